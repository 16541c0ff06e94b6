/* Reads shards/NNNN.json again, a line at a time. */
#include "shard_result.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <unistd.h>

#include "../base/text.h"

#define HEAD_BYTES 256

static enum outcome unusable(const struct result_reader *r, struct diag *d, const char *what)
{
    char name[DURABLE_NAME_BYTES];
    result_name(name, r->shard, ".json");
    return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = name}, "%s", what);
}

/* The next line without its end; NULL at the end of the file. */
static const char *next_line(struct result_reader *r)
{
    ssize_t n = getline(&r->line, &r->capacity, r->file);
    if (n <= 0)
        return NULL;
    if (r->line[n - 1] == '\n')
        r->line[n - 1] = '\0';
    return r->line;
}

enum outcome result_open(struct result_reader *out, struct diag *d, int shards_fd, const struct plan *plan, const struct plan_shard *shard)
{
    char name[DURABLE_NAME_BYTES], head[HEAD_BYTES];
    *out = (struct result_reader){.shard = shard->number};
    result_name(name, shard->number, ".json");
    int fd = openat(shards_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? NONE : durable_failed(d, name, "open");
    out->file = fdopen(fd, "r");
    if (!out->file) {
        close(fd);
        return durable_failed(d, name, "open");
    }
    snprintf(head, sizeof head, "{\"shard\":%ld,\"plan-hash\":\"%s\",\"first\":%ld,\"pieces\":[", shard->number, plan->hash, shard->first);
    if (text_equal(next_line(out), head))
        return DONE;
    result_close(out);
    return unusable(out, d, "it is of another plan");
}

void result_close(struct result_reader *r)
{
    if (r->file)
        fclose(r->file);
    free(r->line);
    r->file = NULL;
    r->line = NULL;
}

static const char *word_of(const json_t *object, const char *key)
{
    const char *word = json_string_value(json_object_get(object, key));
    return word ? word : "";
}

static long number_of(const json_t *object, const char *key)
{
    const json_t *number = json_object_get(object, key);
    return json_is_integer(number) ? (long)json_integer_value(number) : -1;
}

static void take_piece(struct shard_row *row, const json_t *line)
{
    const char *member = word_of(line, "member"), *dot = strrchr(member, '.');
    *row = (struct shard_row){.kind = ROW_PIECE};
    shard_row_word(row->piece, sizeof row->piece, word_of(line, "piece"));
    shard_row_word(row->code, sizeof row->code, word_of(line, "code"));
    shard_row_word(row->form, sizeof row->form, word_of(line, "form"));
    shard_row_word(row->format, sizeof row->format, word_of(line, "format"));
    shard_row_word(row->language, sizeof row->language, word_of(line, "language"));
    shard_row_word(row->profile, sizeof row->profile, word_of(line, "profile"));
    shard_row_word(row->sha256, sizeof row->sha256, word_of(line, "sha256"));
    shard_row_word(row->ending, sizeof row->ending, dot ? dot + 1 : "");
    row->is_made = text_equal(word_of(line, "status"), "made");
    row->pages = (int)number_of(line, "pages");
    row->sheets = (int)number_of(line, "sheets");
    row->grams = (int)number_of(line, "weight_g");
    row->n_bytes = (uint64_t)number_of(line, "bytes");
    row->number = number_of(line, "print_number");
    row->first_sheet = number_of(line, "first_sheet");
}

static void take_files(struct result_reader *r, struct arena *arena, const json_t *files)
{
    r->n_files = json_array_size(files);
    r->files = arena_array(arena, r->n_files + 1, sizeof *r->files);
    for (size_t i = 0; i < r->n_files; i++) {
        const json_t *file = json_array_get(files, i);
        snprintf(r->files[i].name, sizeof r->files[i].name, "%s", word_of(file, "name"));
        snprintf(r->files[i].sha256, sizeof r->files[i].sha256, "%s", word_of(file, "sha256"));
        r->files[i].n_bytes = (uint64_t)number_of(file, "bytes");
    }
}

static void take_tallies(struct result_reader *r, struct arena *arena, json_t *instruments)
{
    const char *id;
    json_t *made;
    json_object_foreach(instruments, id, made) {
        struct result_tally one = {.made = (long)json_integer_value(made)};
        snprintf(one.instrument, sizeof one.instrument, "%s", id);
        result_tally(&r->tallies, arena, &one);
    }
}

static void take_releases(struct result_reader *r, struct arena *arena, json_t *releases)
{
    const char *who;
    json_t *letters;
    json_object_foreach(releases, who, letters)
        result_release(&r->tallies, arena, &(struct result_release){who, (long)json_integer_value(letters)});
}

static void take_let_go(struct result_reader *r, struct arena *arena, json_t *let_go)
{
    const char *who;
    json_t *places;
    json_object_foreach(let_go, who, places)
        for (size_t i = 0; i < json_array_size(places); i++)
            result_let_go(&r->tallies, arena, &(struct result_let_go){who, (long)json_integer_value(json_array_get(places, i)) - 1});
}

/* "],..." is the end of the object that began on the first line. */
static enum outcome take_last(struct result_reader *r, struct arena *arena, struct diag *d)
{
    r->line[0] = ' ';
    r->line[1] = '{';
    json_t *last = json_loads(r->line, JSON_REJECT_DUPLICATES, NULL);
    const json_t *counts = json_object_get(last, "counts");
    r->said_pieces = number_of(counts, "pieces");
    r->said_made = number_of(counts, "made");
    r->said_refused = number_of(counts, "refused");
    if (last) {
        take_files(r, arena, json_object_get(last, "files"));
        take_tallies(r, arena, json_object_get(last, "instruments"));
        take_releases(r, arena, json_object_get(last, "releases"));
        take_let_go(r, arena, json_object_get(last, "let-go"));
    }
    json_decref(last);
    return last && !next_line(r) ? NONE : unusable(r, d, "its last line");
}

enum outcome result_next(struct result_reader *r, struct shard_row *row, struct arena *arena, struct diag *d)
{
    const char *line = next_line(r);
    if (!line)
        return unusable(r, d, "it ends too early");
    if (text_starts(line, "],"))
        return take_last(r, arena, d);
    size_t n = strlen(line);
    json_t *piece = json_loadb(line, n && line[n - 1] == ',' ? n - 1 : n, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_object(piece)) {
        json_decref(piece);
        return unusable(r, d, "a piece's line");
    }
    take_piece(row, piece);
    json_decref(piece);
    return shard_row_is_sound(row) ? DONE : unusable(r, d, "a piece's line");
}
