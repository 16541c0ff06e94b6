/* commands - the command table. A command checks its options, reads its files, runs what parses XML in the sandbox, and
 * answers with an exit status. */
#include <signal.h>
#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "front.h"

// clang-format off
static const struct command common[] = {
    {"letter",    NULL,     FOR_LETTER,   cmd_letter, NULL},
    {"check",     NULL,     FOR_CHECK,    cmd_check, NULL},
    {"explain",   NULL,     FOR_EXPLAIN,  cmd_explain, NULL},
    {"deadline",  NULL,     FOR_DEADLINE, cmd_deadline, NULL},
    {"bundle",    NULL,     FOR_BUNDLE,   cmd_bundle, NULL},
    {"doctor",    NULL,     FOR_DOCTOR,   cmd_doctor, NULL},
    {"gap",       NULL,     FOR_GAP,      cmd_gap, NULL},
    {"gates",     NULL,     FOR_GATES,    cmd_gates, NULL},
    {"why",       NULL,     FOR_WHY,      cmd_why, NULL},
    {"snippet",   NULL,     FOR_SNIPPET,  cmd_snippet, NULL},
    {"read",      NULL,     FOR_READ,     cmd_read, NULL},
    {"import",    NULL,     FOR_LATER,    NULL, NULL},
    {"register",  NULL,     FOR_LATER,    NULL, NULL},
    {"verify",    NULL,     FOR_LATER,    NULL, NULL},
    {"envelope",  "list",   FOR_ENVELOPES, cmd_envelope_list, help_envelope},
    {"envelope",  "calibrate", FOR_CALIBRATE, cmd_envelope_calibrate, help_envelope},
    {"envelope",  "check",  FOR_ENVELOPE_CHECK, cmd_envelope_check, help_envelope},
    {"envelope",  NULL,     FOR_ENVELOPES, cmd_envelope, help_envelope},
    {"wording",   "status", FOR_WORDING,  cmd_wording, NULL},
    {"wording",   NULL,     FOR_LATER,    NULL, NULL},
    {"desk",      NULL,     FOR_LATER,    NULL, NULL},
};
// clang-format on

/* The row of this command; of a group ("run plan") that of its second word, else that of the group itself. */
static const struct command *find_in(const struct command *rows, size_t n, const struct options *opt)
{
    const char *second = opt->n_operands > 0 ? opt->operands[0] : NULL;
    for (size_t i = 0; i < n; i++)
        if (text_equal(rows[i].name, opt->command) && (!rows[i].second || text_equal(rows[i].second, second)))
            return &rows[i];
    return NULL;
}

static const struct command *find_command(const struct command_set *set, const struct options *opt)
{
    const struct command *row = find_in(set->more, set->n_more, opt);
    return row ? row : find_in(common, sizeof common / sizeof common[0], opt);
}

static void print_help(const struct command *row, enum language lang)
{
    if (row && row->help)
        fputs(row->help[lang], stdout);
    else
        help_print(row ? row->name : NULL, lang);
}

/* Help and version come before what a command needs; a command of a later version has neither. */
static int run_command(struct front *f, const struct command_set *set)
{
    const char *name = f->opt.command;
    const struct command *row = find_command(set, &f->opt);
    if (row && !row->run)
        diag_note(f->diag, D_NOT_BUILT, NULL, row->second ? "%s %s" : "%s", name, row->second);
    else if (name && !row)
        diag_note(f->diag, D_COMMAND_UNKNOWN, NULL, "%s", name);
    if (f->diag->worst == BROKEN)
        return EXIT_USAGE;

    if (f->opt.version) {
        version_print(stdout, f->opt.json);
        fputs(f->opt.json ? "\n" : "", stdout);
        return EXIT_DONE;
    }
    if (f->opt.help) {
        print_help(row, f->opt.lang);
        return EXIT_DONE;
    }
    if (!row) {
        diag_note(f->diag, D_COMMAND_MISSING, NULL, NULL);
        return EXIT_USAGE;
    }
    if (row->second) { /* the command has its own operands only */
        f->opt.operands++;
        f->opt.n_operands--;
    }
    return options_check(&f->opt, f->diag, row->bit) == BROKEN ? EXIT_USAGE : row->run(f);
}

/* Stopped from outside: what has no name yet disappears with us, and the same command can be run again. */
static void stop(int signal_number)
{
    (void)signal_number;
    _exit(EXIT_STOPPED);
}

static void set_signals(void)
{
    const struct sigaction stopping = {.sa_handler = stop};
    sigaction(SIGINT, &stopping, NULL);
    sigaction(SIGTERM, &stopping, NULL);
    signal(SIGPIPE, SIG_IGN); /* a reader that went away is a failed write: 74 */
}

int commands_main(int argc, char **argv, const struct command_set *set)
{
    struct diag diag;
    struct front f = {.arena = arena_new(), .diag = &diag, .mail_room = set->mail_room};
    set_signals();
    sandbox_no_core();
    diag_init(&diag, f.arena);

    options_parse(&f.opt, &diag, argc, argv);
    f.printer = (struct printer){.to = stderr, .lang = f.opt.lang, .json = f.opt.json, .quiet = f.opt.quiet};
    if (set->hand_over)
        set->hand_over(&f, argv);
    int status = f.diag->exit == EXIT_FILES ? EXIT_FILES : run_command(&f, set);
    status = front_finish(&f, &diag, status);
    arena_free(f.arena);
    return status;
}
