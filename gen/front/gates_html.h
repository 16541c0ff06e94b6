/* gates_html - the gates, duties and claims of a bundle as one page in Dutch that a lawyer reads: no scripts, nothing from
 * outside, fit for print. */
#pragma once
#include <stdio.h>

#include "../select/gates.h"

struct gates_page {
    const struct gates *gates;
    const xmlNode *duties, *claims; /* roots of law/duties.xml and law/claims.xml */
    const xmlNode *wording;         /* root of wording/nl.xml: the sentences that fulfil a duty */
    const xmlNode *forbidden;       /* root of law/forbidden.xml: what no letter says */
};
void gates_html(FILE *to, struct arena *arena, const struct gates_page *page);
