/* lex: tokens and values of PDF syntax, and no byte read past the end whatever the bytes are. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/pdf/lex.h"

static struct bytes bytes(const char *text)
{
    return (struct bytes){text, strlen(text)};
}

static void test_tokens(void **state)
{
    (void)state;
    struct lex lex = lex_of(bytes("<< /K 12 >> [-.5(a\\)(b)c)<0f>]% note\nTj/Name"));
    static const enum token_kind wanted[] = {
        TOKEN_DICT,   TOKEN_NAME, TOKEN_NUMBER,    TOKEN_DICT_END, TOKEN_ARRAY, TOKEN_NUMBER,
        TOKEN_STRING, TOKEN_HEX,  TOKEN_ARRAY_END, TOKEN_WORD,     TOKEN_NAME,  TOKEN_END,
    };
    struct token token;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_int_equal(lex_next(&lex, &token), wanted[i]);
}

static void test_values(void **state)
{
    (void)state;
    struct bytes value, key;
    struct lex lex = lex_of(bytes("<</A[1 2 R]/B<</C/D>>>> 7 0 R 8 9"));
    assert_true(lex_value(&lex, &value));
    assert_true(bytes_is(value, "<</A[1 2 R]/B<</C/D>>>>"));
    assert_true(lex_value(&lex, &value));
    assert_int_equal(lex_reference(value), 7);
    assert_true(lex_value(&lex, &value));
    assert_int_equal(lex_integer(value), 8);
    assert_int_equal(lex_reference(value), 0);
    assert_true(lex_value(&lex, &value));
    assert_false(lex_value(&lex, &value));

    struct token token;
    lex = lex_of(bytes("<</One 1/Two(2)>>"));
    assert_int_equal(lex_next(&lex, &token), TOKEN_DICT);
    assert_true(lex_entry(&lex, &key, &value) && bytes_is(key, "/One") && bytes_is(value, "1"));
    assert_true(lex_entry(&lex, &key, &value) && bytes_is(key, "/Two") && bytes_is(value, "(2)"));
    assert_false(lex_entry(&lex, &key, &value));
}

static void test_find(void **state)
{
    (void)state;
    struct bytes value;
    const struct bytes dict = bytes("<</Length1 3/Inner<</Length 4>>/Length 5 0 R>>");
    assert_true(lex_find(dict, "/Length", &value));
    assert_true(bytes_is(value, "5 0 R"));
    assert_false(lex_find(dict, "/Len", &value));
    assert_false(lex_find(bytes("[/Length 5]"), "/Length", &value));
}

/* Several keys at once: each as lex_find() has it; what stands inside values is no key. */
static void test_find_each(void **state)
{
    (void)state;
    static const char *const keys[] = {"/Pg", "/Obj", "/MCID", "/P"};
    struct bytes values[4];
    lex_find_each(bytes("<</Type/MCR/A<</MCID 9/Obj(/Pg 1 0 R)>>% /Obj 7\n/Pg 3 0 R/MCID 4/MCID 5>>"), keys, values, 4);
    assert_true(bytes_is(values[0], "3 0 R") && !values[1].at && bytes_is(values[2], "4") && !values[3].at);
    lex_find_each(bytes("[/Pg 3]"), keys, values, 4);
    assert_null(values[0].at);
}

static void test_integers(void **state)
{
    (void)state;
    assert_int_equal(lex_integer(bytes("007")), 7);
    assert_int_equal(lex_integer(bytes("999999999")), 999999999);
    assert_int_equal(lex_integer(bytes("1000000000")), -1); /* ten digits */
    assert_int_equal(lex_integer(bytes("-1")), -1);
    assert_int_equal(lex_integer(bytes("1.0")), -1);
    assert_int_equal(lex_integer(bytes("")), -1);
    assert_int_equal(lex_reference(bytes("0 0 R")), 0);
    assert_int_equal(lex_reference(bytes("12 0 obj")), 0);
    assert_int_equal(lex_reference(bytes("12 0 R")), 12);
    assert_int_equal(lex_reference(bytes("12  0\nR")), 12); /* written otherwise */
    assert_int_equal(lex_reference(bytes("1234567890 0 R")), 0);
    assert_int_equal(lex_reference(bytes("1.2 0 R")), 0);
}

/* Each broken text stands at the very end of its own memory, so that a read past it is seen by the sanitizer. */
static void test_broken(void **state)
{
    struct test_ctx *t = *state;
    static const char *const broken[] = {"(",      "(\\", "(a(b)",  "<", "<0f", "<<", "<</A",
                                         "<</A 1", "[",   "[1 [2]", ">", ")",   "{",
                                         "[>]",    "[)]", "[{]",    "[1 % ]", "[(]", "[\\(]"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct bytes value = {arena_strndup(t->arena, broken[i], strlen(broken[i])), strlen(broken[i])};
        struct lex lex = lex_of(value);
        if (lex_value(&lex, &value))
            fail_msg("%s is no value", broken[i]);
    }
    char deep[200];
    memset(deep, '[', sizeof deep);
    struct bytes value;
    struct lex lex = lex_of((struct bytes){deep, sizeof deep});
    assert_false(lex_value(&lex, &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_tokens), TEST(test_values), TEST(test_find), TEST(test_find_each), TEST(test_integers), TEST(test_broken),
    };
    return cmocka_run_group_tests_name("pdf/lex", tests, NULL, NULL);
}
