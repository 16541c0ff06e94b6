#include "splitter.h"

#include <stdio.h>
#include <string.h>

#include "../base/text.h"
#include "budget.h"
#include "scan.h"

#define NAMESPACE          "urn:kenbaar:record:1"
#define MAX_ROOT_TAG_BYTES 4096
#define MAX_NAME_BYTES     64 /* of a namespace declaration that is carried along */

static struct scan scan_of(const struct splitter *s)
{
    return (struct scan){.bytes = s->in->bytes, .n_bytes = s->in->n_bytes, .at = s->at, .line = s->line};
}

static void keep(struct splitter *s, const struct scan *scan)
{
    s->at = scan->at;
    s->line = scan->line;
}

static enum outcome broken(struct diag *d, enum diag_code code, const struct input *in, long line, const char *detail)
{
    struct place at = {.file = in->name, .line = line};
    return detail ? diag_note(d, code, &at, "%s", detail) : diag_note(d, code, &at, NULL);
}

/* Skips what may stand outside elements. Text other than space is a fault; *token is then the text. */
static void next_element(struct scan *scan, struct token *token)
{
    do {
        scan_next(scan, token);
    } while (token->kind == TOKEN_REMARK || (token->kind == TOKEN_TEXT && span_is_space(token->body)));
}

/* The namespace that the tag itself declares for its own prefix. */
static struct span own_namespace(const struct token *tag)
{
    char name[64] = "xmlns";
    struct span local = span_local(tag->name);
    if (local.n_bytes < tag->name.n_bytes) {
        int prefix_bytes = (int)(tag->name.n_bytes - local.n_bytes - 1);
        snprintf(name, sizeof name, "xmlns:%.*s", prefix_bytes < 50 ? prefix_bytes : 50, tag->name.bytes);
    }
    return scan_attribute_value(tag->body, name);
}

/* Root element of the file: judged here, because a wrong one makes the file unusable, not its records. */
static enum outcome check_root(struct diag *d, const struct input *in, const struct token *root)
{
    struct span local = span_local(root->name);
    bool is_one = span_equal(local, "record");
    if (!is_one && !span_equal(local, "records")) {
        return broken(d, D_WRONG_ROOT, in, root->line, "<records> | <record>");
    }
    if (!span_equal(own_namespace(root), NAMESPACE)) {
        return broken(d, D_WRONG_ROOT, in, root->line, "xmlns=\"" NAMESPACE "\"");
    }
    struct span version = scan_attribute_value(root->body, "version");
    if (version.bytes ? !span_equal(version, "1.0") : !is_one) {
        return broken(d, D_WRONG_ROOT, in, root->line, "version=\"1.0\"");
    }
    if (root->end - root->start > MAX_ROOT_TAG_BYTES && !is_one) {
        return broken(d, D_FILE_BUDGET, in, root->line, NULL);
    }
    return DONE;
}

static enum outcome note_head_fault(struct diag *d, const struct input *in, const struct token *token)
{
    if (token->kind == TOKEN_DOCTYPE) {
        return broken(d, D_DOCTYPE, in, token->line, NULL);
    }
    return broken(d, D_NOT_XML, in, token->line, NULL);
}

static enum outcome open_prologue(struct diag *d, const struct input *in, struct scan *scan)
{
    *scan = (struct scan){.bytes = in->bytes, .n_bytes = in->n_bytes, .line = 1};
    switch (scan_prologue(scan)) {
    case PROLOGUE_NOT_XML:
        return broken(d, D_NOT_XML, in, 1, NULL);
    case PROLOGUE_ENCODING:
        return broken(d, D_ENCODING, in, 1, NULL);
    case PROLOGUE_OK:
        break;
    }
    return DONE;
}

/* A root tag with a forbidden character or too many attributes would stand before every record. */
static enum outcome check_root_budget(struct diag *d, const struct input *in, const struct token *root)
{
    struct budget b;
    budget_start(&b, root->start, MAX_ROOT_TAG_BYTES);
    switch (budget_take(&b, root)) {
    case BUDGET_OK:
        return DONE;
    case BUDGET_NOT_UTF8:
        return broken(d, D_ENCODING, in, root->line, NULL);
    case BUDGET_NOT_XML:
        return broken(d, D_NOT_XML, in, root->line, NULL);
    case BUDGET_REFUSED:
        break;
    }
    return broken(d, D_FILE_BUDGET, in, root->line, diag_table[b.fault.code].code);
}

