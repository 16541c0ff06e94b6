/* proof: a small PDF written by hand is read again; broken by hand it is refused, each time for the reason that it was broken for.
 * Whole letters, and the codes that need facts (F104 to F111): tests/proof. */
#include "../../lib/test.h"

#include <stdlib.h>
#include <string.h>

#include "../../../gen/pdf/out.h"
#include "../../../gen/pdf/proof/heard.h"
#include "../../../gen/pdf/proof/judged.h"
#include "../../../gen/pdf/proof/keys.h"
#include "../../../gen/pdf/proof/outlines.h"
#include "../../../gen/pdf/proof/reading.h"

enum { CATALOG = 1, PAGES, PAGE, CONTENT, FONT, DESCRIPTOR, FONT_FILE, MAP, ROOT, PARENTS, DOCUMENT, TITLE, TEXT, METADATA, PROFILE, INFO, FIGURE, PLATE, N_OBJECTS };

static const char *const sound[N_OBJECTS] = {
    [CATALOG] = "<</Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang(nl)/Pages 2 0 R/StructTreeRoot 9 0 R"
                "/Metadata 14 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile 15 0 R>>]>>",
    [PAGES] = "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    [PAGE] = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.276 841.89]/Contents 4 0 R/StructParents 0/Tabs/S/Resources<</Font<</f-0-0 5 0 R>>"
             "/XObject<</k0 18 0 R>>>>>>",
    [CONTENT] = "1 0 0 -1 0 841.889764 cm\nq\n0 g\n/H1<</MCID 0>>BDC BT 9 0 0 -9 50 100 Tm /f-0-0 1 Tf (ab)Tj ET EMC\n"
                "/P<</MCID 1>>BDC BT 9 0 0 -9 50 120 Tm [(a)20(b )]TJ 0 -1.3 Td (b)Tj ET EMC\n"
                "/Artifact<</Type/Pagination/Subtype/Footer>>BDC BT 9 0 0 -9 50 800 Tm [(a)-7000(b)]TJ ET EMC\n"
                "/Figure<</MCID 2>>BDC q 1 0 0 1 5 5 cm /k0 Do Q EMC\nQ",
    [FONT] = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+NotoSans-Regular/FirstChar 32/LastChar 98/Widths[1 2]/FontDescriptor 6 0 R"
             "/Encoding/WinAnsiEncoding/ToUnicode 8 0 R>>",
    [DESCRIPTOR] = "<</Type/FontDescriptor/FontName/ABCDEF+NotoSans-Regular/FontFile2 7 0 R>>",
    [FONT_FILE] = "outlines",
    [MAP] = "2 beginbfchar <61> <0061> <20> <0020> endbfchar 1 beginbfrange <62> <62> <0062> endbfrange",
    [ROOT] = "<</Type/StructTreeRoot/K 11 0 R/ParentTree 10 0 R/ParentTreeNextKey 1>>",
    [PARENTS] = "<</Nums[0[12 0 R 13 0 R 17 0 R]]>>",
    [DOCUMENT] = "<</S/Document/P 9 0 R/Lang(nl)/K[12 0 R 13 0 R 17 0 R]>>",
    [TITLE] = "<</S/H1/P 11 0 R/Pg 3 0 R/K[0]>>",
    [TEXT] = "<</S/P/P 11 0 R/Pg 3 0 R/K[1]>>",
    [METADATA] = "<x/>",
    [PROFILE] = "colours",
    [INFO] = "<</Title(x)/CreationDate(D:2026)>>",
    [FIGURE] = "<</S/Figure/P 11 0 R/Alt(x)/Pg 3 0 R/K[2]>>",
    [PLATE] = "1 g 0 0 m 9 0 l 9 9 l h 0 0 m f",
};

static bool is_stream(int number)
{
    return number == CONTENT || number == FONT_FILE || number == MAP || number == METADATA || number == PROFILE || number == PLATE;
}

