#include "pull.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "../base/text.h"
#include "close_report.h"
#include "pull_files.h"
#include "pull_manifest.h"
#include "report.h"

#define MAX_REPORT_BYTES ((size_t)16 << 20)

struct pulling {
    struct closed_run r;
    struct picked pulled; /* that are taken out now */
    struct pulled *out;
    const struct pull_order *order;
    struct arena *arena;
    struct diag *d;
};

/* -- 1: which pieces ------------------------------------------------------------------------------------------------ */

static enum outcome choose(struct pulling *p, struct picked *named)
{
    enum outcome got = picked_find(named, &p->out->listed, p->d, &p->r, p->order->pieces, p->order->n_pieces);
    if (got != DONE)
        return got;
    p->pulled = (struct picked){.rows = arena_array(p->arena, named->n + 1, sizeof *named->rows)};
    for (size_t i = 0; i < named->n; i++) {
        const struct run_piece *piece = &named->rows[i].is;
        if (!named->rows[i].is_found || piece->state == PIECE_PULLED) /* pulled: by an earlier command */
            continue;
        if (piece->state == PIECE_MADE || piece->state == PIECE_DRAFT)
            p->pulled.rows[p->pulled.n++] = named->rows[i];
        else
            listed_add(&p->out->listed, p->arena, &(struct listed_piece){piece->piece, piece_state_word(piece->state), D_PIECE_NOT_SO});
    }
    return p->out->listed.n ? diag_note(p->d, p->out->listed.rows[0].code, &(struct place){.file = p->r.run.path}, "%zu", p->out->listed.n) : DONE;
}

/* -- 2 and 3: made aside, then said --------------------------------------------------------------------------------- */

static enum outcome drop_stage(struct pulling *p)
{
    int pending;
    enum outcome got = run_folder_sub(&pending, p->d, &p->r.run, RUN_PENDING);
    if (got == DONE)
        got = durable_remove_folder(p->d, pending, strrchr(RUN_STAGE, '/') + 1);
    if (pending >= 0)
        close(pending);
    return got;
}

static enum outcome open_stage(int *fd, struct pulling *p)
{
    *fd = -1;
    const enum outcome got = drop_stage(p); /* of a pull that was stopped before it said anything */
    return got == DONE ? run_folder_sub(fd, p->d, &p->r.run, RUN_STAGE) : got;
}

static enum outcome say(struct pulling *p)
{
    for (size_t i = 0; i < p->pulled.n; i++)
        states_set(&p->r.states, p->pulled.rows[i].is.piece, PIECE_PULLED, p->order->reason);
    p->r.states.run = RUN_PULLING;
    return states_write(&p->r.states, p->d, p->r.run.fd);
}

/* Until its last step it can be undone. */
static enum outcome prepare(struct pulling *p)
{
    struct pull_files files;
    int stage;
    enum outcome got = open_stage(&stage, p);
    if (got == DONE)
        got = pull_files_make(&files, p->d, &p->r, &p->pulled, stage);
    if (got == DONE)
        got = pull_manifest_make(p->d, &p->r, &files, &p->pulled, stage);
    if (stage >= 0)
        close(stage);
    for (size_t i = 0; got == DONE && i < files.n; i++)
        p->out->files += files.rows[i].print ? 2 : 1; /* with its job attributes */
    if (got != DONE)
        drop_stage(p);
    return got == DONE ? say(p) : got;
}

/* -- 4: into place -------------------------------------------------------------------------------------------------- */

struct folders {
    int letters, prints, stage; /* -1: not there */
};

