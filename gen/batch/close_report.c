#include "close_report.h"

#include <string.h>

#include "../base/text.h"

#define MAX_REPORT_BYTES ((size_t)16 << 20)
#define RUN_DIGITS       8

enum words {
    TITLE, MAILING_DATE, PROGRAM, BUNDLE, READ, MADE, REFUSED_N, HELD_N, NONE_N, AT_RENDER, LOG_LINES, LOG_USED, LOG_UNUSED, LOG_WHICH, LOG_MORE, ENVELOPES, FILES,
    NOT_LEAVE, ROOT, NEXT, WORDS_N
};
static const char *const words[WORDS_N][LANGUAGE_N] = {
    [TITLE] = {"Run", "Run"},
    [MAILING_DATE] = {"Day of posting", "Verzenddag"},
    [PROGRAM] = {"Made with", "Gemaakt met"},
    [BUNDLE] = {"Bundle", "Bundel"},
    [READ] = {"Records read", "Records gelezen"},
    [MADE] = {"  letters made", "  brieven gemaakt"},
    [REFUSED_N] = {"  refused", "  geweigerd"},
    [HELD_N] = {"  held", "  aangehouden"},
    [NONE_N] = {"  no letter owed", "  geen brief nodig"},
    [AT_RENDER] = {"Of the refused, while printing", "Van de geweigerde, bij het maken"},
    [LOG_LINES] = {"Lines of the selection log", "Regels van het selectielog"},
    [LOG_USED] = {"  used", "  gebruikt"},
    [LOG_UNUSED] = {"  of no record in this run", "  van geen record in deze run"},
    [LOG_WHICH] = {"Lines of the selection log of no record in this run", "Regels van het selectielog van geen record in deze run"},
    [LOG_MORE] = {"and more", "en meer"},
    [ENVELOPES] = {"Envelope: letters, sheets, grams", "Envelop: brieven, vellen, grammen"},
    [FILES] = {"Files: bytes, SHA-256", "Bestanden: bytes, SHA-256"},
    [NOT_LEAVE] = {"The decisions in refused.csv and held.csv may not leave without their notice.",
                   "De besluiten in refused.csv en held.csv mogen niet zonder hun kennisgeving weg."},
    [ROOT] = {"Merkle root of the manifest", "Merkle-wortel van het manifest"},
    [NEXT] = {"Nothing has been released. It all bears %s as the day of posting.",
              "Er is nog niets vrijgegeven. Op alles staat %s als dag van verzending."},
};

/* A report being written. */
struct report {
    struct buf out;
    enum language lang;
};

enum { LABEL_COLUMNS = 36 };

static void label(struct report *r, enum words what)
{
    const char *text = words[what][r->lang];
    const size_t n = text_length(text);
    buf_printf(&r->out, "%s%*s", text, (int)(n < LABEL_COLUMNS ? LABEL_COLUMNS - n : 1), "");
}

static void add_text(struct report *r, enum words what, const char *value)
{
    label(r, what);
    buf_printf(&r->out, "%s\n", value);
}

static void add_count(struct report *r, enum words what, long n)
{
    label(r, what);
    buf_printf(&r->out, "%10ld\n", n);
}

/* Which lines of the log no record asked for, by their number in the file. */
static void add_lines(struct report *r, const struct plan_log *log)
{
    enum { A_ROW = 8 };
    if (log->n_unused_lines == 0)
        return;
    buf_printf(&r->out, "\n%s\n", words[LOG_WHICH][r->lang]);
    for (size_t i = 0; i < log->n_unused_lines; i++) {
        const bool ends = i % A_ROW == A_ROW - 1 || i == log->n_unused_lines - 1;
        buf_printf(&r->out, "%10ld%s", log->unused_lines[i], ends ? "\n" : "");
    }
    if ((long)log->n_unused_lines < log->unused)
        buf_printf(&r->out, "  %s\n", words[LOG_MORE][r->lang]);
}

static void add_counts(struct report *r, const struct manifest *m)
{
    const struct plan_log *log = &m->plan->log;
    add_count(r, READ, m->counts.records);
    add_count(r, MADE, m->counts.made);
    add_count(r, REFUSED_N, m->counts.refused);
    add_count(r, HELD_N, m->counts.held);
    add_count(r, NONE_N, m->counts.none);
    if (m->refused_at_render)
        add_count(r, AT_RENDER, m->refused_at_render);
    buf_str(&r->out, "\n");
    add_count(r, LOG_LINES, log->lines);
    add_count(r, LOG_USED, log->used);
    add_count(r, LOG_UNUSED, log->unused);
    if (m->counts.refused || m->counts.held)
        buf_printf(&r->out, "\n%s\n", words[NOT_LEAVE][r->lang]);
}

static void add_envelopes(struct report *r, const struct manifest *m)
{
    buf_printf(&r->out, "\n%s\n", words[ENVELOPES][r->lang]);
    for (size_t i = 0; i < m->n_profiles; i++)
        buf_printf(&r->out, "  %-33s %10ld %10ld %12lld\n", m->profiles[i].name, m->profiles[i].pieces, m->profiles[i].sheets,
                   m->profiles[i].grams);
}

static void add_files(struct report *r, const struct manifest *m)
{
    buf_printf(&r->out, "\n%s\n", words[FILES][r->lang]);
    for (size_t i = 0; i < m->n_files; i++)
        buf_printf(&r->out, "  %-44s %14llu %s\n", m->files[i].name, (unsigned long long)m->files[i].n_bytes, m->files[i].sha256);
}

enum outcome close_report_write(const struct manifest *m, struct diag *d, int run_fd, enum language lang)
{
    struct report r = {.lang = lang};
    char day[11], run[RUN_DIGITS + 1];
    char first[PLAN_PIECE_BYTES];
    buf_init(&r.out, MAX_REPORT_BYTES);
    date_format(m->plan->mailing_date, day);
    plan_piece(first, m->plan, 1);
    memcpy(run, first, RUN_DIGITS); /* the digits that each piece begins with */
    run[RUN_DIGITS] = '\0';
    add_text(&r, TITLE, run);
    add_text(&r, MAILING_DATE, day);
    add_text(&r, PROGRAM, m->plan->program);
    add_text(&r, BUNDLE, m->plan->bundle_hash);
    buf_str(&r.out, "\n");
    add_counts(&r, m);
    add_envelopes(&r, m);
    add_files(&r, m);
    buf_str(&r.out, "\n");
    add_text(&r, ROOT, m->root);
    buf_str(&r.out, "\n");
    buf_printf(&r.out, words[NEXT][lang], day);
    buf_str(&r.out, "\n");
    add_lines(&r, &m->plan->log);
    enum outcome got = durable_write_text(d, run_fd, REPORT_TXT, &r.out);
    buf_done(&r.out);
    return got;
}
