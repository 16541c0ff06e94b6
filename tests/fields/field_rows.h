/* field_rows - what law/fields.xml says about a leaf of the record, and whether two pages differ there. */
#pragma once
#include <stdbool.h>
#include <libxml/tree.h>
#include "../../gen/base/arena.h"

struct field_rows {
    const xmlDoc *fields; /* law/fields.xml; NULL while there is none: then every difference counts */
    const xmlDoc *words;  /* wording/nl.xml: the claims of each clause */
};

/* A leaf and what became of it. */
struct field_change {
    const char *path;        /* "record/decision/@date" */
    const char *was, *is;    /* its value; is NULL: dropped */
    xmlDoc *facts[2];        /* before and after; rows with when="XPath" count when it holds in one of them */
    xmlDoc *pages[2];
    const char *warns[2];    /* codes that were noted */
};

/* The rows say that this leaf is deliberately not used. */
bool field_rows_unused(const struct field_rows *rows, const struct field_change *change);
/* The page is the same: may it be, because one of reported="L033" was noted before or after, or the values are alike="natural sole-trader"
 * (groups parted by |), or dropped="REASON" says why the letter does not need it,
 * or a once="yes" text is told still, for another field has it too? */
bool field_rows_reported(const struct field_rows *rows, const struct field_change *change);
bool field_rows_alike(const struct field_rows *rows, const struct field_change *change);
/* The Dutch letters differ: at this leaf's own place? That is a <value> that a row shows, a clause with a claim that the leaf
 * decides; anything where a row says in words how it counts. *where: what differs, for the message. */
bool field_rows_differ(const struct field_rows *rows, struct arena *arena, const struct field_change *change, const char **where);
/* The Dutch letter of a page. */
const xmlNode *field_rows_dutch(xmlDoc *page);
