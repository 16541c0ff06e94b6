/* cldr - holds how each catalogue of wording/ writes months, weekdays, days, amounts, lists and counts against what ICU has of CLDR.
 *
 *   build/tests/languages/cldr       a line for each difference: TAG<TAB>WHAT<TAB>OURS<TAB>CLDR; TAG<TAB>none when ICU does not have the language
 *
 * All spaces count alike: layout keeps a date and an amount together. tests/languages.sh judges the lines. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uchar.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "../../gen/base/text.h"
#include "../../gen/compose/compose.h"
#include "../../gen/compose/formats.h"
#include "../../gen/record/xml.h"
#include "../lib/workshop.h"

#define WIDE 512
#define TEXT 2048
#define MAX_PLURAL 1200
#define A_MONDAY "2026-05-18"
#define A_MONDAY_MS 1779105600000.0 /* noon of it */

struct speech {
    struct arena *arena;
    const char *tag, *locale; /* ours, ICU's; digits as we write them */
    const struct catalogue *words;
};

/* UTF-8 with each space as U+0020, and without marks of direction, which layout makes itself. */
static const char *plain(struct arena *arena, const UChar *wide)
{
    UChar out[WIDE];
    char text[TEXT];
    int32_t n = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (; *wide && n + 1 < WIDE; wide++)
        if (*wide != 0x200E && *wide != 0x200F && *wide != 0x061C)
            out[n++] = u_isUWhiteSpace(*wide) ? ' ' : *wide;
    out[n] = 0;
    u_strToUTF8(text, sizeof text, NULL, out, n, &status);
    return arena_strdup(arena, text);
}

static const char *plain_text(struct arena *arena, const char *text)
{
    UChar wide[WIDE];
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(wide, WIDE, NULL, text, -1, &status);
    return plain(arena, wide);
}

static void hold(const struct speech *l, const char *what, const char *ours, const char *theirs)
{
    ours = plain_text(l->arena, ours ? ours : "-");
    if (!text_equal(ours, theirs))
        printf("%s\t%s\t%s\t%s\n", l->tag, what, ours, theirs);
}

/* ---- days ---- */

static const char *by_pattern(const struct speech *l, const UChar *pattern, UDate when)
{
    UChar out[WIDE] = {0};
    UChar zone[] = {'U', 'T', 'C', 0};
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, l->locale, zone, -1, pattern, -1, &status);
    udat_format(format, when, out, WIDE, NULL, &status);
    udat_close(format);
    return U_FAILURE(status) ? "?" : plain(l->arena, out);
}

static const char *by_skeleton(const struct speech *l, const char *skeleton, UDate when)
{
    UChar wide[32], pattern[WIDE] = {0};
    UErrorCode status = U_ZERO_ERROR;
    u_uastrcpy(wide, skeleton);
    UDateTimePatternGenerator *generator = udatpg_open(l->locale, &status);
    udatpg_getBestPattern(generator, wide, -1, pattern, WIDE, &status);
    udatpg_close(generator);
    return U_FAILURE(status) ? "?" : by_pattern(l, pattern, when);
}

/* The names of a row, in a row; ours are taken from days that have them. */
static void hold_names(const struct speech *l, const char *what, UDateFormatSymbolType type)
{
    UErrorCode status = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_LONG, l->locale, NULL, -1, NULL, -1, &status);
    const bool are_days = type == UDAT_STANDALONE_WEEKDAYS;
    const char *ours = "", *theirs = "";
    for (int i = 0; i < (are_days ? 7 : 12); i++) {
        UChar name[WIDE] = {0};
        const int32_t index = are_days ? (i + 1) % 7 + 1 : i; /* ICU's week begins with Sunday, which is 1 */
        udat_getSymbols(format, type, index, name, WIDE, &status);
        theirs = arena_printf(l->arena, "%s%s%s", theirs, i ? " " : "", plain(l->arena, name));
        const xmlNode *row = xml_child(l->words->format->parent, are_days ? "weekdays" : type == UDAT_MONTHS ? "months" : "months-alone");
        row = row ? row : xml_child(l->words->format->parent, "months");
        ours = xml_text(l->arena, row);
    }
    udat_close(format);
    hold(l, what, ours, theirs);
}

static void hold_days(const struct speech *l)
{
    hold_names(l, "months", UDAT_MONTHS);
    hold_names(l, "months-alone", UDAT_STANDALONE_MONTHS);
    hold_names(l, "weekdays", UDAT_STANDALONE_WEEKDAYS);
    hold(l, "long", format_date(l->arena, l->words, A_MONDAY, (struct day_style){"long", NULL}), by_skeleton(l, "yMMMMd", A_MONDAY_MS));
    hold(l, "weekday", format_date(l->arena, l->words, A_MONDAY, (struct day_style){"weekday", NULL}), by_skeleton(l, "yMMMMEEEEd", A_MONDAY_MS));
    hold(l, "month", format_date(l->arena, l->words, A_MONDAY, (struct day_style){"month", NULL}), by_skeleton(l, "yMMMM", A_MONDAY_MS));
}

