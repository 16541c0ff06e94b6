/* kenbaar run withdraw: released letters that will not arrive, or not on their day. kenbaar run pull: letters that will not be released. */
#include "../../batch/pull.h"
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

struct answer {
    const struct counted *counts;
    size_t n;
    const struct listed_pieces *listed;
};

static int answer(const struct front *f, enum outcome got, const struct answer *it)
{
    if (got == DONE || it->listed->n > 0) {
        answer_counts(f, it->counts, it->n);
        answer_listed(f, it->listed);
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
    return answer(f, got, &(struct answer){&(struct counted){"withdrawn", out.pieces}, 1, &out.listed});
}

int cmd_run_pull(struct front *f)
{
    struct pulled out;
    if (!has_all(f))
        return EXIT_USAGE;
    const enum outcome got = pull_run(&out, f->arena, f->diag,
                                      &(struct pull_order){.run = f->opt.operands[0], .reason = f->opt.reason, .pieces = f->opt.operands + 1,
                                                           .n_pieces = f->opt.n_operands - 1, .lang = f->opt.lang});
    const struct counted counts[] = {{"pulled", out.pieces}, {"files", got == DONE ? out.files : 0}};
    return answer(f, got, &(struct answer){counts, sizeof counts / sizeof counts[0], &out.listed});
}
