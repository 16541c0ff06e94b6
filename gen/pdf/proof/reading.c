#include "reading.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_PATH 48 /* phrases in one element */

/* One element on its way of being read. */
struct attempt {
    struct reading *r;
    const struct stretch *stretch;
    const struct heard_element *heard; /* NULL: it stands beside the page */
    const char *begin, *end;
    struct saying path[MAX_PATH];
    size_t n_path;
    struct slot_facts *facts;  /* of the program that the phrase is read for */
    const char *failed[MAX_PATH]; /* from here nothing can be read */
    size_t n_failed;
    bool is_search; /* one phrase is enough */
};

/* Whether a line ends at the space there. */
static bool is_break(const struct attempt *a, const char *at)
{
    return at < a->end && a->stretch->breaks && a->stretch->breaks[at - a->stretch->text];
}

static bool is_dot(const char *text, size_t n)
{
    return n >= strlen(FOOTER_DOT) && memcmp(text, FOOTER_DOT, strlen(FOOTER_DOT)) == 0;
}

/* Behind these words at `at`, or NULL. A dot that parts two things in a footer gives way to a line's end. */
static const char *behind(const struct attempt *a, const char *at, const char *text, size_t n)
{
    if (a->stretch->place != PLACE_FOOTER)
        return n <= (size_t)(a->end - at) && memcmp(at, text, n) == 0 ? at + n : NULL;
    for (size_t i = 0; i < n; i++) {
        if (is_dot(text + i, n - i) && is_break(a, at) && !is_dot(at, (size_t)(a->end - at)))
            i += strlen(FOOTER_DOT);
        if (i == n)
            break;
        if (at == a->end || *at++ != text[i])
            return NULL;
    }
    return at;
}

static bool read_rest(struct attempt *a, const char *at);
static bool read_pieces(struct attempt *a, size_t piece, const char *at);

/* The phrase is at its end. A text of the facts closes its sentence itself, or has its own full stop. */
static bool close_phrase(struct attempt *a, const char *at)
{
    struct saying *said = &a->path[a->n_path - 1];
    const bool ends_with_slot = said->phrase->pieces[said->phrase->n_pieces - 1].slot;
    for (int stop = ends_with_slot && at < a->end && *at == '.'; stop >= 0; stop--) {
        const char *end = at + stop;
        if (end < a->end && *end != ' ' && !(a->is_search && !words_go_on(end, (size_t)(a->end - end), 0)))
            continue;
        said->end = end;
        if (a->is_search || read_rest(a, end))
            return true;
        said = &a->path[a->n_path - 1];
    }
    return false;
}

/* One text of a slot stands here. */
static bool read_text(struct attempt *a, size_t piece, const char *at, const char *text)
{
    const size_t n = strlen(text);
    const struct phrase *phrase = a->path[a->n_path - 1].phrase;
    if (n == 0 || !(at = behind(a, at, text, n)))
        return false;
    if (phrase->pieces[piece].slot == phrase->each)
        a->path[a->n_path - 1].of_each = text;
    return read_pieces(a, piece + 1, at) || (at < a->end && *at == '.' && piece + 1 < phrase->n_pieces && read_pieces(a, piece + 1, at + 1));
}

static bool ends_sentence(const char *text)
{
    return text_ends(text, ".") || text_ends(text, "?") || text_ends(text, "!") || text_ends(text, "؟");
}

