/* transform - the stylesheets: notice.xsl and blocks/ joined in memory, compiled once, run per letter and language under limits.
 *
 * Only transform.c knows libxslt. Everything comes from the bundle's bytes: libxslt never sees a path, and may read or write
 * nothing at all. struct transform belongs to the arena and is not changed by a run. */
#pragma once
#include "../select/bundle.h"
#include "session.h"

struct transform;

/* How this letter stands to a translation; the stylesheet's parameter of that name. */
enum translation { TRANSLATION_NONE, TRANSLATION_FOLLOWS, TRANSLATION_MISSING, TRANSLATION_SELF };

/* BROKEN when a stylesheet is missing (S070), does not compile (T001), reaches for what it may not have (T012) or calls by name for a
 * clause that `words` does not have (T004) or a claim that `claims` does not have (T006). */
enum outcome transform_load(struct transform **out, struct arena *arena, struct diag *d, const struct bundle *b,
                            const struct catalogue *words, const struct claims *claims);
/* One <letter> in a document of its own, owned by the session's arena. Not DONE: *out is NULL, and why has been noted, but for a
 * translation whose words are not all there (s->lacks_words). */
enum outcome transform_run(xmlDoc **out, const struct transform *t, struct session *s, xmlDoc *facts,
                           enum translation translation, bool concept);
