/* print_sink - the print files of a shard, fed with its letters as they are finished.
 *
 * Pieces come in print order, so one print file is open at a time. The parent opened a file for each that the plan names, before the sandbox
 * shut. A piece that is left out leaves no gap: the sheets of those after it are counted here, not taken from the plan. */
#pragma once
#include "plan_file.h"
#include "work_file.h"

struct letter;
struct layout_kit;
struct pdf_kit;

struct print_sink_file {
    const struct plan_print_file *plan;
    int pdf_fd, ipp_fd;
};
struct print_sink_order {
    const struct plan *plan;
    const struct bundle *bundle;
    const struct print_sink_file *files; /* of this shard, by number */
    size_t n_files;
    int tar_fd; /* the finished letters, which the print files are held against */
    struct pdf_kit *kit;
    const struct layout_kit *layout;
};
/* A print file that is finished. */
struct print_sink_done {
    long number; /* in the run; 0: it got no letter, so there is no such file */
    uint64_t n_bytes;
    char sha256[HASH_HEX_LEN + 1];
};
struct print_sink;
/* True: descriptors are needed for them. */
bool print_sink_is_built(void);
void print_sink_open(struct print_sink **out, struct arena *arena, const struct print_sink_order *order);
/* Adds a finished letter to the print file that its piece names. Gives its first sheet there, from 1; 0 for a piece without print file. */
struct print_sink_letter {
    const struct work_piece *piece;
    const struct letter *letter;
    const char *sha256; /* of its bytes */
};
enum outcome print_sink_add(struct print_sink *s, struct diag *d, const struct print_sink_letter *added, long *first_sheet);
/* Ends the last file. The tar is whole by now: each print file is proofread as it was written. done has room for one a file of the order. */
enum outcome print_sink_end(struct print_sink *s, struct diag *d, struct print_sink_done *done);
