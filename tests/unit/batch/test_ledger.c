/* ledger: who has had a notice, under a key that only its owner has; and single letters in it. */
#include "../../lib/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../../gen/base/text.h"
#include "../../../gen/batch/ledger.h"
#include "../../../gen/batch/ledger_letter.h"

static const struct ledger_entry one = {"voorbeeldstad", "D-1", "subject", 24};

static const char *ledger_path(struct test_ctx *t)
{
    return arena_printf(t->arena, "%s/ledger", test_folder(t));
}

static struct ledger *opened(struct test_ctx *t, const char *path)
{
    struct ledger *l;
    assert_int_equal(ledger_open(&l, t->arena, t->diag, path), DONE);
    return l;
}

/* RFC 4231 has no key of 32 bytes; this one is by OpenSSL: printf 'a|b|subject' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00..1f */
static void test_key(void **state)
{
    struct ledger_secret secret;
    unsigned char key[HASH_BYTES], other[HASH_BYTES];
    char hex[HASH_HEX_LEN + 1];
    const struct ledger_entry entry = {"a", "b", "subject", 1}, third = {"a", "b", "third-party", 1};
    (void)state;
    for (size_t i = 0; i < HASH_BYTES; i++)
        secret.bytes[i] = (unsigned char)i;
    ledger_key(key, &secret, &entry);
    hash_hex(key, hex);
    assert_string_equal(hex, "11e30e28c37cf3e9be2d0901201e002d263256c843b0d8ac312726d9c8818a22");
    ledger_key(other, &secret, &third);
    assert_memory_not_equal(key, other, HASH_BYTES);
}

static void test_months(void **state)
{
    (void)state;
    assert_int_equal(ledger_expires(date_parse("2026-12-01"), 24), date_parse("2028-12-01"));
    assert_int_equal(ledger_expires(date_parse("2026-12-31"), 2), date_parse("2027-02-28"));
    assert_int_equal(ledger_expires(date_parse("2027-08-31"), 6), date_parse("2028-02-29"));
    assert_int_equal(ledger_expires(date_parse("2026-01-15"), 11), date_parse("2026-12-15"));
    assert_int_equal(ledger_expires(date_parse("2026-01-15"), 12), date_parse("2027-01-15"));
}

