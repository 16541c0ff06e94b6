#include "source.h"

#include <string.h>

#define MAX_OBJECTS 100000
#define MAX_DEPTH   2
#define ENTRY_BYTES 20 /* of a line of the cross-reference table */

enum outcome source_fault(const struct source *s, const char *what)
{
    return diag_note(s->d, D_PDF_SOURCE, NULL, "%s", what);
}

/* Ten digits, of which the first is 0 in any file below a gigabyte. 0 when they are none. */
static size_t offset_of(const char *at)
{
    const long offset = lex_integer((struct bytes){at + 1, 9});
    return *at == '0' && offset > 0 ? (size_t)offset : 0;
}

/* The word behind the last "startxref" of the file. */
static bool find_table(const struct source *s, struct lex *lex)
{
    static const char word[] = "startxref";
    const size_t n = sizeof word - 1;
    struct token token;
    for (size_t back = n; back < 64 && back <= s->bytes.n; back++) {
        const char *at = s->bytes.at + s->bytes.n - back;
        if (memcmp(at, word, n) != 0)
            continue;
        struct lex tail = {at + n, s->bytes.at + s->bytes.n};
        if (lex_next(&tail, &token) != TOKEN_NUMBER)
            return false;
        const long offset = lex_integer((struct bytes){token.at, token.n});
        *lex = lex_of(s->bytes);
        lex->at += offset > 0 && (size_t)offset < s->bytes.n ? (size_t)offset : s->bytes.n;
        return lex_next(lex, &token) == TOKEN_WORD && bytes_is((struct bytes){token.at, token.n}, "xref");
    }
    return false;
}

/* "0 118", then a line of 20 bytes an object. */
static bool read_table(struct source *s, struct lex *lex)
{
    struct token first, count;
    if (lex_next(lex, &first) != TOKEN_NUMBER || lex_next(lex, &count) != TOKEN_NUMBER)
        return false;
    const long n = lex_integer((struct bytes){count.at, count.n});
    if (lex_integer((struct bytes){first.at, first.n}) != 0 || n < 1 || n > MAX_OBJECTS)
        return false;
    lex->at++; /* the line's end */
    if (lex->end - lex->at < n * ENTRY_BYTES)
        return false;

    s->n_objects = (size_t)n;
    s->offsets = arena_array(s->arena, s->n_objects, sizeof *s->offsets);
    s->objects = arena_array(s->arena, s->n_objects, sizeof *s->objects);
    for (size_t i = 0; i < s->n_objects; i++, lex->at += ENTRY_BYTES) {
        const size_t offset = offset_of(lex->at);
        if (lex->at[17] == 'n' && offset < s->bytes.n)
            s->offsets[i] = offset;
    }
    return true;
}

/* The bytes between "stream" and "endstream"; lex stands behind "stream". */
static bool read_stream(struct source *s, struct lex *lex, struct source_object *object)
{
    struct bytes length;
    struct source_object number;
    struct token token;
    if (!lex_find(object->value, "/Length", &length))
        return false;
    if (lex_reference(length)) {
        if (source_object(&number, s, lex_reference(length)) != DONE)
            return false;
        length = number.value;
    }
    const long n = lex_integer(length);
    if (lex->at < lex->end && *lex->at == '\r')
        lex->at++;
    if (n < 0 || lex->at == lex->end || *lex->at++ != '\n' || lex->end - lex->at < n)
        return false;
    object->stream = (struct bytes){lex->at, (size_t)n};
    lex->at += n;
    return lex_next(lex, &token) == TOKEN_WORD && bytes_is((struct bytes){token.at, token.n}, "endstream");
}