enum outcome splitter_open(struct splitter *out, struct arena *arena, struct diag *d, const struct input *in)
{
    *out = (struct splitter){.in = in, .arena = arena};
    struct scan scan;
    enum outcome outcome = open_prologue(d, in, &scan);
    if (outcome != DONE) {
        return outcome;
    }
    struct token root;
    next_element(&scan, &root);
    if (root.kind != TOKEN_OPEN && root.kind != TOKEN_EMPTY) {
        return note_head_fault(d, in, &root);
    }
    outcome = check_root(d, in, &root);
    if (outcome != DONE) {
        return outcome;
    }
    if (span_equal(span_local(root.name), "record")) {
        out->at = root.start; /* it is the one record itself */
        out->line = root.line;
        return DONE;
    }
    outcome = check_root_budget(d, in, &root);
    keep(out, &scan);
    out->finished = root.kind == TOKEN_EMPTY;
    out->root_at = root.start;
    out->root_bytes = root.end - root.start;
    out->root_name = arena_strndup(arena, root.name.bytes, root.name.n_bytes);
    out->root_start = arena_strndup(arena, in->bytes + root.start, root.end - root.start);
    for (char *c = out->root_start; *c; c++) { /* so that a record's first line is the first line */
        *c = *c == '\n' || *c == '\r' ? ' ' : *c;
    }
    return outcome;
}

/* An id as far as it may be shown: right in form and no BSN, which no table or message may show; else "". */
static void read_id(char out[65], struct span value)
{
    out[0] = '\0';
    if (!value.bytes || value.n_bytes == 0 || value.n_bytes > 64) {
        return;
    }
    for (size_t i = 0; i < value.n_bytes; i++) {
        char c = value.bytes[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!is_letter && !(c >= '0' && c <= '9') && c != '-') {
            return;
        }
    }
    memcpy(out, value.bytes, value.n_bytes);
    out[value.n_bytes] = '\0';
    if (text_has_bsn(out)) {
        out[0] = '\0';
    }
}

static void note_refused(struct diag *d, const struct splitter *s, const struct slice *slice,
                         const struct budget_fault *fault)
{
    const char *id = slice->id[0] ? slice->id : arena_printf(s->arena, "#%ld", slice->number);
    const char *path = s->root_name ? arena_printf(s->arena, "/records/record[%ld]%s", slice->number, fault->where)
                                    : arena_printf(s->arena, "/record%s", fault->where);
    struct place at = {.file = s->in->name, .line = fault->line, .record = id, .xpath = path};
    if (fault->detail[0]) {
        diag_note(d, fault->code, &at, "%s", fault->detail);
    } else {
        diag_note(d, fault->code, &at, NULL);
    }
}

/* Steps through the record that begins with token. */
static enum outcome walk_record(struct splitter *s, struct scan *scan, struct token *token, struct slice *slice,
                                struct diag *d)
{
    struct budget budget;
    budget_start(&budget, token->start, BUDGET_RECORD_BYTES);
    for (;;) {
        switch (budget_take(&budget, token)) {
        case BUDGET_OK:
            break;
        case BUDGET_REFUSED:
            note_refused(d, s, slice, &budget.fault);
            break;
        case BUDGET_NOT_XML:
            s->finished = true;
            return token->kind == TOKEN_DOCTYPE ? broken(d, D_DOCTYPE, s->in, token->line, NULL)
                                                : broken(d, D_NOT_XML, s->in, token->line, NULL);
        case BUDGET_NOT_UTF8:
            s->finished = true;
            return broken(d, D_ENCODING, s->in, token->line, NULL);
        }
        if (budget.depth == 0) {
            slice->n_bytes = token->end - budget.start;
            return budget.refused ? REFUSED : DONE;
        }
        scan_next(scan, token);
    }
}

/* Behind the root element only remarks and space may follow. */
static enum outcome finish(struct splitter *s, struct scan *scan, struct diag *d)
{
    struct token token;
    next_element(scan, &token);
    keep(s, scan);
    s->finished = true;
    return token.kind == TOKEN_END ? NONE : broken(d, D_NOT_XML, s->in, token.line, NULL);
}

