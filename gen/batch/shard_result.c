#include "shard_result.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/text.h"

#define FLUSH_BYTES ((size_t)64 << 10)

void result_name(char out[DURABLE_NAME_BYTES], long shard, const char *ending)
{
    snprintf(out, DURABLE_NAME_BYTES, "%04ld%s", shard, ending);
}

void result_tar(char out[DURABLE_NAME_BYTES], long shard)
{
    snprintf(out, DURABLE_NAME_BYTES, "letters/%04ld.tar", shard);
}

void result_print(char out[DURABLE_NAME_BYTES], long number, const char *profile, const char *ending)
{
    snprintf(out, DURABLE_NAME_BYTES, "print/%04ld-%.*s%s", number, ROW_NAME_BYTES, profile, ending);
}

void result_tally(struct result_counts *counts, struct arena *arena, const struct result_tally *add)
{
    for (size_t i = 0; i < counts->n_tallies; i++) {
        if (text_equal(counts->tallies[i].instrument, add->instrument)) {
            counts->tallies[i].made += add->made;
            return;
        }
    }
    counts->tallies = arena_grow(arena, counts->tallies, counts->n_tallies, &counts->capacity, sizeof *counts->tallies);
    counts->tallies[counts->n_tallies++] = *add;
}

void result_release(struct result_counts *counts, struct arena *arena, const struct result_release *more)
{
    for (size_t i = 0; i < counts->n_releases; i++) {
        if (text_equal(counts->releases[i].who, more->who)) {
            counts->releases[i].letters += more->letters;
            return;
        }
    }
    counts->releases = arena_grow(arena, counts->releases, counts->n_releases, &counts->releases_capacity, sizeof *counts->releases);
    counts->releases[counts->n_releases++] = (struct result_release){arena_strdup(arena, more->who), more->letters};
}

bool result_let_go(struct result_counts *counts, struct arena *arena, const struct result_let_go *one)
{
    for (size_t i = counts->n_let_go; i > 0 && counts->let_go[i - 1].at == one->at; i--)
        if (text_equal(counts->let_go[i - 1].who, one->who))
            return false;
    counts->let_go = arena_grow(arena, counts->let_go, counts->n_let_go, &counts->let_go_capacity, sizeof *counts->let_go);
    counts->let_go[counts->n_let_go++] = (struct result_let_go){arena_strdup(arena, one->who), one->at};
    return true;
}

void result_count(struct result_counts *counts, struct arena *arena, const struct shard_row *row)
{
    counts->pieces++;
    counts->made += row->is_made;
    counts->refused += !row->is_made;
    for (const char *at = row->instruments; row->is_made && *at;) {
        const size_t n = strcspn(at, " ");
        struct result_tally one = {.made = 1};
        snprintf(one.instrument, sizeof one.instrument, "%.*s", (int)n, at);
        result_tally(counts, arena, &one);
        at += n + (at[n] == ' ');
    }
}

static enum outcome flush(struct result_writer *w, struct diag *d, size_t at_least)
{
    if (w->text.n_bytes < at_least)
        return DONE;
    if (w->text.overflow) {
        errno = EFBIG;
        return durable_failed(d, w->file.name, "write");
    }
    enum outcome got = aside_add(&w->file, d, w->text.bytes, w->text.n_bytes);
    buf_clear(&w->text);
    return got;
}

static void head_line(struct buf *out, const struct plan *plan, const struct plan_shard *shard)
{
    buf_printf(out, "{\"shard\":%ld,\"plan-hash\":\"%s\",\"first\":%ld,\"pieces\":[\n", shard->number, plan->hash, shard->first);
}

void result_begin(struct result_writer *w, const struct plan *plan, const struct plan_shard *shard)
{
    w->counts = (struct result_counts){0};
    w->shard = shard->number;
    buf_clear(&w->text);
    head_line(&w->text, plan, shard);
}

