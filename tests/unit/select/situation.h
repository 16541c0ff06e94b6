/* situation - a small bundle in memory, one record and a selection log, changed by one-line edits and then judged, so that
 * a case of law is three lines of text. Used by the tests of select/ only.
 *
 * An edit:  PART PATH = VALUE     sets an attribute (…/@name) or the text of an element
 *           PART PATH -           takes attribute or element away
 *           PART + XML            adds an element at the end of the root
 *           PART PATH + XML       adds one at the end of an element
 *           mailing = DATE        posts the letter on another day
 *           --language = TAG      asks for a language
 *           facts PATH = VALUE    changes the finished facts (facts PATH - takes away), where a schema is in the way
 * PART is record, log, body, instrument, releases (a file of --releases) or bundle-releases (releases.xml of the bundle: both
 * hold nothing at first); PATH names elements from below the root: decision/@outcome. */
#pragma once
#include "../../lib/test.h"

#include <string.h>

#include <libxml/xpath.h>

#include "../../../gen/base/text.h"
#include "../../../gen/record/xml.h"
#include "../../../gen/select/facts.h"
#include "../../../gen/select/folder.h"

enum part {
    PART_RECORD,
    PART_LOG,
    PART_BODY,
    PART_INSTRUMENT,
    PART_RELEASES,
    PART_BUNDLE_RELEASES,
    PART_FACTS,
    PART_N
};

struct situation {
    struct test_ctx *t;
    struct bundle bundle;
    struct statute *statute;
    struct schema *record_schema, *log_schema;
    xmlDoc *parts[PART_N];
    struct order order;
    struct record record;
    struct selections *selections;
    xmlDoc *facts;
    struct releases releases;
    const char *late_edits[16]; /* of the facts */
    size_t n_late_edits;
    bool without_scope;
    enum outcome outcome;
};

static const char *const situation_parts[PART_N] = {"record",          "log",  "body", "instrument", "releases",
                                                    "bundle-releases", "facts"};

static inline void situation_open(struct situation *s, struct test_ctx *t)
{
    static const char *const files[PART_FACTS] = {"record", "log", "body", "instrument", "releases", "releases"};
    *s = (struct situation){.t = t, .order = {.mailing_date = date_parse("2026-12-01")}};
    xml_global_init();
    for (int i = 0; i < PART_FACTS; i++) {
        struct input *in = test_read(t, arena_printf(t->arena, "tests/unit/select/data/%s.xml", files[i]));
        assert_int_equal(xml_parse(&s->parts[i], t->arena, t->diag, in, 1), DONE);
    }
    assert_int_equal(schema_load(&s->record_schema, t->arena, t->diag, test_read(t, "templates/schema/record.xsd")),
                     DONE);
    assert_int_equal(schema_load(&s->log_schema, t->arena, t->diag, test_read(t, "templates/schema/selections.xsd")),
                     DONE);
}

/* The word at *text, which moves past it and the spaces that follow. */
static inline char *situation_word(struct test_ctx *t, const char **text)
{
    size_t n_bytes = strcspn(*text, " ");
    char *word = arena_strndup(t->arena, *text, n_bytes);
    *text += n_bytes + strspn(*text + n_bytes, " ");
    return word;
}

/* Follows "decision/amount" down from the root; NULL when there is no such element. */
static inline xmlNode *situation_find(struct test_ctx *t, xmlNode *root, const char *path)
{
    char *rest = arena_strdup(t->arena, path), *save = NULL;
    for (char *name = strtok_r(rest, "/", &save); name && *name != '@' && root; name = strtok_r(NULL, "/", &save))
        root = xml_child(root, name);
    return root;
}

static inline void situation_add(xmlNode *parent, const char *text)
{
    xmlNode *list = NULL;
    assert_int_equal(xmlParseInNodeContext(parent, text, (int)strlen(text), 0, &list), XML_ERR_OK);
    xmlAddChildList(parent, list);
}

