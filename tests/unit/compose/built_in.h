/* built_in - the bundle of templates/ as the tests of compose need it, and facts to go with it. A test may put another text in
 * the place of a file before it loads. */
#pragma once
#include <string.h>

#include "../../lib/test.h"
#include "../../../gen/base/text.h"
#include "../../../gen/compose/claims.h"
#include "../../../gen/compose/compose.h"
#include "../../../gen/compose/transform.h"
#include "../../../gen/compose/wording.h"
#include "../../../gen/record/xml.h"
#include "../../../gen/select/bundle.h"

/* sorted by name, as bundle_read() does */
static const char *const built_in_names[] = {
    "blocks/closing.xsl", "blocks/head.xsl",      "blocks/objection.xsl", "blocks/opening.xsl", "blocks/program.xsl",
    "blocks/selection.xsl", "blocks/slots.xsl",   "law/claims.xml",       "notice.xsl",         "wording/countries/nl.xml",
    "wording/en.xml",     "wording/nl.xml",
};
#define BUILT_IN_N (sizeof built_in_names / sizeof *built_in_names)

static inline struct bundle *built_in_bundle(struct test_ctx *t)
{
    struct bundle *b = arena_alloc(t->arena, sizeof *b);
    b->dir = "templates";
    b->files = arena_array(t->arena, BUILT_IN_N, sizeof *b->files);
    b->n_files = BUILT_IN_N;
    for (size_t i = 0; i < BUILT_IN_N; i++) {
        b->files[i] = *test_read(t, arena_printf(t->arena, "templates/%s", built_in_names[i]));
        b->files[i].name = built_in_names[i];
    }
    return b;
}

static inline struct input *built_in_file(struct bundle *b, const char *name)
{
    for (size_t i = 0; i < b->n_files; i++)
        if (strcmp(b->files[i].name, name) == 0)
            return &b->files[i];
    fail_msg("no %s", name);
    return NULL;
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
    built_in_put(b, name, arena_printf(t->arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(what)));
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
