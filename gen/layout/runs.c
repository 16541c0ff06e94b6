#include "runs.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include "../base/text.h"

enum face runs_face(const struct paragraph *p, unsigned style)
{
    if (style & SPAN_STRONG) {
        return FACE_BOLD;
    }
    return style & SPAN_EM ? FACE_ITALIC : p->base_face;
}

const char *runs_span_text(const struct job *job, const struct span *span)
{
    switch (span->kind) {
    case SPAN_BREAK:
        return "\n";
    case SPAN_PAGE_NUMBER:
        return arena_printf(job->arena, "%d", job->page_number);
    case SPAN_PAGE_COUNT:
        return arena_printf(job->arena, "%d", job->page_count);
    case SPAN_TEXT:
        break;
    }
    return span->text ? span->text : "";
}

static void set_space(struct job *job, struct run *run)
{
    run->space = shape_word(job->kit->shapes, run->look, " ", 1);
}

static bool one_look(const struct run *a, const struct run *b)
{
    return memcmp(&a->look, &b->look, sizeof a->look) == 0 && a->href == b->href;
}

/* Adjoining spans of one look are one run: "UWV" and the full stop after it are kerned though only one was inserted. */
static void flatten(struct flat *flat, struct paragraph *p, struct job *job, const struct span *spans)
{
    size_t n_bytes = 0, n_spans = 0;
    for (const struct span *span = spans; span; span = span->next) {
        n_bytes += span->kind == SPAN_TEXT && span->text ? strlen(span->text) : 11;
        n_spans++;
    }
    flat->text = arena_alloc(job->arena, n_bytes + 1);
    flat->run_starts = arena_array(job->arena, n_spans + 1, sizeof *flat->run_starts);
    flat->fixed = arena_array(job->arena, n_spans + 1, sizeof *flat->fixed);
    flat->names = arena_array(job->arena, n_spans + 1, sizeof *flat->names);
    p->runs = arena_array(job->arena, n_spans + 1, sizeof *p->runs);
    for (const struct span *span = spans; span; span = span->next) {
        const char *text = runs_span_text(job, span), *lang = span->lang ? span->lang : p->lang;
        const size_t n = strlen(text);
        const enum face face = fonts_face(&job->kit->fonts, job->family, runs_face(p, span->style));
        const struct run run = {.look = {.family = (unsigned char)job->family,
                                         .face = (unsigned char)face,
                                         .language = shape_language(job->kit->shapes, lang)},
                                .lang = lang,
                                .href = span->href};
        if (n > 0 && (p->n_runs == 0 || !one_look(&p->runs[p->n_runs - 1], &run))) {
            flat->run_starts[p->n_runs] = flat->n_bytes;
            p->runs[p->n_runs] = run;
            set_space(job, &p->runs[p->n_runs++]);
        }
        if (span->nobreak && n > 0) {
            flat->fixed[flat->n_fixed++] = (struct stretch){flat->n_bytes, flat->n_bytes + n};
        }
        if (span->value_of && !text_equal(span->value_of, "noun")) {
            flat->names[flat->n_names++] = (struct stretch){flat->n_bytes, flat->n_bytes + n};
        }
        memcpy(flat->text + flat->n_bytes, text, n);
        flat->n_bytes += n;
    }
}

/* --- texts of several directions or scripts --- */

/* Words of another language, values and links, numbers that never break, isolated: whatever they hold turns nothing around them,
 * and nothing around them turns their digits. They stand in each other in this order. Words of another language run as that
 * language does, the others as their first letter does, from the left when they have none. */
enum shell { SHELL_LANGUAGE, SHELL_VALUE, SHELL_FIXED, SHELL_N };

struct isolator {
    struct job *job;
    const struct paragraph *p;
    struct bidi_mark *marks;
    size_t n, at;
    const struct span *open[SHELL_N]; /* the span that opened it, or NULL */
    unsigned short edge[SHELL_N];     /* the mark of its direction, which stands at both its ends */
};

