/* mail_room - what letter and gap can do in kenbaar-run alone: the ledger, and what runs released. */
#pragma once
#include "../front.h"

extern const struct mail_room mail_room;
