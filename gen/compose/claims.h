/* claims - what a clause may assert, and the test over <facts> by which it is true (law/claims.xml).
 *
 * The XPaths are compiled once, with the other tests of law/, which own the arena that it lives in; struct claims is const afterwards. A
 * letter asks of its programs whether one holds (programs_hold). UNKNOWN counts as no: a test that finds nothing is false. */
#pragma once
#include <libxml/tree.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/files.h"
#include "../select/fact_test.h"

struct claims;
#define CLAIM_NONE ((size_t)-1)

/* BROKEN (T007, S-codes) when a test does not compile, an id is missing or there twice, or a row lacks its source or
 * its title in Dutch or English. */
enum outcome claims_load(struct claims **out, struct fact_tests *law, struct diag *d, const struct input *in);
/* The claim's number, or CLAIM_NONE. */
size_t claims_find(const struct claims *claims, const char *id);
const struct fact_test *claims_test(const struct claims *claims, size_t claim);
const char *claims_id(const struct claims *claims, size_t claim);
/* Its row of law/claims.xml, with titles, test and source. */
const xmlNode *claims_row(const struct claims *claims, size_t claim);
/* Whether it is judged over all programs of the letter also where one of them is spoken of. */
bool claims_of_letter(const struct claims *claims, size_t claim);
