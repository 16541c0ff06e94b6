/* kenbaar run handover: the released letters as single files, for the archive or for digital post. */
#include "../../batch/handover.h"

#include "../../base/text.h"
#include "answer.h"
#include "run.h"

int cmd_run_handover(struct front *f)
{
    struct handed_over out;
    const char *run = run_operand(f), *channel = f->opt.channel;
    options_need(f->diag, f->opt.output, "-o, --output");
    if (channel && !text_equal(channel, "post") && !text_equal(channel, "digital"))
        diag_note(f->diag, D_OPTION_VALUE, NULL, "--channel: post digital");
    if (f->diag->worst == BROKEN)
        return EXIT_USAGE;
    const enum outcome got = handover_run(&out, f->arena, f->diag, &(struct handover_order){.run = run, .folder = f->opt.output, .channel = channel});
    if (got != DONE)
        return front_status(f->diag);
    const struct counted counts[] = {{"letters", out.letters}, {"bytes", out.n_bytes}};
    answer_counts(f, counts, sizeof counts / sizeof counts[0]);
    answer_end(f);
    return EXIT_DONE;
}
