/* hash - SHA-256 (FIPS 180-4) through Nettle. */
#pragma once
#include <stddef.h>
#include <stdint.h>

#define HASH_HEX_LEN 64
#define HASH_BYTES   32
void hash_sha256_hex(const void *bytes, size_t n_bytes, char out[HASH_HEX_LEN + 1]);

/* The same of bytes that come in parts. */
struct hash_stream {
    uint64_t state[16]; /* room for Nettle's */
};
void hash_begin(struct hash_stream *h);
void hash_add(struct hash_stream *h, const void *bytes, size_t n_bytes);
void hash_end(struct hash_stream *h, unsigned char out[HASH_BYTES]);
void hash_end_hex(struct hash_stream *h, char out[HASH_HEX_LEN + 1]);
/* A hash as it is written. */
void hash_hex(const unsigned char hash[HASH_BYTES], char out[HASH_HEX_LEN + 1]);
