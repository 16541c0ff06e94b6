/* json_read: whatever pieces a file comes in, the tree is the same; nothing else is taken for one. */
#include "../../lib/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../../gen/batch/json_read.h"

#define NUMBERS 2000 /* far more than is read at once */

static json_t *read_text(struct test_ctx *t, const char *text)
{
    const char *path = arena_printf(t->arena, "%s/file.json", test_folder(t));
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    json_t *json = json_read(fd);
    close(fd);
    return json;
}

static void test_long_file(void **state)
{
    json_t *numbers = json_array();
    for (int i = 0; i < NUMBERS; i++)
        json_array_append_new(numbers, json_integer(i));
    char *text = json_dumps(numbers, 0);
    json_t *read = read_text(*state, text);
    assert_true(json_equal(read, numbers));
    json_decref(read);
    json_decref(numbers);
    free(text);
}

/* A pipe gives what there is, a byte if need be. */
static void test_piecemeal(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t pid = fork();
    if (pid == 0) {
        for (const char *c = "{\"a\": [1, 2]}"; *c; c++)
            if (write(ends[1], c, 1) != 1)
                _exit(1);
        _exit(0);
    }
    close(ends[1]);
    json_t *read = json_read(ends[0]);
    close(ends[0]);
    assert_int_equal(json_array_size(json_object_get(read, "a")), 2);
    json_decref(read);
}

static void test_refuses(void **state)
{
    assert_null(read_text(*state, ""));
    assert_null(read_text(*state, "{\"a\": 1"));
    assert_null(read_text(*state, "{\"a\": 1} x"));
    assert_null(read_text(*state, "{\"a\": 1, \"a\": 2}"));
    int folder = open("/", O_RDONLY | O_DIRECTORY); /* it cannot be read */
    assert_null(json_read(folder));
    close(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_long_file), TEST(test_piecemeal), TEST(test_refuses)};
    return cmocka_run_group_tests_name("batch/json_read", tests, NULL, NULL);
}
