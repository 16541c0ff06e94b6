#include "progress.h"

#include <stdlib.h>
#include <unistd.h>

#include "../../base/text.h"

#define LINE_SECONDS     10.0
#define TERMINAL_SECONDS 0.2
#define BAR_CELLS        24

void progress_begin(struct progress *p, const struct front *f)
{
    const char *terminal = getenv("TERM");
    *p = (struct progress){.lang = f->opt.lang, .json = f->opt.json, .is_terminal = !f->opt.json && isatty(STDERR_FILENO)};
    if (!f->opt.quiet && (p->is_terminal || (terminal && *terminal)))
        p->to = stderr;
}

static double seconds_from(const struct timespec *then, const struct timespec *now)
{
    return (double)(now->tv_sec - then->tv_sec) + (double)(now->tv_nsec - then->tv_nsec) / 1e9;
}

struct pace {
    double rate;      /* a second */
    long left;        /* seconds; -1: not known */
};

static struct pace pace_of(const struct progress_count *c, double seconds)
{
    struct pace pace = {.rate = seconds > 0 ? (double)c->done / seconds : 0, .left = -1};
    if (pace.rate > 0 && c->total > 0)
        pace.left = (long)((double)(c->total - c->done) / pace.rate);
    return pace;
}

static void print_json(const struct progress *p, const struct progress_count *c, const struct pace *pace)
{
    fprintf(p->to, "{\"event\":\"progress\",\"step\":\"%s\",\"done\":%ld,\"total\":%ld,\"made\":%ld,\"refused\":%ld,\"held\":%ld,\"rate\":%.1f", p->step,
            c->done, c->total, c->made, c->refused, c->held, pace->rate);
    if (pace->left >= 0)
        fprintf(p->to, ",\"seconds-left\":%ld", pace->left);
    fputs("}\n", p->to);
}

static void print_bar(FILE *to, const struct progress_count *c)
{
    long full = c->total > 0 ? c->done * BAR_CELLS / c->total : 0;
    fputc('[', to);
    for (long i = 0; i < BAR_CELLS; i++)
        fputc(i < full ? '#' : '.', to);
    fputs("] ", to);
}

static void print_line(const struct progress *p, const struct progress_count *c, const struct pace *pace)
{
    static const char *const counts[LANGUAGE_N] = {
        [EN] = "%ld of %ld, %.0f/s, made %ld, refused %ld, held %ld",
        [NL] = "%ld van %ld, %.0f/s, gemaakt %ld, geweigerd %ld, vastgehouden %ld",
    };
    static const char *const left[LANGUAGE_N] = {[EN] = ", %ld:%02ld left", [NL] = ", nog %ld:%02ld"};
    fprintf(p->to, "%s%s ", p->is_terminal ? "\r\033[K" : "", p->step);
    if (p->is_terminal)
        print_bar(p->to, c);
    fprintf(p->to, counts[p->lang], c->done, c->total, pace->rate, c->made, c->refused, c->held);
    if (pace->left >= 0)
        fprintf(p->to, left[p->lang], pace->left / 60, pace->left % 60);
    if (!p->is_terminal)
        fputc('\n', p->to);
}

void progress_show(struct progress *p, const char *step, const struct progress_count *count)
{
    struct timespec now;
    if (!p->to)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (!text_equal(p->step, step)) {
        progress_end(p);
        p->step = step;
        p->began = p->last = now;
    }
    if (seconds_from(&p->last, &now) < (p->is_terminal ? TERMINAL_SECONDS : LINE_SECONDS))
        return;
    struct pace pace = pace_of(count, seconds_from(&p->began, &now));
    p->last = now;
    p->is_open = p->is_terminal;
    if (p->json)
        print_json(p, count, &pace);
    else
        print_line(p, count, &pace);
    fflush(p->to);
}

void progress_end(struct progress *p)
{
    if (p->to && p->is_open)
        fputc('\n', p->to);
    p->is_open = false;
}
