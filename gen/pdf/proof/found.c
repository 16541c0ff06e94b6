#include "found.h"

#include <string.h>

#include "../../base/text.h"

#define DUTIES "law/duties.xml"
#define MAX_VALUES 16

/* --- loading --- */

static enum outcome fault(struct diag *d, const struct duty *duty, const char *what)
{
    const struct place at = {.file = DUTIES, .line = xml_line(duty->row)};
    return diag_note(d, D_LAW_FAULT, &at, "%s: %s", duty->id, what);
}

/* A <value> of that name shows one fact in one clause and another in the next. */
static bool is_shared(const char *name, size_t n)
{
    static const char *const names[] = {"effects-basis", "privacy-officer"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(names[i], name, n) == 0 && names[i][n] == '\0')
            return true;
    return false;
}

static void read_values(struct value_slots *row, struct arena *arena, const char *list)
{
    row->slots = arena_array(arena, MAX_VALUES, sizeof *row->slots);
    for (list = list ? list : ""; *list; list += strspn(list, " \t\r\n")) {
        const size_t n = strcspn(list, " \t\r\n");
        const struct slot *slot = slot_find(list, n);
        if (slot && slot_is_known(slot) && !is_shared(list, n) && row->n < MAX_VALUES)
            row->slots[row->n++] = slot;
        list += n;
    }
}

enum outcome proof_table_load(struct proof_table **out, struct arena *arena, struct diag *d, const struct statute *statute)
{
    struct proof_table *table = *out = arena_alloc(arena, sizeof *table);
    table->statute = statute;
    table->duties = statute_duties(statute);
    table->places = arena_array(arena, table->duties->n_rows + 1, sizeof *table->places);
    table->values = arena_array(arena, table->duties->n_rows + 1, sizeof *table->values);
    for (size_t i = 0; i < table->duties->n_rows; i++) {
        const struct duty *duty = &table->duties->rows[i];
        if (!duty->by_text)
            continue;
        table->places[i] = places_read(duty->in);
        if (!table->places[i])
            return fault(d, duty, "in");
        read_values(&table->values[i], arena, duty->values);
        table->values[i].beside = duty->beside ? slot_find(duty->beside, strlen(duty->beside)) : NULL;
        if (duty->beside && !(table->values[i].beside && slot_is_known(table->values[i].beside)))
            return fault(d, duty, "beside");
    }
    return DONE;
}

/* --- what is owed --- */

void found_owing(struct owing *out, const struct proof_table *table, struct programs *programs)
{
    const size_t n = programs->n < MAX_PROGRAMS ? programs->n : MAX_PROGRAMS;
    *out = (struct owing){.facts = {programs->facts}};
    out->rows = (struct owed_rows){
        .duties = table->duties,
        .places = table->places,
        .of = duties_owing(table->statute, programs),
        .n_programs = n,
    };
    for (size_t p = 1; p <= n; p++)
        out->facts[p] = programs_facts(programs, p);
}

/* --- looking --- */

/* A duty, looked for on behalf of one program, or of all. */
struct look {
    const struct reading *reading;
    const struct said_of *of; /* the sayings that prove it */
    const struct proof_table *table;
    struct slot_facts *facts; /* of that program */
    size_t row, program;
};

/* A saying that proves a duty. */
struct said_of {
    const struct saying *said;
    const struct said_of *next;
};

/* For each duty those that prove it; in the order of the letter. */
static const struct said_of **sort_sayings(const struct reading *r, size_t n_duties)
{
    const struct said_of **of = arena_array(r->arena, n_duties + 1, sizeof *of);
    for (size_t i = r->n; i-- > 0;) {
        const struct proof_words *proof = r->sayings[i].phrase->proof;
        struct said_of *links = arena_array(r->arena, proof->n_duties + 1, sizeof *links);
        for (size_t k = 0; k < proof->n_duties; k++) {
            links[k] = (struct said_of){&r->sayings[i], of[proof->duties[k]]};
            of[proof->duties[k]] = &links[k];
        }
    }
    return of;
}

/* Where the duty belongs, of this program. */
static bool is_its_place(const struct look *look, const struct saying *said)
{
    const size_t of = said->stretch->program;
    const unsigned places = look->table->places[look->row];
    return (said->stretch->place | PLACE_MARK) & places && (of == 0 || look->program == 0 || of == look->program) &&
           (look->program == 0 || said->programs >> look->program & 1);
}

/* What belongs on every page is said on each. */
static bool is_on_every_page(const struct look *look)
{
    const struct reading *r = look->reading;
    for (size_t i = 0; i < r->letter->n; i++) {
        bool is_there = r->letter->at[i].place != PLACE_FOOTER;
        for (const struct said_of *it = look->of; it && !is_there; it = it->next)
            is_there = it->said->stretch == &r->letter->at[i] && is_its_place(look, it->said);
        if (!is_there)
            return false;
    }
    return true;
}

