/* galley, blocks, paginate: what stays together. */
#include "layout_fixture.h"

#define WORDS "Wij bekeken uw aanvraag en vroegen de gegevens op die daarbij horen. "

static const char *words(struct test_ctx *t, int n)
{
    const char *out = "";
    for (int i = 0; i < n; i++) {
        out = arena_printf(t->arena, "%s" WORDS, out);
    }
    return out;
}

/* How many lines (different baselines) of a block stand on a page. */
static int lines_on(const struct page *page, const struct block *owner)
{
    int n = 0;
    double last = -1;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        if (mark->owner == owner && mark->part == 0 && (last < 0 || mark->y_pt - last > 1)) {
            n++;
            last = mark->y_pt;
        }
    }
    return n;
}

static const struct mark *last_text(const struct page *page)
{
    const struct mark *last = NULL;
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        if (mark->kind == MARK_GLYPHS && mark->artifact == ARTIFACT_NOT && mark->owner->kind != BLOCK_HELP) {
            last = mark;
        }
    }
    return last;
}

/* The rules that hold for every page of every letter. */
static void assert_pages(const struct layout *l)
{
    for (size_t i = 0; i + 1 < l->n_pages; i++) {
        const struct mark *last = last_text(&l->pages[i]);
        assert_non_null(last);
        assert_int_not_equal(last->owner->kind, BLOCK_H2);
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            if (!mark->owner || mark->owner->kind == BLOCK_MARK) {
                continue;
            }
            const int here = lines_on(&l->pages[i], mark->owner), there = lines_on(&l->pages[i + 1], mark->owner);
            if (there > 0) {
                assert_int_equal(mark->owner->kind, BLOCK_P); /* nothing else is split */
                assert_true(here >= 2 && there >= 2);
            }
        }
    }
}

static void assert_inside(const struct layout *l)
{
    for (size_t i = 0; i < l->n_pages; i++) {
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            if (mark->owner && mark->owner->kind != BLOCK_HELP) {
                assert_true(mark->y_pt < 283.01 * PT_PER_MM);
                assert_true(mark->y_pt > 10 * PT_PER_MM);
            }
        }
    }
}

/* Letters of every length round a page end. */
static void test_widows_orphans_and_keeps(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int n = 1; n < 60; n++) {
        const char *body = arena_printf(
            t->arena,
            "<p>%s</p><section><h2>Een kop</h2><p>%s</p><p>%s</p></section><section><h2>Nog een "
            "kop</h2><ol><li>een</li>"
            "<li>twee</li><li>drie</li></ol><box kind='deadline'><p>Uiterlijk "
            "morgen.</p></box><dl><row><term>Online</term>"
            "<detail>%s</detail></row><row><term>Met de post</term><detail>adres</detail></row></dl></section>"
            "<signature><p>Groet,</p><p>M. van den Berg</p></signature>",
            words(t, n), words(t, 3), words(t, n % 7 + 1), words(t, 2));
        const struct layout *l = fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, body));
        assert_pages(l);
        assert_inside(l);
    }
}

static void test_page_numbers_and_help(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = fixture_make(
        t, fixture_kit(t), fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, "<p>%s</p>", words(t, 60))));
    assert_int_equal(l->n_pages, 2);
    for (size_t i = 0; i < 2; i++) {
        int n_help = 0;
        const char *last = "";
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            n_help += mark->owner && mark->owner->kind == BLOCK_HELP;
            if (mark->artifact == ARTIFACT_FOOTER) {
                last = arena_strndup(t->arena, mark->text, mark->n_text_bytes);
            }
        }
        assert_int_equal(n_help, i == 1);
        assert_string_equal(last, arena_printf(t->arena, "Pagina %zu van 2", i + 1));
    }
}

/* A section that asks for it moves as a whole, though its first lines would fit. */
static void test_section_keeps(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int n = 18; n < 30; n++) {
        const struct block *model = fixture_letter(
            t, FIXTURE_ADDRESS,
            arena_printf(
                t->arena,
                "<p>%s</p><section keep='yes'><h2>Kop</h2><p>een</p><p>twee</p><p>drie</p><p>vier</p></section>",
                words(t, n)));
        const struct layout *l = fixture_make(t, kit, model);
        const struct block *section = fixture_find(model, BLOCK_SECTION);
        for (const struct block *kid = section->first; kid; kid = kid->next) {
            for (size_t i = 0; i < l->n_pages; i++) {
                assert_int_equal(lines_on(&l->pages[i], kid) > 0, lines_on(&l->pages[i], section->first) > 0);
            }
        }
    }
}

static int page_of(const struct layout *l, const struct block *owner)
{
    for (size_t i = 0; i < l->n_pages; i++) {
        if (lines_on(&l->pages[i], owner) > 0) {
            return (int)i;
        }
    }
    return -1;
}

