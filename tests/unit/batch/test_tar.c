/* tar: the same bytes each time, read by others, and no changed byte goes unseen. */
#include "../../lib/test.h"

#include <fcntl.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../../gen/batch/tar.h"

enum { N_MEMBERS = 3, MAX_TAR_BYTES = 16384 };
static const struct {
    const char *name;
    size_t n_bytes;
} members[N_MEMBERS] = {{"12345678000000001.pdf", 700}, {"12345678000000002.pdf", 512}, {"12345678000000003.txt", 1}};

static const char *bytes_of(size_t i)
{
    static char bytes[N_MEMBERS][1024];
    memset(bytes[i], (int)('a' + i), sizeof bytes[i]);
    return bytes[i];
}

/* A tar of the members; its descriptor. */
static int make_tar(struct test_ctx *t, const char *name, char sha256[HASH_HEX_LEN + 1])
{
    struct tar_writer *tar;
    uint64_t n_bytes;
    struct stat st;
    int fd = open(arena_printf(t->arena, "%s/%s", test_folder(t), name), O_CREAT | O_RDWR, 0600);
    assert_int_equal(tar_begin(&tar, t->arena, t->diag, fd, date_parse("2026-12-01")), DONE);
    for (size_t i = 0; i < N_MEMBERS; i++)
        assert_int_equal(tar_add(tar, t->diag, members[i].name, bytes_of(i), members[i].n_bytes), DONE);
    assert_int_equal(tar_end(tar, t->diag, &n_bytes, sha256), DONE);
    assert_int_equal(fstat(fd, &st), 0);
    assert_int_equal(st.st_size, n_bytes);
    return fd;
}

/* True when reading finds exactly what was put in, down to the hash of the file. */
static bool reads_well(struct test_ctx *t, int fd, const char *sha256)
{
    struct tar_reader r;
    struct tar_member member;
    char hex[HASH_HEX_LEN + 1], wanted[HASH_HEX_LEN + 1];
    tar_read(&r, fd);
    for (size_t i = 0; i < N_MEMBERS; i++) {
        if (tar_next(&r, &member, t->diag) != DONE || strcmp(member.name, members[i].name) != 0 || member.n_bytes != members[i].n_bytes)
            return false;
        if (tar_bytes(&r, t->diag, &member, hex) != DONE)
            return false;
        hash_sha256_hex(bytes_of(i), members[i].n_bytes, wanted);
        if (strcmp(hex, wanted) != 0)
            return false;
    }
    if (tar_next(&r, &member, t->diag) != NONE)
        return false;
    tar_hash(&r, hex);
    return strcmp(hex, sha256) == 0;
}

static void test_same_bytes(void **state)
{
    char one[HASH_HEX_LEN + 1], other[HASH_HEX_LEN + 1];
    int a = make_tar(*state, "a.tar", one), b = make_tar(*state, "b.tar", other);
    assert_string_equal(one, other);
    assert_true(reads_well(*state, a, one));
    close(a);
    close(b);
}

static void test_others_read_it(void **state)
{
    char sha256[HASH_HEX_LEN + 1];
    int fd = make_tar(*state, "a.tar", sha256);
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    lseek(fd, 0, SEEK_SET);
    archive_read_support_format_tar(archive);
    assert_int_equal(archive_read_open_fd(archive, fd, 512), ARCHIVE_OK);
    for (size_t i = 0; i < N_MEMBERS; i++) {
        assert_int_equal(archive_read_next_header(archive, &entry), ARCHIVE_OK);
        assert_string_equal(archive_entry_pathname(entry), members[i].name);
        assert_int_equal(archive_entry_size(entry), members[i].n_bytes);
        assert_int_equal(archive_entry_mtime(entry), 1796126400); /* 2026-12-01 12:00 UTC */
        assert_int_equal(archive_entry_perm(entry), 0600);
        assert_int_equal(archive_entry_uid(entry), 0);
    }
    assert_int_equal(archive_read_next_header(archive, &entry), ARCHIVE_EOF);
    archive_read_free(archive);
    close(fd);
}

static void test_no_changed_byte_goes_unseen(void **state)
{
    struct test_ctx *t = *state;
    char sha256[HASH_HEX_LEN + 1];
    static char bytes[MAX_TAR_BYTES];
    int fd = make_tar(t, "a.tar", sha256);
    ssize_t n = pread(fd, bytes, sizeof bytes, 0);
    assert_in_range(n, 1, MAX_TAR_BYTES - 1);
    for (ssize_t i = 0; i < n; i++) {
        const char changed = (char)(bytes[i] ^ 0x10);
        assert_int_equal(pwrite(fd, &changed, 1, i), 1);
        if (reads_well(t, fd, sha256))
            fail_msg("byte %zd", i);
        assert_int_equal(pwrite(fd, &bytes[i], 1, i), 1);
        diag_clear(t->diag);
    }
    assert_true(reads_well(t, fd, sha256));
    assert_int_equal(ftruncate(fd, n - 1), 0);
    assert_false(reads_well(t, fd, sha256));
    assert_note(t->diag, "B037");
    close(fd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_same_bytes), TEST(test_others_read_it), TEST(test_no_changed_byte_goes_unseen)};
    return cmocka_run_group_tests_name("batch/tar", tests, NULL, NULL);
}
