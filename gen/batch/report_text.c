/* The report in words. Columns are counted in characters, so that it reads on any terminal and on paper. */
#include <string.h>

#include "../base/text.h"
#include "report.h"

enum { LABEL_COLUMNS = 40, NAME_COLUMNS = 44, PROFILE_COLUMNS = 20, LINES_IN_ROW = 8, GRAMS_IN_KILO = 1000, GRAMS_IN_TENTH = 100 };

enum words {
    W_RUN, W_STATE, W_READ, W_MADE, W_REFUSED, W_HELD, W_NONE, W_AT_RENDER, W_NOT_LEAVE, W_LOG, W_LOG_USED, W_LOG_UNUSED, W_LOG_WHICH, W_LOG_MORE,
    W_PRINTS, W_PRINT_HEAD, W_BANNERS, W_UNPRINTED, W_NO_ENVELOPE, W_LETTERS, W_REASONS, W_NEXT, W_NOTHING, W_GONE,
    W_PLAN, W_PROGRAM, W_FORMAT, W_LIBRARIES, W_BUNDLE, W_INPUTS, W_CSV, W_ROOT, W_FILES, W_CODES, W_CODES_HEAD, W_RELEASES, W_RELEASES_HEAD,
    W_INSTRUMENTS, W_NOTICED, W_N
};
// clang-format off
static const char *const words[W_N][LANGUAGE_N] = {
    [W_RUN]          = {"Run %s, to be posted on %s", "Run %s, te verzenden op %s"},
    [W_STATE]        = {"It is", "Stand"},
    [W_READ]         = {"Records read", "Records gelezen"},
    [W_MADE]         = {"  letters made", "  brieven gemaakt"},
    [W_REFUSED]      = {"  refused (refused.csv)", "  geweigerd (refused.csv)"},
    [W_HELD]         = {"  held (held.csv)", "  vastgehouden (held.csv)"},
    [W_NONE]         = {"  no letter owed", "  geen brief nodig"},
    [W_AT_RENDER]    = {"  of the refused, while printing", "  van de geweigerde, bij het maken"},
    [W_NOT_LEAVE]    = {"The decisions in refused.csv and held.csv may not leave without their notice.",
                        "De besluiten in refused.csv en held.csv mogen niet zonder hun kennisgeving weg."},
    [W_LOG]          = {"Lines of the selection log", "Regels van het selectielog"},
    [W_LOG_USED]     = {"  used", "  gebruikt"},
    [W_LOG_UNUSED]   = {"  of no record in this run", "  van geen record in deze run"},
    [W_LOG_WHICH]    = {"Lines of the log of no record in this run:", "Regels van het log van geen record in deze run:"},
    [W_LOG_MORE]     = {"and more", "en meer"},
    [W_PRINTS]       = {"Print file", "Printbestand"},
    [W_PRINT_HEAD]   = {"Envelope              Letters   Sheets  Heaviest  Together", "Envelop               Brieven   Vellen  Zwaarste    Samen"},
    [W_BANNERS]      = {"Sheets: with a banner sheet first and last. Weight: letters with their envelope.",
                        "Vellen: met een voorblad vooraan en achteraan. Gewicht: brieven met hun envelop."},
    [W_UNPRINTED]    = {"Letters without an envelope (digital, text)", "Brieven zonder envelop (digitaal, tekst)"},
    [W_NO_ENVELOPE]  = {", no envelope", ", zonder envelop"},
    [W_LETTERS]      = {"What became of the letters", "Wat er van de brieven is geworden"},
    [W_REASONS]      = {"Why, in the operator's words", "Waarom, in de woorden van de operator"},
    [W_NEXT]         = {"To do", "Te doen"},
    [W_NOTHING]      = {"Nothing.", "Niets."},
    [W_GONE]         = {"Destroyed at %s (UTC): %ld files. Only figures and hashes are left.",
                        "Vernietigd op %s (UTC): %ld bestanden. Alleen cijfers en hashes zijn er nog."},
    [W_PLAN]         = {"Plan, SHA-256", "Plan, SHA-256"},
    [W_PROGRAM]      = {"Made with", "Gemaakt met"},
    [W_FORMAT]       = {"Letter format", "Briefformaat"},
    [W_LIBRARIES]    = {"Libraries", "Bibliotheken"},
    [W_BUNDLE]       = {"Bundle, SHA-256 of its lock", "Bundel, SHA-256 van het slot"},
    [W_INPUTS]       = {"What went in: bytes, SHA-256", "Wat erin ging: bytes, SHA-256"},
    [W_CSV]          = {"manifest.csv, SHA-256", "manifest.csv, SHA-256"},
    [W_ROOT]         = {"Merkle root of its rows", "Merkle-wortel van de rijen"},
    [W_FILES]        = {"What came out: bytes, SHA-256", "Wat eruit kwam: bytes, SHA-256"},
    [W_CODES]        = {"Why records were refused or held", "Waarom records zijn geweigerd of vastgehouden"},
    [W_CODES_HEAD]   = {"refused  held", "geweigerd  vastgehouden"},
    [W_RELEASES]     = {"Letters that a named person let go although a gate holds them", "Brieven die iemand met naam liet gaan hoewel een poort ze vasthoudt"},
    [W_RELEASES_HEAD] = {"gate, letters, by whom", "poort, brieven, door wie"},
    [W_INSTRUMENTS]  = {"Letters by instrument", "Brieven per selectie-instrument"},
    [W_NOTICED]      = {"Letters that left, by instrument", "Vertrokken brieven per selectie-instrument"},
};
static const char *const run_states[RUN_STATE_N][LANGUAGE_N] = {
    [RUN_CLOSED]     = {"closed; nothing has been released", "afgesloten; er is niets vrijgegeven"},
    [RUN_PULLING]    = {"stopped in the middle of a pull; nothing has been released", "gestopt halverwege een pull; er is niets vrijgegeven"},
    [RUN_RELEASING]  = {"stopped in the middle of a release", "gestopt halverwege de vrijgave"},
    [RUN_RELEASED]   = {"released; the inserter has reported nothing yet", "vrijgegeven; de couverteermachine heeft nog niets gemeld"},
    [RUN_RECONCILED] = {"released, and reconciled with what the inserter reported", "vrijgegeven, en afgestemd met wat de couverteermachine meldde"},
    [RUN_PURGED]     = {"purged", "vernietigd"},
};
static const char *const piece_states[PIECE_STATE_N][LANGUAGE_N] = {
    [PIECE_MADE]      = {"  made, not released", "  gemaakt, niet vrijgegeven"},
    [PIECE_REFUSED]   = {"  refused while printing", "  geweigerd bij het maken"},
    [PIECE_DRAFT]     = {"  marked CONCEPT", "  met het merk CONCEPT"},
    [PIECE_PULLED]    = {"  pulled before release", "  eruit gehaald voor vrijgave"},
    [PIECE_RELEASED]  = {"  released", "  vrijgegeven"},
    [PIECE_PRINTED]   = {"  in their envelope, as reported", "  in hun envelop, volgens de meldingen"},
    [PIECE_DAMAGED]   = {"  damaged (reprint.csv)", "  beschadigd (reprint.csv)"},
    [PIECE_MISSING]   = {"  in no report yet (reprint.csv)", "  nog in geen melding (reprint.csv)"},
    [PIECE_WITHDRAWN] = {"  withdrawn", "  ingetrokken"},
};
/* %s: the day that is printed. */
static const char *const steps_words[STEP_N][LANGUAGE_N] = {
    [STEP_MEND] = {"Have mended what refused.csv and held.csv name (kenbaar explain CODE), and plan a new run with the\n     records of refused.xml and held.xml.",
                   "Laat herstellen wat refused.csv en held.csv noemen (kenbaar explain CODE), en plan een nieuwe run met de\n     records van refused.xml en held.xml."},
    [STEP_PULLED] = {"The decisions of pulled and withdrawn letters have no notice yet (states.csv has the pieces, index.csv whose they\n     are): plan a new run with their records, unless their notice went out otherwise.",
                     "De besluiten bij eruit gehaalde en ingetrokken brieven hebben nog geen kennisgeving (states.csv noemt de stukken,\n     index.csv de besluiten): plan een nieuwe run met hun records, tenzij hun kennisgeving op een andere manier weg is."},
    [STEP_DRAFTS] = {"Have the wording approved, and plan a new run: letters marked CONCEPT are never released. To release the others\n     first, take these out with kenbaar run pull.",
                     "Laat de teksten goedkeuren en plan een nieuwe run: brieven met CONCEPT worden nooit vrijgegeven. Om de andere\n     eerst vrij te geven: haal deze eruit met kenbaar run pull."},
    [STEP_RELEASE] = {"Release, when the letters will be posted on %s and on no other day:\n     kenbaar run release --ledger=LEDGER --mailed=%s RUN",
                      "Geef vrij, als de brieven op %s op de post gaan en op geen andere dag:\n     kenbaar run release --ledger=REGISTER --mailed=%s RUN"},
    [STEP_PULL_AGAIN] = {"Give the same kenbaar run pull again: it completes what it began.", "Geef dezelfde kenbaar run pull nog eens: die maakt af wat begonnen was."},
    [STEP_RELEASE_AGAIN] = {"Give the same kenbaar run release again: it completes what it began.",
                            "Geef dezelfde kenbaar run release nog eens: die maakt af wat begonnen was."},
    [STEP_PRINT] = {"Print each print file on the paper and for the envelope of the list above; its settings stand in the .ipp file\n     beside it. Check the first and last sheet against each other. Post on %s.",
                    "Druk elk printbestand af voor de envelop in de lijst hierboven; de instellingen staan in het .ipp-bestand\n     ernaast. Leg het eerste en het laatste vel naast elkaar. Verzend op %s."},
    [STEP_RECONCILE] = {"Tell what the inserter did, tray by tray: kenbaar run reconcile RUN DONE.csv",
                        "Meld wat de couverteermachine deed, bak voor bak: kenbaar run reconcile RUN KLAAR.csv"},
    [STEP_HAND_OVER] = {"Hand the letters without an envelope over: kenbaar run handover --channel=digital RUN -o DIR",
                        "Draag de brieven zonder envelop over: kenbaar run handover --channel=digital RUN -o MAP"},
    [STEP_REPRINT] = {"When every tray has been reported: print what is still in reprint.csv once more, for %s alone, and\n     report that tray too:\n     kenbaar run reprint --mailed=%s --from=RUN/reprint.csv RUN -o AGAIN.pdf",
                      "Als elke bak is gemeld: druk wat dan nog in reprint.csv staat nog eens, alleen voor %s, en meld ook\n     die bak:\n     kenbaar run reprint --mailed=%s --from=RUN/reprint.csv RUN -o HERDRUK.pdf"},
    [STEP_WITHDRAW] = {"What cannot be posted on that day: kenbaar run withdraw, and a new run for the new day.",
                       "Wat die dag niet meer op de post kan: kenbaar run withdraw, en een nieuwe run voor de nieuwe dag."},
    [STEP_ARCHIVE] = {"Every envelope is accounted for. The letters for the archive: kenbaar run handover RUN -o DIR",
                      "Elke envelop is verantwoord. De brieven voor het archief: kenbaar run handover RUN -o MAP"},
    [STEP_PURGE] = {"When that is done, and no decision waits for its notice any more (purge destroys the lists and records of those\n     that were refused or held): kenbaar run purge RUN",
                    "Als dat is gebeurd, en geen besluit meer op de kennisgeving wacht (purge vernietigt ook de lijsten en records\n     van wat geweigerd of vastgehouden is): kenbaar run purge RUN"},
};
// clang-format on

