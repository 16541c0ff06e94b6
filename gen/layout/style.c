#include "style.h"

#include <stdlib.h>
#include <string.h>
#include "../base/text.h"
#include "house.h"

#define HOUSE_FILE "house/style.xml"
#define AT         HOUSE_AT

static const struct house_field sheet_fields[] = {
    {"width-mm", AT(sheet_measures, width_pt)},
    {"height-mm", AT(sheet_measures, height_pt)},
    {"left-mm", AT(sheet_measures, left_pt)},
    {"measure-mm", AT(sheet_measures, measure_pt)},
    {"letterhead-mm", AT(sheet_measures, letterhead_pt)},
    {"letterhead-height-mm", AT(sheet_measures, letterhead_height_pt)},
    {"first-mm", AT(sheet_measures, first_pt)},
    {"next-mm", AT(sheet_measures, next_pt)},
    {"bottom-mm", AT(sheet_measures, bottom_pt)},
    {"last-bottom-mm", AT(sheet_measures, last_bottom_pt)},
    {"help-mm", AT(sheet_measures, help_pt)},
    {"footer-mm", AT(sheet_measures, footer_pt)},
    {"mark-mm", AT(sheet_measures, mark_pt)},
    {"reference-left-mm", AT(sheet_measures, reference_left_pt)},
    {"reference-width-mm", AT(sheet_measures, reference_width_pt)},
    {"reference-mm", AT(sheet_measures, reference_pt)},
    {"reference-bottom-mm", AT(sheet_measures, reference_bottom_pt)},
    {"fold-left-mm", AT(sheet_measures, fold_left_pt)},
    {"fold-width-mm", AT(sheet_measures, fold_width_pt)},
    {"reference-abreast", AT(sheet_measures, reference_abreast)},
    {NULL, 0},
};
static const struct house_field detail_fields[] = {
    {"box-rule-pt", AT(details, box_rule_pt)},
    {"box-pad-mm", AT(details, box_pad_pt)},
    {"deadline-rule-pt", AT(details, deadline_rule_pt)},
    {"list-indent-mm", AT(details, list_indent_pt)},
    {"item-gap-pt", AT(details, item_gap_pt)},
    {"term-max", AT(details, term_max_part)},
    {"column-gap-mm", AT(details, column_gap_pt)},
    {"table-gap-mm", AT(details, table_gap_pt)},
    {"row-gap-pt", AT(details, row_gap_pt)},
    {"head-rule-pt", AT(details, head_rule_pt)},
    {"qr-mm", AT(details, qr_pt)},
    {"qr-gap-mm", AT(details, qr_gap_pt)},
    {"qr-module-min-mm", AT(details, qr_module_min_pt)},
    {"reference-gap-pt", AT(details, reference_gap_pt)},
    {"footer-gap-mm", AT(details, footer_gap_pt)},
    {"fold-rule-pt", AT(details, fold_rule_pt)},
    {"watermark-pt", AT(details, watermark_pt)},
    {"tightest", AT(details, tightest)},
    {"detail-min-mm", AT(details, detail_min_pt)},
    {"cell-min-mm", AT(details, cell_min_pt)},
    {"page-price", AT(details, page_price)},
    {"plan-gain", AT(details, plan_gain)},
    {NULL, 0},
};
static const struct house_field scale_fields[] = {
    {"body-pt", AT(scale, body_pt)},
    {"tight-leading-pt", AT(scale, tight_leading_pt)},
    {NULL, 0},
};
static const struct house_field type_fields[] = {
    {"size-pt", AT(type, size_pt)},
    {"leading-pt", AT(type, leading_pt)},
    {NULL, 0},
};
static const struct house_field space_fields[] = {
    {"before-pt", AT(space, before_pt)},
    {"after-pt", AT(space, after_pt)},
    {"under-heading-pt", AT(space, under_heading_pt)},
    {NULL, 0},
};
static const char *const face_names[] = {"regular", "bold", "italic", NULL};
static const char *const type_names[] = {"body",   "h1",       "h2",     "address", "return", "sender", "term",
                                         "detail", "deadline", "footer", "help",    "mark",   NULL};
static const char *const space_names[] = {"h1", "h2", "p", "list", "box", "table", "dl", "aside", "signature", NULL};

