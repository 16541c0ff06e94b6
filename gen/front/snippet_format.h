/* snippet_format - the snippet of a letter (compose/snippet.h) as a fragment of HTML, or as text of 72 columns. */
#pragma once
#include <stdio.h>

#include "../base/arena.h"
#include "../compose/snippet.h"

/* A <div lang> for each language, in it a <p> for each paragraph; links and emphasis as in the letter. */
void snippet_html(FILE *to, const struct snippet *snippet);
/* Paragraphs with an empty line between, a heading on a line of its own. */
void snippet_text(FILE *to, struct arena *arena, const struct snippet *snippet);
