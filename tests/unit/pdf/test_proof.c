/* proof: a small PDF written by hand is read again; broken by hand it is refused, each time for the reason that it was broken for.
 * Whole letters, and the codes that need facts (F104 to F111): tests/proof. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/pdf/out.h"
#include "../../../gen/pdf/proof/heard.h"
#include "../../../gen/pdf/proof/keys.h"
#include "../../../gen/pdf/proof/proofs.h"

enum { CATALOG = 1, PAGES, PAGE, CONTENT, FONT, DESCRIPTOR, FONT_FILE, MAP, ROOT, PARENTS, DOCUMENT, TITLE, TEXT, METADATA, PROFILE, INFO, N_OBJECTS };

static const char *const sound[N_OBJECTS] = {
    [CATALOG] = "<</Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang(nl)/Pages 2 0 R/StructTreeRoot 9 0 R"
                "/Metadata 14 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile 15 0 R>>]>>",
    [PAGES] = "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    [PAGE] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0/Tabs/S/Resources<</Font<</f-0-0 5 0 R>>>>>>",
    [CONTENT] = "/H1<</MCID 0>>BDC BT 9 0 0 -9 50 100 Tm /f-0-0 1 Tf (ab)Tj ET EMC\n"
                "/P<</MCID 1>>BDC BT 9 0 0 -9 50 120 Tm [(a)20(b )]TJ 0 -1.3 Td (b)Tj ET EMC\n"
                "/Artifact<</Type/Pagination/Subtype/Footer>>BDC BT 9 0 0 -9 50 800 Tm [(a)-7000(b)]TJ ET EMC",
    [FONT] = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+NotoSans-Regular/FirstChar 32/LastChar 98/Widths[1 2]/FontDescriptor 6 0 R"
             "/Encoding/WinAnsiEncoding/ToUnicode 8 0 R>>",
    [DESCRIPTOR] = "<</Type/FontDescriptor/FontName/ABCDEF+NotoSans-Regular/FontFile2 7 0 R>>",
    [FONT_FILE] = "outlines",
    [MAP] = "2 beginbfchar <61> <0061> <20> <0020> endbfchar 1 beginbfrange <62> <62> <0062> endbfrange",
    [ROOT] = "<</Type/StructTreeRoot/K 11 0 R/ParentTree 10 0 R/ParentTreeNextKey 1>>",
    [PARENTS] = "<</Nums[0[12 0 R 13 0 R]]>>",
    [DOCUMENT] = "<</S/Document/P 9 0 R/Lang(nl)/K[12 0 R 13 0 R]>>",
    [TITLE] = "<</S/H1/P 11 0 R/Pg 3 0 R/K[0]>>",
    [TEXT] = "<</S/P/P 11 0 R/Pg 3 0 R/K[1]>>",
    [METADATA] = "<x/>",
    [PROFILE] = "colours",
    [INFO] = "<</Title(x)/CreationDate(D:2026)>>",
};

static bool is_stream(int number)
{
    return number == CONTENT || number == FONT_FILE || number == MAP || number == METADATA || number == PROFILE;
}

static const char *dict_of(int number)
{
    return number == METADATA ? "/Type/Metadata/Subtype/XML" : number == PROFILE ? "/N 3" : "";
}

static void write_pdf(struct buf *out, const char *const *objects)
{
    struct libdeflate_compressor *deflate = libdeflate_alloc_compressor(1);
    struct pdf_out o;
    buf_init(out, 1 << 20);
    out_init(&o, out, deflate);
    for (int i = 1; i < N_OBJECTS; i++)
        assert_int_equal(out_reserve(&o), i);
    for (int i = 1; i < N_OBJECTS; i++) {
        const struct bytes dict = {dict_of(i), strlen(dict_of(i))}, bytes = {objects[i], strlen(objects[i])};
        if (i == METADATA) {
            out_plain_stream(&o, i, dict, bytes);
        } else if (is_stream(i)) {
            out_stream(&o, i, dict, bytes);
        } else {
            out_begin(&o, i);
            put(&o.packed, objects[i]);
        }
    }
    assert_true(out_finish(&o, CATALOG, INFO));
    out_done(&o);
    libdeflate_free_compressor(deflate);
}

static void free_inflate(void *inflate)
{
    libdeflate_free_decompressor(inflate);
}

static enum outcome read_pdf(struct heard *heard, struct test_ctx *t, const struct buf *pdf)
{
    struct file *f = arena_alloc(t->arena, sizeof *f);
    *f = (struct file){.arena = t->arena, .d = t->diag, .inflate = libdeflate_alloc_decompressor()};
    arena_defer(t->arena, free_inflate, f->inflate);
    enum outcome got = file_open(f, (struct bytes){pdf->bytes, pdf->n_bytes});
    if (got == DONE)
        got = keys_check(f, false);
    return got == DONE ? heard_read(heard, f) : got;
}

static void test_sound(void **state)
{
    struct test_ctx *t = *state;
    struct heard heard;
    struct buf pdf;
    write_pdf(&pdf, sound);
    read_pdf(&heard, t, &pdf);
    assert_no_notes(t->diag);
    assert_int_equal(heard.n_elements, 2);
    assert_string_equal(heard.text->bytes, "ab\nab b\n");
    const struct page_mark *footer = &heard.pages[0].marks[2];
    assert_int_equal(footer->furniture, FURNITURE_FOOTER);
    assert_memory_equal(heard.pages[0].words.bytes + footer->text, "a\nb", 3);
    buf_done(&pdf);
}

/* What is broken, and how it is told. */
struct fault {
    int number;
    const char *from, *to;
    const char *code;
};

