/* runs - a paragraph's spans as one flat text, cut into runs of one look: face and language as the spans say, the family as
 * the script of each character asks, the level as UAX 9 has it. */
#pragma once
#include "paragraph.h"

/* A paragraph's text, flat: runs and no-break stretches are told by offset. Forced line ends are '\n'. */
struct flat {
    char *text;
    size_t n_bytes;
    size_t *run_starts; /* n_runs of them, ascending */
    struct stretch {
        size_t from, to;
    } * fixed; /* <nobr> */
    size_t n_fixed;
    struct stretch *names; /* what was inserted: a person, a program */
    size_t n_names;
};

/* Fills out->runs and what goes with them. BROKEN when a family that the text needs cannot be opened. */
enum outcome runs_make(struct flat *flat, struct paragraph *out, struct job *job, const struct span *spans);
/* What a span says; a page's number as the job counts. */
const char *runs_span_text(const struct job *job, const struct span *span);
/* The face that a span of this style asks for. */
enum face runs_face(const struct paragraph *p, unsigned style);
/* The family that shows a character where the text before it stands in `before`. Opens it. */
int runs_family(struct job *job, enum face face, int32_t c, int before);
