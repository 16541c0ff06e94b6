/* fingerprint - the words of one clause as one line of text, and what tells whether they are still those that were reviewed.
 *
 * Both read the clause as it stands in wording/LANG.xml; the results live in the arena. */
#pragma once
#include <libxml/tree.h>
#include "../base/arena.h"

#define FINGERPRINT_LEN 8

/* First 8 hex digits of the SHA-256 of what was reviewed: what the clause claims, which duties it fulfils, and its content (text with
 * single spaces, slots and markup with their attributes in order of their names). Its author and the like are no part of it. */
const char *wording_fingerprint(struct arena *arena, const xmlNode *clause);
/* The words alone: {slot} for a slot, no markup, single spaces, none at the ends. A <proof> of law/duties.xml is written like that. */
const char *wording_plain(struct arena *arena, const xmlNode *clause);
/* Any text with single spaces and none at the ends. */
const char *wording_single_spaced(struct arena *arena, const char *text);
