#include "bundle.h"

#include <string.h>

#include "../base/hash.h"
#include "../base/text.h"
#include "folder.h"

/* One line of the lock: "sha256  path". */
struct lock_row {
    char hash[HASH_HEX_LEN + 1];
    const char *name;
};

struct lock {
    struct lock_row *rows; /* sorted bytewise by name, as in the file */
    size_t n_rows;
};

static const struct input *find(const struct input *files, size_t n_files, const char *name)
{
    size_t low = 0, high = n_files;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(files[middle].name, name);
        if (order == 0)
            return &files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_hash(const char *text)
{
    return strspn(text, "0123456789abcdef") >= HASH_HEX_LEN;
}

/* Cuts one line off *text into a row; false when it is not one. */
static bool read_row(struct lock_row *row, struct arena *arena, const char **text)
{
    const char *line = *text, *end = strchr(line, '\n');
    if (!end || !is_hash(line) || strncmp(line + HASH_HEX_LEN, "  ", 2) != 0)
        return false;
    const char *name = line + HASH_HEX_LEN + 2;
    if (name >= end)
        return false;
    memcpy(row->hash, line, HASH_HEX_LEN);
    row->name = arena_strndup(arena, name, (size_t)(end - name));
    *text = end + 1;
    return true;
}

static enum outcome read_lock(struct lock *out, struct arena *arena, struct diag *d, const struct input *in,
                              const char *dir)
{
    size_t n_lines = 0;
    for (size_t i = 0; i < in->n_bytes; i++)
        n_lines += in->bytes[i] == '\n';
    out->rows = arena_array(arena, n_lines + 1, sizeof *out->rows);

    struct place at = {.file = arena_printf(arena, "%s/%s", dir, in->name)};
    const char *text = in->bytes, *end = in->bytes + in->n_bytes;
    while (text < end) {
        struct lock_row *row = &out->rows[out->n_rows];
        at.line = (long)out->n_rows + 1;
        if (!read_row(row, arena, &text) || (out->n_rows && strcmp(row[-1].name, row->name) >= 0))
            return diag_note(d, D_BUNDLE_LOCK_MALFORMED, &at, NULL);
        out->n_rows++;
    }
    return DONE;
}

static enum outcome differs(struct bundle *b, struct arena *arena, struct diag *d, enum diag_code code,
                            const char *name)
{
    struct place at = {.file = arena_printf(arena, "%s/%s", b->dir, name)};
    return diag_note(d, code, &at, NULL);
}

/* Walks the two sorted lists side by side and notes each difference. */
static enum outcome compare(struct bundle *b, struct arena *arena, struct diag *d, const struct lock *lock)
{
    enum outcome worst = DONE;
    size_t f = 0, l = 0;
    while (f < b->n_files || l < lock->n_rows) {
        const struct input *file = f < b->n_files ? &b->files[f] : NULL;
        const struct lock_row *row = l < lock->n_rows ? &lock->rows[l] : NULL;
        int order = !file ? 1 : !row ? -1 : strcmp(file->name, row->name);
        if (order < 0) {
            worst = outcome_worse(worst, differs(b, arena, d, D_BUNDLE_FILE_EXTRA, file->name));
            f++;
        } else if (order > 0) {
            worst = outcome_worse(worst, differs(b, arena, d, D_BUNDLE_FILE_MISSING, row->name));
            l++;
        } else {
            char hash[HASH_HEX_LEN + 1];
            hash_sha256_hex(file->bytes, file->n_bytes, hash);
            if (strcmp(hash, row->hash) != 0)
                worst = outcome_worse(worst, differs(b, arena, d, D_BUNDLE_FILE_CHANGED, file->name));
            f++;
            l++;
        }
    }
    return worst;
}

/* The lock lists everything but itself. */
static void leave_out(struct bundle *b, const struct folder *folder, const struct input *lock)
{
    b->files = folder->files;
    b->n_files = 0;
    for (size_t i = 0; i < folder->n_files; i++)
        if (&folder->files[i] != lock)
            b->files[b->n_files++] = folder->files[i];
}

enum outcome bundle_read(struct bundle *out, struct arena *arena, struct diag *d, const char *dir)
{
    struct folder folder;
    *out = (struct bundle){.dir = arena_strdup(arena, dir)};
    enum outcome got = folder_read(&folder, arena, d, dir, "approvals");
    if (got != DONE)
        return got;

    const struct input *found = find(folder.files, folder.n_files, BUNDLE_LOCK);
    if (!found)
        return diag_note(d, D_BUNDLE_NO_LOCK, &(struct place){.file = out->dir}, NULL);
    struct input lock_file = *found;
    struct lock lock = {0};
    hash_sha256_hex(lock_file.bytes, lock_file.n_bytes, out->hash);
    leave_out(out, &folder, found);
    got = read_lock(&lock, arena, d, &lock_file, out->dir);
    return got == DONE ? compare(out, arena, d, &lock) : got;
}

const struct input *bundle_file(const struct bundle *b, const char *name)
{
    return find(b->files, b->n_files, name);
}

enum outcome bundle_need(const struct input **out, struct diag *d, const struct bundle *b, const char *name)
{
    *out = bundle_file(b, name);
    return *out ? DONE : diag_note(d, D_BUNDLE_INCOMPLETE, &(struct place){.file = b->dir}, "%s", name);
}

const struct input *bundle_each(const struct bundle *b, const char *prefix, const char *suffix, size_t *at)
{
    while (*at < b->n_files) {
        const struct input *file = &b->files[(*at)++];
        if (text_starts(file->name, prefix) && text_ends(file->name, suffix))
            return file;
    }
    return NULL;
}
