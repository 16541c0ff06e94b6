/* sheets - notice.xsl and blocks/ as one stylesheet: joined in memory, because xsl:include would need the right to read files,
 * and looked over before it is compiled. Knows XML, not libxslt. */
#pragma once
#include "../select/bundle.h"
#include "wording.h"

#define SHEETS_MAIN "notice.xsl"

struct sheets_order {
    struct arena *arena;
    struct diag *d;
    const struct catalogue *words; /* clauses that may be called */
    const struct claims *claims;   /* claims that may be asked about */
};

/* The joined stylesheet; the caller owns it. BROKEN (and *out NULL) when a file is missing (S070) or no stylesheet (T001), reaches for
 * what it may not have or varies by chance (T012), or calls a clause or claim that does not exist (T004, T006). */
enum outcome sheets_join(xmlDoc **out, const struct sheets_order *l, const struct bundle *b);
/* True for the name of a file that is a stylesheet of the letter. */
bool sheets_is_one(const char *name);
/* The file of the bundle that a node of a joined stylesheet came from. */
const char *sheets_file_of(const xmlNode *node);
