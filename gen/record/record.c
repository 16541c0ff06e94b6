#include "record.h"

#include <string.h>

#include "../base/text.h"
#include "record_rules.h"

#define NAMESPACE "urn:kenbaar:record:1"

const char *record_display_id(struct arena *arena, const struct slice *slice, const struct record *record_or_null)
{
    (void)record_or_null; /* its id has been read from the same bytes, but it may be one that must not be shown */
    return slice->id[0] ? arena_strdup(arena, slice->id) : arena_printf(arena, "#%ld", slice->number);
}

/* The record between its file's own root tags, which declare the namespaces. */
static struct input wrap(struct arena *arena, const struct slice *slice)
{
    if (!slice->root_start) {
        return (struct input){.name = slice->in->name, .bytes = slice->bytes, .n_bytes = slice->n_bytes};
    }
    size_t n_head = strlen(slice->root_start);
    size_t n_name = strlen(slice->root_name);
    size_t n_bytes = n_head + slice->n_bytes + n_name + 3;
    char *bytes = arena_alloc(arena, n_bytes + 1);
    char *at = bytes;
    memcpy(at, slice->root_start, n_head);
    memcpy(at += n_head, slice->bytes, slice->n_bytes);
    memcpy(at += slice->n_bytes, "</", 2);
    memcpy(at += 2, slice->root_name, n_name);
    at[n_name] = '>';
    return (struct input){.name = slice->in->name, .bytes = bytes, .n_bytes = n_bytes};
}

static bool is_record(const xmlNode *node)
{
    return xml_named(node, "record") && node->ns && text_equal((const char *)node->ns->href, NAMESPACE);
}

static void fill(struct record *out, const struct slice *slice, xmlDoc *doc, xmlNode *node)
{
    *out = (struct record){
        .file = slice->in->name,
        .line = slice->line,
        .number = slice->number,
        .id = xml_attr(node, "id"),
        .body = xml_attr(node, "body"),
        .case_ref = xml_attr(node, "case"),
        .doc = doc,
        .node = node,
        .review = DATE_NONE,
        .decision = DATE_NONE,
        .published_on = DATE_NONE,
        .dated = DATE_NONE,
    };
}

enum outcome record_read(struct record *out, struct arena *arena, struct diag *d, const struct schema *schema,
                         const struct slice *slice)
{
    *out = (struct record){0};
    struct place at = {.file = slice->in->name, .line = slice->line, .record = record_display_id(arena, slice, NULL)};
    struct input whole = wrap(arena, slice);
    xmlDoc *doc;
    enum outcome outcome = xml_parse(&doc, arena, d, &whole, slice->line);
    if (outcome != DONE) {
        return outcome;
    }
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *node = slice->root_start ? xml_first(root) : root;
    if (slice->root_start) {
        at.xpath = arena_printf(arena, "/records/record[%ld]", slice->number);
    }
    if (!node || (slice->root_start && xml_following(node))) { /* we and libxml2 see different records: trust neither */
        return diag_note(d, D_NOT_XML, &at, NULL);
    }
    if (!is_record(node)) {
        at.xpath = NULL;
        return diag_note(d, D_NOT_A_RECORD, &at, NULL);
    }
    outcome = schema_check(schema, d, doc, &at);
    fill(out, slice, doc, node);
    struct rules rules = {.record = out, .arena = arena, .d = d, .schema = schema, .base = &at};
    return outcome_worse(outcome, record_rules_check(&rules));
}

void record_matter(char out[HASH_HEX_LEN + 1], struct arena *arena, const xmlNode *node)
{
    const xmlNode *decision = xml_child(node, "decision"), *name = xml_child(xml_child(node, "addressee"), "name");
    const char *const parts[] = {xml_attr(node, "body"), xml_attr(node, "case"), xml_attr(decision, "date"), xml_attr(decision, "subject"),
                                 name ? xml_text(arena, name) : NULL};
    struct hash_stream hash;
    out[0] = '\0';
    hash_begin(&hash);
    bool is_known = true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && is_known; i++) {
        is_known = parts[i] != NULL;
        if (is_known)
            hash_add(&hash, parts[i], strlen(parts[i]) + 1);
    }
    char hex[HASH_HEX_LEN + 1];
    hash_end_hex(&hash, hex);
    if (is_known)
        memcpy(out, hex, sizeof hex);
}
