#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/base/hash.h"
#include "../../../gen/base/text.h"

static void test_every_code_point_survives(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[4];
        size_t n_bytes = text_encode(c, bytes);
        size_t at = 0;
        assert_int_equal(text_decode(bytes, n_bytes, &at), c);
        assert_int_equal(at, n_bytes);
    }
}

static void assert_malformed(const char *bytes, size_t n_bytes)
{
    size_t at = 0;
    assert_int_equal(text_decode(bytes, n_bytes, &at), -1);
    assert_int_equal(at, 1);
}

static void test_malformed_utf8(void **state)
{
    (void)state;
    assert_malformed("\x80", 1);             /* continuation first */
    assert_malformed("\xC0\xAF", 2);         /* overlong */
    assert_malformed("\xE0\x80\xAF", 3);     /* overlong */
    assert_malformed("\xF0\x80\x80\xAF", 4); /* overlong */
    assert_malformed("\xED\xA0\x80", 3);     /* surrogate */
    assert_malformed("\xF4\x90\x80\x80", 4); /* past the last plane */
    assert_malformed("\xE2\x82", 2);         /* cut short */
    assert_malformed("\xE2\x28\xA1", 3);     /* broken in the middle */
    assert_malformed("\xFF", 1);
}

static void test_small_questions(void **state)
{
    (void)state;
    assert_int_equal(text_length("caf\xC3\xA9"), 4);
    assert_true(text_equal(NULL, NULL));
    assert_false(text_equal(NULL, ""));
    assert_true(text_equal("a", "a"));
    assert_true(text_starts("bodies/x.xml", "bodies/"));
    assert_false(text_starts("bod", "bodies/"));
    assert_true(text_ends("bodies/x.xml", ".xml"));
    assert_false(text_ends("xml", ".xml"));
}

static void test_bsn(void **state)
{
    (void)state;
    assert_true(text_has_bsn("111222333"));
    assert_true(text_has_bsn("zie 123456782."));
    assert_false(text_has_bsn("123456789"));  /* fails the eleven-test */
    assert_false(text_has_bsn("1234567820")); /* part of a longer row */
    assert_false(text_has_bsn("0123456782"));
    assert_false(text_has_bsn("12345678"));
    assert_true(text_has_bsn("1234567820 123456782"));
    assert_false(text_has_bsn("1234 56782"));
    assert_true(text_has_bsn_in_groups("111 222 333"));
    assert_true(text_has_bsn_in_groups("BSN 1112.22.333."));
    assert_true(text_has_bsn_in_groups("111-222-333"));
    assert_true(text_has_bsn_in_groups("5 en 111\u00a0222\u00a0333"));
    assert_false(text_has_bsn_in_groups("123 456 789"));   /* fails the eleven-test */
    assert_false(text_has_bsn_in_groups("111 222 333 4")); /* part of a longer row */
    assert_false(text_has_bsn_in_groups("111 222-333"));   /* two kinds of separator */
    assert_false(text_has_bsn_in_groups("2004-12-346"));   /* a year in front: a case number */
    assert_true(text_has_bsn_in_groups("2004.12.346"));
    assert_false(text_has_bsn_in_groups("111 222  333"));
    assert_false(text_has_bsn_in_groups(""));
    assert_false(text_has_bsn(""));
}

/* FIPS 180-4 examples. */
static void test_sha256(void **state)
{
    (void)state;
    char hex[HASH_HEX_LEN + 1];
    hash_sha256_hex("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    hash_sha256_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    hash_sha256_hex(two_blocks, strlen(two_blocks), hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_code_point_survives),
        TEST(test_malformed_utf8),
        TEST(test_small_questions),
        TEST(test_bsn),
        TEST(test_sha256),
    };
    return cmocka_run_group_tests_name("base/text", tests, NULL, NULL);
}
