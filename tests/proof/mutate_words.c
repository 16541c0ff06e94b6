/* Words of a page: a duty's text dropped, a digit changed, another record's address. */
#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "mutations.h"

#define MAX_CHARS 8192

/* The words of an element, made plain one character at a time, and where each comes from. */
struct spelled {
    char bytes[MAX_CHARS];
    struct origin {
        size_t page, mark, character;
    } from[MAX_CHARS];
    size_t n;
};

/* What words_plain() makes of one character between others: nothing, a space or other bytes. */
static size_t plain_one(const char *text, size_t n, char out[8])
{
    struct buf b;
    char between[8] = "x";
    memcpy(between + 1, text, n);
    between[n + 1] = 'x';
    buf_init(&b, 64);
    words_plain(&b, between, n + 2);
    const size_t n_plain = b.n_bytes - 2;
    memcpy(out, b.bytes + 1, n_plain);
    buf_done(&b);
    return n_plain;
}

static void spell_mark(struct spelled *s, const struct proof_page *page, size_t number, size_t mark)
{
    const struct page_mark *m = &page->marks[mark];
    const char *text = page->words.bytes + m->text;
    size_t character = 0;
    for (size_t at = 0; at < m->n_text; character++) {
        const size_t from = at;
        char plain[8];
        text_decode(text, m->n_text, &at);
        const size_t n = plain_one(text + from, at - from, plain);
        if (s->n + n >= MAX_CHARS || (n == 1 && *plain == ' ' && (s->n == 0 || s->bytes[s->n - 1] == ' ')))
            continue;
        for (size_t i = 0; i < n; i++) {
            s->bytes[s->n] = plain[i];
            s->from[s->n++] = (struct origin){number, mark, character};
        }
    }
}

static void spell(struct spelled *s, const struct heard *h, size_t element)
{
    const struct heard_element *el = &h->elements[element], *next = element + 1 < h->n_elements ? el + 1 : NULL;
    size_t page = el->page, mark = el->mark;
    s->n = 0;
    while (page < h->n_pages && !(next && page == next->page && mark == next->mark)) {
        if (mark == h->pages[page].n_marks) {
            page++;
            mark = 0;
            continue;
        }
        if (h->pages[page].marks[mark].mcid >= 0)
            spell_mark(s, &h->pages[page], page, mark);
        mark++;
    }
}

/* Takes bytes from .. to of the spelled words away, as far as they stand in the mark of the first. */
static bool drop(struct job *j, const struct spelled *s, size_t from, size_t to)
{
    const struct origin *first = &s->from[from];
    while (to > from + 1 && (s->from[to - 1].page != first->page || s->from[to - 1].mark != first->mark))
        to--;
    const struct bytes content = mark_without(&j->edition, first->page, first->mark, first->character, s->from[to - 1].character + 1);
    if (!content.at)
        return false;
    edition_set_content(&j->edition, first->page, content);
    return true;
}

/* --- duties --- */

/* One letter of the file, read as the proofreader reads it. */
struct read_letter {
    struct owing owing;
    struct section_list letter;
    struct slot_facts facts[MAX_PROGRAMS + 1];
    struct reading reading;
};

static bool read_one(struct job *j, struct read_letter *out, size_t part)
{
    struct arena *arena = j->arena;
    const struct phrases *phrases = j->phrases[part];
    found_owing(&out->owing, j->table, j->programs);
    out->letter.language = &phrases->language;
    out->letter.part = part;
    if (sections_cut(&out->letter, &j->edition.file, &j->edition.heard, &out->owing.rows) != DONE)
        return false;
    for (size_t p = 0; p <= out->owing.rows.n_programs; p++)
        out->facts[p] = slot_facts(arena, xmlDocGetRootElement(out->owing.facts[p]), &phrases->language);
    out->reading = (struct reading){.phrases = phrases, .dutch = &j->phrases[0]->language, .letter = &out->letter, .heard = &j->edition.heard, .arena = arena, .programs = j->programs, .facts = out->facts,
                                    .n_programs = out->owing.rows.n_programs};
    read_letter(&out->reading);
    return true;
}