static const char *dict_of(int number)
{
    static const char plate[] = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>";
    return number == METADATA ? "/Type/Metadata/Subtype/XML" : number == PROFILE ? "/N 3" : number == PLATE ? plate : "";
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
    assert_int_equal(heard.n_elements, 3);
    assert_string_equal(heard.text->bytes, "ab\nab b\nx\n"); /* of the figure its other text */
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
    {FONT, "ABCDEF+NotoSans-Regular", "NotoSans-Regular", "F102"}, /* no subset */
    {CATALOG, "/Lang(nl)", "/Lang(nl)/OpenAction<</S/JavaScript>>", "F102"},
    {CATALOG, "/Lang(nl)", "/Lang(nl)/AF[]", "F102"},
    {CATALOG, "/Lang(nl)", "", "F102"},
    {CATALOG, "/Marked true", "/Marked true/Marked true", "F102"},
    {PAGE, "/Tabs/S", "/Tabs/S/AA<<>>", "F102"},
    {PAGE, "/Font<<", "/XObject<<>>/Font<<", "F102"},
    {PAGE, "/XObject<</k0 18 0 R>>", "", "F102"},
    {PAGE, "/XObject<</k0 18 0 R>>", "/XObject<<>>", "F102"},
    {PAGE, "/k0 18 0 R", "/k0 18 0 R/k1 18 0 R", "F102"}, /* one that it does not show */
    {PAGE, "/k0 18 0 R", "/k0 4 0 R", "F102"},            /* the page in itself */
    {PAGE, "/k0 18 0 R", "/k1 18 0 R", "F102"},
    {CONTENT, "/k0 Do", "", "F103"},
    {CONTENT, "/k0 Do Q EMC", "Q EMC q /k0 Do Q", "F103"}, /* outside its mark */
    {CONTENT, "[(a)20(b )]TJ", "/k0 Do [(a)20(b )]TJ", "F102"},
    {CONTENT, "ET EMC\n/P", "ET /k0 Do EMC\n/P", "F103"}, /* among words */
    {PLATE, "h 0 0 m f", "h 0 0 m n", "F102"},
    {PLATE, " f", "", "F102"},
    {PLATE, "1 g", "BT /f-0-0 9 Tf (a)Tj ET", "F102"},
    {PLATE, "1 g", "/k0 Do", "F102"},
    {PLATE, "1 g", "/Span<</MCID 0>>BDC EMC", "F102"},
    {FONT, "/ToUnicode 8 0 R", "", "F102"},
    {DESCRIPTOR, "/FontFile2 7 0 R", "", "F102"},
    {INFO, "/Title(x)", "/Title(x)/Author 99 0 R", "F102"},
    {DOCUMENT, "12 0 R 13 0 R", "12 0 R 99 0 R", "F102"},
    {MAP, "<62> <62> <0062>", "<63> <63> <0063>", "F103"}, /* a glyph that says nothing */
    {CONTENT, "/H1<</MCID 0>>BDC", "", "F103"},
    {CONTENT, "EMC\n/P", "\n/P", "F103"},
    {CONTENT, "EMC\n/P", "EMC 0 0 9 9 re f\n/P", "F103"},
    {CONTENT, "EMC\n/P", "EMC /X Do\n/P", "F103"},
    {CONTENT, "EMC\n/P", "EMC BT 3 Tr ET\n/P", "F102"},
    {CONTENT, "(ab)Tj", "", "F103"},
    {CONTENT, "(ab)Tj", "( )Tj", "F103"}, /* an element without words */
    {CONTENT, "/MCID 1", "/MCID 0", "F103"},
    {CONTENT, "/MCID 1", "/MCID 2", "F103"},
    {CONTENT, "/P<</MCID 1>>", "/H2<</MCID 1>>", "F103"},
    {CONTENT, "50 120 Tm", "50 80 Tm", "F103"}, /* heard later, seen earlier */
    {CONTENT, "/Artifact<</Type/Pagination/Subtype/Footer>>", "/Artifact<</Type/Other>>", "F103"},
    {CONTENT, "/MCID 1>>BDC", "/MCID 1/ActualText<feff0061006100610061006100610061006100610061006100610062006200610062006200610062006200610062006200610062006200610062006200610062006200610062006200610062006200610062006200610062>>>BDC",
     "F103"}, /* a sentence instead of a letter's glyphs */
    /* words that nobody sees */
    {PAGE, "595.276 841.89", "297.638 841.89", "F102"},
    {PAGE, "[0 0 595.276", "[0 100 595.276", "F102"},
    {PAGE, "/Font<<", "/ExtGState<</a0<</ca 0>>>>/Font<<", "F102"},
    {CONTENT, "0 g", "1 g", "F103"},
    {CONTENT, "0 g", ".9 .8 .9 rg", "F103"},
    {CONTENT, "0 g", "0 1 g", "F102"}, /* an operand too many */
    {CONTENT, "0 g", "q 0 g", "F102"}, /* a state that is never restored */
    {CONTENT, "EMC\nQ", "EMC\nQ Q", "F102"},
    {CONTENT, "0 g", "0 g 0 0 9 9 re W n", "F102"},
    {CONTENT, "0 g", "0 g .01 0 0 .01 0 0 cm", "F102"},
    {CONTENT, "-1 0 841.889764 cm", "-1 600 841.889764 cm", "F102"},
    {CONTENT, "1 0 0 -1 0 841.889764 cm", "", "F103"},
    {CONTENT, "9 0 0 -9 50 120", "9 0 0 -9 650 120", "F103"},
    {CONTENT, "9 0 0 -9 50 120", "9 0 0 -9 50 920", "F103"},
    {CONTENT, "9 0 0 -9 50 120", "1 0 0 -1 50 120", "F103"},
    {CONTENT, "9 0 0 -9 50 120", "9 0 0 9 50 120", "F103"},
    {CONTENT, "9 0 0 -9 50 120", "9 0 4 -9 50 120", "F103"},
    {CONTENT, "9 0 0 -9 50 120", "9 0 0 -9 50 106", "F103"}, /* over the line above */
    {CONTENT, "-1.3 Td", "-93 Td", "F103"},
    {CONTENT, "0 -1.3 Td", "0 1.3 Td", "F103"},
    {CONTENT, "(a)20(b )", "(a)-20000(b )", "F103"},
    {CONTENT, "(a)20(b )", "(a)20000(b )", "F103"},
    {CONTENT, "/f-0-0 1 Tf (ab)", "/f-0-0 .1 Tf (ab)", "F102"},
    {CONTENT, "/f-0-0 1 Tf (ab)", "/f-0-0 1 Tf 90 Tc (ab)", "F102"},
    {CONTENT, "5 5 cm", "45 95 cm", "F103"}, /* over words */
    {CONTENT, "5 5 cm", "590 5 cm", "F103"},
    {CONTENT, "1 0 0 1 5 5 cm", "9 0 0 9 5 5 cm", "F102"},
    {CONTENT, "5 5 cm", "5 5 cm BT (a)Tj ET", "F103"},
    {CONTENT, "EMC\nQ", "EMC /Artifact<</Type/Layout>>BDC 1 g 0 0 595 842 re f EMC\nQ", "F103"},
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

/* What a letter begins with, in the tree and in the page, may stand below what is heard next: it is told, and the caller judges. Nothing else may. */
static void test_displaced(void **state)
{
    struct test_ctx *t = *state;
    static const char *const places[][2] = {{"50 90 Tm", "50 120 Tm"}, {"50 160 Tm", "50 120 Tm"}};
    for (size_t i = 0; i < 2; i++) {
        const char *objects[N_OBJECTS];
        struct heard heard;
        struct buf pdf;
        memcpy(objects, sound, sizeof objects);
        objects[DOCUMENT] = replaced(t->arena, sound[DOCUMENT], "12 0 R 13 0 R", "13 0 R 12 0 R");
        objects[CONTENT] = arena_printf(t->arena,
                                        "1 0 0 -1 0 841.889764 cm\nq\n0 g\n/P<</MCID 1>>BDC BT 9 0 0 -9 %s /f-0-0 1 Tf (b)Tj ET EMC\n"
                                        "/H1<</MCID 0>>BDC BT 9 0 0 -9 %s (ab)Tj ET EMC\n/Figure<</MCID 2>>BDC q 1 0 0 1 5 5 cm /k0 Do Q EMC\nQ",
                                        places[i][0], places[i][1]);
        write_pdf(&pdf, objects);
        assert_int_equal(read_pdf(&heard, t, &pdf), DONE);
        assert_int_equal(heard.n_displaced, i);
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

/* A font against itself: what each code draws is what it says. */
static const char *check_font(struct house_fonts *house, const char *name, struct bytes font, size_t code, const char *says)
{
    struct type type = {.code_bytes = 1, .n_codes = 256, .of = (struct glyph_text[256]){{0}}};
    type.of[code].n = (unsigned char)strlen(says);
    memcpy(type.of[code].utf8, says, strlen(says));
    return outlines_check(house, (struct bytes){name, strlen(name)}, font, &type);
}

static void test_outlines(void **state)
{
    struct test_ctx *t = *state;
    const struct input *file = test_read(t, "fonts/noto-sans/NotoSans-Regular.ttf"), *files[] = {file, NULL};
    struct house_fonts *house = outlines_open(t->arena, files);
    const struct bytes font = {file->bytes, file->n_bytes};
    assert_null(check_font(house, "NotoSans-Regular", font, 'a', "a"));
    assert_null(check_font(house, "NotoSans-Regular", font, 0xE9, "é")); /* of parts */
    assert_null(check_font(house, "NotoSans-Regular", font, 0x80, "€"));
    assert_string_equal(check_font(house, "NotoSans-Regula", font, 'a', "a"), "/BaseFont");
    assert_non_null(check_font(house, "NotoSans-Regular", font, 'a', "b"));
    assert_non_null(check_font(house, "NotoSans-Regular", font, 0xE9, "è"));
    assert_non_null(check_font(house, "NotoSans-Regular", font, '0', "O"));
    assert_null(check_font(house, "NotoSans-Regular", font, 'a', "ab")); /* a cluster: any glyph of the font */
    for (size_t n = 0; n < font.n; n += 97) { /* cut short anywhere: never a byte too far */
        char *cut = malloc(n + 1);
        memcpy(cut, font.at, n);
        cut = realloc(cut, n ? n : 1);
        check_font(house, "NotoSans-Regular", (struct bytes){cut, n}, 0xE9, "é");
        free(cut);
    }
}

/* Fonts that were judged: the same bytes are known again, others never; there is room for some, and those that came again stay. */
static void test_judged(void **state)
{
    struct test_ctx *t = *state;
    struct fonts_judged *judged = fonts_judged_new(t->arena);
    static const struct glyph_text of[4] = {[2] = {1, "x"}};
    char map[] = "map", font[] = "font 0";
    struct file_object map_object = {.value = {"<<>>", 4}, .stream = {map, 3}}, font_object = {.value = {"<</Length 6>>", 13}, .stream = {font, 6}};
    const struct font_bytes it = {.name = {"A", 1}, .map = &map_object, .outlines = &font_object, .code_bytes = 1, .n_codes = 4};
    struct font_bytes other = it;
    assert_null(fonts_judged_find(judged, &it));
    fonts_judged_keep(judged, &it, of);
    assert_memory_equal(fonts_judged_find(judged, &it), of, sizeof of);
    other.name = (struct bytes){"B", 1};
    assert_null(fonts_judged_find(judged, &other));
    other = it;
    other.code_bytes = 2;
    assert_null(fonts_judged_find(judged, &other));
    map[1] ^= 1; /* the same objects with another byte */
    assert_null(fonts_judged_find(judged, &it));
    map[1] ^= 1;
    font_object.value.at = "<</Length 7>>";
    assert_null(fonts_judged_find(judged, &it));
    font_object.value.at = "<</Length 6>>";
    for (int i = 0; i < 1000; i++) { /* it comes again all the time, the others once */
        assert_non_null(fonts_judged_find(judged, &it));
        font[5] = (char)('1' + i % 64);
        if (!fonts_judged_find(judged, &it))
            fonts_judged_keep(judged, &it, of);
        font[5] = '0';
    }
    font_object.stream.n = 1 << 20; /* too big to be kept: not read either */
    fonts_judged_keep(judged, &it, of);
}

/* --- words and phrases --- */

#define DUTCH_MANNER \
    "<dates long='{day} {month} {year}' weekday='{weekday} {day} {month} {year}' month='{month-alone} {year}'/>" \
    "<months>januari februari maart april mei juni juli augustus september oktober november december</months>" \
    "<weekdays>maandag dinsdag woensdag donderdag vrijdag zaterdag zondag</weekdays>" \
    "<money amount='€ {amount}' debt='€ -{amount}' thousands='.' decimal=','/>" \
    "<plural key='day' one='dag' other='dagen'/><plural key='week' one='week' other='weken'/><plural key='month' one='maand' other='maanden'/>" \
    "<list comma=', ' and=' en ' or=' of '/><page words='Pagina {page} van {pages}'/>"

/* The weekday behind the day; forms behind a preposition; a number that has a word of its own; the sign behind the amount. */
#define OTHER_MANNER \
    "<dates long='{day} {month} {year}' weekday='{day} {month} {year} {weekday}' month='{month-alone} {year}'/>" \
    "<months>Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık</months>" \
    "<months form='from'>Ocaktan Şubattan Marttan Nisandan Mayıstan Hazirandan Temmuzdan Ağustostan Eylülden Ekimden Kasımdan Aralıktan</months>" \
    "<weekdays>Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar</weekdays>" \
    "<money amount='{amount} €' debt='-{amount} €' thousands=' ' decimal=',' group-from='5'/>" \
    "<plural key='day' one='gün' other='gün'/><plural key='week' one='hafta' two='=iki hafta' other='{n} hafta'/><plural key='month' other='ay'/>" \
    "<list comma=', ' and=' ve ' or=' veya '/><page words='Sayfa {page} / {pages}'/>"

static const struct duties one_duty = {.rows = (struct duty[]){{.id = "17", .by_text = true}}, .n_rows = 1};

static struct phrases *phrases_of(struct test_ctx *t, const char *lang, const char *rows)
{
    const char *bytes = arena_printf(t->arena, "<proofs xmlns='urn:kenbaar:proofs:1' version='1.0' xml:lang='%s'>%s</proofs>", lang, rows);
    struct law_file law;
    struct proofs *proofs;
    struct phrases *phrases = NULL;
    static const unsigned places[] = {PLACE_WHY};
    assert_int_equal(law_open(&law, t->arena, t->diag, test_input(t, bytes), "proofs"), DONE);
    law.tests = fact_tests_new(t->arena);
    assert_int_equal(proofs_load(&proofs, t->arena, &law, &one_duty), DONE);
    return phrases_load(&phrases, t->arena, t->diag, proofs, places) == DONE ? phrases : NULL;
}

static bool is_day(struct test_ctx *t, const struct phrases *phrases, const char *iso, enum day_words how, const char *text)
{
    const char *variants[MAX_VARIANTS];
    const size_t n = words_day(t->arena, &phrases->language, iso, how, variants);
    bool is_there = text == NULL && n == 0;
    for (size_t i = 0; text && i < n; i++)
        is_there = is_there || strcmp(variants[i], text) == 0;
    return is_there;
}

static bool is_count(struct test_ctx *t, const struct phrases *phrases, const char *number, enum counted what, const char *text)
{
    const char *variants[MAX_VARIANTS];
    const size_t n = words_count(t->arena, &phrases->language, number, what, variants);
    bool is_there = false;
    for (size_t i = 0; i < n; i++)
        is_there = is_there || strcmp(variants[i], text) == 0;
    return is_there;
}

static void reads_day(const struct phrases *phrases, const char *text, size_t at, const char *iso, int weekday)
{
    struct read_day day = {0};
    assert_true(words_read_day(&day, &phrases->language, text, strlen(text), at));
    assert_int_equal(day.day, iso ? date_parse(iso) : DATE_NONE);
    assert_int_equal(day.weekday, weekday);
}

static void test_words(void **state)
{
    struct test_ctx *t = *state;
    const struct phrases *nl = phrases_of(t, "nl", DUTCH_MANNER), *tr = phrases_of(t, "tr", OTHER_MANNER);
    assert_string_equal(words_plain_copy(t->arena, " a\xC2\xA0\xC2\xAD b\n\xE2\x80\x98x\xE2\x80\x99", 16), "a b 'x'");
    assert_true(is_day(t, nl, "2027-01-12", DAY_WITH_WEEKDAY, "dinsdag 12 januari 2027"));
    assert_true(is_day(t, nl, "2027-05-01", MONTH_ALONE, "mei 2027"));
    assert_true(is_day(t, nl, "2027-02-30", DAY_ALONE, NULL));
    assert_true(is_day(t, tr, "2027-01-12", DAY_WITH_WEEKDAY, "12 Ocak 2027 Salı"));
    assert_true(is_day(t, tr, "2027-01-12", DAY_ALONE, "12 Ocaktan 2027"));
    reads_day(nl, "op dinsdag 12 januari 2027.", 11, "2027-01-12", 1);
    reads_day(nl, "op 31 februari 2027", 3, NULL, -1);
    reads_day(tr, "16 Ocak 2027 Cumartesi", 0, "2027-01-16", 5); /* not Cuma */
    reads_day(tr, "12 Ocaktan 2027", 0, "2027-01-12", -1);
    assert_string_equal(words_money(t->arena, &nl->language, "124000"), "€ 1.240,00");
    assert_string_equal(words_money(t->arena, &nl->language, "-7"), "€ -0,07");
    assert_string_equal(words_money(t->arena, &nl->language, "-0"), "€ 0,00");
    assert_string_equal(words_money(t->arena, &tr->language, "124000"), "1240,00 €");
    assert_string_equal(words_money(t->arena, &tr->language, "-123456789"), "-1 234 567,89 €");
    assert_true(is_count(t, nl, "1", COUNTED_WEEK, "1 week") && is_count(t, nl, "012", COUNTED_MONTH, "12 maanden"));
    assert_true(is_count(t, tr, "2", COUNTED_WEEK, "iki hafta") && is_count(t, tr, "6", COUNTED_WEEK, "6 hafta"));
    assert_false(is_count(t, tr, "6", COUNTED_WEEK, "iki hafta"));
    assert_string_equal(words_page(t->arena, &tr->language, 2, 4), "Sayfa 2 / 4");
    assert_true(words_are_country(t->arena, "DUITSLAND", 9, "DE"));
    assert_true(words_are_country(t->arena, "HONGKONG", 8, "HK"));
    assert_false(words_are_country(t->arena, "DUITSLAN", 8, "DE"));
    assert_true(words_have_hole("van  de", 7));
    assert_true(words_have_hole("van .", 5));
    assert_false(words_have_hole("van de. En", 10));
    assert_true(words_go_left("(ar)", 4));
    assert_false(words_go_left("(nl)", 4) || words_go_left("(", 1));
}

#define PROOFS \
    DUTCH_MANNER "<noun>uw de van</noun><noun of='x'>aanvraag bijstand voor</noun>" \
    "<proof duties='17'>U kunt bezwaar maken tot en met {last-day}.</proof>" \
    "<proof duties='17'>Op {decision-date} koos een regel {the-noun} uit.</proof>" \
    "<proof duties='17'>Op {decision-date} {noun-began}.</proof>" \
    "<proof duties='17'>{reason}</proof>" \
    "<proof duties='17'>Wij keken niet naar {non-use}.</proof>" \
    "<proof duties='17' when=\"/facts/record/decision/@outcome='intention'\">Dat is een voornemen.</proof>"

static const char facts_xml[] =
    "<facts><letter mailing-date='2027-01-01'/><record id='12'><decision date='2027-01-02' subject='x' outcome='refused'/></record>"
    "<deadline last-day='2027-01-12'/><instrument><reason><public xml:lang='nl'>Uw inkomen was anders</public></reason>"
    "<non-use by='a' on='2026-01-01'><item xml:lang='nl'>geloof</item><item xml:lang='nl'>leeftijd</item></non-use>"
    "<non-use by='a' on='2027-06-01'><item xml:lang='nl'>naam</item></non-use></instrument></facts>";

/* One element, read by these proofs: how many phrases stand there, 0 when it is not made of them. */
static size_t n_read(struct test_ctx *t, const struct phrases *phrases, xmlDoc *doc, const char *text)
{
    struct buf bytes;
    struct heard_element element = {.kind = HEARD_P, .n = strlen(text)};
    struct heard heard = {.text = &bytes, .elements = &element, .n_elements = 1};
    struct section_list *letter = arena_alloc(t->arena, sizeof *letter);
    struct slot_facts facts = slot_facts(t->arena, xmlDocGetRootElement(doc), &phrases->language);
    buf_init(&bytes, 1 << 16);
    buf_str(&bytes, text);
    *letter = (struct section_list){.language = &phrases->language, .n = 1};
    letter->at[0] = (struct stretch){.place = PLACE_WHY, .text = bytes.bytes, .n = bytes.n_bytes, .end = 1};
    struct reading r = {.phrases = phrases, .dutch = &phrases->language, .letter = letter, .heard = &heard, .arena = t->arena, .facts = &facts, .n_programs = 1,
                        .programs = programs_new(t->arena, fact_tests_new(t->arena), doc)};
    read_letter(&r);
    const size_t n = r.unread ? 0 : r.n;
    buf_done(&bytes);
    return n;
}

static void test_reading(void **state)
{
    static const struct {
        const char *text;
        size_t n;
    } rows[] = {
        {"U kunt bezwaar maken tot en met dinsdag 12 januari 2027.", 1},
        {"U kunt bezwaar maken tot en met dinsdag 12 januari 2027. Uw inkomen was anders.", 2}, /* closes itself */
        {"U kunt geen bezwaar maken tot en met dinsdag 12 januari 2027.", 0},
        {"U kunt bezwaar maken tot en met dinsdag 12 januari 2027", 0},
        {"U kunt bezwaar maken tot en met dinsdag 19 januari 2027.", 0},
        {"U kunt bezwaar maken tot en met dinsdag 12 januari 2027. En nog iets.", 0},
        {"Op 2 januari 2027 koos een regel uw aanvraag voor bijstand uit.", 1},
        {"Op 2 januari 2027 koos een regel uw dossier uit.", 0}, /* no word of the subject's */
        {"Uw inkomen was", 0},
        {"Wij keken niet naar geloof of leeftijd.", 1},
        {"Wij keken niet naar geloof leeftijd.", 0},
        {"Wij keken niet naar geloof.", 0},
        {"Wij keken niet naar geloof, leeftijd of naam.", 0}, /* nobody has attested that yet */
        {"Dat is een voornemen.", 0},
    };
    struct test_ctx *t = *state;
    const struct phrases *phrases = phrases_of(t, "nl", PROOFS);
    xmlDoc *doc = xmlReadMemory(facts_xml, sizeof facts_xml - 1, "x", NULL, 0);
    assert_non_null(doc);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (n_read(t, phrases, doc, rows[i].text) != rows[i].n)
            fail_msg("%s", rows[i].text);
    assert_null(phrases_of(t, "nl", DUTCH_MANNER "<proof duties='17'>tot {last-day</proof>"));
    assert_null(phrases_of(t, "nl", DUTCH_MANNER "<proof duties='17'>tot {lost-day}</proof>"));
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_sound), TEST(test_faults), TEST(test_displaced), TEST(test_file), TEST(test_outlines), TEST(test_judged), TEST(test_words), TEST(test_reading)};
    return cmocka_run_group_tests_name("pdf/proof", tests, NULL, NULL);
}
