/* csv - lists with a heading line, read row by row: RFC 4180, strictly. A quoted field may hold commas and quotes but no line end; nothing
 * follows a closing quote but a comma or the end; every row has as many fields as the heading. One row is in memory at a time. */
#pragma once
#include <stdio.h>

#include "../base/arena.h"
#include "../base/diag.h"

enum { CSV_MAX_FIELDS = 32, CSV_MAX_LINE_BYTES = 65536 };

struct csv {
    FILE *file;
    const char *name; /* for notes; borrowed */
    char *line, *heading; /* getline's; the heading's fields lie in its own */
    size_t capacity, heading_capacity;
    char *columns[CSV_MAX_FIELDS];
    size_t n_columns;
    char *fields[CSV_MAX_FIELDS]; /* of the row read last */
    long row; /* its line in the file */
};

/* Takes over fd and reads the heading. BROKEN (B071, exit 65): it is no such list, with the line. csv_close() in any case. */
enum outcome csv_open(struct csv *out, struct diag *d, int fd, const char *name);
/* A file of a folder. NONE: there is none. */
enum outcome csv_open_at(struct csv *out, struct diag *d, int dir_fd, const char *name);
/* A list that an operator names ("-": standard input), with the column piece. BROKEN: 74, or B071 when it has no such column. */
enum outcome csv_open_pieces(struct csv *out, int *piece_column, struct diag *d, const char *path);
/* DONE: out->fields are the next row's. NONE: no more. */
enum outcome csv_next(struct csv *csv, struct diag *d);
/* The place of a column by its name; -1 when there is none. */
int csv_column(const struct csv *csv, const char *name);
/* The value in that column; "" for column -1. */
const char *csv_value(const struct csv *csv, int column);
void csv_close(struct csv *csv);
