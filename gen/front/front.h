/* front - what every command of the command line is given, and what commands share. No rules live here. */
#pragma once
#include "../base/arena.h"
#include "../base/date.h"
#include "../base/files.h"
#include "../select/bundle.h"
#include "../select/calendar.h"
#include "options.h"
#include "print.h"

/* Exit statuses (design: fixed, scripts rely on them). */
enum exit_status {
    EXIT_DONE = 0,
    EXIT_ANSWER_NO = 1, /* done, and the answer is no */
    EXIT_USAGE = 64,
    EXIT_INPUT = 65, /* input that cannot be used at all */
    EXIT_INTERNAL = 70,
    EXIT_FILES = 74,   /* cannot read or write */
    EXIT_STOPPED = 75, /* run the same command again */
};

struct mail_room;
struct front {
    const struct mail_room *mail_room; /* NULL in kenbaar, which hands over to kenbaar-run where it is needed (hand_over.h) */
    struct arena *arena; /* for the whole process */
    struct diag *diag;   /* notes that belong to no record; the commands return after noting, main() prints */
    struct options opt;
    struct printer printer; /* standard error */
    int child_fd; /* what front_run() leaves open for the child besides the standard three; 0: nothing */
};

struct letter;
struct letter_order;
struct shop;
struct slice;

/* What a letter's entry in the ledger is made of. Told by a child that parsed XML: looked at before it is believed. */
enum { LETTER_ABOUT_BYTES = 65 };
struct letter_about {
    char body[LETTER_ABOUT_BYTES], decision[LETTER_ABOUT_BYTES], role[LETTER_ABOUT_BYTES];
    int months; /* the body's term */
};

/* What takes the libraries of the mail-room, for the commands that all share. */
struct mail_room {
    /* gap --notices: which decisions have had their notice. NULL, noted, when one of them cannot be used. */
    void *(*read_notices)(struct front *f);
    bool (*has_notice)(const void *notices, const char *body, const char *decision);
    bool (*notice_count)(const void *notices, size_t i, const char **instrument, long *noticed); /* of purged runs; false at the end */
    /* letter --ledger: gives the finished letter its name, and enters it. existed: a file has its name already, to be replaced only when it is this very
     * letter. REFUSED: its notice went out before. Ends out. */
    enum outcome (*keep_letter)(struct front *f, struct output *out, const struct letter_about *about, bool existed);
};

struct command {
    const char *name, *second; /* second: of a group, "plan" of `run plan`; NULL: whatever follows */
    enum command_bit bit;
    int (*run)(struct front *f);    /* exit status; NULL: a later version can do it. Of a group, operands begin after the second word */
    const char *const *help;        /* by language; NULL: the page of that name in help.c */
};

/* What a program has beside the commands that all share. */
struct command_set {
    const struct command *more;
    size_t n_more;
    void (*hand_over)(struct front *f, char **argv); /* may leave for another program; NULL: does all itself */
    const struct mail_room *mail_room;
};
/* The whole of a main(): options, command, notes. Gives the exit status. */
int commands_main(int argc, char **argv, const struct command_set *set);

int cmd_letter(struct front *f);
int cmd_check(struct front *f);
int cmd_explain(struct front *f);
int cmd_deadline(struct front *f);
int cmd_bundle(struct front *f);
int cmd_doctor(struct front *f);
int cmd_gap(struct front *f);
int cmd_gates(struct front *f);
int cmd_read(struct front *f);
int cmd_snippet(struct front *f);
int cmd_why(struct front *f);
int cmd_wording(struct front *f);
int cmd_envelope(struct front *f); /* without a word behind it, or with another: 64 */
int cmd_envelope_list(struct front *f);
int cmd_envelope_calibrate(struct front *f);
int cmd_envelope_check(struct front *f);
extern const char *const help_envelope[LANGUAGE_N];

/* Help of a command, or of the program (NULL), on standard output. */
void help_print(const char *command, enum language lang);
/* What every page of help ends with. */
#define HELP_COMMON_EN                                                                                                 \
    "\nCommon options:\n"                                                                                              \
    "  -q, --quiet          only errors on standard error\n"                                                           \
    "      --json           results and notes as JSON\n"                                                               \
    "      --lang nl|en     language of messages (else LC_ALL, LC_MESSAGES, LANG)\n"                                   \
    "  -h, --help           this text\n"                                                                               \
    "  -V, --version        versions of the program and its libraries\n"
