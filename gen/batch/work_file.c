#include "work_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "../base/text.h"

#define MAGIC           "KENBAAR-WORK 1 "
#define BLOCK_BYTES     ((size_t)256 << 10)
#define MAX_HEAD_BYTES  ((size_t)4096)      /* a line of the head */
#define MAX_PIECE_BYTES ((size_t)16 << 20)  /* a record is at most 256 kB; its selections are few */

void work_write_head(struct buf *out, const char *plan_hash)
{
    buf_printf(out, MAGIC "%s\n", plan_hash);
}

/* The last part of a path, as one word. */
static void add_word(struct buf *out, const char *key, const char *value)
{
    const char *slash = value ? strrchr(value, '/') : NULL;
    buf_printf(out, " %s=", key);
    if (!value || !*value)
        value = "-";
    for (const char *at = slash && slash[1] ? slash + 1 : value; *at; at++) {
        const char c = (unsigned char)*at <= ' ' || *at == '\x7F' ? '_' : *at;
        buf_add(out, &c, 1);
    }
}

void work_write(struct buf *out, const struct work_piece *piece)
{
    buf_printf(out, "piece=%s record=%zu log=%zu line=%ld log-line=%ld pages=%d sheets=%d grams=%d print=%ld first=%ld", piece->piece,
               piece->record.n_bytes, piece->log.n_bytes, piece->line, piece->log_line, piece->pages, piece->sheets, piece->grams,
               piece->print, piece->first);
    add_word(out, "profile", piece->profile);
    add_word(out, "channel", piece->channel);
    add_word(out, "group", piece->group);
    add_word(out, "file", piece->file);
    buf_str(out, "\n");
    buf_add(out, piece->record.bytes, piece->record.n_bytes);
    buf_str(out, "\n");
    buf_add(out, piece->log.bytes, piece->log.n_bytes);
    buf_str(out, "\n");
}

static enum outcome unusable(struct diag *d, const char *what)
{
    return diag_note(d, D_WORK_FILE, NULL, "%s", what);
}

/* Makes room for n_bytes from where the reader stands. */
static void make_room(struct work_reader *r, size_t n_bytes)
{
    const size_t n_left = r->n_bytes - r->at;
    if (n_bytes > r->capacity_bytes) {
        char *bigger = arena_alloc(r->arena, n_bytes + BLOCK_BYTES);
        memcpy(bigger, r->bytes + r->at, n_left);
        r->capacity_bytes = n_bytes + BLOCK_BYTES;
        r->bytes = bigger;
    } else {
        memmove(r->bytes, r->bytes + r->at, n_left);
    }
    r->at = 0;
    r->n_bytes = n_left;
}

/* Reads until n_bytes are there from where the reader stands, or the file ends. */
static enum outcome fill(struct work_reader *r, struct diag *d, size_t n_bytes)
{
    if (r->n_bytes - r->at >= n_bytes)
        return DONE;
    make_room(r, n_bytes);
    while (!r->is_at_end && r->n_bytes < n_bytes) {
        ssize_t n = read(r->fd, r->bytes + r->n_bytes, r->capacity_bytes - r->n_bytes);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return diag_note(d, D_FILE_READ, NULL, "%s", strerror(errno));
        r->is_at_end = n == 0;
        r->n_bytes += (size_t)n;
    }
    return DONE;
}

/* The next line, its end cut off, in the arena; NULL at the end of the file or when it is none. */
static char *next_line(struct work_reader *r, struct arena *arena, struct diag *d)
{
    if (fill(r, d, MAX_HEAD_BYTES) != DONE)
        return NULL;
    const size_t n_left = r->n_bytes - r->at;
    const char *start = r->bytes + r->at;
    const char *end = memchr(start, '\n', n_left < MAX_HEAD_BYTES ? n_left : MAX_HEAD_BYTES);
    if (!end)
        return NULL;
    r->at += (size_t)(end - start) + 1;
    return arena_strndup(arena, start, (size_t)(end - start));
}

