#include "mail_room.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <ctype.h>
#include <unistd.h>

#include "../../base/text.h"
#include "../../batch/durable.h"
#include "../../batch/ledger_letter.h"
#include "../../batch/notices.h"

/* -- gap ------------------------------------------------------------------------------------------------------------ */

static void *read_notices(struct front *f)
{
    struct notices *n = notices_new(f->arena);
    enum outcome got = DONE;
    for (size_t i = 0; got == DONE && i < f->opt.n_notices; i++)
        got = notices_add(n, f->diag, f->opt.notices[i]);
    if (got == DONE)
        got = notices_settle(n, f->diag);
    return got == DONE ? n : NULL;
}

static bool has_notice(const void *notices, const char *body, const char *decision)
{
    return notices_has(notices, body, decision);
}

static bool notice_count(const void *notices, size_t i, const char **instrument, long *noticed)
{
    return notices_purged(notices, i, instrument, noticed);
}

/* -- letter --------------------------------------------------------------------------------------------------------- */

/* A finished letter on its way into ledger and folder. */
struct keeping {
    struct front *f;
    struct output *out;
    struct ledger *ledger;
    struct ledger_entry entry;
    char bytes[HASH_HEX_LEN + 1]; /* their hash */
    char token[HASH_HEX_LEN + 1]; /* of that, and where the letter goes: the same letter under another name is another one */
    date_day mailed;
};

/* A child that parsed untrusted XML is not believed. */
static bool is_plain(const char word[LETTER_ABOUT_BYTES])
{
    const size_t n = strnlen(word, LETTER_ABOUT_BYTES);
    for (size_t i = 0; i < n; i++)
        if (!isalnum((unsigned char)word[i]) && !strchr("-._", word[i]))
            return false;
    return n > 0 && n < LETTER_ABOUT_BYTES;
}

static enum outcome take_about(struct keeping *k, const struct letter_about *about)
{
    struct arena *arena = k->f->arena;
    if (!is_plain(about->body) || !is_plain(about->decision) || !is_plain(about->role))
        return diag_note(k->f->diag, D_INTERNAL, NULL, "ledger");
    k->entry = (struct ledger_entry){arena_strdup(arena, about->body), arena_strdup(arena, about->decision), arena_strdup(arena, about->role), about->months};
    return DONE;
}

static enum outcome hash_file(char hash[HASH_HEX_LEN + 1], struct diag *d, int fd, const char *name)
{
    uint64_t n_bytes;
    if (lseek(fd, 0, SEEK_SET) != 0)
        return diag_note(d, D_FILE_READ, &(struct place){.file = name}, "%s", strerror(errno));
    return durable_hash(d, fd, name, hash, &n_bytes);
}

static enum outcome take_token(struct keeping *k)
{
    struct arena *arena = k->f->arena;
    const char *path = k->f->opt.output;
    const enum outcome got = hash_file(k->bytes, k->f->diag, k->out->fd, path);
    const char *text = arena_printf(arena, "%s %s", k->bytes, files_real_path(arena, path));
    hash_sha256_hex(text, strlen(text), k->token);
    return got;
}

/* A file has the name already. NONE: it is this very letter, entered by a command that was stopped before the ledger knew that it is out. */
static enum outcome look_at_existing(struct keeping *k)
{
    char there[HASH_HEX_LEN + 1] = "";
    struct diag *d = k->f->diag;
    const char *path = k->f->opt.output;
    bool is_settled = false, is_self = false;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    enum outcome got = fd < 0 ? NONE : hash_file(there, d, fd, path);
    if (fd >= 0)
        close(fd);
    if (got != BROKEN && text_equal(there, k->bytes))
        got = ledger_find(k->ledger, d, &k->entry, k->token, &is_settled, &is_self);
    if (got == BROKEN)
        return got;
    return is_self && !is_settled ? NONE : diag_note(d, D_FILE_EXISTS, &(struct place){.file = path}, NULL);
}

/* It has its name, and the disk knows: else a ledger that survives a power cut would refuse a letter that did not. */
static enum outcome settle(struct keeping *k)
{
    struct diag *d = k->f->diag;
    const char *path = files_real_path(k->f->arena, k->f->opt.output), *slash = strrchr(path, '/');
    const char *folder = !slash ? "." : slash == path ? "/" : arena_strndup(k->f->arena, path, (size_t)(slash - path));
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_synced = fd < 0 || fsync(fd) == 0; /* a folder that may not be read, nobody can sync */
    const int error = errno;
    if (fd >= 0)
        close(fd);
    return is_synced ? ledger_letter_settle(k->ledger, d, k->token) : diag_note(d, D_FILE_WRITE, &(struct place){.file = path}, "%s", strerror(error));
}

/* Entered, named, settled: a command that is stopped between two of them leaves no letter that the ledger does not know. */
static enum outcome enter_and_name(struct keeping *k)
{
    struct diag *d = k->f->diag;
    const struct ledger_sender sender = {k->token, k->mailed, false};
    bool is_new;
    enum outcome got = ledger_letter_enter(&is_new, k->ledger, d, &(struct ledger_letter){&k->entry, &sender});
    if (got != DONE)
        return got;
    got = output_commit(k->out, d);
    if (got != DONE && is_new)
        ledger_letter_forget(k->ledger, d, &(struct ledger_letter){&k->entry, &sender});
    return got == DONE ? settle(k) : got;
}

static enum outcome keep(struct keeping *k, bool existed)
{
    struct front *f = k->f;
    enum outcome got = take_token(k);
    if (got == DONE)
        got = ledger_open(&k->ledger, f->arena, f->diag, f->opt.ledger);
    if (got == DONE)
        got = ledger_hold(k->ledger, f->arena, f->diag);
    if (got == DONE && existed && !f->opt.force) {
        got = look_at_existing(k);
        if (got == NONE)
            return settle(k);
    }
    return got == DONE ? enter_and_name(k) : got;
}

static enum outcome keep_letter(struct front *f, struct output *out, const struct letter_about *about, bool existed)
{
    struct keeping k = {.f = f, .out = out, .mailed = date_parse(f->opt.mailing_date)};
    enum outcome got = take_about(&k, about);
    if (got == DONE)
        got = keep(&k, existed);
    output_discard(out);
    return got;
}

const struct mail_room mail_room = {read_notices, has_notice, notice_count, keep_letter};
