#include "built_in.h"

#define LETTER "<page-model><letter lang='nl' translation='no' title='T'>"
#define FOOT "<footer><p>v</p></footer></letter></page-model>"
#define PAGE(body) LETTER "<body><h1>H</h1>" body "</body>" FOOT

static enum outcome read(struct block **out, struct test_ctx *t, const char *xml)
{
    xmlDoc *doc;
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    return page_model_read(out, t->arena, t->diag, doc);
}

/* The first block after the h1. */
static const struct block *read_one(struct test_ctx *t, const char *xml)
{
    struct block *root;
    assert_int_equal(read(&root, t, xml), DONE);
    assert_no_notes(t->diag);
    return root->first->first->first->next;
}

static void test_spaces_collapse(void **state)
{
    struct test_ctx *t = *state;
    const struct block *p = read_one(t, PAGE("<p>\n  een \t <strong> twee </strong>\n drie  </p>"));
    const struct span *s = p->spans;
    assert_string_equal(s->text, "een ");
    assert_string_equal(s->next->text, "twee ");
    assert_int_equal(s->next->style, SPAN_STRONG);
    assert_string_equal(s->next->next->text, "drie");
    assert_null(s->next->next->next);
}

static void test_spaces_that_stay(void **state)
{
    struct test_ctx *t = *state;
    const struct block *p = read_one(t, PAGE("<p>a&#160; &#160;b</p>"));
    assert_string_equal(p->spans->text, "a\xc2\xa0 \xc2\xa0" "b");
    struct block *root;
    assert_int_equal(read(&root, t, LETTER "<address><line> A</line><line>1234 AB  STAD </line></address><body><h1>H</h1></body>" FOOT), DONE);
    assert_string_equal(root->first->first->first->next->spans->text, "1234 AB  STAD");
}

static void test_spaces_at_breaks_and_ends(void **state)
{
    struct test_ctx *t = *state;
    const struct span *s = read_one(t, PAGE("<p> <em> </em>a <br/> b <strong> </strong></p>"))->spans;
    assert_string_equal(s->text, "a");
    assert_int_equal(s->next->kind, SPAN_BREAK);
    assert_string_equal(s->next->next->text, "b");
    assert_null(s->next->next->next);
}

static void test_values_and_links(void **state)
{
    struct test_ctx *t = *state;
    const struct block *p = read_one(
        t, PAGE("<p clause='c'>Op <value of='decision-date'><nobr>27 november 2026</nobr></value>, <a href='https://a.example'>a</a> <span lang='en' clause='d'>b</span></p>"));
    assert_string_equal(p->clause, "c");
    const struct span *value = p->spans->next;
    assert_string_equal(value->text, "27 november 2026");
    assert_string_equal(value->value_of, "decision-date");
    assert_true(value->nobreak);
    const struct span *link = value->next->next;
    assert_string_equal(link->href, "https://a.example");
    assert_false(link->nobreak);
    const struct span *english = link->next->next;
    assert_string_equal(english->lang, "en");
    assert_string_equal(english->clause, "d");
}

/* The block's own language is not said again on each span. */
static void test_language_of_the_block(void **state)
{
    struct test_ctx *t = *state;
    const struct block *p = read_one(t, PAGE("<p><value of='summary' lang='nl'>ja</value></p>"));
    assert_null(p->spans->lang);
    assert_string_equal(p->lang, "nl");
}

static void test_numbers(void **state)
{
    struct test_ctx *t = *state;
    struct block *root;
    assert_int_equal(read(&root, t, LETTER "<body><h1>H</h1></body><footer><p>a</p><p>Pagina <page-number/> van <page-count/></p></footer></letter></page-model>"), DONE);
    const struct span *s = root->first->first->next->first->next->spans;
    assert_string_equal(s->text, "Pagina ");
    assert_int_equal(s->next->kind, SPAN_PAGE_NUMBER);
    assert_string_equal(s->next->next->text, " van ");
    assert_int_equal(s->next->next->next->kind, SPAN_PAGE_COUNT);
}

