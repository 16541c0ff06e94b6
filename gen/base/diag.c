#include "diag.h"

#include <stdio.h>
#include <string.h>

#include "arena.h"
#include "text.h"

#define MAX_NOTES 50

// clang-format off
const struct diag_row diag_table[D_N] = {
#define X(name_, code_, severity_, outcome_, exit_, audience_, en, en_hint, nl, nl_hint)                \
    [D_##name_] = {.name = #name_,                                                                      \
                   .code = code_,                                                                       \
                   .severity = severity_,                                                               \
                   .outcome = outcome_,                                                                 \
                   .exit = exit_,                                                                       \
                   .audience = audience_,                                                               \
                   .message = {[EN] = en, [NL] = nl},                                                   \
                   .hint = {[EN] = en_hint, [NL] = nl_hint}},
#include "diag_codes.h"
#undef X
};
// clang-format on

const char *outcome_name(enum outcome outcome)
{
    static const char *const names[] = {
        [DONE] = "made", [NONE] = "none", [HELD] = "held", [REFUSED] = "refused", [BROKEN] = "broken"};
    return names[outcome];
}

enum outcome outcome_worse(enum outcome a, enum outcome b)
{
    return a > b ? a : b;
}

const struct diag_row *diag_lookup(const char *code)
{
    for (size_t i = 0; i < D_N; i++)
        if (text_equal(diag_table[i].code, code))
            return &diag_table[i];
    return NULL;
}

void diag_init(struct diag *d, struct arena *arena)
{
    *d = (struct diag){.arena = arena};
}

void diag_clear(struct diag *d)
{
    diag_init(d, d->arena);
}

static const char *copy(struct arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

static bool same_place(const struct place *a, const struct place *b)
{
    return a->line == b->line && text_equal(a->file, b->file) && text_equal(a->record, b->record) &&
           text_equal(a->xpath, b->xpath) && text_equal(a->field[EN], b->field[EN]);
}

static bool noted_before(const struct diag *d, enum diag_code code, const struct place *at, const char *detail)
{
    for (const struct note *it = d->first; it; it = it->next)
        if (it->code == code && same_place(&it->at, at) && text_equal(it->detail, detail))
            return true;
    return false;
}

static void append(struct diag *d, struct note *note)
{
    if (d->last)
        d->last->next = note;
    else
        d->first = note;
    d->last = note;
    d->n_notes++;
}

static char *format_detail(struct arena *arena, const char *detail, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n_bytes = vsnprintf(NULL, 0, detail, again);
    va_end(again);
    char *text = arena_alloc(arena, n_bytes > 0 ? (size_t)n_bytes + 1 : 1);
    if (n_bytes > 0)
        vsnprintf(text, (size_t)n_bytes + 1, detail, args);
    return text;
}

enum outcome diag_note(struct diag *d, enum diag_code code, const struct place *at, const char *detail, ...)
{
    static const struct place nowhere;
    const struct diag_row *row = &diag_table[code];
    char *words = NULL;
    if (detail) {
        va_list args;
        va_start(args, detail);
        words = format_detail(d->arena, detail, args);
        va_end(args);
    }
    if (!at)
        at = &nowhere;

    d->worst = outcome_worse(d->worst, row->outcome);
    d->exit = row->exit > d->exit ? row->exit : d->exit;
    if (noted_before(d, code, at, words))
        return row->outcome;
    if (d->n_notes == MAX_NOTES) {
        d->n_dropped++;
        return row->outcome;
    }

    struct note *note = arena_alloc(d->arena, sizeof *note);
    *note = (struct note){
        .code = code,
        .at = {.file = copy(d->arena, at->file),
               .line = at->line,
               .record = copy(d->arena, at->record),
               .field = {[EN] = copy(d->arena, at->field[EN]), [NL] = copy(d->arena, at->field[NL])},
               .xpath = copy(d->arena, at->xpath),
               .hint = {[EN] = copy(d->arena, at->hint[EN]), [NL] = copy(d->arena, at->hint[NL])}},
        .detail = words,
    };
    append(d, note);
    return row->outcome;
}

bool diag_has(const struct diag *d, enum diag_code code)
{
    for (const struct note *it = d->first; it; it = it->next)
        if (it->code == code)
            return true;
    return false;
}
