/* print_file - finished letters, put together into one PDF for the printer. READ print_file.c: print_file_add() is the whole of it.
 *
 * A letter's pages go over as they are: their content to the byte, with what they draw with; the tags' tree, the links and what the letter
 * says of itself stay behind. Before and behind each content stands one of ours: what the mail-room prints over it (stamp.h). Each letter begins
 * on the front of a sheet; where the printer prints both sides, a back without a page is a blank page. The first and the last sheet are
 * banners (banner.h). The file goes to its descriptor as it is made; of a letter only the places of its objects are kept. Nothing in the
 * file's own data tells of a person or a subject. */
#pragma once
#include "../base/hash.h"
#include "stamp.h"

struct print_order {
    int fd;             /* for the file; stands at its start */
    int ipp_fd;         /* for its job attributes (print_job.h); -1: none wanted */
    struct pdf_kit *kit;
    const char *run;    /* by which the run is called: 8 digits */
    long number;        /* of the file in the run */
    const char *profile; /* of the envelope */
    const char *mailing_date; /* ISO */
    bool is_duplex;
    bool without_banners; /* of sheets printed once more, all of them taken; kit is not looked at, nor is number */
    int paper_grams; /* of a square metre of its paper; 0: 80 */
};

/* All borrowed, for the call alone. */
struct print_piece {
    struct bytes pdf;  /* the finished letter, and its SHA-256 */
    const char *sha256;
    const char *piece; /* its number */
    long n_sheets;     /* as they were planned */
    const struct stamp_marks *marks; /* of the front of each sheet; NULL: none */
};

struct print_done {
    long n_letters, n_sheets; /* sheets: with both banners */
    uint64_t n_bytes;
    char sha256[HASH_HEX_LEN + 1];         /* of the file */
    char letters_sha256[HASH_HEX_LEN + 1]; /* as on its banners */
};

#define PRINT_SHEET_WIDTH_PT  595.276 /* A4, as letters have it */
#define PRINT_SHEET_HEIGHT_PT 841.89
#define PRINT_MEDIA_BOX       "[0 0 595.276 841.89]"
/* Where piece and sheet stand, "16593333000000001 1/2": below the footer, within what printers can reach. */
#define PRINT_PIECE_X_MM    33
#define PRINT_PIECE_Y_MM    292.2
#define PRINT_PIECE_SIZE_PT 5

struct print_file;
/* Begins the file; it belongs to the arena. Everything here: BROKEN (B050) for what cannot be put together, (S002) for what cannot be written. */
enum outcome print_file_begin(struct print_file **out, struct arena *arena, struct diag *d, const struct print_order *order);
/* Gives the sheet of the file on which the letter begins; the first banner is sheet 1. */
enum outcome print_file_add(struct print_file *pf, struct diag *d, const struct print_piece *piece, long *first_sheet);

/* Sheets of an older print file, as they are: content, what stands over it, blank backs. */
struct print_taken {
    const char *piece, *sha256; /* of its single PDF, for the banner's hash */
    long first_sheet, n_sheets; /* there */
    bool is_simplex; /* that file is printed on one side: in one that is printed on both, each of its pages gets a blank back */
};
struct print_view;
/* The same for a letter that stands in an older print file, opened with view_open() (proof/print_view.h). Letters out of one view come in its
 * order. */
enum outcome print_file_take(struct print_file *pf, struct diag *d, struct print_view *from, const struct print_taken *letter, long *first_sheet);
enum outcome print_file_end(struct print_file *pf, struct diag *d, struct print_done *done);

/* What the banners' hash is of: a line for each letter, PIECE<TAB>SHA-256 of its PDF<TAB>FIRST SHEET<TAB>SHEETS, as in manifest.csv. */
void print_hash_letter(struct hash_stream *h, const char *piece, const char *sha256, const long sheets[2]);