static const struct fault faults[] = {
    {CATALOG, "/Lang(nl)", "/Lang(nl)/OpenAction<</S/JavaScript>>", "F102"},
    {CATALOG, "/Lang(nl)", "/Lang(nl)/AF[]", "F102"},
    {CATALOG, "/Lang(nl)", "", "F102"},
    {CATALOG, "/Marked true", "/Marked true/Marked true", "F102"},
    {PAGE, "/Tabs/S", "/Tabs/S/AA<<>>", "F102"},
    {PAGE, "/Font<<", "/XObject<<>>/Font<<", "F102"},
    {FONT, "ABCDEF+NotoSans", "ABCDEF+Courier", "F102"},
    {FONT, "/ToUnicode 8 0 R", "", "F102"},
    {DESCRIPTOR, "/FontFile2 7 0 R", "", "F102"},
    {INFO, "/Title(x)", "/Title(x)/Author 99 0 R", "F102"},
    {DOCUMENT, "[12 0 R 13 0 R]", "[12 0 R 99 0 R]", "F102"},
    {MAP, "<62> <62> <0062>", "<63> <63> <0063>", "F103"}, /* a glyph that says nothing */
    {CONTENT, "/H1<</MCID 0>>BDC", "", "F103"},
    {CONTENT, "EMC\n/P", "\n/P", "F103"},
    {CONTENT, "EMC\n/P", "EMC 0 0 9 9 re f\n/P", "F103"},
    {CONTENT, "EMC\n/P", "EMC /X Do\n/P", "F102"},
    {CONTENT, "EMC\n/P", "EMC BT 3 Tr ET\n/P", "F102"},
    {CONTENT, "(ab)Tj", "", "F103"},
    {CONTENT, "(ab)Tj", "( )Tj", "F103"}, /* an element without words */
    {CONTENT, "/MCID 1", "/MCID 0", "F103"},
    {CONTENT, "/MCID 1", "/MCID 2", "F103"},
    {CONTENT, "/P<</MCID 1>>", "/H2<</MCID 1>>", "F103"},
    {CONTENT, "50 120 Tm", "50 80 Tm", "F103"}, /* heard later, seen earlier */
    {CONTENT, "/Artifact<</Type/Pagination/Subtype/Footer>>", "/Artifact<</Type/Other>>", "F103"},
    {TEXT, "/K[1]", "/K[0]", "F103"},
    {TEXT, "/K[1]", "/K[]", "F103"},
    {TEXT, "/S/P/P", "/S/LI/P", "F103"},
    {TEXT, "/P 11 0 R", "/P 9 0 R", "F103"},
    {PARENTS, "13 0 R", "12 0 R", "F103"},
    {PARENTS, " 13 0 R", "", "F103"},
    {PAGES, "/Count 1", "/Count 2", "F101"},
    {PAGES, "[3 0 R]", "[3 0 R 3 0 R]", "F101"},
};

static const char *replaced(struct arena *arena, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static void test_faults(void **state)
{
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const char *objects[N_OBJECTS];
        struct heard heard;
        struct buf pdf;
        memcpy(objects, sound, sizeof objects);
        objects[faults[i].number] = replaced(t->arena, sound[faults[i].number], faults[i].from, faults[i].to);
        write_pdf(&pdf, objects);
        diag_clear(t->diag);
        const enum outcome got = read_pdf(&heard, t, &pdf);
        if (got != REFUSED || !test_note(t->diag, faults[i].code))
            fail_msg("%s for %s: %s", faults[i].to, faults[i].from, got == DONE ? "passes" : diag_table[t->diag->first->code].code);
        buf_done(&pdf);
    }
}

