/* close_lists - records that the plan let pass and render refused (a proofreader that was not content, a letter that its process died of)
 * come into refused.xml and refused.csv too: those are all the decisions that may not leave without their notice.
 *
 * What the plan wrote is kept beside the work files, so that a close that is stopped and run again adds nothing twice. */
#pragma once
#include "plan_file.h"
#include "run_folder.h"

struct close_lists {
    const struct plan *plan;
    const struct run_folder *run;
    int shards_fd;
};
enum outcome close_lists_write(struct diag *d, const struct close_lists *order);
