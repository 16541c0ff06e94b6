/* How far a run is: from its plan, its results and, once closed, its manifest. Takes no lock, so that it can be asked while others work. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../batch/manifest.h"
#include "../../batch/run_folder.h"
#include "../../batch/shard_result.h"
#include "answer.h"
#include "run.h"

static void print_profiles(FILE *to, const struct plan *plan, bool json)
{
    if (json)
        fputs(",\"profiles\":[", to);
    for (size_t i = 0; i < plan->n_profiles; i++) {
        const struct plan_profile *p = &plan->profiles[i];
        if (!json) {
            fprintf(to, "profile:%s\t%ld\t%ld\t%lld\n", p->name, p->pieces, p->sheets, p->grams);
            continue;
        }
        fputs(i > 0 ? ",{\"name\":" : "{\"name\":", to);
        print_json_string(to, p->name);
        fprintf(to, ",\"pieces\":%ld,\"sheets\":%ld,\"grams\":%lld}", p->pieces, p->sheets, p->grams);
    }
    if (json)
        fputs("]", to);
}

static long count_done(int run_fd, const struct plan *plan)
{
    long n = 0;
    int fd = openat(run_fd, RUN_SHARDS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; fd >= 0 && i < plan->n_shards; i++) {
        char name[DURABLE_NAME_BYTES];
        result_name(name, plan->shards[i].number, ".json");
        n += faccessat(fd, name, F_OK, 0) == 0;
    }
    if (fd >= 0)
        close(fd);
    return n;
}

static void print_status(struct front *f, const struct plan *plan, const struct plan_counts *counts, long done)
{
    const struct counted rows[] = {
        {"records", counts->records}, {"made", counts->made},           {"refused", counts->refused}, {"held", counts->held},
        {"none", counts->none},       {"shards", (long)plan->n_shards}, {"done", done},               {"bytes", plan->bytes_foreseen},
        {"pulled", counts->pulled},
    };
    answer_counts(f, rows, sizeof rows / sizeof rows[0] - (counts->pulled == 0)); /* pulled: where there are any */
    print_profiles(stdout, plan, f->opt.json);
    answer_end(f);
}

int run_print_status(struct front *f, const char *run)
{
    struct plan plan;
    long refused_at_render = 0;
    int fd = open(run, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || faccessat(fd, RUN_PLAN, F_OK, 0) != 0) {
        diag_note(f->diag, D_RUN_NONE, &(struct place){.file = run}, "%s", strerror(errno));
        if (fd >= 0)
            close(fd);
        return front_status(f->diag);
    }
    enum outcome got = plan_read(&plan, f->arena, f->diag, fd);
    struct plan_counts counts = plan.counts;
    const bool is_closed = faccessat(fd, RUN_MANIFEST, F_OK, 0) == 0;
    if (got == DONE && is_closed)
        got = manifest_read_counts(&counts, &refused_at_render, f->diag, fd);
    if (got == DONE && is_closed)
        got = manifest_read_profiles(&plan, f->arena, f->diag, fd);
    if (got == DONE)
        print_status(f, &plan, &counts, is_closed ? (long)plan.n_shards : count_done(fd, &plan)); /* a purge takes the results */
    close(fd);
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}

int cmd_run_status(struct front *f)
{
    const char *run = run_operand(f);
    return run ? run_print_status(f, run) : EXIT_USAGE;
}
