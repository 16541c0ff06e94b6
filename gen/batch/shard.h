/* shard - one attempt at a shard, seen from the parent: files written aside, a sandboxed child that fills them, its rows written down as
 * they come, and in the end everything given its name, shards/NNNN.json last: that rename is the commit.
 *
 * A child that dies is tried again; a piece that it died of twice is left out. Whatever is stopped before the commit leaves nothing but files aside,
 * which the next render sweeps. Two attempts at once do no harm: each writes under names of its own, both make the same bytes, and
 * they give the names one after the other (a lock on shards/.lock), the later one finding the work done. */
#pragma once
#include <time.h>

#include "print_sink.h"
#include "run_folder.h"
#include "shard_result.h"

struct bundle;

/* Of the whole run; outlives its attempts. */
struct shard_place {
    const struct plan *plan;
    const struct bundle *bundle;
    const struct input *releases;
    int work_fd, shards_fd, letters_fd, prints_fd; /* folders */
};

enum { MAX_LEFT_OUT = 32 };
/* Where children died, as places in the shard. */
struct shard_deaths {
    long once[MAX_LEFT_OUT], twice[MAX_LEFT_OUT]; /* twice: in order */
    size_t n_once, n_twice;
    int before_first; /* deaths at no piece at all */
};

struct shard_attempt {
    const struct shard_place *place;
    const struct plan_shard *shard;
    struct arena *arena; /* its own, until shard_end() */
    struct shard_deaths deaths;
    struct aside tar;
    struct aside *prints; /* a PDF and an .ipp file each; those that get no letter are thrown away */
    struct print_sink_file *print_files;
    struct result_writer result;
    struct result_file *files;
    size_t n_files;
    struct note_rows *notes; /* shared with the child */
    pid_t child;             /* 0: none */
    int row_fd;
    struct shard_row row; /* as far as it was read */
    size_t n_row_bytes;
    long at;      /* the piece that the child is at; -1 before the first */
    bool is_whole; /* ROW_END came */
    time_t heard; /* when the child last said something */
};

enum shard_state { SHARD_GOES_ON, SHARD_MADE, SHARD_BROKEN };

/* Opens the files and starts the child. BROKEN: nothing is left behind. */
enum outcome shard_start(struct shard_attempt *a, struct diag *d, const struct shard_place *place, const struct plan_shard *shard);
/* Call when row_fd can be read. After MADE the shard is committed; after BROKEN d says why. Both: shard_end(). */
enum shard_state shard_hear(struct shard_attempt *a, struct diag *d);
/* Call now and then: ends a child that has been silent for too long. */
void shard_watch(struct shard_attempt *a);
/* Ends the child if it lives, throws away what has no name, gives the memory back. */
void shard_end(struct shard_attempt *a);
