#include "plan_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <unistd.h>

#include "../base/text.h"
#include "durable.h"
#include "json_read.h"
#include "run_folder.h"

#define VERSION        1
#define PIECE_MODULUS  100000000UL

void plan_piece(char out[PLAN_PIECE_BYTES], const struct plan *plan, long sequence)
{
    char head[9];
    memcpy(head, plan->hash, 8);
    head[8] = '\0';
    const unsigned first = (unsigned)(strtoul(head, NULL, 16) % PIECE_MODULUS), last = (unsigned)(sequence % 1000000000L);
    snprintf(out, PLAN_PIECE_BYTES, "%08u%09u", first % 100000000U, last % 1000000000U);
}

static bool has_library(const struct plan *plan, const struct plan_library *library)
{
    for (size_t i = 0; i < plan->n_libraries; i++)
        if (text_equal(plan->libraries[i].name, library->name))
            return text_equal(plan->libraries[i].version, library->version);
    return false;
}

const char *plan_differs_from(const struct plan *plan, const struct plan_maker *maker)
{
    if (!text_equal(plan->program, maker->program) || plan->letter_format != maker->letter_format)
        return "kenbaar";
    for (size_t i = 0; i < maker->n_libraries; i++)
        if (!has_library(plan, &maker->libraries[i]))
            return maker->libraries[i].name;
    return plan->n_libraries == maker->n_libraries ? NULL : "kenbaar";
}

/* Libraries as {"name": "version"}. */
static json_t *libraries_of(const struct plan *p)
{
    json_t *all = json_object();
    for (size_t i = 0; i < p->n_libraries; i++)
        json_object_set_new(all, p->libraries[i].name, json_string(p->libraries[i].version));
    return all;
}

static json_t *inputs_of(const struct plan *p)
{
    json_t *all = json_array();
    for (size_t i = 0; i < p->n_inputs; i++) {
        const struct plan_input *in = &p->inputs[i];
        json_array_append_new(all, json_pack("{s:s, s:s, s:I}", "name", in->name, "sha256", in->sha256, "bytes", (json_int_t)in->n_bytes));
    }
    return all;
}

static json_t *counts_of(const struct plan_counts *c)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I}", "records", (json_int_t)c->records, "made", (json_int_t)c->made, "refused",
                     (json_int_t)c->refused, "held", (json_int_t)c->held, "none", (json_int_t)c->none);
}

static json_t *log_of(const struct plan_log *log)
{
    json_t *lines = json_array();
    for (size_t i = 0; i < log->n_unused_lines; i++)
        json_array_append_new(lines, json_integer(log->unused_lines[i]));
    return json_pack("{s:I, s:I, s:I, s:o}", "lines", (json_int_t)log->lines, "used", (json_int_t)log->used, "unused", (json_int_t)log->unused,
                     "unused-lines", lines);
}

static json_t *shards_of(const struct plan *p)
{
    json_t *all = json_array();
    for (size_t i = 0; i < p->n_shards; i++) {
        const struct plan_shard *shard = &p->shards[i];
        json_t *files = json_array();
        for (size_t k = 0; k < shard->n_print_files; k++) {
            const struct plan_print_file *file = &shard->print_files[k];
            json_array_append_new(files, json_pack("{s:I, s:s, s:I, s:I}", "number", (json_int_t)file->number, "profile", file->profile, "letters",
                                                   (json_int_t)file->letters, "sheets", (json_int_t)file->sheets));
        }
        json_array_append_new(all, json_pack("{s:I, s:I, s:I, s:s, s:o}", "number", (json_int_t)shard->number, "pieces", (json_int_t)shard->pieces,
                                             "first", (json_int_t)shard->first, "work-sha256", shard->work_sha256, "print-files", files));
    }
    return all;
}

static json_t *profiles_of(const struct plan *p)
{
    json_t *all = json_array();
    for (size_t i = 0; i < p->n_profiles; i++) {
        const struct plan_profile *profile = &p->profiles[i];
        json_array_append_new(all, json_pack("{s:s, s:I, s:I, s:I}", "name", profile->name, "pieces", (json_int_t)profile->pieces, "sheets",
                                             (json_int_t)profile->sheets, "grams", (json_int_t)profile->grams));
    }
    return all;
}

