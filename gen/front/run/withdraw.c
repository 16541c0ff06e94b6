/* kenbaar run withdraw: released letters that will not arrive, or not on their day. kenbaar run pull: letters that will not be released. */
#include "../../batch/withdraw.h"

#include <string.h>

#include "answer.h"
#include "run.h"

#define MAX_REASON_BYTES 500

/* RUN PIECE... and why. */
static bool has_all(struct front *f)
{
    const char *reason = f->opt.reason;
    options_need(f->diag, reason, "--reason");
    if (reason && (!*reason || strlen(reason) > MAX_REASON_BYTES))
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--reason: 1 - %d", MAX_REASON_BYTES);
    if (f->opt.n_operands < 2)
        diag_note(f->diag, D_OPERANDS, NULL, "RUN PIECE...");
    return f->diag->worst != BROKEN;
}

static int answer(const struct front *f, enum outcome got, const struct counted *count, const struct listed_pieces *listed)
{
    if (got == DONE || listed->n > 0) {
        answer_counts(f, count, 1);
        answer_listed(f, listed);
        answer_end(f);
    }
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}

int cmd_run_withdraw(struct front *f)
{
    struct withdrawn out;
    options_need(f->diag, f->opt.ledger, "--ledger");
    if (!has_all(f))
        return EXIT_USAGE;
    const enum outcome got = withdraw_run(&out, f->arena, f->diag,
                                          &(struct withdraw_order){.run = f->opt.operands[0], .ledger = f->opt.ledger, .reason = f->opt.reason,
                                                                   .pieces = f->opt.operands + 1, .n_pieces = f->opt.n_operands - 1});
    return answer(f, got, &(struct counted){"withdrawn", out.pieces}, &out.listed);
}
