#include "runs.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include "../base/text.h"

struct builder {
    struct job *job;
    struct paragraph *p;
    struct flat flat;
    const struct span *spans;
    size_t max_pieces, max_atoms;
    size_t run;           /* of the text being cut */
    size_t fixed, name;   /* first stretches that may still matter */
    struct breaks_numbers numbers;
    int part;             /* width of the open atom's pieces behind its last hyphen of a name */
    bool atom_open;
    bool sentence_ended; /* by the word before */
    bool missing;
};

/* Is the place before this byte inside a <nobr>? Asked with rising offsets. */
static bool is_fixed(struct builder *b, size_t at)
{
    const struct flat *flat = &b->flat;
    while (b->fixed < flat->n_fixed && flat->fixed[b->fixed].to <= at) {
        b->fixed++;
    }
    return b->fixed < flat->n_fixed && flat->fixed[b->fixed].from < at;
}

/* Does this byte stand in a <nobr>? */
static bool is_verbatim(struct builder *b, size_t at)
{
    is_fixed(b, at); /* moves on to the stretch that counts */
    return b->fixed < b->flat.n_fixed && b->flat.fixed[b->fixed].from <= at;
}

static void add_piece(struct builder *b, const struct shape *shape, bool verbatim)
{
    struct paragraph *p = b->p;
    if (p->n_pieces == b->max_pieces) {
        struct piece *more = arena_array(b->job->arena, b->max_pieces * 2, sizeof *more);
        memcpy(more, p->pieces, p->n_pieces * sizeof *more);
        p->pieces = more;
        b->max_pieces *= 2;
    }
    if (!b->atom_open) {
        if (p->n_atoms == b->max_atoms) {
            struct atom *more = arena_array(b->job->arena, b->max_atoms * 2, sizeof *more);
            memcpy(more, p->atoms, p->n_atoms * sizeof *more);
            p->atoms = more;
            b->max_atoms *= 2;
        }
        p->atoms[p->n_atoms++] = (struct atom){.first_piece = p->n_pieces};
        b->atom_open = true;
    }
    struct atom *atom = &p->atoms[p->n_atoms - 1];
    p->pieces[p->n_pieces++] = (struct piece){.shape = shape, .run = (unsigned short)b->run, .verbatim = verbatim};
    atom->n_pieces++;
    atom->width += shape->advance;
    b->part += shape->advance;
    p->widest_part = b->part > p->widest_part ? b->part : p->widest_part;
    b->missing |= shape->missing;
}

/* Does what was inserted stand on both sides of this byte? Asked with rising offsets. */
static bool is_in_name(struct builder *b, size_t at)
{
    const struct flat *flat = &b->flat;
    while (b->name < flat->n_names && flat->names[b->name].to <= at) {
        b->name++;
    }
    return b->name < flat->n_names && flat->names[b->name].from < at;
}

/* at: the byte behind its last word. */
static void end_atom(struct builder *b, enum line_end end, size_t at)
{
    if (b->atom_open) {
        struct atom *atom = &b->p->atoms[b->p->n_atoms - 1];
        atom->end = (unsigned char)end;
        atom->in_name = is_in_name(b, at);
        b->atom_open = false;
        b->part = 0;
    }
}

static const struct shape *look_up(struct builder *b, size_t from, size_t to)
{
    const struct run *run = &b->p->runs[b->run];
    return shape_word(b->job->kit->shapes, run->look, b->flat.text + from, to - from);
}

static size_t run_end(const struct builder *b)
{
    return b->run + 1 < b->p->n_runs ? b->flat.run_starts[b->run + 1] : b->flat.n_bytes;
}

/* A word that ICU or a change of run cuts. whole: its shape in the first run, asked for the breaks. */
static void cut_word(struct builder *b, const struct shape *whole, size_t from, size_t to)
{
    size_t next_break = 0;
    for (size_t at = from; at < to;) {
        while (next_break < whole->n_breaks && from + whole->breaks[next_break] <= at) {
            next_break++;
        }
        const size_t can_break = next_break < whole->n_breaks ? from + whole->breaks[next_break] : to;
        while (run_end(b) <= at) {
            b->run++;
        }
        size_t end = run_end(b) < to ? run_end(b) : to;
        end = can_break < end ? can_break : end;
        add_piece(b, look_up(b, at, end), is_verbatim(b, at));
        if (end == can_break && end < to && !is_fixed(b, end)) {
            if (breaks_parts_name(b->flat.text + from, to - from, end - from)) {
                b->part = 0;
            } else {
                end_atom(b, END_INSIDE, end);
            }
        }
        at = end;
    }
}