static inline void situation_edit(struct situation *s, const char *edit)
{
    struct test_ctx *t = s->t;
    const char *whole = edit;
    char *name = situation_word(t, &edit), *path = situation_word(t, &edit);
    char *verb = situation_word(t, &edit);
    if (text_equal(name, "mailing")) {
        s->order.mailing_date = date_parse(verb);
        return;
    }
    if (text_equal(name, "--language")) {
        s->order.language = verb;
        return;
    }
    int part = 0;
    while (part < PART_N && !text_equal(name, situation_parts[part]))
        part++;
    if (part == PART_N)
        fail_msg("no part %s", name);
    if (part == PART_FACTS && !s->facts) {
        assert_true(s->n_late_edits < sizeof s->late_edits / sizeof *s->late_edits);
        s->late_edits[s->n_late_edits++] = whole;
        return;
    }
    if (text_equal(path, "+")) {
        situation_add(xmlDocGetRootElement(s->parts[part]),
                      arena_printf(t->arena, "%s%s%s", verb, *edit ? " " : "", edit));
        return;
    }
    xmlNode *node = situation_find(t, xmlDocGetRootElement(s->parts[part]), path);
    const char *attribute = strchr(path, '@');
    if (!node)
        fail_msg("no %s in the %s", path, name);
    if (text_equal(verb, "+"))
        situation_add(node, edit);
    else if (text_equal(verb, "=") && attribute)
        xmlSetProp(node, BAD_CAST attribute + 1, BAD_CAST edit);
    else if (text_equal(verb, "="))
        xmlNodeSetContent(node, BAD_CAST edit);
    else if (attribute && xmlUnsetProp(node, BAD_CAST attribute + 1) != 0)
        fail_msg("no %s in the %s", path, name);
    else if (!attribute) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

/* "edit; edit; ..." */
static inline void situation_edits(struct situation *s, const char *edits)
{
    char *rest = arena_strdup(s->t->arena, edits), *save = NULL;
    for (char *edit = strtok_r(rest, ";", &save); edit; edit = strtok_r(NULL, ";", &save)) {
        edit += strspn(edit, " ");
        for (char *end = edit + strlen(edit); end > edit && end[-1] == ' ';)
            *--end = '\0';
        if (*edit)
            situation_edit(s, edit);
    }
}

static inline struct input situation_bytes(struct situation *s, enum part part, const char *name)
{
    xmlChar *text;
    int n_bytes;
    xmlDocDumpMemoryEnc(s->parts[part], &text, &n_bytes, "UTF-8");
    struct input in = {name, arena_strndup(s->t->arena, (const char *)text, (size_t)n_bytes), (size_t)n_bytes};
    xmlFree(text);
    return in;
}

static inline int situation_by_name(const void *a, const void *b)
{
    return strcmp(((const struct input *)a)->name, ((const struct input *)b)->name);
}

static inline void situation_bundle(struct situation *s)
{
    struct test_ctx *t = s->t;
    struct bundle *b = &s->bundle;
    struct folder law;
    assert_int_equal(folder_read(&law, t->arena, t->diag, test_path(t, "templates/law"), NULL), DONE);
    *b = (struct bundle){.dir = "bundle", .files = arena_array(t->arena, law.n_files + 8, sizeof *b->files)};
    for (size_t i = 0; i < law.n_files; i++) {
        b->files[b->n_files] = law.files[i];
        b->files[b->n_files++].name = arena_printf(t->arena, "law/%s", law.files[i].name);
    }
    b->files[b->n_files++] = situation_bytes(s, PART_BODY, "bodies/voorbeeldstad.xml");
    b->files[b->n_files++] = situation_bytes(s, PART_INSTRUMENT, "instruments/heronderzoek-3.xml");
    if (xml_first(xmlDocGetRootElement(s->parts[PART_BUNDLE_RELEASES]))) {
        b->files[b->n_files++] = situation_bytes(s, PART_BUNDLE_RELEASES, "releases.xml");
        b->files[b->n_files] = *test_read(t, "templates/schema/releases.xsd");
        b->files[b->n_files++].name = "schema/releases.xsd";
    }
    b->files[b->n_files++] = (struct input){"wording/nl.xml", "", 0};
    b->files[b->n_files++] = (struct input){"wording/en.xml", "", 0};
    qsort(b->files, b->n_files, sizeof *b->files, situation_by_name);
    if (s->without_scope) {
        static const char anything[] = "<scope xmlns=\"urn:kenbaar:scope:1\" version=\"1.0\"/>";
        struct input *scope = (struct input *)bundle_file(b, "law/scope.xml");
        *scope = (struct input){.name = scope->name, .bytes = anything, .n_bytes = sizeof anything - 1};
    }
}

/* The file of --releases, when the edits put something into it. */
static inline enum outcome situation_releases(struct situation *s)
{
    struct test_ctx *t = s->t;
    struct schema *schema;
    if (!xml_first(xmlDocGetRootElement(s->parts[PART_RELEASES])))
        return DONE;
    assert_int_equal(schema_load(&schema, t->arena, t->diag, test_read(t, "templates/schema/releases.xsd")), DONE);
    struct input *file = arena_alloc(t->arena, sizeof *file);
    *file = situation_bytes(s, PART_RELEASES, "releases.xml");
    struct releases_source source = {.schema = schema, .file = file};
    s->order.releases = &s->releases;
    return releases_load(&s->releases, t->arena, t->diag, &source);
}

/* The edits that had to wait for the facts: made on a copy, which is libxml2's own (plain.h), as are those that a test makes afterwards. */
static inline void situation_edit_facts(struct situation *s)
{
    xmlDoc *facts = xmlCopyDoc(s->facts, 1);
    facts->_private = s->facts->_private;
    xml_defer_doc(s->t->arena, facts);
    s->parts[PART_FACTS] = s->facts = facts;
    for (size_t i = 0; i < s->n_late_edits; i++)
        situation_edit(s, s->late_edits[i]);
}

/* The log says how many lines it holds; the edits may have changed that. */
static inline void situation_count_lines(struct situation *s)
{
    xmlNode *root = xmlDocGetRootElement(s->parts[PART_LOG]);
    int n_lines = 0;
    for (xmlNode *it = xml_first(root); it; it = xml_following(it))
        n_lines++;
    xmlSetProp(root, BAD_CAST "count", BAD_CAST arena_printf(s->t->arena, "%d", n_lines));
}

/* Reads, joins and judges over the bundle that there is, as letter_make() does. */
static inline void situation_judge_bundle(struct situation *s)
{
    struct test_ctx *t = s->t;
    struct splitter splitter;
    struct slice slice;
    situation_count_lines(s);
    struct input *log = arena_alloc(t->arena, sizeof *log), *record = arena_alloc(t->arena, sizeof *record);
    *log = situation_bytes(s, PART_LOG, "log.xml");
    *record = situation_bytes(s, PART_RECORD, "record.xml");
    s->outcome = statute_load(&s->statute, t->arena, t->diag, &s->bundle);
    if (s->outcome == DONE)
        s->outcome = selections_load(&s->selections, t->arena, t->diag, s->log_schema, log);
    if (s->outcome == DONE)
        s->outcome = situation_releases(s);
    if (s->outcome == DONE)
        s->outcome = splitter_open(&splitter, t->arena, t->diag, record);
    if (s->outcome == DONE)
        s->outcome = splitter_next(&splitter, &slice, t->diag);
    if (s->outcome == DONE)
        s->outcome = record_read(&s->record, t->arena, t->diag, s->record_schema, &slice);
    if (s->outcome == DONE)
        s->outcome = facts_join(&s->facts, t->arena, t->diag, s->statute, &s->record, s->selections, &s->order);
    if (s->facts) {
        situation_edit_facts(s);
        struct place at = {.file = "record.xml", .line = s->record.line, .record = s->record.id};
        s->outcome = outcome_worse(s->outcome, gates_judge(t->diag, s->statute, programs_new(t->arena, statute_tests(s->statute), s->facts), &at));
    }
}

static inline void situation_judge(struct situation *s)
{
    situation_bundle(s);
    situation_judge_bundle(s);
}

/* The same with another law/remedies.xml. */
static inline void situation_judge_with(struct situation *s, const char *remedies)
{
    situation_bundle(s);
    struct input *file = (struct input *)bundle_file(&s->bundle, "law/remedies.xml");
    *file = (struct input){.name = file->name, .bytes = remedies, .n_bytes = strlen(remedies)};
    situation_judge_bundle(s);
}

/* "refused L004 L010": the outcome and each code that was noted, in order of first note. */
static inline const char *situation_verdict(struct situation *s)
{
    char *verdict = arena_strdup(s->t->arena, outcome_name(s->outcome));
    for (const struct note *it = s->t->diag->first; it; it = it->next) {
        const char *code = diag_table[it->code].code;
        if (!strstr(verdict, code))
            verdict = arena_printf(s->t->arena, "%s %s", verdict, code);
    }
    return verdict;
}

/* What an XPath over the facts says, as text. */
static inline const char *fact(struct test_ctx *t, xmlDoc *doc, const char *path)
{
    xmlXPathContext *xpath = xmlXPathNewContext(doc);
    xmlXPathObject *found = xmlXPathEval(BAD_CAST path, xpath);
    assert_non_null(found);
    xmlChar *text = xmlXPathCastToString(found);
    char *copy = arena_strdup(t->arena, (const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return copy;
}
