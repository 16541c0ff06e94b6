#include "buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

#define FIRST_BYTES 256

void buf_init(struct buf *b, size_t max_bytes)
{
    static char empty[1] = ""; /* never written: capacity_bytes is 0 */
    *b = (struct buf){.bytes = empty, .max_bytes = max_bytes};
}

void buf_done(struct buf *b)
{
    if (b->capacity_bytes)
        free(b->bytes);
    buf_init(b, b->max_bytes);
}

void buf_clear(struct buf *b)
{
    b->n_bytes = 0;
    b->overflow = false;
    if (b->capacity_bytes)
        b->bytes[0] = '\0';
}

/* Room for n_bytes more and the NUL. False, and `overflow`, past the ceiling. */
static bool grow(struct buf *b, size_t n_bytes)
{
    if (b->overflow || n_bytes > b->max_bytes - b->n_bytes) {
        b->overflow = true;
        return false;
    }
    size_t needed = b->n_bytes + n_bytes;
    if (needed < b->capacity_bytes)
        return true;

    size_t capacity = b->capacity_bytes ? b->capacity_bytes : FIRST_BYTES;
    while (capacity <= needed) /* by four, for what has grown once grows on and is copied each time */
        capacity = capacity > SIZE_MAX / 4 ? SIZE_MAX : capacity * 4;
    char *bytes = realloc(b->capacity_bytes ? b->bytes : NULL, capacity);
    if (!bytes)
        arena_no_memory();
    b->bytes = bytes;
    b->capacity_bytes = capacity;
    return true;
}

void buf_add_grown(struct buf *b, const void *bytes, size_t n_bytes)
{
    if (n_bytes == 0 || !grow(b, n_bytes))
        return;
    memcpy(b->bytes + b->n_bytes, bytes, n_bytes);
    b->n_bytes += n_bytes;
    b->bytes[b->n_bytes] = '\0';
}

char *buf_room(struct buf *b, size_t n_bytes)
{
    return grow(b, n_bytes) ? b->bytes + b->n_bytes : NULL;
}

void buf_str(struct buf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n_bytes = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n_bytes <= 0 || !grow(b, (size_t)n_bytes))
        return;

    va_start(args, format);
    vsnprintf(b->bytes + b->n_bytes, (size_t)n_bytes + 1, format, args);
    va_end(args);
    b->n_bytes += (size_t)n_bytes;
}
