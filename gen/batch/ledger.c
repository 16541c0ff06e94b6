#include "ledger.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/text.h"

#define BUSY_MS      30000
#define CHECK_TEXT   "kenbaar-ledger 1"
#define MONTHS       12 /* of a year */
#define DAY_SECONDS  (24 * 60 * 60)

enum ask { ENTER, LOOK, TAKE, SETTLE, COUNT, COUNT_SETTLED, EXPIRE, ASK_N };
static const char *const asks[ASK_N] = {
    [ENTER] = "INSERT INTO entry(key, sender, mailed, expires, settled) VALUES(?1,?2,?3,?4,?5)",
    [LOOK] = "SELECT sender, mailed, settled FROM entry WHERE key=?1",
    [TAKE] = "DELETE FROM entry WHERE key=?1 AND sender=?2",
    [SETTLE] = "UPDATE entry SET settled=1 WHERE sender=?2",
    [COUNT] = "SELECT count(*) FROM entry WHERE sender=?2",
    [COUNT_SETTLED] = "SELECT count(*) FROM entry WHERE sender=?2 AND settled=1",
    [EXPIRE] = "DELETE FROM entry WHERE expires<?3",
};

struct ledger {
    sqlite3 *db;
    sqlite3_stmt *asks[ASK_N];
    const char *path;      /* as the user wrote it */
    const char *real_path; /* no folder of it is a link */
    struct ledger_secret secret;
    int held_fd; /* ledger_hold(); -1: not */
};

/* secure_delete: what was withdrawn or expired is not to be found in the free pages either. */
static const char settings[] = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;";
static const char schema[] =
    "CREATE TABLE IF NOT EXISTS entry(key BLOB PRIMARY KEY, sender TEXT NOT NULL, mailed INT NOT NULL, expires INT NOT NULL, settled INT NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS by_sender ON entry(sender);"
    "CREATE INDEX IF NOT EXISTS by_expiry ON entry(expires);"
    "CREATE TABLE IF NOT EXISTS secret(proof BLOB NOT NULL);";

static enum outcome failed(const struct ledger *l, struct diag *d)
{
    const struct place at = {.file = l->path};
    const int code = l->db ? sqlite3_extended_errcode(l->db) : SQLITE_NOMEM;
    if ((code & 0xff) == SQLITE_BUSY)
        return diag_note(d, D_LEDGER_BUSY, &at, NULL);
    return diag_note(d, D_LEDGER_UNUSABLE, &at, "SQLite %d", code);
}

static void close_ledger(void *context)
{
    struct ledger *l = context;
    for (size_t i = 0; i < ASK_N; i++)
        sqlite3_finalize(l->asks[i]);
    sqlite3_close(l->db); /* a transaction that is open is rolled back */
    ledger_let_go(l);
}

static enum outcome run(struct ledger *l, struct diag *d, const char *sql)
{
    return sqlite3_exec(l->db, sql, NULL, NULL, NULL) == SQLITE_OK ? DONE : failed(l, d);
}

/* The secret is the one that the ledger was begun with. NONE: it was not begun. */
static enum outcome check_secret(struct ledger *l, struct diag *d, bool has_secret)
{
    unsigned char proof[HASH_BYTES];
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(l->db, "SELECT proof FROM secret", -1, &s, NULL) != SQLITE_OK)
        return failed(l, d);
    ledger_hmac(proof, &l->secret, CHECK_TEXT);
    const int got = sqlite3_step(s);
    const bool fits = got == SQLITE_ROW && has_secret && sqlite3_column_bytes(s, 0) == HASH_BYTES &&
                      memcmp(sqlite3_column_blob(s, 0), proof, HASH_BYTES) == 0;
    sqlite3_finalize(s);
    if (got == SQLITE_ROW)
        return fits ? DONE : diag_note(d, D_LEDGER_SECRET, &(struct place){.file = l->path}, has_secret ? "another key" : "no key");
    return got == SQLITE_DONE ? NONE : failed(l, d);
}

static enum outcome write_proof(struct ledger *l, struct diag *d)
{
    unsigned char proof[HASH_BYTES];
    sqlite3_stmt *s = NULL;
    ledger_hmac(proof, &l->secret, CHECK_TEXT);
    if (sqlite3_prepare_v2(l->db, "INSERT INTO secret VALUES(?1)", -1, &s, NULL) != SQLITE_OK)
        return failed(l, d);
    sqlite3_bind_blob(s, 1, proof, sizeof proof, SQLITE_STATIC);
    const bool is_in = sqlite3_step(s) == SQLITE_DONE;
    sqlite3_finalize(s);
    return is_in ? DONE : failed(l, d);
}

