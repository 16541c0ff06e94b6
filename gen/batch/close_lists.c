#include "close_lists.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "../record/splitter.h"
#include "plan_lists.h"
#include "shard_result.h"

#define REFUSED_XML    "refused.xml"
#define REFUSED_CSV    "refused.csv"
#define NAMESPACE      "urn:kenbaar:record:1"
#define EMPTY_XML      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records xmlns=\"" NAMESPACE "\" version=\"1.0\">\n</records>\n"
#define EMPTY_CSV      "id,code,field,file,line\n"
#define XML_END        "</records>\n"
#define BLOCK_BYTES    ((size_t)64 << 10)
#define MAX_RECORD_BYTES ((size_t)4 << 20)

/* -- in the sandbox: records out of a work file ---------------------------------------------------------------------- */

/* Pieces of one shard that were refused, in order. */
struct late {
    const struct plan *plan;
    const long *at; /* places in the shard */
    char (*codes)[ROW_CODE_BYTES];
    size_t n;
    int work_fd, xml_fd, csv_fd;
};

static void add_record(struct buf *out, const struct slice *slice)
{
    const size_t n_name = slice_name_bytes(slice);
    buf_add(out, slice->bytes, n_name);
    slice_add_root_names(out, slice);
    buf_add(out, slice->bytes + n_name, slice->n_bytes - n_name);
    buf_str(out, "\n");
}

static enum outcome write_late(const struct late *late, struct arena *arena, struct diag *d, const struct work_piece *piece, size_t i)
{
    struct splitter splitter;
    struct slice slice;
    struct buf xml, csv;
    enum outcome got = splitter_open(&splitter, arena, d, &piece->record);
    if (got == DONE)
        got = splitter_next(&splitter, &slice, d);
    if (got != DONE)
        return BROKEN;
    buf_init(&xml, MAX_RECORD_BYTES);
    buf_init(&csv, MAX_RECORD_BYTES);
    add_record(&xml, &slice);
    buf_printf(&csv, "%s,%s,,", slice.id, late->codes[i]);
    plan_lists_value(&csv, piece->file ? piece->file : "");
    buf_printf(&csv, ",%ld\n", piece->line);
    const bool is_written = files_write_all(late->xml_fd, xml.bytes, xml.n_bytes) && files_write_all(late->csv_fd, csv.bytes, csv.n_bytes);
    buf_done(&xml);
    buf_done(&csv);
    return is_written ? DONE : BROKEN;
}

static int copy_late(void *context)
{
    const struct late *late = context;
    struct arena *all = arena_new(), *one = arena_new();
    struct diag d;
    struct work_reader reader;
    struct work_piece piece;
    diag_init(&d, all);
    enum outcome got = work_open(&reader, all, &d, late->work_fd, late->plan->hash);
    size_t i = 0;
    for (long at = 0; got == DONE && i < late->n; at++) {
        arena_reset(one);
        got = work_next(&reader, &piece, one, &d);
        if (got == DONE && at == late->at[i])
            got = write_late(late, one, &d, &piece, i++);
    }
    return got == DONE ? 0 : 1;
}

/* -- outside --------------------------------------------------------------------------------------------------------- */

