/* kenbaar envelope check: what the window of an envelope shows of a letter, as a picture and as a verdict. */
#include <errno.h>
#include <string.h>

#include <sys/stat.h>

#include "../base/text.h"
#include "../letter.h"
#include "../marks/piece.h"
#include "../pdf/sketch.h"
#include "../record/xml.h"
#include "front.h"

#define MAX_SKETCH ((size_t)32 << 20)
#define NO_PIECE   "00000000000000000" /* the picture is of no run */

struct check_job {
    struct front *f;
    struct sources sources;
    int fd; /* the picture goes here */
    bool is_png;
};

/* A letter laid out, in an envelope. */
struct checked {
    struct shop *shop;
    const struct letter *letter;
    const struct envelope *envelope;
    struct piece_codes codes;
    struct mark_set marks;
};

static const char *word_of(enum outcome outcome)
{
    return outcome == DONE ? "fits" : outcome == HELD ? "held" : outcome == NONE ? "none" : "refused";
}

/* "nen1026-left-c5: refused, P019": what stands above the legend, in the reader's language. */
static const char *verdict_of(const struct check_job *job, const struct checked *c)
{
    static const char *const words[LANGUAGE_N][2] = {[NL] = {"past", "past niet, of mag niet weg"}, [EN] = {"fits", "does not fit, or may not leave"}};
    const struct diag *d = job->f->diag;
    const char *codes = "", *word = words[job->f->opt.lang][c->letter->outcome != DONE];
    for (const struct note *it = d->first; it; it = it->next)
        if (diag_table[it->code].outcome == c->letter->outcome && c->letter->outcome != DONE)
            codes = arena_printf(job->f->arena, "%s %s", codes, diag_table[it->code].code);
    return arena_printf(job->f->arena, "%s: %s%s%s", c->envelope->id, word, *codes ? "," : "", codes);
}

/* The marks of its first sheet. */
static enum outcome choose_marks(struct checked *c, struct front *f, struct inserter *inserter)
{
    const struct layout *layout = c->letter->layout;
    const struct piece_room room = {c->envelope, c->envelope->inserter ? inserter : NULL};
    const struct piece_letter of = {c->shop->layout, layout, xmlDocGetRootElement(c->letter->facts)};
    if (room.inserter && inserter_load(inserter, f->arena, f->diag, c->shop->bundle, c->envelope) != DONE)
        return BROKEN;
    piece_choose(&c->codes, f->arena, &room, &of);
    const struct omr_sheet sheet = {NO_PIECE, 1, layout->n_sheets > 99 ? 99 : layout->n_sheets};
    return piece_marks(&c->marks, f->arena, &room, &c->codes, &sheet) ? DONE : diag_note(f->diag, D_PRINT_LETTER, NULL, "marks");
}

static bool is_annex(const struct letter *letter)
{
    return text_equal(xml_attr(xml_child(xmlDocGetRootElement(letter->facts), "letter"), "form"), "annex");
}

static enum outcome draw(struct buf *picture, const struct check_job *job, struct checked *c)
{
    struct front *f = job->f;
    struct inserter inserter;
    enum outcome got = layout_kit_envelope(&c->envelope, c->shop->layout, f->diag, f->opt.envelope);
    if (got == DONE)
        got = choose_marks(c, f, &inserter);
    if (got != DONE)
        return got;
    const struct sketch_order order = {f->arena, c->shop->pdf, c->envelope, f->opt.lang, job->is_png};
    return sketch_window(picture, f->diag, &order, &(struct sketch_letter){
        .kit = c->shop->layout,
        .layout = c->letter->layout,
        .marks = &c->marks,
        .verdict = verdict_of(job, c),
        .has_window = !is_annex(c->letter),
    });
}

static void print_verdict(const struct check_job *job, const struct checked *c)
{
    const struct front *f = job->f;
    const char *kix = c->codes.kix ? "kix" : "no-kix";
    if (f->opt.json) {
        fputs("{\"id\":", stdout);
        print_json_string(stdout, c->letter->display_id);
        printf(",\"status\":\"%s\",\"codes\":", word_of(c->letter->outcome));
        print_codes(stdout, f->diag, true);
        printf(",\"kix\":%s}\n", c->codes.kix ? "true" : "false");
        return;
    }
    printf("%s\t%s\t", c->letter->display_id, word_of(c->letter->outcome));
    print_codes(stdout, f->diag, false);
    printf("\t%s\n", kix);
}

static int judge(void *context, struct shop *shop, const struct slice *slice, enum outcome sliced)
{
    const struct check_job *job = context;
    struct front *f = job->f;
    struct letter letter;
    struct buf picture;
    struct checked c = {.shop = shop, .letter = &letter};
    front_make(&letter, f->arena, f->diag, shop, slice, sliced, &(struct letter_order){
        .mailing_date = job->sources.mailing_date,
        .envelope = f->opt.envelope,
        .stop_after = STOP_LAID_OUT,
    });
    buf_init(&picture, MAX_SKETCH);
    enum outcome got = letter.outcome == BROKEN ? BROKEN : DONE;
    if (got == DONE && letter.layout)
        got = draw(&picture, job, &c);
    if (got == DONE && picture.n_bytes && !files_write_all(job->fd, picture.bytes, picture.n_bytes))
        got = diag_note(f->diag, D_FILE_WRITE, &(struct place){.file = f->opt.output}, "%s", strerror(errno));
    if (got == DONE)
        print_verdict(job, &c);
    const int status = got == DONE ? front_status_of(letter.outcome, f->diag) : front_status(f->diag);
    buf_done(&picture);
    letter_done(&letter);
    return status;
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct check_job *job = context;
    return front_one_record(job->f, &job->sources, judge, job);
}

static void check_options(struct check_job *job)
{
    struct front *f = job->f;
    const char *path = f->opt.output;
    options_need(f->diag, f->opt.envelope, "--envelope");
    options_need(f->diag, path, "-o, --output");
    job->is_png = path && text_ends(path, ".png");
    if (path && !job->is_png && !text_ends(path, ".pdf") && !text_equal(path, "-"))
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--output: FILE.pdf FILE.png");
    if (f->opt.n_operands > 1)
        diag_note(f->diag, D_OPERANDS, NULL, "RECORD");
}

/* Also of a letter that is refused; but one that never came to pages has none. */
static bool has_picture(const struct output *out, int status)
{
    struct stat st;
    const bool is_whole = status == EXIT_DONE || status == EXIT_ANSWER_NO;
    return is_whole && (!out->path || (fstat(out->fd, &st) == 0 && st.st_size > 0));
}

int cmd_envelope_check(struct front *f)
{
    struct check_job job = {.f = f};
    struct output out;
    check_options(&job);
    if (front_sources(&job.sources, f) != DONE)
        return front_status(f->diag);
    const char *profile = arena_printf(f->arena, "house/envelopes/%s.xml", f->opt.envelope);
    if (!bundle_file(&job.sources.bundle, profile)) {
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--envelope: kenbaar envelope list");
        return front_status(f->diag);
    }
    if (output_open(&out, f->diag, f->opt.output, f->opt.force) != DONE)
        return front_status(f->diag);
    job.fd = f->child_fd = out.fd;
    const int status = front_run(f, run_job, &job);
    if (has_picture(&out, status))
        return output_commit(&out, f->diag) == DONE ? status : front_status(f->diag);
    output_discard(&out);
    return status;
}
