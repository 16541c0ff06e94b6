#include "print_out.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/files.h"
#include "out.h"

#define MAX_TEXT_BYTES ((size_t)64 << 20) /* of one object */
#define FLUSH_BYTES    ((size_t)256 << 10)
#define ID_HEX_LEN     32
#define MAX_PLACE      9999999999u /* ten digits */

#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

void print_open(struct print_out *o, int fd)
{
    *o = (struct print_out){.fd = fd, .n_objects = 1};
    buf_init(&o->text, MAX_TEXT_BYTES);
    hash_begin(&o->hash);
    put(&o->text, HEADER);
}

void print_free(struct print_out *o)
{
    buf_done(&o->text);
    free(o->places);
    o->places = NULL;
}

static void flush(struct print_out *o)
{
    hash_add(&o->hash, o->text.bytes, o->text.n_bytes);
    if (!o->error && o->text.overflow)
        o->error = EFBIG;
    else if (!o->error && !files_write_all(o->fd, o->text.bytes, o->text.n_bytes))
        o->error = errno;
    o->n_written += o->text.n_bytes;
    buf_clear(&o->text);
}

int print_reserve(struct print_out *o)
{
    if (o->n_objects >= o->max_objects) {
        const size_t max = o->max_objects ? o->max_objects * 2 : 1024;
        uint64_t *places = realloc(o->places, max * sizeof *places);
        if (!places)
            arena_no_memory();
        memset(places + o->max_objects, 0, (max - o->max_objects) * sizeof *places);
        o->places = places;
        o->max_objects = max;
    }
    return (int)o->n_objects++;
}

void print_begin(struct print_out *o, int number)
{
    o->places[number] = o->n_written + o->text.n_bytes;
    put_integer(&o->text, number);
    put(&o->text, " 0 obj\n");
}

void print_end(struct print_out *o)
{
    put(&o->text, "\nendobj\n");
    if (o->text.n_bytes >= FLUSH_BYTES)
        flush(o);
}

void print_stream(struct print_out *o, int number, struct bytes dict, struct bytes bytes)
{
    print_begin(o, number);
    put(&o->text, "<<");
    put_bytes(&o->text, dict);
    put(&o->text, "/Length ");
    put_integer(&o->text, (long)bytes.n);
    put(&o->text, ">>\nstream\n");
    put_bytes(&o->text, bytes);
    put(&o->text, "\nendstream");
    print_end(o);
}

/* Twenty bytes an object (ISO 32000-1, 7.5.4). */
static void put_table(struct print_out *o)
{
    buf_printf(&o->text, "xref\n0 %zu\n0000000000 65535 f \n", o->n_objects);
    for (size_t i = 1; i < o->n_objects; i++) {
        buf_printf(&o->text, "%010" PRIu64 " 00000 n \n", o->places[i]);
        if (o->text.n_bytes >= FLUSH_BYTES)
            flush(o);
    }
}

/* The file's identity is the hash of all that stands before its end. */
static void put_trailer(struct print_out *o, int catalog, int info, uint64_t table)
{
    struct hash_stream so_far = o->hash;
    char hash[HASH_HEX_LEN + 1];
    hash_end_hex(&so_far, hash);
    hash[ID_HEX_LEN] = '\0';
    buf_printf(&o->text, "trailer\n<</Size %zu/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%" PRIu64 "\n%%%%EOF\n", o->n_objects,
               catalog, info, hash, hash, table);
}

enum outcome print_close(struct print_out *o, struct diag *d, int catalog, int info)
{
    for (size_t i = 1; i < o->n_objects; i++)
        if (!o->places[i])
            return diag_note(d, D_PRINT_LETTER, NULL, "object");
    const uint64_t table = o->n_written + o->text.n_bytes;
    put_table(o);
    flush(o);
    put_trailer(o, catalog, info, table);
    flush(o);
    if (!o->error && o->n_written > MAX_PLACE)
        o->error = EFBIG;
    return o->error ? diag_note(d, D_FILE_WRITE, NULL, "%s", strerror(o->error)) : DONE;
}
