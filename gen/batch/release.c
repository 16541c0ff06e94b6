#include "release.h"

#include <errno.h>
#include <fcntl.h>

#include <unistd.h>

#include "run_files.h"
#include "terms.h"

/* A release on its way. */
struct releasing {
    struct closed_run r;
    struct run_files files;
    struct terms terms;
    struct ledger *ledger;
    struct released *out;
    const struct release_order *order;
    struct arena *arena;
    struct diag *d;
};

/* What needs no ledger to be seen. */
static enum outcome check_run(struct releasing *s)
{
    const struct place at = {.file = s->r.run.path};
    if (s->r.states.run == RUN_PULLING)
        return diag_note(s->d, D_STEP_UNFINISHED, &at, "kenbaar run pull");
    if (s->r.states.run == RUN_PURGED)
        return diag_note(s->d, D_RUN_PURGED, &at, NULL);
    if (s->order->mailed != s->r.plan.mailing_date) {
        char day[11];
        date_format(s->r.plan.mailing_date, day);
        return diag_note(s->d, D_MAILED_OTHER, &at, "%s", day);
    }
    enum outcome got = run_files_read(&s->files, s->arena, s->d, &s->r);
    if (got == DONE)
        got = run_files_alone(s->arena, s->d, &s->r, &s->files);
    return got == DONE ? run_files_check(s->d, &s->r, &s->files) : got;
}

static enum outcome check_drafts(struct releasing *s)
{
    struct piece_walk walk;
    struct run_piece piece;
    enum outcome got = piece_walk_open(&walk, s->d, &s->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, s->d)) == DONE)
        if (piece.state == PIECE_DRAFT)
            listed_add(&s->out->listed, s->arena, &(struct listed_piece){piece.piece, piece_state_word(piece.state), D_PIECE_IS_DRAFT});
    piece_walk_close(&walk);
    if (got == BROKEN)
        return got;
    return s->out->listed.n ? diag_note(s->d, D_PIECE_IS_DRAFT, &(struct place){.file = s->r.run.path}, "%zu", s->out->listed.n) : DONE;
}

static enum outcome enter_piece(struct releasing *s, const struct run_piece *piece)
{
    const struct ledger_entry entry = {piece->body, piece->decision, piece->role, terms_months(&s->terms, piece->body)};
    const struct ledger_sender sender = {s->r.states.token, s->order->mailed, false};
    date_day day = DATE_NONE;
    if (entry.months == 0)
        return diag_note(s->d, D_LEDGER_TERM, NULL, "%s", piece->body);
    enum outcome got = ledger_enter(s->ledger, s->d, &entry, &sender, &day);
    if (got == NONE)
        listed_add(&s->out->listed, s->arena, &(struct listed_piece){piece->piece, piece_state_word(piece->state), D_RELEASED_BEFORE});
    return got == BROKEN ? got : DONE;
}

static enum outcome enter_pieces(struct releasing *s)
{
    struct piece_walk walk;
    struct run_piece piece;
    enum outcome got = piece_walk_open(&walk, s->d, &s->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, s->d)) == DONE) {
        s->out->pulled += piece.state == PIECE_PULLED;
        if (piece.state != PIECE_MADE)
            continue;
        s->out->pieces++;
        got = enter_piece(s, &piece);
    }
    piece_walk_close(&walk);
    return got == NONE ? DONE : got;
}

/* All or none. */
static enum outcome enter_all(struct releasing *s)
{
    enum outcome got = ledger_begin(s->ledger, s->d);
    if (got == DONE)
        got = ledger_expire(s->ledger, s->d, ledger_today(s->order->mailed));
    if (got == DONE)
        got = enter_pieces(s);
    if (got == DONE && s->out->listed.n)
        got = diag_note(s->d, D_RELEASED_BEFORE, &(struct place){.file = s->r.run.path}, "%zu", s->out->listed.n);
    if (got == DONE)
        got = ledger_commit(s->ledger, s->d);
    if (got != DONE)
        ledger_roll_back(s->ledger);
    return got;
}

