#include "matrix.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <zint.h>

enum { PIECE_DIGITS = 17, CHECK_BASE = 97 };

bool matrix_payload(char out[MATRIX_DIGITS + 1], const char *piece, int sheet, int of)
{
    int rest = 0;
    if (strlen(piece) != PIECE_DIGITS || strspn(piece, "0123456789") != PIECE_DIGITS || sheet < 1 || of < sheet || of > 99)
        return false;
    snprintf(out, MATRIX_DIGITS + 1, "%s%02u%02u00", piece, (unsigned)sheet % 100, (unsigned)of % 100);
    for (const char *at = out; *at; at++)
        rest = (rest * 10 + (*at - '0')) % CHECK_BASE;
    const int check = CHECK_BASE + 1 - rest; /* ISO 7064, MOD 97-10: the whole number leaves 1 */
    out[MATRIX_DIGITS - 2] = (char)('0' + check / 10);
    out[MATRIX_DIGITS - 1] = (char)('0' + check % 10);
    return true;
}

static bool is_dark(const struct zint_symbol *symbol, int row, int column)
{
    return column < symbol->width && (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}

static void add_modules(struct mark_set *set, struct arena *arena, const struct zint_symbol *symbol, const struct mark_rect *at)
{
    const double module = at->width_mm / (symbol->width + 2 * MATRIX_QUIET_MODULES);
    for (int row = 0; row < symbol->rows; row++) {
        for (int column = 0; column < symbol->width; column++) {
            int n = 0;
            while (is_dark(symbol, row, column + n))
                n++;
            if (n)
                mark_set_rect(set, arena, (struct mark_rect){at->x_mm + (column + MATRIX_QUIET_MODULES) * module,
                                                             at->y_mm + (row + MATRIX_QUIET_MODULES) * module, n * module, module});
            column += n;
        }
    }
}

bool matrix_marks(struct mark_set *set, struct arena *arena, const char *payload, const struct mark_rect *place)
{
    struct zint_symbol *symbol = ZBarcode_Create();
    if (!symbol)
        arena_no_memory();
    symbol->symbology = BARCODE_DATAMATRIX;
    symbol->option_3 = DM_SQUARE;
    const int said = ZBarcode_Encode(symbol, (const unsigned char *)payload, 0);
    const bool is_code = said < ZINT_ERROR && symbol->rows > 0 && symbol->rows == symbol->width &&
                         fmin(place->width_mm, place->height_mm) / (symbol->width + 2 * MATRIX_QUIET_MODULES) >= MATRIX_MODULE_MIN_MM;
    if (is_code)
        add_modules(set, arena, symbol, place);
    ZBarcode_Delete(symbol);
    return is_code;
}
