/* plain - a letter of plain text read back from its finished bytes into what is heard (heard.h), by the forms of its lines alone: a title is
 * underlined with =, a heading with -, the text of a label is indented, the
 * cells of a row stand at least two spaces apart, a mark stands in brackets, the footer behind a rule.
 *
 * After that it is proofread as any letter is. */
#pragma once
#include "proofread.h"

/* Everything but what only a PDF has: order->pdf are the bytes of the text. F120 when it is no such text; F104 to F111. */
enum outcome plain_proofread(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order);
