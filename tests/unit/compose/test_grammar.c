#include <libxml/xpath.h>

#include "../../../gen/compose/formats.h"
#include "../../../gen/compose/nouns.h"
#include "../../../gen/compose/session.h"
#include "built_in.h"

#define HEAD(lang, status) "<wording xmlns='urn:kenbaar:wording:1' version='1.0' lang='" lang "'" status ">"
#define DAYS "<months>a b c d e f g h i j k l</months><weekdays>m n o p q r s</weekdays>"
#define FORMAT(more) "<format money='€ ' debt='€ -' thousands='.' decimal=',' last-and='en' last-or='of' two='Twee' three='Drie' " more "/>"
#define DRAFT(rows) HEAD("pl", " status='draft'") rows "</wording>"

static enum outcome try_load(struct catalogue **out, struct test_ctx *t, const char *xml)
{
    struct claims *claims;
    struct bundle *b = built_in_bundle(t);
    assert_int_equal(claims_load(&claims, fact_tests_new(t->arena), t->diag, built_in_file(b, "law/claims.xml")), DONE);
    struct vocabulary vocabulary = {.claims = claims, .duties = statute_duties(built_in_statute(t, b))};
    return wording_load(out, t->arena, t->diag, &vocabulary, test_input(t, xml));
}

static struct catalogue *load(struct test_ctx *t, const char *xml)
{
    struct catalogue *c;
    assert_int_equal(try_load(&c, t, xml), DONE);
    assert_no_notes(t->diag);
    return c;
}

static void test_rules(void **state)
{
    static const struct {
        const char *rule;
        long n;
        bool holds;
    } rows[] = {
        {"n = 1", 1, true},
        {"n = 1", 2, false},
        {"i = 1 and v = 0", 1, true},
        {"i = 1 and v != 0", 1, false},
        {"v = 0 and i % 10 = 2..4 and i % 100 != 12..14", 22, true},
        {"v = 0 and i % 10 = 2..4 and i % 100 != 12..14", 12, false},
        {"v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14", 13, true},
        {"v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14", 1, false},
        {"n%100=3..10", 103, true},
        {"n = 0,3..5, 9", 4, true},
        {"n = 0,3..5, 9", 6, false},
        {"e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5", 1000000, true},
    };
    static const char *const broken[] = {"", "n", "n =", "= 1", "x = 1", "n = 1 and", "n = 1 or", "n % 0 = 1", "n % = 1", "n = 1 2", "n = one", "n = 1..", "n == 1"};
    bool is_rule;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (plurals_rule_holds(rows[i].rule, rows[i].n, &is_rule) != rows[i].holds || !is_rule)
            fail_msg("%s of %ld", rows[i].rule, rows[i].n);
    }
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        plurals_rule_holds(broken[i], 1, &is_rule);
        if (is_rule)
            fail_msg("'%s' was taken", broken[i]);
    }
}

static void counts(struct test_ctx *t, const struct catalogue *c, struct plural_count count, const char *wanted)
{
    const char *words = plurals_write(c->plurals, t->arena, count);
    if (!text_equal(words, wanted))
        fail_msg("%ld is %s, not %s", count.n, words ? words : "nothing", wanted ? wanted : "nothing");
}

static void test_counts(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *c = load(t, DRAFT(DAYS FORMAT("") "<plurals one='n = 1' two='n = 2' few='n % 10 = 2..4 and n % 100 != 12..14'/>"
        "<plural key='week' one='tydzień' two='=dwa tygodnie' few='tygodnie' other='tygodni'/>"
        "<plural key='week' form='gen' one='tygodnia' two='t{n}w' few='tygodni' other='tygodni'/>"));
    counts(t, c, (struct plural_count){1, "week", NULL}, "1 tydzień");
    counts(t, c, (struct plural_count){2, "week", NULL}, "dwa tygodnie");
    counts(t, c, (struct plural_count){3, "week", NULL}, "3 tygodnie");
    counts(t, c, (struct plural_count){12, "week", NULL}, "12 tygodni");
    counts(t, c, (struct plural_count){1, "week", "gen"}, "1 tygodnia");
    counts(t, c, (struct plural_count){2, "week", "gen"}, "t2w");
    counts(t, c, (struct plural_count){2, "week", "dat"}, NULL);
    counts(t, c, (struct plural_count){2, "year", NULL}, NULL);
}