/* A report being written. */
struct writing {
    struct buf *out;
    const struct report *r;
    enum language lang;
    char day[11];
};

static void say(struct writing *w, enum words what)
{
    buf_printf(w->out, "%s\n", words[what][w->lang]);
}

static void pad(struct writing *w, const char *text, size_t n_columns)
{
    const size_t n = text_length(text);
    buf_printf(w->out, "%s%*s", text, n < n_columns ? (int)(n_columns - n) : 1, "");
}

static void count(struct writing *w, const char *label, long n)
{
    pad(w, label, LABEL_COLUMNS);
    buf_printf(w->out, "%10ld\n", n);
}

static void value(struct writing *w, enum words what, const char *text)
{
    pad(w, words[what][w->lang], LABEL_COLUMNS);
    buf_printf(w->out, "%s\n", text);
}

static void gap(struct writing *w)
{
    buf_str(w->out, "\n");
}

/* -- both readers --------------------------------------------------------------------------------------------------- */

static void add_head(struct writing *w)
{
    buf_printf(w->out, words[W_RUN][w->lang], w->r->run, w->day);
    gap(w);
    buf_printf(w->out, "%s: %s.\n", words[W_STATE][w->lang], run_states[w->r->state][w->lang]);
    if (w->r->state == RUN_PURGED) {
        buf_printf(w->out, words[W_GONE][w->lang], w->r->destroyed.at, w->r->destroyed.files);
        gap(w);
    }
    gap(w);
}