static void read_scale(struct house_reader *r, const xmlNode *node, struct scale *scale)
{
    bool has_type[TYPE_N] = {false}, has_space[SPACE_N] = {false};
    house_fields(r, node, scale_fields, scale);
    for (xmlNode *child = xml_first(node); child; child = xml_following(child)) {
        if (xml_named(child, "type")) {
            const int which = house_index(r, child, "of", type_names);
            house_fields(r, child, type_fields, &scale->types[which]);
            scale->types[which].face = (enum face)house_index(r, child, "face", face_names);
            has_type[which] = true;
        } else if (xml_named(child, "space")) {
            const int which = house_index(r, child, "of", space_names);
            house_fields(r, child, space_fields, &scale->spaces[which]);
            has_space[which] = true;
        } else {
            house_complain(r, child, "is unknown here");
        }
    }
    for (int i = 0; i < TYPE_N; i++) {
        if (!has_type[i]) {
            house_complain(r, node, type_names[i]);
        }
    }
    for (int i = 0; i < SPACE_N; i++) {
        if (!has_space[i]) {
            house_complain(r, node, space_names[i]);
        }
    }
}

static void read_scales(struct house_reader *r, const xmlNode *root, struct design *out)
{
    for (xmlNode *node = xml_child(root, "scale"); node; node = xml_next(node, "scale")) {
        out->n_scales++;
    }
    if (out->n_scales == 0) {
        house_complain(r, root, "without a scale");
        return;
    }
    out->scales = arena_array(r->arena, out->n_scales, sizeof *out->scales);
    size_t n = 0;
    for (xmlNode *node = xml_child(root, "scale"); node; node = xml_next(node, "scale")) {
        if (text_equal(xml_attr(node, "default"), "yes")) {
            out->default_scale = n;
        }
        struct scale *scale = &out->scales[n++];
        read_scale(r, node, scale);
        scale->tight = arena_alloc(r->arena, sizeof *scale->tight);
        *scale->tight = *scale;
        scale->tight->types[TYPE_BODY].leading_pt = scale->tight_leading_pt;
    }
}

/* A factor that is 1 when nothing is said. */
static double read_factor(struct house_reader *r, const xmlNode *node, const char *attribute)
{
    const char *value = xml_attr(node, attribute);
    double factor = 1;
    if (value && (!house_number(value, &factor) || factor < 0.5 || factor > 2)) {
        house_complain(r, node, attribute);
    }
    return factor;
}

static void read_family(struct house_reader *r, const xmlNode *node, struct family *out, bool is_first)
{
    out->name = house_copy(r, node, "name");
    out->scripts = house_copy(r, node, "scripts");
    out->formats = house_copy(r, node, "formats");
    out->languages = house_copy(r, node, "languages");
    out->scale = read_factor(r, node, "scale");
    out->leading = read_factor(r, node, "leading");
    for (int face = 0; face < FACE_N; face++) {
        out->files[face] = house_copy(r, node, face_names[face]);
        if (!out->files[face] && (is_first || face != FACE_ITALIC)) {
            house_complain(r, node, face_names[face]);
        }
    }
    if (!out->name || !out->scripts) {
        house_complain(r, node, "without name or scripts");
    }
    if (is_first && (out->formats || out->scale < 1 || out->scale > 1)) {
        house_complain(r, node, "is the house's own: it has no formats and no scale");
    }
}

static void read_fonts(struct house_reader *r, const xmlNode *root, struct style *out)
{
    xmlNode *fonts = xml_child(root, "fonts");
    out->families = arena_array(r->arena, MAX_FAMILIES, sizeof *out->families);
    for (xmlNode *node = fonts ? xml_child(fonts, "family") : NULL; node; node = xml_next(node, "family")) {
        if (out->n_families == MAX_FAMILIES) {
            house_complain(r, node, "is one too many");
            return;
        }
        read_family(r, node, &out->families[out->n_families], out->n_families == 0);
        out->n_families++;
    }
    if (out->n_families == 0) {
        house_complain(r, root, "without a family of fonts");
    }
    xmlNode *languages = xml_child(root, "languages");
    out->from_right = languages ? house_copy(r, languages, "from-right") : NULL;
    out->letter_goes_on = languages ? house_copy(r, languages, "letter-goes-on") : NULL;
}

static bool names_language(const char *languages, const char *lang)
{
    const size_t n = lang ? strcspn(lang, "-") : 0;
    for (const char *at = languages; at && n > 0; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (strncmp(at, lang, n) == 0 && (at[n] == ' ' || at[n] == 0)) {
            return true;
        }
    }
    return false;
}

