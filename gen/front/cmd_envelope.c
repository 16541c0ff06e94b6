/* kenbaar envelope list, calibrate: the profiles of a bundle as a table, and the sheet by which one is measured. `check` is in envelope_check.c. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "../layout/envelope.h"
#include "../pdf/sketch.h"
#include "../record/xml.h"
#include "../select/folder.h"
#include "front.h"

#define MM(pt)          ((pt) * 25.4 / 72)
#define MAX_SKETCH      ((size_t)16 << 20)
#define FONTS           "fonts/"

struct envelope_job {
    struct front *f;
    struct bundle bundle;
    int fd; /* the sheet goes here */
};

/* ---- what to read ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct input *)a)->name, ((const struct input *)b)->name);
}

/* The templates and fonts that came with the program, as the bundle that they would become. */
static enum outcome read_builtin(struct bundle *out, struct front *f)
{
    const char *templates, *fonts;
    struct folder own, type;
    enum outcome got = front_builtin(&templates, f, "templates");
    if (got == DONE)
        got = front_builtin(&fonts, f, "fonts");
    if (got == DONE)
        got = folder_read(&own, f->arena, f->diag, templates, NULL);
    if (got == DONE)
        got = folder_read(&type, f->arena, f->diag, fonts, NULL);
    if (got != DONE)
        return got;
    *out = (struct bundle){.dir = templates, .n_files = own.n_files + type.n_files};
    out->files = arena_array(f->arena, out->n_files + 1, sizeof *out->files);
    memcpy(out->files, own.files, own.n_files * sizeof *own.files);
    for (size_t i = 0; i < type.n_files; i++) {
        struct input *file = &out->files[own.n_files + i];
        *file = type.files[i];
        file->name = arena_printf(f->arena, FONTS "%s", type.files[i].name);
    }
    qsort(out->files, out->n_files, sizeof *out->files, by_name);
    return DONE;
}

static enum outcome read_bundle(struct bundle *out, struct front *f)
{
    return f->opt.bundle ? bundle_read(out, f->arena, f->diag, f->opt.bundle) : read_builtin(out, f);
}

/* ---- list ---- */

static void print_row(const struct envelope *e)
{
    const struct rect *w = &e->window;
    printf("%s\t%s\t%gx%g\t%g,%g,%g,%g\t%s\t%d\t%d\t%d\t%d\t%s\t%g,%g,%g,%g\n", e->id, e->sheet, MM(e->width_pt), MM(e->height_pt), MM(w->x_pt),
           MM(w->y_pt), MM(w->width_pt), MM(w->height_pt), e->duplex ? "duplex" : "simplex", e->max_sheets, e->sheets_per_file, e->grams, e->paper_grams,
           e->inserter ? e->inserter : "none", MM(e->play_left_pt), MM(e->play_right_pt), MM(e->play_up_pt), MM(e->play_down_pt));
}

static void print_object(const struct envelope *e)
{
    const struct rect *w = &e->window;
    printf("{\"id\":\"%s\",\"sheet\":\"%s\",\"width\":%g,\"height\":%g,\"window\":{\"x\":%g,\"y\":%g,\"width\":%g,\"height\":%g},", e->id, e->sheet,
           MM(e->width_pt), MM(e->height_pt), MM(w->x_pt), MM(w->y_pt), MM(w->width_pt), MM(w->height_pt));
    printf("\"sides\":\"%s\",\"max_sheets\":%d,\"sheets_per_file\":%d,\"grams\":%d,\"paper\":%d,\"inserter\":\"%s\",", e->duplex ? "duplex" : "simplex",
           e->max_sheets, e->sheets_per_file, e->grams, e->paper_grams, e->inserter ? e->inserter : "none");
    printf("\"play\":{\"left\":%g,\"right\":%g,\"up\":%g,\"down\":%g}}", MM(e->play_left_pt), MM(e->play_right_pt), MM(e->play_up_pt), MM(e->play_down_pt));
}

/* Runs in the sandbox. */
static int list(void *context)
{
    struct envelope_job *job = context;
    struct front *f = job->f;
    size_t at = 0, n = 0;
    xml_global_init();
    if (f->opt.json)
        fputs("[", stdout);
    for (const char *id; (id = envelope_each(f->arena, &job->bundle, &at)); n++) {
        struct envelope envelope;
        if (envelope_load(&envelope, f->arena, f->diag, &job->bundle, id) != DONE)
            return front_finish(f, f->diag, front_status(f->diag));
        if (!f->opt.json)
            print_row(&envelope);
        else if (n > 0)
            fputs(",", stdout);
        if (f->opt.json)
            print_object(&envelope);
    }
    if (f->opt.json)
        puts("]");
    return front_finish(f, f->diag, EXIT_DONE);
}

int cmd_envelope_list(struct front *f)
{
    struct envelope_job job = {.f = f};
    if (f->opt.n_operands > 0)
        diag_note(f->diag, D_OPERANDS, NULL, "envelope list");
    if (f->diag->worst == BROKEN || read_bundle(&job.bundle, f) != DONE)
        return front_status(f->diag);
    return front_run(f, list, &job);
}

/* ---- calibrate ---- */

static enum outcome draw_sheet(struct buf *out, struct envelope_job *job)
{
    struct front *f = job->f;
    struct layout_kit *kit;
    struct pdf_kit *pdf;
    const struct envelope *envelope;
    xml_global_init();
    enum outcome got = layout_kit_load(&kit, f->arena, f->diag, &job->bundle);
    if (got == DONE)
        got = pdf_kit_load(&pdf, f->arena, f->diag, kit);
    if (got == DONE)
        got = layout_kit_envelope(&envelope, kit, f->diag, f->opt.operands[0]);
    if (got != DONE)
        return got;
    return sketch_calibration(out, f->diag, &(struct sketch_order){.arena = f->arena, .kit = pdf, .envelope = envelope, .lang = f->opt.lang});
}

/* Runs in the sandbox. */
static int calibrate(void *context)
{
    struct envelope_job *job = context;
    struct front *f = job->f;
    struct buf sheet;
    buf_init(&sheet, MAX_SKETCH);
    enum outcome got = draw_sheet(&sheet, job);
    if (got == DONE && !files_write_all(job->fd, sheet.bytes, sheet.n_bytes))
        got = diag_note(f->diag, D_FILE_WRITE, &(struct place){.file = f->opt.output}, "%s", strerror(errno));
    buf_done(&sheet);
    return front_finish(f, f->diag, got == DONE ? EXIT_DONE : front_status(f->diag));
}

int cmd_envelope_calibrate(struct front *f)
{
    struct envelope_job job = {.f = f};
    struct output out;
    if (f->opt.n_operands != 1)
        diag_note(f->diag, D_OPERANDS, NULL, "envelope calibrate PROFILE");
    options_need(f->diag, f->opt.output, "-o, --output");
    if (f->diag->worst == BROKEN || read_bundle(&job.bundle, f) != DONE || output_open(&out, f->diag, f->opt.output, f->opt.force) != DONE)
        return front_status(f->diag);
    job.fd = f->child_fd = out.fd;
    const int status = front_run(f, calibrate, &job);
    if (status == EXIT_DONE)
        return output_commit(&out, f->diag) == DONE ? EXIT_DONE : front_status(f->diag);
    output_discard(&out);
    return status;
}

int cmd_envelope(struct front *f)
{
    diag_note(f->diag, D_OPERANDS, NULL, "envelope list | calibrate PROFILE | check RECORD");
    return front_status(f->diag);
}