/* All of the texts, one behind the other: "a, b en c"; sentences of their own with a space between. */
static bool read_list(struct attempt *a, size_t piece, const char *at, const struct slot_texts *texts)
{
    const struct slot *slot = a->path[a->n_path - 1].phrase->pieces[piece].slot;
    const struct manner *own = a->r->phrases->language.manner, *dutch = a->r->dutch->manner; /* what is told in Dutch is joined as in Dutch */
    const bool is_either = slot_many(slot) == SLOT_EITHER;
    for (size_t i = 0; i + 1 < texts->n; i++) {
        const bool is_last = i + 2 == texts->n;
        const char *const between[] = {!is_last ? own->comma : is_either ? own->last_or : own->last_and,
                                       !is_last ? dutch->comma : is_either ? dutch->last_or : dutch->last_and, " ", ". "};
        const size_t n = strlen(texts->texts[i]);
        size_t k = 0;
        if (!(at = behind(a, at, texts->texts[i], n)))
            return false;
        const bool is_sentence = ends_sentence(texts->texts[i]);
        while (k < 4 && ((k == 2 && !is_sentence) || !behind(a, at, between[k], strlen(between[k]))))
            k++;
        if (k == 4)
            return false;
        at += strlen(between[k]);
    }
    return texts->n && read_text(a, piece, at, texts->texts[texts->n - 1]);
}

/* Any words: up to where what follows can be read. */
static bool read_any(struct attempt *a, size_t piece, const char *at)
{
    const struct phrase *phrase = a->path[a->n_path - 1].phrase;
    const struct piece *next = piece + 1 < phrase->n_pieces ? &phrase->pieces[piece + 1] : NULL;
    const struct slot *slot = phrase->pieces[piece].slot;
    if (at == a->end || *at == ' ')
        return false;
    if (next && next->text) {
        for (const char *to = at + 1; (to = memmem(to, (size_t)(a->end - to), next->text, next->n)); to++)
            if (slot_may_be(slot, a->facts, at, (size_t)(to - at)) && read_pieces(a, piece + 1, to))
                return true;
        return false;
    }
    for (const char *to = at + 1; to <= a->end; to++)
        if ((next || to == a->end || *to == ' ') && slot_may_be(slot, a->facts, at, (size_t)(to - at)) && read_pieces(a, piece + 1, to))
            return true;
    return false;
}

static bool read_pieces(struct attempt *a, size_t piece, const char *at)
{
    const struct phrase *phrase = a->path[a->n_path - 1].phrase;
    while (piece < phrase->n_pieces && phrase->pieces[piece].text) {
        if (!(at = behind(a, at, phrase->pieces[piece].text, phrase->pieces[piece].n)))
            return false;
        piece++;
    }
    if (piece == phrase->n_pieces)
        return close_phrase(a, at);
    const struct slot *slot = phrase->pieces[piece].slot;
    if (!slot_is_known(slot))
        return read_any(a, piece, at);
    const struct slot_texts *texts = slot_texts(slot, a->facts);
    if (slot_many(slot) == SLOT_LIST || slot_many(slot) == SLOT_EITHER)
        return read_list(a, piece, at, texts);
    for (size_t i = 0; i < texts->n; i++)
        if (read_text(a, piece, at, texts->texts[i]))
            return true;
    return false;
}

/* For which programs a phrase must be tried by itself: bits, bit 0 for the facts of all at once. */
static uint32_t programs_of(const struct attempt *a, const struct phrase *phrase)
{
    const size_t only = a->stretch->program;
    if (!phrase->is_of_program || a->r->n_programs < 2)
        return 1;
    return only ? UINT32_C(1) << only : (UINT32_C(1) << (a->r->n_programs + 1)) - 1;
}

/* Whether a phrase stands at `at`, and the rest of the element behind it: with the facts of that program. */
static bool read_for(struct attempt *a, const struct phrase *phrase, const char *at, size_t program)
{
    const bool is_for_all = !phrase->is_of_program || a->r->n_programs < 2;
    const struct slot *first = phrase->pieces->slot;
    if (first && slot_is_known(first) && !slot_may_begin(first, &a->r->facts[program], *at))
        return false;
    if (phrase->proof->when && programs_hold(a->r->programs, program, phrase->proof->when) == 0)
        return false;
    struct slot_facts *before = a->facts;
    a->path[a->n_path++] = (struct saying){.phrase = phrase, .stretch = a->stretch, .at = at, .element = a->begin, .element_end = a->end, .heard = a->heard,
                                           .programs = is_for_all ? ~UINT32_C(0) : UINT32_C(1) << program};
    a->facts = &a->r->facts[program];
    const bool is_read = read_pieces(a, 0, at);
    a->facts = before;
    a->n_path -= !is_read;
    return is_read;
}

