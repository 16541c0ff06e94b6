#include "notices.h"

#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include "../base/text.h"
#include "closed_run.h"
#include "ledger.h"
#include "run_files.h"

static const char *const roles[] = {"subject", "representative", "third-party"};

struct keys {
    struct ledger *ledger;
    struct ledger_secret secret;
    unsigned char (*rows)[HASH_BYTES]; /* in order */
    size_t n;
    struct keys *next;
};
struct counts {
    const char *token; /* under which the ledger knew the run */
    struct run_tally *rows;
    size_t n;
    struct counts *next;
};
struct notices {
    struct arena *arena;
    unsigned char (*decisions)[HASH_BYTES]; /* of runs: hashes of body and decision, in order */
    size_t n_decisions, capacity;
    struct keys *ledgers;
    struct counts *purged;
};

struct notices *notices_new(struct arena *arena)
{
    struct notices *n = arena_alloc(arena, sizeof *n);
    n->arena = arena;
    return n;
}

static int by_bytes(const void *left, const void *right)
{
    return memcmp(left, right, HASH_BYTES);
}

static void hash_of(unsigned char out[HASH_BYTES], const char *body, const char *decision)
{
    struct hash_stream h;
    hash_begin(&h);
    hash_add(&h, body, strlen(body) + 1);
    hash_add(&h, decision, strlen(decision));
    hash_end(&h, out);
}

static void add_decision(struct notices *n, const struct run_piece *piece)
{
    n->decisions = arena_grow(n->arena, n->decisions, n->n_decisions, &n->capacity, HASH_BYTES);
    hash_of(n->decisions[n->n_decisions++], piece->body, piece->decision);
}

static enum outcome add_pieces(struct notices *n, struct diag *d, const struct closed_run *r)
{
    struct piece_walk walk;
    struct run_piece piece;
    enum outcome got = piece_walk_open(&walk, d, r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, d)) == DONE)
        if (run_piece_is_out(&piece))
            add_decision(n, &piece);
    piece_walk_close(&walk);
    if (n->n_decisions)
        qsort(n->decisions, n->n_decisions, HASH_BYTES, by_bytes);
    return got == NONE ? DONE : got;
}

static enum outcome add_purged(struct notices *n, struct diag *d, const struct closed_run *r)
{
    for (const struct counts *it = n->purged; it; it = it->next)
        if (text_equal(it->token, r->states.token)) /* the same run, named twice */
            return DONE;
    struct counts *counts = arena_alloc(n->arena, sizeof *counts);
    counts->token = arena_strdup(n->arena, r->states.token);
    counts->next = n->purged;
    n->purged = counts;
    return run_files_tallies(&counts->rows, &counts->n, n->arena, d, r);
}

static enum outcome add_run(struct notices *n, struct diag *d, const char *path)
{
    struct closed_run r;
    enum outcome got = closed_run_open(&r, n->arena, d, path, RUN_TOGETHER);
    if (got == DONE)
        got = r.states.run == RUN_PURGED ? add_purged(n, d, &r) : add_pieces(n, d, &r);
    if (got == REFUSED)
        got = diag_note(d, D_NOTICES_UNUSABLE, &(struct place){.file = path}, NULL);
    closed_run_close(&r);
    return got;
}

static enum outcome add_ledger(struct notices *n, struct diag *d, const char *path)
{
    struct ledger *ledger;
    struct keys *keys = arena_alloc(n->arena, sizeof *keys);
    enum outcome got = ledger_open_to_read(&ledger, n->arena, d, path);
    if (got == DONE)
        got = ledger_keys(&keys->rows, &keys->n, ledger, n->arena, d);
    if (got != DONE)
        return got;
    keys->ledger = ledger;
    keys->secret = *ledger_secret(ledger);
    keys->next = n->ledgers;
    n->ledgers = keys;
    return DONE;
}

enum outcome notices_add(struct notices *n, struct diag *d, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0 || (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode)))
        return diag_note(d, D_NOTICES_UNUSABLE, &(struct place){.file = path}, NULL);
    return S_ISDIR(st.st_mode) ? add_run(n, d, path) : add_ledger(n, d, path);
}

enum outcome notices_settle(struct notices *n, struct diag *d)
{
    for (struct counts *it = n->purged; it; it = it->next) {
        for (const struct keys *keys = n->ledgers; keys; keys = keys->next) {
            long known = 0;
            const enum outcome got = it->token[0] ? ledger_count(&known, keys->ledger, d, it->token) : DONE;
            if (got != DONE)
                return got;
            if (known > 0)
                it->n = 0;
        }
    }
    return DONE;
}

static bool has_key(const void *rows, size_t n, const unsigned char key[HASH_BYTES])
{
    return n && bsearch(key, rows, n, HASH_BYTES, by_bytes);
}

bool notices_has(const struct notices *n, const char *body, const char *decision)
{
    unsigned char key[HASH_BYTES];
    hash_of(key, body, decision);
    if (has_key(n->decisions, n->n_decisions, key))
        return true;
    for (const struct keys *it = n->ledgers; it; it = it->next) {
        for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
            const struct ledger_entry entry = {body, decision, roles[i], 0};
            ledger_key(key, &it->secret, &entry);
            if (has_key(it->rows, it->n, key))
                return true;
        }
    }
    return false;
}

bool notices_purged(const struct notices *n, size_t i, const char **instrument, long *noticed)
{
    for (const struct counts *it = n->purged; it; i -= it->n, it = it->next) {
        if (i < it->n) {
            *instrument = it->rows[i].instrument;
            *noticed = it->rows[i].noticed;
            return true;
        }
    }
    return false;
}