/* Two that begin a ledger at once: the lock of the transaction lets one make the key, the other finds it. */
static enum outcome begin_ledger(struct ledger *l, struct arena *arena, struct diag *d)
{
    enum outcome got = ledger_begin(l, d);
    if (got == DONE)
        got = run(l, d, schema);
    enum outcome has = got == DONE ? ledger_secret_read(&l->secret, arena, d, l->path) : got;
    if (has == BROKEN)
        return BROKEN;
    got = check_secret(l, d, has == DONE);
    if (got == NONE) {
        got = has == DONE ? DONE : ledger_secret_make(&l->secret, arena, d, l->path);
        if (got == DONE)
            got = write_proof(l, d);
    }
    return got == DONE ? ledger_commit(l, d) : got;
}

static enum outcome prepare(struct ledger *l, struct diag *d)
{
    for (size_t i = 0; i < ASK_N; i++)
        if (sqlite3_prepare_v2(l->db, asks[i], -1, &l->asks[i], NULL) != SQLITE_OK)
            return failed(l, d);
    return DONE;
}

static struct ledger *new_ledger(struct arena *arena, const char *path)
{
    struct ledger *l = arena_alloc(arena, sizeof *l);
    l->path = arena_strdup(arena, path);
    l->real_path = files_real_path(arena, path);
    l->held_fd = -1;
    arena_defer(arena, close_ledger, l);
    return l;
}

static enum outcome open_db(struct ledger *l, struct diag *d, int flags)
{
    if (sqlite3_open_v2(l->real_path, &l->db, flags, NULL) != SQLITE_OK || sqlite3_busy_timeout(l->db, BUSY_MS) != SQLITE_OK)
        return failed(l, d);
    return DONE;
}

static enum outcome open_to_write(struct ledger **out, struct arena *arena, struct diag *d, const char *path, int make)
{
    struct ledger *l = *out = new_ledger(arena, path);
    const int fd = open(path, O_RDWR | make | O_CLOEXEC | O_NOFOLLOW, 0600); /* SQLite would let others read it */
    if (fd < 0)
        return diag_note(d, D_LEDGER_UNUSABLE, &(struct place){.file = l->path}, "%s", strerror(errno));
    close(fd);
    enum outcome got = open_db(l, d, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW);
    if (got == DONE)
        got = run(l, d, settings);
    if (got == DONE)
        got = begin_ledger(l, arena, d);
    if (got != DONE) {
        ledger_roll_back(l);
        return got;
    }
    return prepare(l, d);
}

enum outcome ledger_open(struct ledger **out, struct arena *arena, struct diag *d, const char *path)
{
    return open_to_write(out, arena, d, path, O_CREAT);
}

enum outcome ledger_open_known(struct ledger **out, struct arena *arena, struct diag *d, const char *path)
{
    return open_to_write(out, arena, d, path, 0);
}

enum outcome ledger_open_to_read(struct ledger **out, struct arena *arena, struct diag *d, const char *path)
{
    struct ledger *l = *out = new_ledger(arena, path);
    enum outcome got = open_db(l, d, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOFOLLOW);
    enum outcome has = got == DONE ? ledger_secret_read(&l->secret, arena, d, path) : got;
    if (has == BROKEN)
        return BROKEN;
    got = check_secret(l, d, has == DONE);
    if (got == NONE)
        return diag_note(d, D_LEDGER_SECRET, &(struct place){.file = l->path}, "no key");
    return got == DONE ? prepare(l, d) : got;
}

const struct ledger_secret *ledger_secret(const struct ledger *l)
{
    return &l->secret;
}

enum outcome ledger_hold(struct ledger *l, struct arena *arena, struct diag *d)
{
    return ledger_secret_hold(&l->held_fd, arena, d, l->path);
}

void ledger_let_go(struct ledger *l)
{
    if (l && l->held_fd >= 0)
        close(l->held_fd);
    if (l)
        l->held_fd = -1;
}

enum outcome ledger_begin(struct ledger *l, struct diag *d)
{
    return run(l, d, "BEGIN IMMEDIATE");
}

enum outcome ledger_commit(struct ledger *l, struct diag *d)
{
    return run(l, d, "COMMIT");
}

void ledger_roll_back(struct ledger *l)
{
    if (l->db && !sqlite3_get_autocommit(l->db))
        sqlite3_exec(l->db, "ROLLBACK", NULL, NULL, NULL);
}

/* -- entries -------------------------------------------------------------------------------------------------------- */

/* Ready to be asked, with its key and its sender. */
static sqlite3_stmt *ask(struct ledger *l, enum ask which, const struct ledger_entry *entry, const char *token)
{
    sqlite3_stmt *s = l->asks[which];
    unsigned char key[HASH_BYTES];
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    if (entry) {
        ledger_key(key, &l->secret, entry);
        sqlite3_bind_blob(s, 1, key, sizeof key, SQLITE_TRANSIENT);
    }
    if (token)
        sqlite3_bind_text(s, 2, token, -1, SQLITE_TRANSIENT);
    return s;
}

