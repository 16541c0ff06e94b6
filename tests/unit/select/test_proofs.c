/* How a language is proofread: what a file of law/proofs/ must be to be used at all, and which words prove which duty. */
#include "../../lib/test.h"

#include <string.h>

#include "../../../gen/select/proofs.h"

static const struct duties duties = {
    .rows = (struct duty[]){{.id = "1", .by_text = true}, {.id = "3"}, {.id = "17", .by_text = true}, {.id = "17", .by_text = true}}, .n_rows = 4};

#define DATES    "<dates long='{day} {month} {year}' weekday='{weekday} {day} {month} {year}' month='{month-alone} {year}'/>"
#define MONTHS   "<months>a b c d e f g h i j k l</months>"
#define WEEKDAYS "<weekdays>m n o p q r s</weekdays>"
#define MONEY    "<money amount='{amount} €' debt='-{amount} €' thousands='.' decimal=','/>"
#define PLURALS  "<plural key='day' other='x'/><plural key='week' one='w' other='ws'/><plural key='month' other='y'/>"
#define REST     "<list comma=', ' and=' en ' or=' of '/><page words='{page} van {pages}'/>"
#define ALL      DATES MONTHS WEEKDAYS MONEY PLURALS REST

static enum outcome load(struct proofs **out, struct test_ctx *t, const char *rows)
{
    const char *bytes = arena_printf(t->arena, "<proofs xmlns='urn:kenbaar:proofs:1' version='1.0' xml:lang='xx'>%s</proofs>", rows);
    struct law_file law;
    diag_clear(t->diag);
    assert_int_equal(law_open(&law, t->arena, t->diag, test_input(t, bytes), "proofs"), DONE);
    law.tests = fact_tests_new(t->arena);
    return proofs_load(out, t->arena, &law, &duties);
}

static void test_whole(void **state)
{
    struct test_ctx *t = *state;
    struct proofs *p;
    assert_int_equal(load(&p, t, ALL "<months form='gen'>A B C D E F G H I J K L</months><plural key='day' form='gen' two='=tween'/>"), BROKEN); /* no other */
    assert_int_equal(load(&p, t,
                          ALL "<months form='gen'>A B C D E F G H I J K L</months><plural key='day' form='gen' two='=tween' other='z'/><reference before='nr. '/>"
                              "<decision-day before='van '/><decision-day after=' besluit'/><noun>de</noun><noun of='x'>aanvraag\n voor</noun>"
                              "<proof duties='1 17'>Kom  tot\nen met {last-day}. </proof><proof duties='none'>Kop</proof><proof duties='1' when='true()'>Ja.</proof>"),
                     DONE);
    assert_string_equal(p->lang, "xx");
    assert_int_equal(p->manner.n_days, 2);
    assert_string_equal(p->manner.days[1].months[1], "B");
    assert_string_equal(p->manner.days[1].months_alone[1], "b"); /* as the plain one */
    assert_string_equal(p->manner.days[1].weekdays[6], "s");
    assert_string_equal(p->manner.before_reference[0], "nr. ");
    assert_string_equal(p->manner.before_decision[0], "van ");
    assert_string_equal(p->manner.behind_decision[0], " besluit");
    assert_int_equal(p->manner.n_counts, 6);
    assert_int_equal(p->manner.counts[4].alone, 2);
    assert_string_equal(p->manner.counts[4].words, "tween");
    assert_int_equal(p->n_nouns, 2);
    assert_string_equal(p->nouns[1].words, " aanvraag voor ");
    assert_int_equal(p->n_rows, 3);
    assert_non_null(p->rows[2].when);
}

static void test_proving(void **state)
{
    struct test_ctx *t = *state;
    struct proofs *p;
    assert_int_equal(load(&p, t, ALL "<proof duties='1 17'>Kom tot en met {last-day}.</proof><proof duties='none'>Kop</proof>"), DONE);
    assert_true(proofs_prove(p, "Kom tot en met {last-day}.", 0));
    assert_true(proofs_prove(p, "Kom tot en met {last-day}.", 2) && proofs_prove(p, "Kom tot en met {last-day}.", 3)); /* one id, two rows in time */
    assert_false(proofs_prove(p, "Kom tot en met {last-day}.", 1));
    assert_false(proofs_prove(p, "Kom tot en met {last-day}", 0));
    assert_false(proofs_prove(NULL, "Kom tot en met {last-day}.", 0));
    assert_true(proofs_know(p, "Kop"));
    assert_false(proofs_prove(p, "Kop", 0) || proofs_know(p, "Koppen") || proofs_know(NULL, "Kop"));
}

/* A file that is not wholly understood would let something through: it is refused. */
static void test_unusable(void **state)
{
    static const char *const rows[] = {
        MONTHS WEEKDAYS MONEY PLURALS REST,
        DATES WEEKDAYS MONEY PLURALS REST,
        DATES MONTHS MONEY PLURALS REST,
        DATES MONTHS WEEKDAYS PLURALS REST,
        DATES MONTHS WEEKDAYS MONEY REST,
        DATES MONTHS WEEKDAYS MONEY PLURALS "<page words='{page} van {pages}'/>",
        DATES MONTHS WEEKDAYS MONEY PLURALS "<list comma=', ' and=' en ' or=' of '/>",
        "<dates long='{month} {day} {year}' weekday='{weekday} {month} {day} {year}' month='{year}'/>" MONTHS WEEKDAYS MONEY PLURALS REST,
        "<dates long='{day} {month} {year}' weekday='{weekday} {day} {month}' month='{year}'/>" MONTHS WEEKDAYS MONEY PLURALS REST,
        DATES "<months>a b c d e f g h i j k</months>" WEEKDAYS MONEY PLURALS REST,
        DATES MONTHS "<weekdays>m n o p q r s t</weekdays>" MONEY PLURALS REST,
        DATES MONTHS WEEKDAYS "<money amount='{amount}' debt='-{amount} €' thousands='.' decimal=','/>" PLURALS REST,
        ALL "<plural key='year' other='x'/>",
        ALL "<page words='{page}'/>" /* the first counts; a stray word below */ "<pages/>",
        ALL "<proof duties='99'>x</proof>",
        ALL "<proof duties='3'>x</proof>", /* a gate meets it */
        ALL "<proof duties=''>x</proof>",
        ALL "<proof>x</proof>",
        ALL "<proof duties='1'> </proof>",
        ALL "<proof duties='1'>x <b>y</b></proof>",
        ALL "<proof duties='1' wen='true()'>x</proof>",
        ALL "<proof duties='1' when='/facts['>x</proof>",
        ALL "<proof duties='1'>x</proof><proof duties='17'> x </proof>",
        ALL "<noun of='x'> </noun>",
        ALL "<reference voor='x'/>",
    };
    struct test_ctx *t = *state;
    struct proofs *p;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (load(&p, t, rows[i]) != BROKEN)
            fail_msg("%s", rows[i]);
        assert_note_at(t->diag, "S071", "test.xml", 1, NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(test_whole), TEST(test_proving), TEST(test_unusable)};
    return cmocka_run_group_tests_name("select/proofs", tests, NULL, NULL);
}
