#include "finished.h"

#include <string.h>

#define MAX_INFLATED ((size_t)16 << 20)
#define MAX_OBJECTS  100000
#define MAX_WIDTH    4
#define N_FIELDS     3 /* of a row: kind, place, index */

enum { ROW_PLAIN = 1, ROW_PACKED = 2 };

/* The cross-reference stream, inflated. */
struct table {
    size_t widths[N_FIELDS], row_bytes;
    struct bytes rows; /* each with a byte before it: its difference from the one above */
};

enum outcome finished_fault(const struct finished *f, const char *what)
{
    return diag_note(f->d, D_PRINT_LETTER, NULL, "%s", what);
}

const struct finished_object *finished_object(const struct finished *f, long number)
{
    const bool is_there = number > 0 && (size_t)number < f->n_objects && f->objects[number].value.at;
    return is_there ? &f->objects[number] : NULL;
}

static long integer_of(struct bytes dict, const char *key)
{
    struct bytes value;
    return lex_find(dict, key, &value) ? lex_integer(value) : -1;
}

static bool inflate(struct bytes *out, const struct finished *f, const struct finished_object *object)
{
    if (!object->stream.at)
        return false;
    for (size_t room = object->stream.n * 8 + 1024; room <= MAX_INFLATED; room *= 2) {
        char *bytes = arena_alloc(f->arena, room);
        const enum libdeflate_result said =
            libdeflate_zlib_decompress(f->inflate, object->stream.at, object->stream.n, bytes, room, &out->n);
        out->at = bytes;
        if (said != LIBDEFLATE_INSUFFICIENT_SPACE)
            return said == LIBDEFLATE_SUCCESS;
    }
    return false;
}

static bool is_word(const struct token *token, const char *word)
{
    return token->kind == TOKEN_WORD && bytes_is((struct bytes){token->at, token->n}, word);
}

/* "12 0 obj" and what follows, at a place of the file. */
static bool read_plain(struct finished_object *out, const struct finished *f, size_t place)
{
    struct token token;
    if (place >= f->bytes.n)
        return false;
    struct lex lex = {f->bytes.at + place, f->bytes.at + f->bytes.n};
    if (lex_next(&lex, &token) != TOKEN_NUMBER || lex_next(&lex, &token) != TOKEN_NUMBER || lex_next(&lex, &token) != TOKEN_WORD ||
        !is_word(&token, "obj") || !lex_value(&lex, &out->value))
        return false;
    out->stream = (struct bytes){0};
    lex_next(&lex, &token);
    if (is_word(&token, "endobj"))
        return true;
    const long length = integer_of(out->value, "/Length");
    if (!is_word(&token, "stream") || length < 0 || lex.end - lex.at <= length)
        return false;
    out->stream = (struct bytes){lex.at + 1, (size_t)length}; /* behind the line's end */
    return true;
}

/* --- the list of objects --- */

static bool read_widths(struct table *t, struct bytes dict)
{
    struct bytes widths, width;
    struct token token;
    if (!lex_find(dict, "/W", &widths))
        return false;
    struct lex lex = lex_of(widths);
    lex_next(&lex, &token);
    for (size_t i = 0; i < N_FIELDS; i++) {
        const long n = lex_value(&lex, &width) ? lex_integer(width) : -1;
        if (n < 1 || n > MAX_WIDTH)
            return false;
        t->widths[i] = (size_t)n;
        t->row_bytes += (size_t)n;
    }
    return true;
}

static enum outcome read_table(struct table *t, struct finished *f, struct bytes *trailer)
{
    static const char word[] = "startxref";
    struct finished_object list = {0};
    struct token token;
    const char *end = f->bytes.at + f->bytes.n, *at = end;
    for (size_t back = sizeof word; back < 64 && back < f->bytes.n; back++)
        if (memcmp(end - back, word, sizeof word - 1) == 0)
            at = end - back + sizeof word - 1;
    struct lex lex = {at, end};
    const long place = lex_next(&lex, &token) == TOKEN_NUMBER ? lex_integer((struct bytes){token.at, token.n}) : -1;
    if (place < 1 || !read_plain(&list, f, (size_t)place) || !read_widths(t, list.value) || !inflate(&t->rows, f, &list))
        return finished_fault(f, "/XRef");
    const long size = integer_of(list.value, "/Size");
    if (size < 2 || size > MAX_OBJECTS || t->rows.n != (size_t)size * (t->row_bytes + 1))
        return finished_fault(f, "/Size");
    f->n_objects = (size_t)size;
    f->objects = arena_array(f->arena, f->n_objects, sizeof *f->objects);
    *trailer = list.value;
    return DONE;
}