static void dates(struct test_ctx *t, const struct catalogue *c, struct day_style style, const char *wanted)
{
    const char *words = format_date(t->arena, c, "2026-05-18", style);
    if (!text_equal(words, wanted))
        fail_msg("%s, not %s", words, wanted);
}

static void test_days(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *c = load(t, DRAFT("<months>a b c d maja f g h i j k l</months><months-alone>a b c d maj f g h i j k l</months-alone>"
        "<weekdays>poniedziałek n o p q r s</weekdays><weekdays form='gen'>poniedziałku n o p q r s</weekdays>"
        "<dates long='{day} {month} {year} r.' weekday='{weekday}, {day} {month} {year} r.' month='{month-alone} {year} {else}'/>" FORMAT("")));
    dates(t, c, (struct day_style){"long", NULL}, "18 maja 2026 r.");
    dates(t, c, (struct day_style){"weekday", NULL}, "poniedziałek, 18 maja 2026 r.");
    dates(t, c, (struct day_style){"weekday", "gen"}, "poniedziałku, 18 maja 2026 r.");
    dates(t, c, (struct day_style){"month", NULL}, "maj 2026 {else}");
    assert_true(days_know(c->days, "gen"));
    assert_false(days_know(c->days, "dat"));
    c = load(t, DRAFT(DAYS FORMAT("")));
    dates(t, c, (struct day_style){"weekday", NULL}, "m 18 e 2026");
    dates(t, c, (struct day_style){"month", NULL}, "e 2026");
}

static void test_money(void **state)
{
    struct test_ctx *t = *state;
    struct catalogue *c = load(t, DRAFT(DAYS "<format money='{amount} €' debt='-{amount} €' thousands='\xC2\xA0' decimal=',' group-from='5' "
                                             "last-and='i' last-or='lub' two='Dwa' three='Trzy'/>"));
    assert_string_equal(format_money(t->arena, c, "124000"), "1240,00 €");
    assert_string_equal(format_money(t->arena, c, "1240000"), "12\xC2\xA0" "400,00 €");
    assert_string_equal(format_money(t->arena, c, "-5"), "-0,05 €");
}

static void test_lists(void **state)
{
    static const char *const texts[] = {"a", "b", "c"};
    static const struct list_format dutch = {", ", "en", "of"}, arabic = {"، ", "{list} و{last}", "{list} أو {last}"};
    struct test_ctx *t = *state;
    assert_string_equal(format_list(t->arena, &dutch, &(struct format_items){texts, 3}, "and"), "a, b en c");
    assert_string_equal(format_list(t->arena, &dutch, &(struct format_items){texts, 2}, "or"), "a of b");
    assert_string_equal(format_list(t->arena, &dutch, &(struct format_items){texts, 1}, "or"), "a");
    assert_string_equal(format_list(t->arena, &dutch, &(struct format_items){texts, 3}, ""), "a, b, c");
    assert_string_equal(format_list(t->arena, &arabic, &(struct format_items){texts, 3}, "and"), "a، b وc");
    assert_string_equal(format_list(t->arena, &arabic, &(struct format_items){texts, 2}, "or"), "a أو b");
}

static void test_capitals(void **state)
{
    struct test_ctx *t = *state;
    assert_string_equal(format_capital(t->arena, "nl", "uw aanvraag"), "Uw aanvraag");
    assert_string_equal(format_capital(t->arena, "tr", "itirazınız"), "İtirazınız");
    assert_string_equal(format_capital(t->arena, "en", "it"), "It");
    assert_string_equal(format_capital(t->arena, "uk", "їх заява"), "Їх заява");
    assert_string_equal(format_capital(t->arena, "ar", "طلبك"), "طلبك");
    assert_string_equal(format_capital(t->arena, "nl", ""), "");
}

static void test_joints(void **state)
{
    struct test_ctx *t = *state;
    const struct list_format dutch = {.comma = ", ", .last_and = "en"}, arabic = {.comma = "، ", .last_and = "{list} و{last}"};
    assert_string_equal(format_joint(t->arena, &dutch, false), ", ");
    assert_string_equal(format_joint(t->arena, &dutch, true), " en ");
    assert_string_equal(format_joint(t->arena, &arabic, true), " و");
}

