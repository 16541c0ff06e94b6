#include "fields.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "formats.h"

#define SPACE " \t\r\n"
#define ARTICLE ", artikel "

/* A <value of> of the letter. */
struct value {
    uint64_t name, places;
    const char *text;
    size_t at;               /* so much of it is accounted for */
    const struct field *by;  /* the last field that was found on it */
    const xmlNode *leaf;
    struct value *next;
};

struct search {
    const struct fields *fields;
    const struct field_check *check;
    struct value *values, **tail;
    const struct field_row *last_row; /* of the last field that was found, and what it says */
    const char *last_text;
    enum outcome outcome;
};

enum outcome fields_load(struct fields **out, struct arena *arena, struct diag *d, const struct field_sources *from)
{
    return field_rows_load(out, arena, d, from);
}

/* ---- what the letter shows ---- */

static size_t add_text(char *to, const xmlNode *node)
{
    size_t n = 0;
    for (const xmlNode *it = node->children; it; it = it->next) {
        size_t n_bytes = it->type == XML_ELEMENT_NODE ? add_text(to ? to + n : NULL, it) : it->content ? strlen((const char *)it->content) : 0;
        if (to && it->type != XML_ELEMENT_NODE && n_bytes)
            memcpy(to + n, it->content, n_bytes);
        n += n_bytes;
    }
    return n;
}

static const char *trimmed(struct arena *arena, const char *text)
{
    text += strspn(text, SPACE);
    size_t n = strlen(text);
    while (n > 0 && strchr(SPACE, text[n - 1]))
        n--;
    return text[n] ? arena_strndup(arena, text, n) : text;
}

/* The text of a node, as it stands but for space at its ends. */
static const char *text_of(struct arena *arena, const xmlNode *node)
{
    char *text = arena_alloc(arena, add_text(NULL, node) + 1);
    add_text(text, node);
    return trimmed(arena, text);
}

static void gather(struct search *s, const xmlNode *node, uint64_t places)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type != XML_ELEMENT_NODE)
            continue;
        uint64_t here = places_of(&s->fields->places, it, places);
        uint64_t name = xml_named(it, "value") ? places_named(&s->fields->values, xml_attr(it, "of")) : 0;
        if (!name) {
            gather(s, it, here);
            continue;
        }
        struct value *value = arena_alloc(s->check->arena, sizeof *value);
        *value = (struct value){.name = name, .places = here, .text = text_of(s->check->arena, it)};
        *s->tail = value;
        s->tail = &value->next;
    }
}

/* ---- how a field is written ---- */

