#include "print_copy.h"

#include <string.h>

#include "out.h"

#define MAX_DEPTH       8 /* resources > font > descendant > descriptor > file */
#define MAX_VALUE_BYTES ((size_t)1 << 20)

void print_copy_from(struct print_copier *c, const struct print_source *source)
{
    c->source = *source;
    c->numbers = arena_array(c->arena, source->n_objects + 1, sizeof *c->numbers);
}

static int copy_object(struct print_copier *c, long from, int depth);

/* Tokens with as little between them as PDF allows, references renewed. */
static bool copy_value(struct buf *b, struct print_copier *c, struct bytes value, int depth)
{
    struct lex lex = lex_of(value);
    struct token token;
    bool was_regular = false;
    while (lex_next(&lex, &token) != TOKEN_END) {
        const bool is_regular = token.kind == TOKEN_NUMBER || token.kind == TOKEN_WORD;
        struct bytes whole = {token.at, token.n};
        if (token.kind == TOKEN_BAD)
            return false;
        if (token.kind == TOKEN_ARRAY && put_row(b, &lex)) {
            was_regular = false;
            continue;
        }
        if (token.kind == TOKEN_NUMBER) {
            lex.at = token.at;
            lex_value(&lex, &whole);
        }
        if (was_regular && is_regular)
            buf_add(b, " ", 1);
        was_regular = is_regular || token.kind == TOKEN_NAME;
        const long from = lex_reference(whole);
        const int number = from ? copy_object(c, from, depth + 1) : 0;
        if (from && !number)
            return false;
        if (from)
            put_reference(b, number);
        else
            put_bytes(b, whole);
    }
    return !b->overflow;
}

/* A stream's entries but its length, which may be a reference. */
static bool copy_entries(struct buf *b, struct print_copier *c, struct bytes dict, int depth)
{
    struct lex lex = lex_of(dict);
    struct token token;
    struct bytes key, value;
    lex_next(&lex, &token);
    while (lex_entry(&lex, &key, &value)) {
        if (bytes_is(key, "/Length"))
            continue;
        put_bytes(b, key);
        put(b, " ");
        if (!copy_value(b, c, value, depth))
            return false;
    }
    return true;
}

static void hash_of(unsigned char out[HASH_BYTES], const struct buf *text, struct bytes stream)
{
    struct hash_stream h;
    hash_begin(&h);
    hash_add(&h, text->bytes, text->n_bytes);
    hash_add(&h, stream.at ? "s" : "d", 1);
    if (stream.at)
        hash_add(&h, stream.at, stream.n);
    hash_end(&h, out);
}

static bool are_same_bytes(struct bytes a, struct bytes b)
{
    return a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

/* Its number; 0 when it is not kept. */
static int find_kept(const struct print_copier *c, struct bytes text, struct bytes stream)
{
    for (size_t i = 0; i < c->n_kept; i++)
        if (are_same_bytes(c->kept[i].stream, stream) && are_same_bytes(c->kept[i].text, text))
            return c->kept[i].number;
    return 0;
}

static void keep(struct print_copier *c, struct bytes text, struct bytes stream, int number)
{
    if (c->n_kept == PRINT_KEPT || stream.n > PRINT_KEPT_BYTES)
        return;
    c->kept[c->n_kept++] = (struct print_kept){
        .text = {arena_strndup(c->file, text.at, text.n), text.n},
        .stream = {memcpy(arena_alloc(c->file, stream.n), stream.at, stream.n), stream.n},
        .number = number,
    };
}

/* The number of an object like this one; it is written when there is none. */
static int write_once(struct print_copier *c, const struct buf *text, struct bytes stream)
{
    unsigned char hash[HASH_BYTES];
    const struct bytes words = {text->bytes, text->n_bytes};
    const int kept = stream.at ? find_kept(c, words, stream) : 0;
    if (kept)
        return kept;
    hash_of(hash, text, stream);
    struct print_known *known = &c->known[(hash[0] | (size_t)hash[1] << 8) % PRINT_KNOWN];
    if (known->number && memcmp(known->hash, hash, sizeof hash) == 0)
        return known->number;
    memcpy(known->hash, hash, sizeof hash);
    known->number = print_reserve(c->out);
    if (stream.at) {
        print_stream(c->out, known->number, words, stream);
        keep(c, words, stream, known->number);
    } else {
        print_begin(c->out, known->number);
        put_bytes(&c->out->text, words);
        print_end(c->out);
    }
    return known->number;
}

static int copy_object(struct print_copier *c, long from, int depth)
{
    struct bytes value, stream;
    struct buf text;
    if (depth > MAX_DEPTH || from < 1 || (size_t)from >= c->source.n_objects)
        return 0;
    if (c->numbers[from])
        return c->numbers[from];
    if (!c->source.object(c->source.of, from, &value, &stream))
        return 0;
    buf_init(&text, MAX_VALUE_BYTES);
    const bool is_whole = stream.at ? copy_entries(&text, c, value, depth) : copy_value(&text, c, value, depth);
    if (is_whole)
        c->numbers[from] = write_once(c, &text, stream);
    buf_done(&text);
    return c->numbers[from];
}

bool print_copy_value(struct buf *b, struct print_copier *c, struct bytes value)
{
    return copy_value(b, c, value, 0);
}

int print_copy_stream(struct print_copier *c, long number)
{
    struct bytes value, stream;
    struct buf text;
    int made = 0;
    if (!c->source.object(c->source.of, number, &value, &stream) || !stream.at)
        return 0;
    buf_init(&text, MAX_VALUE_BYTES);
    if (copy_entries(&text, c, value, 0)) {
        made = print_reserve(c->out);
        print_stream(c->out, made, (struct bytes){text.bytes, text.n_bytes}, stream);
    }
    buf_done(&text);
    return made;
}
