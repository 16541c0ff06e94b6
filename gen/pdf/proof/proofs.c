#include "proofs.h"

#include <string.h>

#define MAX_CHUNK 4096
#define MAX_PIECES 32

static size_t next_piece(struct proof_piece *out, const char *at)
{
    size_t n = strcspn(at, "{}");
    *out = (struct proof_piece){.text = at, .n = n};
    if (n > 0)
        return n;
    const char *end = *at == '{' ? strchr(at, '}') : NULL;
    if (!end)
        return 0;
    n = (size_t)(end - at) + 1;
    *out = (struct proof_piece){.slot = slot_find(at + 1, n - 2)};
    return n;
}

bool proof_read(struct proof *out, struct arena *arena, const char *words)
{
    const char *at = words_plain_copy(arena, words, strlen(words));
    *out = (struct proof){.pieces = arena_array(arena, MAX_PIECES, sizeof *out->pieces)};
    while (*at) {
        struct proof_piece *piece = &out->pieces[out->n];
        const size_t n = out->n < MAX_PIECES ? next_piece(piece, at) : 0;
        if (n == 0)
            return false;
        if (piece->slot && slot_many(piece->slot) != SLOT_ONE) {
            if (out->many)
                return false;
            out->many = piece->slot;
        }
        out->n++;
        at += n;
    }
    return out->n > 0;
}

/* Words that stand together: literal pieces and known slots up to the next slot that may be anything. */
struct chunk {
    char bytes[MAX_CHUNK];
    size_t n;
    const struct proof_piece *first;
};

static bool add(struct chunk *chunk, const char *text, size_t n)
{
    if (n > sizeof chunk->bytes - chunk->n)
        return false;
    memcpy(chunk->bytes + chunk->n, text, n);
    chunk->n += n;
    return true;
}

/* Reads one chunk from piece *at on; false when a slot has no such text. */
static bool next_chunk(struct chunk *chunk, const struct proof *proof, size_t *at, const struct proof_search *search)
{
    chunk->n = 0;
    chunk->first = &proof->pieces[*at];
    for (; *at < proof->n; ++*at) {
        const struct proof_piece *piece = &proof->pieces[*at];
        if (!piece->text && !piece->slot)
            break;
        const struct slot_texts *texts = piece->text ? NULL : slot_texts(piece->slot, search->facts);
        const size_t which = texts && piece->slot == proof->many ? search->choice : 0;
        if (texts && which >= texts->n)
            return false;
        if (!add(chunk, texts ? texts->texts[which] : piece->text, texts ? strlen(texts->texts[which]) : piece->n))
            return false;
    }
    return true;
}

static bool is_of_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

/* Where chunk stands in from .. end; what begins or ends with a slot is whole: no letter or digit stands before or behind it. */
static const char *find(const struct chunk *chunk, const char *from, const struct stretch *in, const struct proof_piece *last)
{
    const char *begin = in->text, *end = in->text + in->n;
    for (const char *at = from; (at = memmem(at, (size_t)(end - at), chunk->bytes, chunk->n)); at++) {
        const char *behind = at + chunk->n;
        const bool begins = chunk->first->text || at == begin || !is_of_word(at[-1]);
        const bool ends = !last->slot || behind == end || !is_of_word(*behind);
        if (begins && ends)
            return at;
    }
    return NULL;
}

const char *proof_find(const struct proof *proof, const struct proof_search *search, const char *from)
{
    const struct stretch *in = search->in;
    struct chunk chunk;
    const char *end = in->text + in->n, *text = from, *first = NULL;
    for (size_t at = 0; at < proof->n; at++) { /* at stands on a slot of any words, or past the end */
        if (!next_chunk(&chunk, proof, &at, search))
            return NULL;
        if (chunk.n == 0)
            continue;
        if (!stretch_may_have(in, chunk.bytes, chunk.n))
            return NULL;
        const char *found = find(&chunk, from, in, &proof->pieces[at - 1]);
        const bool goes_on = from > text;
        if (!found || (goes_on && memchr(from, '\n', (size_t)(found - from))))
            return NULL;
        first = first ? first : found;
        from = found + chunk.n;
        if (at < proof->n && (from == end || *from == '\n')) /* the slot needs a word */
            return NULL;
        from += at < proof->n;
    }
    return first ? first : text;
}
