/* kit - what layout/ keeps between letters, and what its rooms share while one letter is made. Only layout/ includes this. */
#pragma once
#include "bidi.h"
#include "breaks.h"
#include "fonts.h"
#include "hyphen.h"
#include "logo.h"
#include "qr.h"
#include "shape.h"
#include "style.h"

/* Drawings made once: a body's logo, an instrument's QR code. */
struct drawing {
    const char *key; /* file in the bundle, or the code's text */
    const struct design *design;
    double width_pt, height_pt;
    struct path *paths;
    size_t n_paths;
    struct drawing *next;
};

struct layout_kit {
    struct arena *arena; /* the caller's, for the process */
    const struct bundle *bundle;
    struct style style;
    struct fonts fonts;
    struct breaks *breaks;
    struct bidi *bidi;
    struct shape_cache *shapes;
    struct hyphens *hyphens;
    struct drawing *logos, *codes;
    struct envelope_row {
        struct envelope envelope;
        const struct design **fits; /* the style's designs as this envelope wants them */
        struct envelope_row *next;
    } * envelopes;
};

/* One letter in the making. */
struct job {
    struct layout_kit *kit;
    struct arena *arena; /* the letter's */
    struct diag *d;
    const struct design *design; /* of the reading format */
    int family; /* the letter's own: what its text is set in where the script allows it */
    const struct scale *scale;
    struct type strong; /* body text in bold: labels of rows, heads of columns */
    const struct envelope *envelope;
    int max_sheets;
    const struct schema *fields; /* or NULL */
    const struct place *at;
    int page_number, page_count; /* what the footer's numbers say just now */
    double footer_lift_pt;       /* of a footer that has several lines */
    bool from_right; /* the letter's language is read from the right: its pages are mirrored */
    double turn_pt;  /* what stands at x, so wide, is then set at turn_pt - x - width (job_turned) */
};

/* Where a thing stands that is so wide and begins at x_pt of a page read from the left. */
static inline double job_turned(const struct job *job, double x_pt, double width_pt)
{
    return job->from_right ? job->turn_pt - x_pt - width_pt : x_pt;
}