/* The file itself: bytes that belong to nothing, a second edition, a list that lies. */
static void test_file(void **state)
{
    struct test_ctx *t = *state;
    struct heard heard;
    struct buf pdf;
    write_pdf(&pdf, sound);
    const size_t n = pdf.n_bytes;
    for (size_t i = 0; i < 4; i++) {
        static const char *const tails[] = {"\n", "%%EOF\n", "startxref\n0\n%%EOF\n", "1 0 obj\n<<>>\nendobj\n"};
        buf_str(&pdf, tails[i]);
        diag_clear(t->diag);
        assert_int_equal(read_pdf(&heard, t, &pdf), REFUSED);
        assert_note(t->diag, "F101");
        pdf.n_bytes = n;
    }
    for (size_t cut = 1; cut < n; cut += 7) { /* cut short anywhere */
        pdf.n_bytes = n - cut;
        diag_clear(t->diag);
        assert_int_equal(read_pdf(&heard, t, &pdf), REFUSED);
    }
    pdf.n_bytes = n;
    for (size_t at = 0; at < n; at++) { /* a byte is another: read or refused, never more */
        pdf.bytes[at] ^= 0x15;
        diag_clear(t->diag);
        read_pdf(&heard, t, &pdf);
        pdf.bytes[at] ^= 0x15;
    }
    buf_done(&pdf);
}

static void test_words(void **state)
{
    struct test_ctx *t = *state;
    size_t n = 0;
    assert_string_equal(words_plain_copy(t->arena, " a\xC2\xA0\xC2\xAD b\n\xE2\x80\x98x\xE2\x80\x99", 16), "a b 'x'");
    assert_string_equal(words_day(t->arena, PROOF_NL, "2027-01-12", true), "dinsdag 12 januari 2027");
    assert_string_equal(words_day(t->arena, PROOF_EN, "2027-03-01", true), "Monday 1 March 2027");
    assert_null(words_day(t->arena, PROOF_NL, "2027-02-30", false));
    assert_string_equal(words_money(t->arena, PROOF_NL, "124000"), "€ 1.240,00");
    assert_string_equal(words_money(t->arena, PROOF_EN, "-123456789"), "-€1,234,567.89");
    assert_string_equal(words_money(t->arena, PROOF_NL, "-7"), "€ -0,07");
    assert_string_equal(words_money(t->arena, PROOF_NL, "-0"), "€ 0,00");
    assert_string_equal(words_count(t->arena, PROOF_NL, "1", 'w'), "1 week");
    assert_string_equal(words_count(t->arena, PROOF_EN, "12", 'm'), "12 months");
    assert_int_equal(words_read_day(PROOF_NL, "12 januari 2027.", 16, &n), date_parse("2027-01-12"));
    assert_int_equal(n, 15);
    assert_int_equal(words_read_day(PROOF_NL, "31 februari 2027", 16, &n), DATE_NONE);
    assert_int_equal(words_weekday_before(PROOF_NL, "op dinsdag 12", 11), 1);
    assert_true(words_are_country(t->arena, "DUITSLAND", 9, "DE"));
    assert_true(words_are_country(t->arena, "HONGKONG", 8, "HK"));
    assert_false(words_are_country(t->arena, "DUITSLAN", 8, "DE"));
    assert_true(words_have_hole("van  de", 7));
    assert_true(words_have_hole("van .", 5));
    assert_false(words_have_hole("van de. En", 10));
}

static void test_proofs(void **state)
{
    static const char text[] = "U kunt bezwaar maken tot en met dinsdag 12 januari 2027.\nZaak 12\n";
    struct test_ctx *t = *state;
    xmlDoc *doc = xmlReadMemory("<facts><record id='12'/><deadline last-day='2027-01-12'/></facts>", 65, "x", NULL, 0);
    assert_non_null(doc);
    struct slot_facts facts = slot_facts(t->arena, xmlDocGetRootElement(doc), PROOF_NL);
    struct stretch *s = arena_alloc(t->arena, sizeof *s);
    *s = (struct stretch){.text = text, .n = sizeof text - 1};
    memset(s->grams, 0xFF, sizeof s->grams);
    const struct proof_search search = {&facts, 0, s};
    static const struct {
        const char *words;
        bool stands;
    } rows[] = {
        {"tot en met {last-day}.", true},  {"tot en met {raw-day}", false},  {"{noun} maken tot", true}, {"kunt {noun} maken {noun} met {last-day}", true},
        {"Zaak {reference}", true},        {"Zaak {noun}", true},            {"maken {noun} Zaak", false}, /* not over the end of an element */
        {"januari 2027.{noun}", false},    {"{reference} januari", true},    {"{reference} februari", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct proof proof;
        assert_true(proof_read(&proof, t->arena, rows[i].words));
        if ((proof_find(&proof, &search, text) != NULL) != rows[i].stands)
            fail_msg("%s", rows[i].words);
    }
    struct proof broken;
    assert_false(proof_read(&broken, t->arena, "tot {last-day"));
    assert_false(proof_read(&broken, t->arena, "{reason} en {data}"));
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_sound), TEST(test_faults), TEST(test_file), TEST(test_words), TEST(test_proofs)};
    return cmocka_run_group_tests_name("pdf/proof", tests, NULL, NULL);
}
