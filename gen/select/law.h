/* law - a file of the bundle's law/ folder as rows of dated data, each with its source (design section 4).
 *
 * law_open() parses and checks the root; the tree belongs to the arena. The other calls read one row. */
#pragma once
#include "../base/date.h"
#include "../base/diag.h"
#include "../record/xml.h"

struct law_file {
    const char *name; /* relative to the bundle */
    const xmlNode *root;
    struct diag *d;
};

/* BROKEN when the file is not XML or its root is not <root_name xmlns="urn:kenbaar:root_name:1" version="1.0">
 * (an instrument's version is its own: any). */
enum outcome law_open(struct law_file *out, struct arena *arena, struct diag *d, const struct input *in,
                      const char *root_name);
/* Notes that a row cannot be used, with its line and what is wrong with it. */
enum outcome law_fault(struct law_file *law, const xmlNode *row, const char *detail, ...)
    __attribute__((format(printf, 3, 4)));

/* A whole number of at most six digits, or `missing` when absent or something else. row may be NULL. */
int law_number(const xmlNode *row, const char *attribute, int missing);
/* valid-from (required) and valid-until (absent: for ever). */
bool law_validity(date_day *from, date_day *until, const xmlNode *row);
/* The child element of that name and xml:lang, or NULL. */
const xmlNode *law_in_language(const xmlNode *row, const char *name, const char *lang);
/* True when `word` is one of the words of a list that is separated by spaces. */
bool law_lists(const char *words, const char *word);