/* "12 0 obj VALUE", perhaps "stream", "endobj". */
static bool read_object(struct source *s, long number, struct source_object *object)
{
    struct lex lex = lex_of(s->bytes);
    struct token token;
    lex.at += s->offsets[number];
    if (lex_next(&lex, &token) != TOKEN_NUMBER || lex_integer((struct bytes){token.at, token.n}) != number)
        return false;
    if (lex_next(&lex, &token) != TOKEN_NUMBER || lex_next(&lex, &token) != TOKEN_WORD)
        return false;
    if (!bytes_is((struct bytes){token.at, token.n}, "obj") || !lex_value(&lex, &object->value))
        return false;
    if (lex_next(&lex, &token) != TOKEN_WORD)
        return false;
    const struct bytes word = {token.at, token.n};
    return bytes_is(word, "endobj") || (bytes_is(word, "stream") && read_stream(s, &lex, object));
}

enum outcome source_object(struct source_object *out, struct source *s, long number)
{
    if (number < 1 || (size_t)number >= s->n_objects || !s->offsets[number])
        return source_fault(s, "object");
    struct source_object *object = &s->objects[number];
    if (!object->value.at) {
        struct source_object read = {0};
        const bool is_whole = ++s->depth <= MAX_DEPTH && read_object(s, number, &read);
        s->depth--;
        if (!is_whole)
            return source_fault(s, "object");
        *object = read;
    }
    *out = *object;
    return DONE;
}

enum outcome source_follow(struct source_object *out, struct source *s, struct bytes dict, const char *key)
{
    struct bytes value;
    if (!lex_find(dict, key, &value) || !lex_reference(value))
        return source_fault(s, key);
    return source_object(out, s, lex_reference(value));
}

/* The kids of the page tree's root; Cairo makes no deeper tree. */
static enum outcome read_pages(struct source *s, struct bytes tree)
{
    struct bytes kids, kid, count;
    struct token token;
    if (!lex_find(tree, "/Kids", &kids) || !lex_find(tree, "/Count", &count))
        return source_fault(s, "/Kids");
    const long n = lex_integer(count);
    if (n < 1 || (size_t)n > s->n_objects)
        return source_fault(s, "/Count");
    s->pages = arena_array(s->arena, (size_t)n, sizeof *s->pages);
    struct lex lex = lex_of(kids);
    lex_next(&lex, &token);
    while (lex_value(&lex, &kid)) {
        if (s->n_pages == (size_t)n || !lex_reference(kid))
            return source_fault(s, "/Kids");
        s->pages[s->n_pages++] = lex_reference(kid);
    }
    return s->n_pages == (size_t)n ? DONE : source_fault(s, "/Kids");
}

enum outcome source_inflate(struct bytes *out, const struct source *s, const struct source_object *object)
{
    struct bytes filter;
    *out = object->stream;
    if (!out->at)
        return source_fault(s, "stream");
    if (!lex_find(object->value, "/Filter", &filter))
        return DONE;
    if (!bytes_is(filter, "/FlateDecode"))
        return source_fault(s, "/Filter");
    return zip_inflate(out, s->arena, s->zip, object->stream) ? DONE : source_fault(s, "/FlateDecode");
}

enum outcome source_keep(struct source *s)
{
    struct source_object object;
    struct bytes raw;
    enum outcome got = DONE;
    for (size_t i = 1; got == DONE && i < s->n_objects; i++) {
        if (!s->offsets[i])
            continue;
        got = source_object(&object, s, (long)i);
        if (got != DONE || !object.stream.at)
            continue;
        got = source_inflate(&raw, s, &object);
        if (got == DONE)
            s->objects[i].packed = zip_deflate(s->arena, s->zip, raw);
    }
    return got;
}

enum outcome source_open(struct source *s)
{
    struct lex lex;
    struct token token;
    struct bytes trailer, value;
    struct source_object catalog, tree;
    if (!find_table(s, &lex) || !read_table(s, &lex))
        return source_fault(s, "xref");
    if (lex_next(&lex, &token) != TOKEN_WORD || !lex_value(&lex, &trailer))
        return source_fault(s, "trailer");
    if (lex_find(trailer, "/Prev", &value) || lex_find(trailer, "/Encrypt", &value))
        return source_fault(s, "trailer");

    enum outcome got = source_follow(&catalog, s, trailer, "/Root");
    if (got == DONE)
        got = source_follow(&tree, s, catalog.value, "/Pages");
    return got == DONE ? read_pages(s, tree.value) : got;
}