/* What k:whose(which) makes at this slot, as XML without the words of the tags' namespace; NULL when words are missing. */
static const char *whose(struct test_ctx *t, const struct catalogue *c, const char *slot, const char *on_behalf_of)
{
    xmlDoc *facts, *words;
    const char *which = strstr(slot, "the-noun-full") ? "whose('full')" : "whose('one')";
    const char *role = on_behalf_of ? arena_printf(t->arena, "<addressee role='representative'><on-behalf-of>%s</on-behalf-of></addressee>", on_behalf_of)
                                    : "<addressee role='subject'/>";
    const char *xml = arena_printf(t->arena, "<facts><record>%s<decision subject='k'/></record></facts>", role);
    assert_int_equal(xml_parse(&facts, t->arena, t->diag, test_input(t, xml), 1), DONE);
    assert_int_equal(xml_parse(&words, t->arena, t->diag, test_input(t, arena_printf(t->arena, "<c xmlns='urn:kenbaar:wording:1'>%s</c>", slot)), 1), DONE);
    struct session s = {.arena = t->arena, .d = t->diag, .words = c, .is_translation = true};
    s.programs = programs_new(t->arena, fact_tests_new(t->arena), facts);
    xmlXPathContext *xpath = xmlXPathNewContext(facts);
    xpath->userData = &s;
    xpath->node = xml_first(xmlDocGetRootElement(words));
    xmlXPathRegisterFunc(xpath, BAD_CAST "whose", nouns_call_whose);
    xmlXPathObject *found = xmlXPathEval(BAD_CAST which, xpath);
    const char *text = found ? "" : NULL;
    for (int i = 0; found && i < found->nodesetval->nodeNr; i++) {
        const xmlNode *it = found->nodesetval->nodeTab[i];
        const char *content = built_in_text(t, it);
        text = it->type == XML_TEXT_NODE ? arena_printf(t->arena, "%s%s", text, content) : arena_printf(t->arena, "%s[%s:%s]", text, xml_attr(it, "of"), content);
    }
    assert_int_equal(text == NULL, s.lacks_words);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(xpath);
    return text;
}

static void is_whose(struct test_ctx *t, const struct catalogue *c, const char *const row[3])
{
    const char *got = whose(t, c, row[0], row[1]);
    if (!text_equal(got, row[2]))
        fail_msg("%s: %s, not %s", row[0], got ? got : "nothing", row[2] ? row[2] : "nothing");
}