static enum outcome tell(struct ledger *l, struct diag *d, sqlite3_stmt *s)
{
    const bool is_done = sqlite3_step(s) == SQLITE_DONE;
    enum outcome got = is_done ? DONE : failed(l, d);
    sqlite3_reset(s);
    return got;
}

enum outcome ledger_find(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const char *token, bool *is_settled, bool *is_self)
{
    sqlite3_stmt *s = ask(l, LOOK, entry, NULL);
    const int got = sqlite3_step(s);
    if (got == SQLITE_ROW) {
        *is_self = text_equal((const char *)sqlite3_column_text(s, 0), token);
        *is_settled = sqlite3_column_int(s, 2) != 0;
    }
    sqlite3_reset(s);
    return got == SQLITE_ROW ? DONE : got == SQLITE_DONE ? NONE : failed(l, d);
}

enum outcome ledger_enter(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const struct ledger_sender *sender, date_day *its_day)
{
    sqlite3_stmt *s = ask(l, LOOK, entry, NULL);
    const int got = sqlite3_step(s);
    const bool is_own = got == SQLITE_ROW && text_equal((const char *)sqlite3_column_text(s, 0), sender->token);
    if (got == SQLITE_ROW)
        *its_day = sqlite3_column_int(s, 1);
    sqlite3_reset(s);
    if (got != SQLITE_DONE)
        return got != SQLITE_ROW ? failed(l, d) : is_own ? DONE : NONE;
    s = ask(l, ENTER, entry, sender->token);
    sqlite3_bind_int(s, 3, sender->mailed);
    sqlite3_bind_int(s, 4, ledger_expires(sender->mailed, entry->months));
    sqlite3_bind_int(s, 5, sender->is_settled);
    return tell(l, d, s);
}

enum outcome ledger_withdraw(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const char *token)
{
    return tell(l, d, ask(l, TAKE, entry, token));
}

enum outcome ledger_settle(struct ledger *l, struct diag *d, const char *token)
{
    return tell(l, d, ask(l, SETTLE, NULL, token));
}

static enum outcome count(long *out, struct ledger *l, struct diag *d, sqlite3_stmt *s)
{
    const bool is_counted = sqlite3_step(s) == SQLITE_ROW;
    *out = is_counted ? (long)sqlite3_column_int64(s, 0) : 0;
    sqlite3_reset(s);
    return is_counted ? DONE : failed(l, d);
}

enum outcome ledger_count(long *out, struct ledger *l, struct diag *d, const char *token)
{
    return count(out, l, d, ask(l, COUNT, NULL, token));
}

enum outcome ledger_count_settled(long *out, struct ledger *l, struct diag *d, const char *token)
{
    return count(out, l, d, ask(l, COUNT_SETTLED, NULL, token));
}

enum outcome ledger_expire(struct ledger *l, struct diag *d, date_day today)
{
    sqlite3_stmt *s = ask(l, EXPIRE, NULL, NULL);
    sqlite3_bind_int(s, 3, today);
    return tell(l, d, s);
}

date_day ledger_today(date_day mailed)
{
    const date_day clock = (date_day)(time(NULL) / DAY_SECONDS);
    return clock < mailed ? clock : mailed;
}

enum outcome ledger_keys(unsigned char (**out)[HASH_BYTES], size_t *n, struct ledger *l, struct arena *arena, struct diag *d)
{
    size_t capacity = 0;
    sqlite3_stmt *s = NULL;
    int got = SQLITE_ERROR;
    *n = 0;
    *out = NULL;
    if (sqlite3_prepare_v2(l->db, "SELECT key FROM entry WHERE settled=1 ORDER BY key", -1, &s, NULL) != SQLITE_OK)
        return failed(l, d);
    while ((got = sqlite3_step(s)) == SQLITE_ROW && sqlite3_column_bytes(s, 0) == HASH_BYTES) {
        *out = arena_grow(arena, *out, *n, &capacity, HASH_BYTES);
        memcpy((*out)[(*n)++], sqlite3_column_blob(s, 0), HASH_BYTES);
    }
    sqlite3_finalize(s);
    return got == SQLITE_DONE ? DONE : failed(l, d);
}

date_day ledger_expires(date_day mailed, int months)
{
    const struct civil_date from = date_to_civil(mailed);
    const int month = from.month - 1 + months;
    const struct civil_date first = {from.year + month / MONTHS, month % MONTHS + 1, 1};
    const struct civil_date next = {from.year + (month + 1) / MONTHS, (month + 1) % MONTHS + 1, 1};
    const date_day day = date_from_civil(first) + from.day - 1, last = date_from_civil(next) - 1;
    return day < last ? day : last;
}
