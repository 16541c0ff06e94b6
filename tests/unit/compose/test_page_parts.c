#include "built_in.h"

#define HEAD "<letterhead><p>Gemeente</p></letterhead>"
#define ADDRESS "<return>Retour</return><address><line>A</line><line>B</line></address>"
#define REFERENCE "<reference><row><term>Datum</term><detail>1 mei</detail></row></reference>"
#define BOX "<box kind='summary'><p>x</p></box>"
#define SECTION "<section part='why'><h2>Waarom</h2><p>x</p></section>"
#define SIGNATURE "<signature><p>Groet</p></signature>"
#define BODY "<body><h1>T</h1>" BOX SECTION SIGNATURE "</body>"
#define FOOT "<footer><p>x</p><p><page-number/>/<page-count/></p></footer>"
#define LETTER(attributes, inside) "<letter lang='nl' " attributes ">" inside "</letter>"
#define SEPARATE(inside) LETTER("form='separate' translation='no' title='T'", inside)
#define ANNEX(inside) LETTER("form='annex' translation='no' title='T'", inside)
#define TRANSLATION LETTER("form='separate' translation='yes' title='T'", REFERENCE "<body><p>Vertaling</p><h1>T</h1>" BOX SECTION SIGNATURE "</body>" FOOT)
#define MARK "<mark kind='concept'>Concept</mark>"
#define WHOLE SEPARATE(HEAD ADDRESS REFERENCE BODY FOOT)

static enum outcome whole(struct test_ctx *t, const char *letters, bool concept)
{
    xmlDoc *doc;
    struct block *pages;
    diag_clear(t->diag);
    const char *xml = arena_printf(t->arena, "<page-model>%s</page-model>", letters);
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    if (page_model_read(&pages, t->arena, t->diag, doc) != DONE)
        fail_msg("no page model: %s", letters);
    return page_model_whole(t->diag, pages, concept);
}

static void test_whole_letters(void **state)
{
    static const char *const good[] = {
        WHOLE,
        WHOLE TRANSLATION,
        ANNEX(HEAD REFERENCE "<body><h1>T</h1>" BOX SECTION "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1><p>x</p>" BOX "<p>y</p>" SECTION
                 "<section part='amounts'><h2>x</h2><table><tr><th scope='col'>a</th></tr><tr><td>b</td></tr></table></section>" SIGNATURE "</body>" FOOT),
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (whole(t, good[i], false) != DONE)
            fail_msg("%zu: %s", i, t->diag->first->detail);
    assert_int_equal(whole(t, SEPARATE(MARK HEAD ADDRESS REFERENCE BODY FOOT), true), DONE);
}

static void test_what_lacks_a_part(void **state)
{
    static const char *const bad[] = {
        SEPARATE(ADDRESS REFERENCE BODY FOOT),
        SEPARATE(HEAD REFERENCE BODY FOOT),
        SEPARATE(HEAD "<return>x</return>" REFERENCE BODY FOOT),
        SEPARATE(HEAD ADDRESS BODY FOOT),
        SEPARATE(HEAD REFERENCE ADDRESS BODY FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE BODY "<footer><p>x</p><p><page-number/></p></footer>"),
        SEPARATE(MARK HEAD ADDRESS REFERENCE BODY FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><p>x</p><h1>T</h1>" BOX SECTION SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" SECTION SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" SECTION BOX SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" BOX SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" BOX SECTION "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" BOX "<section><h2>x</h2><p>y</p></section>" SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" BOX "<section part='why'><h2>x</h2></section>" SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" BOX "<section part='x'><h2>x</h2><table><tr><td>b</td></tr></table></section>" SIGNATURE "</body>" FOOT),
        SEPARATE(HEAD ADDRESS REFERENCE "<body><h1>T</h1>" BOX "<section part='x'><h2>x</h2><table><tr><th>b</th></tr></table></section>" SIGNATURE "</body>" FOOT),
        ANNEX(HEAD ADDRESS REFERENCE BODY FOOT),
        ANNEX(HEAD REFERENCE BODY FOOT), /* signed */
        LETTER("translation='no' title='T'", HEAD ADDRESS REFERENCE BODY FOOT),
        LETTER("form='letter' translation='no' title='T'", HEAD ADDRESS REFERENCE BODY FOOT),
        LETTER("form='separate' title='T'", HEAD ADDRESS REFERENCE BODY FOOT),
        LETTER("form='separate' translation='' title='T'", HEAD ADDRESS REFERENCE BODY FOOT),
        LETTER("form='separate' translation='no' title=''", HEAD ADDRESS REFERENCE BODY FOOT),
        TRANSLATION,
        WHOLE WHOLE,
    };
    struct test_ctx *t = *state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (whole(t, bad[i], false) != REFUSED)
            fail_msg("%zu was accepted: %s", i, bad[i]);
        assert_note(t->diag, "T015");
    }
    assert_int_equal(whole(t, WHOLE, true), REFUSED); /* a concept without its mark */
    assert_int_equal(whole(t, SEPARATE(HEAD MARK ADDRESS REFERENCE BODY FOOT), true), REFUSED); /* said before all else */
    assert_int_equal(whole(t, SEPARATE(HEAD ADDRESS REFERENCE BODY FOOT MARK), true), REFUSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_whole_letters), TEST(test_what_lacks_a_part)};
    xml_global_init();
    return cmocka_run_group_tests_name("compose/page_parts", tests, NULL, NULL);
}
