#include "pattern.h"

#include <string.h>

#include "../base/buf.h"

#define MAX_FILLED_BYTES 16384

/* The part that stands at "{", and in *n how long its place is; NULL: none of these. */
static const struct pattern_part *part_at(const char *text, const struct pattern_part *parts, size_t *n)
{
    const char *end = strchr(text, '}');
    for (; end && parts->name; parts++) {
        size_t n_name = strlen(parts->name);
        if ((size_t)(end - text) == n_name + 1 && memcmp(text + 1, parts->name, n_name) == 0) {
            *n = n_name + 2;
            return parts;
        }
    }
    return NULL;
}

const char *pattern_fill(struct arena *arena, const char *pattern, const struct pattern_part *parts)
{
    struct buf out;
    buf_init(&out, MAX_FILLED_BYTES);
    while (*pattern) {
        size_t n = 0;
        const struct pattern_part *part = *pattern == '{' ? part_at(pattern, parts, &n) : NULL;
        if (part) {
            buf_str(&out, part->text);
        } else {
            n = 1 + strcspn(pattern + 1, "{");
            buf_add(&out, pattern, n);
        }
        pattern += n;
    }
    const char *filled = arena_strndup(arena, out.bytes ? out.bytes : "", out.n_bytes);
    buf_done(&out);
    return filled;
}

bool pattern_has(const char *text, const char *name)
{
    const size_t n = strlen(name);
    for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{'))
        if (strncmp(at + 1, name, n) == 0 && at[n + 1] == '}')
            return true;
    return false;
}
