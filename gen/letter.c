/* The life of a letter.
 *
 *   1 read     the record's bytes become a tree (budget kept by record/splitter before)      record/
 *   2 check    the tree against the schema, then against the rules a record alone can break  record/
 *   3 find     its lines in the selection log, their instrument                              select/
 *   4 join     record + selection + instrument + body + law -> <facts>, last day computed     select/
 *   5 gates    what must hold before anything is said                                       select/
 *   6 compose  XSLT and approved wording -> page model; claims, duties, fields checked       compose/
 *   7 lay out  page model -> pages of placed marks, in the design of the reading format      layout/
 *   8 draw     marks -> PDF, through Cairo; or page model -> plain text                      pdf/, text/
 *   9 proof    the finished bytes are read again by a second code path, which knows facts and duties alone   pdf/proof/
 *
 * Each step returns an outcome: DONE go on; HELD go on too, so that every fault is known at once, but hand nothing out
 * unless a preview or a look inside (stop_after) was asked for; REFUSED, NONE and BROKEN end the letter. Refused outranks held. */
#include "letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "compose/notice.h"
#include "pdf/proof/plain.h"
#include "text/typed.h"

#define NOTICE_MAX_BYTES ((size_t)1 << 20)
#define NOTICE_FILE      "kennisgeving.xml"
#define NOTICE_TITLE     "Wat deze brief zegt, voor een computer"
#define LETTER_MAX_BYTES ((size_t)64 << 20)
#define STANDARD         "standard"
#define TEXT             "text"

/* A letter on its way through the steps. */
struct work {
    struct arena *arena;
    struct diag *d;
    struct shop *shop;
    const struct letter_order *order;
    struct place at;
    struct record record;
    xmlDoc *facts;
    struct programs *programs; /* of the facts */
    xmlDoc *page;
    struct block *model;
    struct layout *layout;
    bool has_file; /* inside the PDF */
    struct letter *out;
};

/* Go on after DONE and HELD. */
static bool may_go_on(enum outcome so_far)
{
    return so_far == DONE || so_far == HELD;
}

/* Steps 1 and 2. */
static enum outcome read_record(struct work *w, const struct slice *slice)
{
    enum outcome got = record_read(&w->record, w->arena, w->d, w->shop->record_schema, slice);
    w->out->display_id = record_display_id(w->arena, slice, got == DONE ? &w->record : NULL);
    w->at.record = w->out->display_id;
    return got;
}

/* Steps 3 and 4. */
static enum outcome join_facts(struct work *w)
{
    struct order order = {
        .mailing_date = w->order->mailing_date,
        .form = w->order->form,
        .format = w->order->format,
        .language = w->order->language,
        .releases = &w->shop->releases,
        .is_copy = w->order->copy,
        .is_snippet = w->order->snippet,
    };
    const struct selections *log = w->order->own_log ? w->order->own_log : w->shop->selections;
    return facts_join(&w->facts, w->arena, w->d, w->shop->statute, &w->record, log, &order);
}

/* Steps 1 to 4. The facts may be there although the answer is REFUSED. */
static enum outcome know(struct work *w, const struct slice *slice)
{
    enum outcome so_far = read_record(w, slice);
    if (may_go_on(so_far))
        so_far = outcome_worse(so_far, join_facts(w));
    if (w->facts)
        w->programs = programs_new(w->arena, statute_tests(w->shop->statute), w->facts);
    return so_far;
}

/* Step 6. */
static enum outcome compose(struct work *w, bool concept)
{
    enum outcome got = compose_page(&w->page, w->d, w->shop->composer, w->programs, concept, &w->at);
    if (got == DONE)
        got = page_model_read(&w->model, w->arena, w->d, w->page);
    if (got == DONE)
        got = page_model_whole(w->d, w->model, concept);
    return got;
}

/* What the facts say the letter is: standard, large-print, text. */
static const char *format_of(const struct work *w)
{
    return xml_attr(xml_child(xmlDocGetRootElement(w->facts), "letter"), "format");
}

static bool is_text(const struct work *w)
{
    return text_equal(format_of(w), TEXT);
}

/* The first of the body's envelope rows, from `row` on, that is for this format. */
static const xmlNode *envelope_row(const xmlNode *row, const char *format)
{
    while (row && !text_equal(xml_attr(row, "format"), format))
        row = xml_next(row, "envelope");
    return row;
}

