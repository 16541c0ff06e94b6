/* render_fixture - a planned run of eight records in two shards, to be rendered and closed; and what lies in it afterwards. */
#pragma once
#include "run_fixture.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "../../../gen/batch/close.h"
#include "../../../gen/batch/render.h"
#include "../../../gen/batch/run_folder.h"

#define EIGHT_LINES LOG("9", LINE("Z-1") LINE("Z-2") LINE("Z-3") LINE("Z-4") LINE("Z-5") LINE("Z-6") LINE("Z-7") LINE("Z-8") LINE("Z-9"))

/* Records D-1 to D-8. */
static inline const char *eight(struct run_fixture *f)
{
    const char *records = "";
    for (int i = 1; i <= 8; i++)
        records = arena_printf(f->t->arena, "%s" RECORD("D-%d", "Z-%d", "%d000 AA", ""), records, i, i, i);
    return arena_printf(f->t->arena, RECORDS("%s"), records);
}

static inline void run_of_eight(struct run_fixture *f, struct test_ctx *t)
{
    run_fixture_open(f, t);
    f->order.options.shards = 2;
    assert_int_equal(run_plan(f, "run", eight(f), EIGHT_LINES), DONE);
    assert_int_equal(f->planned.plan.counts.made, 8);
    assert_int_equal(f->planned.plan.n_shards, 2);
}

static inline enum outcome run_render(struct run_fixture *f, struct rendered *out, long shard, long n_shards)
{
    diag_clear(f->t->diag);
    return render_run(out, f->t->arena, f->t->diag, &(struct render_order){.run = f->order.run, .n_workers = 2, .maker = {f->order.program, f->order.letter_format, f->order.libraries, f->order.n_libraries}, .choice = {shard, n_shards, "--shard", 1}});
}

static inline enum outcome run_close(struct run_fixture *f, struct closed *out)
{
    diag_clear(f->t->diag);
    return close_run(out, f->t->arena, f->t->diag, &(struct close_order){.run = f->order.run, .lang = EN});
}

static inline const char *run_path(struct run_fixture *f, const char *name)
{
    return arena_printf(f->t->arena, "%s/%s", f->order.run, name);
}

static inline char *run_hash(struct run_fixture *f, const char *name)
{
    struct input in;
    char *hex = arena_alloc(f->t->arena, HASH_HEX_LEN + 1);
    assert_int_equal(files_read(&in, f->t->arena, f->t->diag, run_path(f, name)), DONE);
    hash_sha256_hex(in.bytes, in.n_bytes, hex);
    return hex;
}

/* Files aside that an attempt left behind. */
static inline size_t run_count_asides(struct run_fixture *f)
{
    static const char *const folders[] = {".", "shards", "pending/letters", "pending/print"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        DIR *dir = opendir(run_path(f, folders[i]));
        for (struct dirent *it = dir ? readdir(dir) : NULL; it; it = readdir(dir))
            n += it->d_name[0] == '.' && strchr(it->d_name, '-');
        if (dir)
            closedir(dir);
    }
    return n;
}

/* Turns a bit of one byte; negative: from the end. */
static inline void run_flip(struct run_fixture *f, const char *name, off_t at)
{
    char byte;
    int fd = open(run_path(f, name), O_RDWR);
    struct stat st;
    assert_int_equal(fstat(fd, &st), 0);
    if (at < 0)
        at += st.st_size;
    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}