static void add_counts(struct writing *w)
{
    const struct plan_counts *n = &w->r->counts;
    count(w, words[W_READ][w->lang], n->records);
    count(w, words[W_MADE][w->lang], n->made);
    count(w, words[W_REFUSED][w->lang], n->refused);
    if (w->r->refused_at_render)
        count(w, words[W_AT_RENDER][w->lang], w->r->refused_at_render);
    count(w, words[W_HELD][w->lang], n->held);
    count(w, words[W_NONE][w->lang], n->none);
    if (n->refused + n->held && w->r->state != RUN_PURGED) /* the lists are gone then */
        say(w, W_NOT_LEAVE);
    gap(w);
}

static void add_log(struct writing *w)
{
    const struct plan_log *log = &w->r->plan->log;
    count(w, words[W_LOG][w->lang], log->lines);
    count(w, words[W_LOG_USED][w->lang], log->used);
    count(w, words[W_LOG_UNUSED][w->lang], log->unused);
    gap(w);
}

/* Lines of no record by their number in the file: whoever keeps the log finds them there. At the end, for they may be many. */
static void add_log_lines(struct writing *w)
{
    const struct plan_log *log = &w->r->plan->log;
    if (log->n_unused_lines)
        gap(w);
    if (log->n_unused_lines)
        say(w, W_LOG_WHICH);
    for (size_t i = 0; i < log->n_unused_lines; i++) {
        const bool ends = i % LINES_IN_ROW == LINES_IN_ROW - 1 || i == log->n_unused_lines - 1;
        buf_printf(w->out, "%10ld%s", log->unused_lines[i], ends ? "\n" : "");
    }
    if ((long)log->n_unused_lines < log->unused)
        buf_printf(w->out, "  %s\n", words[W_LOG_MORE][w->lang]);
}

