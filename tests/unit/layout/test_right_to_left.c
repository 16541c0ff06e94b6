/* Text of both directions and pages read from the right: where each word stands, where each block does, which fonts are opened
 * for it, and what its glyphs say. */
#include "layout_fixture.h"

#define LEFT_MM  33
#define RIGHT_MM 177
#define ARABIC   1 /* the family's row in style.xml */

static const struct block *letter_in(struct test_ctx *t, const char *lang, const char *body)
{
    return fixture_page(
        t, arena_printf(t->arena,
                        "<page-model><letter lang='%s' translation='no' title='x'>"
                        "<letterhead><p lang='nl'>Gemeente</p></letterhead><return lang='nl'>Retour: Postbus 1</return>"
                        "<address>" FIXTURE_ADDRESS "</address>"
                        "<reference><row><term>التاريخ</term><detail>1 ديسمبر</detail></row></reference>"
                        "<body><h1>عنوان</h1>%s</body><footer><p>بلدية</p><p>صفحة <page-number/></p></footer>"
                        "<help-strip>مساعدة؟</help-strip></letter></page-model>",
                        lang, body));
}

static struct lines set_in(struct test_ctx *t, struct layout_kit *kit, const char *lang, const char *inside, double mm)
{
    struct job *job = fixture_job(t, kit);
    const struct block *model = letter_in(t, lang, arena_printf(t->arena, "<p>%s</p>", inside));
    const struct block *block = fixture_find(fixture_find(model, BLOCK_BODY)->first, BLOCK_P);
    struct paragraph p;
    job->from_right = style_from_right(&kit->style, lang);
    job->turn_pt = mm * PT_PER_MM; /* a column from 0 to mm stays where it is */
    assert_int_equal(paragraph_build(&p, job, block, block->spans, &job->scale->types[TYPE_BODY]), DONE);
    return paragraph_set(job, &p, 0, mm * PT_PER_MM, ALIGN_LEFT);
}

/* Where the glyph stands that says the first character of `word`, in the first mark that says it. */
static double x_of(const struct line *line, const char *word)
{
    for (const struct mark *mark = line->first; mark; mark = mark == line->last ? NULL : mark->next) {
        const char *found = memmem(mark->text, mark->n_text_bytes, word, strlen(word));
        size_t at = 0, glyph = 0;
        for (size_t i = 0; found && i < mark->n_clusters; i++) {
            if (mark->text + at >= found) {
                return mark->x_pt + glyph_x_pt(mark, glyph);
            }
            at += mark->clusters[i].n_bytes;
            glyph += mark->clusters[i].n_glyphs;
        }
    }
    fail_msg("%s is not there", word);
    return 0;
}

/* The words stand from left to right in this order. */
static void assert_order(const struct line *line, const char *const *words)
{
    for (; words[1]; words++) {
        if (x_of(line, words[0]) >= x_of(line, words[1])) {
            fail_msg("%s does not stand left of %s", words[0], words[1]);
        }
    }
}

/* Marks come as they are read, their glyphs and clusters add up, and none lies over another. */
static void assert_sound(const struct line *line)
{
    for (const struct mark *mark = line->first; mark; mark = mark == line->last ? NULL : mark->next) {
        size_t n_bytes = 0, n_glyphs = 0;
        for (size_t i = 0; i < mark->n_clusters; i++) {
            n_bytes += mark->clusters[i].n_bytes;
            n_glyphs += mark->clusters[i].n_glyphs;
        }
        assert_int_equal(n_bytes, mark->n_text_bytes);
        assert_int_equal(n_glyphs, mark->n_glyphs);
        for (const struct mark *other = line->first; other != mark; other = other->next) {
            assert_true(other->x_pt + other->width_pt < mark->x_pt + 0.01 ||
                        mark->x_pt + mark->width_pt < other->x_pt + 0.01);
        }
    }
}

static void test_arabic_name_in_a_dutch_letter(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct lines lines = set_in(t, kit, "nl", "Beste <value of='name'>محمد علي</value>, 12 oktober", 144);
    const struct line *line = &lines.lines[0];
    assert_int_equal(lines.n, 1);
    assert_string_equal(fixture_line(t, line), "Beste محمد علي, 12 oktober");
    assert_order(line, (const char *const[]){"Beste", "علي", "محمد", ",", "12", "oktober", NULL});
    assert_sound(line);
    const struct mark *name = line->first->next;
    assert_int_equal(name->family, ARABIC);
    assert_int_equal(name->script_level, 1);
    assert_true(name->size_pt > 1.1 * line->first->size_pt && name->size_pt < 1.15 * line->first->size_pt);
    assert_int_equal(line->first->family, 0);
    assert_int_equal(line->last->script_level, 0);
}