enum outcome splitter_next(struct splitter *s, struct slice *slice, struct diag *d)
{
    *slice = (struct slice){.in = s->in, .root_start = s->root_start, .root_name = s->root_name};
    struct scan scan = scan_of(s);
    if (s->finished || (!s->root_name && s->n_records == 1)) {
        return finish(s, &scan, d);
    }
    struct token token;
    next_element(&scan, &token);
    if (token.kind == TOKEN_CLOSE && s->root_name && span_equal(token.name, s->root_name)) {
        return finish(s, &scan, d);
    }
    if (token.kind != TOKEN_OPEN && token.kind != TOKEN_EMPTY) {
        s->finished = true;
        bool is_text = token.kind == TOKEN_TEXT || token.kind == TOKEN_CDATA;
        return is_text ? broken(d, D_STRAY_TEXT, s->in, token.line, NULL) : note_head_fault(d, s->in, &token);
    }
    slice->bytes = s->in->bytes + token.start;
    slice->line = token.line;
    slice->number = ++s->n_records;
    read_id(slice->id, scan_attribute_value(token.body, "id"));
    read_id(slice->body, scan_attribute_value(token.body, "body"));
    read_id(slice->case_ref, scan_attribute_value(token.body, "case"));
    enum outcome outcome = walk_record(s, &scan, &token, slice, d);
    keep(s, &scan);
    return outcome;
}

enum outcome splitter_check_whole(struct diag *d, const struct input *in)
{
    struct scan scan;
    enum outcome outcome = open_prologue(d, in, &scan);
    if (outcome != DONE) {
        return outcome;
    }
    struct token token;
    next_element(&scan, &token);
    if (token.kind != TOKEN_OPEN && token.kind != TOKEN_EMPTY) {
        return note_head_fault(d, in, &token);
    }
    struct budget budget;
    budget_start(&budget, token.start, SIZE_MAX);
    for (;;) {
        switch (budget_take(&budget, &token)) {
        case BUDGET_OK:
            break;
        case BUDGET_REFUSED: {
            const char *words = diag_table[budget.fault.code].code;
            struct place at = {.file = in->name, .line = budget.fault.line};
            return diag_note(d, D_FILE_BUDGET, &at, "%s%s%s", words, budget.fault.detail[0] ? " " : "",
                             budget.fault.detail);
        }
        case BUDGET_NOT_XML:
            return note_head_fault(d, in, &token);
        case BUDGET_NOT_UTF8:
            return broken(d, D_ENCODING, in, token.line, NULL);
        }
        if (budget.depth == 0) {
            next_element(&scan, &token);
            return token.kind == TOKEN_END ? DONE : note_head_fault(d, in, &token);
        }
        scan_next(&scan, &token);
    }
}

/* How many bytes "<name" has. */
static size_t tag_name_bytes(const char *tag, size_t n_bytes)
{
    size_t n = 1;
    while (n < n_bytes && !strchr(" \t\r\n/>", tag[n]))
        n++;
    return n;
}

size_t slice_name_bytes(const struct slice *slice)
{
    return tag_name_bytes(slice->bytes, slice->n_bytes);
}

void slice_add_root_names(struct buf *out, const struct slice *slice)
{
    size_t at = 0;
    bool malformed;
    struct attribute a;
    if (!slice->root_start)
        return;
    const size_t root_bytes = strlen(slice->root_start), head = tag_name_bytes(slice->root_start, root_bytes), name_bytes = slice_name_bytes(slice);
    const struct span root = {slice->root_start + head, root_bytes - head - 1};
    const char *close = memchr(slice->bytes, '>', slice->n_bytes);
    const struct span own = {slice->bytes + name_bytes, close ? (size_t)(close - slice->bytes) - name_bytes : 0};
    while (scan_attribute(root, &at, &a, &malformed)) {
        char name[MAX_NAME_BYTES];
        const bool is_names = a.name.n_bytes < sizeof name && a.name.n_bytes >= 5 && memcmp(a.name.bytes, "xmlns", 5) == 0;
        if (!is_names || (a.name.n_bytes == 5 && span_equal(a.value, NAMESPACE)))
            continue;
        memcpy(name, a.name.bytes, a.name.n_bytes);
        name[a.name.n_bytes] = '\0';
        if (scan_attribute_value(own, name).bytes)
            continue;
        buf_str(out, " ");
        buf_add(out, a.name.bytes, (size_t)(a.value.bytes + a.value.n_bytes + 1 - a.name.bytes)); /* its closing quote too */
    }
}
