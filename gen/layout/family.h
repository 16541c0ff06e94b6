/* family - which family of fonts a letter is set in. */
#pragma once
#include "kit.h"

/* Sets job->family: the first that the style has for the design's reading format, where it covers the whole letter: every letter of what
 * is said in the letter's own language, and every one of the scripts that it names; else the house's own. Words of another
 * language in another script (of the help strip) count for neither.
 * BROKEN when a font of it cannot be used. */
enum outcome family_choose(struct job *job, const struct block *letter);
