#include "reconcile.h"

#include <string.h>

#include "../base/buf.h"
#include "../base/text.h"

#define REPRINT_CSV "reprint.csv"
#define MAX_BYTES   ((size_t)1 << 30)

/* What a report says of a piece. */
enum said { SAID_NOTHING, SAID_DONE, SAID_DAMAGED, SAID_MENDED };

struct reconciling {
    struct closed_run r;
    unsigned char *said; /* enum said by sequence, from 1 */
    struct hash_stream hash; /* of the report's rows */
    struct reconciled *out;
    struct arena *arena;
    struct diag *d;
};

static void list(struct reconciling *s, const char *piece, const char *status, enum diag_code code)
{
    listed_add(&s->out->listed, s->arena, &(struct listed_piece){piece, status, code});
}

static enum outcome take_row(struct reconciling *s, const struct csv *csv, int column, int status_column)
{
    const char *piece = csv_value(csv, column), *status = csv_value(csv, status_column);
    const bool is_damaged = text_equal(status, "damaged");
    const long sequence = run_piece_sequence(&s->r.plan, piece);
    hash_add(&s->hash, piece, strlen(piece) + 1);
    hash_add(&s->hash, status, strlen(status) + 1);
    enum said said = sequence ? (enum said)s->said[sequence] : SAID_NOTHING;
    if (status[0] && !is_damaged && !text_equal(status, "done"))
        return diag_note(s->d, D_LIST_UNUSABLE, &(struct place){.file = csv->name, .line = csv->row}, "status: done, damaged");
    if (!sequence) {
        s->out->unknown++;
        list(s, listed_name(s->arena, piece, csv->row), "", D_PIECE_UNKNOWN);
    } else if ((said == SAID_DONE || said == SAID_MENDED) && !is_damaged) {
        s->out->doubled++;
        list(s, piece, "done", D_PIECE_DONE_TWICE);
    } else { /* the last word counts: damaged, then done, was made good; done, then damaged, is damaged */
        s->said[sequence] = is_damaged ? SAID_DAMAGED : said == SAID_DAMAGED ? SAID_MENDED : SAID_DONE;
    }
    return DONE;
}

static enum outcome read_report(struct reconciling *s, const char *path)
{
    struct csv csv;
    int column;
    enum outcome got = csv_open_pieces(&csv, &column, s->d, path);
    const int status = got == DONE ? csv_column(&csv, "status") : -1;
    while (got == DONE && (got = csv_next(&csv, s->d)) == DONE)
        got = take_row(s, &csv, column, status);
    csv_close(&csv);
    return got == NONE ? DONE : got;
}

/* The report that was taken last, given once more (its command may have died at its very end): it says nothing new. Between two that are alike
 * but tell of two events there is another, of the damage. */
static void look_back(struct reconciling *s)
{
    char hash[HASH_HEX_LEN + 1];
    hash_end_hex(&s->hash, hash);
    if (text_equal(hash, s->r.states.report)) {
        memset(s->said, SAID_NOTHING, (size_t)s->r.plan.counts.made + 1);
        diag_note(s->d, D_REPORT_AGAIN, &(struct place){.file = s->r.run.path}, NULL);
    }
    memcpy(s->r.states.report, hash, sizeof hash);
}

/* What the piece is now, after all reports. */
static enum piece_state after(struct reconciling *s, const struct run_piece *piece, enum said said)
{
    const bool was_open = piece->state == PIECE_RELEASED || piece->state == PIECE_MISSING || piece->state == PIECE_DAMAGED;
    if (said == SAID_DONE && !was_open) {
        s->out->doubled++;
        list(s, piece->piece, piece_state_word(piece->state), D_PIECE_DONE_TWICE);
    }
    if (said == SAID_DAMAGED)
        return PIECE_DAMAGED;
    if (said == SAID_DONE || said == SAID_MENDED || !was_open)
        return PIECE_PRINTED;
    return piece->state == PIECE_DAMAGED ? PIECE_DAMAGED : PIECE_MISSING;
}

