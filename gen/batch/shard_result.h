/* shard_result - shards/NNNN.json: what became of each piece of a shard, and the size and hash of its files. That it is there, is the
 * commit of the shard.
 *
 * It is JSON with one piece a line, so that it can be written and read as a stream, however long:
 *   {"shard":1,"plan-hash":"...","first":1,"pieces":[
 *   {"piece":"...","status":"made","code":"",...},
 *   {...}
 *   ],"files":[{"name":"letters/0001.tar","bytes":1,"sha256":"..."}],"instruments":{"ID":1},"releases":{"G1\tH. Terpstra\thoofd":1},
 *   "let-go":{"G1\tH. Terpstra\thoofd":[1]},"counts":{"pieces":1,"made":1,"refused":0}}                     (on one line; let-go: which pieces, from 1)
 * No person, case or record id stands in it, but for who let go a letter that a gate holds, as an officer of the body. */
#pragma once
#include <stdio.h>

#include "durable.h"
#include "plan_file.h"
#include "shard_row.h"

/* "0001.json" of shard 1. */
void result_name(char out[DURABLE_NAME_BYTES], long shard, const char *ending);
/* "letters/0001.tar". */
void result_tar(char out[DURABLE_NAME_BYTES], long shard);
/* "print/0003-PROFILE.pdf" of print file 3 of the run. */
void result_print(char out[DURABLE_NAME_BYTES], long number, const char *profile, const char *ending);

struct result_file {
    char name[DURABLE_NAME_BYTES];
    uint64_t n_bytes;
    char sha256[HASH_HEX_LEN + 1];
};
/* Letters that were made, by instrument. */
struct result_tally {
    char instrument[ROW_ID_BYTES];
    long made;
};
/* Letters that somebody let go although a gate holds them. */
struct result_release {
    const char *who; /* as shard_row_release() has it */
    long letters;
};
/* One of them, by its place in the shard, from 0. */
struct result_let_go {
    const char *who;
    long at;
};
struct result_counts {
    long pieces, made, refused;
    struct result_tally *tallies; /* the arena's */
    size_t n_tallies, capacity;
    struct result_release *releases;
    size_t n_releases, releases_capacity;
    struct result_let_go *let_go; /* of one shard */
    size_t n_let_go, let_go_capacity;
};
/* Adds what one row says. */
void result_count(struct result_counts *counts, struct arena *arena, const struct shard_row *row);
/* More letters about one instrument. */
void result_tally(struct result_counts *counts, struct arena *arena, const struct result_tally *more);
/* More letters that one person let go; who is copied. */
void result_release(struct result_counts *counts, struct arena *arena, const struct result_release *more);
/* One letter of this shard. False: it is known that this person let go this gate for it; two grounds are one letter. Letters come in their order. */
bool result_let_go(struct result_counts *counts, struct arena *arena, const struct result_let_go *one);
/* By instrument, by gate and person. */
void result_sort(struct result_counts *counts);

struct result_writer {
    struct arena *arena;
    struct aside file;
    struct buf text;
    struct result_counts counts;
    long shard;
};
/* file stands at its start. */
void result_begin(struct result_writer *w, const struct plan *plan, const struct plan_shard *shard);
enum outcome result_piece(struct result_writer *w, struct diag *d, const struct shard_row *row);
/* The last line; the file is settled, but has no name yet. */
enum outcome result_end(struct result_writer *w, struct diag *d, const struct result_file *files, size_t n_files);

struct result_reader {
    FILE *file;
    char *line; /* getline's */
    size_t capacity;
    long shard;
    struct result_file *files; /* after the last piece; the arena's */
    size_t n_files;
    struct result_counts tallies; /* the same; tallies alone */
    long said_pieces, said_made, said_refused;
};
/* NONE: the shard has not been made. BROKEN (exit 74, B037): the result is not one of this plan. */
enum outcome result_open(struct result_reader *out, struct diag *d, int shards_fd, const struct plan *plan, const struct plan_shard *shard);
/* DONE: *row is the next piece. NONE: that was all; files, tallies and said_* are filled. */
enum outcome result_next(struct result_reader *r, struct shard_row *row, struct arena *arena, struct diag *d);
void result_close(struct result_reader *r);
