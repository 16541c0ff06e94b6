/* words - texts made alike before they are compared, and days, amounts and counts in words: the proofreader's own way of writing them,
 * which shares nothing with the one that wrote the letter (compose/formats.h). */
#pragma once
#include "../../base/arena.h"
#include "../../base/buf.h"
#include "../../base/date.h"

enum { PROOF_NL, PROOF_EN, PROOF_LANG_N };

/* PROOF_LANG_N for a language that cannot be proofread. */
int words_language(const char *tag, size_t n);

/* Appends text made plain: white space of any kind is one space, none at the ends; isolates, soft hyphens and break characters are
 * gone; every quotation mark is the same; a hyphen is a hyphen. */
void words_plain(struct buf *out, const char *text, size_t n);
/* The text itself when it is plain already. */
const char *words_plain_copy(struct arena *arena, const char *text, size_t n);

/* Whether words seem to be missing: two spaces in a row, or one before a full stop or comma. */
bool words_have_hole(const char *text, size_t n);

/* "12 januari 2027"; with_weekday: "dinsdag 12 januari 2027". NULL when it is no day. */
char *words_day(struct arena *arena, int lang, const char *iso, bool with_weekday);
char *words_month(struct arena *arena, int lang, const char *iso); /* "mei 2026" */
/* "€ 1.240,00" */
char *words_money(struct arena *arena, int lang, const char *cents);
/* what: 'w' weeks, 'm' months, 'd' days: "1 week", "6 weken" */
char *words_count(struct arena *arena, int lang, const char *number, char what);
/* In capitals as Dutch has them; NULL when it is too long. */
char *words_capitals(struct arena *arena, const char *text);

/* Whether a line is the Dutch name of that country in capitals. The names are ICU's, longer ones than an address has may go on. */
bool words_are_country(struct arena *arena, const char *line, size_t n, const char *code);

/* The day that begins at text, "12 januari 2027", and how long its words are; DATE_NONE when none does. */
date_day words_read_day(int lang, const char *text, size_t n, size_t *n_read);
/* Whether the words before text[at] are a weekday and a space: 0 Monday to 6 Sunday, or -1. */
int words_weekday_before(int lang, const char *text, size_t at);
