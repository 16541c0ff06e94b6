#include "file.h"

#include <string.h>

#define HEADER        "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
#define HEADER_LEN    15
#define TAIL          "\n%%EOF\n"
#define TAIL_LEN      7
#define START         "startxref\n"
#define START_LEN     10
#define ENDOBJ        "\nendobj\n"
#define ENDOBJ_LEN    8
#define ENDSTREAM     "\nendstream"
#define ENDSTREAM_LEN 10
#define MAX_INFLATED  ((size_t)16 << 20)
#define MAX_ROW_BYTES 16
#define N_FIELDS      3

/* How the rows of the cross-reference stream are laid out. */
struct rows {
    size_t widths[N_FIELDS];
    size_t n_bytes; /* of one, with the byte that says how it is coded */
    const unsigned char *at, *end;
};

/* An object stream, opened. */
struct pack {
    long number; /* its own; 0: none is open */
    struct bytes inside;
    struct lex heads; /* what follows of the list of numbers and places */
    size_t first, n, next;
    size_t begin; /* of the object that heads names next */
    long which;
};

enum outcome file_fault(const struct file *f, const char *what)
{
    return diag_note(f->d, D_PROOF_FILE, f->at, "%s", what);
}

struct file_object *file_object(const struct file *f, long number)
{
    const bool is_there = number > 0 && (size_t)number < f->n_objects && f->objects[number].value.at;
    return is_there ? &f->objects[number] : NULL;
}

struct bytes file_value(const struct file *f, struct bytes value)
{
    const long number = lex_reference(value);
    if (number == 0)
        return value;
    const struct file_object *object = file_object(f, number);
    return object ? object->value : (struct bytes){0};
}

bool file_find(const struct file *f, struct bytes dict, const char *key, struct bytes *value)
{
    if (!dict.at || !lex_find(dict, key, value))
        return false;
    *value = file_value(f, *value);
    return value->at;
}

static bool starts(const struct file *f, size_t at, const char *text, size_t n)
{
    return at <= f->bytes.n && n <= f->bytes.n - at && memcmp(f->bytes.at + at, text, n) == 0;
}

enum outcome file_inflate(struct bytes *out, const struct file *f, const struct file_object *object)
{
    struct bytes filter;
    if (!object || !object->stream.at)
        return file_fault(f, "stream");
    if (!lex_find(object->value, "/Filter", &filter)) {
        *out = object->stream;
        return DONE;
    }
    if (!bytes_is(filter, "/FlateDecode"))
        return file_fault(f, "/Filter");
    for (size_t room = object->stream.n * 6 + 1024; room <= MAX_INFLATED; room *= 2) {
        char *bytes = arena_alloc(f->arena, room);
        const enum libdeflate_result said =
            libdeflate_zlib_decompress(f->inflate, object->stream.at, object->stream.n, bytes, room, &out->n);
        out->at = bytes;
        if (said == LIBDEFLATE_SUCCESS)
            return DONE;
        if (said != LIBDEFLATE_INSUFFICIENT_SPACE)
            break;
    }
    return file_fault(f, "/FlateDecode");
}

/* --- one object in the file --- */

static long key_integer(struct bytes dict, const char *key)
{
    struct bytes value;
    return lex_find(dict, key, &value) ? lex_integer(value) : -1;
}

/* "12 0 obj" value ["stream" ...] "endobj" at a place of the file; where it ends, or 0. */
static size_t read_at(struct file_object *out, const struct file *f, size_t at, long number)
{
    struct token n, generation, word;
    struct lex lex = {f->bytes.at + at, f->bytes.at + f->bytes.n};
    if (at < HEADER_LEN || at >= f->bytes.n)
        return 0;
    if (lex_next(&lex, &n) != TOKEN_NUMBER || lex_integer((struct bytes){n.at, n.n}) != number ||
        n.at != f->bytes.at + at || lex_next(&lex, &generation) != TOKEN_NUMBER || lex_next(&lex, &word) != TOKEN_WORD ||
        word.n != 3 || memcmp(word.at, "obj", 3) != 0 || !lex_value(&lex, &out->value))
        return 0;
    size_t end = (size_t)(lex.at - f->bytes.at);
    if (starts(f, end, "\nstream\n", 8)) {
        const long length = key_integer(out->value, "/Length");
        if (length < 0 || (size_t)length > f->bytes.n - end - 8)
            return 0;
        out->stream = (struct bytes){f->bytes.at + end + 8, (size_t)length};
        end += 8 + (size_t)length;
        if (!starts(f, end, ENDSTREAM, ENDSTREAM_LEN))
            return 0;
        end += ENDSTREAM_LEN;
    }
    return starts(f, end, ENDOBJ, ENDOBJ_LEN) ? end + ENDOBJ_LEN : 0;
}

