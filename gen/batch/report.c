#include "report.h"

#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <jansson.h>
#include <unistd.h>

#include "../base/text.h"
#include "json_read.h"

#define RUN_DIGITS 8
#define BANNERS    2

/* -- piece by piece ------------------------------------------------------------------------------------------------- */

static struct report_print *print_of(struct report *out, struct arena *arena, const struct run_piece *piece)
{
    if (out->n_prints && text_equal(out->prints[out->n_prints - 1].name, piece->print_file)) /* in print order */
        return &out->prints[out->n_prints - 1];
    out->prints = arena_grow(arena, out->prints, out->n_prints, &out->prints_capacity, sizeof *out->prints);
    struct report_print *print = &out->prints[out->n_prints++];
    *print = (struct report_print){.profile = arena_strdup(arena, piece->profile), .sheets = BANNERS};
    snprintf(print->name, sizeof print->name, "%s", piece->print_file);
    return print;
}

static void take_piece(struct report *out, struct arena *arena, const struct run_piece *piece)
{
    if (!piece->profile[0]) { /* no inserter tells of it */
        out->unprinted[piece->state == PIECE_PRINTED ? PIECE_RELEASED : piece->state]++;
        return;
    }
    out->paper[piece->state]++;
    if (!piece->print_file[0] || piece->state == PIECE_PULLED)
        return;
    struct report_print *print = print_of(out, arena, piece);
    print->letters++;
    print->sheets += piece->sheets;
    print->grams += piece->grams;
    if (piece->grams > print->heaviest)
        print->heaviest = piece->grams;
}

static void take_reason(struct report *out, struct arena *arena, const struct state_row *row)
{
    if (!row->reason[0])
        return;
    for (size_t i = 0; i < out->n_reasons; i++) {
        if (out->reasons[i].state == row->state && text_equal(out->reasons[i].reason, row->reason)) {
            out->reasons[i].letters++;
            return;
        }
    }
    out->reasons = arena_grow(arena, out->reasons, out->n_reasons, &out->reasons_capacity, sizeof *out->reasons);
    out->reasons[out->n_reasons++] = (struct report_reason){row->state, row->reason, 1};
}

static enum outcome walk(struct report *out, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    struct piece_walk walk;
    struct run_piece piece;
    char first[PLAN_PIECE_BYTES];
    plan_piece(first, &r->plan, 1);
    memcpy(out->run, first, RUN_DIGITS);
    out->plan = &r->plan;
    out->state = r->states.run;
    for (size_t i = 0; i < r->states.n_rows; i++)
        take_reason(out, arena, &r->states.rows[i]);
    enum outcome got = piece_walk_open(&walk, d, r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, d)) == DONE)
        take_piece(out, arena, &piece);
    piece_walk_close(&walk);
    return got == NONE ? DONE : got;
}

/* -- while it is being closed --------------------------------------------------------------------------------------- */

/* "G1<TAB>H. Terpstra<TAB>hoofd", as results have it. */
static void take_release(struct report_release *out, struct arena *arena, const struct result_release *from)
{
    char *text = arena_strdup(arena, from->who);
    char *by = strchr(text, '\t'), *role = by ? strchr(by + 1, '\t') : NULL;
    *out = (struct report_release){text, by ? by + 1 : "", role ? role + 1 : "", from->letters};
    if (by)
        *by = '\0';
    if (role)
        *role = '\0';
}

enum outcome report_of_manifest(struct report *out, struct arena *arena, struct diag *d, const struct closed_run *r, const struct manifest *m)
{
    *out = (struct report){.counts = m->counts, .refused_at_render = m->refused_at_render, .root = m->root, .csv_sha256 = m->csv_sha256, .codes = m->codes};
    out->releases = arena_array(arena, m->tallies.n_releases + 1, sizeof *out->releases);
    for (size_t i = 0; i < m->tallies.n_releases; i++)
        take_release(&out->releases[out->n_releases++], arena, &m->tallies.releases[i]);
    out->tallies = arena_array(arena, m->tallies.n_tallies + 1, sizeof *out->tallies);
    for (size_t i = 0; i < m->tallies.n_tallies; i++)
        out->tallies[out->n_tallies++] = (struct run_tally){m->tallies.tallies[i].instrument, m->tallies.tallies[i].made};
    out->files = arena_array(arena, m->n_files + 1, sizeof *out->files);
    for (size_t i = 0; i < m->n_files; i++)
        out->files[out->n_files++] = (struct run_file){m->files[i].name, (long long)m->files[i].n_bytes, m->files[i].sha256};
    return walk(out, arena, d, r);
}

/* -- afterwards ----------------------------------------------------------------------------------------------------- */

static const char *text_of(struct arena *arena, const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_strdup(arena, text) : "";
}

