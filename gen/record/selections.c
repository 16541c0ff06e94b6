#include "selections.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"
#include "scan.h"
#include "splitter.h"

#define NAMESPACE      "urn:kenbaar:selections:1"
#define MAX_KNOWN_LINE 65535 /* libxml2 keeps an element's line in 16 bits */

struct selections {
    const char *file;
    struct selection *lines; /* sorted by body, case, date, line */
    size_t n_lines;
};

const char *selections_file(const struct selections *s)
{
    return s->file;
}

size_t selections_all(const struct selections *s, const struct selection **out)
{
    *out = s->lines;
    return s->n_lines;
}

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_key(const struct selection *a, const char *body, const char *case_ref)
{
    int order = compare_text(a->body, body);
    return order ? order : compare_text(a->case_ref, case_ref);
}

static int compare_lines(const void *left, const void *right)
{
    const struct selection *a = left;
    const struct selection *b = right;
    int order = compare_key(a, b->body, b->case_ref);
    if (order) {
        return order;
    }
    if (a->date != b->date) {
        return a->date < b->date ? -1 : 1;
    }
    return (a->line > b->line) - (a->line < b->line);
}

static void fill(struct selection *out, xmlNode *node)
{
    *out = (struct selection){
        .body = xml_attr(node, "body"),
        .case_ref = xml_attr(node, "case"),
        .decision = xml_attr(node, "decision"),
        .instrument = xml_attr(node, "instrument"),
        .version = xml_attr(node, "version"),
        .route = xml_attr(node, "route"),
        .disclosure = xml_attr(node, "disclosure"),
        .date = date_parse(xml_attr(node, "date")),
        .line = xml_line(node),
        .node = node,
    };
}

/* One load in hand. */
struct loading {
    struct arena *arena;
    struct diag *d;
    const struct schema *schema;
    const struct place *base;
    enum outcome worst;
};

static void note(struct loading *l, enum diag_code code, const xmlNode *node, const char *attribute)
{
    struct place at = schema_place(l->schema, l->arena, l->base, node, attribute);
    l->worst = outcome_worse(l->worst, diag_note(l->d, code, &at, NULL));
}

/* What the schema cannot say of one line. */
static void check_line(struct loading *l, const struct selection *line)
{
    if (line->date == DATE_NONE) {
        note(l, D_SELECTION_DAY_UNREAL, line->node, "date");
    }
    if (!text_equal(line->route, "none")) {
        static const char *const needed[] = {"instrument", "version", "disclosure"};
        for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
            if (!xml_attr(line->node, needed[i])) {
                note(l, D_SELECTION_INCOMPLETE, line->node, needed[i]);
            }
        }
    }
    static const char *const ids[] = {"body", "case", "decision"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *value = xml_attr(line->node, ids[i]);
        if (value && text_has_bsn(value)) {
            note(l, D_SELECTION_BSN, line->node, ids[i]);
        }
    }
}

/* Lines of the root's children, counted by ourselves where libxml2 cannot. */
static void number_lines(struct selection *lines, size_t n_lines, const struct input *log)
{
    struct scan scan = {.bytes = log->bytes, .n_bytes = log->n_bytes, .line = 1};
    scan_prologue(&scan);
    struct token token;
    long depth = 0;
    for (size_t n = 0; n < n_lines;) {
        scan_next(&scan, &token);
        if (token.kind == TOKEN_END || token.kind == TOKEN_MALFORMED) {
            return;
        }
        bool opens = token.kind == TOKEN_OPEN || token.kind == TOKEN_EMPTY;
        if (opens && depth == 1) {
            lines[n++].line = token.line;
        }
        depth += token.kind == TOKEN_OPEN;
        depth -= token.kind == TOKEN_CLOSE;
    }
}

static bool is_selections(const xmlNode *root)
{
    return xml_named(root, "selections") && root->ns && text_equal((const char *)root->ns->href, NAMESPACE) &&
           text_equal(xml_attr(root, "version"), "1.0");
}