/* --- the list of objects --- */

static size_t field(const struct rows *rows, const unsigned char *row, size_t which)
{
    size_t n = 0;
    for (size_t i = 0; i < which; i++)
        row += rows->widths[i];
    for (size_t i = 0; i < rows->widths[which]; i++)
        n = n << 8 | row[i];
    return n;
}

static bool read_widths(struct rows *rows, struct bytes dict)
{
    struct bytes widths, parms;
    struct token token;
    if (!lex_find(dict, "/W", &widths))
        return false;
    struct lex lex = lex_of(widths);
    lex_next(&lex, &token);
    for (size_t i = 0; i < N_FIELDS; i++) {
        if (lex_next(&lex, &token) != TOKEN_NUMBER)
            return false;
        const long width = lex_integer((struct bytes){token.at, token.n});
        if (width < 1 || width > 4)
            return false;
        rows->widths[i] = (size_t)width;
        rows->n_bytes += (size_t)width;
    }
    const bool is_coded = lex_find(dict, "/DecodeParms", &parms) && key_integer(parms, "/Predictor") == 12 &&
                          key_integer(parms, "/Columns") == (long)rows->n_bytes;
    rows->n_bytes++;
    return is_coded && rows->n_bytes <= MAX_ROW_BYTES;
}

/* Objects that stand in the file by themselves. They and the frame around them are all that there is in it. */
static enum outcome read_plain(struct file *f, struct rows *rows, size_t tail)
{
    unsigned char row[MAX_ROW_BYTES] = {0};
    size_t n_bytes = HEADER_LEN + (f->bytes.n - tail);
    const unsigned char *at = rows->at;
    for (size_t i = 0; i < f->n_objects; i++, at += rows->n_bytes) {
        if (*at != 2)
            return file_fault(f, "/Predictor");
        for (size_t j = 0; j + 1 < rows->n_bytes; j++)
            row[j] = (unsigned char)(row[j] + at[1 + j]);
        if (field(rows, row, 0) != 1)
            continue;
        const size_t place = field(rows, row, 1), end = read_at(&f->objects[i], f, place, (long)i);
        if (end == 0)
            return file_fault(f, "obj");
        n_bytes += end - place;
    }
    return n_bytes == f->bytes.n ? DONE : file_fault(f, "bytes that belong to no object");
}

static bool next_head(struct pack *pack)
{
    struct token number, place;
    if (lex_next(&pack->heads, &number) != TOKEN_NUMBER || lex_next(&pack->heads, &place) != TOKEN_NUMBER)
        return false;
    const long begin = lex_integer((struct bytes){place.at, place.n});
    pack->which = lex_integer((struct bytes){number.at, number.n});
    pack->begin = pack->first + (size_t)begin;
    return begin >= 0 && pack->begin <= pack->inside.n;
}

/* All objects of one object stream; how many, or -1. */
static long unpack(struct file *f, struct pack *pack)
{
    long n = 0;
    if (pack->n && !next_head(pack))
        return -1;
    for (size_t i = 0; i < pack->n; i++, n++) {
        const size_t begin = pack->begin;
        const long number = pack->which;
        size_t end = pack->inside.n;
        if (i + 1 < pack->n) {
            if (!next_head(pack))
                return -1;
            end = pack->begin;
        }
        if (number < 1 || (size_t)number >= f->n_objects || f->objects[number].value.at || end <= begin)
            return -1;
        f->objects[number] =
            (struct file_object){.value = {pack->inside.at + begin, end - begin}, .is_packed = true};
    }
    return n;
}

