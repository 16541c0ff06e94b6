/* json_read - a JSON file of a run as a tree. jansson's own reading of a descriptor asks the kernel for each byte. */
#pragma once
#include <jansson.h>

/* All that is left to read of fd, which stays open. The caller gives it back with json_decref(). NULL: it cannot be read, is no JSON, or says a
 * key twice. */
json_t *json_read(int fd);
