/* close_report - report.txt: what a run came to, in words for the mail-room. No person, case or record stands in it. */
#pragma once
#include "manifest.h"

#define REPORT_TXT "report.txt"
/* Writes RUN/report.txt whole or not at all. */
enum outcome close_report_write(const struct manifest *m, struct diag *d, int run_fd, enum language lang);
