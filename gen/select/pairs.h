/* pairs - which values can go together (law/pairs.xml): kind of instrument and route, outcome or subject and remedy; which routes owe a
 * reason; and by which words a name is that of heirs or of nobody, a role that of a machine. Everything lives in the arena of pairs_load(). */
#pragma once
#include "law.h"
#include "phrases.h"

/* Patterns of words: at the beginning of a text, there behind others ("aan de"), or anywhere in it. */
struct wording_of {
    struct phrase *begins, *behind, *holds;
    size_t n_begins, n_behind, n_holds;
};

struct pairs {
    const xmlNode *root;
    struct wording_of heirs, firm, machine, no_name, no_person, no_address, for_another, title, small;
    const char *no_name_signs, *no_address_signs; /* characters with a space between */
};
enum outcome pairs_load(struct pairs *out, struct arena *arena, struct law_file *law);
/* The words allowed beside it, or NULL when the kind or outcome has no row. Borrowed. */
const char *pairs_routes(const struct pairs *p, const char *kind);
const char *pairs_remedies(const struct pairs *p, const char *outcome);
/* What a decision about this subject can have; on an objection, or a first one. Borrowed. */
const char *pairs_subject_remedies(const struct pairs *p, const char *subject, bool is_on_objection);
bool pairs_owes_reason(const struct pairs *p, const char *route);
/* Says in the record of the facts what its words are: addressee/@heirs (yes; unknown for a sole trader and
 * on behalf of heirs), what names.h says of name and address, and review/@machine (yes, also for no word at all);
 * absent otherwise. */
void pairs_mark(const struct pairs *p, struct arena *arena, const xmlNode *record);
/* Whether the words of a text are those of rows: it begins so, also behind others, or holds them. */
bool pairs_is_worded(const struct wording_of *of, struct arena *arena, const char *text);