/* Words were looked at when they came (shard_row_is_sound): nothing in them needs escaping. */
static void piece_line(struct buf *out, const struct shard_row *row, long shard)
{
    char tar[DURABLE_NAME_BYTES] = "", print[DURABLE_NAME_BYTES] = "";
    if (row->is_made)
        result_tar(tar, shard);
    if (row->number)
        result_print(print, row->number, row->profile, ".pdf");
    buf_printf(out, "{\"piece\":\"%s\",\"status\":\"%s\",\"code\":\"%s\",\"form\":\"%s\",\"format\":\"%s\",\"language\":\"%s\",\"profile\":\"%s\",",
               row->piece, row->is_made ? "made" : "refused", row->code, row->form, row->format, row->language, row->profile);
    buf_printf(out, "\"pages\":%d,\"sheets\":%d,\"weight_g\":%d,\"bytes\":%llu,\"sha256\":\"%s\",\"tar\":\"%s\",\"member\":\"%s%s%s\",", row->pages,
               row->sheets, row->grams, (unsigned long long)row->n_bytes, row->sha256, tar, row->is_made ? row->piece : "",
               row->is_made ? "." : "", row->is_made ? row->ending : "");
    buf_printf(out, "\"print_file\":\"%s\",\"print_number\":%ld,\"first_sheet\":%ld}", print, row->number, row->first_sheet);
}

enum outcome result_piece(struct result_writer *w, struct diag *d, const struct shard_row *row)
{
    buf_str(&w->text, w->counts.pieces ? ",\n" : "");
    piece_line(&w->text, row, w->shard);
    result_count(&w->counts, w->arena, row);
    return flush(w, d, FLUSH_BYTES);
}

static int by_instrument(const void *a, const void *b)
{
    const struct result_tally *one = a, *other = b;
    return strcmp(one->instrument, other->instrument);
}

static int by_who(const void *a, const void *b)
{
    return strcmp(((const struct result_release *)a)->who, ((const struct result_release *)b)->who);
}

void result_sort(struct result_counts *counts)
{
    if (counts->n_releases)
        qsort(counts->releases, counts->n_releases, sizeof *counts->releases, by_who);
    if (counts->n_tallies)
        qsort(counts->tallies, counts->n_tallies, sizeof *counts->tallies, by_instrument);
}

static void who_key(struct buf *out, const char *who, bool is_first)
{
    buf_str(out, is_first ? "\"" : ",\"");
    for (const char *c = who; *c; c++)
        buf_printf(out, *c == '\t' ? "\\t" : "%c", *c);
    buf_str(out, "\":");
}

static void add_releases(struct buf *out, const struct result_counts *counts)
{
    buf_str(out, "},\"releases\":{");
    for (size_t i = 0; i < counts->n_releases; i++) {
        who_key(out, counts->releases[i].who, i == 0);
        buf_printf(out, "%ld", counts->releases[i].letters);
    }
    buf_str(out, "},\"let-go\":{");
    for (size_t i = 0; i < counts->n_releases; i++) {
        long n = 0;
        who_key(out, counts->releases[i].who, i == 0);
        for (size_t k = 0; k < counts->n_let_go; k++)
            if (text_equal(counts->let_go[k].who, counts->releases[i].who))
                buf_printf(out, "%c%ld", n++ ? ',' : '[', counts->let_go[k].at + 1);
        buf_str(out, n ? "]" : "[]");
    }
}

static void last_line(struct buf *out, const struct result_counts *counts, const struct result_file *files, size_t n_files)
{
    buf_str(out, counts->pieces ? "\n],\"files\":[" : "],\"files\":[");
    for (size_t i = 0; i < n_files; i++)
        buf_printf(out, "%s{\"name\":\"%s\",\"bytes\":%llu,\"sha256\":\"%s\"}", i ? "," : "", files[i].name,
                   (unsigned long long)files[i].n_bytes, files[i].sha256);
    buf_str(out, "],\"instruments\":{");
    for (size_t i = 0; i < counts->n_tallies; i++)
        buf_printf(out, "%s\"%s\":%ld", i ? "," : "", counts->tallies[i].instrument, counts->tallies[i].made);
    add_releases(out, counts);
    buf_printf(out, "},\"counts\":{\"pieces\":%ld,\"made\":%ld,\"refused\":%ld}}\n", counts->pieces, counts->made, counts->refused);
}

enum outcome result_end(struct result_writer *w, struct diag *d, const struct result_file *files, size_t n_files)
{
    result_sort(&w->counts);
    last_line(&w->text, &w->counts, files, n_files);
    enum outcome got = flush(w, d, 0);
    return got == DONE ? aside_settle(&w->file, d) : got;
}
