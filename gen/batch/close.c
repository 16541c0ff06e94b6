#include "close.h"

#include <fcntl.h>
#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "close_lists.h"
#include "close_report.h"
#include "run_folder.h"
#include "stops.h"
#include "tar.h"

#define FLUSH_BYTES ((size_t)64 << 10)
#define MAX_BYTES   ((size_t)1 << 20)
#define PIECES_A_LOOK 256 /* whether somebody wants it to stop */

/* A close on its way. */
struct closing {
    const struct close_order *order;
    struct arena *arena;
    struct diag *d;
    struct plan plan;
    struct run_folder run;
    int shards_fd, letters_fd, prints_fd;
    struct manifest manifest;
    struct plan_profile *profiles; /* as many as the plan has */
    struct result_file *files;
    struct aside csv;
    struct buf csv_text;
    struct hash_stream csv_hash;
    struct merkle merkle;
    size_t n_missing; /* shards that have not been made */
};

static enum outcome differs(struct closing *c, const char *file, const char *what)
{
    return diag_note(c->d, D_SHARD_DIFFERS, &(struct place){.file = file}, "%s", what);
}

/* -- opening -------------------------------------------------------------------------------------------------------- */

/* Released files have left pending/; a close of a run that was closed has nothing to look at. */
static enum outcome open_run(struct closing *c)
{
    enum outcome got = run_folder_open(&c->run, c->arena, c->d, c->order->run, RUN_ALONE);
    if (got == DONE)
        got = plan_read(&c->plan, c->arena, c->d, c->run.fd);
    if (got != DONE || c->run.has_manifest)
        return got;
    got = run_folder_sub(&c->shards_fd, c->d, &c->run, RUN_SHARDS);
    if (got == DONE)
        got = run_folder_sub(&c->letters_fd, c->d, &c->run, RUN_PENDING "/" RUN_LETTERS);
    if (got == DONE)
        got = run_folder_sub(&c->prints_fd, c->d, &c->run, RUN_PENDING "/" RUN_PRINT);
    return got;
}

static void begin_manifest(struct closing *c)
{
    size_t n_files = c->plan.n_shards;
    for (size_t i = 0; i < c->plan.n_shards; i++)
        n_files += 2 * c->plan.shards[i].n_print_files; /* each with its job attributes */
    c->files = arena_array(c->arena, n_files + 1, sizeof *c->files);
    c->profiles = arena_array(c->arena, c->plan.n_profiles + 1, sizeof *c->profiles);
    for (size_t i = 0; i < c->plan.n_profiles; i++)
        c->profiles[i].name = c->plan.profiles[i].name;
    c->manifest = (struct manifest){.plan = &c->plan, .state = "closed", .profiles = c->profiles, .n_profiles = c->plan.n_profiles, .files = c->files};
    merkle_begin(&c->merkle);
    hash_begin(&c->csv_hash);
    buf_init(&c->csv_text, MAX_BYTES);
}

/* -- one piece ------------------------------------------------------------------------------------------------------ */

static enum outcome flush(struct closing *c, size_t at_least)
{
    if (c->csv_text.n_bytes < at_least)
        return DONE;
    hash_add(&c->csv_hash, c->csv_text.bytes, c->csv_text.n_bytes);
    enum outcome got = aside_add(&c->csv, c->d, c->csv_text.bytes, c->csv_text.n_bytes);
    buf_clear(&c->csv_text);
    return got;
}

static enum outcome add_row(struct closing *c, const struct shard_row *row, long shard)
{
    const size_t start = c->csv_text.n_bytes;
    manifest_row(&c->csv_text, row, shard);
    merkle_add(&c->merkle, c->csv_text.bytes + start, c->csv_text.n_bytes - start);
    buf_str(&c->csv_text, "\n");
    result_count(&c->manifest.tallies, c->arena, row); /* it tells no instruments: those stand at the end of the shard's result */
    for (size_t i = 0; row->is_made && i < c->plan.n_profiles; i++) {
        if (!text_equal(c->profiles[i].name, row->profile[0] ? row->profile : "-"))
            continue;
        c->profiles[i].pieces++;
        c->profiles[i].sheets += row->profile[0] ? row->sheets : 0; /* no paper */
        c->profiles[i].grams += row->grams;
    }
    return flush(c, FLUSH_BYTES);
}

/* The piece is the next member of the tar, byte for byte what was made. */
static enum outcome check_member(struct closing *c, struct tar_reader *tar, const struct shard_row *row)
{
    struct tar_member member;
    char name[TAR_NAME_BYTES], sha256[HASH_HEX_LEN + 1];
    snprintf(name, sizeof name, "%s.%s", row->piece, row->ending);
    enum outcome got = tar_next(tar, &member, c->d);
    if (got != DONE)
        return got == NONE ? differs(c, name, "it is not in the tar") : BROKEN;
    if (!text_equal(member.name, name) || member.n_bytes != row->n_bytes)
        return differs(c, name, "the tar holds something else");
    got = tar_bytes(tar, c->d, &member, sha256);
    return got != DONE || text_equal(sha256, row->sha256) ? got : differs(c, name, "its bytes are others");
}

