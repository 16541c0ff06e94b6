#include "slab.h"

#include <stdint.h>

#include <sys/mman.h>

#include "arena.h"

void *slab_map(void)
{
    char *twice = mmap(NULL, 2 * SLAB_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (twice == MAP_FAILED)
        arena_no_memory();
    size_t n_before = (SLAB_BYTES - (uintptr_t)twice % SLAB_BYTES) % SLAB_BYTES;
    if (n_before > 0)
        munmap(twice, n_before);
    munmap(twice + n_before + SLAB_BYTES, SLAB_BYTES - n_before);
    madvise(twice + n_before, SLAB_BYTES, MADV_HUGEPAGE); /* where that cannot be had, small pages do */
    return twice + n_before;
}
