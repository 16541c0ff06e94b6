#include "proofread.h"

#include <string.h>

#include "../../base/text.h"
#include "addressee.h"
#include "aside.h"
#include "figures.h"
#include "found.h"
#include "inside.h"
#include "judged.h"
#include "keys.h"
#include "outlines.h"
#include "plate.h"

#define DUTCH "nl" /* the text that counts: Awb art. 2:6 */

#define MAX_LANGUAGES 32

/* Languages that were met. They are read when a letter has them; nothing of a letter is kept. */
struct languages {
    struct phrases *at[MAX_LANGUAGES];
    size_t n;
};

struct proofreader {
    struct arena *arena;
    const struct statute *statute;
    struct proof_table *table;
    struct languages *languages; /* the Dutch one first */
    struct libdeflate_decompressor *inflate;
    struct house_fonts *fonts;
    struct fonts_judged *judged;
    struct plates_seen *plates;
};

static void close_inflate(void *inflate)
{
    libdeflate_free_decompressor(inflate);
}

/* *out is NULL when the bundle has no proofs in that language. */
static enum outcome need_language(const struct phrases **out, const struct proofreader *reader, struct diag *d, const char *lang)
{
    struct languages *languages = reader->languages;
    const struct proofs *proofs;
    *out = NULL;
    for (size_t i = 0; i < languages->n; i++)
        if (text_equal(languages->at[i]->language.proofs->lang, lang))
            *out = languages->at[i];
    if (*out)
        return DONE;
    const enum outcome got = statute_proofs(&proofs, d, reader->statute, lang);
    if (got != DONE || !proofs || languages->n == MAX_LANGUAGES)
        return got;
    struct phrases *phrases;
    if (phrases_load(&phrases, reader->arena, d, proofs, reader->table->places) != DONE)
        return BROKEN;
    *out = languages->at[languages->n++] = phrases;
    return DONE;
}

enum outcome proofreader_open(struct proofreader **out, struct arena *arena, struct diag *d, const struct statute *statute)
{
    struct proofreader *reader = *out = arena_alloc(arena, sizeof *reader);
    const struct phrases *dutch;
    reader->arena = arena;
    reader->statute = statute;
    reader->languages = arena_alloc(arena, sizeof *reader->languages);
    reader->languages->n = 0;
    reader->fonts = outlines_open(arena, statute_fonts(arena, statute));
    reader->judged = fonts_judged_new(arena);
    reader->plates = plates_seen_new(arena);
    reader->inflate = libdeflate_alloc_decompressor();
    if (!reader->inflate)
        arena_no_memory();
    arena_defer(arena, close_inflate, reader->inflate);
    enum outcome got = proof_table_load(&reader->table, arena, d, statute);
    if (got == DONE)
        got = need_language(&dutch, reader, d, DUTCH);
    return got == DONE && !dutch ? diag_note(d, D_BUNDLE_INCOMPLETE, NULL, "law/proofs/" DUTCH ".xml") : got;
}

enum outcome proofreader_read_all(const struct proofreader *reader, struct diag *d)
{
    enum outcome worst = DONE;
    const struct phrases *phrases;
    const char *lang;
    for (size_t at = 0; (lang = statute_each_language(d->arena, reader->statute, &at));)
        worst = outcome_worse(worst, need_language(&phrases, reader, d, lang));
    return worst;
}

/* What the proofreading of one file knows. */
struct proofreading {
    const struct proofreader *reader;
    const struct proof_order *order;
    struct file file;
    struct heard *heard;
    struct owing owing;
    struct figures figures;
    const struct phrases *phrases[2]; /* of each letter's language */
    struct slot_facts facts[2];       /* likewise */
};

static enum outcome language_fault(const struct proofreading *p)
{
    return diag_note(p->file.d, D_PROOF_LANGUAGE, p->file.at, NULL);
}

/* Whether a PDF string, "(nl)", names that language. */
static bool is_named(struct bytes string, const struct phrases *phrases)
{
    return string.at && string.n > 2 && *string.at == '(' && words_are_in(&phrases->language, string.at + 1, string.n - 2);
}

static enum outcome check_catalog(const struct proofreading *p)
{
    struct bytes catalog, of_file = {0};
    const bool is_there = file_find(&p->file, p->file.trailer, "/Root", &catalog) && lex_find(catalog, "/Lang", &of_file);
    return is_there && is_named(of_file, p->reader->languages->at[0]) ? DONE : language_fault(p);
}

