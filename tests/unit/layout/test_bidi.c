/* bidi: both conformance files of UAX 9 (Debian's unicode-data) run in full against the level stage: levels, order, and the same
 * levels again with the isolates given as marks beside the text instead of in it. No case may differ. */
#include "layout_fixture.h"

#include <stdio.h>

#include "../../../gen/base/text.h"

#define CLASSES    "/usr/share/unicode/BidiTest.txt"
#define CHARACTERS "/usr/share/unicode/BidiCharacterTest.txt"

enum { MAX_CHARACTERS = 192, MAX_LINE = 4096, REMOVED = 255 };

/* A character of each class, for the file that names classes. */
static const struct {
    const char *name;
    uint32_t character;
} classes[] = {
    {"L", 'a'},      {"R", 0x05D0},   {"AL", 0x0627},  {"EN", '1'},     {"ES", '+'},     {"ET", '$'},
    {"AN", 0x0661},  {"CS", ','},     {"NSM", 0x0300}, {"BN", 0x00AD},  {"B", 0x2029},   {"S", '\t'},
    {"WS", ' '},     {"ON", '!'},     {"LRE", 0x202A}, {"RLE", 0x202B}, {"LRO", 0x202D}, {"RLO", 0x202E},
    {"PDF", 0x202C}, {"LRI", 0x2066}, {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069},
};

struct expected {
    uint32_t characters[MAX_CHARACTERS];
    size_t n;
    unsigned char levels[MAX_CHARACTERS]; /* REMOVED: the algorithm takes it away */
    int order[MAX_CHARACTERS];
    size_t n_order;
};

struct tally {
    struct bidi *bidi;
    size_t n_cases, n_differ;
};

static bool is_isolate(uint32_t c)
{
    return c >= 0x2066 && c <= 0x2069;
}

/* The levels of the characters. as_marks: isolates are not in the text but beside it, and have none. */
static void find_levels(struct bidi *bidi, const struct expected *e, unsigned char level, bool as_marks,
                        unsigned char *levels)
{
    char text[4 * MAX_CHARACTERS];
    unsigned char of_bytes[4 * MAX_CHARACTERS];
    struct bidi_mark marks[MAX_CHARACTERS];
    size_t at[MAX_CHARACTERS], n_marks = 0, n_bytes = 0;
    for (size_t i = 0; i < e->n; i++) {
        at[i] = n_bytes;
        if (as_marks && is_isolate(e->characters[i])) {
            marks[n_marks++] = (struct bidi_mark){n_bytes, (unsigned short)e->characters[i]};
        } else {
            n_bytes += text_encode(e->characters[i], text + n_bytes);
        }
    }
    bidi_levels(bidi, &(struct bidi_text){text, n_bytes, level, marks, n_marks}, of_bytes);
    for (size_t i = 0; i < e->n; i++) {
        levels[i] = as_marks && is_isolate(e->characters[i]) ? REMOVED : of_bytes[at[i]];
    }
}

static bool agrees(struct bidi *bidi, const struct expected *e, unsigned char level)
{
    unsigned char levels[MAX_CHARACTERS], kept[MAX_CHARACTERS];
    int order[MAX_CHARACTERS], index[MAX_CHARACTERS];
    size_t n = 0;
    find_levels(bidi, e, level, false, levels);
    for (size_t i = 0; i < e->n; i++) {
        if (e->levels[i] != REMOVED) {
            if (levels[i] != e->levels[i]) {
                return false;
            }
            index[n] = (int)i;
            kept[n++] = levels[i];
        }
    }
    bidi_order(kept, n, order);
    for (size_t i = 0; i < n; i++) {
        if (n != e->n_order || index[order[i]] != e->order[i]) {
            return false;
        }
    }
    find_levels(bidi, e, level, true, levels);
    for (size_t i = 0; i < e->n; i++) {
        if (e->levels[i] != REMOVED && levels[i] != REMOVED && levels[i] != e->levels[i]) {
            return false;
        }
    }
    return true;
}

static void judge(struct tally *tally, const struct expected *e, unsigned char level, const char *line)
{
    tally->n_cases++;
    if (!agrees(tally->bidi, e, level) && tally->n_differ++ < 10) {
        print_message("# differs at level %d: %s", level, line);
    }
}

static const char *past_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

static bool goes_on(const char *at)
{
    return *at && *at != ';' && *at != '\n' && *at != '\r';
}

static void parse_levels(struct expected *e, const char *at)
{
    size_t n = 0;
    for (at = past_blanks(at); goes_on(at); at = past_blanks(at)) {
        char *end = (char *)at + 1;
        e->levels[n++] = *at == 'x' ? REMOVED : (unsigned char)strtoul(at, &end, 10);
        at = end;
    }
}