/* What ends in a comma keeps to what follows, also in a comma of Arabic: a salutation stood alone at a page's end. */
static void test_salutation_keeps_next(void **state)
{
    struct test_ctx *t = *state;
    static const struct {
        const char *words;
        bool keeps;
    } rows[] = {{"حضرة السيدة،", true}, {"Beste mevrouw,", true}, {"حضرة السيدة.", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct job *job = fixture_job(t, fixture_kit(t));
        const struct block *model = letter_in(t, "ar", arena_printf(t->arena, "<p>%s</p>", rows[i].words));
        const struct block *block = fixture_find(fixture_find(model, BLOCK_BODY)->first, BLOCK_P);
        struct paragraph p;
        assert_int_equal(paragraph_build(&p, job, block, block->spans, &job->scale->types[TYPE_BODY]), DONE);
        assert_int_equal(p.keeps_next, rows[i].keeps);
    }
}

/* What is inserted keeps its own direction: numbers, addresses of the web, Dutch words. */
static void test_dutch_in_arabic(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    struct lines lines = set_in(t, kit, "ar",
                                "اتصلوا على <value of='phone'><nobr>012 345 67 89</nobr></value> أو "
                                "<a href='https://x.example/a'><value of='page'>www.x.example/a</value></a>.",
                                144);
    assert_int_equal(lines.n, 1);
    const struct line *line = &lines.lines[0];
    assert_string_equal(fixture_line(t, line), "اتصلوا على 012 345 67 89 أو www.x.example/a.");
    assert_order(line,
                 (const char *const[]){"www", "x.e", "/a", "أو", "012", "345", "67", "89", "على", "اتصلوا", NULL});
    assert_true(line->last->x_pt < x_of(line, "www")); /* the full stop ends the line at its left */
    assert_sound(line);
    lines = set_in(t, kit, "ar",
                   "رقم <value of='reference'>2026-000418</value> (<span lang='nl'>bezwaar, <value of='x'>1234 "
                   "ZZ</value> Stad</span>)",
                   144);
    line = &lines.lines[0];
    assert_order(line,
                 (const char *const[]){")", "bezwaar", "1234", "ZZ", "Stad", "(", "2026", "-", "000418", "رقم", NULL});
    assert_sound(line);
}

/* A space belongs to what it stands between, not to the word before it: behind Dutch words it is the Arabic line's. */
static void test_spaces_have_levels(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set_in(t, fixture_kit(t), "ar", "في <value of='x'>Stad</value> اليوم", 144);
    const struct mark *dutch = lines.lines[0].first->next;
    assert_int_equal(dutch->n_text_bytes, 4);
    assert_memory_equal(dutch->text, "Stad", 4);
    assert_memory_equal(dutch->next->text, " ", 1);
}

/* A number between words of its own direction, with other values behind it: each runs as its own first letter does. */
static void test_values_in_a_row(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set_in(
        t, fixture_kit(t), "ar",
        "اتصلوا: <value of='a'><nobr>067 890 12 34</nobr></value>. خلال <value of='b'><nobr>أسبوعين</nobr></value>، "
        "لمدة <value of='c'><nobr>18 شهرا</nobr></value>.",
        144);
    assert_int_equal(lines.n, 1);
    assert_order(&lines.lines[0],
                 (const char *const[]){"شهر", "18", "لمدة", "أسب", "خلال", "067", "890", "12", "34", "اتصلوا", NULL});
    assert_sound(&lines.lines[0]);
}

/* The full stop behind a name is the sentence's: left of the name, though the name runs from the left. */
static void test_stop_behind_a_name(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines =
        set_in(t, fixture_kit(t), "ar", "طلب <value of='on-behalf-of'>Kramer</value><value of='stop'>.</value> اتخذ القرار", 144);
    assert_order(&lines.lines[0], (const char *const[]){"القرار", ".", "Kramer", "طلب", NULL});
    assert_sound(&lines.lines[0]);
}

/* Quotes within Dutch words, between values that run from the right: FriBidi 1.0.8 let them run from the right too. */
static void test_edge_of_an_isolate(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct lines lines = set_in(t, kit, "ar",
                                      "(<span lang='nl'><value of='noun'>bijstand</value></span>) <value of='noun'>بكم.</value> النص: "
                                      "<span lang='nl'>“<value of='summary' lang='nl'>Wij keken</value>”</span> تقرؤون "
                                      "<value of='noun'>ملفكم</value>.",
                                      144);
    const struct line *line = &lines.lines[0];
    assert_order(line, (const char *const[]){"ملفكم", "تقرؤون", "“", "Wij", "keken", "”", "النص", "بكم", "bijstand", NULL});
    assert_sound(line);
}

/* What must not break is isolated too. */
static void test_fixed_number(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set_in(t, fixture_kit(t), "ar", "رقم <nobr>2026-000418</nobr>", 144);
    assert_order(&lines.lines[0], (const char *const[]){"2026", "000418", "رقم", NULL});
}

/* The same number typed into the text would be turned about: that is what isolating is for. */
static void test_not_isolated_is_turned(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set_in(t, fixture_kit(t), "ar", "رقم 2026-000418", 144);
    assert_order(&lines.lines[0], (const char *const[]){"000418", "2026", "رقم", NULL});
}

/* A value of several pieces is one: its pieces keep their order. */
static void test_a_value_stays_together(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines =
        set_in(t, fixture_kit(t), "ar",
               "إلى <value of='post'><nobr>Postbus 100</nobr>, <nobr>1234 ZZ Stad</nobr></value>.", 144);
    assert_order(&lines.lines[0], (const char *const[]){"Postbus", "100", ",", "1234", "ZZ", "Stad", "إلى", NULL});
}

/* Over a line end each line is ordered by itself, and the space at its end hangs out at the left. */
static void test_lines_of_an_arabic_paragraph(void **state)
{
    struct test_ctx *t = *state;
    const char *words = "اتخذنا قرارا بشأن طلبكم للحصول على المساعدة";
    const struct lines lines = set_in(t, fixture_kit(t), "ar", words, 40);
    const char *all = "";
    assert_true(lines.n > 1);
    for (size_t i = 0; i < lines.n; i++) {
        const struct line *line = &lines.lines[i];
        double right = 0, left = 1e9;
        all = arena_printf(t->arena, "%s%s", all, fixture_line(t, line));
        for (const struct mark *mark = line->first; mark; mark = mark->next) {
            right = mark->x_pt + mark->width_pt > right ? mark->x_pt + mark->width_pt : right;
            left = mark->x_pt < left ? mark->x_pt : left;
        }
        assert_true(right > 40 * PT_PER_MM - 0.01 && right < 40 * PT_PER_MM + 0.01);
        const double hanging = right - left - line->width_pt;
        assert_true(i + 1 < lines.n ? hanging > 1 : hanging < 0.01);
        assert_sound(line);
    }
    assert_string_equal(all, words);
}

/* Dutch words that go on over a line end: each line is flush with the right edge, its space hangs out at the left. */
static void test_lines_of_dutch_in_arabic(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines =
        set_in(t, fixture_kit(t), "ar", "نص <span lang='nl'>De Nederlandse tekst geldt hier altijd</span>", 40);
    assert_int_equal(lines.n, 2);
    assert_order(&lines.lines[0], (const char *const[]){"De", "Nederlandse", "نص", NULL});
    assert_order(&lines.lines[1], (const char *const[]){"tekst", "geldt", "hier", "altijd", NULL});
    for (size_t i = 0; i < lines.n; i++) {
        double right = 0;
        for (const struct mark *mark = lines.lines[i].first; mark; mark = mark->next) {
            const bool is_space = mark->n_text_bytes == 1 && *mark->text == ' ';
            right = !is_space && mark->x_pt + mark->width_pt > right ? mark->x_pt + mark->width_pt : right;
        }
        assert_true(right > 40 * PT_PER_MM - 0.01 && right < 40 * PT_PER_MM + 0.01);
    }
    const struct mark *space = lines.lines[0].last;
    assert_int_equal(space->script_level, 1);
    assert_true(space->x_pt + space->width_pt < x_of(&lines.lines[0], "De") + 0.01);
}

/* The text without tags, soft hyphens of line ends, and the space at its end. */
static const char *plain_of(struct test_ctx *t, const char *inside)
{
    char *out = arena_alloc(t->arena, strlen(inside) + 1);
    size_t n = 0;
    bool in_tag = false;
    for (; *inside; inside++) {
        in_tag |= *inside == '<';
        if (!in_tag && strncmp(inside, "\xC2\xAD", 2) == 0) {
            inside++;
        } else if (!in_tag) {
            out[n++] = *inside;
        }
        in_tag &= *inside != '>';
    }
    while (n > 0 && out[n - 1] == ' ') {
        n--;
    }
    out[n] = '\0';
    return out;
}

/* Whatever stands in a paragraph and however wide it is: all of it is there, once, in the order in which it was written, no line is
 * too wide, nothing lies over anything. */
static void test_any_mixture(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    static const char *const pieces[] = {
        "سلام ",
        "الأولًا ",
        "(bezwaar) ",
        "<value of='a'>2026-000418</value> ",
        "<strong>قرار</strong> ",
        "«12» ",
        "ک، ",
        "a/b ",
        "<value of='b' lang='nl'>Stad (محمد) 12</value>، ",
        "؟ ",
        "٣٤ ",
        "€ 5,00 ",
        "<a href='https://x.example'>x.example</a> ",
        "م<strong>ح</strong>مد ",
        "<nobr>012 345</nobr> ",
        "é\xCC\x83 ",
        "verantwoordingsverplichting ",
    };
    unsigned seed = 1;
    for (int round = 0; round < 300; round++) {
        const char *inside = "", *all = "";
        const double mm = 40 + round % 100;
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            inside = arena_printf(t->arena, "%s%s", inside, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        const struct lines lines = set_in(t, kit, round % 2 ? "ar" : "nl", inside, mm);
        for (size_t i = 0; i < lines.n; i++) {
            all = arena_printf(t->arena, "%s%s", all, fixture_line(t, &lines.lines[i]));
            assert_true(lines.lines[i].width_pt <= mm * PT_PER_MM + 0.01);
            assert_sound(&lines.lines[i]);
        }
        assert_string_equal(plain_of(t, all), plain_of(t, inside));
    }
}

/* Every glyph says its own letters, signs too: lam and alef are two, though they are one glyph. */
static void test_lam_alef(void **state)
{
    struct test_ctx *t = *state;
    static const char *const words[] = {"لا", "الأسباب", "إلى", "أولًا", "حلًّا", "الآن", "قرارًا", "سلّموه"};
    struct layout_kit *kit = fixture_kit(t);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const struct lines lines = set_in(t, kit, "ar", words[i], 144);
        const struct mark *mark = lines.lines[0].first;
        size_t at = 0;
        assert_string_equal(fixture_line(t, &lines.lines[0]), words[i]);
        for (size_t j = 0; j < mark->n_clusters; j++) {
            assert_int_equal(mark->clusters[j].n_glyphs, 1);
            at += mark->clusters[j].n_bytes;
        }
        assert_int_equal(at, strlen(words[i]));
        assert_sound(&lines.lines[0]);
    }
    const struct lines lines = set_in(t, kit, "ar", "لا", 144);
    const struct mark *mark = lines.lines[0].first;
    assert_int_equal(mark->n_glyphs, 2);
    assert_true(glyph_x_pt(mark, 0) > glyph_x_pt(mark, 1)); /* lam, then alef at its left */
}

/* A joiner is shown by a glyph of its own: one that said a space elsewhere could say only one of both. */
static void test_joiner(void **state)
{
    struct test_ctx *t = *state;
    const struct lines lines = set_in(t, fixture_kit(t), "ar",
                                      "علی\xE2\x80\x8C"
                                      "رضا هم",
                                      144);
    const struct mark *mark = lines.lines[0].first;
    unsigned joiner = 0, space = 0;
    assert_sound(&lines.lines[0]);
    for (size_t i = 0, at = 0; i < mark->n_clusters; at += mark->clusters[i++].n_bytes) {
        joiner = mark->text[at] == '\xE2' ? mark->glyphs[i].id : joiner;
        space = mark->text[at] == ' ' ? mark->glyphs[i].id : space;
    }
    assert_true(joiner && space && joiner != space);
}

/* --- pages --- */

struct extent {
    double left_mm, right_mm;
};

/* Of the marks of a kind of block, or of artifacts that say this. */
static struct extent extent_of(const struct layout *layout, enum block_kind kind, int part, enum artifact artifact,
                               const char *says)
{
    struct extent e = {1e9, -1e9};
    for (const struct mark *m = layout->pages[0].first; m; m = m->next) {
        const bool is_it = artifact ? m->artifact == artifact : m->owner && m->owner->kind == kind && m->part == part;
        if (is_it && (!says || (m->text && memmem(m->text, m->n_text_bytes, says, strlen(says))))) {
            e.left_mm = m->x_pt / PT_PER_MM < e.left_mm ? m->x_pt / PT_PER_MM : e.left_mm;
            const double right = (m->x_pt + m->width_pt) / PT_PER_MM;
            e.right_mm = right > e.right_mm ? right : e.right_mm;
        }
    }
    assert_true(e.right_mm > e.left_mm);
    return e;
}

static void assert_mm(double is, double should)
{
    if (is < should - 0.05 || is > should + 0.05) {
        fail_msg("%.2f mm, not %.2f", is, should);
    }
}

#define BODY                                                                                                           \
    "<p>نص</p><ul><li>أول</li></ul><dl><row><term>هاتف</term><detail>اتصلوا</detail></row></dl>"        \
    "<table><tr><th scope='col'>الغرض</th><th scope='col'>المبلغ</th></tr><tr><td>مساعدة</td><td "    \
    "align='right'>12</td></tr></table>"                                                                               \
    "<box kind='deadline'><p>حتى</p></box><aside><qr data='https://x.example' alt='x'/><p>برنامج</p></aside>"

static void test_page_is_mirrored(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct layout *layout = fixture_make(t, kit, letter_in(t, "ar", BODY));
    assert_mm(extent_of(layout, BLOCK_H1, 0, 0, NULL).right_mm, RIGHT_MM);
    assert_mm(extent_of(layout, BLOCK_P, 0, 0, "نص").right_mm, RIGHT_MM);
    const struct extent label = extent_of(layout, BLOCK_LI, 1, 0, NULL), item = extent_of(layout, BLOCK_LI, 0, 0, NULL);
    assert_mm(label.right_mm, RIGHT_MM);
    assert_true(item.right_mm < label.left_mm + 0.01);
    assert_mm(extent_of(layout, BLOCK_TERM, 0, 0, "هاتف").right_mm, RIGHT_MM);
    assert_true(extent_of(layout, BLOCK_DETAIL, 0, 0, "اتصلوا").right_mm <
                extent_of(layout, BLOCK_TERM, 0, 0, "هاتف").left_mm);
    assert_mm(extent_of(layout, BLOCK_TH, 0, 0, "الغرض").right_mm, RIGHT_MM);
    assert_true(extent_of(layout, BLOCK_TH, 0, 0, "المبلغ").right_mm <
                extent_of(layout, BLOCK_TH, 0, 0, "الغرض").left_mm);
    /* amounts stand flush at the side where the row ends */
    assert_mm(extent_of(layout, BLOCK_TD, 0, 0, "12").left_mm, extent_of(layout, BLOCK_TH, 0, 0, "المبلغ").left_mm);
    assert_mm(extent_of(layout, BLOCK_QR, 0, 0, NULL).left_mm, LEFT_MM);
    assert_mm(extent_of(layout, 0, 0, ARTIFACT_FOOTER, "بلدية").right_mm, RIGHT_MM);
    assert_mm(extent_of(layout, 0, 0, ARTIFACT_FOOTER, "1").left_mm, LEFT_MM);
    assert_mm(extent_of(layout, BLOCK_HELP, 0, 0, NULL).right_mm, RIGHT_MM);
}

/* The envelope does not turn: address and return line stay in its window, the references right of it. */
static void test_window_stays_at_the_left(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct layout *arabic = fixture_make(t, kit, letter_in(t, "ar", "<p>نص</p>"));
    const struct layout *dutch = fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>x</p>"));
    const struct extent there = extent_of(arabic, BLOCK_LINE, 0, 0, NULL),
                        here = extent_of(dutch, BLOCK_LINE, 0, 0, NULL);
    assert_mm(there.left_mm, here.left_mm);
    assert_mm(there.right_mm, here.right_mm);
    assert_mm(extent_of(arabic, 0, 0, ARTIFACT_RETURN, NULL).left_mm,
              extent_of(dutch, 0, 0, ARTIFACT_RETURN, NULL).left_mm);
    assert_mm(extent_of(arabic, 0, 0, ARTIFACT_FOLD, NULL).left_mm,
              extent_of(dutch, 0, 0, ARTIFACT_FOLD, NULL).left_mm);
    assert_true(extent_of(arabic, BLOCK_DETAIL, 0, 0, NULL).left_mm > 137);
    assert_mm(extent_of(arabic, BLOCK_DETAIL, 0, 0, NULL).right_mm, 185);
}

/* Lines of an Arabic letter stand at least one and a half of its type's size apart. */
static void test_leading(void **state)
{
    struct test_ctx *t = *state;
    const struct layout *layout =
        fixture_make(t, fixture_kit(t), letter_in(t, "ar", "<p>سطر أول<br/>سطر ثان<br/>سطر ثالث</p>"));
    double above = 0;
    size_t n = 0;
    for (const struct mark *m = layout->pages[0].first; m; m = m->next) {
        if (m->owner && m->owner->kind == BLOCK_P && m->family == ARABIC && m->y_pt > above + 1) {
            assert_true(n == 0 || m->y_pt - above >= 1.5 * m->size_pt);
            above = m->y_pt;
            n++;
        }
    }
    assert_int_equal(n, 3);
}

/* --- fonts --- */

static void test_only_what_is_needed_is_opened(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Vóór 12 mei – “Вікторія Özdemir”, € 5.</p>"));
    assert_null(layout_kit_face(kit, ARABIC, FACE_REGULAR));
    fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>محمد</p>"));
    assert_non_null(layout_kit_face(kit, ARABIC, FACE_REGULAR));
    assert_null(layout_kit_face(kit, ARABIC, FACE_ITALIC));
}

static void test_a_script_without_a_font(void **state)
{
    struct test_ctx *t = *state;
    struct layout_kit *kit = fixture_kit(t);
    const struct block *model = fixture_letter(t, FIXTURE_ADDRESS, "<p>Beste <value of='name'>שרה</value></p>");
    assert_int_equal(fixture_try(t, kit, model), REFUSED);
    assert_note(t->diag, "P001");
}

/* A font that only some letters need may be broken: those are not made, and who vouches for the bundle hears of it. */
static void test_broken_family(void **state)
{
    struct test_ctx *t = *state;
    struct bundle *b = fixture_bundle(t);
    for (size_t i = 0; i < b->n_files; i++) {
        b->files[i].n_bytes = strstr(b->files[i].name, "Arabic-Bold") ? 20 : b->files[i].n_bytes;
    }
    struct layout_kit *kit = fixture_kit_of(t, b);
    fixture_make(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>Latijn</p>"));
    assert_int_equal(fixture_try(t, kit, fixture_letter(t, FIXTURE_ADDRESS, "<p>محمد</p>")), BROKEN);
    assert_note(t->diag, "P009");
    diag_clear(t->diag);
    assert_int_equal(layout_kit_open_all(fixture_kit_of(t, b), t->diag), BROKEN);
    assert_note(t->diag, "P009");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_arabic_name_in_a_dutch_letter),
        TEST(test_salutation_keeps_next),
        TEST(test_dutch_in_arabic),
        TEST(test_spaces_have_levels),
        TEST(test_values_in_a_row),
        TEST(test_stop_behind_a_name),
        TEST(test_fixed_number),
        TEST(test_edge_of_an_isolate),
        TEST(test_not_isolated_is_turned),
        TEST(test_a_value_stays_together),
        TEST(test_lines_of_an_arabic_paragraph),
        TEST(test_lines_of_dutch_in_arabic),
        TEST(test_any_mixture),
        TEST(test_lam_alef),
        TEST(test_joiner),
        TEST(test_page_is_mirrored),
        TEST(test_window_stays_at_the_left),
        TEST(test_leading),
        TEST(test_only_what_is_needed_is_opened),
        TEST(test_a_script_without_a_font),
        TEST(test_broken_family),
    };
    return cmocka_run_group_tests_name("layout/right_to_left", tests, NULL, NULL);
}
