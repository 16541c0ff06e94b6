/* srgb - the colour space of every letter, as an ICC profile (IEC 61966-2-1; ICC.1:2004-10, display device). */
#pragma once
#include "lex.h"

struct bytes srgb_profile(void);
