/* layout - the kit, and one page model made into pages: each letter's text set as one column, cut into pages, then what
 * else stands on them. READ layout_make() first. */
#include "layout.h"

#include <string.h>
#include "family.h"
#include "paginate.h"
#include "sheet.h"
#include "window.h"

#define DEFAULT_ENVELOPE "nen1026-left-c5"
#define PATTERNS_FILE    "hyphen/hyph_nl_NL.dic"

static void close_breaks(void *breaks)
{
    breaks_close(breaks);
}

static void close_bidi(void *bidi)
{
    bidi_close(bidi);
}

static void close_shapes(void *shapes)
{
    shape_close(shapes);
}

static void close_hyphens(void *hyphens)
{
    hyphen_close(hyphens);
}

enum outcome layout_kit_load(struct layout_kit **out, struct arena *arena, struct diag *d, const struct bundle *b)
{
    struct layout_kit *kit = arena_alloc(arena, sizeof *kit);
    kit->arena = arena;
    kit->bundle = b;
    enum outcome outcome = style_load(&kit->style, arena, d, b);
    if (outcome == DONE) {
        outcome = fonts_load(&kit->fonts, arena, d, b, &kit->style);
    }
    if (outcome != DONE) {
        return outcome;
    }
    kit->breaks = breaks_open();
    arena_defer(arena, close_breaks, kit->breaks);
    kit->bidi = bidi_open();
    arena_defer(arena, close_bidi, kit->bidi);
    kit->shapes = shape_open(&kit->fonts, kit->breaks);
    arena_defer(arena, close_shapes, kit->shapes);
    kit->hyphens = hyphen_open(bundle_file(b, PATTERNS_FILE));
    arena_defer(arena, close_hyphens, kit->hyphens);
    *out = kit;
    return DONE;
}

void *layout_kit_face(const struct layout_kit *kit, int family, enum face face)
{
    return kit->fonts.faces[family][face].ft;
}

enum outcome layout_kit_open_all(struct layout_kit *kit, struct diag *d)
{
    enum outcome outcome = DONE;
    for (size_t i = 0; i < kit->style.n_families; i++) {
        outcome = outcome_worse(outcome, fonts_open(&kit->fonts, d, (int)i));
    }
    return outcome;
}

static enum outcome find_envelope(struct envelope_row **out, struct layout_kit *kit, struct diag *d, const char *id)
{
    for (struct envelope_row *row = kit->envelopes; row; row = row->next) {
        if (strcmp(row->envelope.id, id) == 0) {
            *out = row;
            return DONE;
        }
    }
    struct envelope_row *row = arena_alloc(kit->arena, sizeof *row);
    const enum outcome outcome = envelope_load(&row->envelope, kit->arena, d, kit->bundle, id);
    if (outcome == DONE) {
        row->fits = arena_array(kit->arena, kit->style.n_designs, sizeof *row->fits);
        for (size_t i = 0; i < kit->style.n_designs; i++) {
            row->fits[i] = style_fit(kit->arena, &kit->style.designs[i], &row->envelope);
        }
        row->next = kit->envelopes;
        kit->envelopes = row;
        *out = row;
    }
    return outcome;
}

enum outcome layout_kit_envelope(const struct envelope **out, struct layout_kit *kit, struct diag *d, const char *id)
{
    struct envelope_row *row = NULL;
    const enum outcome outcome = find_envelope(&row, kit, d, id);
    *out = row ? &row->envelope : NULL;
    return outcome;
}

/* A table's head again, on the page that goes on with it: an artifact, since the table was told its head once. */
static void repeat_head(struct page *page, struct job *job, const struct slab *head, double y_pt)
{
    for (const struct mark *mark = head->first; mark; mark = mark == head->last ? NULL : mark->next) {
        struct mark *copy = arena_alloc(job->arena, sizeof *copy);
        *copy = *mark;
        copy->artifact = ARTIFACT_LAYOUT;
        copy->owner = NULL;
        copy->next = NULL;
        copy->y_pt += y_pt - head->top_pt; /* the head itself was placed already */
        sheet_add(page, copy, copy);
    }
}

/* The slabs of one page below each other, the first at y_pt. */
static void place_slabs(struct page *page, const struct galley *g, const struct pagination *cut, size_t nth,
                        double y_pt)
{
    const size_t from = cut->starts[nth];
    const size_t to = nth + 1 < cut->n_pages ? cut->starts[nth + 1] : g->n;
    for (size_t i = from; i < to; i++) {
        struct slab *slab = &g->slabs[i];
        if (i == from && slab->head && from > 0) {
            const struct slab *head = &g->slabs[slab->head - 1];
            repeat_head(page, g->job, head, y_pt);
            y_pt += head->height_pt + slab->gap_pt * cut->tightness[nth];
        } else if (i > from) {
            y_pt += slab->gap_pt * cut->tightness[nth];
        }
        slab->top_pt = y_pt;
        marks_shift(slab->first, 0, y_pt);
        sheet_add(page, slab->first, slab->last);
        y_pt += slab->height_pt;
    }
}

