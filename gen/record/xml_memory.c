#include "xml_memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlmemory.h>

#include "../base/arena.h"
#include "../base/slab.h"

/* A letter takes some 8,000 small blocks, nearly all of them given back before the next letter. So a block of up to
 * MAX_SMALL bytes that is given back waits, in a list of blocks of its size, for the next that asks: some ten
 * instructions instead of malloc's hundred (a quarter of all the time before). Larger blocks are malloc's.
 *
 * In front of every block stands one word: its size class, 0 for malloc's, and whether it is in use, so that a block
 * given back twice or never handed out ends the process, as it would in malloc. */
#define GRAIN 16 /* blocks are multiples of this, and so aligned for any type */
#define MAX_SMALL 1024
#define N_CLASSES (MAX_SMALL / GRAIN + 1)
#define FIRST_SLAB_BYTES ((size_t)64 * 1024) /* enough for a command that reads one short file */
#define IN_USE UINT64_C(0x6b656e6261617200) /* low byte: the class */
#define WAITING (~IN_USE)

struct head {
    uint64_t mark;
    struct head *next; /* while it waits; else the block's own first bytes */
};

#define HEAD_BYTES sizeof(uint64_t)

/* libxml2 passes its allocator no context, so this cannot live in the shop. Of a thread, as malloc's own lists are. */
static _Thread_local struct pool {
    struct head *waiting[N_CLASSES];
    char *at; /* the slab that new blocks are cut from: the bytes that are left */
    size_t n_left;
    bool has_slab;
} pool;

static void *or_die(void *memory)
{
    if (!memory)
        arena_no_memory();
    return memory;
}

static void *block_of(struct head *head)
{
    return (char *)head + HEAD_BYTES;
}

/* A block's head, found whole. */
static struct head *head_of(void *block)
{
    struct head *head = (struct head *)((char *)block - HEAD_BYTES);
    if ((head->mark & ~UINT64_C(0xff)) != IN_USE || (head->mark & 0xff) >= N_CLASSES)
        abort();
    return head;
}

static size_t class_of(const struct head *head)
{
    return (size_t)(head->mark & 0xff);
}

/* A block of the class holds this much. */
static size_t room_of(size_t class)
{
    return class * GRAIN - HEAD_BYTES;
}

static void open_slab(void)
{
    pool.at = pool.has_slab ? slab_map() : or_die(malloc(FIRST_SLAB_BYTES));
    pool.n_left = pool.has_slab ? SLAB_BYTES : FIRST_SLAB_BYTES;
    pool.has_slab = true;
    pool.at += HEAD_BYTES;
    pool.n_left -= HEAD_BYTES;
}

/* Heads stand 8 bytes before a multiple of 16. */
static struct head *cut(size_t class)
{
    size_t n_bytes = class * GRAIN;
    if (pool.n_left < n_bytes)
        open_slab();
    struct head *head = (struct head *)pool.at;
    pool.at += n_bytes;
    pool.n_left -= n_bytes;
    return head;
}

static void *allocate(size_t n_bytes)
{
    size_t class = (n_bytes + HEAD_BYTES + GRAIN - 1) / GRAIN;
    if (n_bytes > room_of(N_CLASSES - 1)) {
        if (n_bytes > SIZE_MAX / 2)
            arena_no_memory();
        struct head *large = (struct head *)((char *)or_die(malloc(n_bytes + GRAIN)) + HEAD_BYTES);
        large->mark = IN_USE;
        return block_of(large);
    }
    struct head *head = pool.waiting[class];
    if (head)
        pool.waiting[class] = head->next;
    else
        head = cut(class);
    head->mark = IN_USE | class;
    return block_of(head);
}

static void give_back(void *block)
{
    if (!block)
        return;
    struct head *head = head_of(block);
    size_t class = class_of(head);
    head->mark = WAITING;
    if (class == 0) {
        free((char *)head - HEAD_BYTES);
        return;
    }
    head->next = pool.waiting[class];
    pool.waiting[class] = head;
}

static void *resize(void *old, size_t n_bytes)
{
    if (!old)
        return allocate(n_bytes);
    struct head *head = head_of(old);
    size_t class = class_of(head);
    if (class == 0 && n_bytes > room_of(N_CLASSES - 1)) {
        if (n_bytes > SIZE_MAX / 2)
            arena_no_memory();
        return (char *)or_die(realloc((char *)head - HEAD_BYTES, n_bytes + GRAIN)) + GRAIN;
    }
    if (class > 0 && n_bytes <= room_of(class))
        return old;
    void *block = allocate(n_bytes);
    size_t n_kept = class > 0 && room_of(class) < n_bytes ? room_of(class) : n_bytes;
    memcpy(block, old, n_kept);
    give_back(old);
    return block;
}

static char *duplicate(const char *text)
{
    size_t n_bytes = strlen(text) + 1;
    return memcpy(allocate(n_bytes), text, n_bytes);
}

void xml_memory_install(void)
{
    xmlMemSetup(give_back, allocate, resize, duplicate);
}