/* A heading with one line below it is whole: it stays where it fits, whatever section follows. One that ends in a colon is not. */
static void test_short_section_asks_nothing_of_the_next(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    int n_parted[2] = {0, 0};
    for (int colon = 0; colon < 2; colon++) {
        for (int n = 20; n < 40; n++) {
            const struct block *model = fixture_letter(
                t, FIXTURE_ADDRESS,
                arena_printf(t->arena, "<p>%s</p><section><h2>Kort</h2><p>Een regel%s</p></section><section keep='yes'><h2>Lang</h2><p>%s</p></section>",
                             words(t, n), colon ? ":" : ".", words(t, 20)));
            const struct layout *l = fixture_make(t, kit, model);
            const struct block *first = fixture_find(model, BLOCK_SECTION), *second = first->next;
            n_parted[colon] += page_of(l, first->first) < page_of(l, second->first);
            assert_int_equal(page_of(l, first->first), page_of(l, first->first->next));
        }
    }
    assert_true(n_parted[0] > 0);
    assert_int_equal(n_parted[1], 0);
}

static void test_spaces_shrink_to_save_a_page(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    size_t loose = 0, n_saved = 0;
    for (int n = 20; n < 60; n++) {
        const char *body = "";
        for (int i = 0; i < n; i++) {
            body = arena_printf(t->arena, "%s<p>Een alinea.</p>", body);
        }
        const struct block *model = fixture_letter(t, FIXTURE_ADDRESS, body);
        kit->style.designs[0].details.tightest = 1;
        loose = fixture_make(t, kit, model)->n_pages;
        kit->style.designs[0].details.tightest = 0.6;
        const size_t tight = fixture_make(t, kit, model)->n_pages;
        assert_true(tight <= loose);
        n_saved += tight < loose;
    }
    assert_true(n_saved > 0);
}

static void test_box_taller_than_a_page(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(
        fixture_try(t, fixture_kit(t),
                    fixture_letter(t, FIXTURE_ADDRESS,
                                   arena_printf(t->arena, "<box kind='deadline'><p>%s</p></box>", words(t, 100)))),
        REFUSED);
    assert_note(t->diag, "P006");
}

static void test_translation_starts_a_page(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = fixture_make(
        t, fixture_kit(t),
        fixture_page(
            t,
            "<page-model><letter lang='nl' translation='no' title='Brief'><address>" FIXTURE_ADDRESS
            "</address><body><h1>Titel</h1>"
            "<p>Tekst</p></body><footer><p>Afzender</p><p>Pagina <page-number/> van <page-count/></p></footer></letter>"
            "<letter lang='en' translation='yes' title='Letter'><reference><row><term>Date</term><detail>1 December "
            "2026</detail></row>"
            "</reference><body><h1>Title</h1><p>Text</p></body><footer><p>Sender</p><p>Page <page-number/> of "
            "<page-count/></p></footer>"
            "</letter></page-model>"));
    assert_int_equal(l->n_pages, 2);
    assert_string_equal(l->lang, "nl");
    assert_string_equal(l->pages[1].letter->lang, "en");
    bool counted = false;
    for (const struct mark *mark = l->pages[1].first; mark; mark = mark->next) {
        assert_true(!mark->owner || mark->owner->kind != BLOCK_LINE);
        counted |= mark->artifact == ARTIFACT_FOOTER && strncmp(mark->text, "Page 2 of 2", 11) == 0;
    }
    assert_true(counted);
}

static const struct mark *text_mark(const struct layout *l, const char *text)
{
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        if (mark->kind == MARK_GLYPHS && mark->n_text_bytes >= strlen(text) && memcmp(mark->text, text, strlen(text)) == 0) {
            return mark;
        }
    }
    fail_msg("%s stands nowhere", text);
    return NULL;
}

/* A label of nearly half the width is broken only where its text would be, and then leaves it what the label does not fill. */
static void test_long_labels(void **state)
{
    struct test_ctx *t = *state;
    const char *rows = "<dl><row><term>Wat op het formulier is ingevuld</term><detail>%s</detail></row></dl>";
    struct layout_kit *kit = fixture_kit(t);
    const struct layout *shorter = fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, rows, "uit de aanvraag")));
    const struct mark *beside = text_mark(shorter, "uit de aanvraag");
    const struct block *term = text_mark(shorter, "Wat op")->owner;
    assert_int_equal(lines_on(&shorter->pages[0], term), 1);
    assert_true(beside->x_pt > (33 + 0.45 * 144 + 5) * PT_PER_MM);
    const struct layout *longer = fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, rows, words(t, 2))));
    assert_int_equal(lines_on(&longer->pages[0], text_mark(longer, "Wat op")->owner), 2);
    assert_true(text_mark(longer, "Wij bekeken")->x_pt < (33 + 0.45 * 144) * PT_PER_MM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_widows_orphans_and_keeps),
        TEST(test_page_numbers_and_help),
        TEST(test_section_keeps),
        TEST(test_short_section_asks_nothing_of_the_next),
        TEST(test_spaces_shrink_to_save_a_page),
        TEST(test_box_taller_than_a_page),
        TEST(test_translation_starts_a_page),
        TEST(test_long_labels),
    };
    return cmocka_run_group_tests_name("layout/flow", tests, NULL, NULL);
}
