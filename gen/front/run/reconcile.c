/* kenbaar run reconcile: what the inserter reports against what was released. */
#include "../../batch/reconcile.h"

#include "answer.h"
#include "run.h"

int cmd_run_reconcile(struct front *f)
{
    struct reconciled out;
    if (f->opt.n_operands != 2) {
        diag_note(f->diag, D_OPERANDS, NULL, "RUN DONE.csv");
        return EXIT_USAGE;
    }
    const enum outcome got = reconcile_run(&out, f->arena, f->diag, &(struct reconcile_order){.run = f->opt.operands[0], .report = f->opt.operands[1]});
    if (out.was_settled) {
        const struct counted counts[] = {
            {"expected", out.expected}, {"done", out.done},       {"damaged", out.damaged},
            {"missing", out.missing},   {"unknown", out.unknown}, {"doubled", out.doubled},
        };
        answer_counts(f, counts, sizeof counts / sizeof counts[0]);
        answer_listed(f, &out.listed);
        answer_end(f);
    }
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}
