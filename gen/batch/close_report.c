#include "close_report.h"

#include "report.h"

#define MAX_REPORT_BYTES ((size_t)16 << 20)

enum outcome close_report_write(const struct manifest *m, struct arena *arena, struct diag *d, const struct run_folder *run, enum language lang)
{
    const struct closed_run r = {.run = *run, .plan = *m->plan, .states = {.arena = arena, .run = RUN_CLOSED}, .arena = arena};
    struct report report;
    struct buf text;
    enum outcome got = report_of_manifest(&report, arena, d, &r, m);
    if (got != DONE)
        return got;
    buf_init(&text, MAX_REPORT_BYTES);
    report_text(&text, &report, FOR_MAILROOM, lang);
    got = durable_write_text(d, run->fd, REPORT_TXT, &text);
    buf_done(&text);
    return got;
}
