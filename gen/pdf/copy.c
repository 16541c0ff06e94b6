#include "copy.h"

#include <string.h>

#define MAX_DEPTH 8 /* resources > font > descendant > descriptor > file */

void copy_init(struct copier *c, struct arena *arena, struct source *source, struct pdf_out *out)
{
    *c = (struct copier){.source = source, .out = out, .arena = arena};
    c->numbers = arena_array(c->arena, source->n_objects, sizeof *c->numbers);
}

static enum outcome font_fault(const struct copier *c, const char *key)
{
    return diag_note(c->source->d, D_PDF_FONT_KEY, NULL, "%s", key);
}

static enum outcome not_of_a_letter(const struct copier *c, struct bytes what)
{
    return diag_note(c->source->d, D_PDF_OPERATOR, NULL, "%.*s", (int)(what.n < 40 ? what.n : 40), what.at);
}

/* --- fonts --- */

static bool has(struct bytes dict, const char *key)
{
    struct bytes value;
    return lex_find(dict, key, &value);
}

static bool is_value(struct bytes dict, const char *key, const char *text)
{
    struct bytes value;
    return lex_find(dict, key, &value) && bytes_is(value, text);
}

/* A font that shows glyphs by codes needs a map from them to text; the one that holds the outlines needs the
 * outlines. */
static enum outcome check_font(const struct copier *c, struct bytes dict)
{
    static const char *const simple[] = {"/Widths", "/FirstChar", "/LastChar", "/FontDescriptor", "/ToUnicode"};
    static const char *const composite[] = {"/DescendantFonts", "/Encoding", "/ToUnicode"};
    static const char *const descendant[] = {"/FontDescriptor", "/CIDSystemInfo", "/W"};
    const bool is_composite = is_value(dict, "/Subtype", "/Type0");
    const bool is_descendant =
        is_value(dict, "/Subtype", "/CIDFontType2") || is_value(dict, "/Subtype", "/CIDFontType0");
    const bool is_simple = is_value(dict, "/Subtype", "/TrueType") || is_value(dict, "/Subtype", "/Type1");
    if (!is_composite && !is_descendant && !is_simple)
        return font_fault(c, "/Subtype");
    const char *const *keys = is_composite ? composite : is_descendant ? descendant : simple;
    const size_t n = is_simple ? sizeof simple / sizeof *simple : sizeof descendant / sizeof *descendant;
    for (size_t i = 0; i < n; i++)
        if (!has(dict, keys[i]))
            return font_fault(c, keys[i]);
    return DONE;
}

static enum outcome check_dict(const struct copier *c, struct bytes dict)
{
    if (is_value(dict, "/Type", "/Font"))
        return check_font(c, dict);
    if (is_value(dict, "/Type", "/FontDescriptor"))
        return has(dict, "/FontFile2") || has(dict, "/FontFile3") ? DONE : font_fault(c, "/FontFile2");
    return source_fault(c->source, "/Type");
}

/* --- objects --- */

static enum outcome copy_object(int *number, struct copier *c, long from, int depth);

/* Tokens with as little between them as PDF allows, references renewed. */
static enum outcome copy_value(struct buf *b, struct copier *c, struct bytes value, int depth)
{
    struct lex lex = lex_of(value);
    struct token token;
    bool was_regular = false;
    while (lex_next(&lex, &token) != TOKEN_END) {
        const bool is_regular = token.kind == TOKEN_NUMBER || token.kind == TOKEN_WORD;
        struct bytes whole = {token.at, token.n};
        int number = 0;
        if (token.kind == TOKEN_BAD)
            return source_fault(c->source, "value");
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
        if (!lex_reference(whole)) {
            put_bytes(b, whole);
            continue;
        }
        const enum outcome got = copy_object(&number, c, lex_reference(whole), depth + 1);
        if (got != DONE)
            return got;
        put_reference(b, number);
    }
    return DONE;
}

