#include <stdio.h>
#include <string.h>

#include "../base/text.h"
#include "bias_tests.h"
#include "instruments.h"
#include "join.h"
#include "plain.h"

/* "nl", "en": a language without its region, in the arena. */
static const char *primary(struct arena *arena, const char *tag)
{
    return arena_strndup(arena, tag, strcspn(tag, "-"));
}

static bool has_catalogue(const struct join *j, const char *tag)
{
    return bundle_file(j->s->bundle, arena_printf(j->arena, "wording/%s.xml", tag)) != NULL;
}

/* The catalogue for a tag: its own, or that of its language ("en" for "en-GB"); NULL when the bundle has neither. */
static const char *catalogue_for(const struct join *j, const char *tag)
{
    const char *language = primary(j->arena, tag);
    if (strcmp(language, "nl") == 0)
        return "nl";
    return has_catalogue(j, tag) ? tag : has_catalogue(j, language) ? language : NULL;
}

/* Which second language the letter has. --language must be had; one that only the record wishes for never holds up
 * the notice: the letter is Dutch then, and says what was asked for in `wanted`. */
static void add_language(struct join *j, xmlNode *letter)
{
    const xmlNode *wish = xml_child(j->record->node, "language");
    const char *tag = j->order->language ? j->order->language : xml_text(j->arena, wish);
    const char *language = tag && *tag ? catalogue_for(j, tag) : "nl";
    if (!language && j->order->language) {
        join_fault_record(j, D_LANGUAGE_UNKNOWN, NULL, NULL, "--language", "--language");
    } else if (!j->order->language) {
        const char *offered = xml_text(j->arena, xml_child(j->body, "languages"));
        bool is_offered = language && (text_equal(language, "nl") || law_lists(offered, language));
        if (!is_offered) {
            join_fault_record(j, D_LANGUAGE_FALLBACK, wish, "/record/language", "Language", "Taal");
            plain_attr(letter, "wanted", tag);
            language = NULL;
        }
    }
    plain_attr(letter, "language", language ? language : "nl");
    if (j->order->language && language && !text_equal(language, "nl"))
        plain_attr(letter, "language-asked", "yes");
}

/* A reading format that only the record wishes for and that is not made never holds up the notice: the letter has the standard form. */
static void add_format(struct join *j, xmlNode *letter)
{
    static const char made[] = "standard large-print text";
    const xmlNode *wish = xml_child(j->record->node, "reading-format");
    const char *format = j->order->format ? j->order->format : wish ? xml_text(j->arena, wish) : "standard";
    if (!law_lists(made, format)) {
        join_fault_record(j, D_FORMAT_FALLBACK, wish, "/record/reading-format", "Reading format", "Leesvorm");
        plain_attr(letter, "wanted-format", format);
        format = "standard";
    }
    plain_attr(letter, "format", format);
}

static void add_letter(struct join *j, xmlNode *facts)
{
    char mailing[11], published[11];
    date_format(j->order->mailing_date, mailing);
    date_format(j->published, published);
    xmlNode *letter = plain_element(facts, "letter");
    plain_attr(letter, "mailing-date", mailing);
    plain_attr(letter, "published", published);
    plain_attr(letter, "late", j->published < j->order->mailing_date ? "yes" : "no");
    plain_attr(letter, "form", j->order->form ? j->order->form : "separate");
    add_format(j, letter);
    add_language(j, letter);
    plain_attr(letter, "preview", "no");
    plain_attr(letter, "copy", j->order->is_copy ? "yes" : NULL);
    plain_attr(letter, "snippet", j->order->is_snippet ? "yes" : NULL);
    plain_attr(letter, "noun-key", xml_attr(j->decision, "subject"));
}

/* Says where a section came from. A line of 0 is not told. */
static void add_origin(xmlNode *section, const char *from, long line)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", line);
    if (line > 0)
        plain_attr(section, "line", text);
    plain_attr(section, "from", from);
}

static void add_record(struct join *j, xmlNode *facts)
{
    xmlNode *record = plain_element(facts, "record");
    record->line = j->record->node->line;
    plain_attr(record, "id", j->record->id);
    plain_attr(record, "body", j->record->body);
    plain_attr(record, "case", j->record->case_ref);
    plain_copy_children(record, j->record->node);
    pairs_mark(&j->s->pairs, j->arena, record);
    add_origin(record, "record", j->record->line);
}

