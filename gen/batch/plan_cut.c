#include "plan_cut.h"

#include <stdio.h>
#include <string.h>

#include "../base/text.h"
#include "durable.h"
#include "plan_lists.h"
#include "work_file.h"

#define BLOCK_BYTES ((size_t)128 << 10)
#define TEXT_MAX    ((size_t)1 << 30)

/* A file on its way to the disk, hashed as it goes. */
struct stream {
    struct aside aside;
    struct buf text;
    struct hash_stream hash;
};

struct cut {
    struct plan *plan;
    struct arena *arena;
    struct diag *d;
    const struct cut_order *order;
    struct stream work, index;
    struct buf record, log;
    struct plan_shard *shard; /* in hand */
    struct plan_print_file *file; /* in hand; NULL: none */
    char group[96];           /* of the print file in hand */
    long n_files;             /* of the run */
    size_t file_room, profile_room;
};

static enum outcome stream_open(struct stream *s, struct diag *d, int dir_fd, const char *name)
{
    buf_init(&s->text, TEXT_MAX);
    hash_begin(&s->hash);
    return aside_open(&s->aside, d, dir_fd, name);
}

static enum outcome stream_flush(struct stream *s, struct diag *d, size_t keep)
{
    if (s->text.n_bytes <= keep)
        return DONE;
    hash_add(&s->hash, s->text.bytes, s->text.n_bytes);
    enum outcome got = aside_add(&s->aside, d, s->text.bytes, s->text.n_bytes);
    if (s->text.overflow)
        got = diag_note(d, D_INTERNAL, NULL, NULL);
    buf_clear(&s->text);
    return got;
}

static enum outcome stream_end(struct stream *s, struct diag *d, char hash[HASH_HEX_LEN + 1])
{
    enum outcome got = stream_flush(s, d, 0);
    if (got == DONE)
        got = aside_settle(&s->aside, d);
    if (got == DONE)
        got = aside_name(&s->aside, d);
    hash_end_hex(&s->hash, hash);
    return got;
}

static void stream_drop(struct stream *s)
{
    aside_drop(&s->aside);
    buf_done(&s->text);
}

static void begin_file(struct cut *c, const struct index_row *row)
{
    struct plan_shard *shard = c->shard;
    shard->print_files = arena_grow(c->arena, shard->print_files, shard->n_print_files, &c->file_room, sizeof *shard->print_files);
    c->file = &shard->print_files[shard->n_print_files++];
    *c->file = (struct plan_print_file){
        .number = ++c->n_files,
        .profile = arena_strdup(c->arena, row->profile),
        .sheets = 2, /* its banners */
    };
    snprintf(c->group, sizeof c->group, "%s", row->group);
}

/* Gives the piece's first sheet; 0 when it goes to no print file. */
static long place_in_file(struct cut *c, const struct index_row *row)
{
    if (!row->profile[0]) {
        c->file = NULL;
        return 0;
    }
    const bool is_full = c->file && c->file->letters > 0 && c->file->sheets + row->sheets > row->sheets_per_file;
    if (!c->file || is_full || !text_equal(c->group, row->group))
        begin_file(c, row);
    const long first = c->file->sheets; /* behind the first banner, before the last */
    c->file->letters++;
    c->file->sheets += row->sheets;
    return first;
}

static void count_profile(struct cut *c, const struct index_row *row)
{
    struct plan *plan = c->plan;
    const char *name = row->profile[0] ? row->profile : "-";
    size_t i = 0;
    while (i < plan->n_profiles && !text_equal(plan->profiles[i].name, name))
        i++;
    if (i == plan->n_profiles) {
        plan->profiles = arena_grow(c->arena, plan->profiles, i, &c->profile_room, sizeof *plan->profiles);
        plan->profiles[plan->n_profiles++] = (struct plan_profile){.name = arena_strdup(c->arena, name)};
    }
    plan->profiles[i].pieces++;
    plan->profiles[i].sheets += row->profile[0] ? row->sheets : 0; /* what is not printed has none */
    plan->profiles[i].grams += row->grams;
}

