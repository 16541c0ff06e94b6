#include "hand_over.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "../base/text.h"
#include "kenbaar_config.h"

#define PROGRAM "kenbaar-run"
#define MAX_PATH_BYTES 4096

/* PROGRAM in the folder of this program. NULL when the kernel does not say where that is. */
static const char *beside(struct arena *arena)
{
    char *path = arena_alloc(arena, MAX_PATH_BYTES);
    ssize_t n_bytes = readlink("/proc/self/exe", path, MAX_PATH_BYTES - 1);
    char *slash = n_bytes > 0 ? strrchr(path, '/') : NULL;
    if (!slash)
        return NULL;
    *slash = '\0';
    return arena_printf(arena, "%s/" PROGRAM, path);
}

static bool is_of_mail_room(const struct options *opt)
{
    return text_equal(opt->command, "run") || (text_equal(opt->command, "gap") && opt->n_notices > 0) ||
           (text_equal(opt->command, "letter") && opt->ledger);
}

void hand_over(struct front *f, char **argv)
{
    if (!is_of_mail_room(&f->opt))
        return;
    const char *path = beside(f->arena);
    if (!path || access(path, X_OK) != 0)
        path = KENBAAR_LIBEXEC_DIR "/" PROGRAM;
    execv(path, argv); /* options_parse() moved the options to the front, which changes nothing of what they say */
    diag_note(f->diag, D_RUN_PROGRAM, &(struct place){.file = path}, "%s", strerror(errno));
}