static long number_of(const json_t *object, const char *key)
{
    return (long)json_integer_value(json_object_get(object, key));
}

static void read_codes(struct report *out, struct arena *arena, const json_t *all)
{
    out->codes.n = json_array_size(all);
    out->codes.rows = arena_array(arena, out->codes.n + 1, sizeof *out->codes.rows);
    for (size_t i = 0; i < out->codes.n; i++) {
        const json_t *it = json_array_get(all, i);
        out->codes.rows[i] = (struct code_count){text_of(arena, it, "code"), number_of(it, "refused"), number_of(it, "held")};
    }
}

static void read_releases(struct report *out, struct arena *arena, const json_t *all)
{
    out->n_releases = json_array_size(all);
    out->releases = arena_array(arena, out->n_releases + 1, sizeof *out->releases);
    for (size_t i = 0; i < out->n_releases; i++) {
        const json_t *it = json_array_get(all, i);
        out->releases[i] = (struct report_release){text_of(arena, it, "gate"), text_of(arena, it, "by"), text_of(arena, it, "role"), number_of(it, "letters")};
    }
}

static enum outcome read_manifest(struct report *out, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    int fd = openat(r->run.fd, MANIFEST_JSON, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(d, MANIFEST_JSON, "open");
    json_t *json = json_read(fd);
    close(fd);
    if (!json)
        return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_JSON}, "JSON");
    read_codes(out, arena, json_object_get(json, "codes"));
    read_releases(out, arena, json_object_get(json, "releases"));
    json_decref(json);
    return DONE;
}

enum outcome report_read(struct report *out, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    struct run_files files;
    *out = (struct report){.refused_at_render = 0};
    enum outcome got = manifest_read_counts(&out->counts, &out->refused_at_render, d, r->run.fd);
    if (got == DONE)
        got = read_manifest(out, arena, d, r);
    if (got == DONE)
        got = run_files_read(&files, arena, d, r);
    if (got == DONE)
        got = run_files_tallies(&out->tallies, &out->n_tallies, arena, d, r);
    if (got != DONE)
        return got;
    out->root = files.root;
    out->csv_sha256 = files.csv_sha256;
    out->files = files.rows;
    out->n_files = files.n;
    if (r->states.run == RUN_PURGED && (got = run_files_destroyed(&out->destroyed, arena, d, r)) != DONE)
        return got == NONE ? diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_JSON}, "destroyed") : got;
    return walk(out, arena, d, r);
}

/* -- what is next --------------------------------------------------------------------------------------------------- */

static size_t next_of_released(enum report_step steps[STEP_N], const struct report *r)
{
    size_t n = 0;
    if (r->n_prints)
        steps[n++] = STEP_PRINT;
    if (r->unprinted[PIECE_RELEASED])
        steps[n++] = STEP_HAND_OVER;
    steps[n++] = r->n_prints ? STEP_RECONCILE : STEP_PURGE;
    return n;
}

static size_t next_of_reconciled(enum report_step steps[STEP_N], const struct report *r)
{
    size_t n = 0;
    if (r->paper[PIECE_MISSING]) /* most are in a tray that nobody has reported yet: printed again they would leave twice */
        steps[n++] = STEP_RECONCILE;
    if (r->paper[PIECE_DAMAGED] + r->paper[PIECE_MISSING]) {
        steps[n++] = STEP_REPRINT;
        steps[n++] = STEP_WITHDRAW;
        return n;
    }
    steps[n++] = STEP_ARCHIVE;
    steps[n++] = STEP_PURGE;
    return n;
}

size_t report_next(enum report_step steps[STEP_N], const struct report *r)
{
    size_t n = 0;
    if (r->state == RUN_PURGED)
        return 0;
    if (r->counts.refused + r->counts.held)
        steps[n++] = STEP_MEND;
    if (r->paper[PIECE_PULLED] + r->unprinted[PIECE_PULLED] + r->paper[PIECE_WITHDRAWN] + r->unprinted[PIECE_WITHDRAWN])
        steps[n++] = STEP_PULLED;
    if (r->state == RUN_PULLING)
        steps[n++] = STEP_PULL_AGAIN;
    else if (r->state == RUN_RELEASING)
        steps[n++] = STEP_RELEASE_AGAIN;
    else if (r->state == RUN_CLOSED && r->paper[PIECE_DRAFT] + r->unprinted[PIECE_DRAFT])
        steps[n++] = STEP_DRAFTS;
    else if (r->state == RUN_CLOSED && r->paper[PIECE_MADE] + r->unprinted[PIECE_MADE])
        steps[n++] = STEP_RELEASE;
    else if (r->state == RUN_RELEASED)
        n += next_of_released(steps + n, r);
    else if (r->state == RUN_RECONCILED)
        n += next_of_reconciled(steps + n, r);
    return n;
}
