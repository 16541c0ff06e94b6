/* names - whether what stands where a name or an address belongs can be one: the letter prints it in the window, greets by it, and
 * says whose case it is. What is beyond doubt is refused, what is odd is held (gates G13.6 to G13.10); which words and signs are odd
 * say the rows no-name, for-another, title, small-word and no-address of law/pairs.xml. Everything is marked on the element of the
 * facts; nothing is kept. */
#pragma once
#include "pairs.h"

/* addressee/@nameless = yes: a name, a salutation or on whose behalf has no letter (of a firm or a sole trader: no letter and no digit).
 * addressee/@unlike-name = yes: a natural person's has a digit or a sign that no name has, or somebody's is a word of ours, a sentence
 * or a day.
 * addressee/@for-another = yes: a person's name says that somebody acts for another ("bewindvoerder van"); @greets-another = yes: the
 * salutation to a person has a title and no word of the name.
 * addressee/@unlike-address = yes: a part or line of the address says that there is none, or is none. Absent otherwise. */
void names_mark(const struct pairs *p, struct arena *arena, xmlNode *addressee);
