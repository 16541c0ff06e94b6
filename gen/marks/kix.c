#include "kix.h"

#include <string.h>

/* Metrics of the free font kixfont, "according to the Dutch specifications". */
static const double BAR_MM = 0.508, PITCH_MM = 1.185, STICK_MM = 2.08, SYNC_MM = 1.27;
enum { BARS = 4, DIGITS_OF_POSTCODE = 4, LETTERS_OF_POSTCODE = 2, MAX_NUMBER = 5, MAX_ADDITION = 6 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_letter(char c)
{
    return capital(c) >= 'A' && capital(c) <= 'Z';
}

/* Copies the postcode without its blank: [1-9][0-9]{3} and two letters, of which SA, SD, SS are not given out. */
static bool take_postcode(char *out, const char *text)
{
    size_t n = 0;
    for (; *text; text++) {
        const bool wants_digit = n < DIGITS_OF_POSTCODE;
        if (*text == ' ' && n == DIGITS_OF_POSTCODE)
            continue;
        if (n == DIGITS_OF_POSTCODE + LETTERS_OF_POSTCODE || (wants_digit ? !is_digit(*text) : !is_letter(*text)))
            return false;
        out[n++] = capital(*text);
    }
    const bool is_reserved = n > 5 && out[4] == 'S' && strchr("ADS", out[5]);
    return n == DIGITS_OF_POSTCODE + LETTERS_OF_POSTCODE && out[0] != '0' && !is_reserved;
}

bool kix_code(char out[KIX_MAX + 1], const char *postcode, const char *number, const char *addition)
{
    size_t n = DIGITS_OF_POSTCODE + LETTERS_OF_POSTCODE, n_added = 0;
    const size_t n_number = number ? strlen(number) : 0;
    memset(out, 0, KIX_MAX + 1);
    if (!postcode || !take_postcode(out, postcode) || n_number < 1 || n_number > MAX_NUMBER)
        return false;
    for (; *number; number++) {
        if (!is_digit(*number))
            return false;
        out[n++] = *number;
    }
    for (const char *at = addition ? addition : ""; *at; at++) {
        if (*at == ' ' || *at == '-')
            continue;
        if (n_added == MAX_ADDITION || (!is_digit(*at) && !is_letter(*at)))
            return false;
        if (n_added++ == 0)
            out[n++] = 'X';
        out[n++] = capital(*at);
    }
    return true;
}

double kix_width_mm(const char *code)
{
    const size_t n = strlen(code);
    return n ? (double)(n * BARS - 1) * PITCH_MM + BAR_MM : 0;
}

/* RM4SCC: a table of six by six in the order 0-9, A-Z. The row says which two of four bars go up, the column which two go down. */
static int bars_of(char c, unsigned *up, unsigned *down)
{
    static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const unsigned char pairs[6] = {0x3, 0x5, 0x6, 0x9, 0xA, 0xC}; /* the first bar is the highest of four bits */
    const char *at = c ? strchr(alphabet, c) : NULL;
    if (!at)
        return 0;
    *up = pairs[(at - alphabet) / 6];
    *down = pairs[(at - alphabet) % 6];
    return 1;
}

bool kix_marks(struct mark_set *set, struct arena *arena, const char *code, double x_mm, double y_mm)
{
    double x = x_mm;
    for (; *code; code++) {
        unsigned up = 0, down = 0;
        if (!bars_of(*code, &up, &down))
            return false;
        for (unsigned bit = 1U << (BARS - 1); bit; bit >>= 1, x += PITCH_MM) {
            const double top = up & bit ? 0 : STICK_MM;
            const double bottom = STICK_MM + SYNC_MM + (down & bit ? STICK_MM : 0);
            mark_set_rect(set, arena, (struct mark_rect){x, y_mm + top, BAR_MM, bottom - top});
        }
    }
    return true;
}