static void parse_order(struct expected *e, const char *at)
{
    e->n_order = 0;
    for (at = past_blanks(at); goes_on(at); at = past_blanks(at)) {
        char *end;
        e->order[e->n_order++] = (int)strtol(at, &end, 10);
        at = end;
    }
}

static void parse_classes(struct expected *e, const char *at)
{
    e->n = 0;
    for (at = past_blanks(at); goes_on(at); at = past_blanks(at)) {
        const size_t n = strcspn(at, " \t;");
        size_t i = 0;
        while (strlen(classes[i].name) != n || strncmp(classes[i].name, at, n) != 0) {
            assert_true(++i < sizeof classes / sizeof *classes);
        }
        e->characters[e->n++] = classes[i].character;
        at += n;
    }
}

static FILE *open_data(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("# skipped: %s is missing (Debian package unicode-data)\n", path);
        skip();
    }
    return file;
}

static void close_data(FILE *file, struct tally *tally, size_t least)
{
    fclose(file);
    bidi_close(tally->bidi);
    print_message("# %zu cases of UAX 9\n", tally->n_cases);
    assert_int_equal(tally->n_differ, 0);
    assert_true(tally->n_cases >= least);
}

static void test_classes(void **state)
{
    (void)state;
    FILE *file = open_data(CLASSES);
    struct tally tally = {.bidi = bidi_open()};
    struct expected e = {0};
    char line[MAX_LINE];
    while (fgets(line, sizeof line, file)) {
        if (strncmp(line, "@Levels:", 8) == 0) {
            parse_levels(&e, line + 8);
        } else if (strncmp(line, "@Reorder:", 9) == 0) {
            parse_order(&e, line + 9);
        } else if (*line != '#' && *line != '@' && strchr(line, ';')) {
            const unsigned long levels = strtoul(strchr(line, ';') + 1, NULL, 16);
            parse_classes(&e, line);
            for (int i = 0; i < 3; i++) {
                static const unsigned char of_bits[] = {BIDI_LEVEL_AS_TEXT, 0, 1};
                if (levels >> i & 1) {
                    judge(&tally, &e, of_bits[i], line);
                }
            }
        }
    }
    close_data(file, &tally, 770000);
}

static void test_characters(void **state)
{
    (void)state;
    FILE *file = open_data(CHARACTERS);
    struct tally tally = {.bidi = bidi_open()};
    char line[MAX_LINE];
    while (fgets(line, sizeof line, file)) {
        struct expected e = {0};
        const char *at = line, *field[5] = {line};
        if (*line == '#' || !strchr(line, ';')) {
            continue;
        }
        for (int i = 1; i < 5; i++) {
            field[i] = strchr(field[i - 1], ';') + 1;
        }
        for (char *end; goes_on(at = past_blanks(at)); at = end) {
            e.characters[e.n++] = (uint32_t)strtoul(at, &end, 16);
        }
        parse_levels(&e, field[3]);
        parse_order(&e, field[4]);
        judge(&tally, &e, *field[1] == '2' ? BIDI_LEVEL_AS_TEXT : (unsigned char)(*field[1] - '0'), line);
    }
    close_data(file, &tally, 91000);
}

/* Every character that can turn a line, and every one of a script that the first family does not have, ends the fast path. */
static void test_plain(void **state)
{
    (void)state;
    static const char *const plain[] = {"",
                                        "Geachte mevrouw Özdemir, € 1.234,56 – “vóór” 1\xC2\xA0"
                                        "mei…",
                                        "Вікторія Ґалаґан",
                                        "Ελλάδα",
                                        "Nguyễn Thị Hường",
                                        "a\xE2\x80\x91z \xE2\x80\x93"};
    static const char *const other[] = {"محمد",
                                        "J. (محمد) X",
                                        "\xD7\xA9",
                                        "a\xE2\x80\x8F",
                                        "a\xE2\x80\x8E",
                                        "\xE2\x80\xAE",
                                        "\xE2\x81\xA6",
                                        "\xE2\x81\xA9",
                                        "አማርኛ",
                                        "\xF0\x9E\xA4\x80" /* Adlam */,
                                        "中"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        assert_true(bidi_is_plain(plain[i], strlen(plain[i])));
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        assert_false(bidi_is_plain(other[i], strlen(other[i])));
        for (int n_before = 1; n_before < 18; n_before++) { /* plain letters are passed over by eight */
            char text[64];
            const int n = snprintf(text, sizeof text, "%.*s%s", n_before, "abcdefghijklmnopqr", other[i]);
            assert_false(bidi_is_plain(text, (size_t)n));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_classes), TEST(test_characters), TEST(test_plain)};
    return cmocka_run_group_tests_name("layout/bidi", tests, NULL, NULL);
}
