/* found - every duty that applies is found again in the finished letter, by its proof, where it belongs; and nothing stands there that no proof
 * knows. */
#pragma once
#include "../../select/programs.h"
#include "reading.h"

/* The duties of the law, ready for searching; process-lifetime, const after loading. */
struct proof_table {
    const struct statute *statute;
    const struct duties *duties;
    unsigned *places; /* of each row */
    struct value_slots {
        const struct slot **slots; /* what must stand with it, as far as it can be known */
        size_t n;
        const struct slot *beside; /* what stands behind it, of a label; or NULL */
    } *values;
};

/* BROKEN (L-code of law files) when a place cannot be used. */
enum outcome proof_table_load(struct proof_table **out, struct arena *arena, struct diag *d, const struct statute *statute);

/* What the facts owe: judged over all of them, and over those of each program. */
struct owing {
    struct owed_rows rows;
    xmlDoc *facts[MAX_PROGRAMS + 1]; /* 0: of all */
};
void found_owing(struct owing *out, const struct proof_table *table, struct programs *programs);

struct found_order {
    const struct proof_table *table;
    const struct file *f; /* arena, d and at */
    const struct heard *heard;
    const struct owing *owing;
    struct programs *programs;
    const struct phrases *phrases; /* of the letter's language */
    const struct tongue *dutch;
    const struct slot_facts *facts; /* of all programs, in the letter's language: what was asked of them is not asked again */
};
/* F105 for each duty that is not found, F112 when an element is not made of proofs. */
enum outcome found_all(const struct found_order *order, const struct section_list *letter);
