/* A bundle is what its lock says, file by file, or it is not used. */
#include "../../lib/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../../gen/base/hash.h"
#include "../../../gen/base/text.h"
#include "../../../gen/select/bundle.h"

static char *join(struct test_ctx *t, const char *dir, const char *name)
{
    return arena_printf(t->arena, "%s/%s", dir, name);
}

static void write_text(struct test_ctx *t, const char *dir, const char *name, const char *text)
{
    int fd = open(join(t, dir, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_true(files_write_all(fd, text, strlen(text)));
    close(fd);
}

static enum outcome lock(struct test_ctx *t, const char *dir)
{
    struct bundle b;
    struct input made;
    enum outcome got = bundle_to_lock(&b, &made, t->arena, t->diag, dir);
    return got == DONE ? bundle_lock(t->diag, &made) : got;
}

/* A small bundle with three files, locked. */
static const char *small(struct test_ctx *t)
{
    const char *dir = join(t, test_folder(t), "bundle");
    assert_int_equal(mkdir(dir, 0700), 0);
    assert_int_equal(mkdir(join(t, dir, "law"), 0700), 0);
    write_text(t, dir, "bundle.xml", "<bundle/>\n");
    write_text(t, dir, "law/a.xml", "<a/>\n");
    write_text(t, dir, "law/b.xml", "<b/>\n");
    assert_int_equal(lock(t, dir), DONE);
    assert_no_notes(t->diag);
    return dir;
}

static enum outcome reread(struct test_ctx *t, struct bundle *b, const char *dir)
{
    diag_clear(t->diag);
    return bundle_read(b, t->arena, t->diag, dir);
}

static void test_lock_and_read(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    assert_int_equal(reread(t, &b, dir), DONE);
    assert_no_notes(t->diag);
    assert_int_equal(b.n_files, 3);
    assert_string_equal(b.files[0].name, "bundle.xml");
    assert_string_equal(b.files[1].name, "law/a.xml");
    assert_string_equal(b.files[2].name, "law/b.xml");
    assert_string_equal(bundle_file(&b, "law/b.xml")->bytes, "<b/>\n");
    assert_null(bundle_file(&b, "law/c.xml"));
    assert_null(bundle_file(&b, "bundle.lock"));

    size_t at = 0;
    assert_string_equal(bundle_each(&b, "law/", ".xml", &at)->name, "law/a.xml");
    assert_string_equal(bundle_each(&b, "law/", ".xml", &at)->name, "law/b.xml");
    assert_null(bundle_each(&b, "law/", ".xml", &at));

    /* the bundle's hash is that of its lock, whose form is sha256sum's */
    struct input lock;
    char hash[65];
    assert_int_equal(files_read(&lock, t->arena, t->diag, join(t, dir, "bundle.lock")), DONE);
    hash_sha256_hex(lock.bytes, lock.n_bytes, hash);
    assert_string_equal(b.hash, hash);
    hash_sha256_hex("<a/>\n", 5, hash);
    assert_non_null(strstr(lock.bytes, arena_printf(t->arena, "\n%s  law/a.xml\n", hash)));
    struct stat st;
    assert_int_equal(stat(join(t, dir, "bundle.lock"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
}

/* Locking again gives the same bytes; order of the file system plays no part. */
static void test_lock_is_stable(void **state)
{
    struct test_ctx *t = *state;
    struct bundle first, second;
    const char *dir = small(t);
    assert_int_equal(reread(t, &first, dir), DONE);
    assert_int_equal(lock(t, dir), DONE);
    assert_int_equal(reread(t, &second, dir), DONE);
    assert_string_equal(first.hash, second.hash);
    write_text(t, dir, "Z.xml", "z");   /* bytewise: capitals first */
    write_text(t, dir, "law.xml", "z"); /* and '.' before '/' */
    assert_int_equal(lock(t, dir), DONE);
    assert_int_equal(reread(t, &second, dir), DONE);
    assert_string_equal(second.files[0].name, "Z.xml");
    assert_string_equal(second.files[2].name, "law.xml");
    assert_string_not_equal(first.hash, second.hash);
}

static void test_each_difference_is_named(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    write_text(t, dir, "law/a.xml", "<a />\n");
    write_text(t, dir, "law/c.xml", "<c/>\n");
    assert_int_equal(unlink(join(t, dir, "law/b.xml")), 0);
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S063", join(t, dir, "law/a.xml"), 0, NULL);
    assert_note_at(t->diag, "S062", join(t, dir, "law/b.xml"), 0, NULL);
    assert_note_at(t->diag, "S064", join(t, dir, "law/c.xml"), 0, NULL);
    assert_int_equal(t->diag->n_notes, 3);
    assert_int_equal(t->diag->exit, 65);
    assert_int_equal(lock(t, dir), DONE);
    assert_int_equal(reread(t, &b, dir), DONE);
}

static void test_links_and_devices(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    assert_int_equal(symlink("bundle.xml", join(t, dir, "link.xml")), 0);
    assert_int_equal(symlink("/etc", join(t, dir, "folder")), 0);
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note(t->diag, "S065");
    assert_int_equal(t->diag->n_notes, 2);
    assert_int_equal(lock(t, dir), BROKEN); /* nor can they be locked */
    unlink(join(t, dir, "link.xml"));
    unlink(join(t, dir, "folder"));
    assert_int_equal(mkfifo(join(t, dir, "pipe"), 0600), 0); /* must not hang */
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S065", join(t, dir, "pipe"), 0, NULL);
    /* a locked file that became a link to the same bytes */
    unlink(join(t, dir, "pipe"));
    write_text(t, test_folder(t), "x", "");
    assert_int_equal(rename(join(t, dir, "law/a.xml"), join(t, dir, "law/a.bak")), 0);
    assert_int_equal(symlink("a.bak", join(t, dir, "law/a.xml")), 0);
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S065", join(t, dir, "law/a.xml"), 0, NULL);
}

static void test_no_lock(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    unlink(join(t, dir, "bundle.lock"));
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S060", dir, 0, NULL);
    assert_int_equal(reread(t, &b, join(t, dir, "nowhere")), BROKEN);
    assert_note(t->diag, "S067");
    assert_int_equal(t->diag->exit, 74);
    diag_clear(t->diag);
    unlink(join(t, dir, "bundle.xml"));
    assert_int_equal(lock(t, dir), BROKEN); /* somebody's other folder */
    assert_note(t->diag, "S070");
}

static void test_malformed_lock(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    const char *h = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const struct {
        const char *text;
        long line;
    } locks[] = {
        {"hello\n", 1},
        {arena_printf(t->arena, "%s bundle.xml\n", h), 1},
        {arena_printf(t->arena, "%s  \n", h), 1},
        {arena_printf(t->arena, "%s  bundle.xml", h), 1},
        {arena_printf(t->arena, "%s  b\n%s  a\n", h, h), 2},
        {arena_printf(t->arena, "%s  a\n%s  a\n", h, h), 2},
    };
    for (size_t i = 0; i < sizeof locks / sizeof *locks; i++) {
        write_text(t, dir, "bundle.lock", locks[i].text);
        assert_int_equal(reread(t, &b, dir), BROKEN);
        assert_note_at(t->diag, "S061", join(t, dir, "bundle.lock"), locks[i].line, NULL);
    }
    write_text(t, dir, "bundle.lock", ""); /* an empty lock is a lock: every file is one too many */
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note(t->diag, "S064");
    assert_int_equal(t->diag->n_notes, 3);
}

static void test_budget(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    char *deep = join(t, dir, "1");
    for (int i = 0; i < 3; i++, deep = join(t, deep, "1"))
        assert_int_equal(mkdir(deep, 0700), 0);
    assert_int_equal(lock(t, dir), DONE);
    assert_int_equal(mkdir(deep, 0700), 0);
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note(t->diag, "S066");
    rmdir(deep);

    for (int i = 0; i < 2000; i++)
        write_text(t, dir, arena_printf(t->arena, "law/%04d", i), "");
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S066", dir, 0, NULL); /* said once, of the bundle */
    assert_int_equal(t->diag->n_notes, 1);
    for (int i = 0; i < 2000; i++)
        unlink(join(t, dir, arena_printf(t->arena, "law/%04d", i)));

    int fd = open(join(t, dir, "law/a.xml"), O_WRONLY);
    assert_int_equal(ftruncate(fd, (off_t)65 << 20), 0); /* a hole: no disk is used */
    close(fd);
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S066", join(t, dir, "law/a.xml"), 0, NULL);
}

static void test_names(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    static const char *const bad[] = {"a\nb", "a\\b", "a\xff"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        write_text(t, dir, bad[i], "");
        assert_int_equal(reread(t, &b, dir), BROKEN);
        assert_note_at(t->diag, "S072", dir, 0, NULL); /* the name itself is not repeated */
        unlink(join(t, dir, bad[i]));
    }
}

static void test_approvals_are_not_locked(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *dir = small(t);
    assert_int_equal(mkdir(join(t, dir, "approvals"), 0700), 0);
    write_text(t, dir, "approvals/root.pem", "x");
    assert_int_equal(reread(t, &b, dir), DONE);
    assert_null(bundle_file(&b, "approvals/root.pem"));
    write_text(t, dir, "law/approvals", "x"); /* only the folder at the top is meant */
    assert_int_equal(reread(t, &b, dir), BROKEN);
    assert_note_at(t->diag, "S064", join(t, dir, "law/approvals"), 0, NULL);
}

static void test_new(void **state)
{
    struct test_ctx *t = *state;
    struct bundle b;
    const char *parent = test_folder(t), *dir = join(t, parent, "fresh/");
    const char *templates = test_path(t, "templates"), *fonts = test_folder(t);
    assert_int_equal(mkdir(join(t, fonts, "noto"), 0700), 0);
    write_text(t, fonts, "noto/a.ttf", "font");
    write_text(t, fonts, ".gitignore", "x");
    umask(0);
    assert_int_equal(bundle_new(t->diag, dir, templates, fonts), DONE);
    assert_no_notes(t->diag);
    struct stat st;
    static const char *const folders[] = {"", "bodies", "instruments", "law", "fonts/noto"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        assert_int_equal(stat(join(t, dir, folders[i]), &st), 0);
        assert_int_equal(st.st_mode & 0777, 0700);
    }
    assert_int_equal(stat(join(t, dir, "law/calendar.xml"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(access(join(t, dir, "fonts/.gitignore"), F_OK), -1);
    assert_int_equal(reread(t, &b, dir), BROKEN); /* the body adds its own and locks it */
    assert_note(t->diag, "S060");
    assert_int_equal(lock(t, dir), DONE);
    assert_int_equal(reread(t, &b, dir), DONE);
    assert_string_equal(bundle_file(&b, "fonts/noto/a.ttf")->bytes, "font");

    /* never into what is there */
    diag_clear(t->diag);
    assert_int_equal(bundle_new(t->diag, dir, templates, fonts), BROKEN);
    assert_note(t->diag, "S068");
    assert_int_equal(t->diag->exit, 74);
    assert_int_equal(reread(t, &b, dir), DONE);
}

/* When it fails halfway, nothing stays behind. */
static void test_new_fails_clean(void **state)
{
    struct test_ctx *t = *state;
    const char *parent = test_folder(t), *dir = join(t, parent, "fresh"), *fonts = test_folder(t);
    assert_int_equal(symlink("/etc/passwd", join(t, fonts, "font.ttf")), 0);
    assert_int_equal(bundle_new(t->diag, dir, test_path(t, "templates"), fonts), BROKEN);
    assert_note(t->diag, "S065");
    assert_int_equal(rmdir(parent), 0); /* empty again */
    assert_int_equal(mkdir(parent, 0700), 0);
    diag_clear(t->diag);
    assert_int_equal(bundle_new(t->diag, join(t, dir, "no/such"), test_path(t, "templates"), fonts), BROKEN);
    assert_note(t->diag, "S069");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lock_and_read),
        TEST(test_lock_is_stable),
        TEST(test_each_difference_is_named),
        TEST(test_links_and_devices),
        TEST(test_no_lock),
        TEST(test_malformed_lock),
        TEST(test_budget),
        TEST(test_names),
        TEST(test_approvals_are_not_locked),
        TEST(test_new),
        TEST(test_new_fails_clean),
    };
    return cmocka_run_group_tests_name("select/bundle", tests, NULL, NULL);
}