static const char *without_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static enum outcome add_piece(struct cut *c, const struct index_row *row, long sequence)
{
    struct job job;
    char piece[PLAN_PIECE_BYTES];
    const struct jobs *jobs = c->order->jobs;
    const long first = place_in_file(c, row);
    long log_line;
    buf_clear(&c->record);
    buf_clear(&c->log);
    if (!jobs_read(&job, jobs, row->job) || !jobs_add_record(&c->record, jobs, &job) || !jobs_add_log(&c->log, &log_line, jobs, &job))
        return diag_note(c->d, D_PLAN_INDEX, NULL, NULL);
    const struct input *in = &jobs->inputs->files[job.file];
    plan_piece(piece, c->plan, sequence);
    work_write(&c->work.text, &(struct work_piece){
        .piece = piece,
        .file = without_folder(in->name),
        .line = (long)job.line,
        .log_line = log_line,
        .channel = row->channel,
        .profile = row->profile[0] ? row->profile : NULL,
        .group = row->group,
        .pages = row->pages,
        .sheets = row->sheets,
        .grams = row->grams,
        .print = c->file ? c->file->number : 0,
        .first = first,
        .record = {.name = in->name, .bytes = c->record.bytes, .n_bytes = c->record.n_bytes},
        .log = {.name = jobs->log->name, .bytes = c->log.bytes, .n_bytes = c->log.n_bytes},
    });
    inputs_let_go(in, job.offset, job.n_bytes);
    if (sequence % INPUTS_AT_RANDOM == 0) {
        inputs_let_go(jobs->log, 0, jobs->log->n_bytes);
        inputs_let_go(&jobs->inputs->gathered, 0, jobs->inputs->gathered.n_bytes);
    }
    buf_printf(&c->index.text, "%s,%s,%s,%s,%s\n", piece, row->body, row->id, row->instruments, row->role);
    count_profile(c, row);
    const enum outcome got = stream_flush(&c->work, c->d, BLOCK_BYTES);
    return outcome_worse(got, stream_flush(&c->index, c->d, BLOCK_BYTES));
}

static enum outcome make_shard(struct cut *c, long *sequence)
{
    char name[32];
    struct index_row row;
    enum outcome got;
    snprintf(name, sizeof name, "%04ld", c->shard->number);
    c->file = NULL;
    c->file_room = 0;
    got = stream_open(&c->work, c->d, c->order->work_fd, name);
    work_write_head(&c->work.text, c->plan->hash);
    for (long i = 0; i < c->shard->pieces && got == DONE; i++) {
        got = index_next(&row, c->order->index, c->d);
        if (got == NONE)
            got = diag_note(c->d, D_INTERNAL, NULL, NULL);
        if (got == DONE)
            got = add_piece(c, &row, ++*sequence);
        c->order->watch(c->order->context, *sequence);
    }
    if (got == DONE)
        got = stream_end(&c->work, c->d, c->shard->work_sha256);
    stream_drop(&c->work);
    return got;
}

static void share_out(struct plan *plan, struct arena *arena)
{
    const long n = plan->counts.made;
    long shards = plan->options.shards > 0 ? plan->options.shards : (n + CUT_SHARD_PIECES - 1) / CUT_SHARD_PIECES;
    shards = shards > 0 ? shards : 1;
    plan->shards = arena_array(arena, (size_t)shards, sizeof *plan->shards);
    plan->n_shards = (size_t)shards;
    for (long i = 0, first = 1; i < shards; i++) {
        const long pieces = n / shards + (i < n % shards);
        plan->shards[i] = (struct plan_shard){.number = i + 1, .pieces = pieces, .first = first};
        first += pieces;
    }
}

enum outcome plan_cut(struct plan *plan, struct arena *arena, struct diag *d, const struct cut_order *order)
{
    struct cut c = {.plan = plan, .arena = arena, .d = d, .order = order};
    char unused[HASH_HEX_LEN + 1];
    long sequence = 0;
    share_out(plan, arena);
    buf_init(&c.record, TEXT_MAX);
    buf_init(&c.log, TEXT_MAX);
    enum outcome got = stream_open(&c.index, d, order->run_fd, LIST_INDEX);
    buf_str(&c.index.text, LIST_INDEX_HEAD);
    if (got == DONE)
        got = index_begin(order->index, d, DONE);
    for (size_t i = 0; i < plan->n_shards && got == DONE; i++) {
        c.shard = &plan->shards[i];
        got = make_shard(&c, &sequence);
    }
    if (got == DONE)
        got = stream_end(&c.index, d, unused);
    stream_drop(&c.index);
    buf_done(&c.record);
    buf_done(&c.log);
    return got;
}
