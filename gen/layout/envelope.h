/* envelope - the profiles of house/envelopes/: an envelope, and what lies where on a sheet in it. Millimetres in the files, points here. */
#pragma once
#include "layout.h"

/* How many folds a sheet can have. */
enum { MAX_FOLDS = 3 };

/* A4, the one size that letters have. */
#define ENVELOPE_SHEET_WIDTH_PT  (210 * 72 / 25.4)
#define ENVELOPE_SHEET_HEIGHT_PT (297 * 72 / 25.4)

/* One envelope, and what lies where on a sheet at rest in it. */
struct envelope {
    const char *id, *sheet; /* sheet: "A4" */
    double width_pt, height_pt;
    struct rect window;  /* the field that the address standard has for it */
    struct rect hole;    /* what the envelope leaves open: the window and its cut-out */
    struct rect address;
    double play_left_pt, play_right_pt, play_up_pt, play_down_pt; /* measured with the calibration sheet */
    double folds_pt[MAX_FOLDS];                                   /* from the top of the sheet */
    int n_folds;
    bool duplex;
    int max_sheets, sheets_per_file;
    int grams;       /* of the empty envelope; 0: not known */
    int paper_grams; /* of a square metre of the letter's paper */
    /* What the mail-room prints over the sheet; width 0: nothing. */
    struct rect kix;           /* in the window, below the address */
    struct rect postal_matrix; /* the carrier's own Data Matrix, in the window */
    struct rect sort_line;     /* the carrier's other codes, as lines of text, in the window */
    struct rect matrix;        /* the piece's Data Matrix, quiet zone and all; never in the window */
    struct rect omr;           /* where the inserter's eye passes; never in the window */
    const char *inserter;      /* its description in house/inserters/, or NULL */
    /* Instead of the design's, where the window asks for it. */
    bool references_in_text; /* no column of them beside the address: they stand above the text */
    struct rect letterhead;  /* y, height; height 0: the design's */
};

/* BROKEN (65): there is no such profile (P007), or it says something unknown or impossible (P008): a mark for the inserter where the window could
 * show it, a code for the carrier outside the window. Everything belongs to the arena. */
enum outcome envelope_load(struct envelope *out, struct arena *arena, struct diag *d, const struct bundle *b, const char *id);
/* The profiles of a bundle, by name: the next id from *at on, in the arena; NULL at the end. Start with *at = 0. */
const char *envelope_each(struct arena *arena, const struct bundle *b, size_t *at);
/* How far a sheet could move at most, width and height: what the envelope is larger than the folded sheet. */
struct rect envelope_slack(const struct envelope *envelope, double sheet_width_pt, double sheet_height_pt);
/* What the window can show of a sheet, however it slides; and what it shows under every move of the profile's play. */
struct rect envelope_reach(const struct envelope *envelope, double sheet_width_pt, double sheet_height_pt);
struct rect envelope_safe(const struct envelope *envelope, double sheet_width_pt, double sheet_height_pt);
