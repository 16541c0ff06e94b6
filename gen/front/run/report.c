/* kenbaar run report: what became of a run, and what is to be done next. */
#include "../../batch/report.h"

#include "../../base/text.h"
#include "run.h"

#define MAX_REPORT_BYTES ((size_t)64 << 20)

static enum outcome check_options(const struct options *opt, struct diag *d)
{
    if (opt->reader && !text_equal(opt->reader, "mailroom") && !text_equal(opt->reader, "auditor"))
        diag_note(d, D_OPTION_VALUE, NULL, "--for: mailroom auditor");
    if (text_equal(opt->format, "pdf"))
        diag_note(d, D_NOT_BUILT, NULL, "--format=pdf");
    else if (opt->format && !text_equal(opt->format, "text") && !text_equal(opt->format, "json"))
        diag_note(d, D_OPTION_VALUE, NULL, "--format: text json pdf");
    return d->worst;
}

static enum outcome tell(struct front *f, const struct closed_run *r)
{
    const enum report_reader reader = text_equal(f->opt.reader, "auditor") ? FOR_AUDITOR : FOR_MAILROOM;
    struct report report;
    struct buf text;
    const enum outcome got = report_read(&report, f->arena, f->diag, r);
    if (got != DONE)
        return got;
    buf_init(&text, MAX_REPORT_BYTES);
    if (f->opt.json || text_equal(f->opt.format, "json"))
        report_json(&text, &report, reader);
    else
        report_text(&text, &report, reader, f->opt.lang);
    fwrite(text.bytes, 1, text.n_bytes, stdout);
    buf_done(&text);
    return DONE;
}

int cmd_run_report(struct front *f)
{
    struct closed_run r;
    const char *run = run_operand(f);
    if (check_options(&f->opt, f->diag) == BROKEN || !run)
        return EXIT_USAGE;
    enum outcome got = closed_run_open(&r, f->arena, f->diag, run, RUN_TOGETHER);
    if (got == DONE)
        got = tell(f, &r);
    closed_run_close(&r);
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}
