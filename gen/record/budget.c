#include "budget.h"

#include <stdio.h>
#include <string.h>

#include "plain_name.h"

void budget_start(struct budget *b, size_t start, size_t max_bytes)
{
    *b = (struct budget){.start = start, .max_bytes = max_bytes};
}

/* "/addressee/name/@kind" for the open elements and, when given, an attribute. */
static void write_where(struct budget *b, struct span attribute)
{
    size_t at = 0;
    b->fault.where[0] = '\0';
    for (size_t i = 1; i < b->depth_known && at + PLAIN_NAME_MAX + 3 < sizeof b->fault.where; i++) {
        b->fault.where[at++] = '/';
        at += plain_name(b->fault.where + at, span_local(b->names[i]));
    }
    if (attribute.bytes && at + PLAIN_NAME_MAX + 3 < sizeof b->fault.where) {
        b->fault.where[at++] = '/';
        b->fault.where[at++] = '@';
        plain_name(b->fault.where + at, attribute);
    }
}

static enum budget_answer refuse(struct budget *b, enum diag_code code, long line, struct span attribute)
{
    b->refused = true;
    b->skipping = code != D_FORBIDDEN_CHARACTER && code != D_STACKED_MARKS && code != D_MIXED_SCRIPTS && code != D_UNKNOWN_ENTITY;
    b->fault.code = code;
    b->fault.line = line;
    b->fault.detail[0] = '\0';
    write_where(b, attribute);
    return BUDGET_REFUSED;
}

static enum budget_answer check_text(struct budget *b, struct span text, bool is_literal, long line,
                                     struct span attribute)
{
    if (text.n_bytes > BUDGET_TEXT_BYTES || b->text_bytes + text.n_bytes > BUDGET_TEXT_BYTES) {
        return refuse(b, D_TEXT_TOO_LARGE, line, attribute);
    }
    b->text_bytes += text.n_bytes;
    enum chars_fault fault = chars_check(&b->chars, text, is_literal);
    if (fault == CHARS_OK) {
        return BUDGET_OK;
    }
    if (fault == CHARS_NOT_UTF8) {
        return BUDGET_NOT_UTF8;
    }
    enum diag_code code = fault == CHARS_ENTITY      ? D_UNKNOWN_ENTITY
                          : fault == CHARS_FORBIDDEN ? D_FORBIDDEN_CHARACTER
                          : fault == CHARS_MIXED     ? D_MIXED_SCRIPTS
                                                     : D_STACKED_MARKS;
    refuse(b, code, line, attribute);
    if (fault == CHARS_FORBIDDEN || fault == CHARS_MIXED) {
        snprintf(b->fault.detail, sizeof b->fault.detail, "U+%04X", (unsigned)b->chars.culprit);
    }
    return BUDGET_REFUSED;
}

static void new_field(struct budget *b)
{
    b->text_bytes = 0;
    b->chars = (struct chars){0};
}

static enum budget_answer check_attributes(struct budget *b, const struct token *token)
{
    struct attribute a;
    bool malformed;
    size_t at = 0;
    enum budget_answer worst = BUDGET_OK;
    for (size_t n = 1; scan_attribute(token->body, &at, &a, &malformed); n++) {
        if (n > BUDGET_ATTRIBUTES) {
            return refuse(b, D_TOO_MANY_ATTRIBUTES, token->line, (struct span){NULL, 0});
        }
        if (worst != BUDGET_OK) {
            continue; /* the first fault of a tag is told; the others are counted only */
        }
        new_field(b);
        worst = check_text(b, a.value, false, token->line, a.name);
    }
    new_field(b);
    return malformed ? BUDGET_NOT_XML : worst;
}

static bool open_element(struct budget *b, struct span name)
{
    if (b->depth_known == b->depth && b->depth < BUDGET_DEPTH) {
        b->names[b->depth_known++] = name;
    }
    b->depth++;
    return b->depth <= BUDGET_DEPTH;
}

/* False when another element than the open one is closed. Names deeper than the budget are not remembered: that
 * record is refused and only its end is looked for. */
static bool close_element(struct budget *b, struct span name)
{
    if (b->depth == 0) {
        return false;
    }
    if (b->depth == b->depth_known) {
        struct span open = b->names[--b->depth_known];
        if (open.n_bytes != name.n_bytes || memcmp(open.bytes, name.bytes, name.n_bytes) != 0) {
            return false;
        }
    }
    b->depth--;
    return true;
}

static enum budget_answer take_start_tag(struct budget *b, const struct token *token)
{
    bool is_shallow = open_element(b, token->name);
    if (b->skipping) {
        return BUDGET_OK;
    }
    enum budget_answer answer =
        is_shallow ? check_attributes(b, token) : refuse(b, D_RECORD_TOO_DEEP, token->line, (struct span){NULL, 0});
    new_field(b);
    return answer;
}

enum budget_answer budget_take(struct budget *b, const struct token *token)
{
    enum budget_answer answer = BUDGET_OK;
    if (!b->skipping && token->end - b->start > b->max_bytes) {
        answer = refuse(b, D_RECORD_TOO_LARGE, token->line, (struct span){NULL, 0});
    }
    switch (token->kind) {
    case TOKEN_OPEN:
    case TOKEN_EMPTY: {
        enum budget_answer tag_answer = take_start_tag(b, token);
        if (token->kind == TOKEN_EMPTY) {
            close_element(b, token->name);
        }
        return answer == BUDGET_OK ? tag_answer : answer;
    }
    case TOKEN_CLOSE:
        new_field(b);
        return close_element(b, token->name) ? answer : BUDGET_NOT_XML;
    case TOKEN_TEXT:
    case TOKEN_CDATA:
        return b->skipping
                   ? answer
                   : check_text(b, token->body, token->kind == TOKEN_CDATA, token->line, (struct span){NULL, 0});
    case TOKEN_REMARK:
        return answer;
    case TOKEN_END:
    case TOKEN_DOCTYPE:
    case TOKEN_MALFORMED:
        break;
    }
    return BUDGET_NOT_XML;
}
