/* merkle - the Merkle root over the rows of the manifest, as RFC 6962, section 2.1, has it: SHA-256, 0x00 before a leaf, 0x01 before
 * two nodes. Rows come one by one; memory does not grow with them. */
#pragma once
#include <stdbool.h>

#include "../base/hash.h"

enum { MERKLE_DEPTH = 48 };
struct merkle {
    unsigned char nodes[MERKLE_DEPTH][HASH_BYTES]; /* roots of whole trees of 2^i leaves, for each bit i of n */
    uint64_t n;
};

void merkle_begin(struct merkle *m);
void merkle_add(struct merkle *m, const void *leaf, size_t n_bytes);
/* Of no rows: the hash of nothing. */
void merkle_root(const struct merkle *m, char out[HASH_HEX_LEN + 1]);
