/* mutations - what can go wrong with a finished letter, done on purpose: each is a way to change a sound PDF, or to hold it against facts that
 * are not its own. Every one of them must be refused. */
#pragma once
#include "../../gen/pdf/proof/found.h"
#include "edition.h"
#include "press.h"

/* A mutation at work. */
struct job {
    const struct press *press;
    const struct proof_table *table;
    const struct phrases *phrases[2]; /* of the letter's languages */
    struct arena *arena;
    struct edition edition;
    size_t letter;    /* of press->letters: the one that is changed */
    uint64_t random;  /* the state of its dice */
    struct buf pdf;   /* made: what is proofread */
    struct programs *programs; /* against these facts */
    const char *what; /* what was done, for the report */
};

/* Less than n. */
size_t dice(struct job *j, size_t n);

struct mutation {
    const char *name;
    bool (*make)(struct job *j); /* on j->edition; false when this letter has nothing of the kind */
    unsigned weight;             /* how often, beside the others */
};

extern const struct mutation word_mutations[], file_mutations[], beside_mutations[], fact_mutations[];
extern const size_t n_word_mutations, n_file_mutations, n_beside_mutations, n_fact_mutations;
