/* draw - pages of marks drawn by Cairo, with flat tags, and a list of those tags beside.
 *
 * Cairo gets nothing of the letter's structure: each run of content is a tag of one name, each run of furniture one of another, never nested. The
 * k-th tag in the file is the k-th of the list, which knows its block; from that the finisher builds the structure tree. Of a logo or QR code the
 * drawing has the tag alone: the finisher puts its plate there (plate.h). A page is drawn in three layers: watermark, then rules and frames, then
 * content in reading order. The first two need no tag: what is painted outside tags is furniture. */
#pragma once
#include <cairo.h>
#include "pdf.h"

enum tag_kind { TAG_TEXT, TAG_FIGURE /* logo, QR code */, TAG_ARTIFACT };

/* One flat tag. All pointers are the layout's. */
struct tag {
    enum tag_kind kind;
    enum artifact artifact;    /* of TAG_ARTIFACT */
    int page;                  /* index into layout->pages */
    const struct block *owner; /* NULL for artifacts */
    int part;                  /* 0 body of the owner, 1 list label */
    const struct mark *first;  /* where the run begins: lang, href, alt, place on the page */
    size_t n_marks;
};

/* A page that was set from specimens (typeset.h), as Cairo would have written it. */
#define MAX_SPECIMENS (MAX_FAMILIES * FACE_N)
struct set_page {
    struct buf content;
    unsigned char uses[MAX_SPECIMENS]; /* bit k: its font k */
    int n_tags;
};

struct specimen;
struct drawing {
    struct buf file;      /* Cairo's PDF, classic cross-reference table; empty when set */
    struct set_page *set; /* one a page; NULL: Cairo drew it */
    struct specimen *specimens[MAX_SPECIMENS]; /* those in use, lent by the kit */
    struct tag *tags;
    size_t n_tags;
};

/* Names of the two tags, as they stand in Cairo's page streams. They are the first of Cairo's list, which it goes through by strcmp() several times a
 * tag; none of them reaches the letter. */
#define TAG_NAME_CONTENT  "Document"
#define TAG_NAME_ARTIFACT "Part"

/* The mark behind `m` in its tag; ask only while the tag has more (n_marks). */
const struct mark *draw_next(const struct mark *m);
/* The drawing and its file belong to the arena. Any trouble of Cairo's ends it: BROKEN, and there is no drawing. */
enum outcome draw_layout(struct drawing **out, struct arena *arena, struct diag *d, struct pdf_kit *kit,
                         const struct layout *layout, const char *mailing_date);
/* The paths of a mark, their corner at the context's. */
void draw_paths_on(cairo_t *cr, const struct mark *mark);
/* Draws one page of it on whatever the context draws on, in points from the top left, untagged in its file. Trouble stays with the context. */
void draw_page_on(cairo_t *cr, struct arena *arena, struct pdf_kit *kit, const struct layout *layout, size_t page);
