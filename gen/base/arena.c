#include "arena.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#include "slab.h"

#define CHUNK_BYTES   ((size_t)64 * 1024)
#define GROWN_BYTES   ((size_t)128 * 1024) /* an arena that holds so much will hold more: it grows by slabs */
#define FIRST_ROWS    64 /* of an array that grows */
#define LARGE_BYTES   ((size_t)256 * 1024) /* of what is larger perhaps not every page is touched: malloc's, which costs nothing till then */
#define EXIT_SOFTWARE 70

/* Bytes from `used` on are always zero: a chunk is born so, and a reset makes it so again. */
struct chunk {
    struct chunk *next;
    size_t n_bytes;
    size_t used;
    bool is_slab;
    alignas(max_align_t) char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*free_fn)(void *);
    void *object;
};

struct arena {
    struct chunk *first;
    struct chunk *now; /* allocations come from here; all before it are full */
    struct deferred *deferred;
    size_t used_bytes;
    size_t held_bytes; /* of all chunks */
};

void arena_no_memory(void)
{
    static const char words[] = "kenbaar: out of memory\n";
    if (write(STDERR_FILENO, words, sizeof words - 1) < 0) {
        /* nobody to tell */
    }
    _exit(EXIT_SOFTWARE);
}

static struct chunk *chunk_new(struct arena *a, size_t n_bytes)
{
    bool is_slab = a->held_bytes >= GROWN_BYTES && n_bytes <= LARGE_BYTES;
    struct chunk *chunk = is_slab ? slab_map() : calloc(1, sizeof *chunk + n_bytes);
    if (!chunk)
        arena_no_memory();
    chunk->is_slab = is_slab;
    chunk->n_bytes = is_slab ? SLAB_BYTES - sizeof *chunk : n_bytes;
    a->held_bytes += chunk->n_bytes;
    return chunk;
}

struct arena *arena_new(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        arena_no_memory();
    a->first = a->now = chunk_new(a, CHUNK_BYTES);
    return a;
}

/* Destructors may allocate or defer nothing: the arena is on its way out. */
static void run_deferred(struct arena *a)
{
    for (const struct deferred *it = a->deferred; it; it = it->next)
        it->free_fn(it->object);
    a->deferred = NULL;
}

/* A slab that goes back to the kernel is not wiped: nobody gets its pages before the kernel has done that, and in a process that forked each would be
 * copied first. */
static void wipe(struct arena *a, bool keeps_slabs)
{
    run_deferred(a);
    for (struct chunk *chunk = a->first; chunk; chunk = chunk->next) {
        if (keeps_slabs || !chunk->is_slab)
            explicit_bzero(chunk->bytes, chunk->used);
        chunk->used = 0;
    }
    a->now = a->first;
    a->used_bytes = 0;
}

void arena_reset(struct arena *a)
{
    wipe(a, true);
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    wipe(a, false);
    for (struct chunk *chunk = a->first; chunk;) {
        struct chunk *next = chunk->next;
        if (chunk->is_slab)
            munmap(chunk, SLAB_BYTES);
        else
            free(chunk);
        chunk = next;
    }
    free(a);
}

/* The next chunk with room; those kept from an earlier letter are used again before a new one is made. */
static struct chunk *chunk_with_room(struct arena *a, size_t n_bytes)
{
    while (a->now->next && a->now->n_bytes - a->now->used < n_bytes)
        a->now = a->now->next;
    if (a->now->n_bytes - a->now->used < n_bytes) {
        a->now->next = chunk_new(a, n_bytes > CHUNK_BYTES ? n_bytes : CHUNK_BYTES);
        a->now = a->now->next;
    }
    return a->now;
}

void arena_turn_page(struct arena *a)
{
    while (a->now->next)
        a->now = a->now->next;
    a->now->next = chunk_new(a, CHUNK_BYTES);
    a->now = a->now->next;
}

void *arena_alloc(struct arena *a, size_t n_bytes)
{
    const size_t align = alignof(max_align_t);
    if (n_bytes > SIZE_MAX / 2)
        arena_no_memory();
    n_bytes = n_bytes ? (n_bytes + align - 1) / align * align : align;

    struct chunk *chunk = chunk_with_room(a, n_bytes);
    void *memory = chunk->bytes + chunk->used;
    chunk->used += n_bytes;
    a->used_bytes += n_bytes;
    return memory;
}

void *arena_array(struct arena *a, size_t n_items, size_t item_bytes)
{
    if (item_bytes && n_items > SIZE_MAX / item_bytes)
        arena_no_memory();
    return arena_alloc(a, n_items * item_bytes);
}

void *arena_grow(struct arena *a, void *rows, size_t n_rows, size_t *capacity, size_t row_bytes)
{
    if (n_rows < *capacity)
        return rows;
    *capacity = 2 * *capacity + FIRST_ROWS;
    void *larger = arena_array(a, *capacity, row_bytes);
    if (n_rows)
        memcpy(larger, rows, n_rows * row_bytes);
    return larger;
}

char *arena_strndup(struct arena *a, const char *text, size_t n_bytes)
{
    char *copy = arena_alloc(a, n_bytes + 1);
    memcpy(copy, text, n_bytes);
    return copy;
}

char *arena_strdup(struct arena *a, const char *text)
{
    return arena_strndup(a, text, strlen(text));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n_bytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n_bytes < 0)
        arena_no_memory();

    char *text = arena_alloc(a, (size_t)n_bytes + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)n_bytes + 1, format, args);
    va_end(args);
    return text;
}

void arena_defer(struct arena *a, void (*free_fn)(void *), void *object)
{
    struct deferred *it = arena_alloc(a, sizeof *it);
    *it = (struct deferred){.next = a->deferred, .free_fn = free_fn, .object = object};
    a->deferred = it;
}

size_t arena_used_bytes(const struct arena *a)
{
    return a->used_bytes;
}
