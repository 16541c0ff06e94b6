#include "../../lib/test.h"

#include "../../../gen/base/date.h"

static void test_parse(void **state)
{
    (void)state;
    assert_int_equal(date_parse("1970-01-01"), 0);
    assert_int_equal(date_parse("2026-12-01"), 20788);
    assert_int_not_equal(date_parse("2024-02-29"), DATE_NONE);
    assert_int_not_equal(date_parse("2000-02-29"), DATE_NONE);
}

static void test_what_is_no_date(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2026",        "2026-12",     "2026-12-1",  "2026-12-011", "2026-13-01",
        "2026-00-01", "2026-01-00",  "2026-02-29",  "1900-02-29", "2026-04-31",  "01-12-2026",
        "2026/12/01", " 2026-12-01", "2026-12-01 ", "0000-01-01", "2026-1a-01",  "-026-12-01",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_int_equal(date_parse(wrong[i]), DATE_NONE);
    assert_int_equal(date_parse(NULL), DATE_NONE);
}

/* Every day of 400 years and more: the calendar runs on by one, the weekday too. */
static void test_round_trip(void **state)
{
    (void)state;
    struct civil_date before = date_to_civil(date_parse("1600-01-01") - 1);
    for (date_day day = date_parse("1600-01-01"); day <= date_parse("2101-01-01"); day++) {
        char iso[11];
        date_format(day, iso);
        assert_int_equal(date_parse(iso), day);
        assert_int_equal(date_weekday(day), (date_weekday(day - 1) + 1) % 7);
        struct civil_date now = date_to_civil(day);
        assert_true(now.day == before.day + 1 || (now.day == 1 && before.day >= 28));
        before = now;
    }
    assert_int_equal(date_weekday(date_parse("2026-12-01")), 1); /* Tuesday */
    assert_int_equal(date_weekday(date_parse("1969-12-28")), 6); /* Sunday */
}

static void assert_easter(const char *iso)
{
    date_day day = date_parse(iso);
    assert_int_equal(date_easter(date_to_civil(day).year), day);
}

static void test_easter(void **state)
{
    (void)state;
    assert_easter("1818-03-22"); /* the earliest there is */
    assert_easter("1943-04-25"); /* the latest */
    assert_easter("2000-04-23");
    assert_easter("2019-04-21");
    assert_easter("2023-04-09");
    assert_easter("2024-03-31");
    assert_easter("2025-04-20");
    assert_easter("2026-04-05");
    assert_easter("2027-03-28");
    assert_easter("2028-04-16");
    assert_easter("2038-04-25");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_parse), TEST(test_what_is_no_date), TEST(test_round_trip),
                                       TEST(test_easter)};
    return cmocka_run_group_tests_name("base/date", tests, NULL, NULL);
}
