#include "withdraw.h"

#include "ledger.h"
#include "picked.h"

static enum outcome check_pieces(struct withdrawn *out, struct diag *d, const struct closed_run *r, const struct picked *picked)
{
    for (size_t i = 0; i < picked->n; i++) {
        const struct run_piece *piece = &picked->rows[i].is;
        const bool may_be = run_piece_is_out(piece) || piece->state == PIECE_WITHDRAWN; /* withdrawn: by a command that was stopped */
        if (picked->rows[i].is_found && !may_be)
            listed_add(&out->listed, r->arena, &(struct listed_piece){piece->piece, piece_state_word(piece->state), D_PIECE_NOT_SO});
    }
    return out->listed.n ? diag_note(d, out->listed.rows[0].code, &(struct place){.file = r->run.path}, "%zu", out->listed.n) : DONE;
}

/* Another ledger, or one that is new by a slip of the pen, would be asked in vain, and the right one go on refusing the decisions. */
static enum outcome check_ledger(struct ledger *ledger, struct diag *d, const struct closed_run *r, const struct picked *picked)
{
    for (size_t i = 0; i < picked->n; i++) {
        const struct run_piece *piece = &picked->rows[i].is;
        const struct ledger_entry entry = {piece->body, piece->decision, piece->role, 0};
        bool is_settled = false, is_self = false;
        if (piece->state == PIECE_WITHDRAWN)
            continue;
        const enum outcome got = ledger_find(ledger, d, &entry, r->states.token, &is_settled, &is_self);
        if (got == BROKEN)
            return got;
        if (got == NONE || !is_self)
            return diag_note(d, D_LEDGER_LACKS, &(struct place){.file = r->run.path}, "%s", piece->piece);
    }
    return DONE;
}

static enum outcome say(struct closed_run *r, struct diag *d, const struct picked *picked, const char *reason)
{
    for (size_t i = 0; i < picked->n; i++)
        if (picked->rows[i].is.state != PIECE_WITHDRAWN)
            states_set(&r->states, picked->rows[i].is.piece, PIECE_WITHDRAWN, reason);
    return states_write(&r->states, d, r->run.fd);
}

static enum outcome take_back(struct ledger *ledger, struct diag *d, const struct closed_run *r, const struct picked *picked)
{
    enum outcome got = ledger_begin(ledger, d);
    for (size_t i = 0; got == DONE && i < picked->n; i++) {
        const struct run_piece *piece = &picked->rows[i].is;
        const struct ledger_entry entry = {piece->body, piece->decision, piece->role, 0};
        got = ledger_withdraw(ledger, d, &entry, r->states.token);
    }
    if (got == DONE)
        got = ledger_commit(ledger, d);
    if (got != DONE)
        ledger_roll_back(ledger);
    return got;
}

static enum outcome withdraw(struct withdrawn *out, struct diag *d, struct closed_run *r, const struct withdraw_order *order)
{
    struct picked picked;
    struct ledger *ledger;
    enum outcome got = closed_run_is_out(r, d);
    if (got == DONE)
        got = picked_find(&picked, &out->listed, d, r, order->pieces, order->n_pieces);
    if (got == DONE)
        got = check_pieces(out, d, r, &picked);
    if (got == DONE)
        got = ledger_open_known(&ledger, r->arena, d, order->ledger);
    if (got == DONE)
        got = check_ledger(ledger, d, r, &picked);
    if (got == DONE)
        got = say(r, d, &picked, order->reason);
    if (got == DONE)
        got = take_back(ledger, d, r, &picked);
    if (got == DONE)
        out->pieces = (long)picked.n;
    return got;
}

enum outcome withdraw_run(struct withdrawn *out, struct arena *arena, struct diag *d, const struct withdraw_order *order)
{
    struct closed_run r;
    *out = (struct withdrawn){.pieces = 0};
    enum outcome got = closed_run_open_settled(&r, arena, d, order->run);
    if (got == DONE)
        got = withdraw(out, d, &r, order);
    closed_run_close(&r);
    return got;
}
