/* sheet, style, fonts: the address in the window and nothing else there; house files that cannot be. */
#include "layout_fixture.h"

static const struct mark *first_of(const struct layout *l, enum block_kind kind)
{
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        if (mark->owner && mark->owner->kind == kind) {
            return mark;
        }
    }
    return NULL;
}

static const struct mark *last_of(const struct layout *l, enum block_kind kind)
{
    const struct mark *last = NULL;
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        last = mark->owner && mark->owner->kind == kind ? mark : last;
    }
    return last;
}

static int address_lines(const struct layout *l, double *size_pt)
{
    int n = 0;
    double last = -1;
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        if (mark->owner && mark->owner->kind == BLOCK_LINE) {
            assert_true(mark->x_pt >= 33 * PT_PER_MM - 1e-6);
            assert_true(mark->x_pt + mark->width_pt < (116 + 1.1) * PT_PER_MM);
            assert_true(mark->y_pt > 58 * PT_PER_MM && mark->y_pt < 86 * PT_PER_MM);
            n += mark->y_pt - last > 1;
            last = mark->y_pt;
            *size_pt = mark->size_pt;
        }
    }
    return n;
}

static void test_address_stands_in_its_place(void **state)
{
    struct test_ctx *t = *state;
    double size_pt = 0;
    const struct layout *l = fixture_make(t, fixture_kit(t), fixture_letter(t, FIXTURE_ADDRESS, "<p>Tekst</p>"));
    assert_int_equal(address_lines(l, &size_pt), 3);
    assert_true(size_pt > 10.9);
    assert_true(first_of(l, BLOCK_H1)->y_pt > 104 * PT_PER_MM);
    assert_true(first_of(l, BLOCK_DETAIL)->x_pt >= 137 * PT_PER_MM);
}

static void test_long_name_wraps_at_a_space(void **state)
{
    struct test_ctx *t = *state;
    double size_pt = 0;
    const struct layout *l = fixture_make(
        t, fixture_kit(t),
        fixture_letter(
            t,
            "<line>Mevrouw Maximiliana Alexandrina van Roosendaal-Bouwmeesters</line><line>Kerkstraat 12A</line>"
            "<line>1234 AB  VOORBEELDSTAD</line>",
            "<p>Tekst</p>"));
    assert_int_equal(address_lines(l, &size_pt), 4);
}

static void test_postcode_stays_whole(void **state)
{
    struct test_ctx *t = *state;
    double size_pt = 0;
    const struct layout *l =
        fixture_make(t, fixture_kit(t),
                     fixture_letter(t,
                                    "<line>J. de Vries</line><line>Kerkstraat 12A</line><line>1234 AB  "
                                    "GASSELTERNIJVEENSCHEMOND AAN DE LANGE RIJN</line>",
                                    "<p>Tekst</p>"));
    address_lines(l, &size_pt);
    bool found = false;
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        found |= mark->owner && mark->owner->kind == BLOCK_LINE && strncmp(mark->text, "1234 AB  GASS", 13) == 0;
    }
    assert_true(found); /* both spaces between postcode and town are kept */
}

static void test_six_lines_shrink(void **state)
{
    struct test_ctx *t = *state;
    double size_pt = 0;
    const struct layout *l = fixture_make(
        t, fixture_kit(t),
        fixture_letter(
            t, "<line>een</line><line>twee</line><line>drie</line><line>vier</line><line>vijf</line><line>zes</line>",
            "<p>Tekst</p>"));
    assert_int_equal(address_lines(l, &size_pt), 6);
    assert_true(size_pt >= 9 && size_pt < 11);
}

static void test_address_that_does_not_fit(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    assert_int_equal(fixture_try(t, kit,
                                 fixture_letter(t,
                                                "<line>Stichting-tot-bevordering-van-de-allerlangste-naam-van-"
                                                "Nederland</line><line>x 1</line><line>1234 AB  Y</line>",
                                                "<p>Tekst</p>")),
                     DONE); /* hyphens of the name itself may end a line */
    assert_int_equal(fixture_try(t, kit,
                                 fixture_letter(t,
                                                "<line>Scholten-Veenstra-Kruisselbrink-Wassenaar-Oldenbarneveld-"
                                                "Westerhof</line><line>x 1</line><line>1234 AB  Y</line>",
                                                "<p>Tekst</p>")),
                     DONE); /* also where a line would else not part a name */
    assert_int_equal(
        fixture_try(
            t, kit,
            fixture_letter(t,
                           "<line>Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft</"
                           "line><line>x 1</line>"
                           "<line>1234 AB  Y</line>",
                           "<p>Tekst</p>")),
        REFUSED);
    assert_note(t->diag, "P002");
    diag_clear(t->diag);
    assert_int_equal(fixture_try(t, kit,
                                 fixture_letter(t,
                                                "<line>Mevrouw Maximiliana Alexandrina van Roosendaal-Bouwmeesters tot "
                                                "Oldenzaal</line><line>twee</line><line>drie</line>"
                                                "<line>vier</line><line>vijf</line><line>Mevrouw Maximiliana "
                                                "Alexandrina van Roosendaal-Bouwmeesters tot Oldenzaal</line>",
                                                "<p>Tekst</p>")),
                     REFUSED);
    assert_note(t->diag, "P002");
}