static void test_entries(void **state)
{
    struct test_ctx *t = *state;
    const char *path = ledger_path(t);
    struct ledger *l = opened(t, path);
    struct stat st;
    date_day day = DATE_NONE;
    long n;
    bool is_settled, is_self;
    const struct ledger_sender first = {"run-1", date_parse("2026-12-01"), true}, second = {"run-2", date_parse("2026-12-08"), true};
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    assert_int_equal(stat(arena_printf(t->arena, "%s.key", path), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);

    assert_int_equal(ledger_begin(l, t->diag), DONE);
    assert_int_equal(ledger_enter(l, t->diag, &one, &first, &day), DONE);
    ledger_roll_back(l);
    assert_int_equal(ledger_find(l, t->diag, &one, "run-1", &is_settled, &is_self), NONE);

    assert_int_equal(ledger_begin(l, t->diag), DONE);
    assert_int_equal(ledger_enter(l, t->diag, &one, &first, &day), DONE);
    assert_int_equal(ledger_enter(l, t->diag, &one, &first, &day), DONE); /* its own: entered once */
    assert_int_equal(ledger_enter(l, t->diag, &one, &second, &day), NONE);
    assert_int_equal(day, date_parse("2026-12-01"));
    const struct ledger_entry representative = {"voorbeeldstad", "D-1", "representative", 24};
    assert_int_equal(ledger_enter(l, t->diag, &representative, &second, &day), DONE); /* another reader of the same decision */
    assert_int_equal(ledger_commit(l, t->diag), DONE);
    assert_int_equal(ledger_count(&n, l, t->diag, "run-1"), DONE);
    assert_int_equal(n, 1);

    l = opened(t, path); /* as the next run does */
    assert_int_equal(ledger_find(l, t->diag, &one, "run-2", &is_settled, &is_self), DONE);
    assert_true(is_settled);
    assert_false(is_self);
    assert_int_equal(ledger_begin(l, t->diag), DONE);
    assert_int_equal(ledger_withdraw(l, t->diag, &one, "run-2"), DONE); /* of another sender: stays */
    assert_int_equal(ledger_find(l, t->diag, &one, "", &is_settled, &is_self), DONE);
    assert_int_equal(ledger_expire(l, t->diag, date_parse("2028-12-01")), DONE); /* its last day */
    assert_int_equal(ledger_find(l, t->diag, &one, "", &is_settled, &is_self), DONE);
    assert_int_equal(ledger_expire(l, t->diag, date_parse("2028-12-02")), DONE);
    assert_int_equal(ledger_find(l, t->diag, &one, "", &is_settled, &is_self), NONE);
    assert_int_equal(ledger_find(l, t->diag, &representative, "", &is_settled, &is_self), DONE);
    assert_int_equal(ledger_withdraw(l, t->diag, &representative, "run-2"), DONE);
    assert_int_equal(ledger_find(l, t->diag, &representative, "", &is_settled, &is_self), NONE);
    assert_int_equal(ledger_commit(l, t->diag), DONE);
    assert_no_notes(t->diag);
}

static void test_tells_nothing(void **state)
{
    struct test_ctx *t = *state;
    const char *path = ledger_path(t);
    struct ledger *l = opened(t, path);
    struct input in;
    date_day day;
    const struct ledger_sender sender = {"run-1", date_parse("2026-12-01"), true};
    assert_int_equal(ledger_begin(l, t->diag), DONE);
    assert_int_equal(ledger_enter(l, t->diag, &one, &sender, &day), DONE);
    assert_int_equal(ledger_commit(l, t->diag), DONE);
    assert_int_equal(files_read(&in, t->arena, t->diag, path), DONE);
    assert_null(memmem(in.bytes, in.n_bytes, "D-1", 3));
    assert_null(memmem(in.bytes, in.n_bytes, "voorbeeldstad", 13));
}

static void test_keys_are_its_own(void **state)
{
    struct test_ctx *t = *state;
    struct ledger *l;
    const char *path = ledger_path(t), *key = arena_printf(t->arena, "%s.key", path), *away = arena_printf(t->arena, "%s.away", path);
    assert_int_equal(ledger_open_to_read(&l, t->arena, t->diag, path), BROKEN);
    assert_note(t->diag, "B064");
    opened(t, path);
    assert_int_equal(rename(key, away), 0);
    diag_clear(t->diag);
    assert_int_equal(ledger_open(&l, t->arena, t->diag, path), BROKEN); /* no second key for what was entered under the first */
    assert_note(t->diag, "B065");
    assert_int_equal(t->diag->exit, 74);
    assert_int_equal(access(key, F_OK), -1);

    const char *other = arena_printf(t->arena, "%s/other", test_folder(t));
    diag_clear(t->diag);
    opened(t, other);
    assert_int_equal(rename(arena_printf(t->arena, "%s.key", other), key), 0);
    assert_int_equal(ledger_open(&l, t->arena, t->diag, path), BROKEN);
    assert_note(t->diag, "B065");
    assert_int_equal(rename(away, key), 0);
    diag_clear(t->diag);
    opened(t, path);
}

/* A key that was made by a process that then died is the ledger's key. */
static void test_begun(void **state)
{
    struct test_ctx *t = *state;
    struct ledger_secret secret;
    const char *path = ledger_path(t);
    assert_int_equal(ledger_secret_make(&secret, t->arena, t->diag, path), DONE);
    struct ledger *l = opened(t, path);
    assert_memory_equal(secret.bytes, ledger_secret(l)->bytes, HASH_BYTES);
}

static void test_letter(void **state)
{
    struct test_ctx *t = *state;
    struct ledger *l = opened(t, ledger_path(t));
    const struct ledger_sender letter = {"hash-1", date_parse("2026-12-01"), false}, other = {"hash-2", date_parse("2026-12-01"), false};
    unsigned char(*keys)[HASH_BYTES];
    size_t n;
    const struct ledger_letter first = {&one, &letter}, another = {&one, &other};
    bool is_new;
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &first), DONE);
    assert_true(is_new);
    assert_int_equal(ledger_letter_forget(l, t->diag, &first), DONE); /* its file could not be written */
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &another), DONE);
    assert_int_equal(ledger_letter_forget(l, t->diag, &first), DONE); /* not its own */
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &first), BROKEN);
    assert_note(t->diag, "B081");
    assert_int_equal(t->diag->exit, 75);
    diag_clear(t->diag);
    assert_int_equal(ledger_letter_forget(l, t->diag, &another), DONE);

    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &first), DONE);
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &first), DONE); /* it was stopped before the file had its name */
    assert_false(is_new);
    assert_int_equal(ledger_keys(&keys, &n, l, t->arena, t->diag), DONE);
    assert_int_equal(n, 0);
    assert_int_equal(ledger_letter_settle(l, t->diag, "hash-1"), DONE);
    assert_int_equal(ledger_keys(&keys, &n, l, t->arena, t->diag), DONE);
    assert_int_equal(n, 1);
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &another), REFUSED);
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &first), REFUSED); /* the very same letter, once more */
    assert_note(t->diag, "B077");
    assert_int_equal(t->diag->exit, 1);

    const struct ledger_entry without_term = {"voorbeeldstad", "D-2", "subject", 0};
    diag_clear(t->diag);
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &(struct ledger_letter){&without_term, &letter}), BROKEN);
    assert_note(t->diag, "B070");
}

/* A letter dated in the wrong year would else make the ledger forget what went out, and the notices go out again. */
static void test_day_far_ahead(void **state)
{
    struct test_ctx *t = *state;
    struct ledger *l = opened(t, ledger_path(t));
    const struct ledger_entry other = {"uitkeringsdienst", "D-9", "subject", 24};
    const struct ledger_sender sent = {"hash-1", date_parse("2026-12-01"), true}, mistyped = {"hash-2", date_parse("2999-12-01"), true};
    bool is_new, is_settled, is_self;
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &(struct ledger_letter){&one, &sent}), DONE);
    assert_int_equal(ledger_letter_enter(&is_new, l, t->diag, &(struct ledger_letter){&other, &mistyped}), DONE);
    assert_int_equal(ledger_find(l, t->diag, &one, "", &is_settled, &is_self), DONE);
    assert_true(is_settled);
    assert_int_equal(ledger_today(date_parse("2020-01-01")), date_parse("2020-01-01")); /* nor does a clock that is set wrong */
    assert_no_notes(t->diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_key),  TEST(test_months), TEST(test_entries), TEST(test_tells_nothing), TEST(test_keys_are_its_own),
                                       TEST(test_begun), TEST(test_letter), TEST(test_day_far_ahead)};
    return cmocka_run_group_tests_name("batch/ledger", tests, NULL, NULL);
}
