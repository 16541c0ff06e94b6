/* chars - which characters may stand in a record's data (reliability T4, T5).
 *
 * Internal to record/. Data goes into letters beside text of our own, so a character that turns the direction
 * of what follows, or that nobody sees, could make a letter say something else than the record does. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "scan.h"

enum chars_fault {
    CHARS_OK,
    CHARS_NOT_UTF8,  /* the file is not what it says */
    CHARS_FORBIDDEN, /* control, direction or invisible character; not a character */
    CHARS_STACKED,   /* more than four combining marks in a row */
    CHARS_MIXED,     /* a letter of another script in a word: it looks like one of ours, and no search finds the word */
    CHARS_ENTITY     /* a reference that XML does not know by itself */
};

/* What one walk over a field's text remembers; zero it at the start of each field. */
struct chars {
    int32_t before;  /* the character before, 0 at the start */
    int n_marks;     /* combining marks in a row, up to here */
    int script;      /* of the word so far: Latin, Greek or Cyrillic (UScriptCode); 0 between words */
    int32_t culprit; /* the character of the fault */
};

/* Checks text as it stands in the file. Where is_literal (CDATA), '&' is just a character. Stops at the first fault. */
enum chars_fault chars_check(struct chars *c, struct span text, bool is_literal);
