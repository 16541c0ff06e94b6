/* large print: its design is another page, not a larger one; nothing on it is small but what the window shows. */
#include "layout_fixture.h"

static const struct layout_options large = {.format = "large-print", .envelope = "c4-large-print"};

static struct layout *make(struct test_ctx *t, struct layout_kit *kit, const struct block *model)
{
    struct layout *layout = NULL;
    const enum outcome outcome = layout_make(&layout, t->arena, t->diag, kit, model, &large);
    assert_no_notes(t->diag);
    assert_int_equal(outcome, DONE);
    return layout;
}

static struct layout *make_body(struct test_ctx *t, const char *body)
{
    return make(t, fixture_kit(t), fixture_letter(t, FIXTURE_ADDRESS, body));
}

static const struct mark *find_mark(const struct layout *l, const char *text)
{
    for (size_t i = 0; i < l->n_pages; i++) {
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            if (mark->kind == MARK_GLYPHS && mark->n_text_bytes >= strlen(text) && memcmp(mark->text, text, strlen(text)) == 0) {
                return mark;
            }
        }
    }
    fail_msg("%s stands nowhere", text);
    return NULL;
}

static size_t page_of(const struct layout *l, const char *text)
{
    const struct mark *wanted = find_mark(l, text);
    for (size_t i = 0; i < l->n_pages; i++) {
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            if (mark == wanted) {
                return i;
            }
        }
    }
    return SIZE_MAX;
}

static const struct mark *mark_of(const struct layout *l, enum mark_kind kind)
{
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        if (mark->kind == kind && mark->artifact != ARTIFACT_FOLD && !(mark->owner && mark->owner->kind == BLOCK_LOGO)) {
            return mark;
        }
    }
    return NULL;
}

static void test_nothing_small(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l =
        make_body(t, "<p>Alinea</p><box kind='deadline'><p>Frist</p></box><dl><row><term>Label</term><detail>tekst</detail></row></dl>"
                     "<table><tr><th>Wat</th><th>Hoeveel</th></tr><tr><td>Huur</td><td align='right'>9</td></tr></table>"
                     "<ol><li>een</li></ol><section><h2>Kop</h2><p>a</p></section><signature><p>Groet</p></signature>");
    size_t n_small = 0, n = 0;
    for (size_t i = 0; i < l->n_pages; i++) {
        for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
            const bool in_window = mark->artifact == ARTIFACT_RETURN || (mark->owner && mark->owner->kind == BLOCK_LINE);
            n += mark->kind == MARK_GLYPHS;
            n_small += mark->kind == MARK_GLYPHS && mark->size_pt < 18;
            assert_true(mark->kind != MARK_GLYPHS || in_window == (mark->size_pt < 18));
        }
    }
    assert_true(n > 20);
    assert_int_equal(n_small, 4); /* three lines of address, the return line */
}

static void test_label_above_text(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make_body(t, "<dl><row><term>Online</term><detail>www.voorbeeldstad.example</detail></row></dl>");
    const struct mark *label = find_mark(l, "Online"), *text = find_mark(l, "www.");
    assert_true(text->y_pt > label->y_pt + 20);
    assert_true(text->x_pt - label->x_pt < 1e-6);
    /* a label as short as a Turkish "Ek" too: else one stood beside its text, the others above */
    const struct layout *brief = make_body(t, "<dl><row><term>Ek</term><detail>Lijst</detail></row></dl>");
    assert_true(find_mark(brief, "Lijst")->y_pt > find_mark(brief, "Ek")->y_pt + 20);
    /* and beside it in the standard letter */
    const struct layout *standard = fixture_make(t, fixture_kit(t), l->model);
    assert_true(find_mark(standard, "www.")->y_pt - find_mark(standard, "Online")->y_pt < 1e-6);
}

/* In a translation, which has no address, what is left over of the references has the whole line: hours took three of them. */
static void test_last_reference_has_the_line(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make(
        t, fixture_kit(t),
        fixture_page(t, "<page-model><letter lang='nl' translation='no' title='x'><reference><row><term>Datum</term><detail>1 december 2026</detail></row>"
                        "<row><term>Kenmerk</term><detail>BK-1</detail></row><row><term>Bel</term><detail>ma t/m do 8.00-20.00 uur, vr 8.00-17.00 uur</detail></row>"
                        "</reference><body><h1>Titel</h1><p>a</p></body><footer><p>x</p><p>Pagina <page-number/> van <page-count/></p></footer></letter></page-model>"));
    const struct mark *hours = find_mark(l, "ma t/m do");
    assert_memory_equal(hours->text + hours->n_text_bytes - strlen("17.00 uur"), "17.00 uur", strlen("17.00 uur"));
}

