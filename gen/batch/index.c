#include "index.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>
#include <unistd.h>

#include "../base/files.h"

#define FILE_NAME "index.db"
#define SORT_PAGES 64 /* of 4 kB: what SQLite sorts at once in memory; 250 unless told */

struct plan_index {
    sqlite3 *db;
    sqlite3_stmt *add, *walk;
};

static const char schema[] =
    "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-256; PRAGMA temp_store=FILE;"
    "CREATE TABLE record(job INTEGER PRIMARY KEY, outcome INT, id TEXT, body TEXT, grp TEXT, key TEXT, form TEXT, format TEXT, language TEXT,"
    " channel TEXT, profile TEXT, instruments TEXT, role TEXT, digest TEXT, matter TEXT, pages INT, sheets INT, grams INT, per_file INT, faults TEXT);"
    "BEGIN;";
static const char add_row[] = "INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
/* The same id twice in a body is one decision; of two that are the same the first stays what it is. What no letter is owed for may stand there
 * twice. Two searches for < and >, for which there is an index, where <> would look at all. */
static const char index_twins[] = "CREATE INDEX by_id ON record(body, id, digest, job); CREATE INDEX by_matter ON record(matter, id);";
#define REFUSE_WHERE  "UPDATE record SET outcome=3, faults=faults||?1||char(9)||'/record/@id'||char(10) WHERE id<>'' AND outcome<>1 AND "
#define ANOTHER(HOW)  "EXISTS (SELECT 1 FROM record AS other WHERE other.body=record.body AND other.id=record.id AND " HOW ")"
#define DIFFERS       "(" ANOTHER("other.digest<record.digest") " OR " ANOTHER("other.digest>record.digest") ")"
static const char refuse_second[] = REFUSE_WHERE ANOTHER("other.digest=record.digest AND other.job<record.job") " AND NOT " DIFFERS;
static const char refuse_differing[] = REFUSE_WHERE DIFFERS;
#define ANOTHER_ID(HOW) "EXISTS (SELECT 1 FROM record AS other WHERE other.matter=record.matter AND other.outcome IN (0, 2) AND " HOW ")"
static const char count_matters[] = "SELECT count(*) FROM record WHERE matter<>'' AND outcome IN (0, 2) AND (" ANOTHER_ID("other.id<record.id") " OR " ANOTHER_ID(
    "other.id>record.id") ")";
static const char in_print_order[] = "SELECT * FROM record WHERE outcome=?1 ORDER BY grp, key, job";
static const char as_read[] = "SELECT * FROM record WHERE outcome=?1 ORDER BY job";

static enum outcome failed(const struct plan_index *x, struct diag *d)
{
    return diag_note(d, D_PLAN_INDEX, NULL, "SQLite %d", x->db ? sqlite3_extended_errcode(x->db) : SQLITE_NOMEM);
}

void index_close(struct plan_index *x)
{
    if (!x)
        return;
    sqlite3_finalize(x->add);
    sqlite3_finalize(x->walk);
    sqlite3_close(x->db);
    sqlite3_free(sqlite3_temp_directory);
    sqlite3_temp_directory = NULL;
}

enum outcome index_open(struct plan_index **out, struct arena *arena, struct diag *d, const char *folder)
{
    struct plan_index *x = arena_alloc(arena, sizeof *x);
    const char *path = files_real_path(arena, arena_printf(arena, "%s/%s", folder, FILE_NAME));
    unlink(path);
    const int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600); /* SQLite would let others read it */
    if (fd >= 0)
        close(fd);
    sqlite3_config(SQLITE_CONFIG_PMASZ, SORT_PAGES); /* of no effect when SQLite is at work already: then it takes a little more memory */
    sqlite3_temp_directory = sqlite3_mprintf("%s", folder); /* what it sorts holds postcodes: never in /tmp */
    *out = x;
    if (sqlite3_open_v2(path, &x->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK ||
        sqlite3_exec(x->db, schema, NULL, NULL, NULL) != SQLITE_OK || sqlite3_prepare_v2(x->db, add_row, -1, &x->add, NULL) != SQLITE_OK)
        return failed(x, d);
    return DONE;
}

