/* paragraph, lines, set: what a line holds, where it ends and what its text says. */
#include "layout_fixture.h"

static const struct block *body_p(struct test_ctx *t, const char *inside)
{
    const struct block *model =
        fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, "<p clause='lead'>%s</p>", inside));
    return fixture_find(fixture_find(model, BLOCK_BODY)->first, BLOCK_P);
}

static struct lines set_block(struct test_ctx *t, struct layout_kit *kit, const struct block *block, double width_mm)
{
    struct job *job = fixture_job(t, kit);
    struct paragraph p;
    assert_int_equal(paragraph_build(&p, job, block, block->spans, &job->scale->types[TYPE_BODY]), DONE);
    const struct lines lines = paragraph_set(job, &p, 0, width_mm * PT_PER_MM, ALIGN_LEFT);
    for (size_t i = 0; i < lines.n; i++) {
        assert_true(lines.lines[i].width_pt <= width_mm * PT_PER_MM + 1e-6);
    }
    return lines;
}

static struct lines set(struct test_ctx *t, struct layout_kit *kit, const char *inside, double width_mm)
{
    return set_block(t, kit, body_p(t, inside), width_mm);
}

static void assert_line(struct test_ctx *t, struct lines lines, size_t i, const char *expected)
{
    assert_true(i < lines.n);
    assert_string_equal(fixture_line(t, &lines.lines[i]), expected);
}

static void test_real_space_at_line_ends(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t), "Een medewerker bekeek uw hele aanvraag en besliste.", 64);
    assert_int_equal(lines.n, 2);
    assert_line(t, lines, 0, "Een medewerker bekeek uw hele ");
    assert_line(t, lines, 1, "aanvraag en besliste.");
    /* the space stands behind the edge and is a glyph of its own */
    const struct mark *mark = lines.lines[0].last;
    assert_true(mark->width_pt > lines.lines[0].width_pt);
    assert_int_equal(mark->clusters[mark->n_clusters - 1].n_glyphs, 1);
    assert_int_equal(mark->n_glyphs, 30);
}

static void test_styles_are_marks(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines =
        set(t, fixture_kit(t), "Lees <strong>dit</strong> op <a href='https://x.example'>x.example</a>.", 144);
    assert_int_equal(lines.n, 1);
    const struct mark *mark = lines.lines[0].first;
    assert_int_equal(mark->face, FACE_REGULAR);
    mark = mark->next;
    assert_int_equal(mark->face, FACE_BOLD);
    assert_memory_equal(mark->text, "dit ", mark->n_text_bytes);
    mark = mark->next->next;
    assert_string_equal(mark->href, "https://x.example");
    assert_line(t, lines, 0, "Lees dit op x.example.");
    assert_int_equal(mark->script_level, 0);
}

static void test_nobr_never_breaks(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int mm = 50; mm < 145; mm++) {
        const struct lines lines =
            set(t, kit,
                "U kunt tot en met <strong><nobr>dinsdag 12 januari 2027</nobr></strong> bezwaar maken "
                "bij 1234\xC2\xA0ZZ Voorbeeldstad, tel. <nobr>012 345 67 89</nobr>, t/m vrijdag.",
                mm);
        const char *all = "";
        for (size_t i = 0; i < lines.n; i++) {
            all = arena_printf(t->arena, "%s%s\n", all, fixture_line(t, &lines.lines[i]));
        }
        assert_non_null(strstr(all, "dinsdag 12 januari 2027"));
        assert_non_null(strstr(all, "1234 ZZ"));
        assert_non_null(strstr(all, "012 345 67 89"));
        assert_non_null(strstr(all, "t/m"));
    }
}

static void test_forced_line_end(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t), "Postbus 100<br/>1234 ZZ Voorbeeldstad", 144);
    assert_int_equal(lines.n, 2);
    assert_line(t, lines, 0, "Postbus 100 ");
    assert_line(t, lines, 1, "1234 ZZ Voorbeeldstad");
}

