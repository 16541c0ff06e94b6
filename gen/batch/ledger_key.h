/* ledger_key - under which key a decision stands in the ledger: HMAC-SHA256 (RFC 2104) of body, decision and role of the addressee, with a secret that lies
 * beside the ledger. Without the secret nobody can ask the ledger whether a decision is in it. */
#pragma once
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/hash.h"

struct ledger_secret {
    unsigned char bytes[HASH_BYTES];
};
struct ledger_entry {
    const char *body, *decision, *role; /* subject, representative, third-party */
    int months; /* the body's term; not in the key */
};

void ledger_hmac(unsigned char out[HASH_BYTES], const struct ledger_secret *secret, const char *text);
void ledger_key(unsigned char out[HASH_BYTES], const struct ledger_secret *secret, const struct ledger_entry *entry);
/* LEDGER.key beside the ledger. NONE: there is none. BROKEN (B065, exit 74): it cannot be used. */
enum outcome ledger_secret_read(struct ledger_secret *out, struct arena *arena, struct diag *d, const char *ledger);
/* Holds its file, until *fd is closed, against others who do so; waits a while for them. BROKEN: B065, or B066 (exit 75). */
enum outcome ledger_secret_hold(int *fd, struct arena *arena, struct diag *d, const char *ledger);
/* Makes one, 0600, whole or not at all. */
enum outcome ledger_secret_make(struct ledger_secret *out, struct arena *arena, struct diag *d, const char *ledger);
