#include "purge.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/text.h"

#define MAX_DEPTH 8
#define RUN_DIGITS 8

/* In this order: first what joins pieces to decisions. */
static const char *const lists[] = {"index.csv", "refused.xml", "refused.csv", "held.xml", "held.csv", "reprint.csv"};
static const char *const folders[] = {RUN_PENDING, RUN_LETTERS, RUN_PRINT, RUN_WORK, RUN_BUNDLE, RUN_SHARDS};

struct purging {
    struct closed_run r;
    struct purged *out;
    struct arena *arena;
    struct diag *d;
    struct run_tally *tallies; /* by instrument */
    size_t n_tallies, capacity;
    bool has_envelopes;
    const char *now;
};

static void count_one(struct purging *p, const char *instrument)
{
    size_t i = 0;
    while (i < p->n_tallies && !text_equal(p->tallies[i].instrument, instrument))
        i++;
    if (i == p->n_tallies) {
        p->tallies = arena_grow(p->arena, p->tallies, p->n_tallies, &p->capacity, sizeof *p->tallies);
        p->tallies[p->n_tallies++].instrument = arena_strdup(p->arena, instrument);
    }
    p->tallies[i].noticed++;
}

static void count_piece(struct purging *p, const struct run_piece *piece)
{
    char one[DURABLE_NAME_BYTES];
    p->out->destroyed.letters += piece->state != PIECE_REFUSED;
    if (!run_piece_is_out(piece))
        return;
    p->has_envelopes = p->has_envelopes || piece->profile[0];
    p->out->destroyed.released++;
    for (const char *at = piece->instruments; *at;) {
        const size_t n = strcspn(at, " ");
        snprintf(one, sizeof one, "%.*s", (int)n, at);
        count_one(p, one);
        at += n + (at[n] == ' ');
    }
}

static enum outcome count(struct purging *p)
{
    struct piece_walk walk;
    struct run_piece piece;
    enum outcome got = piece_walk_open(&walk, p->d, &p->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, p->d)) == DONE)
        count_piece(p, &piece);
    piece_walk_close(&walk);
    return got == NONE ? DONE : got;
}

static int by_instrument(const void *left, const void *right)
{
    return strcmp(((const struct run_tally *)left)->instrument, ((const struct run_tally *)right)->instrument);
}

/* -- what there is ----------------------------------------------------------------------------------------------------- */

