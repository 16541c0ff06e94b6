#include "out.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/hash.h"
#include "../base/text.h"

#define MAX_PACKED_BYTES ((size_t)16 << 20)
#define ID_HEX_LEN       32
#define ROW_BYTES        6 /* of the cross-reference stream: kind 1, place 3, index 2 */

/* The second line tells transport programs that the file is binary (PDF/A-2, 6.1.2). */
#define HEADER "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

/* --- values --- */

void put_integer(struct buf *b, long n)
{
    char digits[24];
    char *at = digits + sizeof digits;
    unsigned long rest = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (n < 0)
        *--at = '-';
    buf_add(b, at, (size_t)(digits + sizeof digits - at));
}

void put_reference(struct buf *b, int number)
{
    put_integer(b, number);
    buf_add(b, " 0 R", 4);
}

void put_points(struct buf *b, double pt)
{
    const bool is_negative = pt < 0;
    const long thousandths = (long)((is_negative ? -pt : pt) * 1000 + 0.5);
    if (is_negative && thousandths)
        buf_add(b, "-", 1);
    put_integer(b, thousandths / 1000);
    if (thousandths % 1000) {
        const char fraction[] = {'.', (char)('0' + thousandths / 100 % 10), (char)('0' + thousandths / 10 % 10),
                                 (char)('0' + thousandths % 10)};
        size_t n = sizeof fraction;
        while (fraction[n - 1] == '0')
            n--;
        buf_add(b, fraction, n);
    }
}

bool put_row(struct buf *b, struct lex *lex)
{
    struct bytes numbers;
    if (!lex_numbers(lex, &numbers))
        return false;
    put(b, "[");
    put_bytes(b, numbers);
    put(b, "]");
    return true;
}

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if (*text < ' ' || *text > '~')
            return false;
    return true;
}

static void put_hex(struct buf *b, unsigned unit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char hex[] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
    buf_add(b, hex, sizeof hex);
}

void put_text(struct buf *b, const char *utf8)
{
    if (is_plain(utf8)) {
        buf_add(b, "(", 1);
        for (; *utf8; utf8++) {
            if (*utf8 == '(' || *utf8 == ')' || *utf8 == '\\')
                buf_add(b, "\\", 1);
            buf_add(b, utf8, 1);
        }
        buf_add(b, ")", 1);
        return;
    }
    const size_t n = strlen(utf8);
    put(b, "<FEFF");
    for (size_t at = 0; at < n;) {
        const int32_t c = text_decode(utf8, n, &at);
        if (c > 0xFFFF) {
            put_hex(b, 0xD800 + ((unsigned)(c - 0x10000) >> 10));
            put_hex(b, 0xDC00 + ((unsigned)(c - 0x10000) & 0x3FF));
        } else {
            put_hex(b, c < 0 ? 0xFFFD : (unsigned)c);
        }
    }
    buf_add(b, ">", 1);
}

/* --- objects --- */

void out_init(struct pdf_out *o, struct buf *file, struct libdeflate_compressor *deflate)
{
    *o = (struct pdf_out){.file = file, .start = file->n_bytes, .deflate = deflate, .n_objects = 1};
    buf_init(&o->packed, MAX_PACKED_BYTES);
    buf_init(&o->heads, MAX_PACKED_BYTES);
    buf_init(&o->scratch, MAX_PACKED_BYTES);
    put(file, HEADER);
}

void out_done(struct pdf_out *o)
{
    buf_done(&o->packed);
    buf_done(&o->heads);
    buf_done(&o->scratch);
    free(o->objects);
    o->objects = NULL;
}

int out_reserve(struct pdf_out *o)
{
    if (o->n_objects >= o->max_objects) {
        const size_t max = o->max_objects ? o->max_objects * 2 : 512;
        struct out_object *objects = realloc(o->objects, max * sizeof *objects);
        if (!objects)
            arena_no_memory();
        memset(objects + o->max_objects, 0, (max - o->max_objects) * sizeof *objects);
        o->objects = objects;
        o->max_objects = max;
    }
    return (int)o->n_objects++;
}

void out_begin(struct pdf_out *o, int number)
{
    if (o->n_packed)
        buf_add(&o->packed, "\n", 1);
    put_integer(&o->heads, number);
    buf_add(&o->heads, " ", 1);
    put_integer(&o->heads, (long)o->packed.n_bytes);
    buf_add(&o->heads, " ", 1);
    o->objects[number] = (struct out_object){.in_stream = true, .at = ++o->n_packed};
}

void out_plain_stream(struct pdf_out *o, int number, struct bytes dict, struct bytes bytes)
{
    o->objects[number] = (struct out_object){.at = o->file->n_bytes - o->start};
    put_integer(o->file, number);
    put(o->file, " 0 obj\n<<");
    put_bytes(o->file, dict);
    put(o->file, "/Length ");
    put_integer(o->file, (long)bytes.n);
    put(o->file, ">>\nstream\n");
    put_bytes(o->file, bytes);
    put(o->file, "\nendstream\nendobj\n"); /* the line end before endstream is not part of it (PDF/A-2, 6.1.7.1) */
}

