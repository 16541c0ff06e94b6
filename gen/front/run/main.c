/* kenbaar-run: all that kenbaar does, and the runs of a mail-room. kenbaar becomes this program when it is needed. */
#include "mail_room.h"
#include "run.h"

static int cmd_run(struct front *f)
{
    if (f->opt.n_operands > 0)
        diag_note(f->diag, D_COMMAND_UNKNOWN, NULL, "run");
    else
        diag_note(f->diag, D_COMMAND_MISSING, NULL, NULL);
    return EXIT_USAGE;
}

// clang-format off
static const struct command of_runs[] = {
    {"run", "plan",      FOR_PLAN,    cmd_run_plan,   help_plan},
    {"run", "render",    FOR_RENDER,  cmd_run_render, help_render},
    {"run", "close",     FOR_CLOSE,   cmd_run_close,  help_close},
    {"run", "all",       FOR_RUN_ALL, cmd_run_all,    help_all},
    {"run", "status",    FOR_STATUS,  cmd_run_status, help_status},
    {"run", "release",   FOR_RELEASE, cmd_run_release, help_release},
    {"run", "withdraw",  FOR_WITHDRAW, cmd_run_withdraw, help_withdraw},
    {"run", "pull",      FOR_PULL,    cmd_run_pull,   help_pull},
    {"run", "reprint",   FOR_REPRINT, cmd_run_reprint, help_reprint},
    {"run", "reconcile", FOR_RECONCILE, cmd_run_reconcile, help_reconcile},
    {"run", "find",      FOR_FIND,    cmd_run_find,   help_find},
    {"run", "handover",  FOR_HANDOVER, cmd_run_handover, help_handover},
    {"run", "report",    FOR_REPORT,  cmd_run_report, help_report},
    {"run", "purge",     FOR_PURGE,   cmd_run_purge,  help_purge},
    {"run", "prove",     FOR_LATER,   NULL, NULL},
    {"run", NULL,        FOR_RUN,     cmd_run,        help_run},
};
// clang-format on

int main(int argc, char **argv)
{
    return commands_main(argc, argv, &(struct command_set){.more = of_runs, .n_more = sizeof of_runs / sizeof of_runs[0], .mail_room = &mail_room});
}
