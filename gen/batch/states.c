#include "states.h"

#include <string.h>

#include <sys/random.h>

#include "../base/buf.h"
#include "../base/text.h"
#include "durable.h"
#include "plan_lists.h"

#define HEAD      "piece,status,reason\n"
#define REPORT    "report"
#define MAX_BYTES ((size_t)1 << 30)

static const char *const run_words[RUN_STATE_N] = {
    [RUN_CLOSED] = "closed",     [RUN_PULLING] = "pulling",       [RUN_RELEASING] = "releasing",
    [RUN_RELEASED] = "released", [RUN_RECONCILED] = "reconciled", [RUN_PURGED] = "purged",
};
static const char *const piece_words[PIECE_STATE_N] = {
    [PIECE_MADE] = "made",           [PIECE_REFUSED] = "refused", [PIECE_DRAFT] = "draft",     [PIECE_PULLED] = "pulled",   [PIECE_RELEASED] = "released",
    [PIECE_WITHDRAWN] = "withdrawn", [PIECE_DAMAGED] = "damaged", [PIECE_MISSING] = "missing", [PIECE_PRINTED] = "done",
};

const char *run_state_word(enum run_state state)
{
    return run_words[state];
}

const char *piece_state_word(enum piece_state state)
{
    return piece_words[state];
}

static size_t word_of(const char *const *words, size_t n, const char *word)
{
    for (size_t i = 0; i < n; i++)
        if (text_equal(words[i], word))
            return i;
    return n;
}

/* Where the piece stands, or would. */
static size_t place_of(const struct states *s, const char *piece)
{
    size_t low = 0, high = s->n_rows;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(s->rows[middle].piece, piece) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct state_row *states_find(const struct states *s, const char *piece)
{
    const size_t at = place_of(s, piece);
    return at < s->n_rows && text_equal(s->rows[at].piece, piece) ? &s->rows[at] : NULL;
}

void states_set(struct states *s, const char *piece, enum piece_state state, const char *reason)
{
    const size_t at = place_of(s, piece);
    const bool is_there = at < s->n_rows && text_equal(s->rows[at].piece, piece);
    if (state == PIECE_MADE) {
        if (is_there)
            memmove(&s->rows[at], &s->rows[at + 1], (--s->n_rows - at) * sizeof *s->rows);
        return;
    }
    if (!is_there) {
        s->rows = arena_grow(s->arena, s->rows, s->n_rows, &s->capacity, sizeof *s->rows);
        memmove(&s->rows[at + 1], &s->rows[at], (s->n_rows++ - at) * sizeof *s->rows);
        s->rows[at] = (struct state_row){.state = state};
        snprintf(s->rows[at].piece, sizeof s->rows[at].piece, "%s", piece);
    }
    s->rows[at].state = state;
    char *flat = arena_strdup(s->arena, reason);
    for (char *c = flat; *c; c++) /* a field of a list has no line end */
        *c = *c == '\n' || *c == '\r' ? ' ' : *c;
    s->rows[at].reason = flat;
}

enum piece_state states_of(const struct states *s, const char *piece, const char *manifest_status)
{
    const struct state_row *own = states_find(s, piece);
    if (text_equal(manifest_status, piece_words[PIECE_REFUSED]))
        return PIECE_REFUSED;
    if (text_equal(manifest_status, piece_words[PIECE_PULLED]))
        return PIECE_PULLED;
    if (own)
        return own->state;
    if (text_equal(manifest_status, piece_words[PIECE_DRAFT]))
        return PIECE_DRAFT;
    const bool was_released = s->run == RUN_PURGED && s->token[0];
    return s->run == RUN_RELEASED ? PIECE_RELEASED : s->run == RUN_RECONCILED || was_released ? PIECE_PRINTED : PIECE_MADE;
}

static enum outcome unusable(struct diag *d, long row)
{
    return diag_note(d, D_SHARD_DIFFERS, &(struct place){.file = STATES_CSV, .line = row}, NULL);
}

static enum outcome take_run(struct states *s, struct diag *d, const struct csv *csv)
{
    const size_t state = word_of(run_words, RUN_STATE_N, csv->fields[1]);
    if (!text_equal(csv->fields[0], "run") || state == RUN_STATE_N || strlen(csv->fields[2]) >= sizeof s->token)
        return unusable(d, csv->row);
    s->run = (enum run_state)state;
    snprintf(s->token, sizeof s->token, "%s", csv->fields[2]);
    return DONE;
}

static enum outcome take_rows(struct states *s, struct diag *d, struct csv *csv)
{
    if (csv->n_columns != 3)
        return unusable(d, 1);
    enum outcome got = csv_next(csv, d);
    if (got == DONE)
        got = take_run(s, d, csv);
    else if (got == NONE)
        return unusable(d, csv->row);
    while (got == DONE && (got = csv_next(csv, d)) == DONE) {
        const size_t state = word_of(piece_words, PIECE_STATE_N, csv->fields[1]);
        if (text_equal(csv->fields[0], REPORT) && strlen(csv->fields[2]) == HASH_HEX_LEN) {
            memcpy(s->report, csv->fields[2], sizeof s->report);
            continue;
        }
        if (strlen(csv->fields[0]) != PLAN_PIECE_BYTES - 1 || state == PIECE_STATE_N)
            return unusable(d, csv->row);
        states_set(s, csv->fields[0], (enum piece_state)state, csv->fields[2]);
    }
    return got == NONE ? DONE : got;
}

enum outcome states_read(struct states *out, struct arena *arena, struct diag *d, int run_fd)
{
    struct csv csv;
    *out = (struct states){.arena = arena, .run = RUN_CLOSED};
    enum outcome got = csv_open_at(&csv, d, run_fd, STATES_CSV);
    if (got == DONE)
        got = take_rows(out, d, &csv);
    csv_close(&csv);
    return got == NONE ? DONE : got;
}

enum outcome states_write(const struct states *s, struct diag *d, int run_fd)
{
    struct buf out;
    buf_init(&out, MAX_BYTES);
    buf_printf(&out, HEAD "run,%s,%s\n", run_words[s->run], s->token);
    if (s->report[0])
        buf_printf(&out, REPORT ",%s,%s\n", run_words[RUN_RECONCILED], s->report);
    for (size_t i = 0; i < s->n_rows; i++) {
        buf_printf(&out, "%s,%s,", s->rows[i].piece, piece_words[s->rows[i].state]);
        plan_lists_value(&out, s->rows[i].reason);
        buf_str(&out, "\n");
    }
    enum outcome got = durable_write_text(d, run_fd, STATES_CSV, &out);
    buf_done(&out);
    return got;
}

enum outcome states_new_token(struct states *s, struct diag *d)
{
    unsigned char random[(STATES_TOKEN_BYTES - 1) / 2];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        return durable_failed(d, STATES_CSV, "random");
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(s->token + 2 * i, 3, "%02x", random[i]);
    return DONE;
}