static const char *other_language(const struct paragraph *p, const struct span *span)
{
    return span->lang && !text_equal(span->lang, p->lang) ? span->lang : NULL;
}

static bool has_shell(const struct isolator *i, const struct span *span, enum shell shell)
{
    switch (shell) {
    case SHELL_LANGUAGE:
        return other_language(i->p, span) != NULL;
    case SHELL_VALUE: /* the full stop behind a name ends the sentence around it: it runs as that does */
        return (span->value_of && !text_equal(span->value_of, "stop")) || span->href;
    default:
        return span->nobreak;
    }
}

/* Does the span stand in what an earlier one opened? */
static bool goes_on(const struct isolator *i, const struct span *span, enum shell shell)
{
    const struct span *open = i->open[shell];
    if (!open || !span || !has_shell(i, span, shell)) {
        return false;
    }
    return shell == SHELL_LANGUAGE ? text_equal(open->lang, span->lang)
           : shell == SHELL_VALUE  ? text_equal(open->value_of, span->value_of) && text_equal(open->href, span->href)
                                   : open == span || open->next == span;
}

static void put_mark(struct isolator *i, unsigned short character)
{
    i->marks[i->n++] = (struct bidi_mark){i->at, character};
}

/* Does what this span opens run from the right? */
static bool runs_from_right(const struct isolator *i, const struct span *span, enum shell shell)
{
    if (shell == SHELL_LANGUAGE) {
        return style_from_right(&i->job->kit->style, span->lang);
    }
    for (; span && goes_on(i, span, shell); span = span->next) {
        const char *text = runs_span_text(i->job, span);
        for (size_t at = 0, n = strlen(text); at < n;) {
            const UCharDirection direction = u_charDirection(text_decode(text, n, &at));
            if (direction == U_LEFT_TO_RIGHT) {
                return false;
            }
            if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) {
                return true;
            }
        }
    }
    return false;
}

/* Closes what ends before this span (NULL: the text ends), opens what begins with it. */
static void isolate(struct isolator *i, const struct span *span)
{
    int shell = 0;
    while (shell < SHELL_N &&
           (i->open[shell] ? goes_on(i, span, (enum shell)shell) : !span || !has_shell(i, span, (enum shell)shell))) {
        shell++;
    }
    for (int inner = SHELL_N - 1; inner >= shell; inner--) {
        if (i->open[inner]) {
            put_mark(i, i->edge[inner]);
            put_mark(i, BIDI_END);
            i->open[inner] = NULL;
        }
    }
    for (; span && shell < SHELL_N; shell++) {
        if (has_shell(i, span, (enum shell)shell)) {
            i->open[shell] = span;
            const bool from_right = runs_from_right(i, span, (enum shell)shell);
            i->edge[shell] = from_right ? BIDI_EDGE_RIGHT : BIDI_EDGE_LEFT;
            put_mark(i, from_right ? BIDI_FROM_RIGHT : BIDI_FROM_LEFT);
            put_mark(i, i->edge[shell]);
        }
    }
}

static unsigned char *find_levels(const struct flat *flat, const struct paragraph *p, struct job *job,
                                  const struct span *spans)
{
    size_t n_spans = 0;
    for (const struct span *span = spans; span; span = span->next) {
        n_spans++;
    }
    struct isolator i = {
        .job = job, .p = p, .marks = arena_array(job->arena, 4 * SHELL_N * (n_spans + 1), sizeof(struct bidi_mark))};
    for (const struct span *span = spans; span; span = span->next) {
        const size_t n = strlen(runs_span_text(job, span));
        if (n > 0) {
            isolate(&i, span);
        }
        i.at += n;
    }
    isolate(&i, NULL);
    const struct bidi_text text = {
        .text = flat->text, .n_bytes = flat->n_bytes, .level = p->from_right, .marks = i.marks, .n_marks = i.n};
    unsigned char *levels = arena_alloc(job->arena, flat->n_bytes + 1);
    bidi_levels(job->kit->bidi, &text, levels);
    return levels;
}

