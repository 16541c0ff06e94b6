#include "plate.h"

#include <math.h>
#include <string.h>

#include "draw.h"
#include "operators.h"
#include "out.h"
#include "source.h"
#include "surface.h"

#define MAX_KEPT          64
#define MAX_FILE_BYTES    ((size_t)4 << 20)
#define MAX_CONTENT_BYTES ((size_t)4 << 20)

/* A plate and what it is of. */
struct kept {
    const struct path *of; /* the paths it was made of, when those are kept too */
    struct path *paths;
    size_t n_paths;
    struct plate plate;
};

struct plates {
    struct arena *arena;
    const struct zip *zip;
    struct kept kept[MAX_KEPT];
    size_t n;
};

struct plates *plates_open(struct arena *arena, const struct zip *zip)
{
    struct plates *plates = arena_alloc(arena, sizeof *plates);
    *plates = (struct plates){.arena = arena, .zip = zip};
    return plates;
}

/* --- which one --- */

static bool are_same_steps(const struct path_step *a, const struct path_step *b)
{
    const size_t n = sizeof a->x_pt;
    return a->verb == b->verb && memcmp(a->x_pt, b->x_pt, n) == 0 && memcmp(a->y_pt, b->y_pt, n) == 0;
}

static bool are_same_paths(const struct path *a, const struct path *b)
{
    bool are_same = a->rgb == b->rgb && a->n_steps == b->n_steps;
    for (size_t i = 0; are_same && i < a->n_steps; i++)
        are_same = are_same_steps(&a->steps[i], &b->steps[i]);
    return are_same;
}

static bool is_of(const struct kept *kept, const struct mark *mark)
{
    bool is_it = kept->n_paths == mark->n_paths;
    if (is_it && mark->is_kept && kept->of == mark->paths)
        return true; /* a logo's paths are longer than all else of a letter */
    for (size_t i = 0; is_it && i < mark->n_paths; i++)
        is_it = are_same_paths(&kept->paths[i], &mark->paths[i]);
    return is_it;
}

static struct path *copy_paths(struct arena *arena, const struct mark *mark)
{
    struct path *paths = arena_array(arena, mark->n_paths + 1, sizeof *paths);
    for (size_t i = 0; i < mark->n_paths; i++) {
        const struct path *from = &mark->paths[i];
        paths[i] = (struct path){.steps = arena_array(arena, from->n_steps + 1, sizeof *from->steps), .n_steps = from->n_steps, .rgb = from->rgb};
        memcpy(paths[i].steps, from->steps, from->n_steps * sizeof *from->steps);
    }
    return paths;
}

/* --- drawn --- */

