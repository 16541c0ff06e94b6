/* kenbaar run release: the letters may leave, once, on the day that is printed. */
#include "../../batch/release.h"

#include "answer.h"
#include "run.h"

int cmd_run_release(struct front *f)
{
    struct released out;
    const char *run = run_operand(f), *mailed = f->opt.mailed;
    options_need(f->diag, f->opt.ledger, "--ledger");
    options_need(f->diag, mailed, "--mailed");
    const date_day day = mailed ? date_parse(mailed) : DATE_NONE;
    if (mailed && day == DATE_NONE)
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--mailed: YYYY-MM-DD");
    if (f->diag->worst == BROKEN)
        return EXIT_USAGE;
    const enum outcome got = release_run(&out, f->arena, f->diag, &(struct release_order){.run = run, .ledger = f->opt.ledger, .mailed = day});
    if (got == DONE || out.listed.n > 0) {
        const struct counted counts[] = {{"released", got == DONE ? out.pieces : 0}, {"files", out.files}, {"pulled", out.pulled}};
        answer_counts(f, counts, got == DONE && out.pulled ? 3 : 2); /* pulled: where there are any */
        answer_listed(f, &out.listed);
        answer_end(f);
    }
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}
