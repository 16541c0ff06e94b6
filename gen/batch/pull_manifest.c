#include "pull_manifest.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <unistd.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "json_read.h"
#include "manifest.h"
#include "shard_result.h"

#define FLUSH_BYTES    ((size_t)64 << 10)
#define MAX_BYTES      ((size_t)1 << 20)
#define MAX_JSON_BYTES ((size_t)64 << 20)

/* What the rows come to. */
struct sums {
    char csv_sha256[HASH_HEX_LEN + 1], root[HASH_HEX_LEN + 1];
};

/* -- manifest.csv --------------------------------------------------------------------------------------------------- */

struct writing {
    const struct pull_files *files;
    const struct picked *pulled;
    size_t at; /* the next of them */
    struct aside csv;
    struct buf text;
    struct hash_stream hash;
    struct merkle merkle;
};

static enum outcome flush(struct writing *w, struct diag *d, size_t at_least)
{
    if (w->text.n_bytes < at_least)
        return DONE;
    hash_add(&w->hash, w->text.bytes, w->text.n_bytes);
    enum outcome got = aside_add(&w->csv, d, w->text.bytes, w->text.n_bytes);
    buf_clear(&w->text);
    return got;
}

/* Every other column stays as it is. */
static void add_cell(struct writing *w, const struct piece_walk *walk, const struct run_piece *piece, size_t column, bool is_pulled)
{
    const int at = (int)column;
    const bool is_place = at == walk->columns[COL_TAR] || at == walk->columns[COL_MEMBER] || at == walk->columns[COL_PRINT_FILE];
    buf_str(&w->text, column ? "," : "");
    if (at == walk->columns[COL_FIRST_SHEET])
        buf_printf(&w->text, "%ld", is_pulled ? 0 : pull_files_first_sheet(w->files, piece));
    else if (at == walk->columns[COL_STATUS] && is_pulled)
        buf_str(&w->text, piece_state_word(PIECE_PULLED));
    else if (!is_place || !is_pulled)
        buf_str(&w->text, walk->manifest.fields[column]);
}

static enum outcome add_row(struct writing *w, struct diag *d, const struct piece_walk *walk, const struct run_piece *piece)
{
    const bool is_pulled = w->at < w->pulled->n && text_equal(w->pulled->rows[w->at].is.piece, piece->piece);
    const size_t start = w->text.n_bytes;
    w->at += is_pulled;
    for (size_t column = 0; column < walk->manifest.n_columns; column++)
        add_cell(w, walk, piece, column, is_pulled);
    merkle_add(&w->merkle, w->text.bytes + start, w->text.n_bytes - start);
    buf_str(&w->text, "\n");
    return flush(w, d, FLUSH_BYTES);
}

static enum outcome write_rows(struct writing *w, struct diag *d, const struct closed_run *r)
{
    struct piece_walk walk;
    struct run_piece piece;
    enum outcome got = piece_walk_open(&walk, d, r);
    buf_str(&w->text, MANIFEST_HEAD "\n");
    while (got == DONE && (got = piece_walk_next(&walk, &piece, d)) == DONE)
        got = add_row(w, d, &walk, &piece);
    piece_walk_close(&walk);
    if (got == NONE)
        got = flush(w, d, 0);
    if (got == DONE)
        got = aside_settle(&w->csv, d);
    return got == DONE ? aside_name(&w->csv, d) : got;
}

static enum outcome write_csv(struct sums *out, struct diag *d, const struct closed_run *r, struct writing *w, int stage_fd)
{
    enum outcome got = aside_open(&w->csv, d, stage_fd, MANIFEST_CSV);
    buf_init(&w->text, MAX_BYTES);
    hash_begin(&w->hash);
    merkle_begin(&w->merkle);
    if (got == DONE)
        got = write_rows(w, d, r);
    hash_end_hex(&w->hash, out->csv_sha256);
    merkle_root(&w->merkle, out->root);
    buf_done(&w->text);
    aside_drop(&w->csv);
    return got;
}

/* -- manifest.json -------------------------------------------------------------------------------------------------- */