static bool ends_sentence(const struct shape *word)
{
    const char last = word->key[word->n_key_bytes - 1];
    return last == '.' || last == '?' || last == '!';
}

static const struct shape *add_word(struct builder *b, size_t from, size_t to)
{
    while (run_end(b) <= from) {
        b->run++;
    }
    const struct shape *whole = look_up(b, from, to);
    const bool is_first = !b->atom_open;
    if (whole->n_breaks == 0 && run_end(b) >= to) {
        add_piece(b, whole, is_verbatim(b, from));
    } else {
        cut_word(b, whole, from, to);
    }
    struct atom *atom = &b->p->atoms[b->p->n_atoms - 1];
    atom->opens_sentence = is_first ? b->sentence_ended : atom->opens_sentence; /* not "Postma" behind "G." */
    atom->is_short = is_first && to - from <= 3;
    b->sentence_ended = ends_sentence(whole);
    return whole;
}

/* The spaces text[from, to) between two words: they end the atom, or are part of it where no line may end. */
static void add_spaces(struct builder *b, const struct shape *before, size_t word, size_t from, size_t to)
{
    struct breaks *breaks = b->job->kit->breaks;
    const char *text = b->flat.text;
    bool may_break = !is_fixed(b, from), sure = false;
    const bool nobr_ends = b->fixed > 0 && b->flat.fixed[b->fixed - 1].to == from;
    const struct breaks_gap gap = {.text = text, .n_bytes = b->flat.n_bytes, .word = word, .from = from, .to = to};
    may_break = !breaks_joins_number(&b->numbers, &gap, nobr_ends) && may_break;
    may_break = may_break && !(breaks_lone_letter(&gap) && style_letter_goes_on(&b->job->kit->style, b->p->runs[b->run].lang));
    if (may_break) {
        const unsigned char first = breaks_first(breaks, text + to, b->flat.n_bytes - to);
        may_break = breaks_by_class(before->class_last, first, &sure);
        if (!sure) {
            const size_t n_next = strcspn(text + to, " \n");
            may_break = breaks_behind_quote(&gap) || breaks_at(breaks, text + word, to + n_next - word, to - word);
        }
    }
    while (b->p->mixed && run_end(b) <= from) { /* of a line read both ways each space has a level of its own */
        b->run++;
    }
    const struct shape *space = b->p->runs[b->run].space;
    if (!may_break) {
        for (size_t i = from; i < to; i++) {
            add_piece(b, space, false);
        }
        return;
    }
    struct atom *atom = &b->p->atoms[b->p->n_atoms - 1];
    atom->n_spaces = (unsigned short)(to - from);
    atom->space = atom->n_spaces * space->advance;
    atom->space_run = (unsigned short)b->run;
    end_atom(b, END_SPACE, from);
}

static void cut(struct builder *b)
{
    const char *text = b->flat.text;
    const size_t n = b->flat.n_bytes;
    const struct shape *before = NULL;
    size_t word = 0;
    for (size_t at = 0; at < n;) {
        const size_t spaces = at;
        bool forced = false;
        while (at < n && (text[at] == ' ' || text[at] == '\n')) {
            forced |= text[at++] == '\n';
        }
        if (at == n) {
            break;
        }
        if (forced && before) {
            end_atom(b, END_FORCED, spaces);
            b->numbers = (struct breaks_numbers){0};
        } else if (at > spaces && before) {
            add_spaces(b, before, word, spaces, at);
        }
        word = at;
        while (at < n && text[at] != ' ' && text[at] != '\n' && at - word < SHAPE_MAX_BYTES - 4) {
            at++;
        }
        while (at < n && ((unsigned char)text[at] & 0xC0) == 0x80) {
            at--; /* a word longer than a shape may be is cut between characters */
        }
        before = add_word(b, word, at);
    }
    end_atom(b, END_NONE, n);
    const size_t n_last = before ? before->n_key_bytes : 0;
    const char last = n_last > 0 ? before->key[n_last - 1] : ' ';
    const bool ends_in_arabic_comma = n_last >= 2 && memcmp(before->key + n_last - 2, "\xD8\x8C", 2) == 0;
    b->p->keeps_next = last == ':' || last == ',' || ends_in_arabic_comma; /* "Beste mevrouw De Vries," */
}

static void measure(struct paragraph *p)
{
    int line = 0;
    for (size_t i = 0; i < p->n_atoms; i++) {
        const struct atom *atom = &p->atoms[i];
        line += atom->width;
        p->widest_atom = atom->width > p->widest_atom ? atom->width : p->widest_atom;
        p->widest_line = line > p->widest_line ? line : p->widest_line;
        line = atom->end == END_FORCED ? 0 : line + atom->space;
    }
}

