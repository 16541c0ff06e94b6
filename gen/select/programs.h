/* programs - the programs that picked this case, oldest first, and the facts that speak of one of them alone: selection, instrument and tests
 * of the others are left out, so that gates, duties and claims are judged of one program without knowing that there are more.
 *
 * Made once for a letter. With one program its facts are the letter's; with several, those of one are a copy, made when first asked for.
 * What the tests of law/ found in each of them is kept with it. All of it belongs to the arena. */
#pragma once
#include "../record/xml.h"
#include "fact_test.h"

/* "of all programs" where the number of one is meant; numbers count from 1. */
#define PROGRAM_ALL ((size_t)0)

struct program {
    xmlNode *selection, *instrument, *tests; /* nodes of the letter's facts; NULL: not known */
    xmlDoc *facts;                           /* NULL until they are needed */
    struct fact_answers *answers;            /* likewise */
};

struct programs {
    struct arena *arena;
    const struct fact_tests *law;
    xmlDoc *facts; /* of all */
    struct fact_answers *answers;
    struct program *each; /* number N stands at N - 1 */
    size_t n;
};

/* law: the tests that will be asked (statute_tests); the facts must not change but through the calls below. */
struct programs *programs_new(struct arena *arena, const struct fact_tests *law, xmlDoc *facts);
/* The facts that speak of program `number`, or of all. */
xmlDoc *programs_facts(struct programs *p, size_t number);
/* Whether a test holds of program `number`, or of all: as fact_test_holds(). */
int programs_hold(struct programs *p, size_t number, const struct fact_test *test);
/* What is made of these facts is a preview, or is none. */
void programs_set_preview(struct programs *p, bool is_preview);
/* The translation is a draft, which each of its pages says. */
void programs_mark_draft(struct programs *p);
/* The letter goes out in the standard form; what was wished for stays on record in letter/@wanted-format. */
void programs_leave_format(struct programs *p);
/* The letter goes out in Dutch alone; what was wanted stays on record in letter/@wanted. */
void programs_leave_translation(struct programs *p);
