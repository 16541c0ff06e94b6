/* notice_json - the notice of a letter (templates/schema/notice.xsd) as one JSON document.
 *
 * Each element is a member of its parent's object: a string where it has text alone, else an object of its attributes and children,
 * with "text" for its own text. What the schema allows more than once is always an array. */
#pragma once
#include <stdio.h>

#include "../record/xml.h"

/* The notice must be of that schema. */
void notice_json(FILE *to, const xmlNode *notice);