/* A stream, deflated by us. Its length may have been a reference. */
static enum outcome copy_stream(struct copier *c, int number, const struct source_object *object, int depth)
{
    struct buf dict;
    struct lex lex = lex_of(object->value);
    struct token token;
    struct bytes key, value, raw = {0};
    const bool is_kept = object->packed.at != NULL;
    enum outcome got = is_kept ? DONE : source_inflate(&raw, c->source, object);
    buf_init(&dict, 1 << 16);
    lex_next(&lex, &token);
    while (got == DONE && lex_entry(&lex, &key, &value)) {
        if (bytes_is(key, "/Length") || bytes_is(key, "/Filter"))
            continue;
        put_bytes(&dict, key);
        put(&dict, " ");
        got = copy_value(&dict, c, value, depth);
    }
    put(&dict, is_kept ? "/Filter/FlateDecode" : "");
    if (got == DONE)
        (is_kept ? out_plain_stream : out_stream)(c->out, number, (struct bytes){dict.bytes, dict.n_bytes}, is_kept ? object->packed : raw);
    c->out->file->overflow |= dict.overflow;
    buf_done(&dict);
    return got;
}

/* A dictionary's references are copied before it, so that its own bytes stand together. */
static enum outcome copy_dict(struct copier *c, int number, struct bytes value, int depth)
{
    struct buf b;
    buf_init(&b, 1 << 20);
    enum outcome got = copy_value(&b, c, value, depth);
    /* Cairo leaves this out; PDF asks for it (ISO 32000-1, 9.7.4.2) */
    if (is_value(value, "/Subtype", "/CIDFontType2") && !has(value, "/CIDToGIDMap") && b.n_bytes > 2) {
        b.n_bytes -= 2;
        put(&b, "/CIDToGIDMap/Identity>>");
    }
    if (got == DONE) {
        out_begin(c->out, number);
        buf_add(&c->out->packed, b.bytes, b.n_bytes);
    }
    c->out->file->overflow |= b.overflow;
    buf_done(&b);
    return got;
}

static enum outcome copy_object(int *number, struct copier *c, long from, int depth)
{
    struct source_object object;
    enum outcome got = depth > MAX_DEPTH ? source_fault(c->source, "depth") : source_object(&object, c->source, from);
    if (got != DONE || c->numbers[from]) {
        *number = got == DONE ? c->numbers[from] : 0;
        return got;
    }
    *number = c->numbers[from] = out_reserve(c->out);
    if (object.stream.at)
        return copy_stream(c, *number, &object, depth);
    if (object.value.n && *object.value.at == '<')
        got = check_dict(c, object.value);
    return got == DONE ? copy_dict(c, *number, object.value, depth) : got;
}

enum outcome copy_font(int *number, struct copier *c, long from)
{
    return copy_object(number, c, from, 1);
}

/* --- resources --- */

/* Opaque, and painted over what lies below: the only state that Cairo needs for a letter. */
static enum outcome check_states(const struct copier *c, struct bytes states)
{
    struct lex lex = lex_of(states);
    struct lex inner;
    struct token token;
    struct bytes name, state, key, value;
    lex_next(&lex, &token);
    while (lex_entry(&lex, &name, &state)) {
        inner = lex_of(state);
        if (lex_next(&inner, &token) != TOKEN_DICT)
            return not_of_a_letter(c, name);
        while (lex_entry(&inner, &key, &value)) {
            const bool is_alpha = bytes_is(key, "/CA") || bytes_is(key, "/ca");
            if (!(is_alpha && bytes_is(value, "1")) && !bytes_is(key, "/Type"))
                return not_of_a_letter(c, key);
        }
    }
    return DONE;
}

enum outcome copy_resources(struct buf *b, struct copier *c, struct bytes resources)
{
    struct lex lex = lex_of(resources);
    struct token token;
    struct bytes key, value;
    if (lex_next(&lex, &token) != TOKEN_DICT)
        return source_fault(c->source, "/Resources");
    put(b, "<<");
    while (lex_entry(&lex, &key, &value)) {
        enum outcome got = DONE;
        if (bytes_is(key, "/ExtGState"))
            got = check_states(c, value);
        else if (!bytes_is(key, "/Font") && !bytes_is(key, "/ProcSet"))
            got = not_of_a_letter(c, key);
        if (got == DONE) {
            put_bytes(b, key);
            put(b, " ");
            got = copy_value(b, c, value, 0);
        }
        if (got != DONE)
            return got;
    }
    put(b, ">>");
    return DONE;
}