/* Which element a place of the heard text is in; false for what stands beside the page. */
static bool find_element(const struct heard *h, const char *at, size_t *element)
{
    if (at < h->text->bytes || at >= h->text->bytes + h->text->n_bytes)
        return false;
    const size_t offset = (size_t)(at - h->text->bytes);
    for (*element = 0; h->elements[*element].from + h->elements[*element].n <= offset;)
        ++*element;
    return true;
}

/* Spells the element around `at`; how far in it that is, SIZE_MAX when it is spelled otherwise. */
static size_t spell_around(struct spelled *s, const struct heard *h, const char *at, size_t n)
{
    size_t element;
    if (!find_element(h, at, &element))
        return SIZE_MAX;
    spell(s, h, element);
    const size_t from = (size_t)(at - h->text->bytes) - h->elements[element].from;
    return from + n <= s->n && memcmp(s->bytes + from, at, n) == 0 ? from : SIZE_MAX;
}

static bool is_of(const struct job *j, const struct saying *said, size_t row)
{
    bool proves = false;
    for (size_t i = 0; i < said->phrase->proof->n_duties; i++)
        proves = proves || said->phrase->proof->duties[i] == row;
    return proves && said->stretch->place & j->table->places[row];
}

/* The words of one saying of the duty are taken away; false when it is said nowhere. */
static bool drop_saying(struct job *j, const struct read_letter *read, size_t row)
{
    static struct spelled s;
    for (size_t i = 0; i < read->reading.n; i++) {
        const struct saying *said = &read->reading.sayings[i];
        const size_t n = (size_t)(said->end - said->at);
        const size_t from = is_of(j, said, row) ? spell_around(&s, &j->edition.heard, said->at, n) : SIZE_MAX;
        if (from == SIZE_MAX)
            continue;
        j->what = arena_printf(j->arena, "%s: %.*s", j->table->duties->rows[row].id, (int)n, said->at);
        return drop(j, &s, from, from + n);
    }
    return false;
}

/* A duty that is owed, of that letter. */
static size_t pick_duty(struct job *j, const struct read_letter *read, size_t part)
{
    const size_t n = j->table->duties->n_rows, start = dice(j, n);
    for (size_t i = 0; i < n; i++) {
        const size_t row = (start + i) % n;
        const struct duty *duty = &j->table->duties->rows[row];
        if (read->owing.rows.of[row] && !(part == 0 ? duty->translation_only : duty->dutch_only))
            return row;
    }
    return 0;
}

/* Wherever a duty is said it is not said any more. */
static bool drop_duty(struct job *j)
{
    static struct read_letter read;
    const size_t part = dice(j, j->edition.heard.n_parts);
    if (!read_one(j, &read, part))
        return false;
    const size_t row = pick_duty(j, &read, part);
    for (int i = 0; i < 40 && drop_saying(j, &read, row); i++) {
        const char *what = j->what;
        struct buf pdf;
        edition_write(&j->edition, &pdf);
        if (!edition_try(&j->edition, &pdf)) { /* a mark is empty now: enough is lost */
            buf_done(&pdf);
            return true;
        }
        j->what = what;
        if (!read_one(j, &read, part))
            return true;
    }
    return *j->what;
}

/* A word of a text, chosen by dice: something with a letter or digit in it. */
static struct bytes pick_word(struct job *j, struct bytes text)
{
    struct bytes words[256];
    size_t n = 0;
    for (const char *at = text.at, *end = text.at + text.n; at < end && n < 256;) {
        const char *space = memchr(at, ' ', (size_t)(end - at)), *to = space ? space : end;
        const char *from = at;
        while (to > from && strchr("'\"(),.;:?!", to[-1]))
            to--;
        while (from < to && strchr("'\"(", *from))
            from++;
        if (to > from)
            words[n++] = (struct bytes){from, (size_t)(to - from)};
        at = space ? space + 1 : end;
    }
    return n ? words[dice(j, n)] : (struct bytes){0};
}

