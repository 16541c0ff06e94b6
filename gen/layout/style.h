/* style - the house style as data: house/style.xml and the envelope profiles of house/envelopes/.
 *
 * Lengths are points here, millimetres in the files where a ruler would be laid on the sheet. Everything belongs to the
 * arena it was loaded with. */
#pragma once
#include "layout.h"

enum type_of {
    TYPE_BODY,
    TYPE_H1,
    TYPE_H2,
    TYPE_ADDRESS,
    TYPE_RETURN,
    TYPE_SENDER,
    TYPE_TERM,
    TYPE_DETAIL,
    TYPE_DEADLINE,
    TYPE_FOOTER,
    TYPE_HELP,
    TYPE_MARK,
    TYPE_N
};

struct type {
    enum face face;
    double size_pt, leading_pt;
};

enum space_of {
    SPACE_H1,
    SPACE_H2,
    SPACE_P,
    SPACE_LIST,
    SPACE_BOX,
    SPACE_TABLE,
    SPACE_DL,
    SPACE_ASIDE,
    SPACE_SIGNATURE,
    SPACE_N
};

struct space {
    double before_pt, after_pt;
    double under_heading_pt; /* instead of before_pt when a heading stands above */
};

/* Type and spaces that belong to one size of body text. */
struct scale {
    double body_pt;
    double tight_leading_pt; /* body leading when that saves a page */
    struct type types[TYPE_N];
    struct space spaces[SPACE_N];
    struct scale *tight; /* the same with that leading */
};

struct sheet_measures {
    double width_pt, height_pt;
    double left_pt, measure_pt; /* the text column */
    double letterhead_pt, letterhead_height_pt;
    double first_pt, next_pt;           /* text begins: first page of a letter with an address, every other page */
    double bottom_pt, last_bottom_pt;   /* text ends: a page, a letter's last page when a help strip stands below */
    double help_pt, footer_pt, mark_pt; /* tops of these lines */
    double reference_left_pt, reference_width_pt, reference_pt, reference_bottom_pt;
    double fold_left_pt, fold_width_pt;
};

struct details {
    double box_rule_pt, box_pad_pt, deadline_rule_pt;
    double list_indent_pt, item_gap_pt;
    double term_max_part; /* of the width, for the term column of rows */
    double column_gap_pt, table_gap_pt, row_gap_pt, head_rule_pt;
    double qr_pt, qr_gap_pt, qr_module_min_pt;
    double reference_gap_pt, footer_gap_pt;
    double fold_rule_pt, watermark_pt;
    double tightest; /* spaces may shrink to this part when that saves a page */
    unsigned watermark_rgb;
};

struct style {
    const char *font_files[FACE_N];
    struct sheet_measures sheet;
    struct details details;
    struct scale *scales;
    size_t n_scales, default_scale;
};

struct rect {
    double x_pt, y_pt, width_pt, height_pt;
};

/* One envelope and where its window lies on a sheet at rest. */
struct envelope {
    const char *id;
    double width_pt, height_pt;
    struct rect window, address;
    double play_left_pt, play_right_pt, play_up_pt, play_down_pt; /* measured with the calibration sheet */
    double fold_pt;                                               /* from the top of the sheet; 0: not folded */
    bool duplex;
    int max_sheets;
};

/* BROKEN (65) when a file is missing or says something unknown or impossible. */
enum outcome style_load(struct style *out, struct arena *arena, struct diag *d, const struct bundle *b);
enum outcome style_load_envelope(struct envelope *out, struct arena *arena, struct diag *d, const struct bundle *b,
                                 const char *id);
/* The scale of a body size, 0 for the default; NULL when the house has none of that size. */
const struct scale *style_scale(const struct style *style, double body_pt);