static enum outcome load(json_t **out, struct diag *d, int run_fd)
{
    int fd = openat(run_fd, MANIFEST_JSON, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(d, MANIFEST_JSON, "open");
    *out = json_read(fd);
    close(fd);
    return *out ? DONE : diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_JSON}, "JSON");
}

static void add_to(json_t *object, const char *key, long long more)
{
    json_object_set_new(object, key, json_integer(json_integer_value(json_object_get(object, key)) + more));
}

/* The member of a list whose `key` is that word; NULL when there is none. */
static json_t *member(json_t *list, const char *key, const char *word, size_t n)
{
    json_t *it;
    size_t i;
    json_array_foreach(list, i, it) {
        const char *value = json_string_value(json_object_get(it, key));
        if (value && strlen(value) == n && strncmp(value, word, n) == 0)
            return it;
    }
    return NULL;
}

/* A case can be selected by one instrument on two days: it is one letter about it all the same, as close counts. */
static bool stands_before(const char *all, const char *at, size_t n)
{
    for (const char *word = all; word < at; word += strcspn(word, " ") + 1)
        if (strcspn(word, " ") == n && strncmp(word, at, n) == 0)
            return true;
    return false;
}

static void take_off(json_t *json, const struct run_piece *piece)
{
    const char *profile = piece->profile[0] ? piece->profile : "-";
    json_t *row = member(json_object_get(json, "profiles"), "name", profile, strlen(profile));
    if (row) {
        add_to(row, "pieces", -1);
        add_to(row, "sheets", piece->profile[0] ? -piece->sheets : 0);
        add_to(row, "grams", -piece->grams);
    }
    for (const char *at = piece->instruments; *at;) {
        const size_t n = strcspn(at, " ");
        row = member(json_object_get(json, "instruments"), "instrument", at, n);
        if (row && !stands_before(piece->instruments, at, n))
            add_to(row, "noticed", -1);
        at += n + (at[n] == ' ');
    }
    add_to(json_object_get(json, "counts"), "pulled", 1);
}

/* -- who let them go ------------------------------------------------------------------------------------------------ */

static json_t *release_row(json_t *list, const char *who)
{
    json_t *it;
    size_t i;
    json_array_foreach(list, i, it) {
        const char *gate = json_string_value(json_object_get(it, "gate")), *by = json_string_value(json_object_get(it, "by"));
        const char *role = json_string_value(json_object_get(it, "role"));
        char own[ROW_RELEASE_BYTES];
        if (gate && by && role && snprintf(own, sizeof own, "%s\t%s\t%s", gate, by, role) < (int)sizeof own && text_equal(own, who))
            return it;
    }
    return NULL;
}

static bool is_pulled(const struct picked *pulled, const char *piece)
{
    for (size_t i = 0; i < pulled->n; i++)
        if (text_equal(pulled->rows[i].is.piece, piece))
            return true;
    return false;
}

/* The shard's result names the letters that somebody let go. */
static enum outcome take_off_releases(json_t *list, struct diag *d, const struct closed_run *r, const struct picked *pulled, const struct plan_shard *shard)
{
    struct result_reader reader;
    struct shard_row row;
    char piece[PLAN_PIECE_BYTES];
    int shards_fd;
    enum outcome got = run_folder_sub(&shards_fd, d, &r->run, RUN_SHARDS);
    if (got == DONE)
        got = result_open(&reader, d, shards_fd, &r->plan, shard);
    if (shards_fd >= 0)
        close(shards_fd);
    if (got != DONE)
        return BROKEN;
    while (got == DONE)
        got = result_next(&reader, &row, r->arena, d);
    for (size_t i = 0; got == NONE && i < reader.tallies.n_let_go; i++) {
        json_t *of = release_row(list, reader.tallies.let_go[i].who);
        plan_piece(piece, &r->plan, shard->first + reader.tallies.let_go[i].at);
        if (of && is_pulled(pulled, piece))
            add_to(of, "letters", -1);
    }
    result_close(&reader);
    return got == BROKEN ? BROKEN : DONE;
}