static struct bytes deflated(struct pdf_out *o, struct bytes bytes)
{
    struct buf *b = &o->scratch;
    const size_t room = libdeflate_zlib_compress_bound(o->deflate, bytes.n);
    if (b->capacity_bytes < room) {
        buf_done(b);
        b->bytes = malloc(room);
        if (!b->bytes)
            arena_no_memory();
        b->capacity_bytes = room;
    }
    return (struct bytes){b->bytes, libdeflate_zlib_compress(o->deflate, bytes.at, bytes.n, b->bytes, room)};
}

void out_stream(struct pdf_out *o, int number, struct bytes dict, struct bytes bytes)
{
    static const char filter[] = "/Filter/FlateDecode";
    char entries[256];
    const size_t n = sizeof filter - 1;
    if (dict.n > sizeof entries - n) { /* none of ours is */
        o->file->overflow = true;
        return;
    }
    memcpy(entries, dict.at, dict.n);
    memcpy(entries + dict.n, filter, n);
    out_plain_stream(o, number, (struct bytes){entries, dict.n + n}, deflated(o, bytes));
}

/* --- the end --- */

static int write_packed(struct pdf_out *o)
{
    struct buf dict;
    const int number = out_reserve(o);
    const size_t first = o->heads.n_bytes;
    buf_init(&dict, 256);
    put(&dict, "/Type/ObjStm/N ");
    put_integer(&dict, (long)o->n_packed);
    put(&dict, "/First ");
    put_integer(&dict, (long)first);
    buf_add(&o->heads, o->packed.bytes, o->packed.n_bytes);
    o->file->overflow |= o->packed.overflow || o->heads.overflow;
    out_stream(o, number, (struct bytes){dict.bytes, dict.n_bytes}, (struct bytes){o->heads.bytes, o->heads.n_bytes});
    buf_done(&dict);
    return number;
}

static void fill_row(unsigned char row[ROW_BYTES], const struct pdf_out *o, size_t number, int packed)
{
    const struct out_object *object = &o->objects[number];
    const bool is_packed = number > 0 && object->in_stream;
    const size_t place = number == 0 ? 0 : is_packed ? (size_t)packed : object->at;
    const size_t index = number == 0 ? 0xFFFF : is_packed ? object->at - 1 : 0;
    row[0] = number == 0 ? 0 : is_packed ? 2 : 1;
    row[1] = (unsigned char)(place >> 16);
    row[2] = (unsigned char)(place >> 8);
    row[3] = (unsigned char)place;
    row[4] = (unsigned char)(index >> 8);
    row[5] = (unsigned char)index;
}

/* Each row as its difference from the one above (PNG's filter "up"): nearly all are then alike. */
static void put_rows(struct buf *rows, const struct pdf_out *o, int packed)
{
    unsigned char above[ROW_BYTES] = {0}, row[ROW_BYTES], coded[1 + ROW_BYTES] = {2};
    for (size_t i = 0; i < o->n_objects; i++) {
        fill_row(row, o, i, packed);
        for (size_t j = 0; j < ROW_BYTES; j++)
            coded[1 + j] = (unsigned char)(row[j] - above[j]);
        memcpy(above, row, sizeof above);
        buf_add(rows, coded, sizeof coded);
    }
}

/* Its entries: what a trailer has, and how the rows are coded. */
static void put_trailer(struct buf *dict, struct pdf_out *o, int catalog, int info)
{
    char hash[HASH_HEX_LEN + 1];
    hash_begin(&o->hash);
    hash_add(&o->hash, o->file->bytes + o->start, o->file->n_bytes - o->start);
    struct hash_stream so_far = o->hash; /* it goes on to the end of the file */
    hash_end_hex(&so_far, hash);
    hash[ID_HEX_LEN] = '\0';
    put(dict, "/Type/XRef/Size ");
    put_integer(dict, (long)o->n_objects);
    put(dict, "/W[1 3 2]/DecodeParms<</Predictor 12/Columns 6>>/Root ");
    put_reference(dict, catalog);
    put(dict, "/Info ");
    put_reference(dict, info);
    put(dict, "/ID[<");
    put(dict, hash);
    put(dict, "><");
    put(dict, hash);
    put(dict, ">]");
}

static void write_references(struct pdf_out *o, int packed, int catalog, int info)
{
    struct buf rows, dict;
    const int number = out_reserve(o);
    const size_t at = o->file->n_bytes - o->start;
    o->objects[number] = (struct out_object){.at = at};
    buf_init(&rows, MAX_PACKED_BYTES);
    buf_init(&dict, 256);
    put_rows(&rows, o, packed);
    put_trailer(&dict, o, catalog, info);
    out_stream(o, number, (struct bytes){dict.bytes, dict.n_bytes}, (struct bytes){rows.bytes, rows.n_bytes});
    put(o->file, "startxref\n");
    put_integer(o->file, (long)at);
    put(o->file, "\n%%EOF\n");
    hash_add(&o->hash, o->file->bytes + o->start + at, o->file->n_bytes - o->start - at);
    hash_end_hex(&o->hash, o->sha256);
    buf_done(&rows);
    buf_done(&dict);
}

bool out_finish(struct pdf_out *o, int catalog, int info)
{
    for (size_t i = 1; i < o->n_objects; i++)
        if (!o->objects[i].in_stream && o->objects[i].at == 0)
            return false;
    write_references(o, write_packed(o), catalog, info);
    return true;
}
