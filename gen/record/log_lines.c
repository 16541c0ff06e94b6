#include "log_lines.h"

#include <stdlib.h>
#include <string.h>

#include "scan.h"

static enum outcome broken(const struct log_lines *l, struct diag *d, enum diag_code code, long line)
{
    return diag_note(d, code, &(struct place){.file = l->in->name, .line = line}, NULL);
}

static enum outcome take(struct log_lines *l, const struct token *token, struct diag *d)
{
    switch (budget_take(&l->budget, token)) {
    case BUDGET_OK:
        return DONE;
    case BUDGET_REFUSED: {
        const struct budget_fault *fault = &l->budget.fault;
        struct place at = {.file = l->in->name, .line = fault->line};
        return diag_note(d, D_FILE_BUDGET, &at, "%s%s%s", diag_table[fault->code].code, fault->detail[0] ? " " : "", fault->detail);
    }
    case BUDGET_NOT_UTF8:
        return broken(l, d, D_ENCODING, token->line);
    case BUDGET_NOT_XML:
        break;
    }
    return broken(l, d, token->kind == TOKEN_DOCTYPE ? D_DOCTYPE : D_NOT_XML, token->line);
}

/* "0" or a number without zeros before it, of at most nine digits: what the schema takes. */
static bool is_count(struct span value)
{
    if (!value.bytes || value.n_bytes == 0 || value.n_bytes > 9 || (value.n_bytes > 1 && value.bytes[0] == '0'))
        return false;
    for (size_t i = 0; i < value.n_bytes; i++)
        if (value.bytes[i] < '0' || value.bytes[i] > '9')
            return false;
    return true;
}

/* Line ends become spaces, so that a part's first line is the line that it stands on. */
static void copy_flat(char *to, const char *from, size_t n_bytes)
{
    for (size_t i = 0; i < n_bytes; i++)
        to[i] = from[i] == '\n' || from[i] == '\r' ? ' ' : from[i];
    to[n_bytes] = '\0';
}

static void cut_head(struct log_lines *l, const struct token *root)
{
    struct log_head *head = &l->head;
    const char *start = l->in->bytes + root->start, *end = root->body.bytes + root->body.n_bytes;
    struct span count = scan_attribute_value(root->body, "count");
    head->has_count = is_count(count);
    const char *cut = head->has_count ? count.bytes : end;
    copy_flat(head->before, start, (size_t)(cut - start));
    cut += head->has_count ? count.n_bytes : 0;
    const size_t n_after = (size_t)(end - cut);
    copy_flat(head->after, cut, n_after);
    head->after[n_after] = '>'; /* also of <selections/> */
    head->after[n_after + 1] = '\0';
    copy_flat(head->name, root->name.bytes, root->name.n_bytes);
    head->count = head->has_count ? strtoul(count.bytes, NULL, 10) : 0;
}

enum outcome log_lines_open(struct log_lines *out, struct diag *d, const struct input *in)
{
    *out = (struct log_lines){.in = in, .scan = {.bytes = in->bytes, .n_bytes = in->n_bytes, .line = 1}};
    switch (scan_prologue(&out->scan)) {
    case PROLOGUE_NOT_XML:
        return broken(out, d, D_NOT_XML, 1);
    case PROLOGUE_ENCODING:
        return broken(out, d, D_ENCODING, 1);
    case PROLOGUE_OK:
        break;
    }
    struct token root;
    do
        scan_next(&out->scan, &root);
    while (root.kind == TOKEN_REMARK || (root.kind == TOKEN_TEXT && span_is_space(root.body)));
    if (root.kind != TOKEN_OPEN && root.kind != TOKEN_EMPTY)
        return broken(out, d, root.kind == TOKEN_DOCTYPE ? D_DOCTYPE : D_NOT_XML, root.line);
    if (root.end - root.start > LOG_HEAD_BYTES - 2)
        return broken(out, d, D_FILE_BUDGET, root.line);
    budget_start(&out->budget, root.start, SIZE_MAX);
    enum outcome got = take(out, &root, d);
    if (got != DONE)
        return got;
    out->root_line = root.line;
    out->is_empty = root.kind == TOKEN_EMPTY;
    cut_head(out, &root);
    return DONE;
}

/* Behind the root only space and remarks; and a log that lost its tail must not turn "selected" into "no line". */
static enum outcome finish(struct log_lines *l, struct diag *d)
{
    struct token token;
    do
        scan_next(&l->scan, &token);
    while (token.kind == TOKEN_REMARK || (token.kind == TOKEN_TEXT && span_is_space(token.body)));
    if (token.kind != TOKEN_END)
        return broken(l, d, token.kind == TOKEN_DOCTYPE ? D_DOCTYPE : D_NOT_XML, token.line);
    l->is_empty = true; /* asked again, the same answer */
    if (!l->head.has_count || l->head.count == l->n_lines)
        return NONE;
    struct place at = {.file = l->in->name, .line = l->root_line, .xpath = "/selections/@count"};
    return diag_note(d, D_SELECTIONS_COUNT, &at, "count=%lu, %lu", l->head.count, l->n_lines);
}

/* The rest of the line whose first token was taken. */
static enum outcome walk_line(struct log_lines *l, struct token *token, struct diag *d)
{
    while (l->budget.depth > 1) {
        scan_next(&l->scan, token);
        enum outcome got = take(l, token, d);
        if (got != DONE)
            return got;
    }
    return DONE;
}

enum outcome log_lines_next(struct log_lines *l, struct log_line *out, struct diag *d)
{
    struct token token;
    while (!l->is_empty) {
        scan_next(&l->scan, &token);
        const bool is_text = token.kind == TOKEN_TEXT || token.kind == TOKEN_CDATA;
        if (is_text && (token.kind == TOKEN_CDATA || !span_is_space(token.body)))
            return broken(l, d, D_STRAY_TEXT, token.line);
        *out = (struct log_line){.start = token.start, .line = token.line};
        const bool is_line = token.kind == TOKEN_OPEN || token.kind == TOKEN_EMPTY;
        enum outcome got = take(l, &token, d);
        if (got == DONE && is_line)
            got = walk_line(l, &token, d);
        if (got != DONE)
            return got;
        if (is_line) {
            out->end = token.end;
            l->n_lines++;
            return DONE;
        }
        if (l->budget.depth == 0)
            break;
    }
    return finish(l, d);
}