static void add_letters(struct writing *w)
{
    char label[LABEL_COLUMNS + 1];
    say(w, W_LETTERS);
    for (int state = 0; state < PIECE_STATE_N; state++)
        if (w->r->paper[state])
            count(w, piece_states[state][w->lang], w->r->paper[state]);
    for (int state = 0; state < PIECE_STATE_N; state++) {
        snprintf(label, sizeof label, "%s%s", piece_states[state][w->lang], words[W_NO_ENVELOPE][w->lang]);
        if (w->r->unprinted[state])
            count(w, label, w->r->unprinted[state]);
    }
    gap(w);
}

static void add_reasons(struct writing *w)
{
    if (w->r->n_reasons)
        say(w, W_REASONS);
    for (size_t i = 0; i < w->r->n_reasons; i++) {
        const struct report_reason *it = &w->r->reasons[i];
        count(w, piece_states[it->state][w->lang], it->letters);
        buf_printf(w->out, "    %s\n", it->reason);
    }
    if (w->r->n_reasons)
        gap(w);
}

/* With what each code means. */
static void add_codes(struct writing *w)
{
    const struct report *r = w->r;
    if (r->codes.n)
        buf_printf(w->out, "%s: %s\n", words[W_CODES][w->lang], words[W_CODES_HEAD][w->lang]);
    for (size_t i = 0; i < r->codes.n; i++) {
        const struct code_count *it = &r->codes.rows[i];
        const struct diag_row *code = diag_lookup(it->code);
        buf_printf(w->out, "  %-6s%8ld%8ld  %s\n", it->code, it->refused, it->held, code ? code->message[w->lang] : "");
    }
    if (r->codes.n)
        gap(w);
}

/* -- the mail-room -------------------------------------------------------------------------------------------------- */

/* In whole grams below a kilo, else in tenths of a kilo, rounded. */
static void add_weight(struct writing *w, long long grams)
{
    const char *point = w->lang == NL ? "," : ".";
    if (grams < GRAMS_IN_KILO)
        buf_printf(w->out, "%7lld g", grams);
    else
        buf_printf(w->out, "%4lld%s%lld kg", (grams + GRAMS_IN_TENTH / 2) / GRAMS_IN_KILO, point, (grams + GRAMS_IN_TENTH / 2) % GRAMS_IN_KILO / GRAMS_IN_TENTH);
}