static bool has_pulled(const struct closed_run *r, const struct picked *pulled, const struct plan_shard *shard)
{
    char first[PLAN_PIECE_BYTES], end[PLAN_PIECE_BYTES];
    plan_piece(first, &r->plan, shard->first);
    plan_piece(end, &r->plan, shard->first + shard->pieces);
    for (size_t i = 0; i < pulled->n; i++)
        if (strcmp(pulled->rows[i].is.piece, first) >= 0 && strcmp(pulled->rows[i].is.piece, end) < 0)
            return true;
    return false;
}

static enum outcome take_off_all_releases(json_t *json, struct diag *d, const struct closed_run *r, const struct picked *pulled)
{
    json_t *list = json_object_get(json, "releases");
    enum outcome got = DONE;
    for (size_t i = 0; got == DONE && json_array_size(list) > 0 && i < r->plan.n_shards; i++)
        if (has_pulled(r, pulled, &r->plan.shards[i]))
            got = take_off_releases(list, d, r, pulled, &r->plan.shards[i]);
    return got;
}

/* An instrument of which nothing is left stands there no more than one that was never used. */
static void drop_empty(json_t *list, const char *key)
{
    for (size_t i = json_array_size(list); i > 0; i--)
        if (json_integer_value(json_object_get(json_array_get(list, i - 1), key)) == 0)
            json_array_remove(list, i - 1);
}

static void put_file(json_t *list, const struct run_file *file)
{
    json_t *row = member(list, "name", file->name, strlen(file->name));
    if (!row)
        return;
    json_object_set_new(row, "bytes", json_integer(file->n_bytes));
    json_object_set_new(row, "sha256", json_string(file->sha256));
}

static void drop_file(json_t *list, const char *name, size_t n)
{
    for (size_t i = json_array_size(list); i > 0; i--) {
        const char *own = json_string_value(json_object_get(json_array_get(list, i - 1), "name"));
        if (own && strncmp(own, name, n) == 0)
            json_array_remove(list, i - 1);
    }
}

static void put_files(json_t *list, const struct pull_files *files)
{
    for (size_t i = 0; i < files->n; i++) {
        const struct pull_file *file = &files->rows[i];
        if (file->is_gone) { /* with its job attributes: "print/0001-PROFILE." */
            drop_file(list, file->name, strlen(file->name) - (sizeof "pdf" - 1));
            continue;
        }
        put_file(list, &file->made);
        if (file->print)
            put_file(list, &file->made_ipp);
    }
}

static enum outcome write_json(struct diag *d, const json_t *json, int stage_fd)
{
    struct buf bytes;
    char *text = json_dumps(json, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    if (!text)
        arena_no_memory();
    buf_init(&bytes, MAX_JSON_BYTES);
    buf_printf(&bytes, "%s\n", text);
    free(text);
    enum outcome got = durable_write_text(d, stage_fd, MANIFEST_JSON, &bytes);
    buf_done(&bytes);
    return got;
}

enum outcome pull_manifest_make(struct diag *d, const struct closed_run *r, const struct pull_files *files, const struct picked *pulled, int stage_fd)
{
    struct writing w = {.files = files, .pulled = pulled, .csv = {.fd = -1}};
    struct sums sums;
    json_t *json;
    enum outcome got = write_csv(&sums, d, r, &w, stage_fd);
    if (got == DONE && w.at != pulled->n)
        got = diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_CSV}, NULL);
    if (got == DONE)
        got = load(&json, d, r->run.fd);
    if (got != DONE)
        return got;
    for (size_t i = 0; i < pulled->n; i++)
        take_off(json, &pulled->rows[i].is);
    got = take_off_all_releases(json, d, r, pulled);
    drop_empty(json_object_get(json, "instruments"), "noticed");
    drop_empty(json_object_get(json, "releases"), "letters");
    put_files(json_object_get(json, "files"), files);
    json_object_set_new(json, "manifest-sha256", json_string(sums.csv_sha256));
    json_object_set_new(json, "root", json_string(sums.root));
    if (got == DONE)
        got = write_json(d, json, stage_fd);
    json_decref(json);
    return got;
}
