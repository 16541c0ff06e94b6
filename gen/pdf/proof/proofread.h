/* proofread - the last step of a letter: its finished bytes are read again by a second code path, which knows the facts and the duties of
 * the law and nothing of how the letter was made: not the page model, not the layout, not what the writer of the file thought it wrote.
 *
 * READ proofread.c: its last function is the whole of it. Whatever is not as it must be refuses the letter (F101 to F111). */
#pragma once
#include "../../select/facts.h"
#include "../../select/programs.h"
#include "../lex.h"

struct proofreader; /* process-lifetime */
/* The duties of the law with their proofs, taken apart. *out belongs to the arena. BROKEN when a proof cannot be used. */
enum outcome proofreader_open(struct proofreader **out, struct arena *arena, struct diag *d, const struct statute *statute);

struct proof_order {
    struct bytes pdf;
    struct programs *programs; /* the facts, and those of each program */
    bool may_hold_file; /* a file inside was asked for */
    const struct place *at;
};

/* DONE or REFUSED; notes say what kind of fault and never what a person's letter says. */
enum outcome proofread(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order);