/* Whether it may stand there at all. Above the title a bare fact begins its element: "and ..." is not left out before the next one. */
static bool may_stand(const struct attempt *a, const struct phrase *phrase, const char *at)
{
    if (a->stretch->place == PLACE_HEAD && phrase->n_fixed == 0 && at > a->begin)
        return false;
    if (a->stretch->place != PLACE_FOOTER && (phrase->n_begin > (size_t)(a->end - at) || memcmp(phrase->begin, at, phrase->n_begin) != 0))
        return false;
    return phrase->places & (a->stretch->place | PLACE_MARK) && (!phrase->pieces->text || behind(a, at, phrase->pieces->text, phrase->pieces->n));
}

static bool read_phrase(struct attempt *a, const struct phrase *phrase, const char *at)
{
    if (!may_stand(a, phrase, at) || a->n_path == MAX_PATH)
        return false;
    const uint32_t programs = programs_of(a, phrase);
    for (size_t p = a->r->n_programs + 1; p-- > 0;) /* that of all last */
        if (programs >> p & 1 && read_for(a, phrase, at, p))
            return true;
    return false;
}

static bool read_any_phrase(struct attempt *a, const char *at)
{
    const struct phrase *chains[] = {phrases_like(a->r->phrases, at, (size_t)(a->end - at)), a->r->phrases->by_slot};
    for (size_t i = 0; i < 2; i++)
        for (const struct phrase *phrase = chains[i]; phrase; phrase = phrase->next)
            if (read_phrase(a, phrase, at))
                return true;
    return false;
}

static bool read_rest(struct attempt *a, const char *at)
{
    if (a->stretch->place == PLACE_FOOTER && at > a->begin && at < a->end) { /* two phrases there are parted like other things */
        const bool has_dot = is_dot(at, (size_t)(a->end - at));
        if (!has_dot && !is_break(a, at))
            return false;
        at += has_dot ? strlen(FOOTER_DOT) : 0;
    }
    at += at > a->begin && at < a->end && *at == ' ';
    if (at == a->end)
        return true;
    for (size_t i = 0; i < a->n_failed; i++)
        if (a->failed[i] == at)
            return false;
    if (read_any_phrase(a, at))
        return true;
    if (a->n_failed < MAX_PATH)
        a->failed[a->n_failed++] = at;
    return false;
}

static void keep(struct reading *r, const struct saying *said)
{
    if (r->n == r->max) {
        const size_t max = 2 * r->max + MAX_PATH;
        struct saying *more = arena_array(r->arena, max, sizeof *more);
        if (r->n)
            memcpy(more, r->sayings, r->n * sizeof *more);
        r->sayings = more;
        r->max = max;
    }
    r->sayings[r->n++] = *said;
}

/* The same words may be another phrase too, or be true of another program. */
static void keep_like(struct attempt *a, const struct saying *said)
{
    const size_t n = (size_t)(said->end - said->at);
    const struct phrase *chains[] = {phrases_like(a->r->phrases, said->at, n), a->r->phrases->by_slot};
    a->end = said->end;
    for (size_t i = 0; i < 2; i++)
        for (const struct phrase *phrase = chains[i]; phrase; phrase = phrase->next) {
            const uint32_t programs = may_stand(a, phrase, said->at) ? programs_of(a, phrase) : 0;
            for (size_t p = 0; programs >> p; p++) {
                const bool is_known = phrase == said->phrase && said->programs >> p & 1;
                a->n_path = a->n_failed = 0;
                if (is_known || !(programs >> p & 1) || !read_for(a, phrase, said->at, p) || a->n_path != 1 ||
                    a->path[0].end != said->end)
                    continue;
                a->path[0].element = said->element;
                a->path[0].element_end = said->element_end;
                keep(a->r, &a->path[0]);
            }
        }
}

