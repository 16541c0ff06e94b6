/* field_rows - law/fields.xml as a tree of the record's fields: for each, where a letter shows it, what it decides, or why it is not used.
 * The inside of struct fields, for fields.c only; const after loading, owned by the arena. */
#pragma once
#include <libxml/xpath.h>

#include "../select/fact_test.h"
#include "../select/facts.h"
#include "claims.h"
#include "places.h"

struct field_row {
    const xmlNode *row;
    uint64_t value;            /* bit of the <value of> that shows it; 0: it does not show */
    uint64_t places;           /* where it shows; 0: anywhere */
    struct fact_test *when;    /* the row counts then; NULL: always */
    xmlXPathCompExpr *through; /* what shows is what this finds; NULL: the field itself */
    const char *as;            /* formats, one of which the value has */
    const char *after;         /* it goes on a value that another field began, after this text; NULL: it begins one */
    bool once;                 /* the same text twice shows once */
    struct field_row *next;
};

/* An element or attribute ("@date") of the record. */
struct field {
    const char *name;
    struct field_row *rows;
    struct field *first, *next;
};

struct fields {
    struct field *root; /* "record" */
    struct places values, places;
    uint64_t composite; /* values that more than one field is on */
    uint64_t dutch;     /* values that exist in Dutch only */
    xmlXPathContext *xpath; /* lent to one evaluation at a time */
};

struct field_sources {
    const struct bundle *bundle;
    const struct claims *claims;
    const struct statute *statute;
};

/* BROKEN (S070, S071) when the file is missing or a row cannot be used: no path, none of shows, decides, gates, how, reported and unused, a
 * format that there is not, a claim, gate or code that there is not, a claim or gate that does not look at the field. */
enum outcome field_rows_load(struct fields **out, struct arena *arena, struct diag *d, const struct field_sources *from);
/* The child of that name, an attribute's with "@" before it: NULL when there is no row for anything of it. */
const struct field *field_child(const struct field *field, const char *name, bool is_attribute);