/* ---- amounts, lists, counts ---- */

static void hold_money(const struct speech *l, const char *what, const char *cents)
{
    UChar out[WIDE] = {0}, euro[] = {'E', 'U', 'R', 0};
    UErrorCode status = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_CURRENCY, NULL, 0, l->locale, NULL, &status);
    unum_formatDoubleCurrency(format, strtod(cents, NULL) / 100, euro, out, WIDE, NULL, &status);
    unum_close(format);
    hold(l, what, format_money(l->arena, l->words, cents), U_FAILURE(status) ? "?" : plain(l->arena, out));
}

static void hold_list(const struct speech *l, const char *last, UListFormatterType type)
{
    static const char *const texts[] = {"A", "B", "C"};
    UChar wide[3][2] = {{'A', 0}, {'B', 0}, {'C', 0}}, out[WIDE] = {0};
    const UChar *const items[] = {wide[0], wide[1], wide[2]};
    UErrorCode status = U_ZERO_ERROR;
    UListFormatter *format = ulistfmt_openForType(l->locale, type, ULISTFMT_WIDTH_WIDE, &status);
    ulistfmt_format(format, items, NULL, 3, out, WIDE, &status);
    ulistfmt_close(format);
    hold(l, last, format_list(l->arena, &l->words->list, &(struct format_items){texts, 3}, last), U_FAILURE(status) ? "?" : plain(l->arena, out));
}

/* Each number to MAX_PLURAL, and a million. */
static void hold_counts(const struct speech *l)
{
    UErrorCode status = U_ZERO_ERROR;
    UPluralRules *rules = uplrules_openForType(l->locale, UPLURAL_TYPE_CARDINAL, &status);
    for (long i = 0; i <= MAX_PLURAL + 1 && U_SUCCESS(status); i++) {
        UChar keyword[32] = {0};
        const long n = i > MAX_PLURAL ? 1000000 : i;
        uplrules_select(rules, (double)n, keyword, 32, &status);
        const char *ours = plurals_category(l->words->plurals, n), *theirs = plain(l->arena, keyword);
        if (!text_equal(ours, theirs)) {
            hold(l, "plurals", arena_printf(l->arena, "%ld %s", n, ours), arena_printf(l->arena, "%ld %s", n, theirs));
            break;
        }
    }
    uplrules_close(rules);
}

/* Whether ICU has the language itself, not only what all languages share. */
static bool has_language(const char *tag)
{
    for (int32_t i = 0; i < uloc_countAvailable(); i++)
        if (text_equal(uloc_getAvailable(i), tag))
            return true;
    return false;
}

static void hold_language(struct arena *arena, const struct catalogue *words)
{
    /* English as it is written on this side of the sea; Arabic with the digits of the Dutch letter beside it */
    const char *locale = text_equal(words->lang, "en") ? "en_GB" : arena_printf(arena, "%s@numbers=latn", words->lang);
    const struct speech l = {arena, words->lang, locale, words};
    hold_counts(&l);
    if (!has_language(words->lang)) {
        printf("%s\tnone\t-\t-\n", words->lang);
        return;
    }
    hold_days(&l);
    hold_money(&l, "money", "123456");
    hold_money(&l, "money-large", "123456789");
    hold_money(&l, "debt", "-1250");
    hold_list(&l, "and", ULISTFMT_TYPE_AND);
    hold_list(&l, "or", ULISTFMT_TYPE_OR);
}

int main(void)
{
    static struct workshop w;
    struct statute *statute;
    struct composer *composer;
    workshop_open(&w);
    if (statute_load(&statute, w.arena, &w.diag, &w.bundle) != DONE || workshop_composer(&composer, w.arena, &w.diag, &w.bundle, statute) != DONE ||
        composer_read_all(composer, &w.diag) != DONE)
        workshop_stop(&w.diag, "the catalogues");
    size_t at = 0;
    for (const struct input *in; (in = bundle_each(&w.bundle, "wording/", ".xml", &at));) {
        const char *name = in->name + strlen("wording/");
        if (strchr(name, '/'))
            continue;
        hold_language(w.arena, composer_words(composer, arena_strndup(w.arena, name, strcspn(name, "."))));
    }
    arena_free(w.arena);
    return 0;
}