/* The list as the plan wrote it: kept in work/ by the first close that adds to it. */
static enum outcome keep_list(struct diag *d, const struct close_lists *order, int work_fd, const char *name, const char *empty)
{
    char block[BLOCK_BYTES];
    struct aside kept;
    ssize_t n = 0;
    if (faccessat(work_fd, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return DONE;
    int from = openat(order->run->fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (from < 0 && errno == ENOENT)
        return durable_write(d, work_fd, name, empty, strlen(empty));
    if (from < 0)
        return durable_failed(d, name, "open");
    enum outcome got = aside_open(&kept, d, work_fd, name);
    while (got == DONE && (n = read(from, block, sizeof block)) > 0)
        got = aside_add(&kept, d, block, (size_t)n);
    close(from);
    if (got == DONE && n < 0)
        got = durable_failed(d, name, "read");
    if (got == DONE)
        got = aside_settle(&kept, d);
    if (got == DONE)
        got = aside_name(&kept, d);
    aside_drop(&kept);
    return got;
}

/* A new list that begins as the kept one, without the end tag of its root. */
static enum outcome begin_list(struct aside *out, struct diag *d, const struct close_lists *order, int work_fd, const char *name)
{
    char block[BLOCK_BYTES];
    struct stat st;
    enum outcome got = aside_open(out, d, order->run->fd, name);
    int from = got == DONE ? openat(work_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;
    if (got == DONE && (from < 0 || fstat(from, &st) != 0))
        got = durable_failed(d, name, "open");
    off_t n_left = got == DONE ? st.st_size - (text_ends(name, ".xml") ? (off_t)sizeof XML_END - 1 : 0) : 0;
    while (got == DONE && n_left > 0) {
        ssize_t n = read(from, block, n_left < (off_t)sizeof block ? (size_t)n_left : sizeof block);
        got = n > 0 ? aside_add(out, d, block, (size_t)n) : durable_failed(d, name, "read");
        n_left -= n;
    }
    if (from >= 0)
        close(from);
    return got;
}

/* Which pieces of the shard were refused. */
static enum outcome find_late(struct late *out, struct arena *arena, struct diag *d, const struct close_lists *order,
                              const struct plan_shard *shard)
{
    struct result_reader r;
    struct shard_row row;
    long *at = arena_array(arena, (size_t)shard->pieces + 1, sizeof *at);
    out->codes = arena_array(arena, (size_t)shard->pieces + 1, sizeof *out->codes);
    out->at = at;
    enum outcome got = result_open(&r, d, order->shards_fd, order->plan, shard);
    if (got != DONE)
        return BROKEN;
    for (long i = 0; i < shard->pieces && (got = result_next(&r, &row, arena, d)) == DONE; i++) {
        if (row.is_made)
            continue;
        at[out->n] = i;
        memcpy(out->codes[out->n++], row.code, ROW_CODE_BYTES);
    }
    result_close(&r);
    return got == BROKEN ? BROKEN : DONE;
}

struct lists {
    struct aside xml, csv;
};

static enum outcome add_shard(struct lists *lists, struct diag *d, const struct close_lists *order, int work_fd, const struct plan_shard *shard)
{
    char name[DURABLE_NAME_BYTES];
    struct arena *arena = arena_new();
    struct late late = {.plan = order->plan, .xml_fd = lists->xml.fd, .csv_fd = lists->csv.fd};
    enum outcome got = find_late(&late, arena, d, order, shard);
    result_name(name, shard->number, "");
    if (got == DONE && late.n > 0) {
        int died_of;
        late.work_fd = openat(work_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        int kept[] = {late.work_fd, late.xml_fd, late.csv_fd};
        if (late.work_fd < 0)
            got = durable_failed(d, name, "open");
        else if (sandbox_run(copy_late, &late, &(struct sandbox_kept){.fds = kept, .n = sizeof kept / sizeof kept[0]}, &died_of) != 0)
            got = diag_note(d, D_WORK_FILE, &(struct place){.file = name}, NULL);
        if (late.work_fd >= 0)
            close(late.work_fd);
    }
    arena_free(arena);
    return got;
}

static enum outcome end_list(struct aside *list, struct diag *d, const char *end)
{
    enum outcome got = aside_add(list, d, end, strlen(end));
    if (got == DONE)
        got = aside_settle(list, d);
    return got == DONE ? aside_name(list, d) : got;
}

enum outcome close_lists_write(struct diag *d, const struct close_lists *order)
{
    struct lists lists = {.xml = {.fd = -1}, .csv = {.fd = -1}};
    int work_fd;
    enum outcome got = run_folder_sub(&work_fd, d, order->run, RUN_WORK);
    if (got == DONE)
        got = keep_list(d, order, work_fd, REFUSED_XML, EMPTY_XML);
    if (got == DONE)
        got = keep_list(d, order, work_fd, REFUSED_CSV, EMPTY_CSV);
    if (got == DONE)
        got = begin_list(&lists.xml, d, order, work_fd, REFUSED_XML);
    if (got == DONE)
        got = begin_list(&lists.csv, d, order, work_fd, REFUSED_CSV);
    for (size_t i = 0; got == DONE && i < order->plan->n_shards; i++)
        got = add_shard(&lists, d, order, work_fd, &order->plan->shards[i]);
    if (got == DONE)
        got = end_list(&lists.xml, d, XML_END);
    if (got == DONE)
        got = end_list(&lists.csv, d, "");
    aside_drop(&lists.xml);
    aside_drop(&lists.csv);
    if (work_fd >= 0)
        close(work_fd);
    return got;
}
