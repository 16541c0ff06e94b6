/* naive - stands in for kenbaar-run in tests/run/kills.sh and powercuts.sh, and does what these must catch: it writes each file where it belongs, under
 * the name it is to have, syncs nothing, gives results before what they tell of, and takes a file that is there for one that is whole.
 *
 *   naive run STEP [OPTION]... RUN|--out=RUN     with NAIVE_FROM: the folder that holds an undisturbed run after each step, as after-STEP
 *
 * Undisturbed, the run ends up as it should. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK_BYTES = 4096, PASSES = 2 };

static int give_up(const char *path)
{
    perror(path);
    exit(74);
}

static bool is_folder(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void copy_file(const char *from, const char *to)
{
    char block[BLOCK_BYTES];
    ssize_t n;
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (out < 0 && errno == EEXIST)
        return; /* it must be whole, then */
    int in = open(from, O_RDONLY);
    if (in < 0 || out < 0)
        give_up(to);
    while ((n = read(in, block, sizeof block)) > 0)
        if (write(out, block, (size_t)n) != n)
            give_up(to);
    close(in);
    close(out);
}

/* Results first: shards/ and what lies at the top, then the rest. */
static void copy(const char *from, const char *to, int depth, int pass)
{
    if (mkdir(to, 0700) != 0 && errno != EEXIST)
        give_up(to);
    DIR *dir = opendir(from);
    for (struct dirent *it; dir && (it = readdir(dir)) != NULL;) {
        char source[PATH_MAX], target[PATH_MAX];
        if (!strcmp(it->d_name, ".") || !strcmp(it->d_name, ".."))
            continue;
        if (snprintf(source, sizeof source, "%s/%s", from, it->d_name) >= PATH_MAX || snprintf(target, sizeof target, "%s/%s", to, it->d_name) >= PATH_MAX)
            exit(70);
        const bool is_result = depth == 0 && (!is_folder(source) || !strcmp(it->d_name, "shards"));
        if (depth == 0 && is_result != (pass == 0))
            continue;
        if (is_folder(source))
            copy(source, target, depth + 1, pass);
        else
            copy_file(source, target);
    }
    if (dir)
        closedir(dir);
}

/* What the undisturbed run no longer has. */
static void remove_rest(const char *from, const char *to)
{
    DIR *dir = opendir(to);
    for (struct dirent *it; dir && (it = readdir(dir)) != NULL;) {
        char source[PATH_MAX], target[PATH_MAX];
        if (!strcmp(it->d_name, ".") || !strcmp(it->d_name, ".."))
            continue;
        if (snprintf(source, sizeof source, "%s/%s", from, it->d_name) >= PATH_MAX || snprintf(target, sizeof target, "%s/%s", to, it->d_name) >= PATH_MAX)
            exit(70);
        if (is_folder(target))
            remove_rest(source, target);
        if (access(source, F_OK) != 0 && remove(target) != 0)
            give_up(target);
    }
    if (dir)
        closedir(dir);
}

int main(int argc, char **argv)
{
    char from[PATH_MAX];
    const char *folder = getenv("NAIVE_FROM"), *run = argc > 3 ? argv[argc - 1] : NULL;
    for (int i = 3; i < argc; i++)
        if (!strncmp(argv[i], "--out=", 6))
            run = argv[i] + 6;
    if (!folder || !run || snprintf(from, sizeof from, "%s/after-%s", folder, argv[2]) >= PATH_MAX)
        return 64;
    for (int pass = 0; pass < PASSES; pass++)
        copy(from, run, 0, pass);
    remove_rest(from, run);
    return 0;
}