enum outcome plan_write(const struct plan *p, struct diag *d, int run_fd)
{
    char day[11];
    date_format(p->mailing_date, day);
    const struct plan_options *o = &p->options;
    json_t *options = json_pack("{s:s?, s:s?, s:s?, s:b, s:I}", "envelope", o->envelope, "form", o->form, "sort", o->sort, "embed", (int)o->embed, "shards",
                                (json_int_t)o->shards);
    json_t *all = json_pack("{s:i, s:s, s:s, s:o, s:i, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:I}", "kenbaar-plan", VERSION, "plan-hash", p->hash,
                            "program", p->program, "libraries", libraries_of(p), "letter-format", p->letter_format, "bundle-hash", p->bundle_hash,
                            "mailing-date", day, "options", options, "inputs", inputs_of(p), "counts", counts_of(&p->counts), "log", log_of(&p->log),
                            "shards", shards_of(p), "profiles", profiles_of(p), "bytes-foreseen", (json_int_t)p->bytes_foreseen);
    char *text = all ? json_dumps(all, JSON_INDENT(1)) : NULL;
    json_decref(all);
    if (!text) /* a name that is not UTF-8 */
        return diag_note(d, D_FILE_WRITE, &(struct place){.file = RUN_PLAN}, NULL);
    const size_t n = strlen(text);
    text[n] = '\n'; /* in place of its NUL, which nobody reads any more */
    enum outcome got = durable_write(d, run_fd, RUN_PLAN, text, n + 1);
    free(text);
    return got;
}

/* Reading: each call is true when the member is there as it must be. */
struct reading {
    struct arena *arena;
    bool is_good;
};

static const char *text_in(struct reading *r, const json_t *from, const char *name)
{
    const json_t *it = json_object_get(from, name);
    if (json_is_string(it))
        return arena_strdup(r->arena, json_string_value(it));
    r->is_good &= json_is_null(it);
    return NULL;
}

static long long number_in(struct reading *r, const json_t *from, const char *name)
{
    const json_t *it = json_object_get(from, name);
    r->is_good &= json_is_integer(it) && json_integer_value(it) >= 0;
    return json_integer_value(it);
}

static void hash_in(char out[HASH_HEX_LEN + 1], struct reading *r, const json_t *from, const char *name)
{
    const char *text = text_in(r, from, name);
    r->is_good &= text && strlen(text) == HASH_HEX_LEN && strspn(text, "0123456789abcdef") == HASH_HEX_LEN;
    if (r->is_good)
        memcpy(out, text, HASH_HEX_LEN + 1);
}

/* A name that is part of a file's name. */
static const char *plain_in(struct reading *r, const json_t *from, const char *name)
{
    const char *text = text_in(r, from, name);
    r->is_good &= text && *text && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == strlen(text);
    return text;
}

static void read_libraries(struct plan *out, struct reading *r, json_t *all)
{
    const char *name;
    json_t *version;
    r->is_good &= json_is_object(all);
    struct plan_library *rows = arena_array(r->arena, json_object_size(all) + 1, sizeof *rows);
    json_object_foreach(all, name, version)
    {
        r->is_good &= json_is_string(version);
        if (r->is_good)
            rows[out->n_libraries++] = (struct plan_library){arena_strdup(r->arena, name), arena_strdup(r->arena, json_string_value(version))};
    }
    out->libraries = rows;
}

static void read_inputs(struct plan *out, struct reading *r, const json_t *all)
{
    out->n_inputs = json_array_size(all);
    struct plan_input *rows = arena_array(r->arena, out->n_inputs + 1, sizeof *rows);
    for (size_t i = 0; i < out->n_inputs; i++) {
        const json_t *it = json_array_get(all, i);
        rows[i].name = text_in(r, it, "name");
        rows[i].n_bytes = number_in(r, it, "bytes");
        hash_in(rows[i].sha256, r, it, "sha256");
    }
    out->inputs = rows;
}

static void read_counts(struct plan *out, struct reading *r, const json_t *counts, const json_t *log)
{
    out->counts = (struct plan_counts){
        .records = (long)number_in(r, counts, "records"),
        .made = (long)number_in(r, counts, "made"),
        .refused = (long)number_in(r, counts, "refused"),
        .held = (long)number_in(r, counts, "held"),
        .none = (long)number_in(r, counts, "none"),
    };
    const json_t *lines = json_object_get(log, "unused-lines");
    long *numbers = arena_array(r->arena, json_array_size(lines) + 1, sizeof *numbers);
    for (size_t i = 0; i < json_array_size(lines); i++)
        numbers[i] = (long)json_integer_value(json_array_get(lines, i));
    out->log = (struct plan_log){
        .lines = (long)number_in(r, log, "lines"),
        .used = (long)number_in(r, log, "used"),
        .unused = (long)number_in(r, log, "unused"),
        .unused_lines = numbers,
        .n_unused_lines = json_array_size(lines),
    };
}

