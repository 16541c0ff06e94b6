#include "phrase.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_PIECES 32

static enum outcome fault(struct diag *d, const struct proofs *proofs, const struct proof_words *proof, const char *what)
{
    const struct place at = {.file = proofs->file, .line = xml_line(proof->row)};
    return diag_note(d, D_LAW_FAULT, &at, "%s", what);
}

/* One piece at *at, which moves past it; false when its braces do not match or the slot is none. */
static bool read_piece(struct piece *out, const char **at)
{
    const size_t n = strcspn(*at, "{}");
    const char *end = **at == '{' ? strchr(*at, '}') : NULL;
    if (n > 0) {
        *out = (struct piece){.text = *at, .n = n};
        *at += n;
        return true;
    }
    if (!end)
        return false;
    *out = (struct piece){.slot = slot_find(*at + 1, (size_t)(end - *at) - 1)};
    *at = end + 1;
    return out->slot;
}

static bool read_pieces(struct phrase *phrase, struct arena *arena, const char *words)
{
    struct piece pieces[MAX_PIECES];
    const char *at = words_plain_copy(arena, words, strlen(words));
    for (; *at; phrase->n_pieces++) {
        struct piece *piece = &pieces[phrase->n_pieces];
        if (phrase->n_pieces == MAX_PIECES || !read_piece(piece, &at))
            return false;
        phrase->n_fixed += piece->n;
        if (!piece->slot)
            continue;
        phrase->is_of_program |= slot_is_of_program(piece->slot);
        if (slot_many(piece->slot) == SLOT_EACH)
            phrase->each = piece->slot;
    }
    if (!phrase->n_pieces)
        return false;
    struct piece *kept = arena_array(arena, phrase->n_pieces, sizeof *kept); /* close together: each is looked at often */
    memcpy(kept, pieces, phrase->n_pieces * sizeof *kept);
    phrase->pieces = kept;
    phrase->n_begin = kept->n < PHRASE_BEGIN ? (unsigned)kept->n : PHRASE_BEGIN;
    if (kept->text)
        memcpy(phrase->begin, kept->text, phrase->n_begin);
    return true;
}

static size_t chain_of(const char *word, size_t n)
{
    size_t hash = 5381;
    for (size_t i = 0; i < n; i++)
        hash = hash * 33 + (unsigned char)word[i];
    return (hash ^ hash >> 9) % PHRASE_CHAINS;
}

static size_t word_length(const char *text, size_t n)
{
    const char *space = memchr(text, ' ', n);
    return space ? (size_t)(space - text) : n;
}

/* Its first word, if it has a whole one. */
static void put_in_chain(struct phrases *phrases, struct phrase *phrase)
{
    const struct piece *first = phrase->pieces;
    const size_t n = first->text ? word_length(first->text, first->n) : 0;
    const bool is_whole = first->text && (n < first->n || phrase->n_pieces == 1);
    struct phrase **chain = is_whole ? &phrases->by_word[chain_of(first->text, n)] : &phrases->by_slot;
    while (*chain && (*chain)->n_fixed > phrase->n_fixed)
        chain = &(*chain)->next;
    phrase->next = *chain;
    *chain = phrase;
}

enum outcome phrases_load(struct phrases **out, struct arena *arena, struct diag *d, const struct proofs *proofs, const unsigned *places)
{
    struct phrases *phrases = *out = arena_alloc(arena, sizeof *phrases);
    struct phrase *all = arena_array(arena, proofs->n_rows + 1, sizeof *all);
    *phrases = (struct phrases){.all = all, .n = proofs->n_rows};
    phrases->language = (struct tongue){.proofs = proofs, .manner = &proofs->manner, .is_dutch = text_equal(proofs->lang, "nl")};
    for (size_t i = proofs->n_rows; i-- > 0;) { /* those with as many fixed words keep the order of the file */
        const struct proof_words *proof = &proofs->rows[i];
        all[i].proof = proof;
        if (!read_pieces(&all[i], arena, proof->words))
            return fault(d, proofs, proof, "slot");
        all[i].places = proof->n_duties ? 0 : ~0U;
        for (size_t k = 0; k < proof->n_duties; k++)
            all[i].places |= places[proof->duties[k]];
        put_in_chain(phrases, &all[i]);
    }
    return DONE;
}

const struct phrase *phrases_like(const struct phrases *phrases, const char *text, size_t n)
{
    return phrases->by_word[chain_of(text, word_length(text, n))];
}
