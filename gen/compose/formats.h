/* formats - how a letter writes days, amounts, sentences and capitals. The stylesheet asks for them through functions.c; fields.c asks
 * for them again, to see whether what a record holds is what the letter shows. All text lives in the arena. */
#pragma once
#include "wording.h"

/* With a full stop if nothing closes it yet. */
const char *format_sentence(struct arena *arena, const char *text);
/* As it may stand between double quotes: its own are single ones. */
const char *format_inside_quotes(struct arena *arena, const char *text);
/* form: "long" (18 mei 2026), "weekday" (maandag 18 mei 2026), "month" (mei 2026). NULL when it is no day. */
const char *format_date(struct arena *arena, const struct catalogue *words, const char *iso, const char *form);
/* "€ 1.240,00"; NULL when it is no number of cents. */
const char *format_money(struct arena *arena, const struct catalogue *words, const char *cents);
/* As in Dutch (ij becomes IJ); NULL when it is too long. */
const char *format_upper(struct arena *arena, const char *text);
