#include "ledger_letter.h"

static enum outcome enter(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const struct ledger_sender *letter)
{
    bool is_settled = false, is_self = false;
    date_day day = DATE_NONE;
    enum outcome got = ledger_expire(l, d, letter->mailed);
    if (got == DONE)
        got = ledger_find(l, d, entry, letter->token, &is_settled, &is_self);
    if (got == DONE && (is_settled || !is_self))
        return diag_note(d, D_LETTER_SENT, NULL, NULL);
    const struct ledger_sender sender = {letter->token, letter->mailed, false};
    return got == NONE ? ledger_enter(l, d, entry, &sender, &day) : got;
}

enum outcome ledger_letter_enter(struct ledger *l, struct diag *d, const struct ledger_entry *entry, const struct ledger_sender *letter)
{
    enum outcome got = entry->months < 1 ? diag_note(d, D_LEDGER_TERM, NULL, "%s", entry->body) : ledger_begin(l, d);
    if (got == DONE)
        got = enter(l, d, entry, letter);
    if (got == DONE)
        got = ledger_commit(l, d);
    if (got != DONE)
        ledger_roll_back(l);
    return got;
}

enum outcome ledger_letter_settle(struct ledger *l, struct diag *d, const char *token)
{
    enum outcome got = ledger_begin(l, d);
    if (got == DONE)
        got = ledger_settle(l, d, token);
    if (got == DONE)
        got = ledger_commit(l, d);
    if (got != DONE)
        ledger_roll_back(l);
    return got;
}
