#include "pull_files.h"

#include <signal.h>
#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "pull_work.h"
#include "shard_result.h"

#define RUN_DIGITS  8
#define FIRST_SHEET 2 /* behind the first banner */

const char *pull_files_base(const char *name)
{
    const char *slash = strchr(name, '/');
    return slash ? slash + 1 : name;
}

/* -- which files ---------------------------------------------------------------------------------------------------- */

static struct pull_file *find(const struct pull_files *files, const char *name)
{
    for (size_t i = files->n; i > 0; i--) /* pieces come in the order of their files */
        if (text_equal(files->rows[i - 1].name, name))
            return &files->rows[i - 1];
    return NULL;
}

static const struct plan_print_file *planned(const struct plan *plan, const char *name)
{
    char own[DURABLE_NAME_BYTES];
    for (size_t i = 0; i < plan->n_shards; i++) {
        for (size_t f = 0; f < plan->shards[i].n_print_files; f++) {
            const struct plan_print_file *print = &plan->shards[i].print_files[f];
            result_print(own, print->number, print->profile, ".pdf");
            if (text_equal(own, name))
                return print;
        }
    }
    return NULL;
}

static struct pull_file *add_file(struct pull_files *out, struct arena *arena, const char *name)
{
    struct pull_file *file = find(out, name);
    if (file)
        return file;
    out->rows = arena_grow(arena, out->rows, out->n, &out->capacity, sizeof *out->rows);
    file = &out->rows[out->n++];
    *file = (struct pull_file){.name = arena_strdup(arena, name), .from_fd = -1, .out = {.fd = -1}, .ipp = {.fd = -1}};
    return file;
}

/* A tar, and behind it the print files of its letters. */
static enum outcome choose_files(struct pull_files *out, struct diag *d, const struct closed_run *r, const struct picked *pulled)
{
    for (size_t i = 0; i < pulled->n; i++) {
        const struct run_piece *piece = &pulled->rows[i].is;
        const size_t tar = (size_t)(add_file(out, r->arena, piece->tar) - out->rows);
        if (!piece->print_file[0])
            continue;
        struct pull_file *print = add_file(out, r->arena, piece->print_file);
        print->tar = tar;
        print->print = planned(&r->plan, piece->print_file);
        if (!print->print)
            return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = "manifest.csv"}, "%s", print->name);
    }
    return DONE;
}

static bool is_pulled(const struct picked *pulled, size_t *at, const char *piece)
{
    while (*at < pulled->n && strcmp(pulled->rows[*at].is.piece, piece) < 0)
        ++*at;
    return *at < pulled->n && text_equal(pulled->rows[*at].is.piece, piece);
}

static void keep(struct pull_file *file, struct arena *arena, const struct run_piece *piece)
{
    struct picked *letters = &file->letters;
    letters->rows = arena_grow(arena, letters->rows, letters->n, &letters->capacity, sizeof *letters->rows);
    picked_keep(&letters->rows[letters->n++], arena, piece);
}

static enum outcome choose_letters(struct pull_files *out, struct diag *d, const struct closed_run *r, const struct picked *pulled)
{
    struct piece_walk walk;
    struct run_piece piece;
    size_t at = 0;
    enum outcome got = piece_walk_open(&walk, d, r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, d)) == DONE) {
        if (!piece.member[0] || is_pulled(pulled, &at, piece.piece))
            continue;
        struct pull_file *tar = find(out, piece.tar), *print = piece.print_file[0] ? find(out, piece.print_file) : NULL;
        if (tar)
            keep(tar, r->arena, &piece);
        if (print)
            keep(print, r->arena, &piece);
    }
    piece_walk_close(&walk);
    return got == NONE ? DONE : got;
}

static void count_sheets(struct pull_file *file, struct arena *arena)
{
    long sheet = FIRST_SHEET;
    file->is_gone = file->print && file->letters.n == 0;
    if (!file->print)
        return;
    file->first_sheets = arena_array(arena, file->letters.n + 1, sizeof *file->first_sheets);
    for (size_t i = 0; i < file->letters.n; i++) {
        file->first_sheets[i] = sheet;
        sheet += file->letters.rows[i].is.sheets;
    }
}

