/* links - each place of the letter that can be pressed leads where its words say, lies on these words, and is heard as a link. */
#pragma once
#include "aside.h"

/* F103. */
enum outcome links_check(const struct aside *a);
