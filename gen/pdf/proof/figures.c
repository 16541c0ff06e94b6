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

/* Words of the letter that stand in a text of the facts just so. */
static bool is_quoted(struct figures *of, const char *text, size_t n)
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

/* A day that was read. */
struct read_day {
    date_day day;
    int weekday;      /* that stands before it, or -1 */
    bool is_of_decision;
    struct bytes words;
};

/* Behind these words the day of the decision stands, or of the intention. */
static bool is_of_decision(const char *text, size_t at)
{
    static const char *const words[] = {"besluit van ", "voornemen van ", "brief van ", "decision of ", "intention of ", "letter of "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        if (at >= n && memcmp(text + at - n, words[i], n) == 0)
            return true;
    }
    return false;
}

static enum outcome check_day(struct figures *of, const struct read_day *read)
{
    const date_day day = read->day;
    const int weekday = read->weekday;
    if (read->is_of_decision && day != date_parse(xml_attr(decision_of(of), "date")))
        return is_quoted(of, read->words.at, read->words.n) ? DONE : fault(of, D_PROOF_FIGURES, "day of the decision");
    const xmlNode *deadline = deadline_of(of);
    if (weekday < 0)
        return is_known_day(of, day) || is_quoted(of, read->words.at, read->words.n) ? DONE : fault(of, D_PROOF_FIGURES, "day");
    const bool is_last = day == date_parse(xml_attr(deadline, "last-day")) || day == date_parse(xml_attr(deadline, "raw"));
    const bool is_right = is_last && date_weekday(day) == weekday;
    return is_right || is_quoted(of, read->words.at, read->words.n) ? DONE : fault(of, D_PROOF_LAST_DAY, "weekday");
}

/* Every day in either language: a translation may quote Dutch words. */
static enum outcome check_days(struct figures *of, const struct stretch *s)
{
    enum outcome got = DONE;
    for (size_t at = 0; at < s->n; at++) {
        size_t n_day = 0;
        if (!is_digit(s->text[at]) || (at > 0 && is_digit(s->text[at - 1])))
            continue;
        for (int lang = 0; lang < PROOF_LANG_N; lang++) {
            const date_day day = words_read_day(lang, s->text + at, s->n - at, &n_day);
            const struct read_day read = {day, words_weekday_before(lang, s->text, at), is_of_decision(s->text, at), {s->text + at, n_day}};
            if (n_day && day == DATE_NONE)
                return fault(of, D_PROOF_FIGURES, "no day");
            if (n_day)
                got = outcome_worse(got, check_day(of, &read));
            n_day = 0;
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
    const char *words = words_day(of->f->arena, letter->lang, iso, true);
    const bool is_over = text_equal(xml_attr(deadline, "passed"), "yes");
    if (!words || !stands(letter, PLACE_OBJECTION, words) || stands(letter, PLACE_OPENING, words) == is_over)
        return fault(of, D_PROOF_LAST_DAY, "day");
    return DONE;
}

/* --- amounts --- */

static bool is_known_amount(const struct figures *of, int lang, const char *text, size_t n)
{
    for (const xmlNode *it = xml_child(decision_of(of), "amount"); it; it = xml_next(it, "amount")) {
        const char *money = words_money(of->f->arena, lang, xml_attr(it, "cents"));
        if (money && strlen(money) == n && memcmp(money, text, n) == 0)
            return true;
    }
    return false;
}

static enum outcome check_amounts(struct figures *of, int lang, const struct stretch *s)
{
    for (const char *at = s->text, *end = s->text + s->n; (at = memmem(at, (size_t)(end - at), EURO, EURO_LEN)); at += EURO_LEN) {
        const char *from = at > s->text && at[-1] == '-' && lang == PROOF_EN ? at - 1 : at, *to = at + EURO_LEN;
        to += to < end && *to == ' ';
        to += to < end && *to == '-';
        if (to == end || !is_digit(*to))
            continue;
        while (to < end && (is_digit(*to) || ((*to == '.' || *to == ',') && to + 1 < end && is_digit(to[1]))))
            to++;
        if (!is_known_amount(of, lang, from, (size_t)(to - from)) && !is_quoted(of, from, (size_t)(to - from)))
            return fault(of, D_PROOF_FIGURES, "amount");
    }
    return DONE;
}

/* Each amount stands in the table with its words before it. */
static enum outcome check_table(const struct figures *of, const struct section_list *letter)
{
    for (const xmlNode *it = xml_child(decision_of(of), "amount"); it; it = xml_next(it, "amount")) {
        const char *money = words_money(of->f->arena, letter->lang, xml_attr(it, "cents")), *label = xml_attr(it, "label");
        const char *row = arena_printf(of->f->arena, "\n%s\n%s\n", words_plain_copy(of->f->arena, label ? label : "", label ? strlen(label) : 0),
                                       money ? money : "?");
        if (!stands(letter, PLACE_AMOUNTS, row))
            return fault(of, D_PROOF_FIGURES, "amount");
    }
    return DONE;
}

enum outcome figures_check(struct figures *of, const struct section_list *letter)
{
    enum outcome got = check_last_day(of, letter);
    for (size_t i = 0; i < letter->n; i++) {
        got = outcome_worse(got, check_days(of, &letter->at[i]));
        got = outcome_worse(got, check_amounts(of, letter->lang, &letter->at[i]));
    }
    return outcome_worse(got, check_table(of, letter));
}
