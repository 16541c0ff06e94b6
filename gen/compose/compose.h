/* compose - facts + approved wording -> page model. transform.c is the only file that knows libxslt.
 *
 * composer_load() joins notice.xsl and blocks/ in memory, compiles once, loads wording/nl.xml and law/claims.xml. A translation is read,
 * and judged whole, when the first letter wants it (bundle lock and check read them all). Const but for that and for libxslt's own caches.
 * Owned by the arena, which outlives its letters. It asks the statute which duties there are, and
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
/* Reads every language of the bundle, for bundle lock and check. */
enum outcome composer_read_all(struct composer *c, struct diag *d);
/* For who looks at the words themselves (kenbaar why): those of a language in which a letter was made, NULL when none was; and the claims. */
const struct catalogue *composer_words(const struct composer *c, const char *lang);
const struct claims *composer_claims(const struct composer *c);
/* The tests that its letters' programs are asked (programs_new). */
const struct fact_tests *composer_tests(const struct composer *c);
/* The page document (owned by the programs' arena): the Dutch letter, then the facts' extra language when it is not Dutch. concept: the
 * preview of a held letter (adds the CONCEPT mark). A translation whose words are missing, stale or a draft is left out and reported
 * (T014, T023, T024: DONE); one asked for with --language is shown as a draft, or refused (T025, T026). A clause that no claim
 * allows, a missing clause or an empty slot is an error (T-codes); a duty that applies and is not in
 * a letter refuses it (L140), as does a field of the record that the Dutch letter does not show (L141). */
enum outcome compose_page(xmlDoc **page, struct diag *d, struct composer *c, struct programs *programs, bool concept, const struct place *at);