/* next gets a row for each piece that the run's own state does not tell; pieces come in its order, so none is ever moved. */
static void take_piece(struct reconciling *s, struct states *next, struct buf *reprint, const struct run_piece *piece)
{
    const struct state_row *was = states_find(&s->r.states, piece->piece);
    const enum said said = (enum said)s->said[run_piece_sequence(&s->r.plan, piece->piece)];
    if (!run_piece_is_out(piece) || !piece->profile[0]) {
        if (said != SAID_NOTHING) {
            s->out->unknown++;
            list(s, piece->piece, piece_state_word(piece->state), D_PIECE_STAYS);
        }
        if (was)
            states_set(next, was->piece, was->state, was->reason);
        return;
    }
    const enum piece_state state = after(s, piece, said);
    s->out->expected++;
    s->out->done += state == PIECE_PRINTED;
    s->out->damaged += state == PIECE_DAMAGED;
    s->out->missing += state == PIECE_MISSING;
    if (state == PIECE_PRINTED)
        return;
    buf_printf(reprint, "%s,%s\n", piece->piece, piece_state_word(state));
    states_set(next, piece->piece, state, "");
}

static enum outcome settle(struct reconciling *s)
{
    struct piece_walk walk;
    struct run_piece piece;
    struct buf reprint;
    struct states next = s->r.states;
    next.rows = NULL; /* the walk still looks at the old ones */
    next.n_rows = next.capacity = 0;
    next.run = RUN_RECONCILED;
    buf_init(&reprint, MAX_BYTES);
    buf_str(&reprint, "piece,status\n");
    enum outcome got = piece_walk_open(&walk, s->d, &s->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, s->d)) == DONE)
        take_piece(s, &next, &reprint, &piece);
    piece_walk_close(&walk);
    if (got == NONE)
        got = durable_write_text(s->d, s->r.run.fd, REPRINT_CSV, &reprint);
    buf_done(&reprint);
    return got == DONE ? states_write(&next, s->d, s->r.run.fd) : got;
}

/* One note for each kind of answer that is no. */
static enum outcome judge(struct reconciling *s)
{
    const struct reconciled *out = s->out;
    const struct place at = {.file = s->r.run.path};
    long n_staying = 0;
    enum outcome got = DONE;
    for (size_t i = 0; i < out->listed.n; i++)
        n_staying += out->listed.rows[i].code == D_PIECE_STAYS;
    if (out->unknown > n_staying)
        got = diag_note(s->d, D_PIECE_UNKNOWN, &at, "%ld", out->unknown - n_staying);
    if (n_staying)
        got = diag_note(s->d, D_PIECE_STAYS, &at, "%ld", n_staying);
    if (out->doubled)
        got = diag_note(s->d, D_PIECE_DONE_TWICE, &at, "%ld", out->doubled);
    if (out->damaged + out->missing)
        got = diag_note(s->d, D_PIECES_OPEN, &at, "%ld", out->damaged + out->missing);
    return got;
}

enum outcome reconcile_run(struct reconciled *out, struct arena *arena, struct diag *d, const struct reconcile_order *order)
{
    struct reconciling s = {.out = out, .arena = arena, .d = d};
    *out = (struct reconciled){.expected = 0};
    enum outcome got = closed_run_open_settled(&s.r, arena, d, order->run);
    if (got == DONE)
        got = closed_run_is_out(&s.r, d);
    if (got == DONE) {
        s.said = arena_alloc(arena, (size_t)s.r.plan.counts.made + 1);
        hash_begin(&s.hash);
        got = read_report(&s, order->report);
    }
    if (got == DONE)
        look_back(&s);
    if (got == DONE)
        got = settle(&s);
    out->was_settled = got == DONE;
    if (got == DONE)
        got = judge(&s);
    closed_run_close(&s.r);
    return got;
}