#define HELP_COMMON_NL                                                                                                 \
    "\nAlgemene opties:\n"                                                                                             \
    "  -q, --quiet          alleen fouten op de foutuitvoer\n"                                                         \
    "      --json           resultaten en meldingen als JSON\n"                                                        \
    "      --lang nl|en     taal van de meldingen (anders LC_ALL, LC_MESSAGES, LANG)\n"                                \
    "  -h, --help           deze tekst\n"                                                                              \
    "  -V, --version        versies van het programma en zijn bibliotheken\n"
/* The libraries that run with the program, and whose version may change a byte of a letter. */
#define VERSION_BYTES 32
#define VERSION_LIBRARIES 10
struct version_row {
    const char *name;
    char version[VERSION_BYTES];
};
void version_libraries(struct version_row out[VERSION_LIBRARIES]);
/* Names and versions of the program, its letter format and its libraries, one TAB between. */
void version_print(FILE *to, bool json);

/* The exit status that the notes of d call for; 70 when nothing was noted. */
int front_status(const struct diag *d);
/* The same for what became of one record. */
int front_status_of(enum outcome outcome, const struct diag *d);
/* The letter of a record; of one that the splitter stopped (sliced), what it is called and that outcome. letter_done() ends both. */
void front_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                enum outcome sliced, const struct letter_order *order);
/* The last line about a letter that was held or refused: the decision may not leave without it. */
void front_note_end(struct diag *d, enum outcome outcome, const struct place *at);
/* Runs job(context) as the sandboxed child: whatever parses XML runs there. Of what is open it has f->child_fd alone, and the standard three.
 * Returns its exit status; a child that died is noted. */
int front_run(struct front *f, int (*job)(void *context), void *context);
/* For the end of such a job: prints the notes of d, flushes what was printed, and turns a failed write into 74. */
int front_finish(struct front *f, const struct diag *d, int status);
/* Folder "templates" or "fonts" that came with the program: ../NAME beside the folder of the program, else the
 * installed one. Lives in the arena. BROKEN when there is none. */
enum outcome front_builtin(const char **out, struct front *f, const char *name);

/* What `letter`, `check`, `gap` and `gates` read before the sandbox shuts. */
struct sources {
    struct bundle bundle;
    struct input selections;
    struct input releases; /* without a name when none was given */
    struct input *records;
    size_t n_records;
    date_day mailing_date;
};
/* Reads bundle, log, date and the record files that the options and operands name; all faults of the command line at once. */
enum outcome front_sources(struct sources *out, struct front *f);
/* The same for a command that can do without bundle and date; the bundle stays empty when none is named. */
enum outcome front_sources_of_count(struct sources *out, struct front *f);
/* Inside the sandbox: opens the shop from these sources, releases and all, and judges the mailing date. The shop is f's arena's. */
enum outcome front_open_shop(struct shop **out, struct front *f, const struct sources *sources);
/* A file of the templates, of the bundle when one was read, else the built-in one. */
enum outcome front_template(struct input *out, struct front *f, const struct bundle *bundle, const char *name);
/* What a command does with each record. take() gets what the splitter said of it, and gives the status that it calls for;
 * notes are its own to print. */
struct walk {
    struct front *f;
    struct arena *arena; /* reset before each record; the caller's */
    int (*take)(void *context, struct diag *d, const struct slice *slice, enum outcome sliced);
    void *context;
};
/* Every record of every file, in order. Returns the highest status; a file that becomes unusable is noted, and the next read. */
int front_each_record(const struct walk *w, const struct sources *sources);
/* The one record of the file, or that of the id. BROKEN: none, or several. REFUSED: over budget. */
enum outcome front_find_record(struct slice *out, struct arena *arena, struct diag *d, const struct input *file,
                               const char *id);
/* For commands about one record, inside the sandbox: opens the shop, finds the record, and hands both to take() with what the splitter
 * said of it. Prints the notes; gives the status that take() gave, or that of why it did not come so far. */
int front_one_record(struct front *f, const struct sources *sources,
                     int (*take)(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced), void *context);
/* The calendar and the remedies: of the bundle that -b names (then *bundle is filled too, unless NULL), else the built-in ones. */
enum outcome front_law(struct input *calendar, struct input *remedies, struct front *f, struct bundle *bundle);
