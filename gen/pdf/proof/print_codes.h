/* print_codes - Data Matrix and KIX read back from the rectangles of a stamp, by code that shares nothing with the encoders: what a scanner would make of
 * them.
 *
 * Data Matrix by ISO/IEC 16022 (ECC 200), the one size that a piece's 23 digits take: 16 x 16 modules, 12 codewords and 12 of correction. KIX by the
 * alphabet of RM4SCC, in PostNL's measures. */
#pragma once
#include "print_proof.h"
#include "print_stamp.h"

#define CODES_MATRIX_DIGITS 23
#define CODES_KIX_MAX       18

/* The digits of the symbol within the place (millimetres, its quiet zone of four modules included). False when the rectangles there are no whole symbol
 * without an error. */
bool codes_read_matrix(char out[CODES_MATRIX_DIGITS + 1], const struct stamped *s, const struct proof_rect *place);
/* The characters whose bars begin at that place and stand one pitch apart; "" when none stands there. False when bars are none. */
bool codes_read_kix(char out[CODES_KIX_MAX + 1], const struct stamped *s, const struct proof_rect *place);
/* What a Data Matrix of that sheet must say: piece, sheet, of, and the check by which the whole number leaves 1 when divided by 97 (ISO 7064). */
void codes_expect_matrix(char out[CODES_MATRIX_DIGITS + 1], const char *piece, long sheet, long of);