/* One letter's pages, in place behind those that stand already. */
struct maker {
    struct job job;
    const struct scale *scale; /* of the body's size; a letter's language may ask for another leading */
    struct page *pages;
    size_t n_pages, max_pages;
};

static struct page *add_page(struct maker *maker, const struct block *letter)
{
    if (maker->n_pages == maker->max_pages) {
        struct page *more = arena_array(maker->job.arena, maker->max_pages * 2, sizeof *more);
        memcpy(more, maker->pages, maker->n_pages * sizeof *more);
        maker->pages = more;
        maker->max_pages *= 2;
    }
    struct page *page = &maker->pages[maker->n_pages++];
    page->number = (int)maker->n_pages;
    page->letter = letter;
    page->from_right = maker->job.from_right;
    return page;
}

static void use_scale(struct job *job, const struct scale *scale)
{
    job->scale = scale;
    job->strong = scale->types[TYPE_BODY];
    job->strong.face = FACE_BOLD;
}

/* The scale with all leadings of running text so much wider; the window's block keeps its own. */
static struct scale *with_leading(struct arena *arena, const struct scale *scale, double factor)
{
    struct scale *wide = arena_alloc(arena, sizeof *wide);
    *wide = *scale;
    wide->tight_leading_pt *= factor;
    for (int i = 0; i < TYPE_N; i++) {
        wide->types[i].leading_pt *= i == TYPE_ADDRESS || i == TYPE_RETURN ? 1 : factor;
    }
    return wide;
}

/* Takes up a letter, or its pages again: what its language asks of them. */
static void turn_to(struct maker *maker, const struct block *letter)
{
    struct job *job = &maker->job;
    const struct style *style = &job->kit->style;
    const struct sheet_measures *m = &job->design->sheet;
    const double leading = style_leading(style, letter->lang);
    job->from_right = style_from_right(style, letter->lang);
    job->turn_pt = 2 * m->left_pt + m->measure_pt;
    use_scale(job, maker->scale);
    if (leading > 1) {
        struct scale *wide = with_leading(job->arena, maker->scale, leading);
        wide->tight = with_leading(job->arena, maker->scale->tight, leading);
        use_scale(job, wide);
    }
}

static enum outcome set_body(struct galley *g, struct job *job, const struct block *letter)
{
    const struct sheet_measures *m = &job->design->sheet;
    const struct block *body = sheet_part(letter, BLOCK_BODY);
    galley_init(g, job);
    return body ? galley_kids(g, body->first, m->left_pt, m->measure_pt) : DONE;
}

/* Cuts the text into pages; where it would save one, the text is set again with its lines a little closer. */
static enum outcome cut_pages(struct pagination *cut, struct galley *g, struct page_room room,
                              const struct block *letter)
{
    struct job *job = g->job;
    const struct scale *usual = job->scale;
    enum outcome outcome = paginate(cut, g, room);
    const double closer = usual->tight_leading_pt / usual->types[TYPE_BODY].leading_pt;
    if (outcome != DONE || cut->n_pages < 2 || !paginate_could_fit(g, room, cut->n_pages - 1, closer)) {
        return outcome;
    }
    struct galley tight;
    struct pagination fewer;
    use_scale(job, usual->tight);
    outcome = set_body(&tight, job, letter);
    use_scale(job, usual);
    if (outcome == DONE) {
        outcome = paginate(&fewer, &tight, room);
    }
    if (outcome == DONE && fewer.n_pages < cut->n_pages) {
        *g = tight;
        *cut = fewer;
    }
    return outcome;
}

