#include "drawing.h"

#include <string.h>

#define PT_PER_MM (72.0 / 25.4)

/* Each design has a drawing of its own: they differ in how large it may be. */
static struct drawing *find(const struct job *job, struct drawing *list, const char *key)
{
    while (list && (list->design != job->design || strcmp(list->key, key) != 0)) {
        list = list->next;
    }
    return list;
}

static struct drawing *keep(struct job *job, struct drawing **list, const char *key)
{
    struct layout_kit *kit = job->kit;
    struct drawing *drawing = arena_alloc(kit->arena, sizeof *drawing);
    drawing->key = arena_strdup(kit->arena, key);
    drawing->design = job->design;
    drawing->next = *list;
    *list = drawing;
    return drawing;
}

static struct mark *mark_of(struct job *job, const struct block *block, const struct drawing *drawing)
{
    struct mark *mark = arena_alloc(job->arena, sizeof *mark);
    mark->kind = MARK_PATH;
    mark->owner = block;
    mark->width_pt = drawing->width_pt;
    mark->height_pt = drawing->height_pt;
    mark->paths = drawing->paths;
    mark->n_paths = drawing->n_paths;
    mark->is_kept = true;
    mark->alt = block->alt;
    mark->lang = block->lang;
    return mark;
}

/* The paths with their units made points. */
static struct path *scaled(struct arena *arena, const struct logo *logo, double factor)
{
    struct path *paths = arena_array(arena, logo->n_paths, sizeof *paths);
    for (size_t i = 0; i < logo->n_paths; i++) {
        const struct path *from = &logo->paths[i];
        paths[i] = (struct path){.steps = arena_array(arena, from->n_steps, sizeof *from->steps),
                                 .n_steps = from->n_steps,
                                 .rgb = from->rgb};
        for (size_t j = 0; j < from->n_steps; j++) {
            struct path_step *step = &paths[i].steps[j];
            *step = from->steps[j];
            for (int k = 0; k < 3; k++) {
                step->x_pt[k] *= factor;
                step->y_pt[k] *= factor;
            }
        }
    }
    return paths;
}

static enum outcome load_logo(struct drawing **out, struct job *job, const struct block *block, double height_pt)
{
    struct layout_kit *kit = job->kit;
    const struct input *file = block->src ? bundle_file(kit->bundle, block->src) : NULL;
    struct logo *logo = NULL;
    if (!file) {
        return diag_note(job->d, D_LOGO_MISSING, &(struct place){.file = block->src}, NULL);
    }
    const enum outcome outcome = logo_load(&logo, kit->arena, job->d, file);
    if (outcome != DONE) {
        return outcome;
    }
    double factor = block->width_mm * PT_PER_MM / logo->width;
    if (logo->height * factor > height_pt) {
        factor = height_pt / logo->height;
    }
    struct drawing *drawing = keep(job, &kit->logos, block->src);
    drawing->width_pt = logo->width * factor;
    drawing->height_pt = logo->height * factor;
    drawing->paths = scaled(kit->arena, logo, factor);
    drawing->n_paths = logo->n_paths;
    *out = drawing;
    return DONE;
}

enum outcome drawing_logo(struct mark **out, struct job *job, const struct block *logo, double height_pt)
{
    struct drawing *drawing = logo->src ? find(job, job->kit->logos, logo->src) : NULL;
    if (!drawing) {
        const enum outcome outcome = load_logo(&drawing, job, logo, height_pt);
        if (outcome != DONE) {
            return outcome;
        }
    }
    *out = mark_of(job, logo, drawing);
    return DONE;
}

enum outcome drawing_qr(struct mark **out, struct job *job, const struct block *qr)
{
    struct layout_kit *kit = job->kit;
    const struct details *details = &job->design->details;
    struct drawing *drawing = find(job, kit->codes, qr->src);
    if (!drawing) {
        struct path path = {0};
        double module_pt = 0;
        const enum outcome outcome = qr_make(&path, kit->arena, job->d, qr->src, details->qr_pt, &module_pt);
        if (outcome != DONE) {
            return outcome;
        }
        if (module_pt < details->qr_module_min_pt) {
            return diag_note(job->d, D_QR_FINE, job->at, NULL);
        }
        drawing = keep(job, &kit->codes, qr->src);
        drawing->width_pt = drawing->height_pt = details->qr_pt;
        drawing->paths = arena_alloc(kit->arena, sizeof path);
        *drawing->paths = path;
        drawing->n_paths = 1;
    }
    *out = mark_of(job, qr, drawing);
    return DONE;
}
