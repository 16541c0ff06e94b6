/* record_rules - what one record can get wrong by itself, beyond its schema.
 *
 * Internal to record/. Rules about the law, the selection and the day of mailing belong to select/. Every rule copes
 * with a record that has schema faults too, so that all faults are told at once. */
#pragma once
#include "record.h"

struct rules {
    struct record *record;
    struct arena *arena;
    struct diag *d;
    const struct schema *schema;
    const struct place *base;
    enum outcome worst;
};

/* Fills the record's dates and notes what is wrong. */
enum outcome record_rules_check(struct rules *r);
