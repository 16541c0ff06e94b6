/* plan_driver - plans a run without the command line: BUNDLE SELECTIONS RUN DATE WORKERS SHARDS RECORDS...
 * Prints the figures as `run plan` does, then seconds and memory. Exit status as the command's. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <sys/resource.h>

#include "../../gen/batch/plan.h"

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void watch(void *context, const struct plan_progress *progress)
{
    static const char *const names[] = {[PLAN_INTAKE] = "intake", [PLAN_CHECK] = "check", [PLAN_CUT] = "cut"};
    double *last = context;
    static int step = -1;
    if ((int)progress->step != step)
        fprintf(stderr, "%.2f s: %s %ld\n", seconds() - *last, names[progress->step], progress->records);
    step = (int)progress->step;
}

int main(int argc, char **argv)
{
    if (argc < 8)
        return 64;
    struct arena *arena = arena_new();
    struct diag d;
    struct bundle bundle;
    struct planned planned = {.resumed = false};
    double start = seconds();
    diag_init(&d, arena);
    enum outcome got = bundle_read(&bundle, arena, &d, argv[1]);
    static const struct plan_library libraries[] = {{"none", "1"}};
    const struct plan_order order = {
        .run = argv[3],
        .bundle = &bundle,
        .selections = argv[2],
        .operands = argv + 7,
        .n_operands = (size_t)argc - 7,
        .mailing_date = date_parse(argv[4]),
        .options = {.shards = strtol(argv[6], NULL, 10), .sort = getenv("PLAN_SORT"), .form = getenv("PLAN_FORM")},
        .n_workers = (int)strtol(argv[5], NULL, 10),
        .program = "kenbaar 0.1.0",
        .letter_format = 1,
        .libraries = libraries,
        .n_libraries = 1,
        .watch = watch,
        .context = &start,
    };
    if (got == DONE)
        got = plan_make(&planned, arena, &d, &order);
    for (const struct note *it = d.first; it; it = it->next)
        fprintf(stderr, "%s %s:%ld %s %s %s\n", diag_table[it->code].code, it->at.file ? it->at.file : "", it->at.line, it->at.record ? it->at.record : "",
                it->at.xpath ? it->at.xpath : "", it->detail ? it->detail : "");
    const struct plan *p = &planned.plan;
    const struct plan_counts *c = &p->counts;
    printf("records\t%ld\nmade\t%ld\nrefused\t%ld\nheld\t%ld\nnone\t%ld\nshards\t%zu\nbytes\t%lld\n", c->records, c->made, c->refused, c->held, c->none,
           p->n_shards, p->bytes_foreseen);
    for (size_t i = 0; i < p->n_profiles; i++)
        printf("profile:%s\t%ld\t%ld\t%lld\n", p->profiles[i].name, p->profiles[i].pieces, p->profiles[i].sheets, p->profiles[i].grams);
    struct rusage own, children;
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    fprintf(stderr, "%.2f s: end; parent %ld kB, greatest child %ld kB; resumed %d\n", seconds() - start, own.ru_maxrss, children.ru_maxrss, planned.resumed);
    arena_free(arena);
    return got == BROKEN ? d.exit : c->refused + c->held > 0;
}