static void test_break_inside_has_no_space(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t), "www.voorbeeldstad.example/bezwaar", 58);
    assert_int_equal(lines.n, 2);
    assert_line(t, lines, 0, "www.voorbeeldstad.example/");
    assert_line(t, lines, 1, "bezwaar");
}

/* First-fit leaves "orde." alone on the last line; the better fit takes a word down with it. */
static void test_no_lonely_last_word(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t),
                                   "Daar kan een goede reden voor zijn. Van elke 100 gekozen "
                                   "aanvragen waren er 62 geheel in orde.",
                                   144);
    assert_int_equal(lines.n, 2);
    assert_line(t, lines, 1, "waren er 62 geheel in orde.");
}

static void test_too_wide_word_is_cut_last(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t), "x 0123456789012345678901234567890123456789 x", 30);
    assert_true(lines.n >= 3);
    const char *all = "";
    for (size_t i = 0; i < lines.n; i++) {
        all = arena_printf(t->arena, "%s%s", all, fixture_line(t, &lines.lines[i]));
    }
    assert_string_equal(all, "x 0123456789012345678901234567890123456789 x");
}

static const char *all_lines(struct test_ctx *t, struct lines lines, const char *between)
{
    const char *all = "";
    for (size_t i = 0; i < lines.n; i++) {
        all = arena_printf(t->arena, "%s%s%s", all, fixture_line(t, &lines.lines[i]), between);
    }
    return all;
}

/* The summary of a record is typed with plain spaces: "vanaf 12 / oktober 2026" stood in a letter. */
static void test_numbers_keep_their_word(void **state)
{
    static const char *const whole[] = {
        "12 oktober 2026.",      "100 gekozen", "62 in",        "1 juli 2026 in", "2011 AB",    "september 2026",
        "\xE2\x82\xAC 1.234,56", "12 bis",      "100 000 euro", "012 345 67 89.", "2 x 3 keer",
        "artikel 6,", "lid 1,", "onder e;", "(artikel 53a", "art. 7",
    };
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int mm = 46; mm < 145; mm++) {
        const char *all = all_lines(
            t,
            set(t, kit,
                "U krijgt bijstand vanaf 12 oktober 2026. Van elke 100 gekozen aanvragen waren er 62 in orde. U "
                "woont sinds 1 juli 2026 in 2011 AB Haarlem, Kerkstraat 12 bis. In september 2026 kreeg u "
                "\xE2\x82\xAC 1.234,56 en 100 000 euro, 2 x 3 keer. Bel 012 345 67 89. AVG, artikel 6, lid 1, onder e; Participatiewet "
                "(artikel 53a) en Awb, art. 7.",
                mm),
            "\n");
        for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
            if (!strstr(all, whole[i])) {
                fail_msg("%d mm parts %s:\n%s", mm, whole[i], all);
            }
        }
    }
}

/* A line ends within a name where the name is wider than the line, and then at its hyphen. */
static void test_names_with_a_hyphen_stay(void **state)
{
    static const char *const whole[] = {"Scholten-Veenstra", "Jansen-de", "Jean-Pierre", "Özdemir-Ünal"};
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (double mm = 40; mm < 110; mm += 0.7) {
        const char *all = all_lines(t, set(t, kit, "Het programma koos de aanvraag van mevrouw Scholten-Veenstra, mevrouw Jansen-de Vries, Jean-Pierre Bos en Özdemir-Ünal.", mm), "\n");
        for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
            if (!strstr(all, whole[i]))
                fail_msg("%s is broken at %.1f mm", whole[i], mm);
    }
    assert_non_null(strstr(all_lines(t, set(t, kit, "Scholten-Veenstra", 26), "\n"), "Scholten-\nVeenstra"));
    assert_non_null(strstr(all_lines(t, set(t, kit, "Een AVG-verzoek", 20), "\n"), "AVG-\nverzoek"));
}

