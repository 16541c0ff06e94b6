/* page - a finished page read as it will be shown: its marks in the order in which they are painted, and what each of them says.
 *
 * Nothing is painted or shown outside a mark; marks do not stand in each other; no operator occurs that a letter does not need; words
 * can be seen (sight.h). */
#pragma once
#include "type.h"

enum furniture { NOT_FURNITURE, FURNITURE_LAYOUT, FURNITURE_PAGINATION, FURNITURE_FOOTER, FURNITURE_PAGE, FURNITURE_WATERMARK };

struct page_mark {
    long mcid;                /* -1 of furniture */
    enum furniture furniture; /* "artifacts" in PDF */
    struct bytes name;        /* with its slash; of content: the type of its element */
    size_t text, n_text;      /* in the page's words */
    size_t shown, n_shown;    /* in the page's places: where each of its pieces begins */
    double x, y, size;        /* where its words begin, y downward, and how big they are; has_place false when it has none */
    double last_y;            /* of its last words */
    bool has_place, is_painted;
    bool jumps;               /* among its words are gaps of an em or more, either way */
    bool is_used; /* by heard.c: an element has it */
};

struct shown_at {
    double x, y; /* y downward */
};

struct proof_page {
    struct buf words;
    struct shown_at *shown;
    size_t n_shown, max_shown;
    struct page_mark *marks;
    size_t n_marks, max_marks;
    size_t *by_mcid; /* which mark, + 1 */
    size_t n_mcids;
};

/* Reads page `number` of the file's page tree into *out, whose memory is the arena's. F102, F103. */
enum outcome page_read(struct proof_page *out, const struct file *f, struct type **types, struct bytes page);
