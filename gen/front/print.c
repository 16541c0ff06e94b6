#include "print.h"

#include <string.h>

#include "../base/text.h"

#define PROGRAM     "kenbaar"
#define REPLACEMENT "\xEF\xBF\xBD"

const char *print_severity(enum severity severity, enum language lang)
{
    static const char *const names[][LANGUAGE_N] = {
        [NOTE] = {[EN] = "note", [NL] = "melding"},
        [WARNING] = {[EN] = "warning", [NL] = "waarschuwing"},
        [ERROR] = {[EN] = "error", [NL] = "fout"},
        [FATAL] = {[EN] = "fatal", [NL] = "fatale fout"},
    };
    return names[severity][lang];
}

const char *print_audience(enum audience audience, enum language lang)
{
    static const char *const names[][LANGUAGE_N] = {
        [CLERK] = {[EN] = "the caseworker", [NL] = "de behandelaar"},
        [LEGAL] = {[EN] = "the legal team", [NL] = "de juristen"},
        [TEMPLATE_AUTHOR] = {[EN] = "the author of the templates", [NL] = "de maker van de sjablonen"},
        [OPERATOR] = {[EN] = "whoever runs the program", [NL] = "wie het programma draait"},
        [DEVELOPER] = {[EN] = "the developers", [NL] = "de ontwikkelaars"},
    };
    return names[audience][lang];
}

void print_json_string(FILE *to, const char *text)
{
    if (!text) {
        fputs("null", to);
        return;
    }
    size_t n_bytes = strlen(text);
    fputc('"', to);
    for (size_t at = 0; at < n_bytes;) {
        size_t start = at;
        int32_t c = text_decode(text, n_bytes, &at);
        if (c < 0)
            fputs(REPLACEMENT, to);
        else if (c == '"' || c == '\\')
            fprintf(to, "\\%c", (int)c);
        else if (c < 0x20 || c == 0x7F)
            fprintf(to, "\\u%04x", (unsigned)c);
        else
            fwrite(text + start, 1, at - start, to);
    }
    fputc('"', to);
}

static void print_member(FILE *to, const char *name, const char *value)
{
    fprintf(to, ",\"%s\":", name);
    print_json_string(to, value);
}

/* What a field's own hint says is nearer than what the code can say. */
static const char *hint_of(const struct printer *p, const struct note *note)
{
    const char *own = note->at.hint[p->lang];
    return own ? own : diag_table[note->code].hint[p->lang];
}

static void print_as_json(const struct printer *p, const struct note *note)
{
    const struct diag_row *row = &diag_table[note->code];
    fputs("{\"severity\":", p->to);
    print_json_string(p->to, print_severity(row->severity, EN)); /* a word for programs */
    print_member(p->to, "code", row->code);
    print_member(p->to, "file", note->at.file);
    if (note->at.line > 0)
        fprintf(p->to, ",\"line\":%ld", note->at.line);
    else
        fputs(",\"line\":null", p->to);
    print_member(p->to, "record", note->at.record);
    print_member(p->to, "field", note->at.field[p->lang]);
    print_member(p->to, "xpath", note->at.xpath);
    print_member(p->to, "message", row->message[p->lang]);
    print_member(p->to, "hint", hint_of(p, note));
    print_member(p->to, "detail", note->detail);
    fputs("}\n", p->to);
}

static const char *const letter[] = {[EN] = "letter", [NL] = "brief"};

/* letter 2026-000417, field "Datum besluit" (/record/decision/@date) */
static void print_where(const struct printer *p, const struct place *at)
{
    static const char *const field[] = {[EN] = "field", [NL] = "veld"};
    const char *label = at->field[p->lang];
    if (!at->record && !label && !at->xpath)
        return;

    const char *between = "   ";
    if (at->record) {
        fprintf(p->to, "%s%s %s", between, letter[p->lang], at->record);
        between = ", ";
    }
    if (label) {
        fprintf(p->to, "%s%s \"%s\"", between, field[p->lang], label);
        between = " ";
    }
    if (at->xpath)
        fprintf(p->to, "%s(%s)", text_equal(between, ", ") ? " " : between, at->xpath);
    fputc('\n', p->to);
}

static void print_as_text(const struct printer *p, const struct note *note)
{
    static const char *const more[] = {[EN] = "more", [NL] = "meer"};
    static const char *const try_this[] = {[EN] = "try", [NL] = "probeer"};
    const struct diag_row *row = &diag_table[note->code];

    fputs(note->at.file ? note->at.file : PROGRAM, p->to);
    if (note->at.file && note->at.line > 0)
        fprintf(p->to, ":%ld", note->at.line);
    fprintf(p->to, ": %s %s: %s", print_severity(row->severity, p->lang), row->code, row->message[p->lang]);
    if (note->detail && *note->detail)
        fprintf(p->to, ": %s", note->detail);
    if (row->severity == NOTE) { /* nothing to mend: one line */
        if (note->at.record)
            fprintf(p->to, " (%s %s)", letter[p->lang], note->at.record);
        fputc('\n', p->to);
        return;
    }
    fputc('\n', p->to);
    print_where(p, &note->at);
    fprintf(p->to, "   %s: %s            %s: " PROGRAM " explain %s\n", try_this[p->lang], hint_of(p, note),
            more[p->lang], row->code);
}

static void print_note(const struct printer *p, const struct note *note)
{
    if (p->quiet && diag_table[note->code].severity < ERROR)
        return;
    if (p->json)
        print_as_json(p, note);
    else
        print_as_text(p, note);
}

void print_notes(const struct printer *p, const struct diag *d)
{
    static const char *const dropped[] = {[EN] = "   and %zu more notes\n", [NL] = "   en nog %zu meldingen\n"};
    for (const struct note *it = d->first; it; it = it->next)
        print_note(p, it);
    if (d->n_dropped && !p->json)
        fprintf(p->to, dropped[p->lang], d->n_dropped);
}

static bool listed_before(const struct diag *d, const struct note *note)
{
    for (const struct note *it = d->first; it != note; it = it->next)
        if (it->code == note->code)
            return true;
    return false;
}

void print_codes(FILE *to, const struct diag *d, bool json)
{
    bool is_first = true;
    if (json)
        fputc('[', to);
    for (const struct note *it = d->first; it; it = it->next) {
        if (diag_table[it->code].severity == NOTE || listed_before(d, it))
            continue;
        fprintf(to, json ? "%s\"%s\"" : "%s%s", is_first ? "" : ",", diag_table[it->code].code);
        is_first = false;
    }
    if (json)
        fputc(']', to);
}

void print_json_end(FILE *to, const char *id, enum outcome outcome, const struct diag *d)
{
    fputs("{\"id\":", to);
    print_json_string(to, id);
    fprintf(to, ",\"status\":\"%s\",\"codes\":", outcome_name(outcome));
    print_codes(to, d, true);
}

void print_html_char(FILE *to, char c)
{
    static const struct {
        char c;
        const char *name;
    } names[] = {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (c == names[i].c) {
            fputs(names[i].name, to);
            return;
        }
    fputc(c, to);
}