static int home_of(const struct pulling *p, const struct folders *f, const char *name)
{
    return text_starts(name, "manifest.") ? p->r.run.fd : text_ends(name, ".tar") ? f->letters : f->prints;
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Names in a folder that are not of files aside, in order: manifest.json comes last. */
static enum outcome list_names(char ***out, size_t *n, struct pulling *p, int folder)
{
    size_t capacity = 0;
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    *out = NULL;
    *n = 0;
    if (!dir) {
        const enum outcome got = durable_failed(p->d, RUN_STAGE, "list");
        if (fd >= 0)
            close(fd);
        return got;
    }
    for (struct dirent *it; (errno = 0, it = readdir(dir)) != NULL;) {
        if (it->d_name[0] == '.')
            continue;
        *out = arena_grow(p->arena, *out, *n, &capacity, sizeof **out);
        (*out)[(*n)++] = arena_strdup(p->arena, it->d_name);
    }
    const enum outcome got = errno == 0 ? DONE : durable_failed(p->d, RUN_STAGE, "list");
    closedir(dir);
    if (*n)
        qsort(*out, *n, sizeof **out, by_name);
    return got;
}

static enum outcome move_all(struct pulling *p, const struct folders *f)
{
    char **names;
    size_t n;
    enum outcome got = list_names(&names, &n, p, f->stage);
    for (size_t i = 0; got == DONE && i < n; i++)
        got = durable_move(p->d, f->stage, home_of(p, f, names[i]), names[i]);
    return got;
}

static bool is_known(const struct run_files *files, const char *name)
{
    for (size_t i = 0; i < files->n; i++)
        if (text_equal(files->rows[i].name, name))
            return true;
    return false;
}

/* Print files of the plan that the manifest knows no more; what else lies there is not ours to take away. */
static enum outcome drop_gone(struct pulling *p, const struct folders *f)
{
    static const char *const endings[] = {".pdf", ".ipp"};
    struct run_files files;
    char name[DURABLE_NAME_BYTES];
    enum outcome got = run_files_read(&files, p->arena, p->d, &p->r);
    for (size_t i = 0; got == DONE && i < p->r.plan.n_shards; i++) {
        const struct plan_shard *shard = &p->r.plan.shards[i];
        for (size_t k = 0; got == DONE && k < 2 * shard->n_print_files; k++) {
            result_print(name, shard->print_files[k / 2].number, shard->print_files[k / 2].profile, endings[k % 2]);
            if (!is_known(&files, name) && faccessat(f->prints, pull_files_base(name), F_OK, AT_SYMLINK_NOFOLLOW) == 0)
                got = durable_remove(p->d, f->prints, pull_files_base(name));
        }
    }
    return got;
}

/* As close writes it, without the operator's words: a purge keeps this file. */
static enum outcome write_report(struct pulling *p)
{
    struct report report;
    struct buf text;
    enum outcome got = report_read(&report, p->arena, p->d, &p->r);
    if (got != DONE)
        return got;
    report.n_reasons = 0;
    buf_init(&text, MAX_REPORT_BYTES);
    report_text(&text, &report, FOR_MAILROOM, p->order->lang);
    got = durable_write_text(p->d, p->r.run.fd, REPORT_TXT, &text);
    buf_done(&text);
    return got;
}

static void close_folders(const struct folders *f)
{
    const int fds[] = {f->letters, f->prints, f->stage};
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
        if (fds[i] >= 0)
            close(fds[i]);
}

/* Steps 4 and 5, whoever began them. */
static enum outcome finish(struct pulling *p)
{
    struct folders f = {-1, -1, -1};
    enum outcome got = run_folder_sub(&f.letters, p->d, &p->r.run, RUN_PENDING "/" RUN_LETTERS);
    if (got == DONE)
        got = run_folder_sub(&f.prints, p->d, &p->r.run, RUN_PENDING "/" RUN_PRINT);
    if (got == DONE)
        got = run_folder_sub(&f.stage, p->d, &p->r.run, RUN_STAGE);
    if (got == DONE)
        got = move_all(p, &f);
    if (got == DONE)
        got = drop_gone(p, &f);
    p->r.states.run = RUN_CLOSED;
    if (got == DONE)
        got = write_report(p);
    if (got == DONE)
        got = drop_stage(p);
    if (got == DONE)
        got = states_write(&p->r.states, p->d, p->r.run.fd);
    close_folders(&f);
    return got;
}

/* -- all ------------------------------------------------------------------------------------------------------------ */

/* Only what has not left can be pulled. */
static enum outcome check_run(struct pulling *p)
{
    const struct place at = {.file = p->r.run.path};
    const enum run_state state = p->r.states.run;
    if (state == RUN_RELEASING)
        return diag_note(p->d, D_STEP_UNFINISHED, &at, "kenbaar run release");
    if (state == RUN_RELEASED || state == RUN_RECONCILED)
        return diag_note(p->d, D_PULL_LATE, &at, NULL);
    return state == RUN_PURGED ? diag_note(p->d, D_RUN_PURGED, &at, NULL) : DONE;
}

static enum outcome pull(struct pulling *p)
{
    struct picked named;
    if (p->r.is_pull_begun)
        p->r.states.run = RUN_CLOSED;
    enum outcome got = check_run(p);
    if (got == DONE && p->r.states.run == RUN_PULLING)
        got = finish(p);
    if (got == DONE)
        got = choose(p, &named);
    if (got == DONE && p->pulled.n) {
        got = prepare(p);
        if (got == DONE)
            got = finish(p);
    }
    if (got == DONE)
        p->out->pieces = (long)named.n;
    return got;
}

enum outcome pull_run(struct pulled *out, struct arena *arena, struct diag *d, const struct pull_order *order)
{
    struct pulling p = {.out = out, .order = order, .arena = arena, .d = d};
    *out = (struct pulled){.pieces = 0};
    enum outcome got = closed_run_open(&p.r, arena, d, order->run, RUN_ALONE);
    if (got == DONE)
        durable_sweep(p.r.run.fd);
    if (got == DONE)
        got = pull(&p);
    closed_run_close(&p.r);
    return got;
}
