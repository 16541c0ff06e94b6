/* sections - the letter cut into the places that duties name: what stands before its title, below it, under each heading, in the footers.
 *
 * Which headings there are, and in which order, follows from the facts alone: the duties that apply say which parts are owed, and how
 * often. So a part that is missing, doubled or elsewhere is a fault (F104) before a word of it is read. */
#pragma once
#include "../../select/duties.h"
#include "../../select/facts.h"
#include "heard.h"
#include "words.h"

enum place_bit {
    PLACE_RETURN = 1, PLACE_HEAD = 2, PLACE_OPENING = 4, PLACE_HAPPENED = 8, PLACE_WHY = 16, PLACE_WHO = 32, PLACE_AMOUNTS = 64,
    PLACE_DATA = 128, PLACE_FAIR = 256, PLACE_OBJECTION = 512, PLACE_MORE = 1024, PLACE_FOOTER = 2048,
    PLACE_MARK = 4096 /* before all else; the line of a draft is heard on its other pages in any stretch */
};

/* The places of a row's `in`; 0 when it names one that no letter has. */
unsigned places_read(const char *in);

/* Parts two things in a footer; where a line ends between them it is not printed. */
#define FOOTER_DOT " \xC2\xB7"

#define MAX_PROGRAMS DUTIES_MAX_PROGRAMS
#define MAX_STRETCHES 64

/* A stretch of the letter's words. */
struct stretch {
    unsigned place;
    size_t program; /* 0: of all */
    const char *text;
    size_t n;
    const char *breaks; /* of a footer: by byte of its text, 1 for the space that stands for the end of a line, or for a gap; else NULL */
    size_t first, end; /* elements; both 0: of none, it is furniture */
};

/* What is owed: a row's bits say for which programs, bit 0 for all at once. */
struct owed_rows {
    const struct duties *duties;
    const unsigned *places; /* of each row */
    const uint32_t *of;
    size_t n_programs;
};

/* Whether a duty is owed in a letter of that language, if it applies. */
bool section_owes(const struct tongue *language, const struct duty *duty);
/* How many marks a letter owes by the rows before `row`, or all: each is an element, in the order of the rows. */
size_t section_marks(const struct owed_rows *owed, const struct tongue *language, size_t row);

/* One letter of the file. */
struct section_list {
    const struct tongue *language;
    size_t part; /* which letter */
    struct stretch at[MAX_STRETCHES];
    size_t n;
    size_t first, marks_end, list_end, title, end; /* elements: its first, behind the marks, behind the list of references, its H1, behind its last */
};

/* out->language and out->part are the caller's. */
enum outcome sections_cut(struct section_list *out, const struct file *f, const struct heard *heard, const struct owed_rows *owed);
