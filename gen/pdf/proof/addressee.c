#include "addressee.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_LINES 12

struct lines {
    const char *at[MAX_LINES]; /* NULL: the country */
    size_t n;
};

static enum outcome fault(const struct addressee *a, enum diag_code code, const char *what)
{
    return diag_note(a->f->d, code, a->f->at, "%s", what);
}

static bool is_annex(const struct addressee *a)
{
    return text_equal(xml_attr(xml_child(a->facts->facts, "letter"), "form"), "annex");
}

/* A draft translation says so on each of its pages. */
bool addressee_has_draft(const xmlNode *facts)
{
    return text_equal(xml_attr(xml_child(facts, "letter"), "draft"), "yes");
}

/* It lies under each page, and is told first. */
bool addressee_is_marked(const xmlNode *facts)
{
    const xmlNode *letter = xml_child(facts, "letter");
    return text_equal(xml_attr(letter, "preview"), "yes") || text_equal(xml_attr(letter, "copy"), "yes");
}

static struct bytes words_of(const struct addressee *a, const struct heard_element *element)
{
    return (struct bytes){a->heard->text->bytes + element->from, element->n};
}

static bool says(const struct addressee *a, const struct heard_element *element, const char *text)
{
    const struct bytes words = words_of(a, element);
    return text && strlen(text) == words.n && memcmp(text, words.at, words.n) == 0;
}

static const char *text_of(const struct addressee *a, const char *slot)
{
    const struct slot_texts *texts = slot_texts(slot_find(slot, strlen(slot)), a->facts);
    return texts->n ? texts->texts[0] : NULL;
}

/* --- the address --- */

