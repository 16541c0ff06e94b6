#include "attached.h"

#include "proof/file.h"

static void close_inflate(void *inflate)
{
    libdeflate_free_decompressor(inflate);
}

/* What the reader of the file noted is told in one word: which of its parts is amiss says nothing to whoever has another file. */
static enum outcome not_ours(struct diag *d, const struct input *letter)
{
    return diag_note(d, D_LETTER_UNREADABLE, &(struct place){.file = letter->name}, NULL);
}

static bool is(struct bytes dict, const struct file *f, const char *key, const char *value)
{
    struct bytes found;
    return file_find(f, dict, key, &found) && bytes_is(found, value);
}

/* The first that the catalog speaks of: a letter has one. {0} when that is no file specification. */
static struct bytes first_file(const struct file *f, struct bytes list)
{
    struct lex lex = lex_of(list);
    struct token bracket;
    struct bytes first;
    const bool is_list = lex_next(&lex, &bracket) == TOKEN_ARRAY && lex_value(&lex, &first);
    return is_list ? file_value(f, first) : (struct bytes){0};
}

/* From its specification to the stream that it lies in; NULL where the way breaks off. */
static const struct file_object *stream_of(const struct file *f, struct bytes specification)
{
    struct bytes places, stream;
    const bool is_source = is(specification, f, "/Type", "/Filespec") && is(specification, f, "/AFRelationship", "/Source");
    if (!is_source || !file_find(f, specification, "/EF", &places) || !lex_find(places, "/F", &stream))
        return NULL;
    const struct file_object *object = file_object(f, lex_reference(stream));
    return object && object->stream.at && is(object->value, f, "/Type", "/EmbeddedFile") ? object : NULL;
}

enum outcome attached_find(struct bytes *out, struct arena *arena, struct diag *d, const struct input *letter)
{
    struct diag unheard;
    struct bytes catalog, list;
    diag_init(&unheard, arena);
    struct file f = {.arena = arena, .d = &unheard, .inflate = libdeflate_alloc_decompressor()};
    if (!f.inflate)
        arena_no_memory();
    arena_defer(arena, close_inflate, f.inflate);
    if (file_open(&f, (struct bytes){letter->bytes, letter->n_bytes}) != DONE || !file_find(&f, f.trailer, "/Root", &catalog) ||
        !is(catalog, &f, "/Type", "/Catalog"))
        return not_ours(d, letter);
    if (!file_find(&f, catalog, "/AF", &list))
        return diag_note(d, D_NOTICE_ABSENT, &(struct place){.file = letter->name}, NULL);

    const struct file_object *stream = stream_of(&f, first_file(&f, list));
    return stream && file_inflate(out, &f, stream) == DONE ? DONE : not_ours(d, letter);
}
