/* OpenSSL's low-level calls on purpose: the one-shot SHA256() of OpenSSL 3 first reads the host's openssl.cnf and sets up
 * providers, which costs 0.8 ms of CPU a start and would let a host's file decide whether we can hash. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "hash.h"

#include <openssl/sha.h>

void hash_sha256_hex(const void *bytes, size_t n_bytes, char out[HASH_HEX_LEN + 1])
{
    static const char hex[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, bytes, n_bytes);
    SHA256_Final(digest, &state);

    for (size_t i = 0; i < sizeof digest; i++) {
        out[2 * i] = hex[digest[i] >> 4];
        out[2 * i + 1] = hex[digest[i] & 0x0F];
    }
    out[HASH_HEX_LEN] = '\0';
}
