#include "ledger_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

#include "../base/buf.h"
#include "durable.h"

#define BLOCK_BYTES  64 /* of SHA-256 */
#define INNER_PAD    0x36
#define OUTER_PAD    0x5c
#define MAX_KEY_TEXT 1024
#define TRY_NS       50000000L /* and so often that it comes to half a minute */
#define MAX_TRIES    600

static void pad(struct hash_stream *h, const struct ledger_secret *secret, unsigned char with)
{
    unsigned char block[BLOCK_BYTES];
    memset(block, with, sizeof block);
    for (size_t i = 0; i < sizeof secret->bytes; i++)
        block[i] ^= secret->bytes[i];
    hash_begin(h);
    hash_add(h, block, sizeof block);
}

void ledger_hmac(unsigned char out[HASH_BYTES], const struct ledger_secret *secret, const char *text)
{
    struct hash_stream h;
    unsigned char inner[HASH_BYTES];
    pad(&h, secret, INNER_PAD);
    hash_add(&h, text, strlen(text));
    hash_end(&h, inner);
    pad(&h, secret, OUTER_PAD);
    hash_add(&h, inner, sizeof inner);
    hash_end(&h, out);
}

void ledger_key(unsigned char out[HASH_BYTES], const struct ledger_secret *secret, const struct ledger_entry *entry)
{
    struct buf text;
    buf_init(&text, MAX_KEY_TEXT); /* ids have at most 64 bytes, and no bar */
    buf_printf(&text, "%s|%s|%s", entry->body, entry->decision, entry->role);
    ledger_hmac(out, secret, text.bytes);
    buf_done(&text);
}

static enum outcome unusable(struct diag *d, const char *path, const char *what)
{
    return diag_note(d, D_LEDGER_SECRET, &(struct place){.file = path}, "%s", what);
}

static const char *key_path(struct arena *arena, const char *ledger)
{
    return arena_printf(arena, "%s.key", ledger);
}

static bool from_hex(struct ledger_secret *out, const char *hex)
{
    for (size_t i = 0; i < HASH_BYTES; i++) {
        unsigned value;
        if (strspn(hex + 2 * i, "0123456789abcdef") < 2 || sscanf(hex + 2 * i, "%2x", &value) != 1)
            return false;
        out->bytes[i] = (unsigned char)value;
    }
    return hex[2 * HASH_BYTES] == '\n' && hex[2 * HASH_BYTES + 1] == '\0';
}

enum outcome ledger_secret_read(struct ledger_secret *out, struct arena *arena, struct diag *d, const char *ledger)
{
    char hex[2 * HASH_BYTES + 3] = "";
    const char *path = key_path(arena, ledger);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? NONE : unusable(d, path, strerror(errno));
    ssize_t n = read(fd, hex, sizeof hex - 1);
    close(fd);
    if (n < 0)
        return unusable(d, path, strerror(errno));
    return from_hex(out, hex) ? DONE : unusable(d, path, "64 hex digits");
}

enum outcome ledger_secret_hold(int *fd, struct arena *arena, struct diag *d, const char *ledger)
{
    const struct timespec a_while = {0, TRY_NS};
    const char *path = key_path(arena, ledger);
    int is_held = -1;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    for (int i = 0; *fd >= 0 && i < MAX_TRIES; i++) {
        is_held = flock(*fd, LOCK_EX | LOCK_NB);
        if (is_held == 0 || errno != EWOULDBLOCK)
            break;
        nanosleep(&a_while, NULL);
    }
    if (is_held == 0)
        return DONE;
    return *fd >= 0 && errno == EWOULDBLOCK ? diag_note(d, D_LEDGER_BUSY, &(struct place){.file = ledger}, NULL) : unusable(d, path, strerror(errno));
}

enum outcome ledger_secret_make(struct ledger_secret *out, struct arena *arena, struct diag *d, const char *ledger)
{
    char hex[HASH_HEX_LEN + 1], line[HASH_HEX_LEN + 2];
    const char *path = key_path(arena, ledger), *slash = strrchr(path, '/');
    const char *folder = !slash ? "." : slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
    if (getrandom(out->bytes, sizeof out->bytes, 0) != (ssize_t)sizeof out->bytes)
        return unusable(d, path, strerror(errno));
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return unusable(d, path, strerror(errno));
    durable_sweep_of(fd, slash ? slash + 1 : path);
    hash_hex(out->bytes, hex);
    snprintf(line, sizeof line, "%s\n", hex);
    enum outcome got = durable_write(d, fd, slash ? slash + 1 : path, line, strlen(line));
    close(fd);
    return got;
}
