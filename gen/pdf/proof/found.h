/* found - every duty that applies is found again in the finished letter, by its proof, where it belongs. */
#pragma once
#include "../../select/programs.h"
#include "proofs.h"
#include "sections.h"

/* The duties of the law, ready for searching; process-lifetime, const after loading. */
struct proof_table {
    const struct statute *statute;
    const struct duties *duties;
    unsigned *places; /* of each row */
    struct proof_row {
        struct proof *proofs[PROOF_LANG_N];
        size_t n_proofs[PROOF_LANG_N];
        const struct slot **values; /* what must stand there too, as far as it can be known */
        size_t n_values;
    } *rows;
};

/* BROKEN (L-code of law files) when a proof or a place cannot be used. */
enum outcome proof_table_load(struct proof_table **out, struct arena *arena, struct diag *d, const struct statute *statute);

/* What the facts owe: judged over all of them, and over those of each program. */
struct owing {
    struct owed_rows rows;
    xmlDoc *facts[MAX_PROGRAMS + 1]; /* 0: of all */
};
void found_owing(struct owing *out, const struct proof_table *table, struct programs *programs);

/* F105 for each duty that is not found. */
enum outcome found_all(const struct proof_table *table, const struct file *f, const struct owing *owing, const struct section_list *letter);
