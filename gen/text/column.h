/* column - words set into lines of a column of text: filled to at most COLUMN_WIDTH columns, never over it but for what cannot be broken (a
 * web address).
 *
 * What belongs together (<nobr>, no-break spaces, dates and other numbers) stays on one line. Columns are counted as a screen shows them: a mark above a letter
 * and a direction character take none, an ideograph two. */
#pragma once
#include "../base/arena.h"
#include "../base/buf.h"
#include "../compose/page_model.h"

enum { COLUMN_WIDTH = 72 };

/* How lines begin. */
struct column_margin {
    const char *first; /* the first line: "  1. " */
    size_t rest;       /* so many spaces before each other line */
};

/* The words of spans in one row, spaces that no line may end at as COLUMN_JOINT, forced line ends as '\n'; what is written from right to
 * left, or stands in such a text, in its isolates. Lives in the arena. */
#define COLUMN_JOINT '\x01'
char *column_words(struct arena *arena, const struct block *block);
/* Appends the words as lines, each with its line end. Returns how wide the widest is. */
size_t column_fill(struct buf *out, const char *words, const struct column_margin *margin);
/* Appends words as they stand, their joints as spaces. */
void column_put(struct buf *out, const char *words, size_t n);
/* So many columns the first n bytes take. */
size_t column_width(const char *text, size_t n);
/* A line of one character. */
void column_rule(struct buf *out, char c, size_t width);
