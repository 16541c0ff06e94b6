/* layout - page model in, pages of placed marks out. No drawing, no Cairo.
 *
 * Lengths are PostScript points from the top left corner of the page, y downward. Everything lives in the
 * arena given. The structure is kept beside the marks: each mark has the block that owns it (a leaf of the structure
 * tree) or is an artifact; marks are in reading order, so pdf/ can tag them without knowing the layout. */
#pragma once
#include "../compose/page_model.h"
#include "../record/schema.h"
#include "../select/bundle.h"

enum face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_N };
/* Families of the house style, numbered as its rows are: 0 is the house's own, the others serve scripts or formats. */
enum { MAX_FAMILIES = 8 };
enum mark_kind {
    MARK_GLYPHS,
    MARK_RULE /* filled rectangle */,
    MARK_FRAME /* stroked rectangle */,
    MARK_PATH /* filled vector path: logo, qr */
};
enum artifact {
    ARTIFACT_NOT,
    ARTIFACT_FOOTER,
    ARTIFACT_RETURN,
    ARTIFACT_LAYOUT /* rules, frames */,
    ARTIFACT_FOLD,
    ARTIFACT_WATERMARK
};

struct glyph {
    unsigned short id; /* glyph index in the face's font file */
    short y;           /* origin from the mark's own, in units of the font: upward of the baseline, */
    int x;             /* and to the right. A letter has thousands: points they become where they are drawn */
};
/* A piece of text: so many bytes of `text` are shown by so many glyphs (cairo_text_cluster_t's meaning). */
struct cluster {
    unsigned char n_bytes, n_glyphs;
};

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };
struct path_step {
    enum path_verb verb;
    double x_pt[3], y_pt[3];
};
struct path {
    struct path_step *steps;
    size_t n_steps;
    unsigned rgb; /* 0xRRGGBB */
};

struct mark {
    enum mark_kind kind;
    enum artifact artifact;
    const struct block *owner;  /* NULL for artifacts */
    int part;                   /* 0 body of the owner, 1 list label ("1." or bullet) */
    int script_level;           /* bidi level, 0 in a left-to-right letter */
    double x_pt, y_pt;          /* glyphs: baseline origin; others: top left */
    double width_pt, height_pt; /* rule, frame, path: extent; glyphs: advance, and 0 */
    double stroke_pt;           /* frame */
    double rotate_deg; /* watermark: clockwise about x_pt, y_pt, as cairo_rotate() turns; -45 rises to the right */
    unsigned rgb;
    /* MARK_GLYPHS */
    int family;
    enum face face;
    double size_pt; /* of the glyphs: the family's scale is in it */
    const char *text; /* UTF-8, what the glyphs show; a line end inside a block ends with a real space glyph */
    size_t n_text_bytes;
    struct glyph *glyphs;
    size_t n_glyphs;
    double pt_per_unit; /* of their places */
    struct cluster *clusters;
    size_t n_clusters;
    const char *href; /* part of a link */
    const char *lang; /* BCP 47 */
    /* MARK_PATH: paths with coordinates relative to x_pt, y_pt */
    struct path *paths;
    size_t n_paths;
    bool is_kept;    /* the paths are the kit's: they stay where they are, and as they are */
    const char *alt; /* figure's alternative text */
    struct mark *next;
};

/* Where a glyph's origin is, from the mark's; y downward. */
static inline double glyph_x_pt(const struct mark *mark, size_t i)
{
    return mark->glyphs[i].x * mark->pt_per_unit;
}
static inline double glyph_y_pt(const struct mark *mark, size_t i)
{
    return -mark->glyphs[i].y * mark->pt_per_unit;
}

struct rect {
    double x_pt, y_pt, width_pt, height_pt;
};

struct page {
    int number;                 /* from 1 */
    const struct block *letter; /* the BLOCK_LETTER it belongs to */
    bool from_right;            /* it is read from the right, and mirrored */
    struct mark *first, *last;
};

struct layout {
    double width_pt, height_pt; /* A4 */
    struct page *pages;
    size_t n_pages;
    int n_sheets, max_sheets; /* what it takes, and what its envelope takes: the caller judges */
    const struct block *model; /* the page model laid out (structure) */
    const char *title, *lang;  /* of the first letter */
};

/* Process-lifetime: fonts, shape cache, style, envelopes, hyphenation, logos. */
struct layout_kit;
/* From the bundle's house/, fonts/, hyphen/. BROKEN when a font is variable, restricted or broken. The FreeType faces
 * (for Cairo) are lent by layout_kit_face(). */
enum outcome layout_kit_load(struct layout_kit **out, struct arena *arena, struct diag *d, const struct bundle *b);
/* NULL for a family that no mark was set in yet: those behind the first are opened when a text first needs them. */
void *layout_kit_face(const struct layout_kit *kit, int family, enum face face); /* FT_Face */
/* Opens every family, also those that no letter has needed: for who vouches for a bundle. BROKEN as layout_kit_load(). */
enum outcome layout_kit_open_all(struct layout_kit *kit, struct diag *d);

/* A profile of the bundle; the kit's. BROKEN when there is none of that name, or it cannot be used. */
struct envelope;
enum outcome layout_kit_envelope(const struct envelope **out, struct layout_kit *kit, struct diag *d, const char *id);

struct layout_options {
    const char *envelope;   /* profile name, e.g. "nen1026-left-c5" */
    const char *format;     /* reading format whose design the page has; NULL: "standard" */
    double body_size_pt;    /* 0: the design's default */
    int max_sheets;         /* of the body's own envelope row; 0: what the profile takes */
    const struct schema *fields; /* names the clerk's field in messages; NULL: unnamed */
    const struct place *at; /* file and record id for messages */
};
/* *out is set too when finished pages are REFUSED for what stands where on them. REFUSED: a glyph is missing (named by slot), an address line does not fit, the letter is too long for its envelope. */
enum outcome layout_make(struct layout **out, struct arena *arena, struct diag *d, struct layout_kit *kit,
                         const struct block *model, const struct layout_options *options);
/* Whether nothing of the page leaves ink in the rectangle; what lies under the text does not count. */
bool layout_is_clear(const struct layout_kit *kit, const struct page *page, const struct rect *place);
/* What is wrong with a mark on the first page of a letter in this envelope, and where its ink is: window_check()'s question, of one mark. */
struct envelope;
enum window_fault { WINDOW_RIGHT, WINDOW_SHOWS /* what never should */, WINDOW_HIDES /* a part of the address */ };
enum window_fault layout_window_fault(struct rect *ink, const struct layout_kit *kit, const struct mark *mark, const struct envelope *envelope);
/* How wide printable ASCII is in the house's own type, letter by letter. */
double layout_width_pt(const struct layout_kit *kit, const char *words, double size_pt);
/* The layout as text, one mark a line, millimetres to 0.01: --stop-after=layout and goldens. */
struct buf;
void layout_dump(struct buf *out, const struct layout *layout);