/* Lays it out for one envelope. */
static enum outcome lay_out_for(struct work *w, struct diag *d, const xmlNode *envelope)
{
    const char *format = format_of(w);
    const xmlNode *house = xml_child(xml_child(xmlDocGetRootElement(w->facts), "body"), "house");
    const char *size = text_equal(format, STANDARD) ? xml_attr(house, "body-size-pt") : NULL; /* another design has sizes of its own */
    const char *sheets = w->order->envelope ? NULL : xml_attr(envelope, "max-sheets");
    struct layout_options options = {
        .envelope = w->order->envelope ? w->order->envelope : xml_attr(envelope, "profile"),
        .format = format,
        .body_size_pt = size ? strtod(size, NULL) : 0,
        .max_sheets = sheets ? (int)strtol(sheets, NULL, 10) : 0,
        .fields = w->shop->record_schema,
        .at = &w->at,
    };
    w->out->profile = options.envelope;
    return layout_make(&w->layout, w->arena, d, w->shop->layout, w->model, &options);
}

/* Step 7, its notes in d. The envelope is the first of the body's for this reading format in which the letter fits, else the last of them; of
 * a body that has none for it, those of the standard letter. */
static enum outcome lay_out(struct work *w, struct diag *d)
{
    const xmlNode *rows = xml_child(xml_child(xmlDocGetRootElement(w->facts), "body"), "envelope");
    const xmlNode *own = envelope_row(rows, format_of(w)), *row = own ? own : envelope_row(rows, STANDARD);
    const xmlNode *next = w->order->envelope ? NULL : envelope_row(xml_next(row, "envelope"), xml_attr(row, "format"));
    for (; next; row = next, next = envelope_row(xml_next(row, "envelope"), xml_attr(row, "format"))) {
        struct diag unheard;
        diag_init(&unheard, w->arena);
        if (lay_out_for(w, &unheard, row) == DONE && w->layout->n_sheets <= w->layout->max_sheets)
            return DONE;
    }
    return lay_out_for(w, d, row);
}

/* A letter that its envelope does not take is refused; but a translation never holds the notice: when only
 * the record wished for it and the Dutch letter fits alone, that one goes out, reported. */
static enum outcome fit_envelope(struct work *w, bool concept)
{
    if (w->layout->n_sheets <= w->layout->max_sheets)
        return DONE;
    const bool is_wish = !w->order->language && w->model->first && w->model->first->next;
    if (!is_wish)
        return diag_note(w->d, D_TOO_LONG, &w->at, "%zu pages, %d sheets", w->layout->n_pages, w->layout->max_sheets);

    programs_leave_translation(w->programs);
    diag_note(w->d, D_TRANSLATION_TOO_LONG, &w->at, "%d sheets", w->layout->max_sheets);
    enum outcome got = compose(w, concept);
    if (got == DONE)
        got = lay_out(w, w->d);
    return got == DONE ? fit_envelope(w, concept) : got;
}

/* A reading format that only the record wished for never holds the notice: a letter that cannot be made so, or has too many sheets, is made
 * as the standard one, reported. False when it was made as wished. */
static bool leaves_format(struct work *w)
{
    if (w->order->format || text_equal(format_of(w), STANDARD))
        return false;
    struct diag unheard;
    diag_init(&unheard, w->arena);
    const enum outcome got = lay_out(w, &unheard);
    if (got == DONE && w->layout->n_sheets <= w->layout->max_sheets)
        return false;
    const char *why = got == DONE ? diag_table[D_TOO_LONG].code : unheard.first ? diag_table[unheard.first->code].code : "";
    diag_note(w->d, D_FORMAT_LEFT, &w->at, "%s: %s", format_of(w), why);
    programs_leave_format(w->programs);
    return true;
}

/* Step 7 until the letter fits its envelope. */
static enum outcome lay_out_to_fit(struct work *w, bool concept)
{
    if (is_text(w))
        return DONE;
    w->layout = NULL;
    enum outcome got = DONE;
    const bool is_left = leaves_format(w);
    if (is_left) /* a format may have an order of its own */
        got = compose(w, concept);
    if (got == DONE && (is_left || !w->layout))
        got = lay_out(w, w->d);
    return may_go_on(got) ? fit_envelope(w, concept) : got;
}

static void free_notice(void *notice)
{
    buf_done(notice);
}

/* The notice for machines, when it was asked for or the body always wants it; else NULL. */
static const struct pdf_attachment *attach_notice(struct work *w)
{
    const char *wanted = xml_attr(xml_child(xmlDocGetRootElement(w->facts), "body"), "embed");
    if (!w->order->embed && !text_equal(wanted, "yes"))
        return NULL;
    struct buf *notice = arena_alloc(w->arena, sizeof *notice);
    buf_init(notice, NOTICE_MAX_BYTES);
    arena_defer(w->arena, free_notice, notice);
    notice_write(notice, w->arena, &(struct notice_sources){
        .composer = w->shop->composer,
        .statute = w->shop->statute,
        .programs = w->programs,
        .page = w->page,
        .bundle_hash = w->shop->bundle->hash,
    });
    struct pdf_attachment *file = arena_alloc(w->arena, sizeof *file);
    *file = (struct pdf_attachment){NOTICE_FILE, NOTICE_TITLE, notice->bytes, notice->n_bytes};
    w->out->bytes.overflow |= notice->overflow;
    return file;
}

