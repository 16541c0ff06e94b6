#include "text.h"

#include <string.h>

/* Lead byte: how many bytes follow, its payload bits, the least code point that needs that length. */
struct lead {
    int n_more;
    uint32_t bits;
    uint32_t least;
};

static struct lead lead_of(unsigned char byte)
{
    if (byte < 0x80)
        return (struct lead){0, byte, 0};
    if (byte >= 0xC2 && byte <= 0xDF)
        return (struct lead){1, byte & 0x1FU, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF)
        return (struct lead){2, byte & 0x0FU, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4)
        return (struct lead){3, byte & 0x07U, 0x10000};
    return (struct lead){-1, 0, 0};
}

/* Unicode 15, table 3-7: well-formed UTF-8 and nothing else. */
int32_t text_decode(const char *text, size_t n_bytes, size_t *at)
{
    size_t start = (*at)++;
    struct lead lead = lead_of((unsigned char)text[start]);
    if (lead.n_more < 0 || (size_t)lead.n_more > n_bytes - start - 1)
        return -1;

    uint32_t c = lead.bits;
    for (int i = 1; i <= lead.n_more; i++) {
        unsigned char byte = (unsigned char)text[start + (size_t)i];
        if ((byte & 0xC0) != 0x80)
            return -1;
        c = c << 6 | (byte & 0x3FU);
    }
    bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
    if (c < lead.least || c > 0x10FFFF || is_surrogate)
        return -1;
    *at = start + 1 + (size_t)lead.n_more;
    return (int32_t)c;
}

size_t text_encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18 & 0x07));
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t text_length(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

bool text_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends(const char *text, const char *suffix)
{
    size_t text_len = strlen(text);
    size_t suffix_len = strlen(suffix);
    return text_len >= suffix_len && strcmp(text + text_len - suffix_len, suffix) == 0;
}

#define BSN_DIGITS 9

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The eleven-test: 9a + 8b + 7c + 6d + 5e + 4f + 3g + 2h - i is a multiple of 11. */
static bool passes_eleven_test(const char *digits)
{
    int sum = -(digits[BSN_DIGITS - 1] - '0');
    for (int i = 0; i < BSN_DIGITS - 1; i++)
        sum += (digits[i] - '0') * (BSN_DIGITS - i);
    return sum % 11 == 0;
}

bool text_has_bsn(const char *text)
{
    while (*text) {
        size_t run = 0;
        while (is_digit(text[run]))
            run++;
        if (run == BSN_DIGITS && passes_eleven_test(text))
            return true;
        text += run ? run : 1;
    }
    return false;
}

/* The bytes of the space, point or hyphen that begins here, 0: none does. Spaces that do not break count. */
static size_t separator_bytes(const char *text)
{
    static const char *const separators[] = {" ", ".", "-", "\u00a0", "\u202f"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (text_starts(text, separators[i]))
            return strlen(separators[i]);
    return 0;
}

struct groups {
    char digits[BSN_DIGITS];
    size_t n_digits, n_groups, n_first; /* n_digits: as many as there are, also more than fit */
    bool has_lone_digit;
};

/* Reads the groups that begin at text, with one and the same separator between; returns what is behind them. */
static const char *read_groups(struct groups *out, const char *text)
{
    const char *separator = NULL;
    size_t n_separator = 0;
    *out = (struct groups){0};
    for (;;) {
        size_t run = 0;
        for (; is_digit(text[run]); run++)
            if (out->n_digits + run < BSN_DIGITS)
                out->digits[out->n_digits + run] = text[run];
        out->n_first = out->n_groups++ ? out->n_first : run;
        out->n_digits += run;
        out->has_lone_digit = out->has_lone_digit || run == 1;
        text += run;
        size_t n = separator_bytes(text);
        bool goes_on = n > 0 && is_digit(text[n]) && (!separator || (n == n_separator && strncmp(text, separator, n) == 0));
        if (!goes_on)
            return text;
        separator = text;
        n_separator = n;
        text += n;
    }
}

bool text_has_bsn_in_groups(const char *text)
{
    while (*text) {
        if (!is_digit(*text)) {
            text++;
            continue;
        }
        struct groups groups;
        const char *from = text;
        text = read_groups(&groups, text);
        bool begins_with_year = groups.n_first == 4 && (text_starts(from, "19") || text_starts(from, "20"));
        bool is_case_number = begins_with_year && from[groups.n_first] == '-';
        if (groups.n_digits == BSN_DIGITS && groups.n_groups >= 3 && !groups.has_lone_digit && !is_case_number &&
            passes_eleven_test(groups.digits))
            return true;
    }
    return false;
}