/* Everything on the path. */
static void keep_path(struct attempt *a)
{
    struct reading *r = a->r;
    const size_t first = r->n, n = a->n_path;
    const char *end = a->end;
    for (size_t i = 0; i < n; i++)
        keep(r, &a->path[i]);
    for (size_t i = 0; i < n; i++) {
        const struct saying said = r->sayings[first + i];
        keep_like(a, &said);
    }
    a->end = end;
}

/* Wherever a word begins. */
static void search(struct attempt *a)
{
    a->is_search = true;
    for (const char *at = a->begin; at < a->end; at++) {
        if (at > a->begin && at[-1] != ' ')
            continue;
        a->n_path = 0;
        if (read_any_phrase(a, at))
            keep_path(a);
    }
}

/* Whether the element must be made of proofs. What is no sentence of a clause is checked elsewhere: addresses, amounts. */
static bool must_be_read(const struct reading *r, const struct stretch *stretch, enum element_kind kind)
{
    if (stretch->place == PLACE_HEAD)
        return kind == HEARD_LBL || kind == HEARD_LBODY || (kind == HEARD_P && r->letter->part > 0);
    return (stretch->place != PLACE_AMOUNTS || (kind != HEARD_TD && kind != HEARD_LBL && kind != HEARD_LBODY));
}

/* What stands above the title beside its label, and is a fact alone. */
static bool is_detail(const struct reading *r, const char *text, size_t n)
{
    static const char *const names[] = {"mailing-date", "reference", "case", "decision-date", "name", "match-code"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct slot_texts *texts = slot_texts(slot_find(names[i], strlen(names[i])), &r->facts[0]);
        for (size_t k = 0; k < texts->n; k++)
            if (strlen(texts->texts[k]) == n && memcmp(texts->texts[k], text, n) == 0)
                return true;
    }
    return false;
}

/* "1." or a bullet */
static bool is_list_label(const char *text, size_t n)
{
    const size_t n_digits = n < 4 ? strspn(text, "0123456789") : 0;
    return (n_digits && n == n_digits + 1 && text[n_digits] == '.') || (n == strlen("•") && memcmp(text, "•", n) == 0) || (n == 1 && *text == '-');
}

/* The attempt is the caller's, because it is big. */
static void read_text_of(struct attempt *a, const struct stretch *stretch, const struct heard_element *heard)
{
    struct reading *r = a->r;
    const char *text = heard ? r->heard->text->bytes + heard->from : stretch->text;
    const size_t n = heard ? heard->n : stretch->n;
    const bool must = heard ? must_be_read(r, stretch, heard->kind) : stretch->place & (PLACE_FOOTER | PLACE_RETURN);
    a->stretch = stretch;
    a->heard = heard;
    a->begin = text;
    a->end = text + n;
    a->n_path = a->n_failed = 0;
    a->facts = r->facts;
    a->is_search = false;
    if (n == 0)
        return;
    const bool is_read = must && read_rest(a, text) && (stretch->place != PLACE_RETURN || a->n_path == 1); /* which is one sentence */
    if (is_read)
        keep_path(a);
    else if (!must)
        search(a);
    else if (!is_list_label(text, n) && (stretch->place != PLACE_HEAD || !is_detail(r, text, n)))
        r->unread = r->unread ? r->unread : text;
}

void read_letter(struct reading *r)
{
    struct attempt a = {.r = r};
    for (size_t i = 0; i < r->letter->n; i++) {
        const struct stretch *stretch = &r->letter->at[i];
        if (stretch->first == stretch->end)
            read_text_of(&a, stretch, NULL);
        for (size_t k = stretch->first; k < stretch->end && k < r->heard->n_elements; k++)
            read_text_of(&a, stretch, &r->heard->elements[k]);
    }
}
