#include "run_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <jansson.h>
#include <unistd.h>

#include "../base/text.h"
#include "json_read.h"
#include "manifest.h"

#define MAX_JSON_BYTES ((size_t)64 << 20)

static enum outcome differs(struct diag *d, const char *name, const char *what)
{
    return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = name}, "%s", what);
}

/* -- manifest.json -------------------------------------------------------------------------------------------------- */

static enum outcome load(json_t **out, struct diag *d, const struct closed_run *r)
{
    int fd = openat(r->run.fd, MANIFEST_JSON, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(d, MANIFEST_JSON, "open");
    *out = json_read(fd);
    close(fd);
    return *out ? DONE : differs(d, MANIFEST_JSON, "JSON");
}

static const char *text_of(struct arena *arena, const json_t *json, const char *key)
{
    const char *text = json_string_value(json_object_get(json, key));
    return text ? arena_strdup(arena, text) : "";
}

/* Of our own kind: letters/NAME or print/NAME. */
static bool is_name(const char *name)
{
    const char *rest = text_starts(name, RUN_LETTERS "/") ? name + sizeof RUN_LETTERS : text_starts(name, RUN_PRINT "/") ? name + sizeof RUN_PRINT : NULL;
    return rest && rest[0] && rest[0] != '.' && !strchr(rest, '/') && strlen(name) < DURABLE_NAME_BYTES;
}

enum outcome run_files_read(struct run_files *out, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    json_t *json;
    *out = (struct run_files){.rows = NULL};
    enum outcome got = load(&json, d, r);
    if (got != DONE)
        return got;
    const json_t *files = json_object_get(json, "files");
    out->rows = arena_array(arena, json_array_size(files) + 1, sizeof *out->rows);
    out->root = text_of(arena, json, "root");
    out->state = text_of(arena, json, "state");
    out->csv_sha256 = text_of(arena, json, "manifest-sha256");
    for (size_t i = 0; got == DONE && i < json_array_size(files); i++) {
        const json_t *file = json_array_get(files, i);
        struct run_file *row = &out->rows[out->n++];
        *row = (struct run_file){text_of(arena, file, "name"), json_integer_value(json_object_get(file, "bytes")), text_of(arena, file, "sha256")};
        got = is_name(row->name) ? DONE : differs(d, MANIFEST_JSON, "files");
    }
    json_decref(json);
    return got;
}

enum outcome run_files_tallies(struct run_tally **out, size_t *n, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    json_t *json;
    enum outcome got = load(&json, d, r);
    if (got != DONE)
        return got;
    const json_t *all = json_object_get(json, "instruments");
    *n = json_array_size(all);
    *out = arena_array(arena, *n + 1, sizeof **out);
    for (size_t i = 0; i < *n; i++) {
        const json_t *one = json_array_get(all, i);
        (*out)[i] = (struct run_tally){text_of(arena, one, "instrument"), (long)json_integer_value(json_object_get(one, "noticed"))};
    }
    json_decref(json);
    return DONE;
}

static json_t *destruction_json(const struct run_destruction *it)
{
    return json_pack("{s:s, s:s, s:I, s:I, s:I, s:I}", "at", it->at, "state", it->state, "letters", (json_int_t)it->letters, "released",
                     (json_int_t)it->released, "files", (json_int_t)it->files, "bytes", (json_int_t)it->n_bytes);
}

enum outcome run_files_mark(struct diag *d, const struct closed_run *r, const struct run_end *end)
{
    json_t *json;
    enum outcome got = load(&json, d, r);
    if (got != DONE)
        return got;
    json_t *all = json_array();
    for (size_t i = 0; i < end->n_tallies; i++)
        json_array_append_new(all, json_pack("{s:s, s:I}", "instrument", end->tallies[i].instrument, "noticed", (json_int_t)end->tallies[i].noticed));
    json_object_set_new(json, "state", json_string(end->state));
    json_object_set_new(json, "instruments", all);
    json_object_set_new(json, "destroyed", destruction_json(&end->destroyed));
    char *text = json_dumps(json, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    json_decref(json);
    if (!text)
        arena_no_memory();
    struct buf bytes;
    buf_init(&bytes, MAX_JSON_BYTES);
    buf_printf(&bytes, "%s\n", text);
    free(text);
    got = durable_write_text(d, r->run.fd, MANIFEST_JSON, &bytes);
    buf_done(&bytes);
    return got;
}

enum outcome run_files_destroyed(struct run_destruction *out, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    json_t *json;
    enum outcome got = load(&json, d, r);
    if (got != DONE)
        return got;
    const json_t *it = json_object_get(json, "destroyed");
    *out = (struct run_destruction){
        text_of(arena, it, "at"), text_of(arena, it, "state"), (long)json_integer_value(json_object_get(it, "letters")),
        (long)json_integer_value(json_object_get(it, "released")), (long)json_integer_value(json_object_get(it, "files")),
        json_integer_value(json_object_get(it, "bytes")),
    };
    got = it ? DONE : NONE;
    json_decref(json);
    return got;
}

enum outcome run_files_officers(long *out, struct diag *d, const struct closed_run *r)
{
    json_t *json, *names = json_object();
    enum outcome got = load(&json, d, r);
    *out = 0;
    if (got == DONE) {
        const json_t *all = json_object_get(json, "releases");
        for (size_t i = 0; i < json_array_size(all); i++) {
            const char *by = json_string_value(json_object_get(json_array_get(all, i), "by"));
            if (by)
                json_object_set_new(names, by, json_true());
        }
        *out = (long)json_object_size(names);
        json_decref(json);
    }
    json_decref(names);
    return got;
}

/* -- the files ------------------------------------------------------------------------------------------------------ */

enum outcome run_files_open(int *fd, struct diag *d, const struct closed_run *r, const char *name)
{
    char pending[DURABLE_NAME_BYTES + sizeof RUN_PENDING];
    snprintf(pending, sizeof pending, RUN_PENDING "/%s", name);
    *fd = openat(r->run.fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (*fd < 0 && errno == ENOENT)
        *fd = openat(r->run.fd, pending, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return *fd < 0 ? durable_failed(d, name, "open") : DONE;
}

static enum outcome check_one(struct diag *d, int fd, const struct run_file *file)
{
    char sha256[HASH_HEX_LEN + 1];
    uint64_t n_bytes;
    enum outcome got = durable_hash(d, fd, file->name, sha256, &n_bytes);
    if (got != DONE)
        return got;
    const bool fits = (file->n_bytes < 0 || n_bytes == (uint64_t)file->n_bytes) && text_equal(sha256, file->sha256);
    return fits ? DONE : differs(d, file->name, "its bytes are others");
}

static const struct run_file *find(const struct run_files *files, const char *name)
{
    for (size_t i = 0; i < files->n; i++)
        if (text_equal(files->rows[i].name, name))
            return &files->rows[i];
    return NULL;
}

enum outcome run_files_open_checked(int *fd, struct diag *d, const struct closed_run *r, const struct run_files *files, const char *name)
{
    const struct run_file manifest = {MANIFEST_CSV, -1, files->csv_sha256};
    const struct run_file *file = text_equal(name, MANIFEST_CSV) ? &manifest : find(files, name);
    *fd = -1;
    if (!file)
        return differs(d, MANIFEST_JSON, "files");
    enum outcome got = run_files_open(fd, d, r, name);
    if (got == DONE)
        got = check_one(d, *fd, file);
    if (got == DONE && lseek(*fd, 0, SEEK_SET) != 0)
        got = durable_failed(d, name, "seek");
    if (got != DONE && *fd >= 0) {
        close(*fd);
        *fd = -1;
    }
    return got;
}

enum outcome run_files_check(struct diag *d, const struct closed_run *r, const struct run_files *files)
{
    int fd;
    enum outcome got = run_files_open_checked(&fd, d, r, files, MANIFEST_CSV);
    if (got == DONE)
        close(fd);
    for (size_t i = 0; got == DONE && i < files->n; i++) {
        got = run_files_open_checked(&fd, d, r, files, files->rows[i].name);
        if (got == DONE)
            close(fd);
    }
    return got;
}

/* A PDF last: who waits for it finds what goes with it. */
static int in_moving_order(const void *left, const void *right)
{
    const char *const a = *(char *const *)left, *const b = *(char *const *)right;
    const bool a_is_pdf = text_ends(a, ".pdf"), b_is_pdf = text_ends(b, ".pdf");
    return a_is_pdf != b_is_pdf ? (int)a_is_pdf - (int)b_is_pdf : strcmp(a, b);
}

struct names {
    char **rows;
    size_t n, capacity;
};

static void add_name(struct names *names, struct arena *arena, const char *name)
{
    names->rows = arena_grow(arena, names->rows, names->n, &names->capacity, sizeof *names->rows);
    names->rows[names->n++] = arena_strdup(arena, name);
}

/* Names of whole files in a folder, in the order in which they move. Gives 0 or errno, for what is
 * not listed here is destroyed with pending/. */
static int list_names(struct names *out, struct arena *arena, int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    int error = dir ? 0 : errno;
    for (struct dirent *it; dir && (errno = 0, it = readdir(dir)) != NULL;)
        if (it->d_name[0] != '.')
            add_name(out, arena, it->d_name);
    if (dir) {
        error = errno;
        closedir(dir);
    } else if (fd >= 0) {
        close(fd);
    }
    if (out->n)
        qsort(out->rows, out->n, sizeof *out->rows, in_moving_order);
    return error;
}

/* The folder of pending/, and what lies in it. *fd -1: there is none any more. */
static enum outcome list_pending(struct names *out, int *fd, struct arena *arena, struct diag *d, const struct closed_run *r, const char *folder)
{
    char pending[DURABLE_NAME_BYTES];
    *out = (struct names){.rows = NULL};
    snprintf(pending, sizeof pending, RUN_PENDING "/%s", folder);
    *fd = openat(r->run.fd, pending, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (*fd < 0)
        return errno == ENOENT ? DONE : durable_failed(d, pending, "open"); /* all of it has moved before */
    errno = list_names(out, arena, *fd);
    return errno == 0 ? DONE : durable_failed(d, pending, "list");
}

enum outcome run_files_alone(struct arena *arena, struct diag *d, const struct closed_run *r, const struct run_files *files)
{
    static const char *const folders[] = {RUN_LETTERS, RUN_PRINT};
    enum outcome got = DONE;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0] && got == DONE; i++) {
        struct names names;
        int fd;
        got = list_pending(&names, &fd, arena, d, r, folders[i]);
        for (size_t k = 0; k < names.n && got == DONE; k++)
            if (!find(files, arena_printf(arena, "%s/%s", folders[i], names.rows[k])))
                got = diag_note(d, D_FILE_UNLISTED, &(struct place){.file = arena_printf(arena, RUN_PENDING "/%s", folders[i])}, NULL);
        if (fd >= 0)
            close(fd);
    }
    return got;
}

static enum outcome move_folder(long *n_moved, struct arena *arena, struct diag *d, const struct closed_run *r, const char *folder)
{
    struct names names;
    int from, to = -1;
    enum outcome got = list_pending(&names, &from, arena, d, r, folder);
    if (from < 0)
        return got;
    if (got == DONE)
        got = run_folder_sub(&to, d, &r->run, folder);
    for (size_t i = 0; got == DONE && i < names.n; i++, *n_moved += got == DONE)
        got = durable_move(d, from, to, names.rows[i]);
    close(from);
    if (to >= 0)
        close(to);
    return got;
}

enum outcome run_files_move(long *n_moved, struct arena *arena, struct diag *d, const struct closed_run *r)
{
    enum outcome got = move_folder(n_moved, arena, d, r, RUN_LETTERS);
    if (got == DONE)
        got = move_folder(n_moved, arena, d, r, RUN_PRINT);
    return got == DONE ? durable_remove_folder(d, r->run.fd, RUN_PENDING) : got;
}
