#include "closed_run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "manifest.h"
#include "work_file.h"

#define INDEX_CSV   "index.csv"
#define RUN_DIGITS  8
#define DECIMAL     10
#define NO_ROLE     "subject" /* of a list without the column */

enum outcome closed_run_open(struct closed_run *out, struct arena *arena, struct diag *d, const char *path, enum run_use use)
{
    *out = (struct closed_run){.run = {.fd = -1, .lock_fd = -1}, .arena = arena};
    enum outcome got = run_folder_open(&out->run, arena, d, path, use);
    if (got == DONE)
        got = plan_read(&out->plan, arena, d, out->run.fd);
    if (got == DONE && !out->run.has_manifest)
        got = diag_note(d, D_RUN_NOT_CLOSED, &(struct place){.file = out->run.path}, NULL);
    if (got == DONE)
        got = states_read(&out->states, arena, d, out->run.fd);
    if (got == DONE && out->states.run == RUN_CLOSED && faccessat(out->run.fd, RUN_STAGE, F_OK, AT_SYMLINK_NOFOLLOW) == 0) {
        out->is_pull_begun = true;
        out->states.run = RUN_PULLING;
    }
    return got;
}

enum outcome closed_run_open_settled(struct closed_run *out, struct arena *arena, struct diag *d, const char *path)
{
    enum outcome got = closed_run_open(out, arena, d, path, RUN_ALONE);
    if (got != DONE)
        return got;
    if (out->states.run == RUN_RELEASING || out->states.run == RUN_PULLING)
        return diag_note(d, D_STEP_UNFINISHED, &(struct place){.file = out->run.path}, "%s",
                         out->states.run == RUN_RELEASING ? "kenbaar run release" : "kenbaar run pull");
    durable_sweep(out->run.fd);
    return DONE;
}

void closed_run_close(struct closed_run *r)
{
    run_folder_close(&r->run);
}

enum outcome closed_run_is_out(const struct closed_run *r, struct diag *d)
{
    if (r->states.run == RUN_RELEASED || r->states.run == RUN_RECONCILED)
        return DONE;
    return diag_note(d, r->states.run == RUN_PURGED ? D_RUN_PURGED : D_RUN_NOT_SO, &(struct place){.file = r->run.path}, NULL);
}

/* -- the walk ------------------------------------------------------------------------------------------------------- */

static enum outcome find_columns(struct piece_walk *w, struct diag *d)
{
    static const char *const names[COL_N] = {"piece", "status", "form", "format", "language", "profile", "pages", "sheets", "sha256", "tar", "member", "print_file", "first_sheet", "weight_g"};
    static const char *const index_names[INDEX_N] = {"piece", "body", "decision", "instruments", "role"};
    for (size_t i = 0; i < COL_N; i++) {
        w->columns[i] = csv_column(&w->manifest, names[i]);
        if (w->columns[i] < 0)
            return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_CSV}, "%s", names[i]);
    }
    for (size_t i = 0; w->has_index && i < INDEX_N; i++) {
        w->index_columns[i] = csv_column(&w->index, index_names[i]);
        if (w->index_columns[i] < 0 && i < INDEX_INSTRUMENTS)
            return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = INDEX_CSV}, "%s", index_names[i]);
    }
    return DONE;
}

enum outcome piece_walk_open(struct piece_walk *out, struct diag *d, const struct closed_run *run)
{
    *out = (struct piece_walk){.run = run};
    enum outcome got = csv_open_at(&out->manifest, d, run->run.fd, MANIFEST_CSV);
    if (got != DONE)
        return got == NONE ? diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_CSV}, NULL) : got;
    got = csv_open_at(&out->index, d, run->run.fd, INDEX_CSV);
    out->has_index = got == DONE;
    if (got == NONE && run->states.run != RUN_PURGED)
        return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = INDEX_CSV}, NULL);
    return got == BROKEN ? got : find_columns(out, d);
}

static const char *cell(const struct piece_walk *w, enum run_column column)
{
    return csv_value(&w->manifest, w->columns[column]);
}

static enum outcome take_index(struct piece_walk *w, struct run_piece *out, struct diag *d)
{
    const enum outcome got = csv_next(&w->index, d);
    if (got == BROKEN)
        return got;
    if (got == NONE || !text_equal(csv_value(&w->index, w->index_columns[INDEX_PIECE]), out->piece))
        return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = INDEX_CSV, .line = w->index.row}, NULL);
    out->body = csv_value(&w->index, w->index_columns[INDEX_BODY]);
    out->decision = csv_value(&w->index, w->index_columns[INDEX_DECISION]);
    out->instruments = csv_value(&w->index, w->index_columns[INDEX_INSTRUMENTS]);
    out->role = csv_value(&w->index, w->index_columns[INDEX_ROLE]);
    if (!out->role[0])
        out->role = NO_ROLE;
    return DONE;
}

enum outcome piece_walk_next(struct piece_walk *w, struct run_piece *out, struct diag *d)
{
    const enum outcome got = csv_next(&w->manifest, d);
    if (got != DONE)
        return got;
    *out = (struct run_piece){
        .piece = cell(w, COL_PIECE), .form = cell(w, COL_FORM), .format = cell(w, COL_FORMAT), .language = cell(w, COL_LANGUAGE),
        .profile = cell(w, COL_PROFILE), .sha256 = cell(w, COL_SHA256), .tar = cell(w, COL_TAR), .member = cell(w, COL_MEMBER),
        .print_file = cell(w, COL_PRINT_FILE), .body = "", .decision = "", .instruments = "", .role = "",
        .pages = strtol(cell(w, COL_PAGES), NULL, DECIMAL), .sheets = strtol(cell(w, COL_SHEETS), NULL, DECIMAL),
        .first_sheet = strtol(cell(w, COL_FIRST_SHEET), NULL, DECIMAL),
        .grams = strtol(cell(w, COL_GRAMS), NULL, DECIMAL),
    };
    if (run_piece_sequence(&w->run->plan, out->piece) == 0)
        return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_CSV, .line = w->manifest.row}, NULL);
    out->state = states_of(&w->run->states, out->piece, cell(w, COL_STATUS));
    return w->has_index ? take_index(w, out, d) : DONE;
}

void piece_walk_close(struct piece_walk *w)
{
    csv_close(&w->manifest);
    csv_close(&w->index);
}

bool run_piece_is_out(const struct run_piece *piece)
{
    return piece->state == PIECE_RELEASED || piece->state == PIECE_PRINTED || piece->state == PIECE_DAMAGED || piece->state == PIECE_MISSING;
}

static bool is_piece(const char *piece)
{
    return strlen(piece) == PIECE_DIGITS && strspn(piece, "0123456789") == PIECE_DIGITS;
}

long run_piece_sequence(const struct plan *plan, const char *piece)
{
    char same[PLAN_PIECE_BYTES];
    if (!is_piece(piece))
        return 0;
    const long sequence = strtol(piece + RUN_DIGITS, NULL, DECIMAL);
    if (sequence < 1 || sequence > plan->counts.made)
        return 0;
    plan_piece(same, plan, sequence);
    return text_equal(same, piece) ? sequence : 0;
}

const char *listed_name(struct arena *arena, const char *piece, long place)
{
    return is_piece(piece) ? piece : arena_printf(arena, "#%ld", place);
}

void listed_add(struct listed_pieces *list, struct arena *arena, const struct listed_piece *row)
{
    list->rows = arena_grow(arena, list->rows, list->n, &list->capacity, sizeof *list->rows);
    list->rows[list->n] = *row;
    list->rows[list->n++].piece = arena_strdup(arena, row->piece);
}