bool style_from_right(const struct style *style, const char *lang)
{
    return names_language(style->from_right, lang);
}

bool style_letter_goes_on(const struct style *style, const char *lang)
{
    return names_language(style->letter_goes_on, lang);
}

double style_leading(const struct style *style, const char *lang)
{
    for (size_t i = 0; i < style->n_families; i++) {
        if (names_language(style->families[i].languages, lang)) {
            return style->families[i].leading;
        }
    }
    return 1;
}

static void read_design(struct house_reader *r, const xmlNode *node, struct design *out)
{
    static const char *const marks[] = {"top", "text", NULL};
    static const char *const references[] = {"column", "column-or-text", NULL};
    static const char *const footers[] = {"beside", "below", NULL};
    static const char *const firsts[] = {"fixed", "below-window", NULL};
    static const char *const boxes[] = {"frame", "rule", NULL}, *const codes[] = {"beside", "below", NULL};
    const xmlNode *sheet = xml_child(node, "sheet"), *details = xml_child(node, "details");
    const char *format = xml_attr(node, "format"), *plan = xml_attr(node, "plan");
    if (!sheet || !details || !format) {
        house_complain(r, node, "without format, sheet or details");
        return;
    }
    out->format = arena_strdup(r->arena, format);
    out->plan = plan ? arena_strdup(r->arena, plan) : "";
    house_fields(r, sheet, sheet_fields, &out->sheet);
    house_fields(r, details, detail_fields, &out->details);
    out->sheet.reference_moves = house_choice(r, sheet, "reference", references);
    out->sheet.first_below_window = house_choice(r, sheet, "first", firsts);
    out->sheet.mark_in_text = house_choice(r, sheet, "mark", marks);
    out->details.box_is_ruled = house_choice(r, details, "box", boxes);
    out->details.footer_below = house_choice(r, details, "footer", footers);
    out->details.qr_below = house_choice(r, details, "qr", codes);
    const char *tint = xml_attr(details, "watermark-rgb");
    out->details.watermark_rgb = tint ? (unsigned)strtoul(tint, NULL, 16) : 0xE8E8E8;
    read_scales(r, node, out);
}

static void read_designs(struct house_reader *r, const xmlNode *root, struct style *out)
{
    for (const xmlNode *node = xml_child(root, "design"); node; node = xml_next(node, "design")) {
        out->n_designs++;
    }
    if (out->n_designs == 0) {
        house_complain(r, root, "without a design");
        return;
    }
    out->designs = arena_array(r->arena, out->n_designs, sizeof *out->designs);
    size_t n = 0;
    for (const xmlNode *node = xml_child(root, "design"); node; node = xml_next(node, "design")) {
        read_design(r, node, &out->designs[n++]);
    }
}

enum outcome style_load(struct style *out, struct arena *arena, struct diag *d, const struct bundle *b)
{
    struct house_reader r = {.arena = arena, .d = d, .file = HOUSE_FILE, .outcome = DONE};
    *out = (struct style){0};
    const xmlNode *root = house_open(&r, b, "house");
    if (!root) {
        return r.outcome;
    }
    read_fonts(&r, root, out);
    read_designs(&r, root, out);
    return r.outcome;
}

const struct design *style_fit(struct arena *arena, const struct design *design, const struct envelope *envelope)
{
    if (envelope->letterhead.height_pt <= 0) {
        return design;
    }
    struct design *fit = arena_alloc(arena, sizeof *fit);
    *fit = *design;
    fit->sheet.letterhead_pt = envelope->letterhead.y_pt;
    fit->sheet.letterhead_height_pt = envelope->letterhead.height_pt;
    return fit;
}

const struct design *style_design(const struct style *style, const char *format)
{
    for (size_t i = 0; i < style->n_designs; i++) {
        if (text_equal(style->designs[i].format, format ? format : "standard")) {
            return &style->designs[i];
        }
    }
    return NULL;
}

const struct scale *style_scale(const struct design *design, double body_pt)
{
    for (size_t i = 0; i < design->n_scales; i++) {
        const double off = design->scales[i].body_pt - body_pt;
        if (off > -0.01 && off < 0.01) {
            return &design->scales[i];
        }
    }
    return body_pt > 0 ? NULL : &design->scales[design->default_scale];
}