static enum outcome say(struct releasing *s, enum run_state state)
{
    s->r.states.run = state;
    return states_write(&s->r.states, s->d, s->r.run.fd);
}

/* The ledger knows that the letters are out, and here they lie. */
static enum outcome check_original(struct releasing *s)
{
    long n_settled;
    const enum outcome got = ledger_count_settled(&n_settled, s->ledger, s->d, s->r.states.token);
    if (got != DONE || n_settled == 0)
        return got;
    if (faccessat(s->r.run.fd, RUN_PENDING, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
        return diag_note(s->d, D_RUN_IS_COPY, &(struct place){.file = s->r.run.path}, NULL);
    return errno == ENOENT ? DONE : durable_failed(s->d, RUN_PENDING, "find");
}

/* Steps 2 and 3. A refusal leaves the run closed as it was. */
static enum outcome commit(struct releasing *s)
{
    if (s->r.states.run == RUN_CLOSED) {
        enum outcome got = states_new_token(&s->r.states, s->d); /* always: an older one may stand in a copy of the run */
        if (got == DONE)
            got = say(s, RUN_RELEASING);
        if (got != DONE)
            return got;
    } else {
        const enum outcome got = check_original(s);
        if (got != DONE)
            return got;
    }
    s->r.states.run = RUN_CLOSED; /* as which its pieces are looked at */
    const enum outcome got = enter_all(s);
    if (got == REFUSED) {
        const enum outcome back = say(s, RUN_CLOSED);
        return back == DONE ? got : back;
    }
    return got;
}

/* Released before: nothing is left to do, provided that it was with this ledger. */
static enum outcome look_again(struct releasing *s)
{
    struct piece_walk walk;
    struct run_piece piece;
    long n_entered = 0;
    enum outcome got = ledger_open_to_read(&s->ledger, s->arena, s->d, s->order->ledger);
    if (got == DONE)
        got = ledger_count(&n_entered, s->ledger, s->d, s->r.states.token);
    if (got != DONE)
        return got;
    got = piece_walk_open(&walk, s->d, &s->r);
    while (got == DONE && (got = piece_walk_next(&walk, &piece, s->d)) == DONE) {
        s->out->pieces += run_piece_is_out(&piece);
        s->out->pulled += piece.state == PIECE_PULLED;
    }
    piece_walk_close(&walk);
    if (got == BROKEN)
        return got;
    return n_entered || !s->out->pieces ? DONE : diag_note(s->d, D_LEDGER_LACKS, &(struct place){.file = s->r.run.path}, NULL);
}

static enum outcome release(struct releasing *s)
{
    s->out->was_released = s->r.states.run == RUN_RELEASED || s->r.states.run == RUN_RECONCILED;
    enum outcome got = check_run(s);
    if (got != DONE || s->out->was_released)
        return got == DONE ? look_again(s) : got;
    got = check_drafts(s);
    if (got == DONE)
        got = terms_read(&s->terms, s->arena, s->d, &s->r.run, &s->r.plan);
    if (got == DONE)
        got = ledger_open(&s->ledger, s->arena, s->d, s->order->ledger);
    if (got == DONE)
        got = ledger_hold(s->ledger, s->arena, s->d);
    if (got == DONE)
        got = commit(s);
    if (got == DONE)
        got = run_files_move(&s->out->files, s->arena, s->d, &s->r);
    if (got == DONE)
        got = ledger_settle(s->ledger, s->d, s->r.states.token);
    return got == DONE ? say(s, RUN_RELEASED) : got;
}

enum outcome release_run(struct released *out, struct arena *arena, struct diag *d, const struct release_order *order)
{
    struct releasing s = {.out = out, .order = order, .arena = arena, .d = d};
    *out = (struct released){.pieces = 0};
    enum outcome got = closed_run_open(&s.r, arena, d, order->run, RUN_ALONE);
    if (got == DONE)
        durable_sweep(s.r.run.fd);
    if (got == DONE)
        got = release(&s);
    ledger_let_go(s.ledger);
    closed_run_close(&s.r);
    return got;
}
