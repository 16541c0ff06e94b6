/* bias_tests - what an instrument's tests on unequal treatment amount to, for the words of the letter and for gate G2 (AP
 * advice of 10 October 2024, conditions 1 and 2). */
#pragma once
#include "../base/date.h"
#include "../record/xml.h"

struct bias_case {
    const xmlNode *instrument, *body;
    date_day selection, mailing;
    int months; /* the interval between tests, where neither instrument nor body tells one */
};

/* Adds <tests> to facts. A test that was not done counts for nothing here, but as outcome-since.
 *   before                      the latest test of any kind on or before the start of use
 *   last                        the latest periodic test after the start, up to the day of mailing
 *   at-selection                the latest test up to the day of the selection
 *   outcome-at-selection        its outcome
 *   current-at-selection        yes: from that test to the selection is not more than the interval
 *   outcome, <finding>          of the latest of all up to the day of mailing
 *   outcome-since               the worst outcome between selection and mailing
 *   all-later-within-interval   yes: there is a periodic test after the start, and from start to test to mailing nowhere
 *                               more than interval-months: what the instrument says, else the body, else of->months
 * Of several tests on one day the worst outcome counts, whatever their order in the file. */
void bias_tests_add(xmlNode *facts, const struct bias_case *of);
/* The day of the newest test up to the day of mailing, also of one that was not done; DATE_NONE when there is none. */
date_day bias_tests_newest(const xmlNode *instrument, date_day mailing);
