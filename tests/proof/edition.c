#include "edition.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_FILE_BYTES ((size_t)8 << 20)

static void must(bool is_well, const char *what)
{
    if (!is_well) {
        fprintf(stderr, "cannot test: %s\n", what);
        exit(2);
    }
}

static bool open_file(struct edition *e, struct bytes pdf)
{
    struct bytes value;
    struct token token;
    if (file_open(&e->file, pdf) != DONE || heard_read(&e->heard, &e->file) != DONE)
        return false;
    e->values = arena_array(e->arena, e->file.n_objects, sizeof *e->values);
    e->contents = arena_array(e->arena, e->file.n_objects, sizeof *e->contents);
    for (size_t i = 0; i < e->file.n_objects; i++)
        e->values[i] = e->file.objects[i].value;
    must(lex_find(e->file.trailer, "/Root", &value), "/Root");
    e->root = lex_reference(value);
    must(lex_find(e->file.trailer, "/Info", &value), "/Info");
    e->info = lex_reference(value);
    e->pages = arena_array(e->arena, e->heard.n_pages, sizeof *e->pages);
    must(file_find(&e->file, e->values[e->root], "/Pages", &value) && lex_find(value, "/Kids", &value), "/Kids");
    struct lex lex = lex_of(value);
    lex_next(&lex, &token);
    for (size_t i = 0; i < e->heard.n_pages && lex_value(&lex, &value); i++)
        e->pages[i] = lex_reference(value);
    return true;
}

void edition_open(struct edition *e, struct arena *arena, struct libdeflate_decompressor *inflate, struct libdeflate_compressor *deflate,
                  const struct buf *pdf)
{
    *e = (struct edition){.arena = arena, .deflate = deflate};
    diag_init(&e->diag, arena);
    e->file = (struct file){.arena = arena, .d = &e->diag, .inflate = inflate};
    must(open_file(e, (struct bytes){pdf->bytes, pdf->n_bytes}), "a file that cannot be read");
}

bool edition_try(struct edition *e, struct buf *pdf)
{
    const struct edition before = *e;
    const struct bytes copy = {arena_strndup(e->arena, pdf->bytes, pdf->n_bytes), pdf->n_bytes};
    e->file = (struct file){.arena = e->arena, .d = before.file.d, .inflate = before.file.inflate};
    const bool is_well = open_file(e, copy);
    if (is_well)
        buf_done(pdf);
    else
        *e = before;
    return is_well;
}

static long content_of(const struct edition *e, size_t page)
{
    struct bytes value;
    must(lex_find(e->values[e->pages[page]], "/Contents", &value), "/Contents");
    return lex_reference(value);
}

struct bytes edition_content(struct edition *e, size_t page)
{
    const long number = content_of(e, page);
    if (!e->contents[number].at)
        must(file_inflate(&e->contents[number], &e->file, &e->file.objects[number]) == DONE, "inflate");
    return e->contents[number];
}

void edition_set_content(struct edition *e, size_t page, struct bytes content)
{
    e->contents[content_of(e, page)] = content;
}

static bool is_frame(const struct edition *e, size_t i)
{
    struct bytes type;
    return e->file.objects[i].stream.at && lex_find(e->values[i], "/Type", &type) && (bytes_is(type, "/ObjStm") || bytes_is(type, "/XRef"));
}

/* What stands between "<<" and "/Length 123>>". */
static struct bytes entries(struct bytes dict)
{
    const char *length = memmem(dict.at, dict.n, "/Length ", 8);
    must(length && dict.n > 4, "/Length");
    return (struct bytes){dict.at + 2, (size_t)(length - dict.at) - 2};
}

void edition_write(struct edition *e, struct buf *out)
{
    struct pdf_out o;
    size_t n = 0;
    buf_init(out, MAX_FILE_BYTES);
    out_init(&o, out, e->deflate);
    for (size_t i = 1; i < e->file.n_objects; i++)
        if (e->values[i].at && !is_frame(e, i))
            n = i;
    for (size_t i = 1; i <= n; i++)
        must((size_t)out_reserve(&o) == i, "numbers");
    for (size_t i = 1; i <= n; i++) {
        const struct file_object *object = &e->file.objects[i];
        must(e->values[i].at && !is_frame(e, i), "a gap among the objects");
        if (e->contents[i].at) {
            out_stream(&o, (int)i, (struct bytes){"", 0}, e->contents[i]);
        } else if (object->stream.at) {
            out_plain_stream(&o, (int)i, entries(e->values[i]), object->stream);
        } else {
            out_begin(&o, (int)i);
            put_bytes(&o.packed, e->values[i]);
        }
    }
    must(out_finish(&o, (int)e->root, (int)e->info), "finish");
    out_done(&o);
    if (e->behind)
        buf_str(out, e->behind);
}

struct bytes joined(struct arena *arena, struct bytes a, const char *b, struct bytes c)
{
    const size_t n_b = strlen(b);
    char *all = arena_alloc(arena, a.n + n_b + c.n + 1);
    if (a.n)
        memcpy(all, a.at, a.n);
    memcpy(all + a.n, b, n_b);
    if (c.n)
        memcpy(all + a.n + n_b, c.at, c.n);
    return (struct bytes){all, a.n + n_b + c.n};
}

/* --- marks --- */

