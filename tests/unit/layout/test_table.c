/* table: widths, amounts flush right, the head on every page. */
#include "layout_fixture.h"

static const char *rows(struct test_ctx *t, int n)
{
    const char *out = "<tr><th scope='col'>Waarvoor</th><th scope='col'>Bedrag</th></tr>";
    for (int i = 0; i < n; i++) {
        out = arena_printf(t->arena, "%s<tr><td>Maand %d</td><td align='right'><nobr>€ %d,00</nobr></td></tr>", out,
                           i + 1, i % 2 ? 9 : 1000);
    }
    return out;
}

static const struct mark *find_text(const struct page *page, const char *text)
{
    for (const struct mark *mark = page->first; mark; mark = mark->next) {
        if (mark->kind == MARK_GLYPHS && mark->n_text_bytes == strlen(text) &&
            memcmp(mark->text, text, strlen(text)) == 0) {
            return mark;
        }
    }
    return NULL;
}

static void test_amounts_flush_right(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = fixture_make(
        t, fixture_kit(t), fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, "<table>%s</table>", rows(t, 2))));
    const struct mark *large = find_text(&l->pages[0], "€ 1000,00"), *small = find_text(&l->pages[0], "€ 9,00");
    const struct mark *head = find_text(&l->pages[0], "Bedrag");
    assert_non_null(large);
    assert_non_null(small);
    assert_non_null(head);
    assert_true(large->x_pt < small->x_pt);
    assert_true(large->x_pt + large->width_pt - small->x_pt - small->width_pt < 1e-6);
    assert_true(large->x_pt + large->width_pt - head->x_pt - head->width_pt < 1e-6); /* the head goes with its column */
    assert_int_equal(head->face, FACE_BOLD);
    assert_int_equal(small->owner->kind, BLOCK_TD);
}

static void test_head_on_every_page(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l =
        fixture_make(t, fixture_kit(t),
                     fixture_letter(t, FIXTURE_ADDRESS, arena_printf(t->arena, "<table>%s</table>", rows(t, 90))));
    assert_true(l->n_pages >= 3);
    int n_rows = 0;
    for (size_t i = 0; i < l->n_pages; i++) {
        const struct mark *head = find_text(&l->pages[i], "Waarvoor");
        assert_non_null(head);
        /* told once: the copies are artifacts */
        assert_int_equal(head->artifact, i == 0 ? ARTIFACT_NOT : ARTIFACT_LAYOUT);
        int here = 0;
        double lowest = 0;
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            if (mark->owner && mark->owner->kind == BLOCK_TD) {
                here++;
                assert_true(mark->y_pt > head->y_pt + 10);
                lowest = mark->y_pt;
            }
        }
        assert_true(lowest < 283 * PT_PER_MM);
        assert_true(here >= 4); /* two rows at least on either side of a page end */
        n_rows += here / 2;
    }
    assert_int_equal(n_rows, 90);
}

static void test_long_cells_share_the_width(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = fixture_make(t, fixture_kit(t),
                                          fixture_letter(t, FIXTURE_ADDRESS,
                                                         "<table><tr><td>Kort</td><td>Een lange omschrijving van het "
                                                         "gegeven dat het programma gebruikte om te kiezen</td>"
                                                         "<td>Uit de basisregistratie personen van de gemeente waar u "
                                                         "woont, bijgewerkt tot vorige maand</td></tr></table>"));
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        if (mark->owner && mark->owner->kind == BLOCK_TD) {
            assert_true(mark->x_pt + mark->width_pt <
                        (33 + 144 + 1.2) * PT_PER_MM); /* 1.2: the space at the line's end */
        }
    }
    assert_non_null(find_text(&l->pages[0], "Kort"));
}

static void test_too_many_columns(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(fixture_try(t, fixture_kit(t),
                                 fixture_letter(t, FIXTURE_ADDRESS,
                                                "<table><tr><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td><td>6</"
                                                "td><td>7</td><td>8</td><td>9</td></tr></table>")),
                     BROKEN);
    assert_note(t->diag, "P014");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_amounts_flush_right),
        TEST(test_head_on_every_page),
        TEST(test_long_cells_share_the_width),
        TEST(test_too_many_columns),
    };
    return cmocka_run_group_tests_name("layout/table", tests, NULL, NULL);
}
