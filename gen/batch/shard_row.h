/* shard_row - what a shard's child tells its parent, through a pipe: rows of a fixed size, written whole (a row is smaller than what
 * a pipe takes at once), so that there is nothing to parse. Nobody's name or address is among it. */
#pragma once
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "../base/hash.h"
#include "work_file.h"

enum shard_row_kind {
    ROW_STARTS, /* of piece `at` */
    ROW_PIECE,  /* what became of it */
    ROW_RELEASE, /* of the piece before, which is made: who let a gate go that holds it; once for each */
    ROW_FILE,   /* a file of the shard is finished: number (0: the tar, which comes first), n_bytes, sha256 */
    ROW_END,    /* all is written */
};

enum { ROW_WORD_BYTES = 40, ROW_NAME_BYTES = 72, ROW_ID_BYTES = 65, ROW_LIST_BYTES = 640, ROW_CODE_BYTES = 5, ROW_RELEASE_BYTES = 480 };

struct shard_row {
    enum shard_row_kind kind;
    long at; /* place in the shard, from 0 */
    char piece[PIECE_DIGITS + 1];
    bool is_made; /* else refused, for the reason `code` */
    char code[ROW_CODE_BYTES];
    char form[ROW_WORD_BYTES], format[ROW_WORD_BYTES], language[ROW_WORD_BYTES], ending[ROW_WORD_BYTES]; /* ending of its file's name: pdf, txt */
    char profile[ROW_NAME_BYTES];     /* "" without an envelope */
    char instruments[ROW_LIST_BYTES]; /* of its selections, spaces between */
    char release[ROW_RELEASE_BYTES];  /* ROW_RELEASE: GATE<TAB>BY<TAB>ROLE; an officer of the body, who answers for it by name */
    int pages, sheets, grams;
    uint64_t n_bytes;
    char sha256[HASH_HEX_LEN + 1];
    long number;      /* of the print file in the run; 0: none */
    long first_sheet; /* there, from 1, banner included */
};
_Static_assert(sizeof(struct shard_row) <= PIPE_BUF, "a row is written whole");

/* True when every word of a row is one: ended, of letters, digits and . _ : - alone (a release: text). A child that parsed untrusted XML is not believed. */
bool shard_row_is_sound(const struct shard_row *row);
/* "G1<TAB>H. Terpstra<TAB>hoofd" as a row has it: no control character, quote or backslash in its parts; cut when it is too long. */
void shard_row_release(struct shard_row *row, const char *gate, const char *by, const char *role);
/* Copies a word, cut when it is too long; NULL becomes "". */
void shard_row_word(char *out, size_t n_bytes, const char *word);
