/* instruments - what a selection line's instrument says about it: was that version in use, does each reason have an
 * approved Dutch text. */
#pragma once
#include "../record/selections.h"
#include "statute.h"

/* The instrument's file that a line names, checked: id, version, in use on that day, route fits kind, reasons in the
 * catalogue. *out is NULL unless the file was found. at: record and log, for notes. */
enum outcome instruments_find(const xmlNode **out, struct diag *d, const struct statute *s,
                              const struct selection *line, const struct place *at);

/* Adds <instrument>: a copy with the reasons that the line names and no others. */
void instruments_add(xmlNode *facts, const xmlNode *instrument, const struct selection *line);