static void test_rule_instead_of_frame(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make_body(t, "<box kind='deadline'><p>U kunt bezwaar maken.</p><p>Dat is gratis.</p></box>");
    assert_null(mark_of(l, MARK_FRAME));
    const struct mark *rule = mark_of(l, MARK_RULE), *text = find_mark(l, "U kunt bezwaar");
    assert_non_null(rule);
    assert_true(rule->height_pt > 40 && rule->width_pt < 4);
    assert_true(rule->x_pt + rule->width_pt < text->x_pt);
}

static void test_code_below_text(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make_body(t, "<aside><qr data='https://www.voorbeeldstad.example/1' alt='Code'/><p>Het staat in het register.</p></aside>");
    const struct mark *code = NULL;
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        code = mark->owner && mark->owner->kind == BLOCK_QR ? mark : code;
    }
    assert_non_null(code);
    assert_true(code->y_pt > find_mark(l, "Het staat")->y_pt + 10);
    assert_true(code->width_pt > 34 * PT_PER_MM);
}

#define LONG "een lange omschrijving van de uitkering waarover het gaat"

static void test_wide_table_row_by_row(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make_body(
        t, "<table><tr><th scope='col'>Gegeven</th><th scope='col'>Komt van</th><th scope='col'>Gebruikt voor</th></tr>"
           "<tr><td>Inkomen, " LONG "</td><td>Dienst, " LONG "</td><td>Keuze, " LONG "</td></tr></table>");
    const struct mark *first = find_mark(l, "Inkomen, "), *second = find_mark(l, "Dienst, "), *third = find_mark(l, "Keuze, ");
    assert_true(second->y_pt > first->y_pt && third->y_pt > second->y_pt);
    assert_true(second->x_pt - first->x_pt < 1e-6 && third->x_pt - first->x_pt < 1e-6);
    assert_int_equal(first->face, FACE_BOLD); /* the row's label */
    assert_int_equal(second->face, FACE_REGULAR);
    assert_true(find_mark(l, "Gebruikt voor")->y_pt > find_mark(l, "Komt van")->y_pt);
}

static void test_narrow_table_stays(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make_body(t, "<table><tr><th scope='col'>Waarvoor</th><th scope='col'>Bedrag</th></tr>"
                                          "<tr><td>Huur</td><td align='right'><nobr>€ 9,00</nobr></td></tr></table>");
    assert_true(find_mark(l, "€ 9,00")->y_pt - find_mark(l, "Huur")->y_pt < 1e-6);
}

static void test_text_begins_below_the_window(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct block *model = fixture_letter(t, FIXTURE_ADDRESS, "<p>a</p>");
    struct layout *in_c5 = NULL;
    const struct layout_options c5 = {.format = "large-print", .envelope = "nen1026-left-c5"};
    const double title_in_c4 = find_mark(make(t, kit, model), "Titel")->y_pt;
    assert_int_equal(layout_make(&in_c5, t->arena, t->diag, kit, model, &c5), DONE);
    /* a flat sheet slides further in C4 than a folded one in C5 */
    assert_true(title_in_c4 > 117 * PT_PER_MM);
    assert_true(find_mark(in_c5, "Titel")->y_pt > 104 * PT_PER_MM && find_mark(in_c5, "Titel")->y_pt < title_in_c4);
}

/* Half a page of text, then the objection: the plan lets it begin a page. */
static void test_planned_page(void **state)
{
    struct test_ctx *t = *state;
    const char *body = "";
    for (int i = 0; i < 6; i++) {
        body = arena_printf(t->arena, "%s<p>Een alinea van de brief, die ongeveer twee regels lang is op dit vel.</p>", body);
    }
    for (int i = 0; i < 2; i++) {
        const char *part = i ? "objection" : "who";
        const struct layout *l = make_body(t, arena_printf(t->arena, "<section part='happened'><h2>Begin</h2>%s%s</section><section part='%s'><h2>Slot</h2>%s</section>", body,
                                                            body, part, body));
        const struct mark *slot = find_mark(l, "Slot");
        const bool begins_page = slot->y_pt < 40 * PT_PER_MM;
        assert_int_equal(begins_page, i == 1);
    }
}

