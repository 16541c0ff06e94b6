/* addressee - whose letter it is: the address in the window, the reference and the name are those of this record, stand where they belong
 * and nowhere else; the pages are counted as the file counts them. */
#pragma once
#include "sections.h"
#include "slots.h"

struct addressee {
    const struct file *f;
    const struct heard *heard;
    struct slot_facts *facts; /* of all programs, in the letter's language */
};

/* Whether the letter bears CONCEPT or DUPLICAAT. */
bool addressee_is_marked(const xmlNode *facts);
/* Whether a translation is a draft. */
bool addressee_has_draft(const xmlNode *facts);
/* F106 */
enum outcome addressee_check(const struct addressee *a, const struct section_list *letter, bool is_translation);
/* F107 */
enum outcome reference_check(const struct addressee *a, const struct section_list *letter, bool is_translation);
/* F108: "Pagina 2 van 4" stands in each footer, once. */
enum outcome pages_check(const struct addressee *a, const struct tongue *const *language_of_part);
/* F103 when a page says silently what is no furniture of a letter. */
enum outcome furniture_check(const struct addressee *a);
