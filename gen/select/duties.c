#include "duties.h"

#include <string.h>

#include "../base/text.h"
#include "statute.h"

static const char known[] = "id basis source valid-from valid-until met-by gate in applies-when each letters values beside";

/* "17" or "17.1". */
static bool is_id(const char *id)
{
    static const char digits[] = "0123456789";
    size_t n_bytes = id ? strspn(id, digits) : 0;
    if (n_bytes == 0 || n_bytes > 3)
        return false;
    if (id[n_bytes] == '\0')
        return true;
    const char *part = id + n_bytes + 1;
    return id[n_bytes] == '.' && *part && strlen(part) <= 3 && part[strspn(part, digits)] == '\0';
}

bool duty_belongs_to(const char *id, const char *main)
{
    const size_t len = strlen(main);
    return strncmp(id, main, len) == 0 && (id[len] == '\0' || id[len] == '.');
}

/* By text somewhere in the letter, or by a gate. */
static bool is_met_somehow(struct duty *duty, const xmlNode *row)
{
    const char *met_by = xml_attr(row, "met-by"), *gate = xml_attr(row, "gate");
    duty->by_text = text_equal(met_by, "text");
    duty->in = xml_attr(row, "in");
    duty->values = xml_attr(row, "values");
    duty->beside = xml_attr(row, "beside");
    if (duty->by_text)
        return duty->in && *duty->in && !gate;
    return text_equal(met_by, "gate") && gate && !duty->in && !duty->values && !duty->beside;
}

/* Every child is a title with words in it. */
static bool has_only_words(const xmlNode *row)
{
    for (const xmlNode *it = xml_first(row); it; it = xml_following(it)) {
        if (!xml_named(it, "title") || !it->children || xmlIsBlankNode(it->children))
            return false;
    }
    return law_in_language(row, "title", "nl") && law_in_language(row, "title", "en");
}

static enum outcome read_row(void *to, struct arena *arena, struct law_file *law, const xmlNode *row)
{
    struct duty *duty = to;
    (void)arena;
    bool is_dutch_only, is_all, is_translation = false;
    const char *stray = law_stray(row, known), *applies = xml_attr(row, "applies-when");
    if (!xml_named(row, "duty") || stray)
        return law_fault(law, row, "%s", stray ? stray : "duty");

    duty->row = row;
    duty->id = xml_attr(row, "id");
    if (!is_id(duty->id))
        return law_fault(law, row, "id");
    const char *source = xml_attr(row, "source"), *basis = xml_attr(row, "basis");
    if (!source || !*source || (!text_equal(basis, "law") && !text_equal(basis, "policy")))
        return law_fault(law, row, "%s: source and basis", duty->id);
    if (!law_validity(&duty->from, &duty->until, row))
        return law_fault(law, row, "%s: valid-from and valid-until", duty->id);
    if (!is_met_somehow(duty, row))
        return law_fault(law, row, "%s: met-by, gate and in", duty->id);
    if (!law_flag(row, "each", "program", &duty->each_program))
        return law_fault(law, row, "%s: each", duty->id);
    if (!law_flag(row, "letters", "dutch", &is_dutch_only) && !law_flag(row, "letters", "all", &is_all) &&
        !law_flag(row, "letters", "translation", &is_translation))
        return law_fault(law, row, "%s: letters", duty->id);
    duty->dutch_only = is_dutch_only;
    duty->translation_only = is_translation;
    if (!has_only_words(row))
        return law_fault(law, row, "%s: title", duty->id);
    duty->applies = fact_test_compile(law->tests, applies ? applies : "true()");
    return duty->applies ? DONE : law_fault(law, row, "%s: applies-when", duty->id);
}

enum outcome duties_load(struct duties *out, struct arena *arena, struct law_file *law)
{
    struct law_table table = {.row_bytes = sizeof *out->rows, .read = read_row};
    enum outcome got = law_read_table(&table, arena, law);
    out->rows = table.rows;
    out->n_rows = table.n_rows;
    /* a clause names a duty by its id: two rows of one id would leave one of them unsaid */
    const xmlNode *second = got == DONE ? law_doubled(law->root) : NULL;
    return second ? law_fault(law, second, "%s: twice", xml_attr(second, "id")) : got;
}

enum outcome duties_match_gates(const struct duties *duties, const struct gates *gates, struct law_file *law)
{
    for (size_t i = 0; i < duties->n_rows; i++) {
        const struct duty *duty = &duties->rows[i];
        size_t k = 0;
        if (duty->by_text)
            continue;
        while (k < gates->n_rows && !text_equal(gates->rows[k].id, xml_attr(duty->row, "gate")))
            k++;
        if (k == gates->n_rows)
            return law_fault(law, duty->row, "%s: gate", duty->id);
    }
    return DONE;
}

const bool *duties_applying(const struct statute *s, struct programs *programs, size_t number)
{
    const struct duties *duties = &s->duties;
    bool *applying = arena_array(programs->arena, duties->n_rows + 1, sizeof *applying);
    const xmlNode *letter = xml_child(xmlDocGetRootElement(programs->facts), "letter");
    date_day published = date_parse(xml_attr(letter, "published"));
    for (size_t i = 0; i < duties->n_rows; i++) {
        const struct duty *duty = &duties->rows[i];
        applying[i] = law_counts(duty->from, duty->until, published) && programs_hold(programs, number, duty->applies) != 0;
    }
    return applying;
}

const uint32_t *duties_owing(const struct statute *s, struct programs *programs)
{
    const struct duties *duties = &s->duties;
    uint32_t *owing = arena_array(programs->arena, duties->n_rows + 1, sizeof *owing);
    const bool *of_all = duties_applying(s, programs, PROGRAM_ALL);
    for (size_t i = 0; i < duties->n_rows; i++)
        if (of_all[i] && duties->rows[i].by_text && !duties->rows[i].each_program)
            owing[i] = 1;
    for (size_t p = 1; p <= programs->n && p <= DUTIES_MAX_PROGRAMS; p++) {
        const bool *of_one = programs->n == 1 ? of_all : duties_applying(s, programs, p);
        for (size_t i = 0; i < duties->n_rows; i++)
            if (of_one[i] && duties->rows[i].by_text && duties->rows[i].each_program)
                owing[i] |= UINT32_C(1) << p;
    }
    return owing;
}
