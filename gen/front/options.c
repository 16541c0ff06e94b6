#include "options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "../base/arena.h"
#include "../base/text.h"

#define LONG_ONLY 256

enum { NO_VALUE, TAKES_VALUE };
enum {
    PLANS = FOR_PLAN | FOR_RUN_ALL,
    LETTERS = FOR_LETTER | FOR_CHECK | FOR_GATES | FOR_WHY | FOR_SNIPPET | FOR_ENVELOPE_CHECK,
    RECORDS = LETTERS | FOR_GAP | PLANS,
};

struct spec {
    const char *name;
    int letter; /* 0: long form only */
    int takes;
    unsigned commands; /* that take it */
    size_t offset; /* of its bool or string in struct options */
};

#define PLACE(member) offsetof(struct options, member)

// clang-format off
static const struct spec specs[] = {
    {"help",         'h', NO_VALUE,    FOR_ALL,                               PLACE(help)},
    {"version",      'V', NO_VALUE,    FOR_ALL,                               PLACE(version)},
    {"json",         0,   NO_VALUE,    FOR_ALL,                               PLACE(json)},
    {"quiet",        'q', NO_VALUE,    FOR_ALL,                               PLACE(quiet)},
    {"lang",         0,   TAKES_VALUE, FOR_ALL,                               0},
    {"bundle",       'b', TAKES_VALUE, RECORDS | FOR_DEADLINE | FOR_DOCTOR | FOR_WORDING | FOR_ENVELOPES | FOR_CALIBRATE, PLACE(bundle)},
    {"selections",   's', TAKES_VALUE, RECORDS,                               PLACE(selections)},
    {"mailing-date", 'd', TAKES_VALUE, RECORDS,                               PLACE(mailing_date)},
    {"releases",     0,   TAKES_VALUE, RECORDS,                               PLACE(releases)},
    {"id",           0,   TAKES_VALUE, LETTERS,                               PLACE(id)},
    {"output",       'o', TAKES_VALUE, FOR_LETTER | FOR_REPRINT | FOR_HANDOVER | FOR_CALIBRATE | FOR_ENVELOPE_CHECK, PLACE(output)},
    {"force",        'f', NO_VALUE,    FOR_LETTER | FOR_PURGE | FOR_REPRINT | FOR_CALIBRATE | FOR_ENVELOPE_CHECK, PLACE(force)},
    {"form",         0,   TAKES_VALUE, FOR_LETTER | FOR_WHY | PLANS,          PLACE(form)},
    {"format",       0,   TAKES_VALUE, FOR_LETTER | FOR_SNIPPET | FOR_GAP | FOR_GATES | FOR_REPORT, PLACE(format)},
    {"language",     0,   TAKES_VALUE, FOR_LETTER | FOR_WHY,                            PLACE(language)},
    {"preview",      0,   NO_VALUE,    FOR_LETTER,                            PLACE(preview)},
    {"stop-after",   0,   TAKES_VALUE, FOR_LETTER,                            PLACE(stop_after)},
    {"all",          0,   NO_VALUE,    FOR_EXPLAIN,                           PLACE(all)},
    {"remedy",       0,   TAKES_VALUE, FOR_DEADLINE,                          PLACE(remedy)},
    {"dated",        0,   TAKES_VALUE, FOR_DEADLINE,                          PLACE(dated)},
    {"public",       0,   NO_VALUE,    FOR_GAP,                               PLACE(is_public)},
    {"embed",        0,   NO_VALUE,    FOR_LETTER | PLANS,                    PLACE(embed)},
    {"copy",         0,   NO_VALUE,    FOR_LETTER,                            PLACE(copy)},
    {"out",          0,   TAKES_VALUE, PLANS,                                 PLACE(out)},
    {"envelope",     0,   TAKES_VALUE, PLANS | FOR_ENVELOPE_CHECK,            PLACE(envelope)},
    {"sort",         0,   TAKES_VALUE, PLANS,                                 PLACE(sort)},
    {"shards",       0,   TAKES_VALUE, PLANS,                                 PLACE(shards)},
    {"jobs",         'j', TAKES_VALUE, PLANS | FOR_RENDER,                    PLACE(jobs)},
    {"shard",        0,   TAKES_VALUE, FOR_RENDER,                            PLACE(shard)},
    {"ledger",       0,   TAKES_VALUE, FOR_LETTER | FOR_RELEASE | FOR_WITHDRAW, PLACE(ledger)},
    {"mailed",       0,   TAKES_VALUE, FOR_RELEASE | FOR_REPRINT,             PLACE(mailed)},
    {"reason",       0,   TAKES_VALUE, FOR_WITHDRAW | FOR_PULL,               PLACE(reason)},
    {"channel",      0,   TAKES_VALUE, FOR_HANDOVER,                          PLACE(channel)},
    {"from",         0,   TAKES_VALUE, FOR_REPRINT,                           PLACE(from)},
    {"for",          0,   TAKES_VALUE, FOR_REPORT,                            PLACE(reader)},
    {"show-values",  0,   NO_VALUE,    FOR_GATES,                             PLACE(show_values)},
    {"notices",      0,   TAKES_VALUE, FOR_GAP,                               0},
};
// clang-format on
enum { N_SPECS = sizeof specs / sizeof specs[0] };
_Static_assert(N_SPECS <= 64, "a bit each in options.given");

