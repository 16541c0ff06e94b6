/* compose - facts + approved wording -> page model. transform.c is the only file that knows libxslt.
 *
 * composer_load() joins notice.xsl and blocks/ in memory, compiles once, loads every wording/<lang>.xml and
 * law/claims.xml; const afterwards but for libxslt's own caches. Owned by the arena. */
#pragma once
#include "../select/bundle.h"
#include "page_model.h"

struct composer;
enum outcome composer_load(struct composer **out, struct arena *arena, struct diag *d, const struct bundle *b);
/* True when the bundle has a wording catalogue for this language. */
bool composer_speaks(const struct composer *c, const char *lang);
/* The page document (owned by the arena): the Dutch letter, then the facts' extra language when it is not Dutch. concept: the
 * preview of a held letter (adds the CONCEPT mark). A clause that no claim
 * allows, a missing clause or an empty slot is an error (T-codes). */
enum outcome compose_page(xmlDoc **page, struct arena *arena, struct diag *d, struct composer *c, xmlDoc *facts,
                          bool concept, const struct place *at);
