/* slab - memory by two megabytes at a time, which the kernel may back with a huge page: one page fault where small pages take
 * 512, of some 2 us each. Zeroed; for what is filled soon and kept long. */
#pragma once
#include <stddef.h>

#define SLAB_BYTES ((size_t)2 << 20)

/* Begins at a multiple of SLAB_BYTES; given back with munmap(). Never NULL: out of memory ends the process. */
void *slab_map(void) __attribute__((returns_nonnull, warn_unused_result));
