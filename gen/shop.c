#include "shop.h"

/* The selection log is a channel of its own. */
static enum outcome open_log(struct shop *shop, struct arena *arena, struct diag *d, const struct input *log)
{
    const struct input *xsd;
    enum outcome got = bundle_need(&xsd, d, shop->bundle, "schema/selections.xsd");
    if (got == DONE)
        got = schema_load(&shop->selections_schema, arena, d, xsd);
    if (got == DONE && log)
        got = selections_load(&shop->selections, arena, d, shop->selections_schema, log);
    return got;
}

enum outcome shop_open(struct shop **out, struct arena *arena, struct diag *d, const struct bundle *bundle,
                       const struct input *selections)
{
    struct shop *shop = arena_alloc(arena, sizeof *shop);
    const struct input *xsd;
    shop->bundle = bundle;

    enum outcome got = bundle_need(&xsd, d, bundle, "schema/record.xsd");
    if (got == DONE)
        got = schema_load(&shop->record_schema, arena, d, xsd);
    if (got == DONE)
        got = open_log(shop, arena, d, selections);
    if (got == DONE)
        got = statute_load(&shop->statute, arena, d, bundle);
    if (got == DONE)
        got = composer_load(&shop->composer, arena, d,
                            &(struct compose_sources){bundle, shop->statute, shop->record_schema});
    if (got == DONE)
        got = layout_kit_load(&shop->layout, arena, d, bundle);
    if (got == DONE)
        got = pdf_kit_load(&shop->pdf, arena, d, shop->layout);
    if (got == DONE)
        got = proofreader_open(&shop->proofreader, arena, d, shop->statute);
    if (got == DONE)
        *out = shop;
    return got;
}

enum outcome shop_read_releases(struct shop *shop, struct arena *arena, struct diag *d, const struct input *releases)
{
    const struct input *xsd;
    struct schema *schema;
    if (!releases->name)
        return DONE;
    enum outcome got = bundle_need(&xsd, d, shop->bundle, "schema/releases.xsd");
    if (got == DONE)
        got = schema_load(&schema, arena, d, xsd);
    struct releases_source source = {.schema = schema, .file = releases};
    return got == DONE ? releases_load(&shop->releases, arena, d, &source) : got;
}