/* All points of its paths, in whole points outward: no ink lies outside them. */
static struct rect reach_of(const struct mark *mark)
{
    static const size_t n_points[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    for (size_t i = 0; i < mark->n_paths; i++) {
        const struct path *path = &mark->paths[i];
        for (size_t j = 0; j < path->n_steps; j++) {
            for (size_t k = 0; k < n_points[path->steps[j].verb]; k++) {
                left = fmin(left, path->steps[j].x_pt[k]);
                right = fmax(right, path->steps[j].x_pt[k]);
                top = fmin(top, path->steps[j].y_pt[k]);
                bottom = fmax(bottom, path->steps[j].y_pt[k]);
            }
        }
    }
    if (left > right)
        return (struct rect){0, 0, 1, 1};
    left = floor(left);
    top = floor(top);
    return (struct rect){left, top, ceil(right) - left, ceil(bottom) - top};
}

static enum outcome draw(struct buf *file, struct diag *d, const struct mark *mark, const struct rect *reach)
{
    cairo_t *cr = surface_begin(file, reach->width_pt, reach->height_pt);
    cairo_translate(cr, -reach->x_pt, -reach->y_pt);
    draw_paths_on(cr, mark);
    cairo_show_page(cr);
    const cairo_status_t said = surface_end(cr);
    return said == CAIRO_STATUS_SUCCESS ? DONE : diag_note(d, D_PDF_DRAW, NULL, "%s", cairo_status_to_string(said));
}

/* --- taken out of Cairo's page --- */

static bool is_operator(const struct operation *op, const char *word)
{
    const size_t n = strlen(word);
    return op->kind == OPERATOR_STATE && (size_t)(op->to - op->from) >= n && memcmp(op->to - n, word, n) == 0;
}

/* What stands between "1 0 0 -1 0 h cm q" and "Q": paths and their colours. The alpha that Cairo sets first (gs) is that of any page: 1. */
static enum outcome take_paths(struct buf *out, struct diag *d, struct bytes page)
{
    static const char *const frame[] = {" cm", "q"};
    struct lex lex = lex_of(page);
    struct operation op;
    bool is_painted = false, is_ended = false;
    for (size_t i = 0; i < sizeof frame / sizeof *frame; i++)
        if (operator_next(&lex, &op) != OPERATOR_STATE || !is_operator(&op, frame[i]))
            return diag_note(d, D_PDF_OPERATOR, NULL, "plate");
    while (operator_next(&lex, &op) != OPERATOR_END) {
        const bool is_frame = is_operator(&op, "Q"), is_kept = op.kind == OPERATOR_PAINT || op.kind == OPERATOR_STATE;
        if (is_ended || !is_kept || is_operator(&op, "q") || is_operator(&op, " cm"))
            return diag_note(d, D_PDF_OPERATOR, NULL, "plate");
        is_ended = is_frame;
        is_painted |= op.kind == OPERATOR_PAINT;
        if (is_frame || is_operator(&op, " gs"))
            continue;
        operator_make_gray(&op);
        buf_add(out, op.from, (size_t)(op.to - op.from));
        buf_add(out, "\n", 1);
    }
    return is_ended && is_painted ? DONE : diag_note(d, D_PDF_OPERATOR, NULL, "plate");
}

static void put_entries(struct plate *plate, struct arena *arena, const struct rect *reach)
{
    struct buf entries;
    buf_init(&entries, 1 << 10);
    put(&entries, "/Type/XObject/Subtype/Form/BBox[0 0 ");
    put_points(&entries, reach->width_pt);
    put(&entries, " ");
    put_points(&entries, reach->height_pt);
    put(&entries, "]/Resources<<>>");
    plate->entries = (struct bytes){arena_strndup(arena, entries.bytes, entries.n_bytes), entries.n_bytes};
    buf_done(&entries);
}

static enum outcome read_plate(struct plate *out, struct arena *arena, struct source *source)
{
    struct source_object page, content;
    struct bytes raw;
    struct buf paths;
    enum outcome got = source_object(&page, source, source->pages[0]);
    if (got == DONE)
        got = source_follow(&content, source, page.value, "/Contents");
    if (got == DONE)
        got = source_inflate(&raw, source, &content);
    if (got != DONE)
        return got;
    buf_init(&paths, MAX_CONTENT_BYTES);
    got = take_paths(&paths, source->d, raw);
    if (got == DONE && paths.overflow)
        got = diag_note(source->d, D_PDF_TOO_BIG, NULL, NULL);
    if (got == DONE)
        out->content = zip_deflate(arena, source->zip, (struct bytes){paths.bytes, paths.n_bytes});
    buf_done(&paths);
    return got;
}

static enum outcome make(struct plate *out, struct plates *plates, struct arena *arena, struct diag *d, const struct mark *mark)
{
    const struct rect reach = reach_of(mark);
    struct source source = {.arena = arena_new(), .d = d, .zip = plates->zip};
    struct buf file;
    buf_init(&file, MAX_FILE_BYTES);
    enum outcome got = draw(&file, d, mark, &reach);
    source.bytes = (struct bytes){file.bytes, file.n_bytes};
    if (got == DONE)
        got = source_open(&source);
    if (got == DONE)
        got = read_plate(out, arena, &source);
    out->x_pt = reach.x_pt;
    out->y_pt = reach.y_pt;
    put_entries(out, arena, &reach);
    buf_done(&file);
    arena_free(source.arena);
    return got;
}

enum outcome plate_of(const struct plate **out, struct plates *plates, struct arena *arena, struct diag *d, const struct mark *mark)
{
    for (size_t i = 0; i < plates->n; i++) {
        if (is_of(&plates->kept[i], mark)) {
            *out = &plates->kept[i].plate;
            return DONE;
        }
    }
    const bool is_kept = plates->n < MAX_KEPT;
    struct kept *kept = is_kept ? &plates->kept[plates->n] : arena_alloc(arena, sizeof *kept);
    struct arena *owner = is_kept ? plates->arena : arena;
    const enum outcome got = make(&kept->plate, plates, owner, d, mark);
    if (got != DONE)
        return got;
    *out = &kept->plate;
    if (!is_kept)
        return DONE;
    kept->of = mark->is_kept ? mark->paths : NULL;
    kept->paths = copy_paths(plates->arena, mark);
    kept->n_paths = mark->n_paths;
    plates->n++;
    return DONE;
}