/* What getopt_long() wants, made from the table. */
struct getopt_tables {
    struct option longs[N_SPECS + 1];
    char shorts[2 * N_SPECS + 2];
};

static void fill_tables(struct getopt_tables *tables)
{
    size_t n = 0;
    memset(tables, 0, sizeof *tables);
    tables->shorts[n++] = ':'; /* tells a missing value from an unknown option */
    for (int i = 0; i < N_SPECS; i++) {
        bool takes = specs[i].takes == TAKES_VALUE;
        tables->longs[i] = (struct option){
            .name = specs[i].name,
            .has_arg = takes ? required_argument : no_argument,
            .val = LONG_ONLY + i,
        };
        if (specs[i].letter)
            tables->shorts[n++] = (char)specs[i].letter;
        if (specs[i].letter && takes)
            tables->shorts[n++] = ':';
    }
}

static const struct spec *spec_of(int value)
{
    if (value >= LONG_ONLY)
        return &specs[value - LONG_ONLY];
    for (size_t i = 0; i < N_SPECS; i++)
        if (specs[i].letter == value)
            return &specs[i];
    return NULL;
}

static void set_language(struct options *out, struct diag *d, const char *value)
{
    if (text_equal(value, "nl"))
        out->lang = NL;
    else if (text_equal(value, "en"))
        out->lang = EN;
    else
        diag_note(d, D_OPTION_VALUE, NULL, "--lang: nl, en");
}

static void add_notices(struct options *out, struct diag *d, const char *value)
{
    out->notices = arena_grow(d->arena, out->notices, out->n_notices, &out->notices_capacity, sizeof *out->notices);
    out->notices[out->n_notices++] = arena_strdup(d->arena, value);
}

static void take(struct options *out, struct diag *d, const struct spec *spec, const char *value)
{
    out->given |= UINT64_C(1) << (spec - specs);

    char *member = (char *)out + spec->offset;
    if (text_equal(spec->name, "lang"))
        set_language(out, d, value);
    else if (text_equal(spec->name, "notices"))
        add_notices(out, d, value);
    else if (spec->takes == TAKES_VALUE)
        memcpy(member, &value, sizeof value);
    else
        *(bool *)member = true;
}

/* The word that getopt_long() stumbled over. */
static enum outcome note_fault(struct diag *d, int fault, char **argv)
{
    const struct spec *spec = optopt ? spec_of(optopt) : NULL;
    if (fault == ':' && spec)
        return diag_note(d, D_OPTION_WITHOUT_VALUE, NULL, "--%s", spec->name);
    if (spec) /* a value behind one that takes none */
        return diag_note(d, D_OPTION_VALUE, NULL, "--%s", spec->name);
    if (optopt)
        return diag_note(d, D_OPTION_UNKNOWN, NULL, "-%c", optopt > ' ' && optopt < 0x7F ? optopt : '?');
    const char *word = argv[optind - 1];
    return diag_note(d, D_OPTION_UNKNOWN, NULL, "%.*s", (int)strcspn(word, "="), word);
}

/* POSIX: the first of these that is set and not empty decides. Read here, never through setlocale(). */
static enum language language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return text_starts(value, "nl") ? NL : EN;
    }
    return EN;
}

enum outcome options_parse(struct options *out, struct diag *d, int argc, char **argv)
{
    struct getopt_tables tables;
    fill_tables(&tables);
    *out = (struct options){.lang = language_of_environment()};

    unsetenv("POSIXLY_CORRECT"); /* it would end "in any order" */
    opterr = 0;
    int value;
    while ((value = getopt_long(argc, argv, tables.shorts, tables.longs, NULL)) != -1) {
        if (value == '?' || value == ':')
            note_fault(d, value, argv);
        else if (spec_of(value))
            take(out, d, spec_of(value), optarg);
    }

    out->operands = argv + optind;
    out->n_operands = (size_t)(argc - optind);
    if (out->n_operands > 0) {
        out->command = *out->operands++;
        out->n_operands--;
    }
    if (!out->bundle) {
        const char *bundle = getenv("KENBAAR_BUNDLE");
        out->bundle = bundle && *bundle ? bundle : NULL;
    }
    return d->worst;
}

enum outcome options_check(const struct options *opt, struct diag *d, enum command_bit command)
{
    for (int i = 0; i < N_SPECS; i++)
        if ((opt->given >> i & 1) && !(specs[i].commands & command))
            diag_note(d, D_OPTION_UNKNOWN, NULL, "--%s", specs[i].name);
    return d->worst;
}

enum outcome options_need(struct diag *d, const char *value, const char *name)
{
    return value ? DONE : diag_note(d, D_OPTION_MISSING, NULL, "%s", name);
}

bool options_is_tag(const char *tag)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t first = strspn(tag, letters);
    size_t len = strlen(tag);
    return first >= 2 && first <= 8 && len <= 35 && (tag[first] == '-' || tag[first] == '\0') &&
           strspn(tag + first, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == len - first;
}
