#include "ledger_letter.h"

static enum outcome enter(bool *is_new, struct ledger *l, struct diag *d, const struct ledger_letter *letter)
{
    bool is_settled = false, is_self = false;
    date_day day = DATE_NONE;
    const struct ledger_sender *sender = letter->sender;
    enum outcome got = ledger_expire(l, d, ledger_today(sender->mailed));
    if (got == DONE)
        got = ledger_find(l, d, letter->entry, sender->token, &is_settled, &is_self);
    if (got == DONE && is_settled)
        return diag_note(d, D_LETTER_SENT, NULL, NULL);
    if (got == DONE && !is_self)
        return diag_note(d, D_LETTER_OPEN, NULL, NULL);
    *is_new = got == NONE;
    return got == NONE ? ledger_enter(l, d, letter->entry, sender, &day) : got;
}

static enum outcome end(enum outcome got, struct ledger *l, struct diag *d)
{
    if (got == DONE)
        got = ledger_commit(l, d);
    if (got != DONE)
        ledger_roll_back(l);
    return got;
}

enum outcome ledger_letter_enter(bool *is_new, struct ledger *l, struct diag *d, const struct ledger_letter *letter)
{
    *is_new = false;
    enum outcome got = letter->entry->months < 1 ? diag_note(d, D_LEDGER_TERM, NULL, "%s", letter->entry->body) : ledger_begin(l, d);
    if (got == DONE)
        got = enter(is_new, l, d, letter);
    return end(got, l, d);
}

enum outcome ledger_letter_settle(struct ledger *l, struct diag *d, const char *token)
{
    enum outcome got = ledger_begin(l, d);
    if (got == DONE)
        got = ledger_settle(l, d, token);
    return end(got, l, d);
}

enum outcome ledger_letter_forget(struct ledger *l, struct diag *d, const struct ledger_letter *letter)
{
    enum outcome got = ledger_begin(l, d);
    if (got == DONE)
        got = ledger_withdraw(l, d, letter->entry, letter->sender->token);
    return end(got, l, d);
}
