/* shop - what the process owns for its whole life, made once and const afterwards: schemas, law, bodies, instruments, the
 * selection log, compiled templates, fonts. letter_make() works from it; no letter changes it (promise 3), but for
 * the caches that libxslt and the shaper keep of what every letter shares.
 *
 * Opened inside the sandbox: everything is parsed from bytes that the parent read. */
#pragma once
#include "compose/compose.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "pdf/proof/proofread.h"
#include "record/schema.h"
#include "record/selections.h"
#include "select/bundle.h"
#include "select/facts.h"

struct shop {
    const struct bundle *bundle;
    struct schema *record_schema;
    struct schema *selections_schema;
    struct selections *selections; /* NULL: every letter brings its own (letter_order.own_log) */
    struct releases releases; /* of --releases; those of the bundle are the statute's */
    struct statute *statute;
    struct composer *composer;
    struct layout_kit *layout;
    struct pdf_kit *pdf;
    struct proofreader *proofreader;
};

/* Parses and compiles what a letter needs out of the bundle, and the selection log. The shop and everything in it belong
 * to the arena, which must outlive it. BROKEN (exit 65) when bundle or log cannot be used. Without selections (NULL) it has no log. */
enum outcome shop_open(struct shop **out, struct arena *arena, struct diag *d, const struct bundle *bundle,
                       const struct input *selections);
/* Takes in a file of releases for single records. One without a name is none. */
enum outcome shop_read_releases(struct shop *shop, struct arena *arena, struct diag *d, const struct input *releases);
