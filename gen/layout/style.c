#include "style.h"

#include <stdlib.h>
#include <string.h>
#include "../base/text.h"
#include "../record/xml.h"

#define HOUSE_FILE "house/style.xml"
#define PT_PER_MM  (72.0 / 25.4)
/* Of a profile that does not say: how far a sheet moves in its envelope, and how much wider than its field the window is at the left and
 * the right. */
#define PLAY_MM    3.0
#define CUT_OUT_LEFT_MM  4.0 /* the play, and what a J reaches to the left of its place */
#define CUT_OUT_RIGHT_MM 1.0 /* lines end where the window always shows them */

/* A number in an attribute and where it belongs; its name ends in -mm, -pt or neither. */
struct field {
    const char *name;
    size_t offset;
};

#define AT(type, member) offsetof(struct type, member)
static const struct field sheet_fields[] = {
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
static const struct field detail_fields[] = {
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
static const struct field scale_fields[] = {
    {"body-pt", AT(scale, body_pt)},
    {"tight-leading-pt", AT(scale, tight_leading_pt)},
    {NULL, 0},
};
static const struct field type_fields[] = {
    {"size-pt", AT(type, size_pt)},
    {"leading-pt", AT(type, leading_pt)},
    {NULL, 0},
};
static const struct field space_fields[] = {
    {"before-pt", AT(space, before_pt)},
    {"after-pt", AT(space, after_pt)},
    {"under-heading-pt", AT(space, under_heading_pt)},
    {NULL, 0},
};
static const struct field rect_fields[] = {
    {"x", AT(rect, x_pt)},
    {"y", AT(rect, y_pt)},
    {"width", AT(rect, width_pt)},
    {"height", AT(rect, height_pt)},
    {NULL, 0},
};
static const struct field envelope_fields[] = {
    {"width", AT(envelope, width_pt)},
    {"height", AT(envelope, height_pt)},
    {NULL, 0},
};
static const struct field play_fields[] = {
    {"left", AT(envelope, play_left_pt)},
    {"right", AT(envelope, play_right_pt)},
    {"up", AT(envelope, play_up_pt)},
    {"down", AT(envelope, play_down_pt)},
    {NULL, 0},
};

static const char *const face_names[] = {"regular", "bold", "italic", NULL};
static const char *const type_names[] = {"body",   "h1",       "h2",     "address", "return", "sender", "term",
                                         "detail", "deadline", "footer", "help",    "mark",   NULL};
static const char *const space_names[] = {"h1", "h2", "p", "list", "box", "table", "dl", "aside", "signature", NULL};

/* What the readers below share: where they are, and whether something was wrong. */
struct reader {
    struct arena *arena;
    struct diag *d;
    const char *file;
    bool all_mm; /* numbers without a unit in their name are millimetres (envelope profiles) */
    enum outcome outcome;
};

static void complain(struct reader *r, const xmlNode *node, const char *what)
{
    const struct place at = {.file = r->file, .line = xml_line(node)};
    r->outcome =
        outcome_worse(r->outcome, diag_note(r->d, D_HOUSE_STYLE, &at, "<%s> %s", (const char *)node->name, what));
}

static int name_index(struct reader *r, const xmlNode *node, const char *attribute, const char *const names[])
{
    const char *value = xml_attr(node, attribute);
    for (int i = 0; value && names[i]; i++) {
        if (strcmp(names[i], value) == 0) {
            return i;
        }
    }
    complain(r, node, attribute);
    return 0;
}

/* Digits and one point only: strtod() would ask the locale, and take "1e9". */
static bool read_number(const char *text, double *out)
{
    double value = 0, part = 1;
    bool point = false;
    if (!text || !*text) {
        return false;
    }
    for (; *text; text++) {
        if (*text == '.' && !point) {
            point = true;
        } else if (*text >= '0' && *text <= '9') {
            value = value * 10 + (*text - '0');
            part *= point ? 10 : 1;
        } else {
            return false;
        }
    }
    *out = value / part;
    return true;
}

static void read_fields(struct reader *r, const xmlNode *node, const struct field *fields, void *into)
{
    for (; fields->name; fields++) {
        const bool mm = r->all_mm || text_ends(fields->name, "-mm");
        double value = 0;
        if (!read_number(xml_attr(node, fields->name), &value)) {
            complain(r, node, fields->name);
        }
        *(double *)((char *)into + fields->offset) = value * (mm ? PT_PER_MM : 1.0);
    }
}

static void read_scale(struct reader *r, const xmlNode *node, struct scale *scale)
{
    bool has_type[TYPE_N] = {false}, has_space[SPACE_N] = {false};
    read_fields(r, node, scale_fields, scale);
    for (xmlNode *child = xml_first(node); child; child = xml_following(child)) {
        if (xml_named(child, "type")) {
            const int which = name_index(r, child, "of", type_names);
            read_fields(r, child, type_fields, &scale->types[which]);
            scale->types[which].face = (enum face)name_index(r, child, "face", face_names);
            has_type[which] = true;
        } else if (xml_named(child, "space")) {
            const int which = name_index(r, child, "of", space_names);
            read_fields(r, child, space_fields, &scale->spaces[which]);
            has_space[which] = true;
        } else {
            complain(r, child, "is unknown here");
        }
    }
    for (int i = 0; i < TYPE_N; i++) {
        if (!has_type[i]) {
            complain(r, node, type_names[i]);
        }
    }
    for (int i = 0; i < SPACE_N; i++) {
        if (!has_space[i]) {
            complain(r, node, space_names[i]);
        }
    }
}

static void read_scales(struct reader *r, const xmlNode *root, struct design *out)
{
    for (xmlNode *node = xml_child(root, "scale"); node; node = xml_next(node, "scale")) {
        out->n_scales++;
    }
    if (out->n_scales == 0) {
        complain(r, root, "without a scale");
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

static const char *copy_of(struct reader *r, const xmlNode *node, const char *attribute)
{
    const char *value = xml_attr(node, attribute);
    return value ? arena_strdup(r->arena, value) : NULL;
}

/* A factor that is 1 when nothing is said. */
static double read_factor(struct reader *r, const xmlNode *node, const char *attribute)
{
    const char *value = xml_attr(node, attribute);
    double factor = 1;
    if (value && (!read_number(value, &factor) || factor < 0.5 || factor > 2)) {
        complain(r, node, attribute);
    }
    return factor;
}

static void read_family(struct reader *r, const xmlNode *node, struct family *out, bool is_first)
{
    out->name = copy_of(r, node, "name");
    out->scripts = copy_of(r, node, "scripts");
    out->formats = copy_of(r, node, "formats");
    out->languages = copy_of(r, node, "languages");
    out->scale = read_factor(r, node, "scale");
    out->leading = read_factor(r, node, "leading");
    for (int face = 0; face < FACE_N; face++) {
        out->files[face] = copy_of(r, node, face_names[face]);
        if (!out->files[face] && (is_first || face != FACE_ITALIC)) {
            complain(r, node, face_names[face]);
        }
    }
    if (!out->name || !out->scripts) {
        complain(r, node, "without name or scripts");
    }
    if (is_first && (out->formats || out->scale < 1 || out->scale > 1)) {
        complain(r, node, "is the house's own: it has no formats and no scale");
    }
}

static void read_fonts(struct reader *r, const xmlNode *root, struct style *out)
{
    xmlNode *fonts = xml_child(root, "fonts");
    out->families = arena_array(r->arena, MAX_FAMILIES, sizeof *out->families);
    for (xmlNode *node = fonts ? xml_child(fonts, "family") : NULL; node; node = xml_next(node, "family")) {
        if (out->n_families == MAX_FAMILIES) {
            complain(r, node, "is one too many");
            return;
        }
        read_family(r, node, &out->families[out->n_families], out->n_families == 0);
        out->n_families++;
    }
    if (out->n_families == 0) {
        complain(r, root, "without a family of fonts");
    }
    xmlNode *languages = xml_child(root, "languages");
    out->from_right = languages ? copy_of(r, languages, "from-right") : NULL;
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

double style_leading(const struct style *style, const char *lang)
{
    for (size_t i = 0; i < style->n_families; i++) {
        if (names_language(style->families[i].languages, lang)) {
            return style->families[i].leading;
        }
    }
    return 1;
}

/* Parses a house file. NULL after a note. */
static xmlNode *open_house(struct reader *r, const struct bundle *b, const char *root)
{
    const struct input *file = bundle_file(b, r->file);
    xmlDoc *doc = NULL;
    if (!file) {
        r->outcome = diag_note(r->d, D_HOUSE_STYLE, &(struct place){.file = r->file}, "not in the bundle");
        return NULL;
    }
    r->outcome = xml_parse(&doc, r->arena, r->d, file, 1);
    if (r->outcome != DONE) {
        return NULL;
    }
    xmlNode *node = xmlDocGetRootElement(doc);
    if (!xml_named(node, root)) {
        complain(r, node, "is not the root that this file should have");
        return NULL;
    }
    return node;
}

/* One of two words. */
static bool read_choice(struct reader *r, const xmlNode *node, const char *attribute, const char *const names[])
{
    return name_index(r, node, attribute, names) == 1;
}

static void read_design(struct reader *r, const xmlNode *node, struct design *out)
{
    static const char *const marks[] = {"top", "text", NULL};
    static const char *const references[] = {"column", "column-or-text", NULL};
    static const char *const footers[] = {"beside", "below", NULL};
    static const char *const firsts[] = {"fixed", "below-window", NULL};
    static const char *const boxes[] = {"frame", "rule", NULL}, *const codes[] = {"beside", "below", NULL};
    const xmlNode *sheet = xml_child(node, "sheet"), *details = xml_child(node, "details");
    const char *format = xml_attr(node, "format"), *plan = xml_attr(node, "plan");
    if (!sheet || !details || !format) {
        complain(r, node, "without format, sheet or details");
        return;
    }
    out->format = arena_strdup(r->arena, format);
    out->plan = plan ? arena_strdup(r->arena, plan) : "";
    read_fields(r, sheet, sheet_fields, &out->sheet);
    read_fields(r, details, detail_fields, &out->details);
    out->sheet.reference_moves = read_choice(r, sheet, "reference", references);
    out->sheet.first_below_window = read_choice(r, sheet, "first", firsts);
    out->sheet.mark_in_text = read_choice(r, sheet, "mark", marks);
    out->details.box_is_ruled = read_choice(r, details, "box", boxes);
    out->details.footer_below = read_choice(r, details, "footer", footers);
    out->details.qr_below = read_choice(r, details, "qr", codes);
    const char *tint = xml_attr(details, "watermark-rgb");
    out->details.watermark_rgb = tint ? (unsigned)strtoul(tint, NULL, 16) : 0xE8E8E8;
    read_scales(r, node, out);
}

static void read_designs(struct reader *r, const xmlNode *root, struct style *out)
{
    for (const xmlNode *node = xml_child(root, "design"); node; node = xml_next(node, "design")) {
        out->n_designs++;
    }
    if (out->n_designs == 0) {
        complain(r, root, "without a design");
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
    struct reader r = {.arena = arena, .d = d, .file = HOUSE_FILE, .outcome = DONE};
    *out = (struct style){0};
    const xmlNode *root = open_house(&r, b, "house");
    if (!root) {
        return r.outcome;
    }
    read_fonts(&r, root, out);
    read_designs(&r, root, out);
    return r.outcome;
}

static void read_rect(struct reader *r, const xmlNode *root, const char *name, struct rect *out)
{
    const xmlNode *node = xml_child(root, name);
    if (node) {
        read_fields(r, node, rect_fields, out);
    } else {
        complain(r, root, name);
    }
}

static void read_place(struct reader *r, const xmlNode *root, const char *name, struct rect *out)
{
    if (xml_child(root, name)) {
        read_rect(r, root, name, out);
    }
}

/* The open part of the envelope: standards name the field in which text may stand, makers cut more. */
static void read_hole(struct reader *r, const xmlNode *root, struct envelope *out)
{
    const xmlNode *node = xml_child(root, "cut-out");
    struct envelope more = {.play_left_pt = CUT_OUT_LEFT_MM * PT_PER_MM,
                            .play_right_pt = CUT_OUT_RIGHT_MM * PT_PER_MM};
    if (node) {
        read_fields(r, node, play_fields, &more);
    }
    out->hole = (struct rect){out->window.x_pt - more.play_left_pt, out->window.y_pt - more.play_up_pt,
                              out->window.width_pt + more.play_left_pt + more.play_right_pt,
                              out->window.height_pt + more.play_up_pt + more.play_down_pt};
}

static void read_play(struct reader *r, const xmlNode *root, struct envelope *out)
{
    const xmlNode *node = xml_child(root, "play");
    out->play_left_pt = out->play_right_pt = out->play_up_pt = out->play_down_pt = PLAY_MM * PT_PER_MM;
    if (node) {
        read_fields(r, node, play_fields, out);
    }
}

/* Downward, as the sheet has them. */
static void read_folds(struct reader *r, const xmlNode *root, struct envelope *out)
{
    double last = 0;
    for (const xmlNode *node = xml_child(root, "fold"); node; node = xml_next(node, "fold")) {
        double y = 0;
        if (out->n_folds == MAX_FOLDS || !read_number(xml_attr(node, "y"), &y) || y <= last) {
            complain(r, node, "y");
            return;
        }
        out->folds_pt[out->n_folds++] = y * PT_PER_MM;
        last = y;
    }
}

static int read_sheets(struct reader *r, const xmlNode *root)
{
    double sheets = 0;
    if (!read_number(xml_attr(root, "max-sheets"), &sheets) || sheets < 1 || sheets > 99) {
        complain(r, root, "max-sheets");
    }
    return (int)sheets;
}

enum outcome style_load_envelope(struct envelope *out, struct arena *arena, struct diag *d, const struct bundle *b,
                                 const char *id)
{
    const char *file = arena_printf(arena, "house/envelopes/%s.xml", id);
    struct reader r = {.arena = arena, .d = d, .file = file, .all_mm = true, .outcome = DONE};
    *out = (struct envelope){.id = arena_strdup(arena, id)};
    if (!bundle_file(b, file)) {
        return diag_note(d, D_ENVELOPE_UNKNOWN, &(struct place){.file = file}, NULL);
    }
    static const char *const references[] = {"column", "text", NULL};
    const xmlNode *root = open_house(&r, b, "envelope");
    if (!root) {
        return r.outcome;
    }
    read_fields(&r, root, envelope_fields, out);
    read_rect(&r, root, "window", &out->window);
    read_rect(&r, root, "address", &out->address);
    read_hole(&r, root, out);
    read_play(&r, root, out);
    read_folds(&r, root, out);
    read_place(&r, root, "kix", &out->kix);
    read_place(&r, root, "matrix", &out->matrix);
    read_place(&r, root, "omr", &out->omr);
    read_place(&r, root, "sort-line", &out->sort_line);
    out->references_in_text = xml_attr(root, "references") && read_choice(&r, root, "references", references);
    read_place(&r, root, "letterhead", &out->letterhead);
    out->duplex = !text_equal(xml_attr(root, "sides"), "simplex");
    out->inserter = copy_of(&r, root, "inserter");
    out->max_sheets = read_sheets(&r, root);
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
