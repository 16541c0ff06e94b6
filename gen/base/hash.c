/* OpenSSL's low-level calls on purpose: the one-shot SHA256() of OpenSSL 3 first reads the host's openssl.cnf and sets up
 * providers, which costs 0.8 ms of CPU a start and would let a host's file decide whether we can hash. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "hash.h"

#include <openssl/sha.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(struct hash_stream), "room for OpenSSL's state");
_Static_assert(SHA256_DIGEST_LENGTH == HASH_BYTES, "SHA-256");

static SHA256_CTX *state_of(struct hash_stream *h)
{
    return (SHA256_CTX *)h->state;
}

void hash_begin(struct hash_stream *h)
{
    SHA256_Init(state_of(h));
}

void hash_add(struct hash_stream *h, const void *bytes, size_t n_bytes)
{
    SHA256_Update(state_of(h), bytes, n_bytes);
}

void hash_end(struct hash_stream *h, unsigned char out[HASH_BYTES])
{
    SHA256_Final(out, state_of(h));
}

void hash_hex(const unsigned char hash[HASH_BYTES], char out[HASH_HEX_LEN + 1])
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < HASH_BYTES; i++) {
        out[2 * i] = hex[hash[i] >> 4];
        out[2 * i + 1] = hex[hash[i] & 0x0F];
    }
    out[HASH_HEX_LEN] = '\0';
}

void hash_end_hex(struct hash_stream *h, char out[HASH_HEX_LEN + 1])
{
    unsigned char hash[HASH_BYTES];
    hash_end(h, hash);
    hash_hex(hash, out);
}

void hash_sha256_hex(const void *bytes, size_t n_bytes, char out[HASH_HEX_LEN + 1])
{
    struct hash_stream h;
    hash_begin(&h);
    hash_add(&h, bytes, n_bytes);
    hash_end_hex(&h, out);
}
