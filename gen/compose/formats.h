/* formats - how a letter writes days, amounts, lists, sentences and capitals. The stylesheet asks for them through functions.c; fields.c asks
 * for them again, to see whether what a record holds is what the letter shows. All text lives in the arena. */
#pragma once
#include "wording.h"

/* With a full stop if nothing closes it yet. */
const char *format_sentence(struct arena *arena, const char *text);
/* As it may stand between double quotes: its own are single ones. */
const char *format_inside_quotes(struct arena *arena, const char *text);
/* NULL when it is no day. */
const char *format_date(struct arena *arena, const struct catalogue *words, const char *iso, struct day_style style);
/* "€ 1.240,00"; NULL when it is no number of cents. */
const char *format_money(struct arena *arena, const struct catalogue *words, const char *cents);
/* What is listed. */
struct format_items {
    const char *const *texts;
    size_t n;
};
/* "a", "a of b", "a, b of c"; last: "and", "or", or anything else: "a, b, c". */
const char *format_list(struct arena *arena, const struct list_format *format, const struct format_items *items, const char *last);
/* What stands between two that are written one by one: ", ", or before the last " en ". */
const char *format_joint(struct arena *arena, const struct list_format *format, bool before_last);
/* With a capital, as this language has it (Turkish i becomes İ); as it stands when that cannot be told. */
const char *format_capital(struct arena *arena, const char *lang, const char *text);
/* As in Dutch (ij becomes IJ); NULL when it is too long. */
const char *format_upper(struct arena *arena, const char *text);