enum outcome work_open(struct work_reader *out, struct arena *arena, struct diag *d, int fd, const char *plan_hash)
{
    *out = (struct work_reader){.fd = fd, .arena = arena, .capacity_bytes = BLOCK_BYTES};
    out->bytes = arena_alloc(arena, BLOCK_BYTES);
    const char *line = next_line(out, arena, d);
    if (!line || !text_starts(line, MAGIC) || !text_equal(line + sizeof MAGIC - 1, plan_hash))
        return unusable(d, "head");
    return DONE;
}

/* A number of at most 15 digits, or -1. */
static long number_of(const char *value)
{
    size_t n = strspn(value, "0123456789");
    return n == 0 || n > 15 || value[n] ? -1 : strtol(value, NULL, 10);
}

struct head {
    struct work_piece *piece;
    long record, log;
};

static void take_number(struct head *head, const char *key, long n)
{
    if (text_equal(key, "record"))
        head->record = n;
    else if (text_equal(key, "log"))
        head->log = n;
    else if (text_equal(key, "line"))
        head->piece->line = n;
    else if (text_equal(key, "log-line"))
        head->piece->log_line = n;
    else if (text_equal(key, "pages"))
        head->piece->pages = (int)n;
    else if (text_equal(key, "sheets"))
        head->piece->sheets = (int)n;
    else if (text_equal(key, "grams"))
        head->piece->grams = (int)n;
    else if (text_equal(key, "print"))
        head->piece->print = n;
    else if (text_equal(key, "first"))
        head->piece->first = n;
}

static void take_word(struct head *head, const char *key, const char *value)
{
    const char *word = text_equal(value, "-") ? NULL : value;
    if (text_equal(key, "piece"))
        head->piece->piece = word;
    else if (text_equal(key, "profile"))
        head->piece->profile = word;
    else if (text_equal(key, "channel"))
        head->piece->channel = word;
    else if (text_equal(key, "group"))
        head->piece->group = word;
    else if (text_equal(key, "file"))
        head->piece->file = word;
    else
        take_number(head, key, number_of(value));
}

/* Keys that a later version adds are passed over. */
static bool read_head(struct head *head, char *line)
{
    char *rest = line;
    for (char *word = strsep(&rest, " "); word; word = strsep(&rest, " ")) {
        char *equals = strchr(word, '=');
        if (!equals)
            return false;
        *equals = '\0';
        take_word(head, word, equals + 1);
    }
    const char *piece = head->piece->piece;
    return piece && strlen(piece) == PIECE_DIGITS && strspn(piece, "0123456789") == PIECE_DIGITS && head->record > 0 && head->log >= 0 &&
           (size_t)head->record + (size_t)head->log < MAX_PIECE_BYTES;
}

/* n bytes and the end of a line after them. */
static bool take_document(struct input *out, struct work_reader *r, struct arena *arena, size_t n_bytes)
{
    if (r->n_bytes - r->at < n_bytes + 1 || r->bytes[r->at + n_bytes] != '\n')
        return false;
    out->bytes = arena_strndup(arena, r->bytes + r->at, n_bytes);
    out->n_bytes = n_bytes;
    r->at += n_bytes + 1;
    return true;
}

enum outcome work_next(struct work_reader *r, struct work_piece *out, struct arena *arena, struct diag *d)
{
    *out = (struct work_piece){0};
    struct head head = {.piece = out};
    enum outcome got = fill(r, d, 1);
    if (got == DONE && r->n_bytes == r->at)
        return NONE;
    char *line = got == DONE ? next_line(r, arena, d) : NULL;
    if (got == BROKEN || !line || !read_head(&head, line))
        return got == BROKEN ? BROKEN : unusable(d, "a piece's line");
    got = fill(r, d, (size_t)head.record + (size_t)head.log + 2);
    if (got == BROKEN)
        return BROKEN;
    if (!take_document(&out->record, r, arena, (size_t)head.record) || !take_document(&out->log, r, arena, (size_t)head.log))
        return unusable(d, "a piece's documents");
    out->record.name = out->file ? out->file : "-";
    out->log.name = "selections";
    return DONE;
}