/* Step 8. */
static enum outcome draw(struct work *w)
{
    if (is_text(w)) {
        typed_write(&w->out->bytes, w->arena, w->model);
        hash_sha256_hex(w->out->bytes.bytes, w->out->bytes.n_bytes, w->out->sha256);
        return DONE;
    }
    const xmlNode *letter = xml_child(xmlDocGetRootElement(w->facts), "letter");
    char iso[11];
    date_format(w->order->mailing_date, iso);
    const struct pdf_about about = {
        .mailing_date = iso,
        .bundle_hash = w->shop->bundle->hash,
        .form = xml_attr(letter, "form"),
        .format = xml_attr(letter, "format"),
        .attachment = attach_notice(w),
        .sha256 = w->out->sha256,
    };
    w->has_file = about.attachment != NULL;
    return pdf_write(&w->out->bytes, w->arena, w->d, w->shop->pdf, w->layout, &about);
}

/* Step 9. */
static enum outcome proof(struct work *w)
{
    const struct proof_order order = {
        .pdf = {w->out->bytes.bytes, w->out->bytes.n_bytes},
        .programs = w->programs,
        .may_hold_file = w->has_file,
        .at = &w->at,
    };
    return (is_text(w) ? plain_proofread : proofread)(w->arena, w->d, w->shop->proofreader, &order);
}

/* Shows the work as far as it went; true when the letter was to stop here. */
static bool stop_here(struct work *w, enum letter_stop stage)
{
    if (w->order->stop_after != stage)
        return false;
    switch (stage) {
    case STOP_FACTS:
        xml_write(&w->out->bytes, w->facts);
        break;
    case STOP_PAGE:
        xml_write(&w->out->bytes, w->page);
        break;
    case STOP_LAYOUT:
        if (is_text(w))
            typed_write(&w->out->bytes, w->arena, w->model);
        else
            layout_dump(&w->out->bytes, w->layout);
        break;
    case STOP_LAID_OUT:
    case STOP_NONE:
        break;
    }
    return true;
}

static enum outcome make(struct work *w, const struct slice *slice)
{
    enum outcome so_far = know(w, slice);
    if (w->facts && so_far != NONE && so_far != BROKEN) /* also after a refusal: every fault at once */
        so_far = outcome_worse(so_far, gates_judge(w->d, w->shop->statute, w->programs, &w->at));
    if (!may_go_on(so_far) || stop_here(w, STOP_FACTS))
        return so_far;

    so_far = outcome_worse(so_far, compose(w, so_far == HELD));
    if (!may_go_on(so_far) || stop_here(w, STOP_PAGE))
        return so_far;

    so_far = outcome_worse(so_far, lay_out_to_fit(w, so_far == HELD));
    if (!may_go_on(so_far) || stop_here(w, STOP_LAYOUT) || stop_here(w, STOP_LAID_OUT))
        return so_far;

    const bool is_shown = so_far == DONE || w->order->preview;
    if (is_shown)
        so_far = outcome_worse(so_far, draw(w));
    if (is_shown && may_go_on(so_far))
        so_far = outcome_worse(so_far, proof(w));
    return so_far;
}

static struct work begin(struct arena *arena, struct diag *d, struct shop *shop, const struct slice *slice,
                         const struct letter_order *order)
{
    return (struct work){
        .arena = arena,
        .d = d,
        .shop = shop,
        .order = order,
        .at = {.file = slice->in->name, .line = slice->line},
    };
}

enum outcome letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop,
                         const struct slice *slice, const struct letter_order *order)
{
    struct work w = begin(arena, d, shop, slice, order);
    w.out = out;
    memset(out, 0, sizeof *out);
    buf_init(&out->bytes, LETTER_MAX_BYTES);

    out->outcome = make(&w, slice);
    out->facts = w.facts;
    out->programs = w.programs;
    out->page = w.page;
    out->layout = w.layout;
    if (out->bytes.overflow) /* a dump; the PDF is judged where it is drawn */
        out->outcome = outcome_worse(out->outcome, diag_note(d, D_PDF_TOO_BIG, &w.at, NULL));
    bool may_show = out->outcome == DONE || (out->outcome == HELD && (order->preview || order->stop_after));
    if (!may_show)
        buf_clear(&out->bytes);
    return out->outcome;
}

enum outcome letter_facts(struct programs **facts, struct arena *arena, struct diag *d, struct shop *shop,
                          const struct slice *slice, const struct letter_order *order)
{
    struct letter letter = {0};
    struct work w = begin(arena, d, shop, slice, order);
    w.out = &letter;
    enum outcome got = know(&w, slice);
    *facts = w.programs;
    return got;
}

void letter_done(struct letter *letter)
{
    buf_done(&letter->bytes);
}