/* Slots whose words come from an attribute of the record; the others bear their element's name. */
static const struct {
    const char *slot, *element, *attribute;
} slot_fields[] = {
    {"role", "review", "role"},
    {"department", "review", "department"},
    {"amount-label", "amount", "label"},
    {"address-line", "line", NULL},
    {"reference", "record", "id"},
    {"case", "record", "case"},
};

/* The clerk's name of the field that a slot shows. */
static void label_slot(const struct builder *b, struct place *at, const char *slot)
{
    if (!b->job->fields || !slot) {
        return;
    }
    for (size_t i = 0; i < sizeof slot_fields / sizeof *slot_fields; i++) {
        if (strcmp(slot_fields[i].slot, slot) == 0) {
            schema_label(b->job->fields, at, slot_fields[i].element, slot_fields[i].attribute);
            return;
        }
    }
    schema_label(b->job->fields, at, slot, NULL);
}

/* Notes a missing glyph for each span that holds one: the slot's name and the script, never the text. */
static enum outcome note_missing(struct builder *b)
{
    enum outcome outcome = DONE;
    struct place at = b->job->at ? *b->job->at : (struct place){0};
    for (const struct span *span = b->spans; span; span = span->next) {
        const char *text = runs_span_text(b->job, span);
        const enum face face = runs_face(b->p, span->style);
        int family = b->job->family;
        for (size_t i = 0, n = strlen(text); i < n;) {
            UErrorCode status = U_ZERO_ERROR;
            const int32_t c = text_decode(text, n, &i);
            family = runs_family(b->job, face, c, family);
            if (c == '\n' || fonts_have(&b->job->kit->fonts, family, face, c)) {
                continue;
            }
            const UScriptCode script = c < 0 ? USCRIPT_UNKNOWN : uscript_getScript(c, &status);
            const char *clause = b->p->owner->clause ? b->p->owner->clause : block_name(b->p->owner->kind);
            label_slot(b, &at, span->value_of);
            outcome =
                outcome_worse(outcome, diag_note(b->job->d, D_GLYPH_MISSING, &at, "%s %s, script %s",
                                                 span->value_of ? "slot" : "clause",
                                                 span->value_of ? span->value_of : clause, uscript_getName(script)));
            break;
        }
    }
    /* a glyph may also be missing only in a combination; then no single character is to blame */
    return outcome != DONE ? outcome : diag_note(b->job->d, D_GLYPH_MISSING, &at, NULL);
}

enum outcome paragraph_build(struct paragraph *out, struct job *job, const struct block *block,
                             const struct span *spans, const struct type *type)
{
    struct builder b = {.job = job, .p = out, .spans = spans};
    *out = (struct paragraph){.owner = block, .type = type, .base_face = type->face, .lang = block->lang};
    const enum outcome outcome = runs_make(&b.flat, out, job, spans);
    if (outcome != DONE) {
        return outcome;
    }
    b.max_pieces = b.max_atoms = b.flat.n_bytes / 5 + 4;
    out->pieces = arena_array(job->arena, b.max_pieces, sizeof *out->pieces);
    out->atoms = arena_array(job->arena, b.max_atoms, sizeof *out->atoms);
    cut(&b);
    measure(out);
    return b.missing ? note_missing(&b) : DONE;
}

enum outcome paragraph_build_text(struct paragraph *out, struct job *job, const struct block *block, const char *text,
                                  const struct type *type)
{
    const struct span span = {.kind = SPAN_TEXT, .text = text};
    return paragraph_build(out, job, block, &span, type);
}

static double to_pt(const struct job *job, const struct paragraph *p, int units)
{
    return units * p->type->size_pt / job->kit->fonts.units_per_em;
}

double paragraph_widest_pt(const struct job *job, const struct paragraph *p)
{
    return to_pt(job, p, p->widest_line);
}

double paragraph_narrowest_pt(const struct job *job, const struct paragraph *p)
{
    return to_pt(job, p, p->widest_atom);
}

double paragraph_least_pt(const struct job *job, const struct paragraph *p)
{
    return to_pt(job, p, p->widest_part);
}

/* Capitals stand in the middle of their line. */
double paragraph_baseline_pt(const struct job *job, const struct type *type)
{
    const struct fonts *fonts = &job->kit->fonts;
    const enum face face = fonts_face(fonts, job->family, type->face);
    const double cap = fonts->faces[job->family][face].cap_height * fonts->style->families[job->family].scale;
    return (type->leading_pt + cap * type->size_pt) / 2;
}
