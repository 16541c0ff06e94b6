#include "print_codes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)
#define HEIGHT_PT     841.89
#define NEAR_MM       0.01 /* written to the thousandth of a point */
#define QUIET_MODULES 4
#define LEAST_MM      0.5 /* of a module */
enum { SIDE = 16, INNER = SIDE - 2, N_CODEWORDS = 24, N_DATA = 12, N_CHECK = 12, FIELD = 0x12D };
enum { PAD = 129, FIRST_PAIR = 130, LAST_PAIR = 229 };

/* A rectangle in millimetres from the top left. */
static struct proof_rect mm_of(const struct stamped_rect *r)
{
    return (struct proof_rect){r->x_pt / POINTS_PER_MM, (HEIGHT_PT - r->y_pt - r->height_pt) / POINTS_PER_MM, r->width_pt / POINTS_PER_MM,
                               r->height_pt / POINTS_PER_MM};
}

static bool is_within(const struct proof_rect *r, const struct proof_rect *place)
{
    return r->x_mm >= place->x_mm - NEAR_MM && r->y_mm >= place->y_mm - NEAR_MM && r->x_mm + r->width_mm <= place->x_mm + place->width_mm + NEAR_MM &&
           r->y_mm + r->height_mm <= place->y_mm + place->height_mm + NEAR_MM;
}

/* --- Data Matrix --- */

struct grid {
    bool is_dark[SIDE][SIDE];
    bool is_taken[INNER][INNER]; /* by a bit, while they are read */
};

/* A rectangle is a run of whole modules in one row. */
static bool take_run(struct grid *g, const struct proof_rect *r, const struct proof_rect *place)
{
    const double module = place->width_mm / (SIDE + 2 * QUIET_MODULES);
    const double x = (r->x_mm - place->x_mm) / module - QUIET_MODULES, y = (r->y_mm - place->y_mm) / module - QUIET_MODULES, n = r->width_mm / module;
    const long column = lround(x), row = lround(y), length = lround(n);
    if (fabs(x - (double)column) > NEAR_MM || fabs(y - (double)row) > NEAR_MM || fabs(n - (double)length) > NEAR_MM || fabs(r->height_mm - module) > NEAR_MM)
        return false;
    if (column < 0 || row < 0 || length < 1 || row >= SIDE || column + length > SIDE)
        return false;
    for (long i = 0; i < length; i++) {
        if (g->is_dark[row][column + i])
            return false; /* painted twice */
        g->is_dark[row][column + i] = true;
    }
    return true;
}

/* Solid at the left and below, alternating above and at the right. */
static bool has_frame(const struct grid *g)
{
    for (int i = 0; i < SIDE; i++)
        if (!g->is_dark[i][0] || !g->is_dark[SIDE - 1][i] || g->is_dark[0][i] != (i % 2 == 0) || g->is_dark[i][SIDE - 1] != (i % 2 == 1))
            return false;
    return true;
}

/* The bit at a place of the inner square, wrapped as the standard has it (annex F). */
static unsigned bit_at(struct grid *g, int row, int column)
{
    if (row < 0) {
        row += INNER;
        column += 4 - (INNER + 4) % 8;
    }
    if (column < 0) {
        column += INNER;
        row += 4 - (INNER + 4) % 8;
    }
    g->is_taken[row][column] = true;
    return g->is_dark[row + 1][column + 1];
}

/* The eight bits of a codeword whose last stands there: the shape called utah. */
static unsigned codeword_at(struct grid *g, int row, int column)
{
    static const int shape[8][2] = {{-2, -2}, {-2, -1}, {-1, -2}, {-1, -1}, {-1, 0}, {0, -2}, {0, -1}, {0, 0}};
    unsigned word = 0;
    for (int i = 0; i < 8; i++)
        word = word << 1 | bit_at(g, row + shape[i][0], column + shape[i][1]);
    return word;
}

/* The codeword that the standard puts into the corners of a square of 14: three modules at the lower left, five at the upper right. */
static unsigned corner_codeword(struct grid *g)
{
    static const int shape[8][2] = {{INNER - 3, 0}, {INNER - 2, 0}, {INNER - 1, 0}, {0, INNER - 4}, {0, INNER - 3}, {0, INNER - 2}, {0, INNER - 1}, {1, INNER - 1}};
    unsigned word = 0;
    for (int i = 0; i < 8; i++)
        word = word << 1 | bit_at(g, shape[i][0], shape[i][1]);
    return word;
}

static void take_codeword(unsigned words[N_CODEWORDS], int *n, struct grid *g, const int at[2])
{
    const bool is_inside = at[0] >= 0 && at[0] < INNER && at[1] >= 0 && at[1] < INNER;
    if (is_inside && !g->is_taken[at[0]][at[1]] && *n < N_CODEWORDS)
        words[(*n)++] = codeword_at(g, at[0], at[1]);
}

/* Diagonally up, diagonally down, until the square is read; four modules at its end belong to none. */
static int read_codewords(unsigned words[N_CODEWORDS], struct grid *g)
{
    int n = 0, at[2] = {4, 0};
    do {
        if (at[0] == INNER - 2 && at[1] == 0 && n < N_CODEWORDS)
            words[n++] = corner_codeword(g);
        do {
            take_codeword(words, &n, g, at);
            at[0] -= 2;
            at[1] += 2;
        } while (at[0] >= 0 && at[1] < INNER);
        at[0] += 1;
        at[1] += 3;
        do {
            take_codeword(words, &n, g, at);
            at[0] += 2;
            at[1] -= 2;
        } while (at[0] < INNER && at[1] >= 0);
        at[0] += 3;
        at[1] += 1;
    } while (at[0] < INNER || at[1] < INNER);
    return n;
}