/* "besliste." stood alone below the rest of a title. */
static void test_title_is_even(void **state)
{
    struct test_ctx *t = *state;
    const char *letter = "<page-model><letter lang='nl' form='separate' translation='no' title='T'><return>Retour: Postbus 1</return>"
                         "<address>" FIXTURE_ADDRESS "</address><body><h1>Een computerprogramma koos uw aanvraag uit. Een medewerker besliste.</h1>"
                         "<box kind='summary'><row><term>Iets doen?</term><detail>Nee.</detail></row></box></body><footer><p>voet</p></footer></letter></page-model>";
    const struct layout *l = make(t, fixture_kit(t), fixture_page(t, letter));
    find_mark(l, "Een computerprogramma ");
    find_mark(l, "koos uw aanvraag uit. ");
    find_mark(l, "Een medewerker besliste.");
}

/* Where title and box do not fit what the references leave of a page, the title stands there all the same. */
static void test_title_stands_on_the_first_page(void **state)
{
    struct test_ctx *t = *state;
    const char *rows = "<row><term>Iets doen?</term><detail>Nee.</detail></row>";
    for (int i = 0; i < 4; i++) {
        rows = arena_printf(t->arena, "%s%s", rows, rows);
    }
    const char *letter = "<page-model><letter lang='nl' form='separate' translation='no' title='T'><return>Retour: Postbus 1</return>"
                         "<address>" FIXTURE_ADDRESS "</address><body><h1>Titel</h1><box kind='summary'>%s</box><p>a</p></body>"
                         "<footer><p>voet</p></footer></letter></page-model>";
    const char *half = arena_strndup(t->arena, rows, strlen(rows) / 2);
    const struct layout *l = make(t, fixture_kit(t), fixture_page(t, arena_printf(t->arena, letter, half)));
    assert_int_equal(page_of(l, "Titel"), 0);
    assert_int_equal(page_of(l, "Iets doen?"), 1);
}

/* Wherever the objection comes, no page but the last is left a third empty for it: with the plan alone one ended at 178 mm. */
static void test_plan_leaves_no_page_half_empty(void **state)
{
    struct test_ctx *t = *state;
    const double bottom_pt = 273 * PT_PER_MM;
    const char *body = "";
    for (int n = 0; n < 24; n++) {
        body = arena_printf(t->arena, n % 4 ? "%s<p>Een alinea van de brief, die ongeveer twee regels lang is op dit vel.</p>" :
                                      "%s</section><section part='happened'><h2>Kop</h2><p>Een alinea van de brief, die drie of meer regels lang is op dit vel, "
                                      "want zij gaat nog even door en dan nog wat verder.</p>", body);
        const struct layout *l = make_body(t, arena_printf(t->arena, "<section part='happened'><h2>Begin</h2><p>a</p>%s</section><section part='objection'><h2>Slot</h2>"
                                                           "<p>Een.</p><p>Twee.</p><p>Drie.</p><p>Vier.</p></section>", body));
        for (size_t i = 0; i + 1 < l->n_pages; i++) {
            double lowest_pt = 0;
            for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
                lowest_pt = mark->owner && mark->owner->kind == BLOCK_P && mark->y_pt > lowest_pt ? mark->y_pt : lowest_pt;
            }
            if (lowest_pt < 0.68 * bottom_pt) {
                fail_msg("%d paragraphs: page %zu ends at %.0f mm", n + 1, i + 1, lowest_pt / PT_PER_MM);
            }
        }
    }
}

static void test_references_above_a_full_column(void **state)
{
    struct test_ctx *t = *state;
    const char *rows = "";
    for (int i = 0; i < 9; i++) {
        rows = arena_printf(t->arena, "%s<row><term>Kenmerk %d</term><detail>2026-%d</detail></row>", rows, i, i);
    }
    const char *letter = "<page-model><letter lang='nl' form='separate' translation='no' title='T'><return>Retour: Postbus 1</return>"
                         "<address>" FIXTURE_ADDRESS "</address><reference>%s</reference><body><h1>Titel</h1><p>a</p></body>"
                         "<footer><p>voet</p></footer></letter></page-model>";
    const struct layout *l = make(t, fixture_kit(t), fixture_page(t, arena_printf(t->arena, letter, rows)));
    /* those that find no room beside the address */
    assert_true(find_mark(l, "Kenmerk 0")->x_pt > 130 * PT_PER_MM);
    assert_true(find_mark(l, "Kenmerk 8")->y_pt > 117 * PT_PER_MM && find_mark(l, "Kenmerk 8")->x_pt < 130 * PT_PER_MM);
    assert_true(find_mark(l, "Titel")->y_pt > find_mark(l, "Kenmerk 8")->y_pt);
    const struct layout *few = make(t, fixture_kit(t), fixture_page(t, arena_printf(t->arena, letter, "<row><term>Kenmerk 0</term><detail>2026-0</detail></row>")));
    assert_true(find_mark(few, "Kenmerk 0")->y_pt < 110 * PT_PER_MM);
    assert_true(find_mark(few, "Kenmerk 0")->x_pt > 130 * PT_PER_MM);
}