/* A word of a saying that is no word of a slot for any words: where it stands in the letter. */
static struct bytes pick_word_of(struct job *j, const struct read_letter *read, const struct saying *said)
{
    const struct piece *piece = &said->phrase->pieces[dice(j, said->phrase->n_pieces)];
    struct bytes word = {0};
    if (piece->text)
        word = pick_word(j, (struct bytes){piece->text, piece->n});
    else if (slot_is_known(piece->slot)) {
        struct slot_facts facts = read->facts[0];
        const struct slot_texts *texts = slot_texts(piece->slot, &facts);
        if (texts->n)
            word = pick_word(j, (struct bytes){texts->texts[0], strlen(texts->texts[0])});
    }
    for (const char *at = word.n ? said->at : NULL; at && (at = memmem(at, (size_t)(said->end - at), word.at, word.n)); at++) {
        const bool begins = at == said->at || strchr(" '\"(-", at[-1]), ends = at + word.n == said->end || strchr(" '\"(),.;:?!-", at[word.n]);
        if (begins && ends)
            return (struct bytes){at, word.n};
    }
    return (struct bytes){0};
}

/* Any word of any proof, in either letter, and its element spelled. */
static bool pick_any_word(struct job *j, struct spelled *s, size_t *from, size_t *to)
{
    static struct read_letter read;
    if (!read_one(j, &read, dice(j, j->edition.heard.n_parts)) || read.reading.n == 0)
        return false;
    const struct saying *said = &read.reading.sayings[dice(j, read.reading.n)];
    const struct bytes word = pick_word_of(j, &read, said);
    *from = word.n ? spell_around(s, &j->edition.heard, word.at, word.n) : SIZE_MAX;
    if (*from == SIZE_MAX)
        return false;
    *to = *from + word.n;
    j->what = arena_printf(j->arena, "%.*s in: %.*s", (int)word.n, word.at, (int)(said->end - said->at), said->at);
    return true;
}

/* The word goes, and a space beside it with it, so that no hole tells of it. */
static bool drop_word(struct job *j)
{
    static struct spelled s;
    size_t from, to;
    if (!pick_any_word(j, &s, &from, &to))
        return false;
    if (to < s.n && s.bytes[to] == ' ' && s.from[to].mark == s.from[from].mark)
        to++;
    else if (from > 0 && s.bytes[from - 1] == ' ' && s.from[from - 1].mark == s.from[from].mark)
        from--;
    return drop(j, &s, from, to);
}

static bool drop_word_alone(struct job *j)
{
    static struct spelled s;
    size_t from, to;
    return pick_any_word(j, &s, &from, &to) && drop(j, &s, from, to);
}

/* Whether the characters that two bytes belong to are the same. */
static bool is_same_character(const struct spelled *s, size_t a, size_t b)
{
    size_t from[2] = {a, b}, n[2] = {0, 0};
    for (size_t i = 0; i < 2; i++) {
        const struct origin *of = &s->from[from[i]];
        while (from[i] > 0 && memcmp(&s->from[from[i] - 1], of, sizeof *of) == 0)
            from[i]--;
        while (from[i] + n[i] < s->n && memcmp(&s->from[from[i] + n[i]], of, sizeof *of) == 0)
            n[i]++;
    }
    return n[0] == n[1] && memcmp(s->bytes + from[0], s->bytes + from[1], n[0]) == 0;
}

/* One letter of the word becomes another letter of it. */
static bool change_word(struct job *j)
{
    static struct spelled s;
    size_t from, to;
    if (!pick_any_word(j, &s, &from, &to))
        return false;
    for (size_t at = from + dice(j, to - from), i = 0; i < to - from; i++, at = at + 1 < to ? at + 1 : from)
        for (size_t other = from; other < to; other++) {
            const struct origin *a = &s.from[at], *b = &s.from[other];
            if (a->page != b->page || a->mark != b->mark || a->character == b->character || is_same_character(&s, at, other))
                continue;
            const struct bytes content = mark_copied(&j->edition, a->page, a->mark, a->character, b->character);
            if (content.at)
                edition_set_content(&j->edition, a->page, content);
            return content.at;
        }
    return false;
}

/* --- digits --- */

