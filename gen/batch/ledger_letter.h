/* ledger_letter - a caseworker's single letter in the ledger, so that no night sends it again.
 *
 * Entered before the file has its name, settled after it: stopped between the two, the same command, which makes the same bytes under the same name, knows
 * its own entry and goes on; any other letter about the decision is refused. Who makes one holds the ledger meanwhile. */
#pragma once
#include "ledger.h"

struct ledger_letter {
    const struct ledger_entry *entry;
    const struct ledger_sender *sender; /* the hash of the letter's bytes and name for a token */
};
/* Enters it. is_new: this command did, not an earlier one that was stopped. REFUSED (B077, exit 1): its notice went out before. BROKEN (B081,
 * exit 75): another letter about it was stopped before anybody knew whether it is out. */
enum outcome ledger_letter_enter(bool *is_new, struct ledger *l, struct diag *d, const struct ledger_letter *letter);
/* The file has its name. */
enum outcome ledger_letter_settle(struct ledger *l, struct diag *d, const char *token);
/* It got none. */
enum outcome ledger_letter_forget(struct ledger *l, struct diag *d, const struct ledger_letter *letter);
