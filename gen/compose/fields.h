/* fields - whether the Dutch letter shows every field of its record (law/fields.xml): a field that is dropped on the way, or shown in part
 * ("12" for "12A"), refuses the letter. */
#pragma once
#include "../record/schema.h"
#include "field_rows.h"
#include "wording.h"

enum outcome fields_load(struct fields **out, struct arena *arena, struct diag *d, const struct field_sources *from);

/* One letter and what it was made of. */
struct field_check {
    struct arena *arena;
    struct diag *d;
    const struct place *at;
    const struct schema *labels; /* of the record, for notes; or NULL */
    struct programs *programs;
    const xmlNode *letter;       /* the Dutch one */
    const struct catalogue *words;
    const struct countries *countries;
};

/* REFUSED (L141, a note a field, which names it by its clerk's label) when a field is not there as its row says, or has no row. */
enum outcome fields_shown(const struct fields *fields, const struct field_check *check);
/* What a translation shows in Dutch says so (lang="nl"), for whoever reads it aloud. BROKEN (T015). */
enum outcome fields_marked(const struct fields *fields, struct diag *d, const xmlNode *translation);
