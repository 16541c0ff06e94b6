/* bundle_copy - RUN/bundle: the bundle as it was when the run was planned, so that every machine and every later day makes the same letters. */
#pragma once
#include "../select/bundle.h"
#include "run_folder.h"

/* Copies files and lock; what stood there before goes. The caller syncs. BROKEN (74) when it cannot be written. */
enum outcome bundle_copy(struct diag *d, const struct bundle *bundle, const struct run_folder *run);