/* The Dutch letter first, then the one in the language that the facts ask for, if that is another. */
static enum outcome check_languages(struct proofreading *p)
{
    const char *wanted = xml_attr(xml_child(xmlDocGetRootElement(p->order->programs->facts), "letter"), "language");
    const size_t n_wanted = text_equal(wanted, DUTCH) ? 1 : 2;
    p->phrases[0] = p->reader->languages->at[0];
    if (n_wanted == 2) {
        const enum outcome got = need_language(&p->phrases[1], p->reader, p->file.d, wanted ? wanted : "");
        if (got != DONE)
            return got;
    }
    if (p->heard->n_parts != n_wanted)
        return language_fault(p);
    for (size_t i = 0; i < n_wanted; i++) {
        if (!p->phrases[i] || !is_named(p->heard->langs[i], p->phrases[i]))
            return language_fault(p);
        p->facts[i] = slot_facts(p->file.arena, xmlDocGetRootElement(p->order->programs->facts), &p->phrases[i]->language);
    }
    return DONE;
}

/* One letter of the file against the facts and the duties: every fault of it. */
static enum outcome check_letter(struct proofreading *p, size_t part)
{
    struct section_list letter = {.language = &p->phrases[part]->language, .part = part};
    enum outcome got = sections_cut(&letter, &p->file, p->heard, &p->owing.rows);
    if (got != DONE)
        return got;
    struct slot_facts *facts = &p->facts[part];
    const struct addressee addressee = {&p->file, p->heard, facts};
    const struct found_order found = {p->reader->table, &p->file, p->heard, &p->owing, p->order->programs, p->phrases[part],
                                      p->figures.dutch, facts};
    p->figures.facts = facts;
    got = outcome_worse(got, addressee_check(&addressee, &letter, part > 0));
    got = outcome_worse(got, reference_check(&addressee, &letter, part > 0));
    got = outcome_worse(got, figures_check(&p->figures, &letter, p->heard));
    return outcome_worse(got, found_all(&found, &letter));
}

static enum outcome check_pages(struct proofreading *p)
{
    const struct tongue *languages[2] = {&p->phrases[0]->language, p->phrases[1] ? &p->phrases[1]->language : NULL};
    struct slot_facts *facts = &p->facts[0];
    const struct addressee addressee = {&p->file, p->heard, facts};
    const struct aside aside = {&p->file, p->heard, facts->facts, p->phrases[0]};
    p->figures.facts = facts;
    enum outcome got = outcome_worse(pages_check(&addressee, languages), furniture_check(&addressee));
    got = outcome_worse(got, aside_check(&aside));
    return outcome_worse(got, inside_check(&p->figures, p->heard));
}

/* A draft says so on each of its pages, also amid a paragraph. Large print has no room above the letterhead for what is heard first. */
static size_t may_be_displaced(const struct proofreading *p)
{
    const xmlNode *facts = xmlDocGetRootElement(p->order->programs->facts);
    const bool is_large = text_equal(xml_attr(xml_child(facts, "letter"), "format"), "large-print");
    size_t n = addressee_is_marked(facts) && is_large;
    for (size_t i = 0; i < p->heard->n_pages && addressee_has_draft(facts); i++)
        n += p->heard->part_of_page[i] == 2;
    return n;
}

/* What was heard, however it was heard. */
static enum outcome check_heard(struct proofreading *p)
{
    struct diag *d = p->file.d;
    const struct place *at = p->order->at;
    xmlDoc *facts = p->order->programs->facts;
    enum outcome got = check_languages(p);
    if (got != DONE)
        return got;
    found_owing(&p->owing, p->reader->table, p->order->programs);
    p->figures = figures_new(&p->file, facts);
    p->figures.dutch = &p->phrases[0]->language;
    if (p->heard->has_hole && !figures_have_hole(facts))
        got = diag_note(d, D_PROOF_MARKS, at, "words are missing");
    if (p->heard->n_displaced > may_be_displaced(p))
        got = diag_note(d, D_PROOF_MARKS, at, "heard in another order than seen");
    for (size_t part = 0; part < p->heard->n_parts; part++)
        got = outcome_worse(got, check_letter(p, part));
    return got;
}

enum outcome proofread_heard(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order, struct heard *heard)
{
    struct proofreading p = {.reader = reader, .order = order, .heard = heard};
    p.file = (struct file){.arena = arena, .d = d, .at = order->at};
    return check_heard(&p);
}

enum outcome proofread(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order)
{
    struct heard heard;
    struct proofreading p = {.reader = reader, .order = order, .heard = &heard};
    p.file = (struct file){.arena = arena, .d = d, .at = order->at, .inflate = reader->inflate, .fonts = reader->fonts,
                           .judged = reader->judged, .plates = reader->plates};
    enum outcome got = file_open(&p.file, order->pdf);
    if (got == DONE)
        got = keys_check(&p.file, order->may_hold_file);
    if (got == DONE)
        got = heard_read(&heard, &p.file);
    if (got == DONE)
        got = check_catalog(&p);
    if (got == DONE)
        got = check_heard(&p);
    return p.owing.rows.duties ? outcome_worse(got, check_pages(&p)) : got;
}
