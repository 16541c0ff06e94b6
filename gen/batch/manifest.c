#include "manifest.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <unistd.h>

#include "json_read.h"

#define MAX_JSON_BYTES ((size_t)64 << 20)

void manifest_row(struct buf *out, const struct shard_row *row, long shard)
{
    char tar[DURABLE_NAME_BYTES] = "", print[DURABLE_NAME_BYTES] = "", member[DURABLE_NAME_BYTES] = "";
    if (row->is_made) {
        result_tar(tar, shard);
        snprintf(member, sizeof member, "%s.%s", row->piece, row->ending);
    }
    if (row->number)
        result_print(print, row->number, row->profile, ".pdf");
    buf_printf(out, "%s,%s,%s,%s,%s,%s,%s,%d,%d,%d,%s,%s,%s,%s,%ld", row->piece, row->is_made ? "made" : "refused", row->code, row->form,
               row->format, row->language, row->profile, row->pages, row->sheets, row->grams, row->sha256, tar, member, print,
               row->first_sheet);
}

static json_t *counts_json(const struct manifest *m)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "records", (json_int_t)m->counts.records, "made", (json_int_t)m->counts.made,
                     "refused", (json_int_t)m->counts.refused, "held", (json_int_t)m->counts.held, "none", (json_int_t)m->counts.none,
                     "refused-at-render", (json_int_t)m->refused_at_render, "pulled", (json_int_t)m->counts.pulled);
}

static json_t *log_json(const struct plan_log *log)
{
    return json_pack("{s:I, s:I, s:I}", "lines", (json_int_t)log->lines, "used", (json_int_t)log->used, "unused", (json_int_t)log->unused);
}

static json_t *instruments_json(const struct result_counts *counts)
{
    json_t *all = json_array();
    for (size_t i = 0; i < counts->n_tallies; i++)
        json_array_append_new(all, json_pack("{s:s, s:I}", "instrument", counts->tallies[i].instrument, "noticed",
                                             (json_int_t)counts->tallies[i].made));
    return all;
}

static json_t *codes_json(const struct code_counts *codes)
{
    json_t *all = json_array();
    for (size_t i = 0; i < codes->n; i++)
        json_array_append_new(all, json_pack("{s:s, s:I, s:I}", "code", codes->rows[i].code, "refused", (json_int_t)codes->rows[i].refused, "held",
                                             (json_int_t)codes->rows[i].held));
    return all;
}

/* Kept as GATE<TAB>BY<TAB>ROLE. */
static json_t *releases_json(const struct result_counts *counts)
{
    json_t *all = json_array();
    for (size_t i = 0; i < counts->n_releases; i++) {
        const char *gate = counts->releases[i].who, *by = strchr(gate, '\t'), *role = by ? strchr(by + 1, '\t') : NULL;
        if (role)
            json_array_append_new(all, json_pack("{s:s%, s:s%, s:s, s:I}", "gate", gate, (size_t)(by - gate), "by", by + 1, (size_t)(role - by - 1),
                                                 "role", role + 1, "letters", (json_int_t)counts->releases[i].letters));
    }
    return all;
}

static json_t *profiles_json(const struct manifest *m)
{
    json_t *all = json_array();
    for (size_t i = 0; i < m->n_profiles; i++)
        json_array_append_new(all, json_pack("{s:s, s:I, s:I, s:I}", "name", m->profiles[i].name, "pieces", (json_int_t)m->profiles[i].pieces,
                                             "sheets", (json_int_t)m->profiles[i].sheets, "grams", (json_int_t)m->profiles[i].grams));
    return all;
}

static json_t *files_json(const struct manifest *m)
{
    json_t *all = json_array();
    for (size_t i = 0; i < m->n_files; i++)
        json_array_append_new(all, json_pack("{s:s, s:I, s:s}", "name", m->files[i].name, "bytes", (json_int_t)m->files[i].n_bytes, "sha256",
                                             m->files[i].sha256));
    return all;
}

static json_t *libraries_json(const struct plan *plan)
{
    json_t *all = json_object();
    for (size_t i = 0; i < plan->n_libraries; i++)
        json_object_set_new(all, plan->libraries[i].name, json_string(plan->libraries[i].version));
    return all;
}

enum outcome manifest_write(const struct manifest *m, struct diag *d, int run_fd)
{
    char day[11];
    date_format(m->plan->mailing_date, day);
    json_t *json = json_pack("{s:s, s:s, s:s, s:i, s:o, s:s, s:s, s:o, s:o, s:I, s:s, s:s, s:o, s:o, s:o, s:o, s:o}", "state", m->state, "plan-hash",
                             m->plan->hash, "program", m->plan->program, "letter-format", m->plan->letter_format, "libraries",
                             libraries_json(m->plan), "bundle-hash", m->plan->bundle_hash, "mailing-date", day, "counts", counts_json(m), "log",
                             log_json(&m->plan->log), "shards", (json_int_t)m->plan->n_shards, "manifest-sha256", m->csv_sha256, "root",
                             m->root, "profiles", profiles_json(m), "instruments", instruments_json(&m->tallies), "codes",
                             codes_json(&m->codes), "releases", releases_json(&m->tallies), "files", files_json(m));
    char *text = json ? json_dumps(json, JSON_INDENT(1) | JSON_PRESERVE_ORDER) : NULL;
    json_decref(json);
    if (!text)
        arena_no_memory();
    struct buf bytes;
    buf_init(&bytes, MAX_JSON_BYTES);
    buf_printf(&bytes, "%s\n", text);
    free(text);
    enum outcome got = durable_write_text(d, run_fd, MANIFEST_JSON, &bytes);
    buf_done(&bytes);
    return got;
}

static long number_of(const json_t *object, const char *key)
{
    return (long)json_integer_value(json_object_get(object, key));
}

static enum outcome load(json_t **out, struct diag *d, int run_fd)
{
    int fd = openat(run_fd, MANIFEST_JSON, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return durable_failed(d, MANIFEST_JSON, "open");
    *out = json_read(fd);
    close(fd);
    return *out ? DONE : diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_JSON}, NULL);
}

enum outcome manifest_read_counts(struct plan_counts *out, long *refused_at_render, struct diag *d, int run_fd)
{
    json_t *json;
    const enum outcome got = load(&json, d, run_fd);
    if (got != DONE)
        return got;
    const json_t *counts = json_object_get(json, "counts");
    *out = (struct plan_counts){number_of(counts, "records"), number_of(counts, "made"), number_of(counts, "refused"),
                                number_of(counts, "held"), number_of(counts, "none"), number_of(counts, "pulled")};
    *refused_at_render = number_of(counts, "refused-at-render");
    const bool is_sound = json_is_object(counts);
    json_decref(json);
    return is_sound ? DONE : diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = MANIFEST_JSON}, NULL);
}

enum outcome manifest_read_profiles(struct plan *plan, struct arena *arena, struct diag *d, int run_fd)
{
    json_t *json;
    const enum outcome got = load(&json, d, run_fd);
    if (got != DONE)
        return got;
    const json_t *all = json_object_get(json, "profiles");
    plan->n_profiles = json_array_size(all);
    plan->profiles = arena_array(arena, plan->n_profiles + 1, sizeof *plan->profiles);
    for (size_t i = 0; i < plan->n_profiles; i++) {
        const json_t *it = json_array_get(all, i);
        const char *name = json_string_value(json_object_get(it, "name"));
        plan->profiles[i] = (struct plan_profile){arena_strdup(arena, name ? name : ""), number_of(it, "pieces"), number_of(it, "sheets"), number_of(it, "grams")};
    }
    json_decref(json);
    return DONE;
}