/* A log that lost its tail must not turn "selected" into "no line": it says itself how long it is. */
static enum outcome check_count(struct diag *d, const struct place *at, const xmlNode *root, size_t n_lines)
{
    const char *stated = xml_attr(root, "count");
    if (stated && strtoul(stated, NULL, 10) != n_lines) {
        struct place where = *at;
        where.line = xml_line(root);
        where.xpath = "/selections/@count";
        return diag_note(d, D_SELECTIONS_COUNT, &where, "count=%lu, %zu", strtoul(stated, NULL, 10), n_lines);
    }
    return DONE;
}

static enum outcome parse_log(xmlDoc **doc, struct arena *arena, struct diag *d, const struct selections_part *part)
{
    const struct input *log = part->log;
    enum outcome outcome = splitter_check_whole(d, log);
    if (outcome == DONE) {
        outcome = xml_parse(doc, arena, d, log, part->first_line);
    }
    if (outcome == DONE && !is_selections(xmlDocGetRootElement(*doc))) {
        struct place at = {.file = log->name, .line = xml_line(xmlDocGetRootElement(*doc))};
        return diag_note(d, D_WRONG_ROOT, &at, "<selections xmlns=\"" NAMESPACE "\" version=\"1.0\">");
    }
    return outcome;
}

static size_t count_children(const xmlNode *root)
{
    size_t n = 0;
    for (const xmlNode *it = xml_first(root); it; it = xml_following(it)) {
        n++;
    }
    return n;
}

enum outcome selections_load(struct selections **out, struct arena *arena, struct diag *d, const struct schema *schema,
                             const struct input *log)
{
    return selections_load_part(out, arena, d, &(struct selections_part){schema, log, 1});
}

enum outcome selections_load_part(struct selections **out, struct arena *arena, struct diag *d, const struct selections_part *part)
{
    const struct input *log = part->log;
    const struct schema *schema = part->schema;
    *out = NULL;
    xmlDoc *doc = NULL;
    enum outcome outcome = parse_log(&doc, arena, d, part);
    if (outcome != DONE) {
        return outcome;
    }
    struct place at = {.file = log->name};
    xmlNode *root = xmlDocGetRootElement(doc);
    struct selections *s = arena_alloc(arena, sizeof *s);
    s->file = log->name;
    s->n_lines = count_children(root);
    outcome = check_count(d, &at, root, s->n_lines);
    if (schema_check(schema, d, doc, &at) != DONE) {
        return diag_note(d, D_SELECTIONS_INVALID, &at, NULL);
    }
    if (outcome != DONE) {
        return outcome;
    }

    struct loading loading = {.arena = arena, .d = d, .schema = schema, .base = &at};
    s->lines = arena_array(arena, s->n_lines, sizeof *s->lines);
    size_t n = 0;
    for (xmlNode *it = xml_first(root); it; it = xml_following(it)) {
        fill(&s->lines[n++], it);
    }
    if (part->first_line == 1 && span_lines((struct span){log->bytes, log->n_bytes}) >= MAX_KNOWN_LINE) {
        number_lines(s->lines, s->n_lines, log);
    }
    for (size_t i = 0; i < n; i++) {
        check_line(&loading, &s->lines[i]);
    }
    if (loading.worst != DONE) {
        return loading.worst;
    }
    qsort(s->lines, s->n_lines, sizeof *s->lines, compare_lines);
    *out = s;
    return DONE;
}

/* Index of the first line of (body, case), or of where it would stand. */
static size_t lower_bound(const struct selections *s, const char *body, const char *case_ref)
{
    size_t low = 0;
    size_t high = s->n_lines;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_key(&s->lines[middle], body, case_ref) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t selections_find(const struct selections *s, struct arena *arena, const char *body, const char *case_ref,
                       const char *decision, const struct selection ***out)
{
    size_t first = lower_bound(s, body, case_ref);
    size_t end = first;
    while (end < s->n_lines && compare_key(&s->lines[end], body, case_ref) == 0) {
        end++;
    }
    size_t n = 0;
    *out = arena_array(arena, end - first + 1, sizeof **out);
    for (size_t i = first; i < end; i++) {
        const struct selection *line = &s->lines[i];
        if (!line->decision || text_equal(line->decision, decision)) {
            (*out)[n++] = line;
        }
    }
    return n;
}