static void test_a_table(void **state)
{
    struct test_ctx *t = *state;
    const struct block *table = read_one(t, PAGE("<section keep='yes'><h2>x</h2><table><tr><th scope='col'>a</th><th>b</th></tr><tr><td>c</td><td align='right'>d</td></tr></table></section>"));
    assert_true(table->keep);
    table = table->first->next;
    assert_int_equal(table->kind, BLOCK_TABLE);
    assert_string_equal(table->first->first->attr_kind, "col");
    assert_string_equal(table->first->next->first->next->attr_kind, "right");
}

static void test_what_is_no_page_model(void **state)
{
    static const char *const pages[] = {
        "<letter lang='nl' title='T'/>",
        "<page-model/>",
        LETTER FOOT,
        LETTER "<body><p>no h1</p></body>" FOOT,
        LETTER "<body><h1>H</h1></body></letter></page-model>",
        "<page-model><letter title='T'><body><h1>H</h1></body>" FOOT,
        PAGE("<p/>"),
        PAGE("<p>  </p>"),
        PAGE("<p><strong> </strong></p>"),
        PAGE("loose text"),
        PAGE("<div>a</div>"),
        PAGE("<p>a<p>b</p></p>"),
        PAGE("<p>a<font>b</font></p>"),
        PAGE("<p onclick='x'>a</p>"),
        PAGE("<p><a>b</a></p>"),
        PAGE("<p><value>b</value></p>"),
        PAGE("<p><value of=''>b</value></p>"),
        PAGE("<p>Op <value of='day'>1 mei</value><value of='day'>2 mei</value></p>"),
        PAGE("<p>van <value of='noun'>uw zaak</value><value of='name'>J. de Vries</value></p>"),
        PAGE("<li>a</li>"),
        PAGE("<ul/>"),
        PAGE("<section><p>a</p></section>"),
        PAGE("<section><h2>a</h2><h2>b</h2></section>"),
        PAGE("<section><h2>a</h2><section><h2>b</h2></section></section>"),
        PAGE("<table><tr><td>a</td></tr><tr><td>a</td><td>b</td></tr></table>"),
        PAGE("<dl><row><detail>a</detail><term>b</term></row></dl>"),
        PAGE("<dl><row><term>b</term></row></dl>"),
        PAGE("<box><p>a</p></box>"),
        PAGE("<aside><p>a</p><qr data='x' alt='y'/></aside>"),
        PAGE("<aside><qr data='x' alt=''/><p>a</p></aside>"),
        PAGE("<h1>second</h1>"),
        LETTER "<address><line>one</line></address><body><h1>H</h1></body>" FOOT,
        LETTER "<address><line>1</line><line>2</line><line>3</line><line>4</line><line>5</line><line>6</line><line>7</line></address><body><h1>H</h1></body>" FOOT,
        LETTER "<letterhead><logo src='x' width-mm='1'/></letterhead><body><h1>H</h1></body>" FOOT,
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct block *root;
        diag_clear(t->diag);
        if (read(&root, t, pages[i]) != REFUSED)
            fail_msg("accepted: %s", pages[i]);
        assert_note(t->diag, "T015");
    }
}

/* The hole in a sentence refuses this letter; the command goes on. */
static void test_an_empty_value(void **state)
{
    struct test_ctx *t = *state;
    struct block *root;
    assert_int_equal(read(&root, t, PAGE("<p>Op <value of='day'><nobr> </nobr></value> koos</p>")), REFUSED);
    assert_note(t->diag, "T017");
    assert_string_equal(test_note(t->diag, "T017")->detail, "day");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_spaces_collapse),
        TEST(test_spaces_that_stay),
        TEST(test_spaces_at_breaks_and_ends),
        TEST(test_values_and_links),
        TEST(test_language_of_the_block),
        TEST(test_numbers),
        TEST(test_a_table),
        TEST(test_what_is_no_page_model),
        TEST(test_an_empty_value),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/page_model", tests, NULL, NULL);
}