static enum outcome make_letter(struct maker *maker, const struct block *letter)
{
    struct job *job = &maker->job;
    const struct sheet_measures *m = &job->design->sheet;
    struct galley galley;
    struct pagination cut;
    struct mark *help = NULL, *help_last = NULL;
    double first_pt = 0, next_pt = 0, help_pt = 0;
    turn_to(maker, letter);
    enum outcome outcome = family_choose(job, letter);
    if (outcome != DONE) {
        return outcome;
    }
    outcome = set_body(&galley, job, letter);
    outcome = outcome_worse(outcome, sheet_measure_marks(job, letter, &next_pt));
    first_pt = next_pt;
    outcome = outcome_worse(outcome, sheet_measure_footer(job, letter));
    outcome = outcome_worse(outcome, sheet_help(&help, &help_last, job, letter, &help_pt));
    struct page *page = add_page(maker, letter);
    outcome = outcome_worse(outcome, sheet_mark(page, job, true));
    outcome = outcome_worse(outcome, sheet_head(page, job, &first_pt));
    if (outcome != DONE) {
        return outcome;
    }
    const double bottom_pt = m->bottom_pt - job->footer_lift_pt;
    const struct page_room room = {bottom_pt - first_pt, bottom_pt - next_pt, help_pt};
    outcome = cut_pages(&cut, &galley, room, letter);
    for (size_t i = 0; i < cut.n_pages && outcome == DONE; i++) {
        if (i > 0) {
            page = add_page(maker, letter);
            outcome = sheet_mark(page, job, false);
        }
        place_slabs(page, &galley, &cut, i, i == 0 ? first_pt : next_pt);
    }
    if (outcome == DONE) {
        sheet_add(page, help, help_last);
    }
    return outcome;
}

/* Second pass: what needs the number of all pages, and what needs all marks. */
static enum outcome finish_pages(struct maker *maker)
{
    struct job *job = &maker->job;
    enum outcome outcome = DONE;
    job->page_count = (int)maker->n_pages;
    for (size_t i = 0; i < maker->n_pages; i++) {
        job->page_number = (int)i + 1;
        turn_to(maker, maker->pages[i].letter);
        outcome = outcome_worse(outcome, sheet_footer(&maker->pages[i], job));
    }
    if (maker->n_pages && sheet_part(maker->pages[0].letter, BLOCK_ADDRESS)) {
        outcome = outcome_worse(outcome, window_check(&maker->pages[0], job));
    }
    for (size_t i = 0; i < maker->n_pages && outcome == DONE; i++) {
        outcome = sheet_check_page(&maker->pages[i], job);
        outcome = outcome_worse(outcome, window_check_marks(&maker->pages[i], job));
    }
    return outcome;
}

static enum outcome start_job(struct job *job, struct layout_kit *kit, const struct layout_options *options)
{
    const char *envelope = options->envelope ? options->envelope : DEFAULT_ENVELOPE;
    job->kit = kit;
    job->at = options->at;
    job->design = style_design(&kit->style, options->format);
    job->scale = job->design ? style_scale(job->design, options->body_size_pt) : NULL;
    if (!job->scale) {
        return diag_note(job->d, D_BODY_SIZE, options->at, NULL);
    }
    use_scale(job, job->scale);
    job->fields = options->fields;
    struct envelope_row *row = NULL;
    const enum outcome found = find_envelope(&row, kit, job->d, envelope);
    if (found == DONE) {
        job->envelope = &row->envelope;
        job->design = row->fits[job->design - kit->style.designs];
        const bool body_is_stricter = options->max_sheets > 0 && options->max_sheets < job->envelope->max_sheets;
        job->max_sheets = body_is_stricter ? options->max_sheets : job->envelope->max_sheets;
    }
    return found;
}

enum outcome layout_make(struct layout **out, struct arena *arena, struct diag *d, struct layout_kit *kit,
                         const struct block *model, const struct layout_options *options)
{
    struct maker maker = {.job = {.arena = arena, .d = d}, .max_pages = 4};
    enum outcome outcome = start_job(&maker.job, kit, options);
    if (outcome != DONE) {
        return outcome;
    }
    maker.scale = maker.job.scale;
    shape_trim(kit->shapes);
    maker.pages = arena_array(arena, maker.max_pages, sizeof *maker.pages);
    for (const struct block *letter = model->first; letter; letter = letter->next) {
        outcome = outcome_worse(outcome, make_letter(&maker, letter));
    }
    if (outcome != DONE) {
        return outcome;
    }
    outcome = finish_pages(&maker);
    struct layout *layout = arena_alloc(arena, sizeof *layout);
    *layout = (struct layout){
        .width_pt = maker.job.design->sheet.width_pt,
        .height_pt = maker.job.design->sheet.height_pt,
        .pages = maker.pages,
        .n_pages = maker.n_pages,
        .n_sheets = (int)(maker.job.envelope->duplex ? (maker.n_pages + 1) / 2 : maker.n_pages),
        .max_sheets = maker.job.max_sheets,
        .model = model,
        .title = model->first ? model->first->alt : NULL,
        .lang = model->first ? model->first->lang : NULL,
    };
    *out = layout;
    return outcome;
}
