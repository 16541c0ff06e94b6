/* workshop - the product's own parts set up in memory, for tests that make thousands of letters from altered files.
 *
 * The bundle is what `bundle new` and the samples would give, without fonts and without a lock: what the lock vouches for is what
 * these tests alter. So letters go as far as the page model. Nothing here is a switch in the product. Every call that cannot
 * do its work ends the program with 2 and a line on standard error: that is no finding. */
#pragma once
#include "../../gen/letter.h"
#include "page_lines.h"

struct workshop {
    struct arena *arena; /* of the process */
    struct diag diag;
    struct bundle bundle; /* templates/, samples/bodies, samples/instruments, samples/releases.xml */
    struct input log;     /* samples/selections.xml */
    date_day mailing_date; /* the day on which all samples are judged */
    struct slice *samples; /* the records of samples/records/, by name of file */
    size_t n_samples;
};

void workshop_open(struct workshop *w);
_Noreturn void workshop_stop(const struct diag *d, const char *what);

/* A file of the repository, or those below one of its folders (names relative to it). */
struct input workshop_file(struct workshop *w, const char *path);
struct input *workshop_files(struct workshop *w, const char *folder, size_t *n);
/* The records of a file; those that the splitter refuses are left out. Their number; *out in the arena. */
size_t workshop_slices(struct slice **out, struct arena *arena, struct diag *d, const struct input *in);

/* The bundle with another text in the place of a file, or with one more. */
struct bundle workshop_with(struct arena *arena, const struct bundle *b, const char *name, struct input text);
/* What a letter needs up to the page model, with the log of w; NULL when one of them cannot be used (d says why). */
struct shop *workshop_shop(struct workshop *w, struct arena *arena, struct diag *d, const struct bundle *b);
enum outcome workshop_composer(struct composer **out, struct arena *arena, struct diag *d, const struct bundle *b,
                               const struct statute *statute);

/* What became of a record. */
struct printed {
    enum outcome outcome;
    const char *codes; /* that stopped it, "L103 L108"; "" when none */
    const char *warns; /* the other codes that were noted */
    const char *notes; /* the codes that stopped it with what they say */
    xmlDoc *facts;     /* as far as they came */
    xmlDoc *page;      /* NULL unless it was made, or held with concept asked for */
};
/* Makes one letter up to its page model, as every front door does. All in the arena. */
struct printed workshop_print(struct arena *arena, struct shop *shop, const struct slice *slice,
                              const struct letter_order *order);
/* The codes that were noted, each once: those that stop a letter, or the others. */
char *workshop_codes(struct arena *arena, const struct diag *d, bool that_stop);
/* Those that stop it, with what each says of itself: "L140 (17.1), L141 (summary)". */
char *workshop_notes(struct arena *arena, const struct diag *d);
