/* close_report - report.txt: what a run came to, in words for the mail-room (report.h), as it is when it is closed. */
#pragma once
#include "manifest.h"
#include "run_folder.h"

#define REPORT_TXT "report.txt"
/* Writes RUN/report.txt whole or not at all. manifest.csv is there. */
enum outcome close_report_write(const struct manifest *m, struct arena *arena, struct diag *d, const struct run_folder *run, enum language lang);
