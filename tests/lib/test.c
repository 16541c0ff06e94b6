#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "../../gen/base/text.h"

#define OPEN_FOLDERS 8

int test_setup(void **state)
{
    struct arena *arena = arena_new();
    struct test_ctx *t = arena_alloc(arena, sizeof *t);
    t->arena = arena;
    t->diag = arena_alloc(arena, sizeof *t->diag);
    diag_init(t->diag, arena);
    *state = t;
    return 0;
}

int test_teardown(void **state)
{
    struct test_ctx *t = *state;
    arena_free(t->arena);
    return 0;
}

static void list_notes(const struct diag *d)
{
    for (const struct note *it = d->first; it; it = it->next)
        print_error("    noted: %s %s:%ld %s %s\n", diag_table[it->code].code, it->at.file ? it->at.file : "-",
                    it->at.line, it->at.xpath ? it->at.xpath : "-", it->detail ? it->detail : "");
    if (!d->first)
        print_error("    nothing was noted\n");
}

const struct note *test_note(const struct diag *d, const char *code)
{
    for (const struct note *it = d->first; it; it = it->next)
        if (text_equal(diag_table[it->code].code, code))
            return it;
    return NULL;
}

void test_assert_note(const struct diag *d, const char *code, bool wanted, const char *file, int line)
{
    if (!diag_lookup(code)) {
        print_error("%s is no code\n", code);
        _fail(file, line);
    }
    if ((test_note(d, code) != NULL) == wanted)
        return;
    print_error("%s was %s\n", code, wanted ? "not noted" : "noted");
    list_notes(d);
    _fail(file, line);
}

void test_assert_no_notes(const struct diag *d, const char *file, int line)
{
    if (!d->first)
        return;
    list_notes(d);
    _fail(file, line);
}

void test_assert_note_at(const struct diag *d, const char *code, const struct place *at, const char *file, int line)
{
    test_assert_note(d, code, true, file, line);
    const struct note *note = test_note(d, code);
    if ((!at->file || text_equal(at->file, note->at.file)) && (!at->line || at->line == note->at.line) &&
        (!at->xpath || text_equal(at->xpath, note->at.xpath)))
        return;
    print_error("%s was noted elsewhere\n", code);
    list_notes(d);
    _fail(file, line);
}

struct input *test_input(struct test_ctx *t, const char *text)
{
    struct input *in = arena_alloc(t->arena, sizeof *in);
    *in = (struct input){.name = "test.xml", .bytes = arena_strdup(t->arena, text), .n_bytes = strlen(text)};
    return in;
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *walk)
{
    (void)st;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void remove_folder(void *path)
{
    nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

const char *test_folder(struct test_ctx *t)
{
    const char *parent = getenv("TMPDIR");
    char *path = arena_printf(t->arena, "%s/kenbaar-test-XXXXXX", parent ? parent : "/tmp");
    assert_non_null(mkdtemp(path));
    arena_defer(t->arena, remove_folder, path);
    return path;
}

/* meson says where the sources are; by hand the tests run from the root of the repository. */
const char *test_path(struct test_ctx *t, const char *relative)
{
    const char *root = getenv("KENBAAR_SOURCE");
    return arena_printf(t->arena, "%s/%s", root ? root : ".", relative);
}

struct input *test_read(struct test_ctx *t, const char *relative)
{
    struct input *in = arena_alloc(t->arena, sizeof *in);
    if (files_read(in, t->arena, t->diag, test_path(t, relative)) != DONE)
        fail_msg("cannot read %s", relative);
    return in;
}
