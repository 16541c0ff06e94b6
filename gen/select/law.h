/* law - a file of the bundle's law/ folder as rows of dated data, each with its source.
 *
 * law_open() parses and checks the root; the tree belongs to the arena. The other calls read one row. */
#pragma once
#include <libxml/xpath.h>

#include "../base/date.h"
#include "../base/diag.h"
#include "../record/xml.h"
#include "fact_test.h"

struct law_file {
    const char *name; /* relative to the bundle */
    const xmlNode *root;
    struct diag *d;
    struct fact_tests *tests; /* to which its conditions are added; set by who opened it, NULL: it has none */
};

/* BROKEN when the file is not XML or its root is not <root_name xmlns="urn:kenbaar:root_name:1" version="1.0">
 * (an instrument's version is its own: any). */
enum outcome law_open(struct law_file *out, struct arena *arena, struct diag *d, const struct input *in,
                      const char *root_name);
/* Notes that a row cannot be used, with its line and what is wrong with it. */
enum outcome law_fault(struct law_file *law, const xmlNode *row, const char *detail, ...)
    __attribute__((format(printf, 3, 4)));

/* The rows of a file, each read into a struct of row_bytes bytes that is zero at first; read() says what is wrong with one. */
struct law_table {
    size_t row_bytes;
    enum outcome (*read)(void *row, struct arena *arena, struct law_file *law, const xmlNode *node);
    void *rows; /* of the arena */
    size_t n_rows;
};
enum outcome law_read_table(struct law_table *table, struct arena *arena, struct law_file *law);

/* An XPath compiled, freed with the arena; NULL when there is no text or it is no XPath. */
xmlXPathCompExpr *law_xpath(struct arena *arena, const char *text);
/* The name of the first attribute (xml:lang and the like aside) that is not one of the words, or NULL: in a table that
 * refuses, a slip of the pen must not read as "anything goes". */
const char *law_stray(const xmlNode *row, const char *words);

/* False when the attribute holds anything but that word; *is_given when it holds it. */
bool law_flag(const xmlNode *row, const char *attribute, const char *word, bool *is_given);
/* A whole number of at most six digits, or `missing` when absent or something else. row may be NULL. */
int law_number(const xmlNode *row, const char *attribute, int missing);
/* valid-from (required) and valid-until (absent: for ever). */
bool law_validity(date_day *from, date_day *until, const xmlNode *row);
/* The second of two rows of one id that count on one day, or NULL: rows that follow each other in time may share an id. */
const xmlNode *law_doubled(const xmlNode *root);
/* Does a row count on that day? On a day that is not known each does: what is not known is owed, and held. */
bool law_counts(date_day from, date_day until, date_day day);
/* The child element of that name and xml:lang, or NULL. */
const xmlNode *law_in_language(const xmlNode *row, const char *name, const char *lang);
/* True when `word` is one of the words of a list that is separated by spaces. */
bool law_lists(const char *words, const char *word);
/* The next word of such a list, in the arena; NULL at the end, and of NULL. */
char *law_next_word(struct arena *arena, const char **words);
