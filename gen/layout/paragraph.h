/* paragraph - spans in, lines of placed marks out.
 *
 * Three steps: build (text cut into unbreakable atoms of shaped pieces, free of width), fit (lines.c: which atoms make
 * which line), set (marks). Between the first and the second a table may ask how wide the text wants to be. All in
 * design units until the marks are made, so that the arithmetic is whole numbers. Everything is the letter's arena's. */
#pragma once
#include "kit.h"

/* A stretch of text of one look, perhaps a link. */
struct run {
    struct look look;
    const char *lang, *href;
    const struct shape *space;
};

struct piece {
    const struct shape *shape;
    unsigned short run;
    bool verbatim; /* of a <nobr>: a number, an identifier; a hyphen that is not its own would make it another */
};

enum line_end {
    END_NONE /* the text ends */,
    END_SPACE,
    END_INSIDE /* after a hyphen or slash of the text */,
    END_HYPHEN,
    END_FORCED
};

/* What no line end may split, and the spaces behind it that vanish when a line ends there. */
struct atom {
    size_t first_piece;
    unsigned short n_pieces, n_spaces;
    unsigned short space_run; /* of these spaces */
    unsigned char end;   /* enum line_end */
    bool opens_sentence; /* a word that begins a sentence, */
    bool is_short;       /* of three letters at most: better not left at a line's end */
    bool in_name;        /* what it ends in was inserted and goes on behind it: a person, a program */
    int width, space;    /* space: advance of the n_spaces */
};

struct paragraph {
    const struct block *owner;
    int part;
    enum artifact artifact;
    const struct type *type;
    enum face base_face;
    const char *lang;
    bool mixed;      /* runs of more than one bidi level, or a paragraph that is read from the right */
    bool from_right; /* the paragraph's own level is 1 */
    struct run *runs;
    size_t n_runs;
    struct piece *pieces;
    size_t n_pieces;
    struct atom *atoms;
    size_t n_atoms;
    int widest_atom, widest_line; /* the narrowest column it fits unhyphenated; its width when nothing is broken */
    int widest_part;              /* the narrowest where also names break, at their own hyphens */
    bool keeps_next;              /* ends with a colon */
};

/* One line: its marks' y is relative to the line's top. */
struct line {
    struct mark *first, *last;
    double width_pt; /* without the space at its end */
};

struct lines {
    struct line *lines;
    size_t n;
};

/* As on a page read from the left. */
enum align { ALIGN_LEFT, ALIGN_RIGHT };

/* REFUSED when a glyph is missing; the note names the slot. */
enum outcome paragraph_build(struct paragraph *out, struct job *job, const struct block *block,
                             const struct span *spans, const struct type *type);
/* The same of one plain text (list labels). */
enum outcome paragraph_build_text(struct paragraph *out, struct job *job, const struct block *block, const char *text,
                                  const struct type *type);
double paragraph_widest_pt(const struct job *job, const struct paragraph *p);
double paragraph_narrowest_pt(const struct job *job, const struct paragraph *p);
double paragraph_least_pt(const struct job *job, const struct paragraph *p);
/* Lines of at most width_pt, the first glyph at x_pt (or the last at x_pt + width_pt); turned about on a page that is read
 * from the right. */
struct lines paragraph_set(struct job *job, const struct paragraph *p, double x_pt, double width_pt, enum align align);
/* From a line's top to its baseline. */
double paragraph_baseline_pt(const struct job *job, const struct type *type);

/* lines.c: where each line ends. */
struct fit {
    struct atom *atoms; /* the paragraph's, or with words hyphenated that did not fit */
    size_t n_atoms;
    struct piece *pieces;
    size_t *ends; /* per line: index of the atom after its last */
    size_t n_lines;
    bool is_even; /* a heading: its last line is not left short */
};
void lines_fit(struct fit *out, struct job *job, const struct paragraph *p, int width);
int lines_hyphen_width(struct job *job, const struct paragraph *p);
const struct shape *lines_hyphen(struct job *job, struct look look);