bool mark_span(struct mark_span *out, struct bytes content, size_t which)
{
    struct lex lex = lex_of(content);
    struct token token, name = {0};
    size_t n = 0;
    bool is_in = false;
    while (lex_next(&lex, &token) != TOKEN_END) {
        if (token.kind == TOKEN_NAME && !is_in && token.at[1] >= 'A' && token.at[1] <= 'Z')
            name = token; /* the last before BDC is a value in its dictionary: kept apart below */
        if (token.kind == TOKEN_DICT) {
            lex.at = token.at;
            struct bytes dict;
            lex_value(&lex, &dict);
            continue;
        }
        if (token.kind != TOKEN_WORD)
            continue;
        if (token.n == 3 && memcmp(token.at, "BDC", 3) == 0) {
            is_in = true;
            out->begin = (size_t)(name.at - content.at);
            out->inside = (size_t)(lex.at - content.at);
        } else if (token.n == 3 && memcmp(token.at, "EMC", 3) == 0) {
            is_in = false;
            out->inside_end = (size_t)(token.at - content.at);
            out->end = (size_t)(lex.at - content.at);
            if (n++ == which)
                return true;
        }
    }
    return false;
}

/* One character of a string, as it is written. */
static size_t written_len(const char *at, const char *end, enum token_kind kind)
{
    if (kind == TOKEN_HEX)
        return end - at >= 4 ? 4 : (size_t)(end - at);
    if (*at != '\\' || end - at < 2)
        return 1;
    size_t n = 2;
    while (n < 4 && at + n < end && at[1] >= '0' && at[1] <= '7' && at[n] >= '0' && at[n] <= '7')
        n++;
    return n;
}

/* What stands between characters and says nothing: a line that goes on. */
static size_t between_len(const char *at, const char *end, enum token_kind kind)
{
    if (kind == TOKEN_STRING)
        return end - at > 1 && at[0] == '\\' && at[1] == '\n' ? 2 : 0;
    return *at == '\n' || *at == ' ';
}

/* Copies what is inside the mark; characters from .. to are left out, or, with a digit, written as that digit. */
static bool copy_inside(struct buf *out, struct bytes inside, const size_t range[2], char digit)
{
    struct lex lex = lex_of(inside);
    struct token token;
    const char *kept = inside.at;
    size_t n = 0;
    bool is_changed = false;
    while (lex_next(&lex, &token) != TOKEN_END) {
        if (token.kind != TOKEN_STRING && token.kind != TOKEN_HEX)
            continue;
        const char *end = token.at + token.n - 1;
        for (const char *at = token.at + 1; at < end;) {
            const size_t n_between = between_len(at, end, token.kind);
            at += n_between;
            if (n_between)
                continue;
            const size_t n_written = written_len(at, end, token.kind);
            if (n >= range[0] && n < range[1]) {
                buf_add(out, kept, (size_t)(at - kept));
                kept = at + n_written;
                is_changed = true;
                if (digit && token.kind == TOKEN_STRING)
                    buf_add(out, &digit, 1);
            }
            at += n_written;
            n++;
        }
    }
    buf_add(out, kept, (size_t)(inside.at + inside.n - kept));
    return is_changed;
}

static struct bytes changed(struct edition *e, size_t page, size_t which, const size_t range[2], char digit)
{
    const struct bytes content = edition_content(e, page);
    struct mark_span span;
    struct buf out;
    struct bytes made = {0};
    if (!mark_span(&span, content, which))
        return made;
    buf_init(&out, MAX_FILE_BYTES);
    buf_add(&out, content.at, span.inside);
    const bool is_met = copy_inside(&out, (struct bytes){content.at + span.inside, span.inside_end - span.inside}, range, digit);
    buf_add(&out, content.at + span.inside_end, content.n - span.inside_end);
    if (is_met && (out.n_bytes != content.n || memcmp(out.bytes, content.at, content.n) != 0)) /* it may have been that digit */
        made = (struct bytes){arena_strndup(e->arena, out.bytes, out.n_bytes), out.n_bytes};
    buf_done(&out);
    return made;
}

struct bytes mark_without(struct edition *e, size_t page, size_t which, size_t from, size_t to)
{
    return changed(e, page, which, (const size_t[]){from, to}, 0);
}

struct bytes mark_digit(struct edition *e, size_t page, size_t which, size_t at, char digit)
{
    return changed(e, page, which, (const size_t[]){at, at + 1}, digit);
}

/* Where character `which` of a mark stands in its content, and how it is written. */
static bool find_written(struct bytes inside, size_t which, struct bytes *out, enum token_kind *kind)
{
    struct lex lex = lex_of(inside);
    struct token token;
    size_t n = 0;
    while (lex_next(&lex, &token) != TOKEN_END) {
        if (token.kind != TOKEN_STRING && token.kind != TOKEN_HEX)
            continue;
        const char *end = token.at + token.n - 1;
        for (const char *at = token.at + 1; at < end; n++) {
            const size_t n_between = between_len(at, end, token.kind);
            if (n_between) {
                at += n_between;
                n--;
                continue;
            }
            *out = (struct bytes){at, written_len(at, end, token.kind)};
            *kind = token.kind;
            if (n == which)
                return true;
            at += out->n;
        }
    }
    return false;
}

struct bytes mark_copied(struct edition *e, size_t page, size_t which, size_t at, size_t as)
{
    const struct bytes content = edition_content(e, page);
    struct mark_span span;
    struct bytes from, to;
    enum token_kind kinds[2];
    if (!mark_span(&span, content, which))
        return (struct bytes){0};
    const struct bytes inside = {content.at + span.inside, span.inside_end - span.inside};
    if (!find_written(inside, at, &from, &kinds[0]) || !find_written(inside, as, &to, &kinds[1]) || kinds[0] != kinds[1])
        return (struct bytes){0};
    const struct bytes before = {content.at, (size_t)(from.at - content.at)};
    const struct bytes behind = {from.at + from.n, content.n - before.n - from.n};
    return joined(e->arena, before, arena_strndup(e->arena, to.at, to.n), behind);
}
