/* narrow - the facts of a letter as they are of one program alone: selection, instrument and tests of the others are left out,
 * so that an XPath over them needs no positions. */
#pragma once
#include "../record/xml.h"

/* How many programs picked this case: the <selection>s, each with its instrument and tests. */
size_t narrow_count(xmlDoc *facts);
/* The facts of program i, from 0, oldest first. With one program these are the facts as they are; else a copy that belongs to
 * the arena. */
xmlDoc *narrow_to(struct arena *arena, xmlDoc *facts, size_t i);
