/* zip - what deflates and inflates the streams of a letter, a process long; and what keeps Cairo from doing so.
 *
 * Cairo deflates all that it writes with zlib, and slowly; the finisher inflates it again to read it. So Cairo's streams are stored (zip.c tells how)
 * and deflated here, once, by libdeflate. Where that does not take, they are inflated first: the letter's bytes are the same. */
#pragma once
#include <libdeflate.h>

#include "../base/arena.h"
#include "lex.h"

struct zip {
    struct libdeflate_compressor *deflate;
    struct libdeflate_decompressor *inflate;
};

/* Belongs to the arena. */
struct zip *zip_open(struct arena *arena);
/* Its bytes are the arena's. */
struct bytes zip_deflate(struct arena *arena, const struct zip *zip, struct bytes raw);
/* False: it is not deflated, or more than max_bytes. Its bytes are the arena's. */
bool zip_inflate(struct bytes *out, struct arena *arena, const struct zip *zip, struct bytes deflated);
#define ZIP_MAX_BYTES ((size_t)4 << 20)