static void add_line(const struct addressee *a, struct lines *lines, const char *text)
{
    if (text && lines->n < MAX_LINES)
        lines->at[lines->n++] = words_plain_copy(a->f->arena, text, strlen(text));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* 12A, 12A-2; 12-1; 12 bis */
static const char *house(const struct addressee *a, const char *number, const char *addition)
{
    const char *between = " ";
    if (!addition || !*addition)
        return number;
    const bool is_letter = !is_digit(addition[0]) && text_length(addition) == 1;
    if (is_letter || addition[0] == '-' || (!is_digit(addition[0]) && addition[1] == '-'))
        between = "";
    else if (is_digit(addition[0]) && !strchr(addition, ' '))
        between = "-";
    return arena_printf(a->f->arena, "%s%s%s", number, between, addition);
}

static void dutch_lines(const struct addressee *a, struct lines *lines, const xmlNode *address)
{
    struct arena *arena = a->f->arena;
    char code[8] = "";
    size_t n = 0;
    const char *postcode = xml_text(arena, xml_child(address, "postcode"));
    const char *town = xml_text(arena, xml_child(address, "town"));
    for (const char *at = postcode ? postcode : ""; *at && n < 7; at++) {
        if (*at == ' ')
            continue;
        if (n == 4)
            code[n++] = ' ';
        code[n++] = *at;
    }
    add_line(a, lines, arena_printf(arena, "%s %s", xml_text(arena, xml_child(address, "street")),
                                    house(a, xml_text(arena, xml_child(address, "number")), xml_text(arena, xml_child(address, "addition")))));
    add_line(a, lines, arena_printf(arena, "%s %s", code, words_capitals(arena, town ? town : "")));
}

/* The address as an envelope bears it. */
static struct lines address_of(const struct addressee *a)
{
    struct lines lines = {.n = 0};
    struct arena *arena = a->f->arena;
    const xmlNode *addressee = xml_child(xml_child(a->facts->facts, "record"), "addressee"), *address = xml_child(addressee, "address");
    add_line(a, &lines, xml_text(arena, xml_child(addressee, "name")));
    if (xml_child(address, "line")) {
        for (const xmlNode *it = xml_child(address, "line"); it; it = xml_next(it, "line"))
            add_line(a, &lines, xml_text(arena, it));
        lines.n++;
    } else
        dutch_lines(a, &lines, address);
    return lines;
}

static bool is_country(const struct addressee *a, struct bytes words)
{
    const xmlNode *addressee = xml_child(xml_child(a->facts->facts, "record"), "addressee");
    return words_are_country(a->f->arena, words.at, words.n, xml_attr(xml_child(addressee, "address"), "country"));
}

/* Past what may stand above the address: the sender. */
static size_t skip_sender(const struct addressee *a, const struct section_list *letter)
{
    const struct heard_element *first = &a->heard->elements[letter->marks_end];
    const char *name = text_of(a, "body-name");
    return letter->marks_end < letter->title && (first->kind == HEARD_FIGURE || first->kind == HEARD_P) && says(a, first, name);
}

/* No line of the address may stand in a letter that has none. */
static bool has_street(const struct addressee *a, const struct section_list *letter, const struct lines *lines)
{
    for (size_t i = letter->first; i < letter->end; i++)
        for (size_t k = 1; k < lines->n; k++)
            if (lines->at[k] && says(a, &a->heard->elements[i], lines->at[k]))
                return true;
    return false;
}

/* Elements of the window must be the first page's, each with its own line. */
static bool is_line(const struct addressee *a, size_t i, const char *line)
{
    const struct heard_element *element = &a->heard->elements[i];
    return element->kind == HEARD_P && element->page == 0 && (line ? says(a, element, line) : is_country(a, words_of(a, element)));
}

enum outcome addressee_check(const struct addressee *a, const struct section_list *letter, bool is_translation)
{
    const struct lines lines = address_of(a);
    const bool has_window = !is_translation && !is_annex(a);
    size_t at = letter->marks_end + skip_sender(a, letter);
    if (is_translation && at > letter->marks_end)
        return fault(a, D_PROOF_ADDRESSEE, "a sender in a translation");
    for (size_t i = 0; has_window && i < lines.n; i++, at++)
        if (at >= letter->title || !is_line(a, at, lines.at[i]))
            return fault(a, D_PROOF_ADDRESSEE, "address");
    for (; at < letter->title; at++) {
        const enum element_kind kind = a->heard->elements[at].kind;
        const bool is_notice = kind == HEARD_P && is_translation && at == letter->list_end && at + 1 == letter->title; /* that it is one */
        if (kind != HEARD_LBL && kind != HEARD_LBODY && !is_notice)
            return fault(a, D_PROOF_ADDRESSEE, "more than the address");
    }
    return !has_window && has_street(a, letter, &lines) ? fault(a, D_PROOF_ADDRESSEE, "an address where none belongs") : DONE;
}

/* --- the reference --- */

/* How many details above the title are that text. */
static size_t count_details(const struct addressee *a, const struct section_list *letter, const char *text)
{
    size_t n = 0;
    for (size_t i = letter->first; i < letter->title; i++)
        n += a->heard->elements[i].kind == HEARD_LBODY && says(a, &a->heard->elements[i], text);
    return n;
}

/* Behind those words stands this reference and no other. */
static bool is_reference_behind(const struct stretch *s, const char *word, const char *reference)
{
    const size_t n_word = strlen(word), n = strlen(reference);
    for (const char *at = s->text; (at = memmem(at, (size_t)(s->text + s->n - at), word, n_word));) {
        at += n_word;
        const size_t left = (size_t)(s->text + s->n - at);
        size_t n_token = 0;
        bool has_digit = false;
        for (; n_token < left && !strchr(" ,.\n;:", at[n_token]); n_token++)
            has_digit |= is_digit(at[n_token]);
        if (has_digit && (left < n || memcmp(at, reference, n) != 0))
            return false;
    }
    return true;
}

/* So it is where the letter's own words are; a clerk may write of another. */
static bool is_every_reference(const struct section_list *letter, const char *reference)
{
    for (size_t i = 0; i < letter->n; i++) {
        const struct stretch *s = &letter->at[i];
        for (const char **word = letter->language->manner->before_reference; *word && s->place & (PLACE_HEAD | PLACE_FOOTER | PLACE_OBJECTION); word++)
            if (!is_reference_behind(s, *word, reference))
                return false;
    }
    return true;
}

/* One of the ways in which a day is written is a detail. */
static bool has_day(const struct addressee *a, const struct section_list *letter, const char *slot)
{
    const struct slot_texts *texts = slot_texts(slot_find(slot, strlen(slot)), a->facts);
    size_t n = 0;
    for (size_t i = 0; i < texts->n; i++)
        n += count_details(a, letter, texts->texts[i]);
    return n || texts->n == 0;
}

enum outcome reference_check(const struct addressee *a, const struct section_list *letter, bool is_translation)
{
    const char *reference = text_of(a, "reference"), *name = text_of(a, "name");
    const char *file = text_of(a, "case");
    if (!reference || !is_every_reference(letter, reference))
        return fault(a, D_PROOF_REFERENCE, "reference");
    if (!has_day(a, letter, "mailing-date"))
        return fault(a, D_PROOF_REFERENCE, "date");
    if (!is_translation && file && count_details(a, letter, file) == 0)
        return fault(a, D_PROOF_REFERENCE, "case");
    if (!is_annex(a)) {
        if (count_details(a, letter, reference) == 0)
            return fault(a, D_PROOF_REFERENCE, "reference");
        return has_day(a, letter, "decision-date") ? DONE : fault(a, D_PROOF_REFERENCE, "decision");
    }
    return count_details(a, letter, name) == 1 ? DONE : fault(a, D_PROOF_ADDRESSEE, "name");
}

/* --- pages --- */

/* How often those words stand in a text, no letter or digit before or behind them. */
static size_t count_words(const char *text, const char *words)
{
    const size_t n = strlen(words);
    size_t n_found = 0;
    for (const char *at = text; (at = strstr(at, words)); at++)
        n_found += (at == text || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0');
    return n_found;
}

/* All that a page says in its footer, line by line. */
static const char *footer_of(const struct addressee *a, const struct proof_page *page)
{
    const char *text = NULL;
    for (size_t k = 0; k < page->n_marks; k++) {
        const struct page_mark *mark = &page->marks[k];
        if (mark->furniture != FURNITURE_FOOTER || !mark->n_text)
            continue;
        const char *line = arena_strndup(a->f->arena, page->words.bytes + mark->text, mark->n_text);
        text = text ? arena_printf(a->f->arena, "%s %s", text, line) : line;
    }
    return text ? words_plain_copy(a->f->arena, text, strlen(text)) : NULL;
}

enum outcome pages_check(const struct addressee *a, const struct tongue *const *language_of_part)
{
    const struct heard *h = a->heard;
    for (size_t i = 0; i < h->n_pages; i++) {
        if (i > 0 && h->part_of_page[i] < h->part_of_page[i - 1])
            return fault(a, D_PROOF_PAGES, "order");
        const struct tongue *language = language_of_part[h->part_of_page[i] - 1];
        const char *text = footer_of(a, &h->pages[i]);
        if (!text)
            return fault(a, D_PROOF_PAGES, "footer");
        size_t n_counted = 0;
        for (size_t page = 1; page <= h->n_pages; page++)
            n_counted += count_words(text, words_page(a->f->arena, language, page, h->n_pages));
        if (n_counted != 1 || count_words(text, words_page(a->f->arena, language, i + 1, h->n_pages)) != 1)
            return fault(a, D_PROOF_PAGES, "n of m");
    }
    return DONE;
}

/* The head of a table that goes on: what heads its columns, one behind the other. */
static bool is_table_head(const struct addressee *a, const char *text)
{
    const struct heard *h = a->heard;
    const size_t n = strlen(text);
    for (size_t i = 0; i < h->n_elements; i++) {
        size_t at = 0;
        for (size_t k = i; k < h->n_elements && h->elements[k].kind == HEARD_TH && at < n; k++) {
            const struct bytes words = words_of(a, &h->elements[k]);
            at += at > 0 && text[at] == ' ';
            if (words.n > n - at || memcmp(text + at, words.at, words.n) != 0)
                break;
            at += words.n;
        }
        if (at == n && n)
            return true;
    }
    return false;
}

/* "CONCEPT" of "CONCEPT. ...", or of "CONCEPT (...). ...", which the page's letter begins with. */
static bool is_mark_word(const struct addressee *a, size_t page, const char *text)
{
    const size_t n = strlen(text);
    size_t first = 0;
    while (first < a->heard->n_elements && a->heard->elements[first].part + 1 != a->heard->part_of_page[page])
        first++;
    const struct bytes words = first < a->heard->n_elements ? words_of(a, &a->heard->elements[first]) : (struct bytes){"", 0};
    return addressee_is_marked(a->facts->facts) && words.n > n && memcmp(words.at, text, n) == 0 && (words.at[n] == '.' || words.at[n] == ' ');
}

enum outcome furniture_check(const struct addressee *a)
{
    for (size_t i = 0; i < a->heard->n_pages; i++) {
        const struct proof_page *page = &a->heard->pages[i];
        size_t n_watermarks = 0;
        for (size_t k = 0; k < page->n_marks; k++) {
            const struct page_mark *mark = &page->marks[k];
            if (!mark->n_text || !mark->furniture || mark->furniture == FURNITURE_FOOTER)
                continue;
            const char *text = words_plain_copy(a->f->arena, page->words.bytes + mark->text, mark->n_text);
            const char *sender = text_of(a, "return-address");
            const bool is_return = mark->furniture == FURNITURE_LAYOUT && i == 0 && !is_annex(a) && sender && text_ends(text, sender);
            const bool is_watermark = mark->furniture == FURNITURE_WATERMARK && is_mark_word(a, i, text);
            n_watermarks += is_watermark;
            if (!is_return && !is_watermark && !(mark->furniture == FURNITURE_PAGINATION && is_table_head(a, text)))
                return fault(a, D_PROOF_MARKS, "silent words that are no furniture");
        }
        if (n_watermarks != addressee_is_marked(a->facts->facts))
            return fault(a, D_PROOF_MARKS, "a page without its mark");
    }
    return DONE;
}