static size_t field(const struct table *t, const unsigned char *row, size_t which)
{
    size_t n = 0;
    for (size_t i = 0; i < which; i++)
        row += t->widths[i];
    for (size_t i = 0; i < t->widths[which]; i++)
        n = n << 8 | row[i];
    return n;
}

/* --- objects --- */

static bool next_number(struct lex *lex, size_t *out)
{
    struct token token;
    const long n = lex_next(lex, &token) == TOKEN_NUMBER ? lex_integer((struct bytes){token.at, token.n}) : -1;
    *out = (size_t)n;
    return n >= 0;
}

/* What lies in an object stream: heads, and behind them the objects one after the other. */
static enum outcome unpack(struct finished *f, const struct finished_object *pack)
{
    struct bytes inside;
    size_t number = 0, begin = 0, next = 0, after = 0;
    const long n = integer_of(pack->value, "/N"), first = integer_of(pack->value, "/First");
    if (n < 1 || first < 1 || !inflate(&inside, f, pack) || (size_t)first > inside.n)
        return finished_fault(f, "/ObjStm");
    struct lex heads = {inside.at, inside.at + first};
    bool is_sound = next_number(&heads, &number) && next_number(&heads, &begin);
    for (long i = 0; is_sound && i < n; i++, number = next, begin = after) {
        after = inside.n - (size_t)first;
        if (i + 1 < n)
            is_sound = next_number(&heads, &next) && next_number(&heads, &after);
        is_sound = is_sound && number < f->n_objects && begin <= after && after <= inside.n - (size_t)first && !f->objects[number].value.at;
        if (is_sound)
            f->objects[number].value = (struct bytes){inside.at + first + begin, after - begin};
    }
    return is_sound ? DONE : finished_fault(f, "/ObjStm");
}

static enum outcome read_objects(struct finished *f, const struct table *t)
{
    unsigned char row[N_FIELDS * MAX_WIDTH] = {0};
    const unsigned char *at = (const unsigned char *)t->rows.at;
    size_t pack = 0;
    for (size_t i = 0; i < f->n_objects; i++, at += t->row_bytes + 1) {
        for (size_t j = 0; j < t->row_bytes; j++)
            row[j] = (unsigned char)(row[j] + at[1 + j]);
        const size_t kind = field(t, row, 0), place = field(t, row, 1);
        if (kind == ROW_PLAIN && !read_plain(&f->objects[i], f, place))
            return finished_fault(f, "obj");
        if (kind == ROW_PACKED && pack && pack != place)
            return finished_fault(f, "/ObjStm");
        if (kind == ROW_PACKED)
            pack = place;
    }
    const struct finished_object *packed = finished_object(f, (long)pack);
    return packed && packed->stream.at ? unpack(f, packed) : finished_fault(f, "/ObjStm");
}

/* A letter has a flat list of pages. */
static enum outcome read_pages(struct finished *f, struct bytes trailer)
{
    struct bytes value, kid;
    struct token token;
    const struct finished_object *catalog = lex_find(trailer, "/Root", &value) ? finished_object(f, lex_reference(value)) : NULL;
    const struct finished_object *tree =
        catalog && lex_find(catalog->value, "/Pages", &value) ? finished_object(f, lex_reference(value)) : NULL;
    const long n = tree ? integer_of(tree->value, "/Count") : -1;
    if (n < 1 || (size_t)n > f->n_objects || !lex_find(tree->value, "/Kids", &value))
        return finished_fault(f, "/Pages");
    f->pages = arena_array(f->arena, (size_t)n, sizeof *f->pages);
    struct lex lex = lex_of(value);
    lex_next(&lex, &token);
    while (lex_value(&lex, &kid)) {
        const struct finished_object *page = finished_object(f, lex_reference(kid));
        if (!page || f->n_pages == (size_t)n)
            return finished_fault(f, "/Kids");
        f->pages[f->n_pages++] = page->value;
    }
    return f->n_pages == (size_t)n ? DONE : finished_fault(f, "/Kids");
}

enum outcome finished_open(struct finished *f)
{
    struct table table = {0};
    struct bytes trailer;
    enum outcome got = read_table(&table, f, &trailer);
    if (got == DONE)
        got = read_objects(f, &table);
    return got == DONE ? read_pages(f, trailer) : got;
}
