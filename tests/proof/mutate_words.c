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

/* A duty that is owed for a program (0: for all), in a letter of the file. */
struct target {
    size_t row, program;
    struct section_list letter;
    struct slot_facts facts;
};

static bool find_target(struct job *j, struct target *out)
{
    struct owing owing;
    const size_t part = dice(j, j->edition.heard.n_parts), n = j->table->duties->n_rows, start = dice(j, n);
    out->letter.lang = part == 0 ? PROOF_NL : PROOF_EN;
    out->letter.part = part;
    found_owing(&owing, j->table, j->programs);
    if (sections_cut(&out->letter, &j->edition.file, &j->edition.heard, &owing.rows) != DONE)
        return false;
    for (size_t i = 0; i < n; i++) {
        const struct duty *duty = &j->table->duties->rows[out->row = (start + i) % n];
        const uint32_t owed = owing.rows.of[out->row];
        if (!owed || (part == 0 ? duty->translation_only : duty->dutch_only) || !j->table->rows[out->row].n_proofs[out->letter.lang])
            continue;
        for (out->program = 0; !(owed >> out->program & 1);)
            out->program++;
        out->facts = slot_facts(j->arena, xmlDocGetRootElement(owing.facts[out->program]), out->letter.lang);
        return true;
    }
    return false;
}

/* The longest words of a proof, or its slot's where it has no others. */
static struct bytes words_of(struct target *t, const struct proof *proof)
{
    struct bytes words = {0};
    for (size_t i = 0; i < proof->n; i++)
        if (proof->pieces[i].text && proof->pieces[i].n > words.n)
            words = (struct bytes){proof->pieces[i].text, proof->pieces[i].n};
    if (words.n < 3 && proof->pieces[0].slot) {
        const struct slot_texts *texts = slot_texts(proof->pieces[0].slot, &t->facts);
        if (texts->n)
            words = (struct bytes){texts->texts[0], strlen(texts->texts[0])};
    }
    while (words.n && *words.at == ' ')
        words = (struct bytes){words.at + 1, words.n - 1};
    while (words.n && words.at[words.n - 1] == ' ')
        words.n--;
    return words;
}

/* The words of one proof where they stand first, or of those one word, are taken away; false when it stands nowhere. */
static bool drop_first(struct job *j, struct target *t, bool one_word)
{
    static struct spelled s;
    const struct heard *h = &j->edition.heard;
    const struct proof_row *row = &j->table->rows[t->row];
    for (size_t i = 0; i < t->letter.n * row->n_proofs[t->letter.lang]; i++) {
        const struct stretch *stretch = &t->letter.at[i % t->letter.n];
        const struct proof *proof = &row->proofs[t->letter.lang][i / t->letter.n];
        const bool is_page = stretch->place == PLACE_FOOTER || stretch->place == PLACE_RETURN;
        const bool is_its = stretch->place & j->table->places[t->row] && (!stretch->program || !t->program || stretch->program == t->program);
        const char *stands = is_its && !is_page ? proof_find(proof, &(struct proof_search){&t->facts, 0, stretch}, stretch->text) : NULL;
        const struct bytes words = words_of(t, proof);
        const char *at = stands && words.n ? memmem(stands, (size_t)(stretch->text + stretch->n - stands), words.at, words.n) : NULL;
        if (!at)
            continue;
        size_t element = 0;
        while (h->elements[element].from + h->elements[element].n <= (size_t)(at - h->text->bytes))
            element++;
        spell(&s, h, element);
        const size_t from = (size_t)(at - h->text->bytes) - h->elements[element].from;
        if (from + words.n > s.n || memcmp(s.bytes + from, words.at, words.n) != 0)
            return false;
        const char *space = one_word ? memchr(words.at, ' ', words.n) : NULL;
        const size_t to = space ? from + (size_t)(space - words.at) : from + words.n;
        j->what = arena_printf(j->arena, "%s: %.*s", j->table->duties->rows[t->row].id, (int)(to - from), s.bytes + from);
        return drop(j, &s, from, to);
    }
    return false;
}

/* Wherever a duty is said it is not said any more. */
static bool drop_duty(struct job *j, bool one_word)
{
    struct target t;
    if (!find_target(j, &t))
        return false;
    for (int i = 0; i < 40 && drop_first(j, &t, one_word); i++) {
        const char *what = j->what;
        struct owing owing;
        struct buf pdf;
        edition_write(&j->edition, &pdf);
        if (!edition_try(&j->edition, &pdf)) { /* a mark is empty now: enough is lost */
            buf_done(&pdf);
            return true;
        }
        j->what = what;
        found_owing(&owing, j->table, j->programs);
        if (sections_cut(&t.letter, &j->edition.file, &j->edition.heard, &owing.rows) != DONE)
            return true;
    }
    return *j->what;
}

static bool drop_duty_words(struct job *j)
{
    return drop_duty(j, false);
}

static bool drop_duty_word(struct job *j)
{
    return drop_duty(j, true);
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

static bool change_last_day(struct job *j)
{
    const char *iso = xml_attr(facts_of(j, "deadline", NULL), "last-day");
    const int lang = j->edition.heard.n_parts > 1 && dice(j, 2) ? PROOF_EN : PROOF_NL;
    return iso && change_digit(j, words_day(j->arena, lang, iso, true));
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
    const int lang = j->edition.heard.n_parts > 1 && dice(j, 2) ? PROOF_EN : PROOF_NL;
    return change_digit(j, words_day(j->arena, lang, xml_attr(facts_of(j, "record", "decision"), "date"), false));
}

static bool change_amount(struct job *j)
{
    const xmlNode *amount = xml_child(facts_of(j, "record", "decision"), "amount");
    const int lang = j->edition.heard.n_parts > 1 && dice(j, 2) ? PROOF_EN : PROOF_NL;
    return amount && change_digit(j, words_money(j->arena, lang, xml_attr(amount, "cents")));
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
    {"a duty's words are dropped", drop_duty_words, 10},
    {"one word of a duty's is dropped", drop_duty_word, 8},
    {"a digit of the last day", change_last_day, 4},
    {"a digit of the reference", change_reference, 2},
    {"a digit of the case number", change_case, 1},
    {"a digit of the decision's date", change_decision_date, 2},
    {"a digit of an amount", change_amount, 1},
    {"a digit of the telephone number", change_phone, 1},
    {"a character of the address", drop_from_address, 2},
};
const size_t n_word_mutations = sizeof word_mutations / sizeof *word_mutations;