/* Each text of a slot that has several is said where the duty belongs. */
static bool is_each_said(const struct look *look, const struct slot *slot)
{
    const struct slot_texts *texts = slot_texts(slot, look->facts);
    for (size_t i = 0; i < texts->n; i++) {
        bool is_there = false;
        for (size_t k = 0; k < look->reading->n && !is_there; k++) {
            const struct saying *said = &look->reading->sayings[k];
            is_there = said->phrase->each == slot && text_equal(said->of_each, texts->texts[i]) && is_its_place(look, said);
        }
        if (!is_there)
            return false;
    }
    return true;
}

static bool is_proven(const struct look *look)
{
    for (const struct said_of *it = look->of; it; it = it->next) {
        const struct saying *said = it->said;
        if (!is_its_place(look, said))
            continue;
        if (said->stretch->place == PLACE_FOOTER ? is_on_every_page(look) : !said->phrase->each || is_each_said(look, said->phrase->each))
            return true;
    }
    return false;
}

/* A text stands in from .. to, no letter or digit before or behind it. */
static bool stands(const char *text, const char *from, const char *to)
{
    const size_t n = strlen(text);
    for (const char *at = from; (at = memmem(at, (size_t)(to - at), text, n)); at++)
        if (!words_went_on(from, (size_t)(at - from)) && !words_go_on(from, (size_t)(to - from), (size_t)(at - from) + n))
            return true;
    return false;
}

/* A value stands in an element in which the duty is said: the same day in another sentence is another day. */
static bool shows_value(const struct look *look, const char *text)
{
    for (const struct said_of *it = look->of; it; it = it->next)
        if (is_its_place(look, it->said) && stands(text, it->said->element, it->said->element_end))
            return true;
    return false;
}

static bool shows_values(const struct look *look)
{
    const struct value_slots *values = &look->table->values[look->row];
    for (size_t i = 0; i < values->n; i++) {
        const struct slot_texts *texts = slot_texts(values->slots[i], look->facts);
        const bool is_one = slot_many(values->slots[i]) == SLOT_ONE;
        size_t n_shown = 0;
        for (size_t k = 0; k < texts->n; k++)
            n_shown += shows_value(look, texts->texts[k]);
        if (is_one ? texts->n && !n_shown : n_shown < texts->n)
            return false;
    }
    return true;
}

/* Behind that label stands one of the texts that the fact may have, and nothing else. */
static bool is_its_detail(const struct look *look, const struct saying *label, const struct slot_texts *texts)
{
    const struct heard *h = look->reading->heard;
    const struct heard_element *detail = label->heard ? label->heard + 1 : NULL;
    if (!detail || detail == h->elements + h->n_elements || label->heard->kind != HEARD_LBL || detail->kind != HEARD_LBODY)
        return false;
    for (size_t i = 0; i < texts->n; i++)
        if (strlen(texts->texts[i]) == detail->n && memcmp(texts->texts[i], h->text->bytes + detail->from, detail->n) == 0)
            return true;
    return false;
}

/* A detail stands beside its own label. */
static bool has_details(const struct look *look)
{
    const struct slot *beside = look->table->values[look->row].beside;
    const struct slot_texts *texts = beside ? slot_texts(beside, look->facts) : NULL;
    if (!texts || texts->n == 0)
        return true;
    for (const struct said_of *it = look->of; it; it = it->next)
        if (it->said->stretch->place == PLACE_HEAD && !is_its_detail(look, it->said, texts))
            return false;
    return true;
}

/* --- said of each --- */

/* Whether the saying is in its place for one of the programs that it is owed for. */
static bool is_of_one_owed(const struct look *look, uint32_t owed, const struct saying *said)
{
    struct look of = {.reading = look->reading, .table = look->table, .row = look->row};
    for (of.program = 1; of.program <= look->reading->n_programs; of.program++)
        if (owed >> of.program & 1 && is_its_place(&of, said))
            return true;
    return false;
}

/* A duty that is owed for several programs in one part is said as often there. One sentence may be read as several programs'. */
static bool is_said_of_each(const struct look *look, uint32_t owed)
{
    const struct reading *r = look->reading;
    size_t n_owed = 0, n_said = 0;
    if (r->n_programs < 2 || !look->table->duties->rows[look->row].each_program)
        return true;
    for (size_t p = 1; p <= r->n_programs; p++)
        n_owed += owed >> p & 1;
    for (const struct said_of *it = look->of; it && n_owed > 1; it = it->next) {
        bool is_new = is_of_one_owed(look, owed, it->said);
        for (const struct said_of *before = look->of; before != it && is_new; before = before->next)
            is_new = before->said->at != it->said->at || !is_of_one_owed(look, owed, before->said);
        n_said += is_new;
    }
    return n_owed < 2 || n_said >= n_owed;
}

static enum outcome note_lost(const struct found_order *order, const struct duty *duty)
{
    struct place at = order->f->at ? *order->f->at : (struct place){0};
    const char *lang = order->phrases->language.proofs->lang;
    at.field[NL] = xml_text(order->f->arena, law_in_language(duty->row, "title", "nl"));
    at.field[EN] = xml_text(order->f->arena, law_in_language(duty->row, "title", "en"));
    return diag_note(order->f->d, D_PROOF_DUTY, &at, "%s, %s", duty->id, lang);
}