static void count_file(struct purging *p, int dir_fd, const char *name)
{
    struct stat st;
    if (fstatat(dir_fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
        return;
    p->out->destroyed.files++;
    p->out->destroyed.n_bytes += st.st_size;
}

static void count_folder(struct purging *p, int dir_fd, const char *name, int depth)
{
    int fd = depth < MAX_DEPTH ? openat(dir_fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW) : -1;
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    for (struct dirent *it = dir ? readdir(dir) : NULL; it; it = readdir(dir)) {
        if (text_equal(it->d_name, ".") || text_equal(it->d_name, ".."))
            continue;
        count_file(p, dirfd(dir), it->d_name);
        count_folder(p, dirfd(dir), it->d_name, depth + 1);
    }
    if (dir)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
}

static void count_files(struct purging *p)
{
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        count_file(p, p->r.run.fd, lists[i]);
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        count_folder(p, p->r.run.fd, folders[i], 0);
}

/* -- the steps ------------------------------------------------------------------------------------------------------ */

static enum outcome check_state(struct purging *p, bool force)
{
    const enum run_state state = p->r.states.run;
    const bool may_be = state == RUN_RECONCILED || (state == RUN_RELEASED && !p->has_envelopes);
    if (may_be || force)
        return DONE;
    return diag_note(p->d, D_PURGE_EARLY, &(struct place){.file = p->r.run.path}, NULL);
}

/* Steps 1 and 2. */
static enum outcome commit(struct purging *p)
{
    const enum run_state state = p->r.states.run;
    if (p->n_tallies)
        qsort(p->tallies, p->n_tallies, sizeof *p->tallies, by_instrument);
    enum outcome got = run_files_mark(p->d, &p->r, &(struct run_end){run_state_word(RUN_PURGED), p->tallies, p->n_tallies, p->out->destroyed});
    if (got != DONE)
        return got;
    for (size_t i = 0; i < p->r.states.n_rows; i++)
        p->r.states.rows[i].reason = "";
    if (state != RUN_RELEASED && state != RUN_RECONCILED)
        p->r.states.token[0] = '\0'; /* nothing of it is in the ledger */
    p->r.states.run = RUN_PURGED;
    return states_write(&p->r.states, p->d, p->r.run.fd);
}

/* Step 3. */
static enum outcome destroy(struct purging *p)
{
    enum outcome got = DONE;
    for (size_t i = 0; got == DONE && i < sizeof lists / sizeof lists[0]; i++)
        got = durable_remove(p->d, p->r.run.fd, lists[i]);
    for (size_t i = 0; got == DONE && i < sizeof folders / sizeof folders[0]; i++)
        got = durable_remove_folder(p->d, p->r.run.fd, folders[i]);
    if (p->r.run.has_manifest || got != DONE)
        return got;
    return durable_remove(p->d, p->r.run.fd, RUN_PLAN);
}

static enum outcome describe(struct purging *p)
{
    struct run_files files = {.root = "", .csv_sha256 = ""};
    char first[PLAN_PIECE_BYTES];
    enum outcome got = p->r.run.has_manifest ? run_files_read(&files, p->arena, p->d, &p->r) : DONE;
    if (got == DONE && p->r.run.has_manifest)
        got = run_files_officers(&p->out->officers, p->d, &p->r);
    if (got != DONE)
        return got;
    plan_piece(first, &p->r.plan, 1);
    memcpy(p->out->run, first, RUN_DIGITS);
    memcpy(p->out->plan_hash, p->r.plan.hash, sizeof p->out->plan_hash);
    memcpy(p->out->bundle_hash, p->r.plan.bundle_hash, sizeof p->out->bundle_hash);
    p->out->root = files.root;
    p->out->csv_sha256 = files.csv_sha256;
    p->out->mailing_date = p->r.plan.mailing_date;
    p->out->was_purged = p->r.states.run == RUN_PURGED;
    p->out->destroyed.at = p->now;
    p->out->destroyed.state = p->r.run.has_manifest ? run_state_word(p->r.states.run) : "planned";
    return DONE;
}

static enum outcome look(struct purging *p, bool force)
{
    enum outcome got = describe(p);
    if (got != DONE)
        return got;
    if (p->out->was_purged) {
        got = run_files_destroyed(&p->out->destroyed, p->arena, p->d, &p->r);
        return got == NONE ? diag_note(p->d, D_SHARD_DIFFERS, &(struct place){.file = RUN_MANIFEST}, "destroyed") : got;
    }
    if (p->r.run.has_manifest)
        got = count(p);
    if (got == DONE)
        count_files(p);
    return got == DONE ? check_state(p, force) : got;
}

/* A run that is planned and no more is one too: it holds records. */
static enum outcome open_run(struct purging *p, const char *path)
{
    struct run_folder run;
    enum outcome got = run_folder_open(&run, p->arena, p->d, path, RUN_ALONE);
    const bool is_closed = got == DONE && run.has_manifest;
    if (is_closed)
        run_folder_close(&run);
    if (got != DONE || is_closed)
        return got == DONE ? closed_run_open_settled(&p->r, p->arena, p->d, path) : got;
    p->r = (struct closed_run){.run = run, .arena = p->arena};
    durable_sweep(run.fd);
    return plan_read(&p->r.plan, p->arena, p->d, run.fd);
}

/* A run whose release or pull was stopped: how many left is not known, so not even --force ends it. */
enum outcome purge_run(struct purged *out, struct arena *arena, struct diag *d, const struct purge_order *order)
{
    struct purging p = {.r = {.run = {.fd = -1, .lock_fd = -1}}, .out = out, .arena = arena, .d = d, .now = order->now};
    *out = (struct purged){.root = "", .csv_sha256 = ""};
    enum outcome got = open_run(&p, order->run);
    if (got == DONE)
        got = look(&p, order->force);
    if (got == DONE && !out->was_purged && p.r.run.has_manifest)
        got = commit(&p);
    if (got == DONE)
        got = destroy(&p);
    closed_run_close(&p.r);
    return got;
}
