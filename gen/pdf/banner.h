/* banner - the first and the last sheet of a print file: which file it is, what is in it, and a hash that says so. Bars at its edge are seen in the
 * stack. It goes into no envelope. */
#pragma once
#include "print_file.h"

#define BANNER_PIECE_BYTES 32

struct banner {
    const struct print_order *order;
    const struct print_done *done; /* its counts, and the hash of the letters */
    const char *first, *last;      /* pieces; "" when there is none */
    bool is_last;
};

#define BANNER_LINES      11
#define BANNER_LINE_BYTES 160
/* What it says, line by line; both the sheet and who proofreads it take it from here. */
void banner_say(char lines[BANNER_LINES][BANNER_LINE_BYTES], const struct banner *banner);
/* Appends its content. False when something of it is not of ASCII. */
bool banner_draw(struct buf *out, const struct banner *banner);
