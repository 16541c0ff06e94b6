/* lint - what no letter may say, whoever wrote the words (law/forbidden.xml): what is absolute, accuses, or gives away how the
 * program weighs. The words of the bundle that say such a thing do not load (T030); neither does an instrument that
 * contradicts itself (T031). In the clerk's own words it is a warning (L040), as is somebody else's name (L044); another day to object (L041), another sum of money in the summary
 * (L043), and what accuses the reader, contradicts the record or is absolute of a program (L042), holds the letter.
 *
 * A lint finds what is written badly; it proves no sentence true: that is what the claims are for. Const after loading, but for
 * its XPath workbench; everything lives in the arena of lint_load(). */
#pragma once
#include "law.h"

struct lint;
struct pairs;
enum outcome lint_load(const struct lint **out, struct arena *arena, struct law_file *law);

/* An element whose text a reader will see. */
struct lint_text {
    const char *file, *lang;
    const xmlNode *node;
    const xmlNode *about; /* what allowed-when looks at: the clause, or the root of the instrument or body */
};
/* A clause or a noun of wording/: what a slot puts in is no word of it. */
enum outcome lint_clause(const struct lint *l, struct diag *d, const struct lint_text *clause);
/* The public texts of a body or an instrument: each element in its own language, and in Dutch what names none. */
enum outcome lint_part(const struct lint *l, struct diag *d, const char *file, const xmlNode *root);

/* The free texts of a record, and what its selection lines say of why no more is told: HELD or DONE. last_day may be DATE_NONE. */
struct lint_record {
    const xmlNode *record;
    xmlDoc *facts;
    date_day last_day;
    const struct pairs *pairs; /* by which words a name is known; NULL: nobody's name is looked for */
    struct place at;
};
enum outcome lint_record(const struct lint *l, struct diag *d, const struct lint_record *r);
