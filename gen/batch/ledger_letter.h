/* ledger_letter - a caseworker's single letter in the ledger, so that no night sends it again.
 *
 * Entered before the file has its name, settled after it: stopped between the two, the same command, which makes the same bytes, knows its own entry and
 * goes on; any other letter about the decision is refused. */
#pragma once
#include "ledger.h"

/* Enters it, with the hash of the letter's bytes for a token. REFUSED (B077, exit 1): its notice went out before. */
enum outcome ledger_letter_enter(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const struct ledger_sender *letter);
/* The file has its name. */
enum outcome ledger_letter_settle(struct ledger *l, struct diag *d, const char *token);
