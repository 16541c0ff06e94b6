#include "figures.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_DAYS       512
#define MAX_FACT_BYTES ((size_t)1 << 20)
#define ISO_LEN        10
#define EURO           "€"
#define EURO_LEN       3

static enum outcome fault(const struct figures *of, enum diag_code code, const char *what)
{
    return diag_note(of->f->d, code, of->f->at, "%s", what);
}

/* --- what the facts hold --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Calls visit for each text and attribute of the facts. */
static void each_text(const xmlNode *node, void (*visit)(void *to, const char *text), void *to)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE && node->content)
            visit(to, (const char *)node->content);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (const xmlAttr *a = node->properties; a; a = a->next)
            if (a->children && a->children->content)
                visit(to, (const char *)a->children->content);
        each_text(node->children, visit, to);
    }
}

/* A value of the facts that is a day. */
static void take_day(void *figures, const char *text)
{
    struct figures *of = figures;
    if (!is_digit(text[0]) || strlen(text) != ISO_LEN || text[4] != '-' || of->n_days == MAX_DAYS)
        return;
    const date_day day = date_parse(text);
    if (day != DATE_NONE)
        of->days[of->n_days++] = day;
}

struct figures figures_new(const struct file *f, xmlDoc *facts)
{
    struct figures of = {.f = f};
    of.days = arena_array(f->arena, MAX_DAYS, sizeof *of.days);
    each_text(xmlDocGetRootElement(facts), take_day, &of);
    return of;
}

static void add_words(void *words, const char *text)
{
    words_plain(words, text, strlen(text));
    buf_add(words, "\n", 1);
}

static void look_for_hole(void *has_hole, const char *text)
{
    text += strspn(text, " \n\t\r");
    if (*text && words_have_hole(text, strlen(text)))
        *(bool *)has_hole = true;
}

bool figures_have_hole(xmlDoc *facts)
{
    bool has_hole = false;
    each_text(xmlDocGetRootElement(facts), look_for_hole, &has_hole);
    return has_hole;
}

static bool is_known_day(const struct figures *of, date_day day)
{
    for (size_t i = 0; i < of->n_days; i++)
        if (of->days[i] == day)
            return true;
    return false;
}

bool figures_are_quoted(struct figures *of, const char *text, size_t n)
{
    if (!of->words) {
        struct buf words;
        buf_init(&words, MAX_FACT_BYTES);
        each_text(of->facts->facts, add_words, &words);
        of->words = arena_strndup(of->f->arena, words.bytes ? words.bytes : "", words.n_bytes);
        buf_done(&words);
    }
    return memmem(of->words, strlen(of->words), text, n);
}

/* --- days --- */

static const xmlNode *decision_of(const struct figures *of)
{
    return xml_child(xml_child(of->facts->facts, "record"), "decision");
}

static const xmlNode *deadline_of(const struct figures *of)
{
    return xml_child(of->facts->facts, "deadline");
}

/* A day in the letter's words. */
struct day_at {
    struct read_day read;
    const char *text; /* of the stretch */
    size_t n, at;
    const struct tongue *language;
};

static bool ends_with(const char *text, size_t n, const char *words)
{
    const size_t n_words = strlen(words);
    return n >= n_words && memcmp(text + n - n_words, words, n_words) == 0;
}

/* Beside these words the day of the decision stands, or of the intention. */
static bool is_of_decision(const struct day_at *day)
{
    const struct manner *m = day->language->manner;
    const size_t to = day->at + day->read.n;
    for (const char **words = m->before_decision; *words; words++)
        if (ends_with(day->text, day->at, *words))
            return true;
    for (const char **words = m->behind_decision; *words; words++)
        if (day->n - to >= strlen(*words) && memcmp(day->text + to, *words, strlen(*words)) == 0)
            return true;
    return false;
}

