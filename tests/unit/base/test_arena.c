#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/base/buf.h"

static void test_memory_is_zero_and_aligned(void **state)
{
    struct test_ctx *t = *state;
    for (size_t n_bytes = 1; n_bytes < 300000; n_bytes = n_bytes * 3 + 1) {
        char *memory = arena_alloc(t->arena, n_bytes);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < n_bytes; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 'x', n_bytes);
    }
}

/* Promise 3: nothing of one letter may be found in the next. */
static void test_reset_leaves_no_trace(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *first = arena_strdup(a, "J. de Vries");
    char *big = arena_alloc(a, 200000);
    memset(big, 'x', 200000);
    arena_reset(a);
    assert_int_equal(arena_used_bytes(a), 0);
    for (size_t i = 0; i < sizeof "J. de Vries"; i++)
        assert_int_equal(first[i], 0);

    assert_ptr_equal(arena_alloc(a, 16), first); /* and the memory is used again */
    char *again = arena_alloc(a, 200000);
    assert_ptr_equal(again, big);
    for (size_t i = 0; i < 200000; i++)
        assert_int_equal(again[i], 0);
    arena_free(a);
}

/* An arena that holds much grows by slabs; what it gave out stays, and a new page holds nothing of the one before. */
static void test_growing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *kept = arena_strdup(a, "kept");
    for (size_t i = 0; i < 100; i++)
        memset(arena_alloc(a, 60000), 'x', 60000);
    memset(arena_alloc(a, 5000000), 'x', 5000000); /* more than a slab holds */
    char *before = arena_alloc(a, 16);
    arena_turn_page(a);
    char *after = arena_alloc(a, 16);
    assert_true(after >= before + 4096 || before >= after + 4096);
    assert_string_equal(kept, "kept");
    assert_string_equal(after, "");
    arena_reset(a);
    assert_string_equal(kept, "");
    for (size_t i = 0; i < 100; i++)
        assert_string_equal(arena_alloc(a, 60000), "");
    arena_free(a);
}

static void test_arena_strings(void **state)
{
    struct test_ctx *t = *state;
    assert_string_equal(arena_strndup(t->arena, "besluit", 3), "bes");
    assert_string_equal(arena_printf(t->arena, "%s-%03d", "Z", 7), "Z-007");
    assert_string_equal(arena_printf(t->arena, "%s", ""), "");
}

static void add_letter(void *object)
{
    struct buf *seen = *(struct buf **)object;
    buf_add(seen, (char *)object + sizeof(struct buf *), 1);
}

struct witness {
    struct buf *seen;
    char letter;
};

static void test_destructors_run_backwards_once(void **state)
{
    (void)state;
    struct buf seen;
    buf_init(&seen, 100);
    struct witness witnesses[] = {{&seen, 'a'}, {&seen, 'b'}, {&seen, 'c'}};
    struct arena *a = arena_new();
    for (size_t i = 0; i < 3; i++)
        arena_defer(a, add_letter, &witnesses[i]);
    arena_reset(a);
    assert_string_equal(seen.bytes, "cba");
    arena_defer(a, add_letter, &witnesses[1]);
    arena_free(a);
    assert_string_equal(seen.bytes, "cbab");
    buf_done(&seen);
    arena_free(NULL);
}

static void test_buf_grows_to_its_ceiling(void **state)
{
    (void)state;
    struct buf b;
    buf_init(&b, 1000);
    assert_string_equal(b.bytes, "");
    for (int i = 0; i < 250; i++)
        buf_str(&b, "abcd");
    assert_int_equal(b.n_bytes, 1000);
    assert_false(b.overflow);
    buf_str(&b, "e");
    assert_true(b.overflow);
    assert_int_equal(b.n_bytes, 1000);
    assert_int_equal(b.bytes[1000], 0);

    buf_clear(&b);
    assert_false(b.overflow);
    buf_printf(&b, "%d%s", 12, "x");
    assert_string_equal(b.bytes, "12x");
    buf_printf(&b, "%1000d", 1);
    assert_true(b.overflow);
    buf_str(&b, "y"); /* what comes after a hole is dropped too */
    assert_string_equal(b.bytes, "12x");
    buf_done(&b);
    assert_string_equal(b.bytes, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_memory_is_zero_and_aligned),     TEST(test_reset_leaves_no_trace),    TEST(test_growing),
        TEST(test_arena_strings),
        TEST(test_destructors_run_backwards_once), TEST(test_buf_grows_to_its_ceiling),
    };
    return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