/* The four modules of no codeword: a chequer. */
static bool has_end(const struct grid *g)
{
    const int at = SIDE - 3;
    return g->is_dark[at][at] && g->is_dark[at + 1][at + 1] && !g->is_dark[at][at + 1] && !g->is_dark[at + 1][at];
}

static unsigned times(unsigned a, unsigned b)
{
    unsigned product = 0;
    for (; b; b >>= 1, a = a << 1 ^ (a & 0x80 ? FIELD : 0))
        product ^= b & 1 ? a : 0;
    return product;
}

/* No error at all: the word is nought at each root of its generator, 2 to the 1st to 12th. */
static bool is_whole(const unsigned words[N_CODEWORDS])
{
    unsigned root = 1;
    for (int i = 0; i < N_CHECK; i++) {
        unsigned sum = 0;
        root = times(root, 2);
        for (int k = 0; k < N_CODEWORDS; k++)
            sum = times(sum, root) ^ words[k];
        if (sum)
            return false;
    }
    return true;
}

/* Pairs of digits and single ones; anything else is not ours. */
static bool read_digits(char out[CODES_MATRIX_DIGITS + 1], const unsigned words[N_CODEWORDS])
{
    size_t n = 0;
    for (int i = 0; i < N_DATA; i++) {
        if (words[i] >= FIRST_PAIR && words[i] <= LAST_PAIR && n + 2 <= CODES_MATRIX_DIGITS) {
            out[n++] = (char)('0' + (words[i] - FIRST_PAIR) / 10);
            out[n++] = (char)('0' + (words[i] - FIRST_PAIR) % 10);
        } else if (words[i] > '0' && words[i] <= '9' + 1 && n < CODES_MATRIX_DIGITS) {
            out[n++] = (char)(words[i] - 1);
        } else {
            return false;
        }
    }
    out[n] = '\0';
    return n == CODES_MATRIX_DIGITS;
}

bool codes_read_matrix(char out[CODES_MATRIX_DIGITS + 1], const struct stamped *s, const struct proof_rect *place)
{
    struct grid g = {0};
    unsigned words[N_CODEWORDS];
    if (fabs(place->width_mm - place->height_mm) > NEAR_MM || place->width_mm / (SIDE + 2 * QUIET_MODULES) < LEAST_MM)
        return false;
    for (size_t i = 0; i < s->n_rects; i++) {
        const struct proof_rect r = mm_of(&s->rects[i]);
        if (is_within(&r, place) && !take_run(&g, &r, place))
            return false;
    }
    return has_frame(&g) && has_end(&g) && read_codewords(words, &g) == N_CODEWORDS && is_whole(words) && read_digits(out, words);
}

void codes_expect_matrix(char out[CODES_MATRIX_DIGITS + 1], const char *piece, long sheet, long of)
{
    unsigned rest = 0;
    const int n = snprintf(out, CODES_MATRIX_DIGITS + 1, "%s%02ld%02ld", piece, sheet, of);
    if (n != CODES_MATRIX_DIGITS - 2) {
        out[0] = '\0'; /* no symbol says that */
        return;
    }
    for (const char *at = out; *at; at++)
        rest = (rest * 10 + (unsigned)(*at - '0')) % 97;
    snprintf(out + n, 3, "%02u", 98 - rest * 100 % 97);
}

/* --- KIX --- */

#define BAR_MM   0.508
#define PITCH_MM 1.185
#define STICK_MM 2.08
#define SYNC_MM  1.27

static bool is_at(double a_mm, double b_mm)
{
    return fabs(a_mm - b_mm) < NEAR_MM;
}

/* The bar that begins at x: 1 with what of it is long, 0 when there is none, -1 when it is none. */
static int read_bar(bool *up, bool *down, const struct stamped *s, const struct proof_rect *place, double x_mm)
{
    for (size_t i = 0; i < s->n_rects; i++) {
        const struct proof_rect r = mm_of(&s->rects[i]);
        const double bottom = r.y_mm + r.height_mm;
        if (!is_at(r.x_mm, x_mm) || bottom <= place->y_mm || r.y_mm >= place->y_mm + place->height_mm)
            continue;
        *up = is_at(r.y_mm, place->y_mm);
        *down = is_at(bottom, place->y_mm + 2 * STICK_MM + SYNC_MM);
        const bool is_bar = is_at(r.width_mm, BAR_MM) && (*up || is_at(r.y_mm, place->y_mm + STICK_MM)) &&
                            (*down || is_at(bottom, place->y_mm + STICK_MM + SYNC_MM));
        return is_bar ? 1 : -1;
    }
    return 0;
}

/* Which of six pairs of four bars is long; -1: no pair. */
static int pair_of(const bool is_long[4])
{
    static const char pairs[6][5] = {"0011", "0101", "0110", "1001", "1010", "1100"};
    for (int i = 0; i < 6; i++) {
        int n = 0;
        while (n < 4 && is_long[n] == (pairs[i][n] == '1'))
            n++;
        if (n == 4)
            return i;
    }
    return -1;
}

bool codes_read_kix(char out[CODES_KIX_MAX + 1], const struct stamped *s, const struct proof_rect *place)
{
    static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t n = 0;
    for (int bar = 0;; n++) {
        bool up[4], down[4];
        int found = 0;
        for (int i = 0; i < 4; i++, bar++) {
            const int got = read_bar(&up[i], &down[i], s, place, place->x_mm + bar * PITCH_MM);
            if (got < 0 || (got == 0 && found))
                return false;
            found += got;
        }
        if (!found)
            break;
        const int row = pair_of(up), column = pair_of(down);
        if (found < 4 || row < 0 || column < 0 || n == CODES_KIX_MAX)
            return false;
        out[n] = alphabet[6 * row + column];
    }
    out[n] = '\0';
    return true;
}
