/* breaks: the conformance file of UAX 14 (Debian's unicode-data) runs in full against the break stage, before any font.
 * What differs is listed by line; the lines where ICU keeps numbers and hyphens together on purpose are pinned in
 * data/line-break-tailored.txt, so a new difference and a vanished one both fail. */
#include "layout_fixture.h"

#include <stdio.h>

#include "../../../gen/base/text.h"

#define CONFORMANCE "/usr/share/unicode/auxiliary/LineBreakTest.txt"
#define TAILORED    "tests/unit/layout/data/line-break-tailored.txt"

enum { MAX_LINES = 20000, MAX_TEXT = 512 };

/* One line of the file: the text, and where it may break. Returns the text's length, 0 for a line without a case. */
static size_t parse_case(const char *line, char *text, bool *may_break)
{
    size_t n = 0;
    memset(may_break, 0, MAX_TEXT * sizeof *may_break);
    for (const char *at = line; *at && *at != '#' && *at != '\n';) {
        if (strncmp(at, "\xC3\xB7", 2) == 0) { /* ÷ */
            may_break[n] = true;
            at += 2;
        } else if (strncmp(at, "\xC3\x97", 2) == 0) { /* × */
            at += 2;
        } else if (*at == ' ' || *at == '\t') {
            at++;
        } else {
            char *end;
            const unsigned long c = strtoul(at, &end, 16);
            assert_ptr_not_equal(at, end);
            n += text_encode((uint32_t)c, text + n);
            at = end;
        }
    }
    return n;
}

static void read_tailored(struct test_ctx *t, bool *tailored)
{
    const struct input *in = test_read(t, TAILORED);
    for (const char *at = in->bytes; *at; at = strchr(at, '\n') + 1) {
        const unsigned long line = strtoul(at, NULL, 10);
        if (*at != '#' && line > 0 && line < MAX_LINES) {
            tailored[line] = true;
        }
    }
}

static void test_conformance(void **state)
{
    struct test_ctx *t = *state;
    FILE *file = fopen(CONFORMANCE, "r");
    if (!file) {
        print_message("# skipped: " CONFORMANCE " is missing (Debian package unicode-data)\n");
        skip();
    }
    static bool tailored[MAX_LINES];
    struct breaks *breaks = breaks_open();
    char line[4096], text[MAX_TEXT];
    bool expected[MAX_TEXT], found[MAX_TEXT];
    int number = 0, n_cases = 0, n_differ = 0, n_surprises = 0;
    read_tailored(t, tailored);
    while (fgets(line, sizeof line, file)) {
        number++;
        const size_t n = parse_case(line, text, expected);
        if (n == 0) {
            continue;
        }
        n_cases++;
        breaks_find(breaks, text, n, found);
        const bool differs = memcmp(expected, found, (n + 1) * sizeof *found) != 0;
        n_differ += differs;
        if (differs != tailored[number]) {
            n_surprises++;
            print_message("# LineBreakTest.txt:%d %s: %s", number, differs ? "differs" : "no longer differs", line);
        }
    }
    fclose(file);
    breaks_close(breaks);
    print_message("# %d cases of UAX 14, %d tailored\n", n_cases, n_differ);
    assert_int_equal(n_surprises, 0);
    assert_true(n_cases > 7000);
}

static void assert_breaks(const char *text, const char *expected)
{
    struct breaks *breaks = breaks_open();
    bool found[256];
    char shown[512] = "";
    breaks_find(breaks, text, strlen(text), found);
    for (size_t i = 0, n = 0; text[i]; i++) {
        if (found[i]) {
            shown[n++] = '|';
        }
        shown[n++] = text[i];
        shown[n] = '\0';
    }
    breaks_close(breaks);
    assert_string_equal(shown, expected);
}

static void test_letter_text(void **state)
{
    (void)state;
    assert_breaks("een besluit (bijlage) van € 12", "een |besluit |(bijlage) |van |€ |12");
    assert_breaks("www.voorbeeldstad.example/bezwaar en", "www.voorbeeldstad.example/|bezwaar |en");
    assert_breaks("ma t/m vr 9.00-17.00 uur", "ma |t/|m |vr |9.00-17.00 |uur");
    assert_breaks("‘zo’ “ ( zo” ?", "‘zo’ |“ ( zo” ?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_conformance), TEST(test_letter_text)};
    return cmocka_run_group_tests_name("layout/breaks", tests, NULL, NULL);
}
