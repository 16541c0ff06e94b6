#include "remedies.h"

#include "../base/text.h"

#define MAX_WEEKS 520
#define MAX_DAYS  3650

/* An attribute that may be absent (not known), but holds one of the words when it is there. */
static bool is_one_of(const xmlNode *row, const char *attribute, const char *words)
{
    const char *value = xml_attr(row, attribute);
    return !value || law_lists(words, value);
}

/* <term weeks="6"/>, <term days="14"/> or <term days="record"/>; none at all: no term of its own. */
static bool read_term(struct remedy *out, const xmlNode *row)
{
    const xmlNode *term = xml_child(row, "term");
    if (!term)
        return true;
    const char *weeks = xml_attr(term, "weeks"), *days = xml_attr(term, "days");
    if (!weeks == !days || xml_next(term, "term"))
        return false;
    out->is_moved = !text_equal(xml_attr(term, "rolls"), "no");
    out->record_days = text_equal(days, "record");
    out->weeks = law_number(term, "weeks", 0);
    out->days = law_number(term, "days", 0);
    return is_one_of(term, "rolls", "yes no") && (out->record_days || (out->weeks >= 1 && out->weeks <= MAX_WEEKS) ||
                                                  (out->days >= 1 && out->days <= MAX_DAYS));
}

static enum outcome read_row(void *to, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct remedy *out = to;
    (void)arena;
    out->id = xml_attr(row, "id");
    out->row = row;
    out->is_none = text_equal(xml_attr(row, "kind"), "none");
    out->starts_dated = text_equal(xml_attr(row, "start"), "later-of-dated-and-publication");
    if (!xml_named(row, "remedy") || !out->id || !*out->id || !xml_attr(row, "source"))
        return law_fault(law, row, "remedy: id, source");
    if (!read_term(out, row) || (out->is_none && xml_child(row, "term")))
        return law_fault(law, row, "term: weeks, days");
    if (!is_one_of(row, "start", "publication later-of-dated-and-publication") ||
        !is_one_of(row, "basis", "law policy") || !is_one_of(row, "to", "body court authority") ||
        !is_one_of(row, "kind", "objection administrative-appeal court-appeal view none"))
        return law_fault(law, row, "start, basis, to, kind");
    if (!is_one_of(row, "court-fee", "yes no") || (xml_attr(row, "court-fee") && !xml_attr(row, "court-fee-source")))
        return law_fault(law, row, "court-fee, court-fee-source");
    if (!law_validity(&out->valid_from, &out->valid_until, row))
        return law_fault(law, row, "valid-from, valid-until");
    return DONE;
}

enum outcome remedies_load(struct remedies *out, struct arena *arena, struct law_file *law)
{
    struct law_table table = {.row_bytes = sizeof *out->rows, .read = read_row};
    enum outcome got = law_read_table(&table, arena, law);
    *out = (struct remedies){.rows = table.rows, .n_rows = table.n_rows};
    /* two rows that both hold on one day are two last days */
    const xmlNode *second = got == DONE ? law_doubled(law->root) : NULL;
    return second ? law_fault(law, second, "%s: two rows on one day", xml_attr(second, "id")) : got;
}

const struct remedy *remedies_on(const struct remedies *remedies, const char *id, date_day day, bool *is_known)
{
    *is_known = false;
    for (size_t i = 0; i < remedies->n_rows; i++) {
        const struct remedy *it = &remedies->rows[i];
        if (!text_equal(it->id, id))
            continue;
        *is_known = true;
        if (it->valid_from <= day && day <= it->valid_until)
            return it;
    }
    return NULL;
}
