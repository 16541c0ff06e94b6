/* main - the command table. A command checks its options, reads its files, runs what parses XML in the sandbox, and
 * answers with an exit status. */
#include <signal.h>
#include <unistd.h>

#include "../base/text.h"
#include "front.h"

// clang-format off
static const struct command commands[] = {
    {"letter",   FOR_LETTER,   cmd_letter},
    {"check",    FOR_CHECK,    cmd_check},
    {"explain",  FOR_EXPLAIN,  cmd_explain},
    {"deadline", FOR_DEADLINE, cmd_deadline},
    {"bundle",   FOR_BUNDLE,   cmd_bundle},
    {"doctor",   FOR_DOCTOR,   cmd_doctor},
    {"gap",      FOR_GAP,      cmd_gap},
    {"gates",    FOR_GATES,    cmd_gates},
    {"why",      FOR_WHY,      cmd_why},
    {"snippet",  FOR_SNIPPET,  cmd_snippet},
    {"read",     FOR_READ,     cmd_read},
    {"import",   FOR_LATER,    NULL},
    {"register", FOR_LATER,    NULL},
    {"verify",   FOR_LATER,    NULL},
    {"envelope", FOR_LATER,    NULL},
    {"run",      FOR_LATER,    NULL},
    {"wording",  FOR_WORDING,  cmd_wording},
    {"desk",     FOR_LATER,    NULL},
};
// clang-format on

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (text_equal(commands[i].name, name))
            return &commands[i];
    return NULL;
}

/* Of a group of commands this version has one: the others are known, and answered like a command of a later version. */
static bool is_built(const struct command *command, const struct options *opt)
{
    if (command->bit != FOR_WORDING)
        return command->run != NULL;
    return opt->n_operands > 0 && text_equal(opt->operands[0], "status");
}

/* Help and version come before what a command needs; a command of a later version has neither. */
static int run_command(struct front *f)
{
    const char *name = f->opt.command;
    const struct command *command = find_command(name);
    if (command && !is_built(command, &f->opt))
        diag_note(f->diag, D_NOT_BUILT, NULL, "%s", name);
    else if (name && !command)
        diag_note(f->diag, D_COMMAND_UNKNOWN, NULL, "%s", name);
    if (f->diag->worst == BROKEN)
        return EXIT_USAGE;

    if (f->opt.version) {
        version_print(stdout, f->opt.json);
        fputs(f->opt.json ? "\n" : "", stdout);
        return EXIT_DONE;
    }
    if (f->opt.help) {
        help_print(name, f->opt.lang);
        return EXIT_DONE;
    }
    if (!command || !command->run) {
        diag_note(f->diag, D_COMMAND_MISSING, NULL, NULL);
        return EXIT_USAGE;
    }
    return options_check(&f->opt, f->diag, command->bit) == BROKEN ? EXIT_USAGE : command->run(f);
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

int main(int argc, char **argv)
{
    struct diag diag;
    struct front f = {.arena = arena_new(), .diag = &diag};
    set_signals();
    diag_init(&diag, f.arena);

    options_parse(&f.opt, &diag, argc, argv);
    f.printer = (struct printer){.to = stderr, .lang = f.opt.lang, .json = f.opt.json, .quiet = f.opt.quiet};
    int status = run_command(&f);
    status = front_finish(&f, &diag, status);
    arena_free(f.arena);
    return status;
}
