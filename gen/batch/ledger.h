/* ledger - which decisions have had their notice: one SQLite file for all runs and single letters of one or several bodies.
 *
 * An entry is a keyed hash (ledger_key.h), the sender that made it (token of a run, hash of a single letter), the day of posting and the day it
 * expires, by the body's own term. It outlives runs and bundles. What goes together is entered in one transaction, and that is the commit of
 * a release. Nobody's name, case or decision can be read from the file. */
#pragma once
#include <stdint.h>

#include "../base/date.h"
#include "ledger_key.h"

struct ledger;
/* For who releases: makes file and key where absent (0600). A ledger without its key, or with another, is BROKEN (B065, exit 74); one that
 * cannot be used B064. Closed with the arena. */
enum outcome ledger_open(struct ledger **out, struct arena *arena, struct diag *d, const char *path);
/* The same of one that must be there already: else BROKEN (B064). */
enum outcome ledger_open_known(struct ledger **out, struct arena *arena, struct diag *d, const char *path);
/* For who only asks: BROKEN (B064) when there is none. */
enum outcome ledger_open_to_read(struct ledger **out, struct arena *arena, struct diag *d, const char *path);
const struct ledger_secret *ledger_secret(const struct ledger *l);

/* One transaction. Busy with another process for too long: BROKEN, exit 75 (B066). */
enum outcome ledger_begin(struct ledger *l, struct diag *d);
enum outcome ledger_commit(struct ledger *l, struct diag *d);
void ledger_roll_back(struct ledger *l);

/* Until the ledger is closed nobody else holds it so: for who does more than one transaction can hold together. BROKEN: B065; B066 (exit 75). */
enum outcome ledger_hold(struct ledger *l, struct arena *arena, struct diag *d);
/* Before the ledger is closed. Harmless when it is not held; l may be NULL. */
void ledger_let_go(struct ledger *l);

struct ledger_sender {
    const char *token;
    date_day mailed;
    bool is_settled; /* false: entered, but the letter is not yet out (ledger_letter.h, release.h) */
};
/* In a transaction. DONE: it is in, now or since this sender entered it before. NONE: another sender has it; *its_day is when. */
enum outcome ledger_enter(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const struct ledger_sender *sender, date_day *its_day);
/* In a transaction: takes the sender's own entry away; it need not be there. */
enum outcome ledger_withdraw(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const char *token);
/* The entries of a sender are settled. */
enum outcome ledger_settle(struct ledger *l, struct diag *d, const char *token);
/* DONE: there is an entry; *is_settled: its letter is out; *is_self: this token made it. NONE: there is none. */
enum outcome ledger_find(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const char *token, bool *is_settled, bool *is_self);
/* How many a sender has. */
enum outcome ledger_count(long *out, struct ledger *l, struct diag *d, const char *token);
/* The same of those that are settled. */
enum outcome ledger_count_settled(long *out, struct ledger *l, struct diag *d, const char *token);
/* In a transaction: entries whose term ended before that day go. */
enum outcome ledger_expire(struct ledger *l, struct diag *d, date_day today);
/* That day: the day of posting, or the clock's where that is earlier. Either alone would not do: a year that is mistyped for one letter, or a clock
 * that is set wrong, and the ledger would forget what went out, of all its bodies. */
date_day ledger_today(date_day mailed);
/* All settled keys, in order, for who asks many times behind the walls of the sandbox. */
enum outcome ledger_keys(unsigned char (**out)[HASH_BYTES], size_t *n, struct ledger *l, struct arena *arena, struct diag *d);
/* The day so many months later; the last of the month when it is shorter. */
date_day ledger_expires(date_day mailed, int months);