static void add_selection(xmlNode *facts, const struct selection *line)
{
    static const char *const known_from_record[] = {"body", "case", NULL};
    xmlNode *selection = plain_element(facts, "selection");
    plain_copy_attrs(selection, line->node, known_from_record);
    plain_copy_children(selection, line->node);
    add_origin(selection, "selections", line->line);
}

/* The instrument with what its selection says, so that one XPath speaks of one program. */
static void add_instrument(struct join *j, xmlNode *facts, size_t i)
{
    const struct selection *line = j->lines[i];
    instruments_add(facts, j->instruments[i], line);
    plain_attr(facts->last, "from", statute_instrument_file(j->arena, line->instrument, line->version));
    plain_attr(facts->last, "route", line->route);
    plain_attr(facts->last, "selected-on", xml_attr(line->node, "date"));
    plain_attr(facts->last, "disclosure", line->disclosure);
}

/* The interval between tests that the law file has; a gate's row tells it. Without one every test is overdue. */
static int interval_months(const struct join *j)
{
    const struct gates *gates = &j->s->gates;
    for (size_t i = 0; i < gates->n_rows; i++)
        if (xml_attr(gates->rows[i].row, "test-interval-months") &&
            law_counts(gates->rows[i].from, gates->rows[i].until, j->published))
            return law_number(gates->rows[i].row, "test-interval-months", 0);
    return 0;
}

static void add_tests(struct join *j, xmlNode *facts, size_t i)
{
    const struct selection *line = j->lines[i];
    const struct bias_case of = {.instrument = j->instruments[i],
                                 .body = j->body,
                                 .selection = line->date,
                                 .mailing = j->order->mailing_date,
                                 .months = interval_months(j)};
    bias_tests_add(facts, &of);
    plain_attr(facts->last, "route", line->route);
    plain_attr(facts->last, "profiling", xml_attr(j->instruments[i], "profiling"));
}

/* The first objection part of a remedy, the first court or authority of a key: a second one would mix two addresses. */
static bool is_first_of_key(const xmlNode *child, const void *unused)
{
    static const struct {
        const char *element, *key;
    } keyed[] = {{"objection", "remedy"}, {"court", "id"}, {"authority", "id"}};
    (void)unused;
    for (size_t i = 0; i < sizeof keyed / sizeof *keyed; i++) {
        if (!xml_named(child, keyed[i].element))
            continue;
        const xmlNode *first = xml_child(child->parent, keyed[i].element);
        while (first != child && !text_equal(xml_attr(first, keyed[i].key), xml_attr(child, keyed[i].key)))
            first = xml_next(first, keyed[i].element);
        return first == child;
    }
    return true;
}

/* A letter names the number for everybody: one that is for something else (the press) is not the reader's. */
static void drop_other_phones(xmlNode *body)
{
    xmlNode *next;
    for (xmlNode *phone = xml_child(xml_child(body, "contact"), "phone"); phone; phone = next) {
        next = xml_next(phone, "phone");
        if (xml_attr(phone, "for"))
            xmlUnlinkNode(phone);
    }
}

static void add_body(struct join *j, xmlNode *facts)
{
    xmlNode *body = plain_copy(facts, j->body, is_first_of_key, NULL);
    drop_other_phones(body);
    add_origin(body, statute_body_file(j->arena, j->record->body), xml_line(j->body));
}

const struct remedy *join_remedy(const struct join *j)
{
    bool is_known;
    return remedies_on(calendar_remedies(j->s->calendar), xml_attr(j->decision, "remedy"), j->published, &is_known);
}

/* An act that is cited for some subjects only. */
static bool is_cited(const xmlNode *child, const void *subject)
{
    const char *subjects = xml_attr(child, "for");
    return !subjects || law_lists(subjects, subject);
}

/* Whom to address, court fee, source: the row as it stands. */
static void add_remedy(struct join *j, xmlNode *facts)
{
    const struct remedy *remedy = join_remedy(j);
    if (remedy)
        add_origin(plain_copy(facts, remedy->row, is_cited, xml_attr(j->decision, "subject")), "law/remedies.xml", xml_line(remedy->row));
}

static void date_attr(xmlNode *node, const char *name, date_day day)
{
    char iso[11];
    date_format(day, iso);
    plain_attr(node, name, iso);
}

static void number_attr(xmlNode *node, const char *name, int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    plain_attr(node, name, text);
}

