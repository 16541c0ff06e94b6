/* style - the house style as data: house/style.xml, with a design of the page for each reading format that is printed.
 *
 * Lengths are points here, millimetres in the files where a ruler would be laid on the sheet. Everything belongs to the
 * arena it was loaded with. */
#pragma once
#include "envelope.h"

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
    double reference_abreast; /* references side by side above the title, where they have no column beside the address */
    bool first_below_window;  /* first_pt is the least: the text begins below all that the window could show */
    bool reference_moves;     /* what finds no room beside the address stands above the text; else the text begins lower */
    bool mark_in_text;        /* CONCEPT and the like stand above the text of a letter's first page, not at the top of the sheet */
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
    /* text beside its label, or a column of a table, that would be narrower than this stands below instead; 0: never */
    double detail_min_pt, cell_min_pt;
    double page_price, plan_gain; /* of a page, and of beginning one with a section of the plan (paginate.c) */
    bool box_is_ruled;            /* a rule at the side of a box instead of a frame around it */
    bool footer_below;            /* the page number below the rest of the footer instead of at its right */
    bool qr_below;                /* a QR code stands below its text instead of beside it */
    unsigned watermark_rgb;
};

/* The page of one reading format. */
struct design {
    const char *format;
    const char *plan; /* parts that may well begin a page, words; "" for none */
    struct sheet_measures sheet;
    struct details details;
    struct scale *scales;
    size_t n_scales, default_scale;
};

/* A family of fonts and which text takes it. */
struct family {
    const char *name;
    const char *files[FACE_N]; /* names inside the bundle; no italic: NULL */
    const char *scripts;       /* four-letter codes (ISO 15924), single spaces */
    const char *formats;       /* taken only where the letter's format asks for it by name; NULL: wherever its scripts are */
    double scale;              /* its type looks as large as the first family's when it is set so much larger */
    const char *languages;     /* BCP 47, single spaces: letters in these are written in it */
    double leading;            /* and their lines stand so much further apart */
};

struct style {
    struct family *families;
    size_t n_families;
    const char *from_right; /* languages that are read from the right, BCP 47, single spaces */
    const char *letter_goes_on; /* languages in which a word of one letter never ends a line */
    struct design *designs;
    size_t n_designs;
};

/* BROKEN (65) when a file is missing or says something unknown or impossible. */
enum outcome style_load(struct style *out, struct arena *arena, struct diag *d, const struct bundle *b);
/* The design with what the envelope has otherwise; the design itself when that is nothing. */
const struct design *style_fit(struct arena *arena, const struct design *design, const struct envelope *envelope);
/* The factor on the leading of a letter in this language. Asked of its first subtag. */
double style_leading(const struct style *style, const char *lang);
/* Is this language read from the right? Asked of its first subtag. */
bool style_from_right(const struct style *style, const char *lang);
bool style_letter_goes_on(const struct style *style, const char *lang);
/* The design of a reading format, NULL: the standard one; NULL when the house has none for it. */
const struct design *style_design(const struct style *style, const char *format);
/* The scale of a body size, 0 for the default; NULL when the design has none of that size. */
const struct scale *style_scale(const struct design *design, double body_pt);