/* The row of the duty that words prove which are said as a mark alone. */
static size_t mark_row(const struct saying *said)
{
    return said->phrase->proof->duties[0];
}

static bool is_mark(const struct saying *said)
{
    return said->phrase->places == PLACE_MARK && said->heard;
}

static bool is_of_draft(const struct found_order *order, const struct saying *said)
{
    return is_mark(said) && order->table->duties->rows[mark_row(said)].translation_only;
}

/* Whether it is the first that is heard of what is drawn on its page. */
static bool is_first_on_page(const struct heard *heard, const struct heard_element *element)
{
    for (size_t i = 0; heard->n_pages && i < element->mark; i++)
        if (heard->pages[element->page].marks[i].mcid >= 0)
            return false;
    return heard->n_pages > 0;
}

/* What a letter is, when it is not the letter itself, is said before all else, each in its turn, and only when it is so; of a draft also on
 * its other pages, before all else there. */
static enum outcome check_marks(const struct found_order *order, const struct reading *reading)
{
    const struct owed_rows *owed = &order->owing->rows;
    const struct tongue *language = &order->phrases->language;
    for (size_t i = 0; i < reading->n; i++) {
        const struct saying *said = &reading->sayings[i];
        if (!is_mark(said))
            continue;
        const size_t row = mark_row(said), which = (size_t)(said->heard - order->heard->elements);
        const bool is_its_turn = which == reading->letter->first + section_marks(owed, language, row);
        const bool is_so = owed->of[row] && section_owes(language, &owed->duties->rows[row]);
        if (!is_so || !(is_its_turn || (is_of_draft(order, said) && is_first_on_page(order->heard, said->heard))))
            return diag_note(order->f->d, D_PROOF_SECTIONS, order->f->at, "mark");
    }
    return DONE;
}

/* A draft says on each of its pages that it is one. */
static enum outcome check_draft(const struct found_order *order, const struct reading *reading)
{
    const struct heard *heard = order->heard;
    const xmlNode *letter = xml_child(xmlDocGetRootElement(order->owing->facts[0]), "letter");
    if (order->phrases->language.is_dutch || !text_equal(xml_attr(letter, "draft"), "yes"))
        return DONE;
    for (size_t page = 0; page < heard->n_pages; page++) {
        bool is_there = heard->part_of_page[page] != reading->letter->part + 1;
        for (size_t i = 0; i < reading->n && !is_there; i++) {
            const struct saying *said = &reading->sayings[i];
            is_there = is_of_draft(order, said) && said->heard->page == page;
        }
        if (!is_there)
            return diag_note(order->f->d, D_PROOF_DUTY, order->f->at, "a draft, page %zu", page + 1);
    }
    return DONE;
}

static enum outcome check_row(const struct found_order *order, struct look look)
{
    const struct reading *reading = look.reading;
    const uint32_t owed = order->owing->rows.of[look.row];
    const struct duty *duty = &order->table->duties->rows[look.row];
    enum outcome got = DONE;
    if (!is_said_of_each(&look, owed))
        got = diag_note(order->f->d, D_PROOF_DUTY, order->f->at, "%s, of each", duty->id);
    for (look.program = 0; owed >> look.program; look.program++) {
        look.facts = &reading->facts[look.program];
        if (owed >> look.program & 1 && !(is_proven(&look) && shows_values(&look) && has_details(&look)))
            got = outcome_worse(got, note_lost(order, duty));
    }
    return got;
}

enum outcome found_all(const struct found_order *order, const struct section_list *letter)
{
    struct slot_facts facts[MAX_PROGRAMS + 1];
    const struct owing *owing = order->owing;
    struct reading reading = {.phrases = order->phrases, .dutch = order->dutch, .letter = letter, .heard = order->heard, .arena = order->f->arena, .programs = order->programs,
                              .facts = facts, .n_programs = owing->rows.n_programs};
    enum outcome got = DONE;
    facts[0] = *order->facts;
    for (size_t p = 1; p <= reading.n_programs; p++)
        facts[p] = p == 1 && reading.n_programs == 1
                       ? facts[0]
                       : slot_facts(order->f->arena, xmlDocGetRootElement(owing->facts[p]), &order->phrases->language);
    read_letter(&reading);
    if (reading.unread)
        got = diag_note(order->f->d, D_PROOF_UNREAD, order->f->at, "%s", order->phrases->language.proofs->lang);
    got = outcome_worse(got, check_marks(order, &reading));
    got = outcome_worse(got, check_draft(order, &reading));
    const struct said_of **of = sort_sayings(&reading, order->table->duties->n_rows);
    for (size_t i = 0; i < order->table->duties->n_rows; i++)
        if (owing->rows.of[i] && section_owes(&order->phrases->language, &order->table->duties->rows[i]))
            got = outcome_worse(got, check_row(order, (struct look){.reading = &reading, .of = of[i], .table = order->table, .row = i}));
    return got;
}
