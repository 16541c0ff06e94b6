#include "json_read.h"

#include <errno.h>

#include <unistd.h>

static size_t read_some(void *buffer, size_t n_bytes, void *fd)
{
    ssize_t n;
    while ((n = read(*(int *)fd, buffer, n_bytes)) < 0 && errno == EINTR)
        ;
    return n < 0 ? (size_t)-1 : (size_t)n;
}

json_t *json_read(int fd)
{
    return json_load_callback(read_some, &fd, JSON_REJECT_DUPLICATES, NULL);
}
