/* typed - a page model as plain text: UTF-8, lines of at most 72 columns, LF at their ends; nothing is placed, all of it is said once, in
 * the order in which it is heard.
 *
 *   [DUPLICAAT. ...]            a mark, before all else
 *   Gemeente Voorbeeldstad      the sender, and below it where to return what cannot be delivered
 *   J. de Vries                 the address, line by line
 *   Datum: 1 december 2026      each reference
 *   The title                   over a row of =; a heading over a row of -
 *   Eerst bellen?   Online:     a label, and indented below it its text
 *   Boete              € 380,00  a row of a table, its cells at least two spaces apart; where they do not fit, below each other as a label's
 *     1. ...   - ...            items of lists
 *   ====...                     above and below the box with the last day, ----... the one that sums up
 *   A row of -, the footer      once: there are no pages. A row of * parts the translation from the Dutch letter;
 *                               below it stands first that it is one
 *
 * pdf/proof/plain.h reads it back by these forms alone. */
#pragma once
#include "../base/arena.h"
#include "../base/buf.h"
#include "../compose/page_model.h"

/* Appends all letters of the model. What the model may hold is what page_model_read() let through. */
void typed_write(struct buf *out, struct arena *arena, const struct block *model);
