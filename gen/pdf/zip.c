#include "zip.h"

#include <zlib.h>

#define DEFLATE_LEVEL 1 /* 6 takes three times as long and saves 3 % */
#define SMALL_WINDOW  9
#define SMALL_MEMORY  1

/* Cairo asks zlib for its default level by this name, which is found here first. (So does libarchive for archives that are deflated: ours are
 * not.) What comes out is a zlib stream as any, stored; with the least of memory, since each stream would clear it first. */
int deflateInit_(z_streamp stream, int level, const char *version, int stream_bytes)
{
    (void)level;
    return deflateInit2_(stream, Z_NO_COMPRESSION, Z_DEFLATED, SMALL_WINDOW, SMALL_MEMORY, Z_DEFAULT_STRATEGY, version, stream_bytes);
}

static void close_zip(void *object)
{
    struct zip *zip = object;
    libdeflate_free_compressor(zip->deflate);
    libdeflate_free_decompressor(zip->inflate);
}

struct zip *zip_open(struct arena *arena)
{
    struct zip *zip = arena_alloc(arena, sizeof *zip);
    zip->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    zip->inflate = libdeflate_alloc_decompressor();
    if (!zip->deflate || !zip->inflate)
        arena_no_memory();
    arena_defer(arena, close_zip, zip);
    return zip;
}

struct bytes zip_deflate(struct arena *arena, const struct zip *zip, struct bytes raw)
{
    const size_t room = libdeflate_zlib_compress_bound(zip->deflate, raw.n);
    char *bytes = arena_alloc(arena, room);
    return (struct bytes){bytes, libdeflate_zlib_compress(zip->deflate, raw.at, raw.n, bytes, room)};
}

bool zip_inflate(struct bytes *out, struct arena *arena, const struct zip *zip, struct bytes deflated)
{
    size_t room = deflated.n + 256; /* it is stored; else there is more to it */
    for (int tries = 0; room <= ZIP_MAX_BYTES; tries++, room = tries == 1 ? 8 * room + 4096 : 2 * room) {
        char *bytes = arena_alloc(arena, room);
        const enum libdeflate_result said = libdeflate_zlib_decompress(zip->inflate, deflated.at, deflated.n, bytes, room, &out->n);
        out->at = bytes;
        if (said != LIBDEFLATE_INSUFFICIENT_SPACE)
            return said == LIBDEFLATE_SUCCESS;
    }
    return false;
}
