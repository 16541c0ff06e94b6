/* compose - facts + approved wording -> page model. transform.c is the only file that knows libxslt.
 *
 * composer_load() joins notice.xsl and blocks/ in memory, compiles once, loads every wording/<lang>.xml and
 * law/claims.xml; const afterwards but for libxslt's own caches. Owned by the arena. It asks the statute which duties there are, and
 * which of them apply. */
#pragma once
#include "../record/schema.h"
#include "../select/bundle.h"
#include "../select/facts.h"
#include "page_model.h"

struct composer;
struct catalogue; /* wording.h */
struct claims;    /* claims.h */

/* What a composer is made from; all of it outlives it. */
struct compose_sources {
    const struct bundle *bundle;
    const struct statute *statute;
    const struct schema *record_schema; /* labels of the record's fields, for notes; or NULL */
};
enum outcome composer_load(struct composer **out, struct arena *arena, struct diag *d, const struct compose_sources *from);
/* True when the bundle has a wording catalogue for this language. */
bool composer_speaks(const struct composer *c, const char *lang);
/* For who looks at the words themselves (lint, kenbaar why): the i-th catalogue, NULL past the last; and the claims. */
const struct catalogue *composer_words(const struct composer *c, size_t i);
const struct claims *composer_claims(const struct composer *c);
/* The page document (owned by the arena): the Dutch letter, then the facts' extra language when it is not Dutch. concept: the
 * preview of a held letter (adds the CONCEPT mark). A clause that no claim
 * allows, a missing clause or an empty slot is an error (T-codes); a duty that applies and is not in
 * a letter refuses it (L140), as does a field of the record that the Dutch letter does not show (L141). */
enum outcome compose_page(xmlDoc **page, struct arena *arena, struct diag *d, struct composer *c, xmlDoc *facts,
                          bool concept, const struct place *at);