/* "de aanvraag van J. / Smits" stood in a title, "uur, vr / 8.00" in the column of references. */
static void test_initials_and_hours_stay(void **state)
{
    static const char *const whole[] = {"J. Smits", "A.-M. Bos", "J.W. de", "(B. Castricum", "vr 8.00-17.00", "Fri 8:00-17:00"};
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int mm = 34; mm < 145; mm++) {
        const char *all = all_lines(t, set(t, kit, "De aanvraag van J. Smits, van A.-M. Bos en van J.W. de Wit (B. Castricum). Bel ma 8.00-20.00 uur, vr 8.00-17.00 uur, Fri 8:00-17:00.", mm), "\n");
        for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
            if (!strstr(all, whole[i])) {
                fail_msg("%d mm parts %s:\n%s", mm, whole[i], all);
            }
        }
    }
}

/* "o / zasiłek", "w / Rejestrze" stood in every Polish letter; Dutch knows no such rule. */
static void test_lone_letters_go_on(void **state)
{
    static const char *const whole[] = {"o zasi", "(i w tym", "z „Recht", "у зв’язку", "a wi"};
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    int n_dutch = 0;
    for (int mm = 40; mm < 145; mm++) {
        const char *words = "Wniosek o zasiłek (i w tym roku) z „Recht onbekend” dotyczy Państwa, a więc у зв’язку";
        const char *all = all_lines(t, set(t, kit, arena_printf(t->arena, "<span lang='pl'>%s</span>", words), mm), "\n");
        for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
            if (!strstr(all, whole[i])) {
                fail_msg("%d mm parts %s:\n%s", mm, whole[i], all);
            }
        }
        const char *dutch = all_lines(t, set(t, kit, words, mm), "\n");
        n_dutch += strstr(dutch, " o \n") || strstr(dutch, "(i \n") || strstr(dutch, " a \n");
    }
    assert_true(n_dutch > 0);
}

/* "www.bureau- / gelijk.example": who types it does not know whose hyphen that is. Another word may break there. */
static void test_address_keeps_its_hyphen(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    int n_words = 0;
    for (int mm = 60; mm < 145; mm++) {
        const char *all = all_lines(t, set(t, kit, "Bel ons of kijk op www.bureau-gelijk.example, mail aan vraag-en@bureau.example of doe een AVG-verzoek bij ons.", mm), "\n");
        if (!strstr(all, "www.bureau-gelijk.example") || !strstr(all, "vraag-en@bureau.example")) {
            fail_msg("%d mm parts an address:\n%s", mm, all);
        }
        n_words += strstr(all, "AVG-\n") != NULL;
    }
    assert_true(n_words > 0);
}

/* A quote that closes and a bracket that opens: ICU keeps them together as UAX 14 did, and left half a line empty. */
static void test_line_ends_behind_a_quote(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t), "Dat heet ‘automatische selectie’ (geautomatiseerde risicoselectie).", 72);
    assert_int_equal(lines.n, 2);
    assert_line(t, lines, 0, "Dat heet ‘automatische selectie’ ");
}

static struct lines set_title(struct test_ctx *t, const char *inside, double width_mm)
{
    const struct block *model = fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, "<section><h2>%s</h2><p>x</p></section>", inside));
    return set_block(t, fixture_kit(t), fixture_find(model, BLOCK_H2), width_mm);
}

/* In titles stood "osoby: Tim / Hendriksen." and "G. Postma. Nie / podjęto jeszcze żadnej decyzji." */
static void test_headings_end_lines_between_names_and_sentences(void **state)
{
    struct test_ctx *t = *state;
    struct lines lines = set_title(t, "Wij bekeken de aanvraag van <value of='on-behalf-of'>Tim Hendriksen</value> om meer redenen. Een medewerker besliste.", 72);
    assert_non_null(strstr(all_lines(t, lines, "\n"), "Tim Hendriksen"));
    lines = set_title(t, "Program komputerowy wybrał sprawę osoby: G. Postma. Nie podjęto jeszcze żadnej decyzji.", 82);
    assert_non_null(strstr(all_lines(t, lines, "\n"), "Postma. \nNie"));
}