static const char *without_article(const char *text)
{
    static const char *const articles[] = {"een ", "Een ", "de ", "De ", "het ", "Het "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (text_starts(text, articles[i]))
            return text + strlen(articles[i]);
    return text;
}

static const char *without_comma(struct arena *arena, const char *text)
{
    size_t n = strlen(text);
    return n > 0 && text[n - 1] == ',' ? trimmed(arena, arena_strndup(arena, text, n - 1)) : text;
}

static const char *as_postcode(struct arena *arena, const char *text)
{
    size_t n = strlen(text);
    return n < 5 ? text : arena_printf(arena, "%.4s %s", text, text + 4 + strspn(text + 4, " "));
}

/* An addition with what stands between it and the number: 12A, 12A-2, 12-1, 12 bis. */
static const char *as_addition(struct arena *arena, const char *text)
{
    bool has_digit = strchr("0123456789", text[0]) != NULL;
    bool is_letter = !has_digit && (!text[1] || text[1] == '-');
    const char *between = is_letter || text[0] == '-' ? "" : has_digit && !strchr(text, ' ') ? "-" : " ";
    return arena_printf(arena, "%s%s", between, text);
}

/* Articles of the act that the basis before names too; NULL when that is another. */
static const char *as_law(const struct search *s, const struct field_row *row, const char *text)
{
    const char *article = strstr(text, ARTICLE);
    size_t n = article ? (size_t)(article - text) + strlen(ARTICLE) : 0;
    bool is_same = article && s->last_row == row && strncmp(text, s->last_text, n) == 0;
    return is_same ? article + 2 : NULL;
}

/* NULL when it cannot be written so. */
static const char *written(const struct search *s, const struct field_row *row, const char *format, const char *text)
{
    struct arena *arena = s->check->arena;
    if (text_equal(format, "sentence"))
        return format_sentence(arena, text);
    if (text_equal(format, "quoted"))
        return format_inside_quotes(arena, format_sentence(arena, text));
    if (text_equal(format, "long") || text_equal(format, "weekday") || text_equal(format, "month"))
        return format_date(arena, s->check->words, text, (struct day_style){format, NULL});
    if (text_equal(format, "money"))
        return format_money(arena, s->check->words, text);
    if (text_equal(format, "upper"))
        return format_upper(arena, text);
    if (text_equal(format, "postcode"))
        return as_postcode(arena, text);
    if (text_equal(format, "addition"))
        return as_addition(arena, text);
    if (text_equal(format, "country")) {
        const char *name = countries_name(s->check->countries, text);
        return name ? format_upper(arena, name) : NULL;
    }
    if (text_equal(format, "without-comma"))
        return without_comma(arena, text);
    if (text_equal(format, "without-article"))
        return without_article(text);
    if (text_equal(format, "law"))
        return as_law(s, row, text);
    if (text_equal(format, "days"))
        return plurals_write(s->check->words->plurals, arena, (struct plural_count){strtol(text, NULL, 10), "day", NULL});
    return text;
}

/* ---- whether a field is shown ---- */

static bool is_there(const struct search *s, const struct field_row *row, struct value *value, const char *text)
{
    if (row->value != value->name || (row->places && !(row->places & value->places)))
        return false;
    bool is_composite = (s->fields->composite & row->value) != 0;
    if (row->after ? value->at == 0 || !text_starts(value->text + value->at, row->after) : value->at > 0)
        return false;
    const char *rest = value->text + value->at + (row->after ? strlen(row->after) : 0);
    if (!(is_composite ? text_starts(rest, text) : strcmp(rest, text) == 0))
        return false;
    value->at = (size_t)(rest - value->text) + strlen(text);
    return true;
}

/* Finds a value that shows the text and accounts for it. */
static struct value *find(const struct search *s, const struct field_row *row, const char *text)
{
    for (struct value *it = s->values; it; it = it->next)
        if (is_there(s, row, it, text))
            return it;
    for (struct value *it = row->once ? s->values : NULL; it; it = it->next)
        if (it->name == row->value && it->at > 0 && strcmp(it->text, text) == 0)
            return it;
    return NULL;
}

static struct value *find_in_a_format(const struct search *s, const struct field_row *row, const char *text)
{
    struct value *value = NULL;
    for (const char *as = row->as + strspn(row->as, " "); *as && !value; as += strspn(as, " ")) {
        size_t n = strcspn(as, " ");
        char format[32];
        if (n < sizeof format) {
            memcpy(format, as, n);
            format[n] = '\0';
            const char *wanted = written(s, row, format, text);
            value = wanted && *wanted ? find(s, row, wanted) : NULL;
        }
        as += n;
    }
    return value;
}

/* An evaluation that fails counts. */
static bool counts(const struct search *s, const struct field_row *row)
{
    return !row->when || programs_hold(s->check->programs, PROGRAM_ALL, row->when) != 0;
}

static const char *found_through(const struct search *s, const struct field_row *row)
{
    xmlXPathContext *xpath = s->fields->xpath;
    xpath->doc = s->check->programs->facts;
    xpath->node = xmlDocGetRootElement(xpath->doc);
    xmlXPathObject *found = xmlXPathCompiledEval(row->through, xpath);
    xmlChar *text = found ? xmlXPathCastToString(found) : NULL;
    const char *kept = text ? trimmed(s->check->arena, arena_strdup(s->check->arena, (const char *)text)) : "";
    xmlFree(text);
    xmlXPathFreeObject(found);
    xpath->doc = NULL;
    xpath->node = NULL;
    return kept;
}

static const char *path_of(struct arena *arena, const xmlNode *node)
{
    bool is_root = !node->parent || node->parent->type != XML_ELEMENT_NODE || xml_named(node, "record");
    const char *at = node->type == XML_ATTRIBUTE_NODE ? "@" : "";
    return arena_printf(arena, "%s/%s%s", is_root ? "" : path_of(arena, node->parent), at, (const char *)node->name);
}

/* The field, by its clerk's label, is not where it should be. */
static void dropped(struct search *s, const xmlNode *leaf, const char *why)
{
    const struct field_check *c = s->check;
    struct place at = c->at ? *c->at : (struct place){0};
    bool is_attribute = leaf->type == XML_ATTRIBUTE_NODE;
    if (c->labels)
        schema_label(c->labels, &at, (const char *)(is_attribute ? leaf->parent : leaf)->name, is_attribute ? (const char *)leaf->name : NULL);
    at.xpath = path_of(c->arena, leaf);
    s->outcome = outcome_worse(s->outcome, diag_note(c->d, D_FIELD_DROPPED, &at, "%s", why));
}

static void look_for(struct search *s, const struct field_row *row, const struct field *field, const xmlNode *leaf)
{
    const char *text = row->through ? found_through(s, row) : text_of(s->check->arena, leaf);
    struct value *value = *text ? find_in_a_format(s, row, text) : NULL;
    if (!value) {
        dropped(s, leaf, xml_attr(row->row, "shows"));
        return;
    }
    value->by = field;
    value->leaf = leaf;
    s->last_row = row;
    s->last_text = text;
}

static void judge_leaf(struct search *s, const struct field *field, const xmlNode *leaf)
{
    size_t n_rows = 0;
    for (const struct field_row *row = field ? field->rows : NULL; row; row = row->next) {
        if (!counts(s, row))
            continue;
        n_rows++;
        if (row->value)
            look_for(s, row, field, leaf);
    }
    if (n_rows == 0)
        dropped(s, leaf, "no row in law/fields.xml");
}

static void judge(struct search *s, const struct field *field, const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        judge_leaf(s, field_child(field, (const char *)a->name, true), (const xmlNode *)a);
    if (!xml_first(node)) {
        if (node->children)
            judge_leaf(s, field, node);
        return;
    }
    for (const xmlNode *it = xml_first(node); it; it = xml_following(it))
        judge(s, field_child(field, (const char *)it->name, false), it);
}

/* A value that fields are on holds nothing else. */
static void judge_rests(struct search *s)
{
    for (const struct value *it = s->values; it; it = it->next)
        if (it->leaf && it->text[it->at])
            dropped(s, it->leaf, "more than the field says");
}

enum outcome fields_shown(const struct fields *fields, const struct field_check *check)
{
    struct search s = {.fields = fields, .check = check};
    s.tail = &s.values;
    gather(&s, check->letter, 0);
    fields->xpath->opCount = 0;
    judge(&s, fields->root, xml_child(xmlDocGetRootElement(check->programs->facts), "record"));
    judge_rests(&s);
    return s.outcome;
}

enum outcome fields_marked(const struct fields *fields, struct diag *d, const xmlNode *translation)
{
    enum outcome got = DONE;
    for (const xmlNode *it = xml_first(translation); it; it = xml_following(it)) {
        bool is_dutch = xml_named(it, "value") && fields->dutch & places_named(&fields->values, xml_attr(it, "of"));
        if (is_dutch && !text_equal(xml_attr(it, "lang"), "nl"))
            got = diag_note(d, D_PAGE_MODEL, &(struct place){.file = "page model"}, "value: lang: %s", xml_attr(it, "of"));
        got = outcome_worse(got, fields_marked(fields, d, it));
    }
    return got;
}
