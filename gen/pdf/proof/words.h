/* words - texts made alike before they are compared, and days, amounts and counts in words: the proofreader's own way of writing them,
 * which shares nothing with the one that wrote the letter (compose/formats.h). */
#pragma once
#include "../../base/arena.h"
#include "../../base/buf.h"
#include "../../base/date.h"
#include "../../select/proofs.h"

/* How a language writes, as a reader needs it. */
struct tongue {
    const struct proofs *proofs;
    const struct manner *manner; /* the same's */
    bool is_dutch;
};

/* Whether a tag, n bytes of it, names that language: "nl", "nl-NL". */
bool words_are_in(const struct tongue *language, const char *tag, size_t n);

/* Whether a language, "(ar)" as a PDF string, is read from the right. */
bool words_go_left(const char *string, size_t n);

/* Appends text made plain: white space of any kind is one space, none at the ends; isolates, soft hyphens and break characters are
 * gone; every quotation mark is the same; a hyphen is a hyphen. */
void words_plain(struct buf *out, const char *text, size_t n);
/* The text itself when it is plain already. */
const char *words_plain_copy(struct arena *arena, const char *text, size_t n);

/* Whether a letter or a digit stands at text[at], or before it. */
bool words_go_on(const char *text, size_t n, size_t at);
bool words_went_on(const char *text, size_t at);
/* In place: no space, and no LF, before a colon, comma or full stop. Beside the page each change of direction begins other words. */
void words_close_up(char *text);

/* Whether words seem to be missing: two spaces in a row, or one before a full stop or comma. */
bool words_have_hole(const char *text, size_t n);

/* The texts below are made plain and live in the arena. */

#define MAX_VARIANTS 24 /* of one day or count: each form that the language has; which of them is right there is the writer's care */

/* How a fact of the calendar is written. */
enum day_words { DAY_ALONE, DAY_WITH_WEEKDAY, MONTH_ALONE };

/* "12 januari 2027", "dinsdag 12 januari 2027", "mei 2026", in each form; how many, none when it is no day. */
size_t words_day(struct arena *arena, const struct tongue *language, const char *iso, enum day_words how, const char **variants);
/* "1 week", "6 weken" */
size_t words_count(struct arena *arena, const struct tongue *language, const char *number, enum counted what, const char **variants);
/* "12 maanden", behind "every"; of one: "1 maand" or "maand" */
size_t words_interval(struct arena *arena, const struct tongue *language, const char *months, const char **variants);
/* "€ 1.240,00"; NULL when it is no amount */
const char *words_money(struct arena *arena, const struct tongue *language, const char *cents);
/* "Pagina 2 van 4" */
const char *words_page(struct arena *arena, const struct tongue *language, size_t page, size_t pages);
/* In capitals as Dutch has them; NULL when it is too long. */
char *words_capitals(struct arena *arena, const char *text);

/* Whether a line is the Dutch name of that country in capitals. The names are ICU's, longer ones than an address has may go on. */
bool words_are_country(struct arena *arena, const char *line, size_t n, const char *code);

/* A day in a text. */
struct read_day {
    date_day day;   /* DATE_NONE: its words are those of a day, but there is none of that number */
    int weekday;    /* that stands beside it, 0 Monday to 6 Sunday, or -1 */
    size_t n;       /* of its words without the weekday */
};
/* Whether a day stands at text[at], of n bytes. */
bool words_read_day(struct read_day *out, const struct tongue *language, const char *text, size_t n, size_t at);