/* Put together of words of their own, as Dutch and Polish do. */
static void test_nouns_put_together(void **state)
{
    static const char *const rows[][3] = {
        {"<the-noun/>", NULL, "[noun:Pana/Pani wniosek]"},
        {"<the-noun form='gen' end='yes'/>", NULL, "[noun:Pana/Pani wniosku.]"},
        {"<the-noun form='dat'/>", NULL, NULL},
        {"<the-noun whole='yes' form='gen'/>", NULL, "[noun:Pana/Pani całego wniosku]"},
        {"<the-noun whole='yes' start='yes'/>", NULL, "[noun:Pana/Pani cały wniosek]"},
        {"<the-noun-full/>", NULL, "[noun:Pana/Pani wniosek o zasiłek]"},
        {"<the-noun short='yes' start='yes'/>", "J. de Vries", "[noun:Wniosek]"},
        {"<the-noun/>", "J. de Vries", "[noun:wniosek osoby] [on-behalf-of:J. de Vries]"},
        {"<the-noun form='gen' end='yes'/>", "J. de Vries", "[noun:wniosku osoby] [on-behalf-of:J. de Vries][stop:.]"},
        {"<the-noun end='yes'/>", "Bakker B.V.", "[noun:wniosek osoby] [on-behalf-of:Bakker B.V.]"},
    };
    struct test_ctx *t = *state;
    struct catalogue *c = load(t, DRAFT(DAYS FORMAT("your='Pana/Pani' of='osoby' whole='cały' whole-gen='całego'")
        "<noun key='k' one='wniosek' one-gen='wniosku' full='wniosek o zasiłek'/>"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        is_whose(t, c, rows[i]);
}

/* A word of Dutch without brackets in print: it stands in a <span> of its own, which whose() shows by what it has not. */
static void test_nouns_with_a_dutch_word(void **state)
{
    static const char *const row[] = {"<the-noun-full/>", NULL, "[noun:your application under the] [(null):Wmo] [noun:of today]"};
    struct test_ctx *t = *state;
    is_whose(t, load(t, DRAFT(DAYS FORMAT("your='your'") "<noun key='k' one='application' full='application under the [Wmo] of today'/>")), row);
}

/* Phrases of the noun itself, as Turkish has them. */
static void test_nouns_of_one_word(void **state)
{
    static const char *const rows[][3] = {
        {"<the-noun/>", NULL, "[noun:itirazınız]"},
        {"<the-noun start='yes' end='yes'/>", NULL, "[noun:İtirazınız.]"},
        {"<the-noun form='acc'/>", NULL, "[noun:itirazınızı]"},
        {"<the-noun whole='yes'/>", NULL, "[noun:itirazınızın tamamı]"},
        {"<the-noun-full/>", NULL, "[noun:yardım itirazınız]"},
        {"<the-noun short='yes'/>", "A. Bos", "[noun:itiraz]"},
        {"<the-noun end='yes'/>", "A. Bos", "[on-behalf-of:A. Bos] [noun:adlı kişinin itirazı][stop:.]"},
        {"<the-noun-full/>", "A. Bos", NULL},
        {"<the-noun whole='yes'/>", "A. Bos", NULL},
    };
    struct test_ctx *t = *state;
    struct catalogue *c = load(t, HEAD("tr", " status='draft'") DAYS FORMAT("")
        "<noun key='k' your='itirazınız' your-acc='itirazınızı' your-whole='itirazınızın tamamı' your-full='yardım itirazınız' the='itiraz' "
        "of-other='{name} adlı kişinin itirazı'/></wording>");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        is_whose(t, c, rows[i]);
}

/* A file that says less than it must, or what it may not. */
static void test_faults(void **state)
{
    static const char *const files[] = {
        HEAD("nl", " status='draft'") DAYS FORMAT("your='' of='' whole=''") "</wording>",
        HEAD("pl", " status='reviewed'") DAYS FORMAT("your='' of='' whole=''") "</wording>",
        HEAD("pl", " texts='en'") DAYS FORMAT("your='' of='' whole=''") "</wording>",
        HEAD("pl", "") DAYS FORMAT("") "</wording>",
        DRAFT(FORMAT("")),
        DRAFT("<months>a b c</months><weekdays>m n o p q r s</weekdays>" FORMAT("")),
        DRAFT(DAYS "<weekdays form='gen'>a b</weekdays>" FORMAT("")),
        DRAFT(DAYS "<dates long='{day}'/>" FORMAT("")),
        DRAFT(DAYS "<format money='€ '/>"),
        DRAFT(DAYS FORMAT("") "<plurals one='n is 1'/>"),
        DRAFT(DAYS FORMAT("") "<plurals one='n = 1' few='n = 2'/><plural key='week' one='a' other='b'/>"),
        DRAFT(DAYS FORMAT("") "<plural key='week' one='a'/>"),
        DRAFT(DAYS FORMAT("") "<plural key='week' form='gen' one='a' other='a'/><plural key='week' form='gen' one='a' other='a'/>"),
        DRAFT(DAYS FORMAT("") "<noun one='a'/>"),
        DRAFT(DAYS FORMAT("") "<clause id='not-in-dutch'>A</clause>"),
    };
    struct test_ctx *t = *state;
    struct catalogue *c;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        diag_clear(t->diag);
        if (try_load(&c, t, files[i]) != BROKEN)
            fail_msg("%s was accepted", files[i]);
        assert_note(t->diag, "T003");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_rules),
        TEST(test_counts),
        TEST(test_days),
        TEST(test_money),
        TEST(test_lists),
        TEST(test_capitals),
        TEST(test_nouns_put_together),
        TEST(test_joints),
        TEST(test_nouns_with_a_dutch_word),
        TEST(test_nouns_of_one_word),
        TEST(test_faults),
    };
    xml_global_init();
    return cmocka_run_group_tests_name("compose/grammar", tests, NULL, NULL);
}
