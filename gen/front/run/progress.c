#include "progress.h"

#include <stdlib.h>
#include <string.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include "../../base/text.h"

#define LINE_SECONDS     10.0
#define TERMINAL_SECONDS 0.2
#define BAR_CELLS        24
#define COLUMNS          80 /* of a terminal that does not say */
#define LINE_BYTES       256

void progress_begin(struct progress *p, const struct front *f)
{
    const char *terminal = getenv("TERM");
    *p = (struct progress){.lang = f->opt.lang, .json = f->opt.json, .is_terminal = !f->opt.json && isatty(STDERR_FILENO)};
    if (!f->opt.quiet && (p->json || p->is_terminal || (terminal && *terminal)))
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
        pace.left = (long)((double)(c->total - c->done) / pace.rate + 0.5);
    return pace;
}

static void print_json(const struct progress *p, const struct pace *pace)
{
    const struct progress_count *c = &p->count;
    fprintf(p->to, "{\"event\":\"progress\",\"step\":\"%s\",\"done\":%ld,\"total\":%ld,\"made\":%ld,\"refused\":%ld,\"held\":%ld,\"rate\":%.1f", p->step,
            c->done, c->total, c->made, c->refused, c->held, pace->rate);
    if (c->unit)
        fprintf(p->to, ",\"unit\":\"%s\"", c->unit);
    if (pace->left >= 0)
        fprintf(p->to, ",\"seconds-left\":%ld", pace->left);
    fputs("}\n", p->to);
}

static size_t columns_of_terminal(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : COLUMNS;
}

/* As wide as the words leave room for: a line that wraps could not be written over. */
static void print_bar(const struct progress *p, size_t n_columns)
{
    const size_t cells = n_columns < BAR_CELLS ? n_columns : BAR_CELLS;
    const size_t full = p->count.total > 0 ? (size_t)(p->count.done * (long)cells / p->count.total) : 0;
    if (cells < 4)
        return;
    fputc('[', p->to);
    for (size_t i = 0; i < cells; i++)
        fputc(i < full ? '#' : '.', p->to);
    fputs("] ", p->to);
}

/* "20 of 100, 2/s", "512 MB, 170 MB/s". Gives its length. */
static size_t write_count(char out[LINE_BYTES], const struct progress *p, const struct pace *pace)
{
    static const char *const of[LANGUAGE_N] = {[EN] = "of", [NL] = "van"};
    const struct progress_count *c = &p->count;
    const char *space = c->unit ? " " : "", *unit = c->unit ? c->unit : "";
    size_t n = 0;
    if (c->total > 0)
        n = (size_t)snprintf(out, LINE_BYTES, "%ld %s %ld%s%s", c->done, of[p->lang], c->total, space, unit);
    else if (c->done > 0)
        n = (size_t)snprintf(out, LINE_BYTES, "%ld%s%s", c->done, space, unit);
    if (n > 0 && n < LINE_BYTES && pace->rate >= 1) /* shards are slower */
        n += (size_t)snprintf(out + n, LINE_BYTES - n, ", %.0f%s%s/s", pace->rate, space, unit);
    return n;
}

static void print_line(const struct progress *p, const struct pace *pace)
{
    static const char *const letters[LANGUAGE_N] = {
        [EN] = ", made %ld, refused %ld, held %ld", [NL] = ", gemaakt %ld, geweigerd %ld, vastgehouden %ld"};
    static const char *const left[LANGUAGE_N] = {[EN] = ", %ld:%02ld left", [NL] = ", nog %ld:%02ld"};
    const struct progress_count *c = &p->count;
    char line[LINE_BYTES] = "";
    size_t n = write_count(line, p, pace);
    if (n > 0 && n < sizeof line && c->made + c->refused + c->held > 0) /* a step that makes none says nothing of them */
        n += (size_t)snprintf(line + n, sizeof line - n, letters[p->lang], c->made, c->refused, c->held);
    if (pace->left >= 0 && n < sizeof line)
        snprintf(line + n, sizeof line - n, left[p->lang], pace->left / 60, pace->left % 60);
    if (!p->is_terminal) {
        fprintf(p->to, "%s%s%s\n", p->step, n > 0 ? " " : "", line);
        return;
    }
    const size_t columns = columns_of_terminal() - 1, step = strlen(p->step) + 1, words = strlen(line);
    fprintf(p->to, "\r\033[K%s ", p->step);
    if (c->total > 0)
        print_bar(p, columns > step + words + 3 ? columns - step - words - 3 : 0);
    fprintf(p->to, "%.*s", columns > step ? (int)(columns - step) : 0, line);
}

static void print(struct progress *p, const struct timespec *now)
{
    const struct pace pace = pace_of(&p->count, seconds_from(&p->began, now));
    p->last = *now;
    p->is_open = p->is_terminal;
    if (p->json)
        print_json(p, &pace);
    else
        print_line(p, &pace);
    fflush(p->to);
}

void progress_show(struct progress *p, const char *step, const struct progress_count *count)
{
    struct timespec now;
    if (!p->to)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const bool is_new = !text_equal(p->step, step);
    if (is_new) {
        progress_end(p);
        p->step = step;
        p->began = p->last = now;
    }
    p->count = *count;
    const double seconds = seconds_from(&p->last, &now);
    const bool is_shown_at_once = is_new && (p->json || p->is_terminal);
    if (is_shown_at_once || seconds >= (p->is_terminal ? TERMINAL_SECONDS : LINE_SECONDS))
        print(p, &now);
}

void progress_end(struct progress *p)
{
    struct timespec now;
    if (!p->to || !p->step)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (p->is_open || p->json)
        print(p, &now);
    if (p->is_open)
        fputc('\n', p->to);
    p->is_open = false;
    p->step = NULL;
}
