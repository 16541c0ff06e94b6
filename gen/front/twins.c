#include "twins.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/hash.h"
#include "../base/text.h"
#include "../record/splitter.h"

#define N_ROWS_MIN 64

/* Where a record stands, and its bytes. */
struct seen {
    const char *key; /* body and id */
    char digest[HASH_HEX_LEN + 1];
    const struct input *in;
    const char *bytes;
};

/* A matter that was told. */
struct matter {
    struct matter *next;
    const char *id;
    char hash[HASH_HEX_LEN + 1];
};

#define N_CHAINS 4096

struct twins {
    struct arena *arena;
    struct seen *rows; /* in the order of key, digest, place */
    size_t n_rows, n_room;
    struct matter *chains[N_CHAINS];
};

static const char *key_of(struct arena *arena, const struct slice *slice)
{
    return arena_printf(arena, "%s %s", slice->body, slice->id);
}

static void add(struct twins *t, const struct slice *slice)
{
    if (t->n_rows == t->n_room) {
        const size_t n_room = t->n_room ? 2 * t->n_room : N_ROWS_MIN;
        struct seen *rows = arena_array(t->arena, n_room, sizeof *rows);
        if (t->n_rows)
            memcpy(rows, t->rows, t->n_rows * sizeof *rows);
        t->rows = rows;
        t->n_room = n_room;
    }
    struct seen *row = &t->rows[t->n_rows++];
    *row = (struct seen){.key = key_of(t->arena, slice), .in = slice->in, .bytes = slice->bytes};
    hash_sha256_hex(slice->bytes, slice->n_bytes, row->digest);
}

static void add_file(struct twins *t, const struct input *file)
{
    struct diag d;
    struct splitter splitter;
    struct slice slice;
    diag_init(&d, t->arena);
    enum outcome got = splitter_open(&splitter, t->arena, &d, file);
    while (got != BROKEN && got != NONE) {
        diag_clear(&d);
        got = splitter_next(&splitter, &slice, &d);
        if ((got == DONE || got == REFUSED) && slice.id[0] && slice.bytes)
            add(t, &slice);
    }
}

/* Inputs lie in one array, and records in order in each. */
static int compare(const void *a, const void *b)
{
    const struct seen *one = a, *other = b;
    int by = strcmp(one->key, other->key);
    by = by ? by : strcmp(one->digest, other->digest);
    by = by ? by : (one->in > other->in) - (one->in < other->in);
    return by ? by : (one->bytes > other->bytes) - (one->bytes < other->bytes);
}

struct twins *twins_find(struct arena *arena, const struct sources *sources)
{
    struct twins *t = arena_alloc(arena, sizeof *t);
    *t = (struct twins){.arena = arena};
    for (size_t i = 0; i < sources->n_records; i++)
        add_file(t, &sources->records[i]);
    if (t->n_rows)
        qsort(t->rows, t->n_rows, sizeof *t->rows, compare);
    return t;
}

/* The first row of that key. */
static size_t first_of(const struct twins *t, const char *key)
{
    size_t low = 0, high = t->n_rows;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(t->rows[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum twin twins_ask(const struct twins *t, const struct slice *slice)
{
    char key[sizeof slice->body + sizeof slice->id + 1];
    if (!slice->id[0])
        return TWIN_NONE;
    snprintf(key, sizeof key, "%s %s", slice->body, slice->id);
    const size_t from = first_of(t, key);
    size_t to = from;
    while (to < t->n_rows && strcmp(t->rows[to].key, key) == 0)
        to++;
    if (to - from < 2)
        return TWIN_NONE;
    if (strcmp(t->rows[from].digest, t->rows[to - 1].digest) != 0)
        return TWIN_DIFFERS;
    return t->rows[from].bytes == slice->bytes ? TWIN_FIRST : TWIN_SECOND;
}

bool twins_told_before(struct twins *t, const char *matter, const char *id)
{
    if (!*matter)
        return false;
    const char head[4] = {matter[0], matter[1], matter[2], '\0'};
    struct matter **chain = &t->chains[strtoul(head, NULL, 16) % N_CHAINS];
    for (const struct matter *it = *chain; it; it = it->next)
        if (strcmp(it->hash, matter) == 0 && !text_equal(it->id, id))
            return true;
    struct matter *row = arena_alloc(t->arena, sizeof *row);
    *row = (struct matter){.next = *chain, .id = arena_strdup(t->arena, id)};
    memcpy(row->hash, matter, sizeof row->hash);
    *chain = row;
    return false;
}