static const char *family_of(struct layout_kit *kit, const struct mark *mark)
{
    return kit->style.families[mark->family].name;
}

static void test_family_covers_the_letter(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct layout *l = make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Zoë en <span lang='uk'>Допомога</span> <strong>Łukasz</strong></p>"));
    assert_string_equal(family_of(kit, find_mark(l, "Zoë")), "atkinson-hyperlegible-next");
    assert_string_equal(family_of(kit, find_mark(l, "Допомога")), "noto-sans"); /* of another script */
    assert_string_equal(family_of(kit, find_mark(l, "Łukasz")), "atkinson-hyperlegible-next");
    /* in the letter's own language it must have every script */
    const struct layout *cyrillic = make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Zoë en Допомога</p>"));
    assert_string_equal(family_of(kit, find_mark(cyrillic, "Zoë")), "noto-sans");
    /* a name that it cannot write: the letter is one in kind */
    const struct layout *other = make(t, kit, fixture_letter(t, "<line>Nguyễn</line><line>Kerkstraat 12A</line>", "<p>Zoë</p>"));
    assert_string_equal(family_of(kit, find_mark(other, "Nguyễn")), "noto-sans");
    assert_string_equal(family_of(kit, find_mark(other, "Zoë")), "noto-sans");
}

static void test_standard_letter_opens_no_other_family(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Zoë</p>"));
    for (size_t i = 1; i < kit->style.n_families; i++) {
        assert_false(kit->fonts.open[i]);
    }
}

static void test_marks_stand_above_the_text(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = make(
        t, fixture_kit(t),
        fixture_page(t, "<page-model><letter lang='nl' form='separate' translation='no' title='T'><mark kind='copy'>DUPLICAAT. Deze brief is nog eens gemaakt.</mark>"
                        "<letterhead><p>Gemeente Voorbeeldstad</p></letterhead><return>Retour: Postbus 1</return><address>" FIXTURE_ADDRESS
                        "</address><body><h1>Titel</h1><p>a</p></body><footer><p>voet</p></footer></letter></page-model>"));
    const struct mark *mark = find_mark(l, "DUPLICAAT. ");
    assert_true(mark->y_pt > 117 * PT_PER_MM && mark->y_pt < find_mark(l, "Titel")->y_pt);
    assert_int_equal(page_of(l, "DUPLICAAT. "), 0);
}

static void test_unknown_format(void **state)
{
    struct test_ctx *t = *state;
    struct layout *layout = NULL;
    const struct layout_options options = {.format = "braille"};
    assert_int_equal(layout_make(&layout, t->arena, t->diag, fixture_kit(t), fixture_letter(t, FIXTURE_ADDRESS, "<p>a</p>"), &options), BROKEN);
    assert_note(t->diag, "P015");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_nothing_small),
        TEST(test_label_above_text),
        TEST(test_last_reference_has_the_line),
        TEST(test_rule_instead_of_frame),
        TEST(test_code_below_text),
        TEST(test_wide_table_row_by_row),
        TEST(test_narrow_table_stays),
        TEST(test_text_begins_below_the_window),
        TEST(test_planned_page),
        TEST(test_title_is_even),
        TEST(test_title_stands_on_the_first_page),
        TEST(test_plan_leaves_no_page_half_empty),
        TEST(test_references_above_a_full_column),
        TEST(test_family_covers_the_letter),
        TEST(test_standard_letter_opens_no_other_family),
        TEST(test_marks_stand_above_the_text),
        TEST(test_unknown_format),
    };
    return cmocka_run_group_tests_name("layout/large-print", tests, NULL, NULL);
}
