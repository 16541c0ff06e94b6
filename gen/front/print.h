/* print - the only place that writes for people: notes on standard error, as text or as JSON lines, and the small
 * pieces of JSON that results on standard output need. Never a value from a record: notes hold none. */
#pragma once
#include <stdio.h>

#include "../base/diag.h"

struct printer {
    FILE *to;
    enum language lang;
    bool json;
    bool quiet; /* errors only */
};

/* Every note collected, in order. */
void print_notes(const struct printer *p, const struct diag *d);
/* A string with its quotes; NULL becomes null. Malformed UTF-8 becomes U+FFFD. */
void print_json_string(FILE *to, const char *text);
/* A JSON array of the codes noted, or CODE,CODE: each once, in order, mere notes left out. */
void print_codes(FILE *to, const struct diag *d, bool json);
/* What became of one record, as the beginning of a JSON object that the caller goes on with or closes. */
void print_json_end(FILE *to, const char *id, enum outcome outcome, const struct diag *d);
/* One character of text, or of an attribute's value, in HTML. */
void print_html_char(FILE *to, char c);

const char *print_severity(enum severity severity, enum language lang);
const char *print_audience(enum audience audience, enum language lang);