/* Why the last day is not exactly the term after publication: each day off that was passed over. */
static void add_rolled_over(xmlNode *node, const struct deadline *deadline)
{
    static const char *const tags[LANGUAGE_N] = {[NL] = "nl", [EN] = "en"};
    static const int languages[] = {NL, EN};
    for (size_t i = 0; i < deadline->n_rolled_over; i++) {
        const struct day_off *off = &deadline->rolled_over[i];
        xmlNode *day = plain_element(node, "rolled-over");
        date_attr(day, "day", off->day);
        plain_attr(day, "kind", off->kind);
        for (size_t k = 0; k < LANGUAGE_N; k++) {
            xmlNode *name = plain_element(day, "name");
            plain_lang(name, tags[languages[k]]);
            plain_text(name, off->name[languages[k]]);
        }
    }
}

/* A letter that is posted on the last day comes too late to be answered by post; a message box is read that day. */
static bool has_passed(const struct join *j)
{
    bool is_digital = text_equal(xml_attr(j->decision, "channel"), "digital");
    return is_digital ? j->deadline.last_day < j->order->mailing_date : j->deadline.last_day <= j->order->mailing_date;
}

static void add_deadline(struct join *j, xmlNode *facts)
{
    const struct deadline *deadline = &j->deadline;
    if (!j->has_deadline)
        return;
    xmlNode *node = plain_element(facts, "deadline");
    plain_attr(node, "remedy", deadline->remedy);
    if (deadline->weeks)
        number_attr(node, "weeks", deadline->weeks);
    else
        number_attr(node, "days", deadline->days);
    date_attr(node, "from", deadline->from);
    date_attr(node, "raw", deadline->raw);
    date_attr(node, "last-day", deadline->last_day);
    plain_attr(node, "rolled", deadline->last_day != deadline->raw ? "yes" : "no");
    if (deadline->last_day - deadline->raw > (date_day)deadline->n_rolled_over) /* past an ordinary day too: Atw art. 2 */
        plain_attr(node, "short", "yes");
    plain_attr(node, "passed", has_passed(j) ? "yes" : "no");
    number_attr(node, "days-left", deadline->last_day - j->order->mailing_date);
    add_rolled_over(node, deadline);
}

/* A person can let go only what they could know of: this decision, or every test that the letter tells of. */
static bool knows_of_tests(const struct join *j, const struct release *release, size_t line)
{
    date_day newest = bias_tests_newest(j->instruments[line], j->order->mailing_date);
    return newest == DATE_NONE || release->on >= newest;
}

static bool counts_here(const struct join *j, const struct release *release)
{
    if (!release_covers(release, j->record->body, j->record->id, j->order->mailing_date))
        return false;
    if (!release->instrument)
        return release->on >= j->record->decision;
    bool is_picked = false;
    for (size_t i = 0; i < j->n_lines; i++) {
        if (!text_equal(j->lines[i]->instrument, release->instrument))
            continue;
        if (!knows_of_tests(j, release, i))
            return false;
        is_picked = true;
    }
    return is_picked;
}

/* Who let go which gate for this letter, with the ground. Whose record it is stands in <record>. */
static void add_releases(struct join *j, xmlNode *facts, const struct releases *releases, const char *from)
{
    static const char *const known_from_record[] = {"body", "record", NULL};
    for (size_t i = 0; releases && i < releases->n_rows; i++) {
        const struct release *release = &releases->rows[i];
        if (!counts_here(j, release))
            continue;
        xmlNode *node = plain_element(facts, "release");
        plain_copy_attrs(node, release->node, known_from_record);
        plain_copy_children(node, release->node);
        add_origin(node, from, xml_line(release->node));
    }
}

xmlDoc *join_build(struct join *j)
{
    xmlDoc *doc = plain_doc(j->arena, j->s->names);
    doc->_private = j->record->doc->_private; /* so that xml_line() knows the lines of what comes from the record */
    xmlNode *facts = plain_root(doc, "facts");
    plain_attr(facts, "version", "1.0");
    if (j->n_lines > 1) /* seen also where the facts are narrowed to one of them */
        number_attr(facts, "programs", (int)j->n_lines);

    add_letter(j, facts);
    add_record(j, facts);
    for (size_t i = 0; i < j->n_lines; i++)
        add_selection(facts, j->lines[i]);
    for (size_t i = 0; i < j->n_lines; i++)
        add_instrument(j, facts, i);
    add_body(j, facts);
    add_remedy(j, facts);
    add_deadline(j, facts);
    for (size_t i = 0; i < j->n_lines; i++)
        add_tests(j, facts, i);
    add_releases(j, facts, j->order->releases, "releases");
    add_releases(j, facts, &j->s->releases, "releases.xml");
    add_origin(plain_copy(facts, j->s->contacts, NULL, NULL), "law/contacts.xml", 0);
    return doc;
}
