#include "qr.h"

#include <string.h>
#include <zint.h>

#define MAX_DATA_LEN 300 /* beyond it the modules get too small for a phone at arm's length */
#define LEVEL_M      2   /* zint's option_1: 1 L, 2 M, 3 Q, 4 H; M mends 15 % */
#define MAX_MODULES  177 /* version 40 */

/* Printable ASCII: a web address holds nothing else (RFC 3986); an international one is written in its ASCII form. */
static bool is_address(const char *data)
{
    size_t len = 0;
    for (; data && data[len]; len++)
        if (data[len] <= ' ' || data[len] > '~')
            return false;
    return len > 0 && len <= MAX_DATA_LEN;
}

static bool is_dark(const struct zint_symbol *symbol, int row, int column)
{
    return (symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1;
}

/* The dark modules as few rectangles: each row's runs, grown downward while the same run stands below. */
struct tracer {
    const struct zint_symbol *symbol;
    double module_pt;
    struct path_step *steps; /* five a rectangle, and room for one a module */
    size_t n_steps;
    bool done[MAX_MODULES][MAX_MODULES];
};

static void add_rectangle(struct tracer *t, int row, int column, int n_rows, int n_columns)
{
    double left = column * t->module_pt, right = (column + n_columns) * t->module_pt;
    double top = row * t->module_pt, bottom = (row + n_rows) * t->module_pt;
    const double corners[4][2] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
    for (int i = 0; i < 4; i++) {
        struct path_step *step = &t->steps[t->n_steps++];
        step->verb = i == 0 ? PATH_MOVE : PATH_LINE;
        step->x_pt[0] = corners[i][0];
        step->y_pt[0] = corners[i][1];
    }
    t->steps[t->n_steps++].verb = PATH_CLOSE;
}

static bool is_free_run(const struct tracer *t, int row, int column, int n_columns)
{
    for (int i = column; i < column + n_columns; i++)
        if (!is_dark(t->symbol, row, i) || t->done[row][i])
            return false;
    return true;
}

static void trace(struct tracer *t)
{
    const int n_rows = t->symbol->rows, n_columns = t->symbol->width;
    for (int row = 0; row < n_rows; row++) {
        for (int column = 0; column < n_columns; column++) {
            if (!is_free_run(t, row, column, 1))
                continue;
            int wide = 1, high = 1;
            while (column + wide < n_columns && is_free_run(t, row, column + wide, 1))
                wide++;
            while (row + high < n_rows && is_free_run(t, row + high, column, wide))
                high++;
            for (int i = 0; i < high; i++)
                memset(&t->done[row + i][column], 1, (size_t)wide);
            add_rectangle(t, row, column, high, wide);
        }
    }
}

static void trace_symbol(struct path *out, struct arena *arena, const struct zint_symbol *symbol, double module_pt)
{
    struct tracer *t = arena_alloc(arena, sizeof *t);
    size_t n_dark = 0;
    for (int row = 0; row < symbol->rows; row++)
        for (int column = 0; column < symbol->width; column++)
            n_dark += is_dark(symbol, row, column);
    t->symbol = symbol;
    t->module_pt = module_pt;
    t->steps = arena_array(arena, 5 * n_dark, sizeof *t->steps);
    trace(t);
    *out = (struct path){.steps = t->steps, .n_steps = t->n_steps, .rgb = 0x000000};
}

enum outcome qr_make(struct path *out, struct arena *arena, struct diag *d, const char *data, double size_pt,
                     double *module_pt)
{
    if (!is_address(data))
        return diag_note(d, D_QR_ADDRESS, NULL, NULL);
    struct zint_symbol *symbol = ZBarcode_Create();
    if (!symbol)
        arena_no_memory();
    symbol->symbology = BARCODE_QRCODE;
    symbol->option_1 = LEVEL_M;
    symbol->input_mode = DATA_MODE;

    enum outcome got = DONE;
    int said = ZBarcode_Encode(symbol, (const unsigned char *)data, 0);
    bool is_code =
        said < ZINT_ERROR && symbol->width == symbol->rows && symbol->rows > 0 && symbol->rows <= MAX_MODULES;
    if (is_code) {
        double module = size_pt / symbol->rows;
        trace_symbol(out, arena, symbol, module);
        if (module_pt)
            *module_pt = module;
    } else {
        got = diag_note(d, D_QR_ADDRESS, NULL, NULL);
    }
    ZBarcode_Delete(symbol);
    return got;
}
