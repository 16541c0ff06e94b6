#include "xml_memory.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xmlmemory.h>

#include "../base/arena.h"

static void *or_die(void *memory)
{
    if (!memory)
        arena_no_memory();
    return memory;
}

static void *allocate(size_t n_bytes)
{
    return or_die(malloc(n_bytes));
}

static void *resize(void *old, size_t n_bytes)
{
    return or_die(realloc(old, n_bytes));
}

static char *duplicate(const char *text)
{
    return or_die(strdup(text));
}

void xml_memory_install(void)
{
    xmlMemSetup(free, allocate, resize, duplicate);
}