static enum outcome check_day(struct figures *of, const struct day_at *at)
{
    const date_day day = at->read.day;
    const char *words = at->text + at->at;
    if (is_of_decision(at) && day != date_parse(xml_attr(decision_of(of), "date")))
        return figures_are_quoted(of, words, at->read.n) ? DONE : fault(of, D_PROOF_FIGURES, "day of the decision");
    const xmlNode *deadline = deadline_of(of);
    if (at->read.weekday < 0)
        return is_known_day(of, day) || figures_are_quoted(of, words, at->read.n) ? DONE : fault(of, D_PROOF_FIGURES, "day");
    const bool is_last = day == date_parse(xml_attr(deadline, "last-day")) || day == date_parse(xml_attr(deadline, "raw"));
    const bool is_right = is_last && date_weekday(day) == at->read.weekday;
    return is_right || figures_are_quoted(of, words, at->read.n) ? DONE : fault(of, D_PROOF_LAST_DAY, "weekday");
}

/* Every day in Dutch and in the letter's language: a translation may quote Dutch words. */
static enum outcome check_days(struct figures *of, const struct stretch *s, const struct tongue *language)
{
    const struct tongue *languages[] = {of->dutch, language->is_dutch ? NULL : language};
    enum outcome got = DONE;
    for (size_t at = 0; at < s->n; at++) {
        if (!is_digit(s->text[at]) || (at > 0 && is_digit(s->text[at - 1])))
            continue;
        for (size_t i = 0; i < 2 && languages[i]; i++) {
            struct day_at day = {.text = s->text, .n = s->n, .at = at, .language = languages[i]};
            if (!words_read_day(&day.read, languages[i], s->text, s->n, at))
                continue;
            if (day.read.day == DATE_NONE)
                return fault(of, D_PROOF_FIGURES, "no day");
            got = outcome_worse(got, check_day(of, &day));
        }
    }
    return got;
}

static bool stands(const struct section_list *letter, unsigned place, const char *words)
{
    for (size_t i = 0; i < letter->n; i++)
        if (letter->at[i].place == place && memmem(letter->at[i].text, letter->at[i].n, words, strlen(words)))
            return true;
    return false;
}

/* On the first page and in the box, while it is a chance; in the box alone when it is none. */
static enum outcome check_last_day(const struct figures *of, const struct section_list *letter)
{
    const xmlNode *deadline = deadline_of(of);
    const char *iso = xml_attr(deadline, "last-day");
    if (!iso)
        return DONE;
    const bool is_over = text_equal(xml_attr(deadline, "passed"), "yes");
    const char *variants[MAX_VARIANTS];
    const size_t n = words_day(of->f->arena, letter->language, iso, DAY_WITH_WEEKDAY, variants);
    bool is_below = false, is_above = false;
    for (size_t i = 0; i < n; i++) {
        is_below = is_below || stands(letter, PLACE_OBJECTION, variants[i]);
        is_above = is_above || stands(letter, PLACE_OPENING, variants[i]);
    }
    return is_below && is_above != is_over ? DONE : fault(of, D_PROOF_LAST_DAY, "day");
}

/* --- amounts --- */

/* An amount of the decision is written around the sign at `euro`: no digit before or behind it. */
static bool is_known_amount(const struct figures *of, const struct tongue *language, const struct stretch *s, const char *euro)
{
    const char *end = s->text + s->n;
    for (const xmlNode *it = xml_child(decision_of(of), "amount"); it; it = xml_next(it, "amount")) {
        const char *money = words_money(of->f->arena, language, xml_attr(it, "cents")), *sign = money ? strstr(money, EURO) : NULL;
        const size_t n = money ? strlen(money) : 0, n_before = sign ? (size_t)(sign - money) : 0;
        if (!sign || (size_t)(euro - s->text) < n_before || n - n_before > (size_t)(end - euro) || memcmp(euro - n_before, money, n) != 0)
            continue;
        const char *from = euro - n_before, *to = from + n;
        const bool begins = from == s->text || !is_digit(from[-1]);
        const bool ends = to == end || (!is_digit(*to) && (to + 1 == end || (*to != '.' && *to != ',') || !is_digit(to[1])));
        if (begins && ends)
            return true;
    }
    return false;
}

