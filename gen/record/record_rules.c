#include "record_rules.h"

#include <string.h>

#include "../base/text.h"
#include "countries.h"

static void note(struct rules *r, enum diag_code code, const xmlNode *node, const char *attribute)
{
    struct place at = schema_place(r->schema, r->arena, r->base, node, attribute);
    r->worst = outcome_worse(r->worst, diag_note(r->d, code, &at, NULL));
}

/* ---- dates ---- */

/* "2026-02-30" has the form of a date; the schema has said so. Only then is it for us to say that there is no such day. */
static bool has_date_form(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    if (strlen(text) != sizeof form - 1) {
        return false;
    }
    for (size_t i = 0; form[i]; i++) {
        bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !is_digit : text[i] != '-') {
            return false;
        }
    }
    return true;
}

static date_day read_date(struct rules *r, const xmlNode *node, const char *attribute)
{
    const char *text = xml_attr(node, attribute);
    date_day day = date_parse(text);
    if (text && day == DATE_NONE && has_date_form(text)) {
        note(r, D_DAY_UNREAL, node, attribute);
    }
    return day;
}

static bool is_after(date_day a, date_day b)
{
    return a != DATE_NONE && b != DATE_NONE && a > b;
}

/* Selection <= review <= decision <= publication <= mailing; first and last are select's. */
static void check_dates(struct rules *r)
{
    const xmlNode *decision = xml_child(r->record->node, "decision");
    const xmlNode *review = xml_child(r->record->node, "review");
    r->record->decision = read_date(r, decision, "date");
    r->record->review = read_date(r, review, "date");
    r->record->published_on = read_date(r, decision, "published-on");
    r->record->dated = read_date(r, decision, "dated");
    read_date(r, decision, "last-day");
    date_day applied_on = read_date(r, decision, "applied-on");
    if (is_after(r->record->review, r->record->decision)) {
        note(r, D_REVIEW_AFTER_DECISION, review, "date");
    }
    if (is_after(r->record->decision, r->record->published_on)) {
        note(r, D_PUBLISHED_BEFORE_DECISION, decision, "published-on");
    }
    if (is_after(applied_on, r->record->decision)) {
        note(r, D_APPLIED_AFTER_DECISION, decision, "applied-on");
    }
}

/* ---- persons and places ---- */

static void check_addressee(struct rules *r)
{
    const xmlNode *addressee = xml_child(r->record->node, "addressee");
    const char *role = xml_attr(addressee, "role");
    const xmlNode *on_behalf_of = xml_child(addressee, "on-behalf-of");
    if (text_equal(role, "representative") && !on_behalf_of) {
        note(r, D_ON_BEHALF_MISSING, addressee, "role");
    }
    if (text_equal(role, "subject") && on_behalf_of) {
        note(r, D_ON_BEHALF_STRAY, on_behalf_of, NULL);
    }
}

static void check_address(struct rules *r)
{
    const xmlNode *address = xml_child(xml_child(r->record->node, "addressee"), "address");
    const char *country = xml_attr(address, "country");
    if (!country) {
        return; /* the schema has said so */
    }
    bool is_code = strlen(country) == 2 && strspn(country, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 2;
    if (is_code && !country_is_known(country)) {
        note(r, D_COUNTRY_UNKNOWN, address, "country");
    }
    bool is_dutch = strcmp(country, "NL") == 0;
    bool has_lines = xml_child(address, "line") != NULL;
    bool has_street = xml_child(address, "street") != NULL;
    if (is_code && (is_dutch ? has_lines : has_street)) {
        note(r, D_ADDRESS_NOT_DUTCH, address, "country");
    }
}

/* "12-1" beside the number 12 is the number again; it would print as 12-12-1. But "2 hoog" may well be at number 2. */
static void check_addition(struct rules *r)
{
    const xmlNode *address = xml_child(xml_child(r->record->node, "addressee"), "address");
    const xmlNode *addition = xml_child(address, "addition");
    const char *number = xml_text(r->arena, xml_child(address, "number")), *text = xml_text(r->arena, addition);
    size_t n_bytes = number ? strlen(number) : 0;
    if (n_bytes > 0 && text && strncmp(text, number, n_bytes) == 0 && text[n_bytes] == '-') {
        note(r, D_ADDITION_REPEATS, addition, NULL);
    }
}

/* Design section 15: a zienswijze has no term of its own in the table. */
static void check_term(struct rules *r)
{
    const xmlNode *decision = xml_child(r->record->node, "decision");
    if (text_equal(xml_attr(decision, "remedy"), "zienswijze") && !xml_attr(decision, "term-days")) {
        note(r, D_TERM_DAYS_MISSING, decision, "term-days");
    }
}

/* ---- no BSN (Wabb art. 10: only for tasks that need it; a notice does not) ---- */

static bool is_id(const char *attribute)
{
    static const char *const ids[] = {"id", "body", "case", "authority", "match-code"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (strcmp(attribute, ids[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void check_bsn_of(struct rules *r, const xmlNode *node)
{
    if (xml_named(node, "postal")) {
        return; /* the carrier's own codes, nine digits long by design; nobody's number */
    }
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *name = (const char *)a->name;
        const char *value = a->children ? (const char *)a->children->content : NULL;
        bool is_amount = strcmp(name, "cents") == 0; /* a sum of money may be any number */
        bool is_grouped = value && !is_id(name) && text_has_bsn_in_groups(value);
        if (value && !is_amount && (text_has_bsn(value) || is_grouped)) {
            note(r, is_id(name) ? D_BSN_IN_ID : D_BSN_IN_TEXT, node, name);
        }
    }
    const char *text = node->children ? xml_text(r->arena, node) : NULL;
    if (text && (text_has_bsn(text) || text_has_bsn_in_groups(text))) {
        note(r, D_BSN_IN_TEXT, node, NULL);
    }
    for (const xmlNode *child = xml_first(node); child; child = xml_following(child)) {
        check_bsn_of(r, child); /* depth is in the budget */
    }
}

enum outcome record_rules_check(struct rules *r)
{
    check_dates(r);
    check_addressee(r);
    check_address(r);
    check_addition(r);
    check_term(r);
    check_bsn_of(r, r->record->node);
    return r->worst;
}
