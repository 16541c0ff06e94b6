/* proofread - the last step of a letter: its finished bytes are read again by a second code path, which knows the facts and the duties of
 * the law and nothing of how the letter was made: not the page model, not the layout, not what the writer of the file thought it wrote.
 *
 * READ proofread.c: its last function is the whole of it. Whatever is not as it must be refuses the letter (F101 to F112). */
#pragma once
#include "../../select/facts.h"
#include "../../select/programs.h"
#include "../lex.h"
#include "heard.h"

struct proofreader; /* process-lifetime */
/* The duties of the law with their Dutch proofs, taken apart; those of another language when the first letter has it. *out belongs to the
 * arena. BROKEN when a proof cannot be used. */
enum outcome proofreader_open(struct proofreader **out, struct arena *arena, struct diag *d, const struct statute *statute);
/* All languages of the bundle, to see whether their proofs can be used. */
enum outcome proofreader_read_all(const struct proofreader *reader, struct diag *d);

struct proof_order {
    struct bytes pdf; /* or the text (plain.h) */
    struct programs *programs; /* the facts, and those of each program */
    bool may_hold_file; /* a file inside was asked for */
    const struct place *at;
};

/* DONE or REFUSED; notes say what kind of fault and never what a person's letter says. */
enum outcome proofread(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order);
/* The same of a letter that was heard in another way than from a PDF (text/): it has no pages, and its footers and its return line
 * beside it. */
enum outcome proofread_heard(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order, struct heard *heard);
