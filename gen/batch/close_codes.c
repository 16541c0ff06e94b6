#include "close_codes.h"

#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

#define KEY_BYTES  1024
#define SEEN_BYTES 512
#define CODE_BYTES 8

/* A list being counted. */
struct counting {
    struct code_counts *out;
    struct arena *arena;
    bool are_held;
    char record[KEY_BYTES];  /* of the row before: its id, file and line */
    char seen[SEEN_BYTES];   /* its codes so far, spaces around */
};

static void count_one(struct counting *c, const char *code)
{
    struct code_counts *out = c->out;
    size_t i = 0;
    while (i < out->n && !text_equal(out->rows[i].code, code))
        i++;
    if (i == out->n) {
        out->rows = arena_grow(c->arena, out->rows, out->n, &out->capacity, sizeof *out->rows);
        out->rows[out->n++] = (struct code_count){.code = arena_strdup(c->arena, code)};
    }
    out->rows[i].held += c->are_held;
    out->rows[i].refused += !c->are_held;
}

/* Rows of one record stand together. */
static void take_row(struct counting *c, const struct csv *csv, const int columns[4])
{
    char record[KEY_BYTES], word[CODE_BYTES + 3];
    snprintf(record, sizeof record, "%s %s %s", csv_value(csv, columns[0]), csv_value(csv, columns[2]), csv_value(csv, columns[3]));
    if (!text_equal(record, c->record)) {
        memcpy(c->record, record, sizeof record);
        snprintf(c->seen, sizeof c->seen, " ");
    }
    snprintf(word, sizeof word, " %.*s ", CODE_BYTES, csv_value(csv, columns[1]));
    if (strstr(c->seen, word))
        return;
    const size_t n = strlen(c->seen);
    snprintf(c->seen + n, sizeof c->seen - n, "%s", word + 1);
    count_one(c, csv_value(csv, columns[1]));
}

static enum outcome count_list(struct counting *c, struct diag *d, int run_fd, const char *name)
{
    static const char *const names[] = {"id", "code", "file", "line"};
    struct csv csv;
    int columns[4];
    enum outcome got = csv_open_at(&csv, d, run_fd, name);
    for (size_t i = 0; got == DONE && i < 4; i++)
        if ((columns[i] = csv_column(&csv, names[i])) < 0)
            got = diag_note(d, D_LIST_UNUSABLE, &(struct place){.file = name, .line = 1}, "%s", names[i]);
    while (got == DONE && (got = csv_next(&csv, d)) == DONE)
        take_row(c, &csv, columns);
    csv_close(&csv);
    return got == NONE ? DONE : got;
}

static int by_code(const void *a, const void *b)
{
    return strcmp(((const struct code_count *)a)->code, ((const struct code_count *)b)->code);
}

enum outcome code_counts_read(struct code_counts *out, struct arena *arena, struct diag *d, int run_fd)
{
    struct counting refused = {.out = out, .arena = arena}, held = {.out = out, .arena = arena, .are_held = true};
    *out = (struct code_counts){.rows = NULL};
    enum outcome got = count_list(&refused, d, run_fd, "refused.csv");
    if (got == DONE)
        got = count_list(&held, d, run_fd, "held.csv");
    if (out->n)
        qsort(out->rows, out->n, sizeof *out->rows, by_code);
    return got;
}
