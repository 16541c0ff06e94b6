/* built_in - the bundle of templates/ as the tests of compose need it, and facts to go with it. A test may put another text in
 * the place of a file before it loads. */
#pragma once
#include <string.h>

#include "../../lib/test.h"
#include "../../../gen/base/text.h"
#include "../../../gen/compose/claims.h"
#include "../../../gen/compose/compose.h"
#include "../../../gen/compose/fingerprint.h"
#include "../../../gen/compose/transform.h"
#include "../../../gen/compose/wording.h"
#include "../../../gen/record/xml.h"
#include "../../../gen/select/bundle.h"
#include "../../../gen/select/duties.h"
#include "../../../gen/select/facts.h"
#include "../../../gen/select/folder.h"

static inline struct bundle *built_in_bundle(struct test_ctx *t)
{
    struct bundle *b = arena_alloc(t->arena, sizeof *b);
    struct folder folder;
    assert_int_equal(folder_read(&folder, t->arena, t->diag, test_path(t, "templates"), NULL), DONE);
    *b = (struct bundle){.dir = "templates", .files = folder.files, .n_files = folder.n_files};
    return b;
}

/* A bundle whose only stylesheet is to be notice.xsl. */
static inline struct bundle *built_in_without_blocks(struct test_ctx *t)
{
    struct bundle *b = built_in_bundle(t);
    size_t n = 0;
    for (size_t i = 0; i < b->n_files; i++)
        if (!text_starts(b->files[i].name, "blocks/"))
            b->files[n++] = b->files[i];
    b->n_files = n;
    return b;
}

/* The law of a bundle. */
static inline struct statute *built_in_statute(struct test_ctx *t, const struct bundle *b)
{
    struct statute *statute;
    assert_int_equal(statute_load(&statute, t->arena, t->diag, b), DONE);
    return statute;
}

static inline struct input *built_in_file(struct bundle *b, const char *name)
{
    for (size_t i = 0; i < b->n_files; i++)
        if (strcmp(b->files[i].name, name) == 0)
            return &b->files[i];
    fail_msg("no %s", name);
    return NULL;
}

/* A catalogue, its clauses stamped as reviewed with the words that they now have; text that is no XML as it stands. */
static inline const char *built_in_stamped(struct test_ctx *t, const char *xml)
{
    xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, "UTF-8", XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc)
        return xml;
    for (xmlNode *it = xml_child(xmlDocGetRootElement(doc), "clause"); it; it = xml_next(it, "clause"))
        xmlSetProp(it, BAD_CAST "reviewed", BAD_CAST wording_fingerprint(t->arena, it));
    xmlChar *text = NULL;
    int n_bytes = 0;
    xmlDocDumpMemoryEnc(doc, &text, &n_bytes, "UTF-8");
    const char *kept = arena_strndup(t->arena, (const char *)text, (size_t)n_bytes);
    xmlFree(text);
    xmlFreeDoc(doc);
    return kept;
}

static inline void built_in_put(struct bundle *b, const char *name, const char *text)
{
    struct input *in = built_in_file(b, name);
    in->bytes = text;
    in->n_bytes = strlen(text);
}

/* Puts `with` in the place of the first `what` in a file of the bundle. */
static inline void built_in_change(struct test_ctx *t, struct bundle *b, const char *name, const char *what, const char *with)
{
    const char *text = built_in_file(b, name)->bytes;
    const char *at = strstr(text, what);
    if (!at)
        fail_msg("%s does not hold %s", name, what);
    const char *changed = arena_printf(t->arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(what));
    built_in_put(b, name, text_starts(name, "wording/") ? built_in_stamped(t, changed) : changed);
}

/* Facts of tests/unit/compose/data; what/with may be NULL. */
static inline xmlDoc *built_in_facts(struct test_ctx *t, const char *name, const char *what, const char *with)
{
    struct input *in = test_read(t, arena_printf(t->arena, "tests/unit/compose/data/%s", name));
    if (what) {
        const char *at = strstr(in->bytes, what);
        if (!at)
            fail_msg("%s does not hold %s", name, what);
        in->bytes = arena_printf(t->arena, "%.*s%s%s", (int)(at - in->bytes), in->bytes, with, at + strlen(what));
        in->n_bytes = strlen(in->bytes);
    }
    xmlDoc *facts;
    assert_int_equal(xml_parse(&facts, t->arena, t->diag, in, 1), DONE);
    return facts;
}

/* All text of a node, with white space as it stands. */
static inline char *built_in_text(struct test_ctx *t, const xmlNode *node)
{
    xmlChar *text = xmlNodeGetContent(node);
    char *copy = arena_strdup(t->arena, (const char *)text);
    xmlFree(text);
    return copy;
}
