/* kenbaar run purge: destroys what tells of persons, and states on standard output what was destroyed. */
#include "../../batch/purge.h"

#include <time.h>

#include "../../base/text.h"
#include "run.h"

#define NOW_BYTES 21

enum line { TITLE, RUN, DAY, STATE, LETTERS, RELEASED, AT, FILES, BYTES, PLAN, BUNDLE, CSV, ROOT, OFFICERS, LINE_N };

// clang-format off
static const char *const labels[LINE_N][LANGUAGE_N] = {
    [TITLE]    = {"Statement of destruction", "Verklaring van vernietiging"},
    [RUN]      = {"Run", "Run"},
    [DAY]      = {"Day of posting", "Verzenddag"},
    [STATE]    = {"The run was", "De run was"},
    [LETTERS]  = {"Letters made", "Brieven gemaakt"},
    [RELEASED] = {"  of which sent", "  waarvan verzonden"},
    [AT]       = {"Destroyed at (UTC)", "Vernietigd op (UTC)"},
    [FILES]    = {"Files destroyed", "Vernietigde bestanden"},
    [BYTES]    = {"  bytes", "  bytes"},
    [PLAN]     = {"SHA-256 of the plan", "SHA-256 van het plan"},
    [BUNDLE]   = {"SHA-256 of the bundle", "SHA-256 van de bundel"},
    [CSV]      = {"SHA-256 of manifest.csv", "SHA-256 van manifest.csv"},
    [ROOT]     = {"Merkle root of the manifest", "Merkle-wortel van het manifest"},
    [OFFICERS] = {"Officers named in the manifest", "Functionarissen in het manifest"},
};
static const char *const states[RUN_STATE_N + 1][LANGUAGE_N] = {
    [RUN_CLOSED]     = {"closed, not released", "afgesloten, niet vrijgegeven"},
    [RUN_RELEASED]   = {"released", "vrijgegeven"},
    [RUN_RECONCILED] = {"reconciled", "afgestemd"},
    [RUN_STATE_N]    = {"planned, not closed", "gepland, niet afgesloten"},
};
static const char *const what[LANGUAGE_N] = {
    [EN] = "Destroyed: the letters and print files, the list that joins pieces to decisions, the records that were\n"
           "refused or held and their lists, the reprint list, the results of the shards, the work files and the copy\n"
           "of the bundle.\n"
           "Kept: the plan, the manifest with its counts and hashes, what became of each piece, and the report. They\n"
           "tell of no addressee, case or decision.",
    [NL] = "Vernietigd: de brieven en printbestanden, de lijst die poststukken aan besluiten koppelt, de records die\n"
           "zijn geweigerd of vastgehouden en hun lijsten, de herdruklijst, de uitslagen van de deelruns, de\n"
           "werkbestanden en de kopie van de bundel.\n"
           "Bewaard: het plan, het manifest met tellingen en hashes, wat van elk poststuk is geworden, en het rapport.\n"
           "Daarin staat geen geadresseerde, zaak of besluit.",
};
static const char *const officers[LANGUAGE_N] = {
    [EN] = "manifest.json names the officers who let go letters that a gate holds, because they answer for that on behalf\n"
           "of the body. The body decides how long it keeps these names.",
    [NL] = "manifest.json noemt de functionarissen die brieven lieten gaan die een poort vasthoudt, omdat zij dat namens\n"
           "het bestuursorgaan verantwoorden. Het orgaan bepaalt hoe lang het deze namen bewaart.",
};
static const char *const nobody[LANGUAGE_N] = {[EN] = "They name no person.", [NL] = "Er staat geen persoon in."};
static const char *const disk[LANGUAGE_N] = {
    [EN] = "The files were deleted; what the disk or a backup still holds of them lies outside this program.",
    [NL] = "De bestanden zijn verwijderd; wat de schijf of een back-up er nog van bevat, valt buiten dit programma.",
};
static const char *const of_plan[LANGUAGE_N] = {
    [EN] = "Destroyed: all of the run, which was never closed; nothing of it was sent.",
    [NL] = "Vernietigd: de hele run, die nooit is afgesloten; er is niets van verzonden.",
};
// clang-format on

enum { LABEL_COLUMNS = 32 };

static void print_label(enum line line, enum language lang)
{
    const char *text = labels[line][lang];
    const size_t n = text_length(text);
    printf("%s%*s", text, n < LABEL_COLUMNS ? (int)(LABEL_COLUMNS - n) : 1, "");
}

static void print_text(enum line line, enum language lang, const char *value)
{
    if (!value[0])
        return;
    print_label(line, lang);
    puts(value);
}

static void print_count(enum line line, enum language lang, long long n)
{
    print_label(line, lang);
    printf("%lld\n", n);
}

static const char *state_words(const char *state, enum language lang)
{
    size_t at = 0;
    while (at < RUN_STATE_N && !(states[at][lang] && text_equal(run_state_word((enum run_state)at), state)))
        at++;
    return states[at][lang];
}

static void print_statement(const struct purged *out, const char *day, enum language lang)
{
    const bool was_closed = out->root[0];
    puts(labels[TITLE][lang]);
    putchar('\n');
    print_text(RUN, lang, out->run);
    print_text(DAY, lang, day);
    print_text(STATE, lang, state_words(out->destroyed.state, lang));
    if (was_closed) {
        print_count(LETTERS, lang, out->destroyed.letters);
        print_count(RELEASED, lang, out->destroyed.released);
    }
    print_text(AT, lang, out->destroyed.at);
    print_count(FILES, lang, out->destroyed.files);
    print_count(BYTES, lang, out->destroyed.n_bytes);
    print_text(PLAN, lang, out->plan_hash);
    print_text(BUNDLE, lang, out->bundle_hash);
    print_text(CSV, lang, out->csv_sha256);
    print_text(ROOT, lang, out->root);
    if (was_closed)
        print_count(OFFICERS, lang, out->officers);
    printf("\n%s\n", was_closed ? what[lang] : of_plan[lang]);
    if (was_closed)
        puts(out->officers ? officers[lang] : nobody[lang]);
    puts(disk[lang]);
}

static void print_json(const struct purged *out, const char *day)
{
    const struct run_destruction *it = &out->destroyed;
    printf("{\"run\":\"%s\",\"mailing-date\":\"%s\",\"state\":\"%s\",\"letters\":%ld,\"released\":%ld,\"destroyed-at\":\"%s\",\"files\":%ld,"
           "\"bytes\":%lld,\"plan-hash\":\"%s\",\"bundle-hash\":\"%s\",\"manifest-sha256\":\"%s\",\"root\":\"%s\",\"officers\":%ld}\n",
           out->run, day, it->state, it->letters, it->released, it->at, it->files, it->n_bytes, out->plan_hash, out->bundle_hash, out->csv_sha256,
           out->root, out->officers);
}

int cmd_run_purge(struct front *f)
{
    struct purged out;
    struct tm utc;
    char now[NOW_BYTES], day[11];
    const time_t clock = time(NULL);
    const char *run = run_operand(f);
    if (!run)
        return EXIT_USAGE;
    strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&clock, &utc));
    if (purge_run(&out, f->arena, f->diag, &(struct purge_order){.run = run, .now = now, .force = f->opt.force}) != DONE)
        return front_status(f->diag);
    date_format(out.mailing_date, day);
    if (f->opt.json)
        print_json(&out, day);
    else
        print_statement(&out, day, f->opt.lang);
    return EXIT_DONE;
}
