/* run - the commands of `kenbaar run`, in the program kenbaar-run: plan, render, close, all, status. */
#pragma once
#include "../../batch/plan_file.h"
#include "../front.h"

int cmd_run_plan(struct front *f);
int cmd_run_render(struct front *f);
int cmd_run_close(struct front *f);
int cmd_run_all(struct front *f);
int cmd_run_status(struct front *f);
int cmd_run_release(struct front *f);
int cmd_run_withdraw(struct front *f);
int cmd_run_pull(struct front *f);
int cmd_run_find(struct front *f);
int cmd_run_reconcile(struct front *f);
int cmd_run_reprint(struct front *f);
int cmd_run_report(struct front *f);
int cmd_run_handover(struct front *f);
int cmd_run_purge(struct front *f);

/* Help of each, by language. */
extern const char *const help_run[LANGUAGE_N], *const help_plan[LANGUAGE_N], *const help_render[LANGUAGE_N], *const help_close[LANGUAGE_N],
    *const help_all[LANGUAGE_N], *const help_status[LANGUAGE_N], *const help_release[LANGUAGE_N], *const help_withdraw[LANGUAGE_N], *const help_pull[LANGUAGE_N],
    *const help_find[LANGUAGE_N],
    *const help_reconcile[LANGUAGE_N], *const help_reprint[LANGUAGE_N], *const help_report[LANGUAGE_N], *const help_handover[LANGUAGE_N], *const help_purge[LANGUAGE_N];

/* One step of a run. Prints what stops it and its progress, never a result; the exit status it calls for: 1 when letters were refused or held. */
int run_plan(struct front *f, struct plan *plan);
int run_render(struct front *f, const char *run, bool is_alone); /* is_alone: every shard, whatever a scheduler says */
int run_close(struct front *f, const char *run, long *refused_late); /* refused_late: records that were refused at render; untouched when it fails */
/* The one operand of most commands; NULL, noted, when it is not one. */
const char *run_operand(struct front *f);
/* How far a run is, on standard output: WHAT<TAB>COUNT and a row a profile, or one JSON document. Exit status. */
int run_print_status(struct front *f, const char *run);
/* A number of 1 to most that an option gives; 0 when it was not given. Other words are noted. */
long run_number(struct diag *d, const char *value, const char *option, long most);
