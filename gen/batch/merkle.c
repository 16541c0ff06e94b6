#include "merkle.h"

#include <string.h>

static void hash_node(unsigned char out[HASH_BYTES], const unsigned char left[HASH_BYTES], const unsigned char right[HASH_BYTES])
{
    struct hash_stream h;
    hash_begin(&h);
    hash_add(&h, "\x01", 1);
    hash_add(&h, left, HASH_BYTES);
    hash_add(&h, right, HASH_BYTES);
    hash_end(&h, out);
}

void merkle_begin(struct merkle *m)
{
    memset(m, 0, sizeof *m);
}

void merkle_add(struct merkle *m, const void *leaf, size_t n_bytes)
{
    struct hash_stream h;
    unsigned char node[HASH_BYTES];
    hash_begin(&h);
    hash_add(&h, "\x00", 1);
    hash_add(&h, leaf, n_bytes);
    hash_end(&h, node);

    size_t i = 0;
    for (; m->n >> i & 1; i++) /* as in adding one to a binary number */
        hash_node(node, m->nodes[i], node);
    memcpy(m->nodes[i], node, HASH_BYTES);
    m->n++;
}

void merkle_root(const struct merkle *m, char out[HASH_HEX_LEN + 1])
{
    unsigned char root[HASH_BYTES];
    bool has_root = false;
    for (size_t i = 0; i < MERKLE_DEPTH; i++) { /* the smaller trees stand at the right */
        if (!(m->n >> i & 1))
            continue;
        if (has_root)
            hash_node(root, m->nodes[i], root);
        else
            memcpy(root, m->nodes[i], HASH_BYTES);
        has_root = true;
    }
    if (has_root)
        hash_hex(root, out);
    else
        hash_sha256_hex("", 0, out);
}