static void add_prints(struct writing *w)
{
    const struct report *r = w->r;
    long unprinted = 0;
    for (int state = 0; state < PIECE_STATE_N; state++)
        unprinted += r->unprinted[state];
    if (r->n_prints) {
        pad(w, words[W_PRINTS][w->lang], NAME_COLUMNS);
        say(w, W_PRINT_HEAD);
    }
    for (size_t i = 0; i < r->n_prints; i++) {
        const struct report_print *print = &r->prints[i];
        pad(w, print->name, NAME_COLUMNS);
        pad(w, print->profile, PROFILE_COLUMNS);
        buf_printf(w->out, "%9ld%9ld %7ld g ", print->letters, print->sheets, print->heaviest);
        add_weight(w, print->grams);
        gap(w);
    }
    if (r->n_prints)
        say(w, W_BANNERS);
    if (unprinted)
        count(w, words[W_UNPRINTED][w->lang], unprinted);
    if (r->n_prints || unprinted)
        gap(w);
}

static void add_next(struct writing *w)
{
    enum report_step steps[STEP_N];
    const size_t n = report_next(steps, w->r);
    say(w, W_NEXT);
    for (size_t i = 0; i < n; i++) {
        buf_printf(w->out, "  %zu. ", i + 1);
        for (const char *c = steps_words[steps[i]][w->lang]; *c; c++) {
            const bool is_day = c[0] == '%' && c[1] == 's';
            buf_printf(w->out, is_day ? "%s" : "%.1s", is_day ? w->day : c);
            c += is_day;
        }
        gap(w);
    }
    if (n == 0)
        buf_printf(w->out, "  %s\n", words[W_NOTHING][w->lang]);
}

/* -- the auditor ---------------------------------------------------------------------------------------------------- */

static void add_sources(struct writing *w)
{
    const struct plan *plan = w->r->plan;
    char number[16];
    snprintf(number, sizeof number, "%d", plan->letter_format);
    value(w, W_PLAN, plan->hash);
    value(w, W_BUNDLE, plan->bundle_hash);
    value(w, W_CSV, w->r->csv_sha256);
    value(w, W_ROOT, w->r->root);
    value(w, W_PROGRAM, plan->program);
    value(w, W_FORMAT, number);
    pad(w, words[W_LIBRARIES][w->lang], LABEL_COLUMNS);
    for (size_t i = 0; i < plan->n_libraries; i++)
        buf_printf(w->out, "%s%s %s", i ? ", " : "", plan->libraries[i].name, plan->libraries[i].version);
    buf_str(w->out, "\n\n");
    say(w, W_INPUTS);
    for (size_t i = 0; i < plan->n_inputs; i++)
        buf_printf(w->out, "  %-42s %14lld %s\n", plan->inputs[i].name, plan->inputs[i].n_bytes, plan->inputs[i].sha256);
    gap(w);
}

static void add_releases(struct writing *w)
{
    const struct report *r = w->r;
    if (r->n_releases)
        buf_printf(w->out, "%s: %s\n", words[W_RELEASES][w->lang], words[W_RELEASES_HEAD][w->lang]);
    for (size_t i = 0; i < r->n_releases; i++)
        buf_printf(w->out, "  %-6s%8ld  %s, %s\n", r->releases[i].gate, r->releases[i].letters, r->releases[i].by, r->releases[i].role);
    if (r->n_releases)
        gap(w);
}

static void add_instruments(struct writing *w)
{
    if (w->r->n_tallies)
        say(w, w->r->state == RUN_PURGED ? W_NOTICED : W_INSTRUMENTS);
    for (size_t i = 0; i < w->r->n_tallies; i++)
        buf_printf(w->out, "  %-38s%10ld\n", w->r->tallies[i].instrument, w->r->tallies[i].noticed);
    if (w->r->n_tallies)
        gap(w);
}

static void add_files(struct writing *w)
{
    say(w, W_FILES);
    for (size_t i = 0; i < w->r->n_files; i++)
        buf_printf(w->out, "  %-42s %14lld %s\n", w->r->files[i].name, w->r->files[i].n_bytes, w->r->files[i].sha256);
}

void report_text(struct buf *out, const struct report *r, enum report_reader reader, enum language lang)
{
    struct writing w = {.out = out, .r = r, .lang = lang};
    date_format(r->plan->mailing_date, w.day);
    add_head(&w);
    if (reader == FOR_AUDITOR)
        add_sources(&w);
    add_counts(&w);
    add_codes(&w);
    add_log(&w);
    if (reader == FOR_MAILROOM)
        add_prints(&w);
    add_letters(&w);
    add_reasons(&w);
    if (reader == FOR_MAILROOM) {
        add_next(&w);
    } else {
        add_releases(&w);
        add_instruments(&w);
        add_files(&w);
    }
    add_log_lines(&w);
}