/* The number that stands behind the sign, or (in a language that writes it there) before it; .n 0: none. */
static struct bytes number_beside(const struct tongue *language, const struct stretch *s, const char *euro)
{
    const char *to = euro + EURO_LEN, *end = s->text + s->n;
    const bool is_before = !text_starts(language->manner->money, EURO);
    const char *digit = euro - (euro > s->text && euro[-1] == ' ');
    if (is_before && digit > s->text && is_digit(digit[-1])) {
        while (digit > s->text && (is_digit(digit[-1]) || digit[-1] == '.' || digit[-1] == ','))
            digit--;
        return (struct bytes){digit, (size_t)(to - digit)};
    }
    to += to < end && *to == ' ';
    to += to < end && *to == '-';
    if (to == end || !is_digit(*to))
        return (struct bytes){0};
    while (to < end && (is_digit(*to) || ((*to == '.' || *to == ',') && to + 1 < end && is_digit(to[1]))))
        to++;
    return (struct bytes){euro, (size_t)(to - euro)};
}

static enum outcome check_amounts(struct figures *of, const struct tongue *language, const struct stretch *s)
{
    for (const char *at = s->text, *end = s->text + s->n; (at = memmem(at, (size_t)(end - at), EURO, EURO_LEN)); at += EURO_LEN) {
        const struct bytes number = number_beside(language, s, at);
        if (number.n && !is_known_amount(of, language, s, at) && !figures_are_quoted(of, number.at, number.n))
            return fault(of, D_PROOF_FIGURES, "amount");
    }
    return DONE;
}

/* Cells, or in large print labels and texts, below the heading of the amounts. */
static size_t count_cells(const struct section_list *letter, const struct heard *heard)
{
    size_t n = 0;
    for (size_t i = 0; i < letter->n; i++)
        for (size_t k = letter->at[i].first; letter->at[i].place == PLACE_AMOUNTS && k < letter->at[i].end; k++)
            n += heard->elements[k].kind == HEARD_TD || heard->elements[k].kind == HEARD_LBL || heard->elements[k].kind == HEARD_LBODY;
    return n;
}

/* The amounts stand in the table in their order, each with its words before it, and nothing else does. */
static enum outcome check_table(const struct figures *of, const struct section_list *letter, const struct heard *heard)
{
    size_t n_cells = 0;
    const xmlNode *it = xml_child(decision_of(of), "amount");
    struct bytes rest = {0};
    for (size_t i = 0; i < letter->n; i++)
        rest = letter->at[i].place == PLACE_AMOUNTS ? (struct bytes){letter->at[i].text, letter->at[i].n} : rest;
    for (; it; it = xml_next(it, "amount")) {
        const char *money = words_money(of->f->arena, letter->language, xml_attr(it, "cents")), *label = xml_attr(it, "label");
        const char *row = arena_printf(of->f->arena, "\n%s\n%s\n", words_plain_copy(of->f->arena, label ? label : "", label ? strlen(label) : 0),
                                       money ? money : "?");
        const char *at = rest.n ? memmem(rest.at, rest.n, row, strlen(row)) : NULL;
        if (!at)
            return fault(of, D_PROOF_FIGURES, "amount");
        at += strlen(row) - 1;
        rest = (struct bytes){at, rest.n - (size_t)(at - rest.at)};
        n_cells += 2;
    }
    return count_cells(letter, heard) == n_cells ? DONE : fault(of, D_PROOF_FIGURES, "amount");
}

enum outcome figures_check(struct figures *of, const struct section_list *letter, const struct heard *heard)
{
    enum outcome got = check_last_day(of, letter);
    for (size_t i = 0; i < letter->n; i++) {
        got = outcome_worse(got, check_days(of, &letter->at[i], letter->language));
        got = outcome_worse(got, check_amounts(of, letter->language, &letter->at[i]));
    }
    return outcome_worse(got, check_table(of, letter, heard));
}
