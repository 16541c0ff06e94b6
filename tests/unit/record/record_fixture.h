/* record_fixture - a good record to spoil, the schemas, and a walk through a file. */
#pragma once
#include "../../lib/test.h"

#include <string.h>
#include <time.h>

#include "../../../gen/record/record.h"

/* One place of `text` replaced; the test fails when it is not there, so no test passes by a typing mistake. */
static inline const char *spoil(struct test_ctx *t, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    if (!at) {
        fail_msg("not in the text: %s", from);
    }
    return arena_printf(t->arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static const char a_record[] =
    "<record xmlns=\"urn:kenbaar:record:1\" version=\"1.0\" id=\"2026-000417\" body=\"voorbeeldstad\" case=\"Z-1\">\n"
    " <addressee role=\"subject\" kind=\"natural\"><name>J. de Vries</name>\n"
    "  <address country=\"NL\"><street>Kerkstraat</street><number>12</number><postcode>1234 AB</postcode>"
    "<town>Voorbeeldstad</town></address></addressee>\n"
    " <language>nl</language><reading-format>standard</reading-format>\n"
    " <decision date=\"2026-11-27\" outcome=\"refused\" subject=\"aanvraag-bijstand\" remedy=\"bezwaar\" "
    "automated=\"no\">\n"
    "  <summary>U krijgt geen bijstand.</summary><basis>Participatiewet, artikel 11</basis></decision>\n"
    " <review date=\"2026-11-25\" role=\"consulent\" saw-whole-file=\"yes\" may-deviate=\"yes\" "
    "own-assessment=\"yes\"/>\n"
    " <effects payment-stopped=\"no\"/>\n"
    "</record>\n";

static inline struct schema *load_schema(struct test_ctx *t, const char *name)
{
    struct schema *schema = NULL;
    const char *path = arena_printf(t->arena, "templates/schema/%s.xsd", name);
    assert_int_equal(schema_load(&schema, t->arena, t->diag, test_read(t, path)), DONE);
    return schema;
}

/* Reads the first record of text; the outcome of the first step that is not DONE. */
static inline enum outcome read_one(struct test_ctx *t, const char *text, struct record *out)
{
    struct schema *schema = load_schema(t, "record");
    struct splitter splitter;
    struct slice slice;
    enum outcome outcome = splitter_open(&splitter, t->arena, t->diag, test_input(t, text));
    outcome = outcome == DONE ? splitter_next(&splitter, &slice, t->diag) : outcome;
    return outcome == DONE ? record_read(out, t->arena, t->diag, schema, &slice) : outcome;
}

static inline double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
