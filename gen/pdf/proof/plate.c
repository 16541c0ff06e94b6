#include "plate.h"

#include <string.h>

#define MAX_SEEN 64

struct seen {
    struct bytes value, stream; /* as they lay in the file */
};

struct plates_seen {
    struct arena *arena;
    struct seen seen[MAX_SEEN];
    size_t n;
};

struct plates_seen *plates_seen_new(struct arena *arena)
{
    struct plates_seen *seen = arena_alloc(arena, sizeof *seen);
    seen->arena = arena;
    return seen;
}

static enum outcome forbidden(const struct file *f, const char *what)
{
    return diag_note(f->d, D_PROOF_KEY, f->at, "%s", what);
}

static bool are_same(struct bytes a, struct bytes b)
{
    return a.n == b.n && memcmp(a.at, b.at, a.n) == 0;
}

static bool was_seen(const struct plates_seen *seen, const struct file_object *object)
{
    for (size_t i = 0; seen && i < seen->n; i++)
        if (are_same(seen->seen[i].value, object->value) && are_same(seen->seen[i].stream, object->stream))
            return true;
    return false;
}

static struct bytes copy(struct arena *arena, struct bytes from)
{
    char *bytes = arena_alloc(arena, from.n + 1);
    memcpy(bytes, from.at, from.n);
    return (struct bytes){bytes, from.n};
}

static void remember(struct plates_seen *seen, const struct file_object *object)
{
    if (seen && seen->n < MAX_SEEN)
        seen->seen[seen->n++] = (struct seen){copy(seen->arena, object->value), copy(seen->arena, object->stream)};
}

/* "[0 0 w h]", of which w and h are more than nothing: what lies outside is not shown. */
static bool has_room(struct bytes dict)
{
    struct bytes box, value;
    struct token token;
    if (!lex_find(dict, "/BBox", &box))
        return false;
    struct lex lex = lex_of(box);
    lex_next(&lex, &token);
    for (int i = 0; i < 4; i++) {
        if (!lex_value(&lex, &value))
            return false;
        const bool is_right = i < 2 ? bytes_is(value, "0") : *value.at >= '1' && *value.at <= '9';
        if (!is_right)
            return false;
    }
    return true;
}

enum does { NOT_OF_A_PLATE, BUILDS, PAINTS };

static enum does does_of(const struct token *word)
{
    static const struct {
        const char *name;
        enum does does;
    } operators[] = {{"m", BUILDS}, {"l", BUILDS}, {"c", BUILDS},  {"v", BUILDS},  {"y", BUILDS},
                     {"h", BUILDS}, {"g", BUILDS}, {"rg", BUILDS}, {"re", BUILDS}, {"f", PAINTS}, {"f*", PAINTS}};
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (bytes_is((struct bytes){word->at, word->n}, operators[i].name))
            return operators[i].does;
    return NOT_OF_A_PLATE;
}

static enum outcome read_content(const struct file *f, struct bytes content)
{
    struct lex lex = lex_of(content);
    struct token token;
    bool is_painted = false;
    for (;;) {
        switch (lex_next(&lex, &token)) {
        case TOKEN_NUMBER:
            break;
        case TOKEN_WORD: {
            const enum does does = does_of(&token);
            if (does == NOT_OF_A_PLATE)
                return forbidden(f, "operator");
            is_painted |= does == PAINTS;
            break;
        }
        case TOKEN_END:
            return is_painted ? DONE : forbidden(f, "a figure without a path");
        default:
            return forbidden(f, "operand");
        }
    }
}

enum outcome plate_check(const struct file *f, struct bytes reference)
{
    const struct file_object *object = file_object(f, lex_reference(reference));
    struct bytes content;
    if (!object || !object->stream.at)
        return forbidden(f, "/XObject");
    if (was_seen(f->plates, object))
        return DONE;
    if (!has_room(object->value))
        return forbidden(f, "/BBox");
    enum outcome got = file_inflate(&content, f, object);
    if (got == DONE)
        got = read_content(f, content);
    if (got == DONE)
        remember(f->plates, object);
    return got;
}
