#include "sort.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_PLACE 999999999L

static enum outcome bad(struct diag *d, const struct input *table, long line)
{
    return diag_note(d, D_SORT_TABLE, &(struct place){.file = table->name, .line = line}, NULL);
}

/* Cuts a line, without its end, off *at; NULL when there is none. */
static char *next_line(struct arena *arena, const char **at, const char *end)
{
    if (*at >= end)
        return NULL;
    const char *stop = memchr(*at, '\n', (size_t)(end - *at));
    size_t n = (size_t)((stop ? stop : end) - *at);
    char *line = arena_strndup(arena, *at, n);
    *at = stop ? stop + 1 : end;
    if (n > 0 && line[n - 1] == '\r')
        line[n - 1] = '\0';
    return line;
}

static bool read_head(date_day days[2], const char *line)
{
    char from[11] = "", until[11] = "";
    int end = 0;
    if (!line || sscanf(line, "kenbaar-sort\t1\t%10[0-9-]\t%10[0-9-]%n", from, until, &end) != 2 || line[end])
        return false;
    days[0] = date_parse(from);
    days[1] = date_parse(until);
    return days[0] != DATE_NONE && days[1] != DATE_NONE && days[0] <= days[1];
}

static bool read_row(struct sort_row *out, const char *line)
{
    char from[5], to[5], place[10];
    int end = 0;
    if (sscanf(line, "%4[0-9]\t%4[0-9]\t%9[0-9]%n", from, to, place, &end) != 3 || line[end] || strlen(from) != 4 || strlen(to) != 4)
        return false;
    *out = (struct sort_row){(int)strtol(from, NULL, 10), (int)strtol(to, NULL, 10), strtol(place, NULL, 10)};
    return out->from <= out->to;
}

static size_t count_lines(const struct input *table)
{
    size_t n = 1;
    for (size_t i = 0; i < table->n_bytes; i++)
        n += table->bytes[i] == '\n';
    return n;
}

enum outcome sort_load(struct sort *out, struct arena *arena, struct diag *d, const struct input *table, date_day mailing_date)
{
    *out = (struct sort){.rows = NULL};
    if (!table)
        return DONE;
    const char *at = table->bytes, *end = table->bytes + table->n_bytes;
    date_day days[2];
    if (!read_head(days, next_line(arena, &at, end)))
        return bad(d, table, 1);
    if (mailing_date < days[0] || mailing_date > days[1])
        return diag_note(d, D_SORT_TABLE_EXPIRED, &(struct place){.file = table->name, .line = 1}, NULL);
    out->rows = arena_array(arena, count_lines(table), sizeof *out->rows);
    long number = 1;
    for (const char *line; (line = next_line(arena, &at, end));) {
        struct sort_row *row = &out->rows[out->n_rows];
        number++;
        if (!*line)
            continue;
        if (!read_row(row, line) || (out->n_rows > 0 && row[-1].to >= row->from))
            return bad(d, table, number);
        out->n_rows++;
    }
    return out->n_rows > 0 ? DONE : bad(d, table, 1);
}

static long place_of(const struct sort *sort, const char *postcode)
{
    const int digits = (int)strtol(postcode, NULL, 10);
    size_t low = 0, high = sort->n_rows;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (sort->rows[middle].to < digits)
            low = middle + 1;
        else
            high = middle;
    }
    const bool is_found = low < sort->n_rows && sort->rows[low].from <= digits && isdigit((unsigned char)postcode[0]);
    return is_found ? sort->rows[low].place : MAX_PLACE + 1;
}

void sort_key(char out[SORT_KEY_BYTES], const struct sort *sort, const struct sort_piece *piece)
{
    const char *match = piece->is_annex ? piece->match_code : "";
    if (!piece->postcode[0])
        snprintf(out, SORT_KEY_BYTES, "%s\tZ%s", match, piece->country);
    else if (sort->n_rows > 0)
        snprintf(out, SORT_KEY_BYTES, "%s\tN%010ld%s", match, place_of(sort, piece->postcode), piece->postcode);
    else
        snprintf(out, SORT_KEY_BYTES, "%s\tN%s", match, piece->postcode);
}
