#include "inside.h"

#include <string.h>

#include "../../base/text.h"

#define MAX_CODE_DIGITS 4 /* "16.13", "rules-risk" */

struct inside {
    struct figures *figures;
    const struct heard *heard;
    const struct file *f;
};

static enum outcome fault(const struct inside *in, const char *what)
{
    return diag_note(in->f->d, D_PROOF_MARKS, in->f->at, "%s", what);
}

/* A word by which machines call things: small letters, a few digits, no space. */
static bool is_code(const char *text)
{
    size_t n_digits = 0;
    for (; *text; text++) {
        const bool is_digit = *text >= '0' && *text <= '9';
        n_digits += is_digit;
        if (!is_digit && (*text < 'a' || *text > 'z') && !strchr(".:-", *text))
            return false;
    }
    return n_digits <= MAX_CODE_DIGITS;
}

/* "nl ar": languages by their tags, which nobody reads as words. */
static bool are_tags(const char *text)
{
    size_t n = 0;
    for (; *text; text++) {
        n = *text == ' ' ? 0 : n + 1;
        if (n > 3 || (*text != ' ' && (*text < 'a' || *text > 'z')))
            return false;
    }
    return true;
}

/* Said in the letter, or in the facts. */
static bool is_known(const struct inside *in, const char *text)
{
    const char *plain = words_plain_copy(in->f->arena, text, strlen(text));
    const size_t n = strlen(plain);
    return n == 0 || is_code(plain) || memmem(in->heard->text->bytes, in->heard->text->n_bytes, plain, n) || figures_are_quoted(in->figures, plain, n);
}

static bool are_known(const struct inside *in, const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE && !is_known(in, (const char *)node->content))
            return false;
        if (node->type == XML_TEXT_NODE)
            continue;
        if (node->type != XML_ELEMENT_NODE)
            return false; /* nothing else stands in it */
        for (const xmlAttr *a = node->properties; a; a = a->next) {
            const char *name = (const char *)a->name, *value = a->children ? (const char *)a->children->content : "";
            const bool is_tags = text_equal(name, "languages") && are_tags(value);
            if (!text_equal(name, "bundle") && !is_tags && !is_known(in, value))
                return false;
        }
        if (!are_known(in, node->children))
            return false;
    }
    return true;
}

static bool is_same(const xmlNode *a, const xmlNode *b, const char *attribute)
{
    return xml_attr(a, attribute) && text_equal(xml_attr(a, attribute), xml_attr(b, attribute));
}

/* The same, or in neither: what the facts hold is not left out. */
static bool is_as(const xmlNode *notice, const xmlNode *facts, const char *attribute)
{
    const bool is_there = xml_attr(notice, attribute), is_fact = xml_attr(facts, attribute);
    return is_there == is_fact && (!is_there || is_same(notice, facts, attribute));
}

/* What can be done, and until when. */
static bool is_remedy(const xmlNode *remedy, const xmlNode *facts)
{
    const xmlNode *own = xml_child(facts, "remedy"), *deadline = xml_child(facts, "deadline");
    const bool is_counted = !xml_attr(remedy, "counted-from") || text_equal(xml_attr(remedy, "counted-from"), xml_attr(deadline, "from"));
    return is_as(remedy, own, "id") && is_as(remedy, own, "kind") && is_as(remedy, deadline, "last-day") && is_as(remedy, deadline, "passed") && is_counted;
}

/* It is of this decision and this letter. */
static bool is_of(const xmlNode *notice, const xmlNode *facts)
{
    const xmlNode *decision = xml_child(notice, "decision"), *letter = xml_child(notice, "letter");
    const xmlNode *record = xml_child(facts, "record");
    return is_same(decision, record, "id") && is_same(decision, xml_child(record, "decision"), "date") &&
           is_same(letter, xml_child(facts, "letter"), "mailing-date") && is_same(letter, xml_child(facts, "letter"), "form") &&
           is_remedy(xml_child(notice, "remedy"), facts);
}

/* The one file; false when there is another, or it is named otherwise in two places. */
static bool find_file(struct bytes *out, const struct inside *in, struct bytes catalog)
{
    struct bytes list, specification, references, file, names, tree, rows;
    struct token token;
    if (!lex_find(catalog, "/AF", &list) || !lex_find(catalog, "/Names", &names) || !lex_find(names, "/EmbeddedFiles", &tree) || !lex_find(tree, "/Names", &rows))
        return false;
    struct lex lex = lex_of(list), row = lex_of(rows);
    lex_next(&lex, &token);
    lex_next(&row, &token);
    if (!lex_value(&lex, &specification) || lex_next(&lex, &token) != TOKEN_ARRAY_END || !lex_value(&row, &names) || !lex_value(&row, &references) ||
        lex_reference(references) != lex_reference(specification) || lex_next(&row, &token) != TOKEN_ARRAY_END)
        return false;
    const struct bytes dict = file_value(in->f, specification);
    if (!dict.at || !lex_find(dict, "/EF", &references) || !lex_find(references, "/F", &file))
        return false;
    return (!lex_find(references, "/UF", &list) || lex_reference(list) == lex_reference(file)) &&
           file_inflate(out, in->f, file_object(in->f, lex_reference(file))) == DONE;
}

enum outcome inside_check(struct figures *figures, const struct heard *heard)
{
    const struct inside in = {figures, heard, figures->f};
    struct bytes catalog, list, content;
    struct diag unheard; /* its notes would show what stands in it */
    xmlDoc *doc;
    if (!file_find(in.f, in.f->trailer, "/Root", &catalog) || !lex_find(catalog, "/AF", &list))
        return DONE;
    if (!find_file(&content, &in, catalog))
        return fault(&in, "/AF");
    const struct input input = {.name = "notice", .bytes = arena_strndup(in.f->arena, content.at, content.n), .n_bytes = content.n};
    diag_init(&unheard, in.f->arena);
    if (xml_parse(&doc, in.f->arena, &unheard, &input, 1) != DONE)
        return fault(&in, "a file inside that cannot be read");
    const xmlNode *notice = xmlDocGetRootElement(doc);
    if (!xml_named(notice, "notice") || !is_of(notice, figures->facts->facts))
        return fault(&in, "a file inside of another decision");
    return are_known(&in, notice) ? DONE : fault(&in, "a file inside that says more than the letter");
}