/* "hoe." stood by itself in the box of the first page. */
static void test_no_short_last_word(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set(t, fixture_kit(t), "woensdag 30 december 2026. Lees verderop hoe.", 91);
    assert_int_equal(lines.n, 2);
    assert_line(t, lines, 1, "verderop hoe.");
}

/* But a sentence full of numbers is no endless word, and in a column too narrow the spaces give way before a word does. */
static void test_numbers_give_way(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    assert_true(set(t, kit, "1 a 2 b 3 c 4 d 5 e 6 f 7 g 8 h 9 i 10 j 11 k 12 l", 60).n <= 3);
    const struct lines lines = set(t, kit, "vanaf 12 september 2026 weer", 22);
    const char *all = all_lines(t, lines, "");
    assert_string_equal(all, "vanaf 12 september 2026 weer");
    for (size_t i = 0; i + 1 < lines.n; i++) {
        const struct mark *mark = lines.lines[i].last;
        assert_int_equal(mark->text[mark->n_text_bytes - 1], ' ');
    }
}

/* Behind a <nobr> the line may end: the template said what belongs together. */
static void test_nobr_joins_nothing_more(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines =
        set(t, fixture_kit(t), "tot en met <nobr>dinsdag 12 januari 2027</nobr> bezwaar maken", 76);
    assert_line(t, lines, 0, "tot en met dinsdag 12 januari 2027 ");
}

/* An identifier never gets a hyphen, even where a word would. */
static void test_nobr_gets_no_hyphen(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const char *word = "INKOMENSONDERSTEUNINGAANVRAAG";
    assert_non_null(strstr(all_lines(t, set(t, kit, word, 40), ""), "\xC2\xAD"));
    const char *nobr = arena_printf(t->arena, "<nobr>%s</nobr>", word);
    assert_string_equal(all_lines(t, set(t, kit, nobr, 40), ""), word);
}

static void test_missing_glyph_names_the_slot(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    struct block *model =
        fixture_letter(t,
                       "<line><value of='name'>Wang \xE6\xBC\xA2</value></line><line>Kerkstraat 1</line>"
                       "<line>1234 AB  VOORBEELDSTAD</line>",
                       "<p>Tekst</p>");
    assert_int_equal(fixture_try(t, kit, model), REFUSED);
    assert_note(t->diag, "P001");
    const struct note *note = test_note(t->diag, "P001");
    assert_string_equal(note->detail, "slot name, script Han"); /* never the name itself */
}

static void test_order_of_letters_does_not_matter(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct input *in = test_read(t, "tests/unit/layout/data/page-standard.xml");
    struct block *standard = fixture_page(t, in->bytes);
    struct buf first, second;
    buf_init(&first, 1 << 20);
    buf_init(&second, 1 << 20);
    layout_dump(&first, fixture_make(t, kit, standard));
    fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Een heel andere brief over bezwaar.</p>"));
    layout_dump(&second, fixture_make(t, kit, standard));
    assert_string_equal(first.bytes, second.bytes);
    buf_done(&first);
    buf_done(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_real_space_at_line_ends),
        TEST(test_styles_are_marks),
        TEST(test_nobr_never_breaks),
        TEST(test_forced_line_end),
        TEST(test_break_inside_has_no_space),
        TEST(test_no_lonely_last_word),
        TEST(test_too_wide_word_is_cut_last),
        TEST(test_numbers_keep_their_word),
        TEST(test_initials_and_hours_stay),
        TEST(test_lone_letters_go_on),
        TEST(test_address_keeps_its_hyphen),
        TEST(test_line_ends_behind_a_quote),
        TEST(test_headings_end_lines_between_names_and_sentences),
        TEST(test_names_with_a_hyphen_stay),
        TEST(test_no_short_last_word),
        TEST(test_numbers_give_way),
        TEST(test_nobr_joins_nothing_more),
        TEST(test_nobr_gets_no_hyphen),
        TEST(test_missing_glyph_names_the_slot),
        TEST(test_order_of_letters_does_not_matter),
    };
    return cmocka_run_group_tests_name("layout/paragraph", tests, NULL, NULL);
}
