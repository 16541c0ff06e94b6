/* plurals - how one language counts: the rules of <plurals> (UTS 35, part 3, Language Plural Rules, for whole numbers) and the words of
 * <plural>. The rules stand in the catalogue because ICU's library for them would cost every letter a millisecond of loading; a test holds
 * them against ICU. Const after loading; owned by the arena of its catalogue. */
#pragma once
#include <stdbool.h>
#include "../base/arena.h"

struct plurals;

/* A count in words, of what and in which grammatical form (NULL: the plain one). */
struct plural_count {
    long n;
    const char *key, *form;
};

/* "week" or "weken": what the language has for this number, or NULL. */
const char *plurals_word(const struct plurals *plurals, struct plural_count count);
/* "4 weken", in the arena, or NULL. */
const char *plurals_write(const struct plurals *plurals, struct arena *arena, struct plural_count count);
/* The category of a number: "one", "few", "other". */
const char *plurals_category(const struct plurals *plurals, long n);
/* Whether a rule holds of n; *is_rule: whether it can be read at all. */
bool plurals_rule_holds(const char *rule, long n, bool *is_rule);