/* Changes one digit of the words that `text` is, in one of the elements that have it. */
static bool change_digit(struct job *j, const char *text)
{
    static struct spelled s;
    const struct heard *h = &j->edition.heard;
    const char *plain = words_plain_copy(j->arena, text, strlen(text));
    size_t n_digits = 0;
    for (size_t start = dice(j, h->n_elements), i = 0; i < h->n_elements; i++) {
        const struct heard_element *el = &h->elements[(start + i) % h->n_elements];
        const char *found = memmem(h->text->bytes + el->from, el->n, plain, strlen(plain));
        if (!found)
            continue;
        spell(&s, h, (start + i) % h->n_elements);
        found = memmem(s.bytes, s.n, plain, strlen(plain));
        if (!found)
            continue;
        for (const char *c = plain; *c; c++)
            n_digits += *c >= '0' && *c <= '9';
        size_t which = n_digits ? dice(j, n_digits) : 0, at = (size_t)(found - s.bytes);
        for (; n_digits; at++)
            if (s.bytes[at] >= '0' && s.bytes[at] <= '9' && which-- == 0)
                break;
        if (!n_digits)
            return false;
        char digit = (char)('0' + dice(j, 10));
        digit = digit == s.bytes[at] ? (char)(digit == '9' ? '0' : digit + 1) : digit;
        j->what = arena_printf(j->arena, "%s, digit %zu to %c", plain, at - (size_t)(found - s.bytes), digit);
        const struct bytes content = mark_digit(&j->edition, s.from[at].page, s.from[at].mark, s.from[at].character, digit);
        if (content.at)
            edition_set_content(&j->edition, s.from[at].page, content);
        return content.at;
    }
    return false;
}

static const xmlNode *facts_of(const struct job *j, const char *a, const char *b)
{
    const xmlNode *node = xml_child(xmlDocGetRootElement(j->programs->facts), a);
    return b ? xml_child(node, b) : node;
}

/* As one of the letters writes it. */
static const char *day_of(struct job *j, const char *iso, enum day_words how)
{
    const char *variants[MAX_VARIANTS];
    const size_t n = words_day(j->arena, &j->phrases[dice(j, j->edition.heard.n_parts)]->language, iso, how, variants);
    return n ? variants[dice(j, n)] : "";
}

static bool change_last_day(struct job *j)
{
    const char *iso = xml_attr(facts_of(j, "deadline", NULL), "last-day");
    return iso && change_digit(j, day_of(j, iso, DAY_WITH_WEEKDAY));
}

static bool change_reference(struct job *j)
{
    return change_digit(j, xml_attr(facts_of(j, "record", NULL), "id"));
}

static bool change_case(struct job *j)
{
    return change_digit(j, xml_attr(facts_of(j, "record", NULL), "case"));
}

static bool change_decision_date(struct job *j)
{
    return change_digit(j, day_of(j, xml_attr(facts_of(j, "record", "decision"), "date"), DAY_ALONE));
}

static bool change_amount(struct job *j)
{
    const xmlNode *amount = xml_child(facts_of(j, "record", "decision"), "amount");
    return amount && change_digit(j, words_money(j->arena, &j->phrases[dice(j, j->edition.heard.n_parts)]->language, xml_attr(amount, "cents")));
}

static bool change_phone(struct job *j)
{
    const xmlNode *phone = xml_child(facts_of(j, "body", "contact"), "phone");
    return phone && change_digit(j, xml_text(j->arena, phone));
}

/* --- the window --- */

/* A character of a line of the address goes. */
static bool drop_from_address(struct job *j)
{
    static struct spelled s;
    const struct heard *h = &j->edition.heard;
    size_t first = 0, n = 0;
    while (first < h->n_elements && h->elements[first].kind == HEARD_FIGURE)
        first++;
    while (first + n < h->n_elements && h->elements[first + n].kind == HEARD_P)
        n++;
    if (n < 3)
        return false;
    spell(&s, h, first + dice(j, n));
    const size_t at = dice(j, s.n);
    if (s.bytes[at] == ' ')
        return false;
    j->what = "a character of the address";
    return drop(j, &s, at, at + 1);
}

const struct mutation word_mutations[] = {
    {"a duty's words are dropped", drop_duty, 10},
    {"a word of a proof is dropped", drop_word, 16},
    {"a word of a proof leaves a hole", drop_word_alone, 6},
    {"a word of a proof is changed", change_word, 16},
    {"a digit of the last day", change_last_day, 4},
    {"a digit of the reference", change_reference, 2},
    {"a digit of the case number", change_case, 1},
    {"a digit of the decision's date", change_decision_date, 2},
    {"a digit of an amount", change_amount, 1},
    {"a digit of the telephone number", change_phone, 1},
    {"a character of the address", drop_from_address, 2},
};
const size_t n_word_mutations = sizeof word_mutations / sizeof *word_mutations;
