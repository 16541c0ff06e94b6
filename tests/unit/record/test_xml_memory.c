/* xml_memory: what libxml2 gets when it asks for memory. Holds for the pool and for plain malloc alike. */
#include "record_fixture.h"

#include <fcntl.h>
#include <stdalign.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libxml/xmlmemory.h>

enum { N_SIZES = 9 };
static const size_t sizes[N_SIZES] = {0, 1, 8, 9, 24, 1016, 1017, 5000, 300000};

static bool is_full_of(const unsigned char *bytes, size_t n, unsigned char with)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != with)
            return false;
    return true;
}

static void test_blocks_are_apart(void **state)
{
    (void)state;
    enum { N = 400 };
    static unsigned char *blocks[N];
    for (int round = 0; round < 3; round++) { /* the later ones get what the first gave back */
        for (int i = 0; i < N; i++) {
            blocks[i] = xmlMalloc(sizes[i % N_SIZES]);
            assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
            memset(blocks[i], i & 0xff, sizes[i % N_SIZES]);
        }
        for (int i = 0; i < N; i++)
            assert_true(is_full_of(blocks[i], sizes[i % N_SIZES], (unsigned char)(i & 0xff)));
        for (int i = round; i < N + round; i++)
            xmlFree(blocks[i % N]);
    }
    xmlFree(NULL);
}

static void test_resize_keeps_the_bytes(void **state)
{
    (void)state;
    for (int i = 0; i < N_SIZES; i++) {
        for (int j = 0; j < N_SIZES; j++) {
            size_t n_kept = sizes[i] < sizes[j] ? sizes[i] : sizes[j];
            unsigned char *block = xmlMalloc(sizes[i]);
            memset(block, 0xa5, sizes[i]);
            block = xmlRealloc(block, sizes[j] ? sizes[j] : 1);
            assert_true(is_full_of(block, n_kept, 0xa5));
            xmlFree(block);
        }
    }
    char *fresh = xmlRealloc(NULL, 10);
    memset(fresh, 0, 10);
    xmlFree(fresh);
}

static void test_copies_text(void **state)
{
    (void)state;
    char *copy = xmlMemStrdup("een tekst");
    assert_string_equal(copy, "een tekst");
    xmlFree(copy);
}

static void give_back_twice(void)
{
    char *volatile block = xmlMalloc(40);
    xmlFree(block);
    xmlFree(block);
}

static void give_back_none_of_ours(void)
{
    char *bytes = malloc(64);
    memset(bytes, 0, 64);
    char *volatile inside = bytes + 32;
    xmlFree(inside);
}

static bool ends_well(void (*fault)(void))
{
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0});
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        fault();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void test_a_false_free_ends_the_process(void **state)
{
    (void)state;
    assert_false(ends_well(give_back_twice));
    assert_false(ends_well(give_back_none_of_ours));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_blocks_are_apart),
        TEST(test_resize_keeps_the_bytes),
        TEST(test_copies_text),
        TEST(test_a_false_free_ends_the_process),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("record/xml_memory", tests, NULL, NULL);
}