static enum outcome read_packs(struct file *f, size_t n_wanted)
{
    size_t n = 0;
    struct bytes type;
    for (size_t i = 1; i < f->n_objects; i++) {
        struct file_object *object = &f->objects[i];
        struct pack pack = {.number = (long)i};
        if (!object->stream.at || object->is_packed || !lex_find(object->value, "/Type", &type) ||
            !bytes_is(type, "/ObjStm"))
            continue;
        const long n_inside = key_integer(object->value, "/N"), first = key_integer(object->value, "/First");
        if (file_inflate(&pack.inside, f, object) != DONE)
            return REFUSED;
        if (n_inside < 0 || first < 0 || (size_t)first > pack.inside.n)
            return file_fault(f, "/ObjStm");
        pack.n = (size_t)n_inside;
        pack.first = (size_t)first;
        pack.heads = lex_of((struct bytes){pack.inside.at, pack.first});
        const long got = unpack(f, &pack);
        if (got < 0)
            return file_fault(f, "/ObjStm");
        n += (size_t)got;
    }
    return n == n_wanted ? DONE : file_fault(f, "/ObjStm");
}

static size_t count_packed(const struct file *f, const struct rows *rows)
{
    unsigned char kind[MAX_ROW_BYTES] = {0};
    const unsigned char *at = rows->at;
    size_t n = 0;
    for (size_t i = 0; i < f->n_objects; i++, at += rows->n_bytes) {
        for (size_t j = 0; j < rows->widths[0]; j++)
            kind[j] = (unsigned char)(kind[j] + at[1 + j]);
        n += field(rows, kind, 0) == 2;
    }
    return n;
}

/* --- the frame --- */

/* Where "startxref" stands, behind which only a number and the end come; 0 when it does not. */
static size_t find_tail(const struct file *f, size_t *list)
{
    const size_t n = f->bytes.n;
    if (n < HEADER_LEN + START_LEN + TAIL_LEN || !starts(f, 0, HEADER, HEADER_LEN) || !starts(f, n - TAIL_LEN, TAIL, TAIL_LEN))
        return 0;
    size_t from = n - TAIL_LEN;
    while (from > 0 && f->bytes.at[from - 1] >= '0' && f->bytes.at[from - 1] <= '9')
        from--;
    const long place = lex_integer((struct bytes){f->bytes.at + from, n - TAIL_LEN - from});
    if (place < 0 || from < START_LEN || !starts(f, from - START_LEN, START, START_LEN))
        return 0;
    *list = (size_t)place;
    return from - START_LEN;
}

enum outcome file_open(struct file *f, struct bytes bytes)
{
    struct file_object list = {0};
    struct rows rows = {0};
    struct bytes inside;
    size_t place = 0;
    f->bytes = bytes;
    const size_t tail = find_tail(f, &place);
    if (tail == 0 || place >= tail)
        return file_fault(f, "startxref");
    struct lex lex = {bytes.at + place, bytes.at + tail};
    struct token number;
    lex_next(&lex, &number);
    const long own = lex_integer((struct bytes){number.at, number.n});
    if (own < 1 || read_at(&list, f, place, own) != tail || !read_widths(&rows, list.value))
        return file_fault(f, "/XRef");
    const long size = key_integer(list.value, "/Size");
    if (file_inflate(&inside, f, &list) != DONE)
        return REFUSED;
    if (size < 2 || inside.n != (size_t)size * rows.n_bytes)
        return file_fault(f, "/Size");
    f->trailer = list.value;
    f->n_objects = (size_t)size;
    f->objects = arena_array(f->arena, f->n_objects, sizeof *f->objects);
    rows.at = (const unsigned char *)inside.at;
    rows.end = rows.at + inside.n;
    const enum outcome got = read_plain(f, &rows, tail);
    return got == DONE ? read_packs(f, count_packed(f, &rows)) : got;
}