static void read_shard(struct plan_shard *out, struct reading *r, const json_t *from)
{
    const json_t *files = json_object_get(from, "print-files");
    *out = (struct plan_shard){
        .number = (long)number_in(r, from, "number"),
        .pieces = (long)number_in(r, from, "pieces"),
        .first = (long)number_in(r, from, "first"),
        .n_print_files = json_array_size(files),
    };
    hash_in(out->work_sha256, r, from, "work-sha256");
    out->print_files = arena_array(r->arena, out->n_print_files + 1, sizeof *out->print_files);
    for (size_t i = 0; i < out->n_print_files; i++) {
        const json_t *it = json_array_get(files, i);
        out->print_files[i] = (struct plan_print_file){
            .number = (long)number_in(r, it, "number"),
            .profile = plain_in(r, it, "profile"),
            .letters = (long)number_in(r, it, "letters"),
            .sheets = (long)number_in(r, it, "sheets"),
        };
    }
}

static void read_cuts(struct plan *out, struct reading *r, const json_t *shards, const json_t *profiles)
{
    out->n_shards = json_array_size(shards);
    out->shards = arena_array(r->arena, out->n_shards + 1, sizeof *out->shards);
    for (size_t i = 0; i < out->n_shards; i++) {
        read_shard(&out->shards[i], r, json_array_get(shards, i));
        r->is_good &= out->shards[i].number == (long)i + 1;
    }
    out->n_profiles = json_array_size(profiles);
    out->profiles = arena_array(r->arena, out->n_profiles + 1, sizeof *out->profiles);
    for (size_t i = 0; i < out->n_profiles; i++) {
        const json_t *it = json_array_get(profiles, i);
        out->profiles[i] = (struct plan_profile){
            .name = plain_in(r, it, "name"),
            .pieces = (long)number_in(r, it, "pieces"),
            .sheets = (long)number_in(r, it, "sheets"),
            .grams = number_in(r, it, "grams"),
        };
    }
}

static void read_head(struct plan *out, struct reading *r, const json_t *all)
{
    const json_t *options = json_object_get(all, "options");
    hash_in(out->hash, r, all, "plan-hash");
    hash_in(out->bundle_hash, r, all, "bundle-hash");
    out->program = text_in(r, all, "program");
    out->letter_format = (int)number_in(r, all, "letter-format");
    out->mailing_date = date_parse(text_in(r, all, "mailing-date"));
    out->bytes_foreseen = number_in(r, all, "bytes-foreseen");
    out->options = (struct plan_options){
        .envelope = text_in(r, options, "envelope"),
        .form = text_in(r, options, "form"),
        .sort = text_in(r, options, "sort"),
        .embed = json_is_true(json_object_get(options, "embed")),
        .shards = (long)number_in(r, options, "shards"),
    };
    r->is_good &= out->mailing_date != DATE_NONE && json_integer_value(json_object_get(all, "kenbaar-plan")) == VERSION;
}

enum outcome plan_read(struct plan *out, struct arena *arena, struct diag *d, int run_fd)
{
    *out = (struct plan){.n_shards = 0};
    const int fd = openat(run_fd, RUN_PLAN, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    json_t *all = fd < 0 ? NULL : json_read(fd);
    struct reading r = {.arena = arena, .is_good = json_is_object(all)};
    if (fd >= 0)
        close(fd);
    if (r.is_good) {
        read_head(out, &r, all);
        read_libraries(out, &r, json_object_get(all, "libraries"));
        read_inputs(out, &r, json_object_get(all, "inputs"));
        read_counts(out, &r, json_object_get(all, "counts"), json_object_get(all, "log"));
        read_cuts(out, &r, json_object_get(all, "shards"), json_object_get(all, "profiles"));
    }
    json_decref(all);
    return r.is_good ? DONE : diag_note(d, D_PLAN_UNREADABLE, &(struct place){.file = RUN_PLAN}, NULL);
}