static UScriptCode script_of(int32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = c < 0 ? USCRIPT_COMMON : uscript_getScript(c, &status);
    return U_FAILURE(status) ? USCRIPT_COMMON : script;
}

/* A character of no script of its own stays with the text before it where that family has it; else the letter's family, or
 * the first that has it. Combining marks always stay. */
int runs_family(struct job *job, enum face face, int32_t c, int before)
{
    struct fonts *fonts = &job->kit->fonts;
    const UScriptCode script = script_of(c);
    if (script == USCRIPT_INHERITED || c == '\n') {
        return before;
    }
    if (script != USCRIPT_COMMON) {
        return fonts_family(fonts, job->family, script);
    }
    const int tries[] = {before, job->family};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        if (fonts_open(fonts, job->d, tries[i]) == DONE && fonts_have(fonts, tries[i], face, c)) {
            return tries[i];
        }
    }
    for (size_t i = 0; i < fonts->style->n_families; i++) {
        if (!fonts->style->families[i].formats && fonts_open(fonts, job->d, (int)i) == DONE &&
            fonts_have(fonts, (int)i, face, c)) {
            return (int)i;
        }
    }
    return job->family;
}

/* The family of the text's first letter: signs before it go with it. */
static int first_family(struct job *job, const struct flat *flat)
{
    for (size_t at = 0; at < flat->n_bytes;) {
        const UScriptCode script = script_of(text_decode(flat->text, flat->n_bytes, &at));
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
            return fonts_family(&job->kit->fonts, job->family, script);
        }
    }
    return job->family;
}

/* Cuts the spans' runs further, at each change of level or family. */
static enum outcome refine(struct flat *flat, struct paragraph *p, struct job *job, const unsigned char *levels)
{
    struct run *runs = arena_array(job->arena, flat->n_bytes + 1, sizeof *runs);
    size_t *starts = arena_array(job->arena, flat->n_bytes + 1, sizeof *starts), n = 0, span_run = 0;
    int family = first_family(job, flat);
    enum outcome outcome = fonts_open(&job->kit->fonts, job->d, family);
    for (size_t at = 0; at < flat->n_bytes && outcome == DONE;) {
        const size_t from = at;
        const int32_t c = text_decode(flat->text, flat->n_bytes, &at);
        const bool new_span = span_run + 1 < p->n_runs && flat->run_starts[span_run + 1] <= from;
        span_run += new_span;
        struct run run = p->runs[span_run];
        family = runs_family(job, (enum face)run.look.face, c, family);
        outcome = fonts_open(&job->kit->fonts, job->d, family);
        run.look.family = (unsigned char)family;
        run.look.face = (unsigned char)fonts_face(&job->kit->fonts, family, (enum face)run.look.face);
        run.look.level = levels[from];
        if (n == 0 || new_span || !one_look(&runs[n - 1], &run)) {
            starts[n] = from;
            runs[n++] = run;
        }
    }
    for (size_t i = 0; i < n && outcome == DONE; i++) {
        set_space(job, &runs[i]);
    }
    p->runs = runs;
    p->n_runs = n;
    flat->run_starts = starts;
    return outcome;
}

enum outcome runs_make(struct flat *flat, struct paragraph *out, struct job *job, const struct span *spans)
{
    *flat = (struct flat){0};
    flatten(flat, out, job, spans);
    out->from_right = job->from_right && style_from_right(&job->kit->style, out->lang);
    const bool is_plain = !out->from_right && bidi_is_plain(flat->text, flat->n_bytes);
    if (is_plain && job->family == 0) {
        return DONE;
    }
    if (is_plain) { /* read one way; but the letter's own family may lack a script */
        return refine(flat, out, job, arena_alloc(job->arena, flat->n_bytes + 1));
    }
    out->mixed = true;
    return refine(flat, out, job, find_levels(flat, out, job, spans));
}
