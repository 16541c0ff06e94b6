/* buf - a growing row of bytes with a ceiling.
 *
 * The owner calls buf_init() and buf_done(). Growing past max_bytes sets `overflow` and drops
 * the rest, so a caller checks once at the end. bytes is always followed by a NUL. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct buf {
    char *bytes;
    size_t n_bytes;
    size_t capacity_bytes;
    size_t max_bytes;
    bool overflow;
};

void buf_init(struct buf *b, size_t max_bytes);
void buf_done(struct buf *b);
void buf_clear(struct buf *b);
void buf_add_grown(struct buf *b, const void *bytes, size_t n_bytes); /* buf_add() where there is no room yet, or nothing to add */
/* Here, for letters are put together of thousands of small pieces. */
static inline void buf_add(struct buf *b, const void *bytes, size_t n_bytes)
{
    if (n_bytes == 0 || b->overflow || n_bytes >= b->capacity_bytes - b->n_bytes || n_bytes > b->max_bytes - b->n_bytes) {
        buf_add_grown(b, bytes, n_bytes);
        return;
    }
    memcpy(b->bytes + b->n_bytes, bytes, n_bytes);
    b->n_bytes += n_bytes;
    b->bytes[b->n_bytes] = '\0';
}
/* Room for n_bytes more behind the last, for a caller that writes them itself and then adds them to n_bytes, a NUL behind them. NULL past the ceiling. */
char *buf_room(struct buf *b, size_t n_bytes);
void buf_str(struct buf *b, const char *text);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
