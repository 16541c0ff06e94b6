/* stream - a page as Cairo wrote it in, the same page with marks of ours out.
 *
 * Cairo's k-th mark is the k-th of the drawing's list, by number and by name; one mark more, one less, one empty,
 * one in another, text outside any: F006, and there is no letter. Wrongly counted marks would give each part of the
 * letter the words of the next, and no judge of PDF/UA would see it.
 *
 * What is painted outside marks (rules, frames) becomes an artifact of layout. */
#pragma once
#include "draw.h"
#include "lex.h"
#include "plate.h"

/* A stretch of a page that the structure tree speaks of. A tag has one, but where Cairo had to say what its glyphs
 * mean (Arabic ligatures, a base with its marks): each such cluster is a piece of its own. */
struct piece {
    int mcid;
    struct bytes actual; /* the text of its glyphs, a PDF string; .at NULL: the glyphs say it themselves */
};

struct tag_pieces {
    struct piece *pieces; /* none for artifacts */
    size_t n;
    size_t plate; /* of a figure: which of the letter's */
};

/* A plate that the letter refers to, by the name that its place in the list gives it. */
struct plate_use {
    const struct plate *plate;
    int number; /* of its object */
};
#define PLATE_NAME "/k" /* and its place in the list */

struct rewriting {
    struct arena *arena;
    struct diag *d;
    const struct drawing *drawing;
    const char *(*name_of)(const struct tag *); /* the structure type that marks it */
    size_t next;                                /* tag */
    struct tag_pieces *of_tags;                 /* as many as the drawing has tags */
    const struct plate_use *plates;
    int *n_mcids;                               /* per page */
};

/* Appends page `page` to out, made from `content`. Pages come in order. */
enum outcome stream_rewrite(struct buf *out, struct rewriting *r, struct bytes content, int page);
/* All tags were met: F006 when not. */
enum outcome stream_all_met(const struct rewriting *r);
