#include "lint_amounts.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

#define MAX_DIGITS 12 /* of a sum in cents */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_between(char c)
{
    return c == '.' || c == ',';
}

/* Spaces, also those that do not break (U+00A0, U+202F). */
static const char *over_spaces(const char *at)
{
    for (;;) {
        if (*at == ' ' || *at == '\n' || *at == '\t')
            at++;
        else if (text_starts(at, "\xC2\xA0"))
            at += 2;
        else if (text_starts(at, "\xE2\x80\xAF"))
            at += 3;
        else
            return at;
    }
}

/* A sum, from its first digit on: 1200, 1.200, 1.200,50, 1200.50. Moves *at past it; -1: too long for one. */
static long long sum_at(const char **at)
{
    char digits[MAX_DIGITS + 1];
    size_t n = 0, n_behind = 0; /* digits behind the last sign */
    bool has_sign = false, is_long = false;
    const char *c = *at;
    for (; is_digit(*c) || (is_between(*c) && is_digit(c[1])); c++) {
        if (is_between(*c)) {
            has_sign = true;
            n_behind = 0;
            continue;
        }
        n_behind++;
        is_long = is_long || n + 2 >= MAX_DIGITS;
        if (!is_long)
            digits[n++] = *c;
    }
    *at = c;
    if (is_long)
        return -1;
    if (!has_sign || n_behind != 2) { /* whole euros */
        digits[n++] = '0';
        digits[n++] = '0';
    }
    digits[n] = '\0';
    return strtoll(digits, NULL, 10);
}

/* One of the words, in any case, and then no letter. */
static bool is_word_at(const struct words *words, const char *at)
{
    for (size_t i = 0; i < words->n; i++) {
        const char *word = words->words[i];
        size_t n = strlen(word);
        bool is_sign = (unsigned char)word[0] > 0x7F;
        size_t k = 0;
        while (k < n && (at[k] | 0x20) == (word[k] | 0x20))
            k++;
        if (k == n && (is_sign || !(((at[n] | 0x20) >= 'a' && (at[n] | 0x20) <= 'z') || is_digit(at[n]))))
            return true;
    }
    return false;
}

/* The word that ends before `end`, of which `start` is the beginning, is one of these. */
static bool is_behind_word(const struct words *words, const char *start, const char *end)
{
    while (end > start && (end[-1] == ' ' || (unsigned char)end[-1] == 0xA0 || (unsigned char)end[-1] == 0xC2))
        end--;
    const char *from = end;
    while (from > start && from[-1] != ' ')
        from--;
    return from < end && is_word_at(words, from);
}

/* Whether a sign for euros ends before `end`; moves *end before it. */
static bool is_behind_sign(const struct words *euro, const char *start, const char **end)
{
    const char *at = *end;
    while (at > start && (at[-1] == ' ' || (unsigned char)at[-1] == 0xA0 || (unsigned char)at[-1] == 0xC2))
        at--;
    for (size_t i = 0; i < euro->n; i++) {
        size_t n = strlen(euro->words[i]);
        if ((size_t)(at - start) >= n && is_word_at(&(struct words){&euro->words[i], 1}, at - n)) {
            *end = at - n;
            return true;
        }
    }
    return false;
}

/* An amount of the decision, or all together. */
static bool is_of_decision(const xmlNode *decision, long long cents)
{
    long long sum = 0;
    for (const xmlNode *it = xml_child(decision, "amount"); it; it = xml_next(it, "amount")) {
        long long amount = xml_attr(it, "cents") ? strtoll(xml_attr(it, "cents"), NULL, 10) : 0;
        if (llabs(amount) == cents)
            return true;
        sum += amount;
    }
    return llabs(sum) == cents;
}

bool lint_names_other_amounts(const struct speech *speech, const char *text, const xmlNode *decision)
{
    bool is_other = false;
    if (!xml_child(decision, "amount"))
        return false;
    for (const char *at = text; *at;) {
        if (!is_digit(*at)) {
            at++;
            continue;
        }
        const char *start = at, *before = at;
        const long long cents = sum_at(&at);
        const bool is_sum = is_behind_sign(&speech->euro, text, &before) || is_word_at(&speech->euro, over_spaces(at));
        if (!is_sum || cents < 0 || is_behind_word(&speech->about, text, before < start ? before : start))
            continue;
        if (is_of_decision(decision, cents))
            return false;
        is_other = true;
    }
    return is_other;
}
