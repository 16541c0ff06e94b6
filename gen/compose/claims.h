/* claims - what a clause may assert, and the test over <facts> by which it is true (law/claims.xml).
 *
 * The XPaths are compiled once; struct claims is const afterwards, but for libxml2's workbench that letters use in turn,
 * and owned by the arena. A letter asks through its own struct verdicts, which judges each claim at most once. UNKNOWN
 * counts as no: a test that finds nothing is false. */
#pragma once
#include <libxml/tree.h>
#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/files.h"

struct claims;
struct verdicts;
enum verdict { UNJUDGED, HOLDS, FAILS, FAULTY /* the test itself cannot be evaluated */ };
#define CLAIM_NONE ((size_t)-1)

/* BROKEN (T007, S-codes) when a test does not compile, or an id is missing or there twice. */
enum outcome claims_load(struct claims **out, struct arena *arena, struct diag *d, const struct input *in);
/* The claim's number, or CLAIM_NONE. */
size_t claims_find(const struct claims *claims, const char *id);
const char *claims_id(const struct claims *claims, size_t claim);
/* Its row of law/claims.xml, with test and source. */
const xmlNode *claims_row(const struct claims *claims, size_t claim);

/* Judges over these facts, which must outlive it; owned by the arena. */
struct verdicts *verdicts_new(struct arena *arena, const struct claims *claims, xmlDoc *facts);
enum verdict verdicts_of(struct verdicts *verdicts, size_t claim);
