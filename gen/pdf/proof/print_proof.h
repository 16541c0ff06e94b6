/* print_proof - a print file read again as it was written, by code that shares nothing with the one that wrote it: every letter on its own sheets,
 * under its own piece number, and nothing else in the file. READ print_proof.c: its last function is the whole of it.
 *
 * A letter's pages must hold the very bytes of its single PDF, drawn with the very type: fonts, widths and maps to text are compared
 * object by object. So what they say, to whom, and how it looks is what the letter's own proofreading has passed. */
#pragma once
#include <stdint.h>

#include "../../base/arena.h"
#include "../../base/diag.h"
#include "../lex.h"

/* Millimetres from the top left corner of the sheet. */
struct proof_rect {
    double x_mm, y_mm, width_mm, height_mm;
};
struct proof_text {
    const char *words;
    double x_mm, y_mm; /* where its baseline begins */
    double size_pt;
};
/* What is printed on the front of a sheet, beside the piece. */
struct proof_marks {
    const struct proof_rect *rects;
    size_t n_rects;
    const struct proof_text *texts; /* in their order */
    size_t n_texts;
};

/* What must stand where. */
struct print_proof_letter {
    struct bytes pdf;   /* its single PDF */
    const char *sha256; /* of it, which whoever counts the pieces holds against its bytes: close, reprint */
    const char *piece;
    long first_sheet, n_sheets;
    const struct proof_marks *marks; /* of each sheet; NULL: none */
    /* Printed once more: what stands over each of its pages in the older file, as it lies there. It must stand here to the byte; marks is not
     * looked at. NULL: printed for the first time. */
    const struct bytes *stamps;
    bool is_simplex; /* of its older file; here, printed on both sides, each of its pages has a blank back */
    /* What the codes among its marks must say, each read by a reader of its own (print_codes.h); NULL: not asked. */
    const struct proof_rect *matrix; /* on every sheet: piece, sheet, of */
    const struct proof_rect *kix;    /* on the first */
    const char *kix_code;            /* "" when it must be white */
};

struct print_proof_order {
    struct bytes file; /* mapped: it is read from its begin to its end */
    bool is_duplex;
    const char *run;
    long number;
    long n_letters;
    /* The letters in their order, each asked for once; what it gives is used before the next. */
    enum outcome (*letter)(void *context, struct diag *d, long at, struct print_proof_letter *out);
    void (*let_go)(void *context, size_t begin, size_t end); /* of the file: bytes that are not needed for now; or NULL */
    void *context;
    bool without_banners; /* sheets printed once more; number is not looked at */
};

/* BROKEN (B051) with the kind of fault, or what `letter` answered. */
enum outcome print_proofread(struct arena *arena, struct diag *d, const struct print_proof_order *order);