enum outcome index_add(struct plan_index *x, struct diag *d, const struct index_row *row)
{
    sqlite3_stmt *s = x->add;
    const char *const texts[] = {row->id, row->body, row->group, row->key, row->form, row->format, row->language, row->channel, row->profile, row->instruments, row->role, row->digest, row->matter};
    const int numbers[] = {row->pages, row->sheets, row->grams, row->sheets_per_file};
    int at = 1;
    sqlite3_bind_int64(s, at++, (sqlite3_int64)row->job);
    sqlite3_bind_int(s, at++, (int)row->outcome);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        sqlite3_bind_text(s, at++, texts[i], -1, SQLITE_STATIC);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        sqlite3_bind_int(s, at++, numbers[i]);
    sqlite3_bind_text(s, at, row->faults, -1, SQLITE_STATIC);
    const bool is_in = sqlite3_step(s) == SQLITE_DONE;
    sqlite3_reset(s);
    return is_in ? DONE : failed(x, d);
}

static bool refuse(const struct plan_index *x, const char *sql, enum diag_code code)
{
    sqlite3_stmt *s = NULL;
    bool is_done = sqlite3_prepare_v2(x->db, sql, -1, &s, NULL) == SQLITE_OK &&
                   sqlite3_bind_text(s, 1, diag_table[code].code, -1, SQLITE_STATIC) == SQLITE_OK && sqlite3_step(s) == SQLITE_DONE;
    sqlite3_finalize(s);
    return is_done;
}

enum outcome index_refuse_twins(struct plan_index *x, struct diag *d)
{
    bool is_done = sqlite3_exec(x->db, index_twins, NULL, NULL, NULL) == SQLITE_OK && refuse(x, refuse_second, D_RECORD_TWICE) &&
                   refuse(x, refuse_differing, D_RECORD_DIFFERS) && sqlite3_exec(x->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
    return is_done ? DONE : failed(x, d);
}

static enum outcome number(long *out, struct plan_index *x, struct diag *d, const char *sql)
{
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(x->db, sql, -1, &s, NULL) != SQLITE_OK)
        return failed(x, d);
    const bool is_there = sqlite3_step(s) == SQLITE_ROW;
    *out = is_there ? (long)sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return is_there ? DONE : failed(x, d);
}

enum outcome index_count(long *out, struct plan_index *x, struct diag *d, enum outcome outcome)
{
    static const char *const counts[] = {
        [DONE] = "SELECT count(*) FROM record WHERE outcome=0",
        [NONE] = "SELECT count(*) FROM record WHERE outcome=1",
        [HELD] = "SELECT count(*) FROM record WHERE outcome=2",
        [REFUSED] = "SELECT count(*) FROM record WHERE outcome=3",
    };
    return number(out, x, d, counts[outcome]);
}

enum outcome index_count_matters(long *out, struct plan_index *x, struct diag *d)
{
    return number(out, x, d, count_matters);
}

enum outcome index_pages(long *out, struct plan_index *x, struct diag *d)
{
    return number(out, x, d, "SELECT coalesce(sum(pages), 0) FROM record WHERE outcome=0");
}

enum outcome index_begin(struct plan_index *x, struct diag *d, enum outcome outcome)
{
    sqlite3_finalize(x->walk);
    x->walk = NULL;
    if (sqlite3_prepare_v2(x->db, outcome == DONE ? in_print_order : as_read, -1, &x->walk, NULL) != SQLITE_OK)
        return failed(x, d);
    sqlite3_bind_int(x->walk, 1, (int)outcome);
    return DONE;
}

static const char *text_at(sqlite3_stmt *s, int column)
{
    const char *text = (const char *)sqlite3_column_text(s, column);
    return text ? text : "";
}

enum outcome index_next(struct index_row *out, struct plan_index *x, struct diag *d)
{
    sqlite3_stmt *s = x->walk;
    const int got = sqlite3_step(s);
    if (got == SQLITE_DONE) {
        sqlite3_finalize(s);
        x->walk = NULL;
        return NONE;
    }
    if (got != SQLITE_ROW)
        return failed(x, d);
    *out = (struct index_row){
        .job = (uint64_t)sqlite3_column_int64(s, 0),
        .outcome = (enum outcome)sqlite3_column_int(s, 1),
        .id = text_at(s, 2),
        .body = text_at(s, 3),
        .group = text_at(s, 4),
        .key = text_at(s, 5),
        .form = text_at(s, 6),
        .format = text_at(s, 7),
        .language = text_at(s, 8),
        .channel = text_at(s, 9),
        .profile = text_at(s, 10),
        .instruments = text_at(s, 11),
        .role = text_at(s, 12),
        .digest = text_at(s, 13),
        .matter = text_at(s, 14),
        .pages = sqlite3_column_int(s, 15),
        .sheets = sqlite3_column_int(s, 16),
        .grams = sqlite3_column_int(s, 17),
        .sheets_per_file = sqlite3_column_int(s, 18),
        .faults = text_at(s, 19),
    };
    return DONE;
}
