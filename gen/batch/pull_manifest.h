/* pull_manifest - manifest.csv and manifest.json of a run without the letters that are pulled, made aside. A pulled piece keeps its row, with the
 * status pulled and the hash of the letter that there was, but stands in no file; the counts say how many there are. */
#pragma once
#include "pull_files.h"

enum outcome pull_manifest_make(struct diag *d, const struct closed_run *r, const struct pull_files *files, const struct picked *pulled, int stage_fd);
