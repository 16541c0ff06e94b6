/* hash - SHA-256 (FIPS 180-4) through OpenSSL. */
#pragma once
#include <stddef.h>
#define HASH_HEX_LEN 64
void hash_sha256_hex(const void *bytes, size_t n_bytes, char out[HASH_HEX_LEN + 1]);
