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

static bool read_proofs(struct proof_row *row, struct arena *arena, const struct duty *duty)
{
    size_t n = 0;
    for (const xmlNode *it = xml_child(duty->row, "proof"); it; it = xml_next(it, "proof"))
        n++;
    for (int i = 0; i < PROOF_LANG_N; i++)
        row->proofs[i] = arena_array(arena, n + 1, sizeof *row->proofs[i]);
    for (const xmlNode *it = xml_child(duty->row, "proof"); it; it = xml_next(it, "proof")) {
        const char *tag = xml_lang(it);
        const int lang = tag ? words_language(tag, strlen(tag)) : PROOF_LANG_N;
        if (lang < PROOF_LANG_N && !proof_read(&row->proofs[lang][row->n_proofs[lang]++], arena, xml_text(arena, it)))
            return false;
    }
    return true;
}

static void read_values(struct proof_row *row, struct arena *arena, const char *list)
{
    row->values = arena_array(arena, MAX_VALUES, sizeof *row->values);
    for (list = list ? list : ""; *list; list += strspn(list, " \t\r\n")) {
        const size_t n = strcspn(list, " \t\r\n");
        const struct slot *slot = slot_find(list, n);
        if (slot && row->n_values < MAX_VALUES)
            row->values[row->n_values++] = slot;
        list += n;
    }
}

enum outcome proof_table_load(struct proof_table **out, struct arena *arena, struct diag *d, const struct statute *statute)
{
    struct proof_table *table = *out = arena_alloc(arena, sizeof *table);
    table->statute = statute;
    table->duties = statute_duties(statute);
    table->places = arena_array(arena, table->duties->n_rows + 1, sizeof *table->places);
    table->rows = arena_array(arena, table->duties->n_rows + 1, sizeof *table->rows);
    for (size_t i = 0; i < table->duties->n_rows; i++) {
        const struct duty *duty = &table->duties->rows[i];
        if (!duty->by_text)
            continue;
        table->places[i] = places_read(duty->in);
        if (!table->places[i])
            return fault(d, duty, "in");
        if (!read_proofs(&table->rows[i], arena, duty))
            return fault(d, duty, "proof");
        read_values(&table->rows[i], arena, duty->values);
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
    const struct section_list *letter;
    struct slot_facts *facts;
    unsigned places;
    size_t program;
};

static bool is_here(const struct look *look, const struct stretch *stretch)
{
    return stretch->place & look->places && (stretch->program == 0 || look->program == 0 || stretch->program == look->program);
}

/* In one of its places; what belongs on every page, in each of its stretches there. */
static bool stands_here(const struct look *look, const struct proof *proof, size_t choice)
{
    size_t n_footers = 0, n_found = 0;
    for (size_t i = 0; i < look->letter->n; i++) {
        const struct stretch *stretch = &look->letter->at[i];
        if (!is_here(look, stretch))
            continue;
        const struct proof_search search = {look->facts, choice, stretch};
        const bool stands = proof_find(proof, &search, stretch->text) != NULL;
        if (stretch->place != PLACE_FOOTER && stands)
            return true;
        n_footers += stretch->place == PLACE_FOOTER;
        n_found += stands;
    }
    return n_footers > 0 && n_found == n_footers;
}

static bool is_proven(const struct look *look, const struct proof *proof)
{
    const size_t n = proof->many ? slot_texts(proof->many, look->facts)->n : 1;
    size_t n_found = 0;
    for (size_t choice = 0; choice < n; choice++) {
        n_found += stands_here(look, proof, choice);
        if (n_found && (!proof->many || slot_many(proof->many) == SLOT_ANY))
            return true;
    }
    return n > 0 && n_found == n;
}

/* The element around a place of a stretch, as a stretch of its own. */
static struct stretch element_at(const struct stretch *s, const char *at)
{
    const char *from = at, *end = s->text + s->n;
    while (from > s->text && from[-1] != '\n')
        from--;
    const char *to = memchr(at, '\n', (size_t)(end - at));
    struct stretch element = {.place = s->place, .program = s->program, .text = from, .n = (size_t)((to ? to : end) - from)};
    memset(element.grams, 0xFF, sizeof element.grams);
    return element;
}

/* Whether one of the duty's proofs stands there, if it has any. */
static bool is_said_in(const struct look *look, const struct proof_row *row, const struct stretch *element)
{
    const int lang = look->letter->lang;
    for (size_t i = 0; i < row->n_proofs[lang]; i++) {
        const struct proof *proof = &row->proofs[lang][i];
        const size_t n = proof->many ? slot_texts(proof->many, look->facts)->n : 1;
        for (size_t choice = 0; choice < n; choice++)
            if (proof_find(proof, &(struct proof_search){look->facts, choice, element}, element->text))
                return true;
    }
    return row->n_proofs[lang] == 0;
}

/* A value stands in an element in which the duty is said: the same day in another sentence is another day. */
static bool shows_value(const struct look *look, const struct proof_row *row, const struct proof *value, size_t choice)
{
    for (size_t i = 0; i < look->letter->n; i++) {
        const struct stretch *stretch = &look->letter->at[i];
        const struct proof_search search = {look->facts, choice, stretch};
        const char *at = is_here(look, stretch) ? proof_find(value, &search, stretch->text) : NULL;
        for (; at; at = proof_find(value, &search, at + 1)) {
            const struct stretch element = element_at(stretch, at);
            if (is_said_in(look, row, &element))
                return true;
        }
    }
    return false;
}

static bool shows_values(const struct look *look, const struct proof_row *row)
{
    for (size_t i = 0; i < row->n_values; i++) {
        struct proof_piece piece = {.slot = row->values[i]};
        const struct proof value = {.pieces = &piece, .n = 1, .many = piece.slot};
        for (size_t choice = 0; choice < slot_texts(piece.slot, look->facts)->n; choice++)
            if (!shows_value(look, row, &value, choice))
                return false;
    }
    return true;
}

static bool is_found(const struct look *look, const struct proof_row *row)
{
    const int lang = look->letter->lang;
    size_t i = 0;
    while (i < row->n_proofs[lang] && !is_proven(look, &row->proofs[lang][i]))
        i++;
    return (i < row->n_proofs[lang] || row->n_proofs[lang] == 0) && shows_values(look, row);
}

/* --- said of each --- */

#define MAX_SAYINGS 64

/* Where a duty is said: each place once. */
struct sayings {
    const char *at[MAX_SAYINGS];
    size_t n;
};

static void add_saying(struct sayings *s, const char *at)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i] == at)
            return;
    if (s->n < MAX_SAYINGS)
        s->at[s->n++] = at;
}

