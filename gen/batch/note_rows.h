/* note_rows - notes on their way from a sandboxed child to its parent, in memory that both share: rows of a fixed size, so that
 * there is nothing to parse. */
#pragma once
#include "../base/diag.h"

enum { NOTE_ROWS = 50 };
struct note_row {
    unsigned code;
    long line;
    char file[512], record[80], xpath[256], detail[256];
    char field[LANGUAGE_N][96], hint[LANGUAGE_N][256];
};
struct note_rows {
    unsigned n;
    struct note_row rows[NOTE_ROWS];
};

/* What does not fit is cut. */
void note_rows_pack(struct note_rows *out, const struct diag *d);
/* Notes them in d; rows that cannot be are left out. Gives the worst outcome. */
enum outcome note_rows_unpack(struct note_rows *rows, struct diag *d);
/* Copies text into a field of n_bytes, cut between characters. NULL becomes "". */
void note_rows_text(char *out, size_t n_bytes, const char *text);