/* -- one shard ------------------------------------------------------------------------------------------------------ */

static enum outcome check_tar_end(struct closing *c, struct tar_reader *tar, const struct result_file *file)
{
    struct tar_member member;
    char sha256[HASH_HEX_LEN + 1];
    enum outcome got = tar_next(tar, &member, c->d);
    if (got != NONE)
        return got == DONE ? differs(c, file->name, "it holds a letter too many") : BROKEN;
    tar_hash(tar, sha256);
    return tar->at == file->n_bytes && text_equal(sha256, file->sha256) ? DONE : differs(c, file->name, "its bytes are others");
}

static enum outcome check_print(struct closing *c, const struct result_file *file)
{
    char sha256[HASH_HEX_LEN + 1];
    const char *slash = strchr(file->name, '/');
    uint64_t n_bytes;
    int fd = openat(c->prints_fd, slash ? slash + 1 : file->name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(c->d, file->name, "open");
    enum outcome got = durable_hash(c->d, fd, file->name, sha256, &n_bytes);
    close(fd);
    if (got != DONE)
        return got;
    return n_bytes == file->n_bytes && text_equal(sha256, file->sha256) ? DONE : differs(c, file->name, "its bytes are others");
}

static enum outcome check_files(struct closing *c, struct tar_reader *tar, const struct result_reader *r, const struct plan_shard *shard)
{
    char name[DURABLE_NAME_BYTES];
    result_tar(name, r->shard);
    if (r->n_files == 0 || r->n_files > 1 + 2 * shard->n_print_files || !text_equal(r->files[0].name, name))
        return differs(c, name, "it is not in the result");
    enum outcome got = check_tar_end(c, tar, &r->files[0]);
    for (size_t i = 1; got == DONE && i < r->n_files; i++)
        got = check_print(c, &r->files[i]);
    for (size_t i = 0; got == DONE && i < r->n_files; i++)
        c->files[c->manifest.n_files++] = r->files[i];
    for (size_t i = 0; got == DONE && i < r->tallies.n_tallies; i++)
        result_tally(&c->manifest.tallies, c->arena, &r->tallies.tallies[i]);
    for (size_t i = 0; got == DONE && i < r->tallies.n_releases; i++)
        result_release(&c->manifest.tallies, c->arena, &r->tallies.releases[i]);
    return got;
}

/* Row by row, tar and result side by side: the pieces are those of the plan, in its order, each once. */
static enum outcome check_pieces(struct closing *c, struct tar_reader *tar, struct result_reader *r, const struct plan_shard *shard)
{
    struct shard_row row;
    long n = 0, n_made = 0;
    enum outcome got = DONE;
    while (got == DONE) {
        if (n % PIECES_A_LOOK == 0 && stops_asked(c->d) == BROKEN)
            return BROKEN;
        char expected[PLAN_PIECE_BYTES];
        got = result_next(r, &row, c->arena, c->d);
        if (got != DONE)
            break;
        plan_piece(expected, &c->plan, shard->first + n++);
        if (!text_equal(row.piece, expected))
            return differs(c, expected, "another piece stands in its place");
        n_made += row.is_made;
        if (row.is_made)
            got = check_member(c, tar, &row);
        if (got == DONE)
            got = add_row(c, &row, shard->number);
    }
    if (got == NONE && (n != shard->pieces || n != r->said_pieces || n_made != r->said_made || n - n_made != r->said_refused))
        return differs(c, NULL, "the counts of a shard");
    return got == NONE ? DONE : got;
}

static enum outcome check_opened(struct closing *c, struct result_reader *r, const struct plan_shard *shard)
{
    char name[DURABLE_NAME_BYTES];
    struct tar_reader tar;
    result_tar(name, shard->number);
    int fd = openat(c->letters_fd, strchr(name, '/') + 1, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(c->d, name, "open");
    posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    tar_read(&tar, fd);
    enum outcome got = check_pieces(c, &tar, r, shard);
    if (got == DONE)
        got = check_files(c, &tar, r, shard);
    close(fd);
    return got;
}

static enum outcome check_shard(struct closing *c, const struct plan_shard *shard)
{
    struct result_reader r;
    enum outcome got = result_open(&r, c->d, c->shards_fd, &c->plan, shard);
    if (got == NONE) {
        c->n_missing++;
        diag_note(c->d, D_SHARD_NOT_MADE, NULL, "shard %ld", shard->number);
        return DONE; /* which others are missing is told too */
    }
    if (got != DONE)
        return got;
    got = check_opened(c, &r, shard);
    result_close(&r);
    return got;
}

static enum outcome check_shards(struct closing *c)
{
    enum outcome got = DONE;
    for (size_t i = 0; got == DONE && i < c->plan.n_shards; i++) {
        got = check_shard(c, &c->plan.shards[i]);
        if (c->order->watch)
            c->order->watch(c->order->context, (long)c->plan.n_shards, (long)i + 1);
    }
    return got == DONE && c->n_missing ? BROKEN : got;
}

/* What no shard made is no part of the run: whoever sends all that lies in pending/ would send it too. */
static enum outcome check_nothing_else(struct closing *c)
{
    const long n_tars = (long)c->plan.n_shards;
    durable_sweep(c->letters_fd);
    durable_sweep(c->prints_fd);
    if (durable_count(c->letters_fd) != n_tars)
        return differs(c, RUN_PENDING "/" RUN_LETTERS, "more or less than one file a shard");
    if (durable_count(c->prints_fd) != (long)c->manifest.n_files - n_tars)
        return differs(c, RUN_PENDING "/" RUN_PRINT, "files that no shard made");
    return DONE;
}

/* -- the sum -------------------------------------------------------------------------------------------------------- */

/* What was refused at render, the plan had counted as made. */
static enum outcome add_up(struct closing *c)
{
    struct manifest *m = &c->manifest;
    const struct plan_counts *planned = &c->plan.counts;
    m->counts = *planned;
    m->refused_at_render = m->tallies.refused;
    m->counts.made -= m->refused_at_render;
    m->counts.refused += m->refused_at_render;
    const struct plan_counts *n = &m->counts;
    if (planned->made != m->tallies.pieces || n->made != m->tallies.made || n->records != n->made + n->refused + n->held + n->none)
        return diag_note(c->d, D_COUNTS_DIFFER, NULL, "records");
    if (c->plan.log.lines != c->plan.log.used + c->plan.log.unused)
        return diag_note(c->d, D_COUNTS_DIFFER, NULL, "selections");
    return DONE;
}

static enum outcome end_csv(struct closing *c)
{
    enum outcome got = flush(c, 0);
    if (got == DONE)
        got = aside_settle(&c->csv, c->d);
    if (got == DONE)
        got = aside_name(&c->csv, c->d);
    hash_end_hex(&c->csv_hash, c->manifest.csv_sha256);
    merkle_root(&c->merkle, c->manifest.root);
    return got;
}

/* All that is told, the manifest last. */
static enum outcome write_all(struct closing *c)
{
    struct manifest *m = &c->manifest;
    result_sort(&m->tallies);
    enum outcome got = end_csv(c);
    if (got == DONE && m->refused_at_render)
        got = close_lists_write(c->d, &(struct close_lists){&c->plan, &c->run, c->shards_fd});
    if (got == DONE)
        got = code_counts_read(&m->codes, c->arena, c->d, c->run.fd);
    if (got == DONE)
        got = close_report_write(m, c->arena, c->d, &c->run, c->order->lang);
    return got == DONE ? manifest_write(m, c->d, c->run.fd) : got;
}

static enum outcome prove(struct closing *c)
{
    begin_manifest(c);
    durable_sweep(c->run.fd);
    enum outcome got = aside_open(&c->csv, c->d, c->run.fd, MANIFEST_CSV);
    if (got != DONE)
        return got;
    buf_str(&c->csv_text, MANIFEST_HEAD "\n");
    got = check_shards(c);
    if (got == DONE)
        got = check_nothing_else(c);
    if (got == DONE)
        got = add_up(c);
    return got == DONE ? write_all(c) : got;
}

static void close_all(struct closing *c)
{
    const int fds[] = {c->shards_fd, c->letters_fd, c->prints_fd};
    for (size_t i = 0; i < sizeof fds / sizeof fds[0]; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    aside_drop(&c->csv);
    buf_done(&c->csv_text);
    run_folder_close(&c->run);
}

enum outcome close_run(struct closed *out, struct arena *arena, struct diag *d, const struct close_order *order)
{
    struct closing c = {.order = order, .arena = arena, .d = d, .shards_fd = -1, .letters_fd = -1,
                        .prints_fd = -1, .run = {.fd = -1, .lock_fd = -1}, .csv = {.fd = -1}};
    sigset_t before;
    *out = (struct closed){0};
    stops_hold(&before);
    enum outcome got = open_run(&c);
    out->was_closed = got == DONE && c.run.has_manifest;
    if (out->was_closed) {
        got = manifest_read_counts(&out->counts, &out->refused_at_render, d, c.run.fd);
    } else if (got == DONE) {
        got = prove(&c);
        out->counts = c.manifest.counts;
        out->refused_at_render = c.manifest.refused_at_render;
    }
    if (got == DONE)
        got = durable_remove_folder(d, c.run.fd, RUN_WORK);
    close_all(&c);
    stops_let_go(&before);
    return got;
}