static void find_sayings(struct sayings *s, const struct look *look, const struct proof_row *row)
{
    const int lang = look->letter->lang;
    for (size_t i = 0; i < row->n_proofs[lang]; i++)
        for (size_t k = 0; k < look->letter->n; k++) {
            const struct stretch *stretch = &look->letter->at[k];
            const struct proof_search search = {look->facts, 0, stretch};
            const char *from = stretch->text;
            while (is_here(look, stretch) && (from = proof_find(&row->proofs[lang][i], &search, from)))
                add_saying(s, from++);
        }
}

/* A duty that is owed for several programs in one part is said as often there. */
static bool is_said_of_each(const struct proof_table *table, const struct owing *owing, const struct look looks[], size_t which)
{
    struct sayings sayings = {.n = 0};
    size_t n_owed = 0;
    if (owing->rows.n_programs < 2 || !table->duties->rows[which].each_program)
        return true;
    for (size_t p = 1; p <= owing->rows.n_programs; p++) {
        struct look look = looks[p];
        if (!(owing->rows.of[which] >> p & 1))
            continue;
        n_owed++;
        look.places = table->places[which];
        find_sayings(&sayings, &look, &table->rows[which]);
    }
    return n_owed < 2 || table->rows[which].n_proofs[looks->letter->lang] == 0 || sayings.n >= n_owed;
}

static bool is_owed(const struct duty *duty, int lang)
{
    return lang == PROOF_NL ? !duty->translation_only : !duty->dutch_only;
}

static enum outcome note_lost(const struct file *f, const struct duty *duty, int lang)
{
    struct place at = f->at ? *f->at : (struct place){0};
    at.field[NL] = xml_text(f->arena, law_in_language(duty->row, "title", "nl"));
    at.field[EN] = xml_text(f->arena, law_in_language(duty->row, "title", "en"));
    return diag_note(f->d, D_PROOF_DUTY, &at, "%s%s", duty->id, lang == PROOF_EN ? ", en" : "");
}

enum outcome found_all(const struct proof_table *table, const struct file *f, const struct owing *owing, const struct section_list *letter)
{
    struct slot_facts facts[MAX_PROGRAMS + 1];
    const struct duties *duties = table->duties;
    enum outcome got = DONE;
    struct look looks[MAX_PROGRAMS + 1];
    for (size_t p = 0; p <= owing->rows.n_programs; p++) {
        looks[p] = (struct look){.letter = letter, .facts = &facts[p], .program = p};
        facts[p] = p == 1 && owing->rows.n_programs == 1 ? facts[0] : slot_facts(f->arena, xmlDocGetRootElement(owing->facts[p]), letter->lang);
    }
    for (size_t i = 0; i < duties->n_rows; i++) {
        if (!owing->rows.of[i] || !is_owed(&duties->rows[i], letter->lang))
            continue;
        if (!is_said_of_each(table, owing, looks, i))
            got = outcome_worse(got, diag_note(f->d, D_PROOF_DUTY, f->at, "%s, of each", duties->rows[i].id));
        for (size_t p = 0; owing->rows.of[i] >> p; p++) {
            struct look look = looks[p];
            look.places = table->places[i];
            if (owing->rows.of[i] >> p & 1 && !is_found(&look, &table->rows[i]))
                got = outcome_worse(got, note_lost(f, &duties->rows[i], letter->lang));
        }
    }
    return got;
}
