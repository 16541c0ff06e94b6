#include "csv.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "durable.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static enum outcome unusable(const struct csv *csv, struct diag *d, const char *what)
{
    return diag_note(d, D_LIST_UNUSABLE, &(struct place){.file = csv->name, .line = csv->row}, "%s", what);
}

/* Takes a field at **at, in place; *at is then at what follows it. */
static char *take_field(char **at)
{
    char *field = *at, *to = field;
    if (*field != '"') {
        *at += strcspn(field, ",\"");
        return **at == '"' ? NULL : field;
    }
    for (char *c = field + 1;; c++) {
        if (*c == '\0')
            return NULL;
        if (*c == '"' && *++c != '"') {
            *at = c;
            break;
        }
        *to++ = *c;
    }
    if (**at != ',' && **at != '\0')
        return NULL;
    if (to < *at)
        *to = '\0';
    return field;
}

/* Number of fields; 0 when the line is none of a list. */
static size_t cut(char *line, char *fields[CSV_MAX_FIELDS])
{
    char *at = line;
    for (size_t n = 0; n < CSV_MAX_FIELDS; n++) {
        fields[n] = take_field(&at);
        if (!fields[n])
            return 0;
        if (*at == '\0')
            return n + 1;
        *at++ = '\0';
    }
    return 0;
}

/* DONE: a line without its end. Empty lines are none. */
static enum outcome read_line(struct csv *csv, struct diag *d, char **line, size_t *capacity)
{
    ssize_t n;
    do {
        errno = 0;
        n = getline(line, capacity, csv->file);
        csv->row++;
        if (n < 0)
            return errno ? durable_failed(d, csv->name, "read") : NONE;
        while (n > 0 && ((*line)[n - 1] == '\n' || (*line)[n - 1] == '\r'))
            (*line)[--n] = '\0';
    } while (n == 0);
    if (n > CSV_MAX_LINE_BYTES || strlen(*line) != (size_t)n)
        return unusable(csv, d, "line");
    return DONE;
}

static enum outcome read_heading(struct csv *csv, struct diag *d)
{
    enum outcome got = read_line(csv, d, &csv->heading, &csv->heading_capacity);
    if (got != DONE)
        return got == NONE ? unusable(csv, d, "heading") : got;
    const bool is_marked = text_starts(csv->heading, BYTE_ORDER_MARK);
    csv->n_columns = cut(csv->heading + (is_marked ? sizeof BYTE_ORDER_MARK - 1 : 0), csv->columns);
    return csv->n_columns ? DONE : unusable(csv, d, "heading");
}

enum outcome csv_open(struct csv *out, struct diag *d, int fd, const char *name)
{
    *out = (struct csv){.name = name, .file = fdopen(fd, "r")};
    if (!out->file) {
        close(fd);
        return durable_failed(d, name, "open");
    }
    return read_heading(out, d);
}

enum outcome csv_open_at(struct csv *out, struct diag *d, int dir_fd, const char *name)
{
    *out = (struct csv){.name = name};
    int fd = openat(dir_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? NONE : durable_failed(d, name, "open");
    return csv_open(out, d, fd, name);
}

enum outcome csv_open_pieces(struct csv *out, int *piece_column, struct diag *d, const char *path)
{
    *out = (struct csv){.name = path};
    int fd = text_equal(path, "-") ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return diag_note(d, D_FILE_READ, &(struct place){.file = path}, "%s", strerror(errno));
    enum outcome got = csv_open(out, d, fd, path);
    if (got != DONE)
        return got;
    *piece_column = csv_column(out, "piece");
    return *piece_column >= 0 ? DONE : diag_note(d, D_LIST_UNUSABLE, &(struct place){.file = path, .line = 1}, "piece");
}

enum outcome csv_next(struct csv *csv, struct diag *d)
{
    enum outcome got = read_line(csv, d, &csv->line, &csv->capacity);
    if (got != DONE)
        return got;
    return cut(csv->line, csv->fields) == csv->n_columns ? DONE : unusable(csv, d, "fields");
}

int csv_column(const struct csv *csv, const char *name)
{
    for (size_t i = 0; i < csv->n_columns; i++)
        if (text_equal(csv->columns[i], name))
            return (int)i;
    return -1;
}

const char *csv_value(const struct csv *csv, int column)
{
    return column < 0 ? "" : csv->fields[column];
}

void csv_close(struct csv *csv)
{
    if (csv->file)
        fclose(csv->file);
    free(csv->line);
    free(csv->heading);
    csv->file = NULL;
    csv->line = csv->heading = NULL;
}