long pull_files_first_sheet(const struct pull_files *files, const struct run_piece *piece)
{
    const struct pull_file *file = piece->print_file[0] ? find(files, piece->print_file) : NULL;
    size_t low = 0, high = file ? file->letters.n : 0;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(file->letters.rows[middle].is.piece, piece->piece);
        if (order == 0)
            return file->first_sheets[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return piece->first_sheet;
}

/* -- their bytes ---------------------------------------------------------------------------------------------------- */

static const char *ipp_of(struct arena *arena, const char *pdf)
{
    return arena_printf(arena, "%.*s.ipp", (int)(strlen(pdf) - (sizeof ".pdf" - 1)), pdf);
}

static enum outcome open_file(struct pull_file *file, struct diag *d, const struct closed_run *r, const struct run_files *known, int stage_fd)
{
    enum outcome got = run_files_open_checked(&file->from_fd, d, r, known, file->name);
    if (got != DONE || file->is_gone)
        return got;
    got = aside_open(&file->out, d, stage_fd, pull_files_base(file->name));
    if (got == DONE && file->print)
        got = aside_open(&file->ipp, d, stage_fd, pull_files_base(ipp_of(r->arena, file->name)));
    return got;
}

static enum outcome settle_one(struct run_file *made, struct diag *d, struct aside *file, const char *name, struct arena *arena)
{
    char sha256[HASH_HEX_LEN + 1];
    uint64_t n_bytes;
    if (lseek(file->fd, 0, SEEK_SET) != 0)
        return durable_failed(d, name, "seek");
    enum outcome got = durable_hash(d, file->fd, name, sha256, &n_bytes);
    if (got == DONE)
        *made = (struct run_file){name, (long long)n_bytes, arena_strdup(arena, sha256)};
    if (got == DONE)
        got = aside_settle(file, d);
    return got == DONE ? aside_name(file, d) : got;
}

static enum outcome settle_file(struct pull_file *file, struct diag *d, struct arena *arena)
{
    if (file->is_gone)
        return DONE;
    enum outcome got = settle_one(&file->made, d, &file->out, file->name, arena);
    if (got == DONE && file->print)
        got = settle_one(&file->made_ipp, d, &file->ipp, ipp_of(arena, file->name), arena);
    return got;
}

static enum outcome hear(struct diag *d, struct note_rows *notes, int status, int died_of)
{
    if (died_of)
        return diag_note(d, died_of == SIGSYS ? D_SANDBOX_OPEN : D_INTERNAL, NULL, "signal %d", died_of);
    if (status == 0)
        return DONE;
    const enum outcome got = note_rows_unpack(notes, d);
    return got == DONE ? diag_note(d, status == 75 ? D_RUN_STOPPED : D_INTERNAL, NULL, NULL) : got;
}

static enum outcome work(const struct pull_files *files, struct diag *d, const struct closed_run *r)
{
    struct bundle bundle;
    char run[PLAN_PIECE_BYTES];
    int died_of;
    const char *dir = arena_printf(r->arena, "%s/" RUN_BUNDLE, r->run.path);
    enum outcome got = bundle_read(&bundle, r->arena, d, dir);
    if (got == DONE && !text_equal(bundle.hash, r->plan.bundle_hash))
        got = diag_note(d, D_RUN_BUNDLE_OTHER, &(struct place){.file = dir}, NULL);
    if (got != DONE)
        return got;
    struct note_rows *notes = mmap(NULL, sizeof *notes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (notes == MAP_FAILED)
        arena_no_memory();
    plan_piece(run, &r->plan, 1);
    run[RUN_DIGITS] = '\0';
    int *kept = arena_array(r->arena, 3 * files->n + 1, sizeof *kept);
    for (size_t i = 0; i < files->n; i++) {
        kept[3 * i] = files->rows[i].from_fd;
        kept[3 * i + 1] = files->rows[i].out.fd;
        kept[3 * i + 2] = files->rows[i].ipp.fd;
    }
    struct pull_job job = {files, &bundle, r->plan.mailing_date, run, notes};
    const int status = sandbox_run(pull_work, &job, &(struct sandbox_kept){.fds = kept, .n = 3 * files->n}, &died_of);
    got = hear(d, notes, status, died_of);
    munmap(notes, sizeof *notes);
    return got;
}

static void close_file(struct pull_file *file)
{
    if (file->from_fd >= 0)
        close(file->from_fd);
    file->from_fd = -1;
    aside_drop(&file->out);
    aside_drop(&file->ipp);
}

enum outcome pull_files_make(struct pull_files *out, struct diag *d, const struct closed_run *r, const struct picked *pulled, int stage_fd)
{
    struct run_files known;
    *out = (struct pull_files){.rows = NULL};
    enum outcome got = run_files_read(&known, r->arena, d, r);
    if (got == DONE)
        got = choose_files(out, d, r, pulled);
    if (got == DONE)
        got = choose_letters(out, d, r, pulled);
    for (size_t i = 0; got == DONE && i < out->n; i++) {
        count_sheets(&out->rows[i], r->arena);
        got = open_file(&out->rows[i], d, r, &known, stage_fd);
    }
    if (got == DONE)
        got = work(out, d, r);
    for (size_t i = 0; got == DONE && i < out->n; i++)
        got = settle_file(&out->rows[i], d, r->arena);
    for (size_t i = 0; i < out->n; i++)
        close_file(&out->rows[i]);
    return got;
}