static void test_return_line_too_long(void **state)
{
    struct test_ctx *t = *state;
    assert_int_equal(
        fixture_try(t, fixture_kit(t),
                    fixture_page(
                        t, "<page-model><letter lang='nl' translation='no' title='x'><return>Retour: Gemeente "
                           "Voorbeeldstad aan de Lange Rijn, afdeling Inkomen "
                           "en Werk, Postbus 100, 1234 ZZ Voorbeeldstad</return><address>" FIXTURE_ADDRESS
                           "</address><body><h1>x</h1><p>x</p></body><footer><p>x</p></footer></letter></page-model>")),
        REFUSED);
    assert_note(t->diag, "P003");
}

/* Each of these lets something slide into the window of a C5 envelope. */
static void test_window_stays_clear(void **state)
{
    static const char *const slips[][2] = {
        {"first-mm=\"104\"", "first-mm=\"100\""},
        {"reference-left-mm=\"140\"", "reference-left-mm=\"125\""},
        {"letterhead-mm=\"12\"", "letterhead-mm=\"33\""},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct bundle *b = fixture_bundle(t);
        fixture_replace(t, b, "house/style.xml", slips[i][0], slips[i][1]);
        struct layout_kit *kit = fixture_kit_of(t, b);
        assert_int_equal(fixture_try(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Tekst</p>")), REFUSED);
        assert_note(t->diag, "P004");
        diag_clear(t->diag);
    }
}

/* Each of these puts a part of the address where the edge of the window could hide it. */
static void test_address_out_of_its_place(void **state)
{
    static const char *const slips[][2] = {
        {"<address x=\"33\"", "<address x=\"28\""},   {"<address x=\"33\" y=\"58\"", "<address x=\"33\" y=\"76\""},
        {"<address x=\"33\" y=\"58\"", "<address x=\"33\" y=\"50\""}, {"<play left=\"3\"", "<play left=\"6\""},
        {"<cut-out left=\"4\"", "<cut-out left=\"0\""},
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct bundle *b = fixture_bundle(t);
        fixture_replace(t, b, "house/envelopes/nen1026-left-c5.xml", slips[i][0], slips[i][1]);
        struct layout_kit *kit = fixture_kit_of(t, b);
        assert_int_equal(fixture_try(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Tekst</p>")), REFUSED);
        assert_note(t->diag, "P019");
        diag_clear(t->diag);
    }
}

static void test_concept(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = fixture_make(
        t, fixture_kit(t),
        fixture_page(t, "<page-model><letter lang='nl' translation='no' title='x'><mark kind='concept'>CONCEPT. Deze brief is nog niet "
                        "verstuurd.</mark><address>" FIXTURE_ADDRESS "</address><body><h1>x</h1><p>x</p></body>"
                        "<footer><p>x</p></footer></letter></page-model>"));
    const struct mark *pale = l->pages[0].first;
    assert_int_equal(pale->artifact, ARTIFACT_WATERMARK); /* first, so that all text lies on it */
    assert_memory_equal(pale->text, "CONCEPT", 7);
    assert_int_equal(pale->n_text_bytes, 7);
    assert_int_not_equal(pale->rgb, 0);
    const struct mark *spoken = first_of(l, BLOCK_MARK);
    assert_non_null(spoken);
    assert_true(spoken->y_pt < 20 * PT_PER_MM);
}

static void test_too_many_sheets(void **state)
{
    struct test_ctx *t = *state;
    const char *body = "";
    for (int i = 0; i < 600; i++) {
        body = arena_printf(t->arena, "%s<p>Een alinea.</p>", body);
    }
    const struct layout *l = fixture_make(t, fixture_kit(t), fixture_letter(t, FIXTURE_ADDRESS, body));
    assert_int_equal(l->n_sheets, (l->n_pages + 1) / 2);
    assert_int_equal(l->max_sheets, 5);
    assert_true(l->n_sheets > l->max_sheets); /* gen/letter.c refuses it: P005 */
}

static void test_options(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct block *model = fixture_letter(t, FIXTURE_ADDRESS, "<p>Tekst</p>");
    struct layout *l = NULL;
    struct layout_options options = {.body_size_pt = 12};
    assert_int_equal(layout_make(&l, t->arena, t->diag, kit, model, &options), DONE);
    assert_true(first_of(l, BLOCK_H1)->size_pt > 19.5);
    options.body_size_pt = 13;
    assert_int_equal(layout_make(&l, t->arena, t->diag, kit, model, &options), BROKEN);
    assert_note(t->diag, "P015");
    options = (struct layout_options){.envelope = "geen"};
    assert_int_equal(layout_make(&l, t->arena, t->diag, kit, model, &options), BROKEN);
    assert_note(t->diag, "P007");
}

/* A page whose references are these rows; beside an address in the window, or without one three abreast. */
static struct block *page_of_references(struct test_ctx *t, bool with_address, const char *rows)
{
    return fixture_page(
        t, arena_printf(
               t->arena,
               "<page-model><letter lang='%s' translation='no' "
               "title='x'>%s<reference><row><term>Datum</term><detail><nobr>1 december 2026</nobr></detail>"
               "</row>%s</reference><body><h1>x</h1><p>x</p></body><footer><p>x</p></footer></letter></page-model>",
               with_address ? "nl" : "en",
               with_address ? "<letterhead><p>Gemeente</p></letterhead><address>" FIXTURE_ADDRESS "</address>" : "",
               rows));
}

/* The text of all details but the date, each line within its column. */
static const char *details_of(struct test_ctx *t, const struct layout *l)
{
    const char *all = "";
    const struct block *date = first_of(l, BLOCK_DETAIL)->owner;
    for (const struct mark *mark = l->pages[0].first; mark; mark = mark->next) {
        if (mark->owner && mark->owner->kind == BLOCK_DETAIL && mark->owner != date) {
            const double left = mark->x_pt < 130 * PT_PER_MM ? 33 + 149.0 / 3 : 140;
            assert_true(mark->x_pt >= left * PT_PER_MM - 0.01);
            assert_true(mark->x_pt + mark->width_pt <= (left + 45) * PT_PER_MM + 0.01);
            all = arena_printf(t->arena, "%s%.*s", all, (int)mark->n_text_bytes, mark->text);
        }
    }
    return all;
}

/* An identifier keeps every character, gets none, and stays in its column: in the window letter and above a translation. */
static void test_long_identifiers_wrap(void **state)
{
    static const char *const ids[] = {
        "INKOMENSONDERSTEUNINGAANVRAAG",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
        "Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-Z-",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    };
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (size_t i = 0; i < 2 * sizeof ids / sizeof *ids; i++) {
        const char *id = ids[i / 2];
        const char *row = arena_printf(t->arena,
                                       "<row><term>Ons kenmerk</term><detail><value of='reference'><nobr>%s"
                                       "</nobr></value></detail></row>",
                                       id);
        const struct layout *l = fixture_make(t, kit, page_of_references(t, i % 2, row));
        assert_string_equal(details_of(t, l), id);
    }
}

static void test_identifier_ends_its_line_at_a_hyphen(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *l = fixture_make(
        t, fixture_kit(t),
        page_of_references(t, true,
                           "<row><term>Kenmerk</term><detail><nobr>0f8fad5b-d9cb-469f-a165-70867728950e</nobr>"
                           "</detail></row>"));
    const struct mark *mark = first_of(l, BLOCK_DETAIL)->next;
    while (mark->owner->kind != BLOCK_DETAIL) {
        mark = mark->next;
    }
    assert_int_equal(mark->text[mark->n_text_bytes - 1], '-');
}

static const char *rows_of(struct test_ctx *t, int n, const char *detail)
{
    const char *rows = "";
    for (int i = 0; i < n; i++) {
        rows = arena_printf(t->arena, "%s<row><term>Bijlage</term><detail>%s</detail></row>", rows, detail);
    }
    return rows;
}

/* First the column moves up, then its lines come closer, then the text begins lower, then the letter is refused: never off
 * the top of the sheet, never over the title. */
static void test_many_references(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    double before = 1000, closest = 1000;
    int n = 0;
    for (; fixture_try(t, kit, page_of_references(t, true, rows_of(t, n, "Een bijlage"))) == DONE; n++) {
        const struct layout *l = fixture_make(t, kit, page_of_references(t, true, rows_of(t, n, "Een bijlage")));
        const struct mark *term = first_of(l, BLOCK_TERM), *detail = first_of(l, BLOCK_DETAIL);
        assert_true(term->y_pt - 0.75 * term->size_pt > 12 * PT_PER_MM);
        assert_true(term->y_pt <= before + 18);
        assert_true(first_of(l, BLOCK_H1)->y_pt - 19 > last_of(l, BLOCK_DETAIL)->y_pt);
        before = term->y_pt;
        closest = detail->y_pt - term->y_pt < closest ? detail->y_pt - term->y_pt : closest;
    }
    assert_note(t->diag, "P016");
    assert_true(n > 12 && n < 20);
    assert_true(closest < 12.5 && closest > 11);
}

/* An annex has no address: sender, references and title stand below each other from the top of the sheet on. */
static void test_annex(void **state)
{
    struct test_ctx *t = *state;
    struct block *annex = fixture_page(
        t, "<page-model><letter lang='nl' form='annex' translation='no' title='x'><letterhead><p>Gemeente Voorbeeldstad</p>"
           "</letterhead><reference><row><term>Bijlage bij ons besluit van</term><detail>27 november 2026, kenmerk "
           "2026-000417</detail></row></reference><body><h1>x</h1><p>Tekst</p></body>"
           "<footer><p>links</p><p>rechts</p></footer></letter></page-model>");
    const struct layout *l = fixture_make(t, fixture_kit(t), annex);
    const struct mark *sender = first_of(l, BLOCK_P), *term = first_of(l, BLOCK_TERM), *title = first_of(l, BLOCK_H1);
    assert_true(term->y_pt - term->size_pt > sender->y_pt);
    assert_true(title->y_pt - title->size_pt > last_of(l, BLOCK_DETAIL)->y_pt);
    assert_true(title->y_pt < 60 * PT_PER_MM);
    assert_null(first_of(l, BLOCK_LINE));
}

static struct block *page_of_footer(struct test_ctx *t, const char *left, int n_paragraphs)
{
    const char *body = "";
    for (int i = 0; i < n_paragraphs; i++) {
        body = arena_printf(t->arena, "%s<p>Een alinea.</p>", body);
    }
    return fixture_page(
        t, arena_printf(t->arena,
                        "<page-model><letter lang='nl' translation='no' title='x'><body><h1>x</h1>%s</body>"
                        "<footer><p>%s</p><p>Pagina <page-number/> van <page-count/></p></footer>"
                        "<help-strip>Help?</help-strip></letter></page-model>",
                        body, left));
}

#define NAME_120                                                                                                       \
    "Gemeenschappelijke regeling Uitvoeringsorganisatie Werk, Inkomen, Zorg en Schuldhulpverlening Noordoost-"         \
    "Voorbeeldland en Rijn"

/* A footer of two lines rises: the text above it and the help strip make room, and its last line keeps its place. */
static void test_long_footer_rises(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    for (int n = 1; n < 80; n++) {
        const struct layout *l = fixture_make(t, kit, page_of_footer(t, NAME_120 " \xC2\xB7 kenmerk 2026-000417", n));
        for (size_t i = 0; i < l->n_pages; i++) {
            double highest = 1000;
            for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
                const bool foot = mark->artifact == ARTIFACT_FOOTER;
                highest = foot && mark->y_pt < highest ? mark->y_pt : highest;
                assert_true(!foot || mark->y_pt + mark->size_pt * 0.24 < 292 * PT_PER_MM);
            }
            for (const struct mark *mark = l->pages[i].first; mark; mark = mark->next) {
                assert_true(!mark->owner || mark->y_pt < highest - 11);
            }
        }
    }
    assert_int_equal(fixture_try(t, kit, page_of_footer(t, NAME_120 NAME_120 NAME_120 NAME_120, 1)), REFUSED);
    assert_note(t->diag, "P017");
}

/* Whatever went wrong before: nothing at the sheet's edge and no text over other text. */
static void test_last_proof(void **state)
{
    static const char *const slips[][2] = {
        {"reference-left-mm=\"140\"", "reference-left-mm=\"180\""},
        {"left-mm=\"33\"", "left-mm=\"2\""},
        {"mark-mm=\"6\"", "mark-mm=\"1\""},
        {"footer-mm=\"287\"", "footer-mm=\"282\""},
        {"letterhead-mm=\"12\"", "letterhead-mm=\"6\""},
    };
    struct test_ctx *t = *state;
    const struct block *model = fixture_page(
        t,
        "<page-model><letter lang='nl' translation='no' title='x'><letterhead><p>Gemeente</p></letterhead>"
        "<address>" FIXTURE_ADDRESS "</address><reference><row><term>Zaak</term><detail>Z-2026-1234-5678-9012</detail>"
        "</row></reference><body><h1>x</h1><p>x</p></body><footer><p>Gemeente</p></footer><help-strip>Hulp?</"
        "help-strip>"
        "<mark kind='draft'>Concept</mark></letter></page-model>");
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct bundle *b = fixture_bundle(t);
        fixture_replace(t, b, "house/style.xml", slips[i][0], slips[i][1]);
        assert_int_equal(fixture_try(t, fixture_kit_of(t, b), model), REFUSED);
        assert_note(t->diag, "P018");
        diag_clear(t->diag);
    }
}

static void assert_kit(struct test_ctx *t, const struct bundle *b, const char *code)
{
    struct layout_kit *kit = NULL;
    assert_int_equal(layout_kit_load(&kit, t->arena, t->diag, b), BROKEN);
    assert_note(t->diag, code);
    diag_clear(t->diag);
}

static void test_house_files(void **state)
{
    struct test_ctx *t = *state;
    xml_global_init();
    struct bundle *b = fixture_bundle(t);
    fixture_replace(t, b, "house/style.xml", "measure-mm=\"144\"", "measure-mm=\"1e3\"");
    assert_kit(t, b, "P008");
    b = fixture_bundle(t);
    fixture_replace(t, b, "house/style.xml", "of=\"h2\"", "of=\"h9\"");
    assert_kit(t, b, "P008");
    b = fixture_bundle(t);
    fixture_replace(t, b, "house/style.xml", "NotoSans-Bold.ttf", "Weg.ttf");
    assert_kit(t, b, "P009");
    b = fixture_bundle(t);
    for (size_t i = 0; i < b->n_files; i++) {
        b->files[i].n_bytes = strstr(b->files[i].name, ".ttf") ? 20 : b->files[i].n_bytes;
    }
    assert_kit(t, b, "P009");
}

/* A copy of the regular font with one table's tag or one field changed; offsets as in the OpenType table directory. */
static struct bundle *patched_font(struct test_ctx *t, const char *tag, const char *new_tag, int fs_type)
{
    struct bundle *b = fixture_bundle(t);
    for (size_t i = 0; i < b->n_files; i++) {
        if (!strstr(b->files[i].name, "NotoSans-Regular")) {
            continue;
        }
        unsigned char *bytes = arena_alloc(t->arena, b->files[i].n_bytes + 1);
        memcpy(bytes, b->files[i].bytes, b->files[i].n_bytes);
        b->files[i].bytes = (char *)bytes;
        const size_t n_tables = (size_t)bytes[4] << 8 | bytes[5];
        for (size_t j = 0; j < n_tables; j++) {
            unsigned char *entry = bytes + 12 + 16 * j;
            if (memcmp(entry, tag, 4) == 0 && new_tag) {
                memcpy(entry, new_tag, 4);
                return b;
            }
            if (memcmp(entry, tag, 4) == 0) {
                const size_t at = (size_t)entry[8] << 24 | (size_t)entry[9] << 16 | (size_t)entry[10] << 8 | entry[11];
                bytes[at + 9] = (unsigned char)fs_type; /* OS/2 fsType */
                return b;
            }
        }
    }
    fail();
    return b;
}

static void test_fonts_refused(void **state)
{
    struct test_ctx *t = *state;
    xml_global_init();
    assert_kit(t, patched_font(t, "GSUB", "fvar", 0), "P010");
    assert_kit(t, patched_font(t, "OS/2", NULL, 2), "P011");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_address_stands_in_its_place),
        TEST(test_long_name_wraps_at_a_space),
        TEST(test_postcode_stays_whole),
        TEST(test_six_lines_shrink),
        TEST(test_address_that_does_not_fit),
        TEST(test_return_line_too_long),
        TEST(test_window_stays_clear),
        TEST(test_address_out_of_its_place),
        TEST(test_concept),
        TEST(test_too_many_sheets),
        TEST(test_options),
        TEST(test_long_identifiers_wrap),
        TEST(test_identifier_ends_its_line_at_a_hyphen),
        TEST(test_many_references),
        TEST(test_annex),
        TEST(test_long_footer_rises),
        TEST(test_last_proof),
        TEST(test_house_files),
        TEST(test_fonts_refused),
    };
    return cmocka_run_group_tests_name("layout/sheet", tests, NULL, NULL);
}
