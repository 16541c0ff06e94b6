#include "proofread.h"

#include <string.h>

#include "../../base/text.h"
#include "addressee.h"
#include "figures.h"
#include "found.h"
#include "keys.h"

struct proofreader {
    struct proof_table *table;
    struct libdeflate_decompressor *inflate;
};

static void close_inflate(void *inflate)
{
    libdeflate_free_decompressor(inflate);
}

enum outcome proofreader_open(struct proofreader **out, struct arena *arena, struct diag *d, const struct statute *statute)
{
    struct proofreader *reader = *out = arena_alloc(arena, sizeof *reader);
    reader->inflate = libdeflate_alloc_decompressor();
    if (!reader->inflate)
        arena_no_memory();
    arena_defer(arena, close_inflate, reader->inflate);
    return proof_table_load(&reader->table, arena, d, statute);
}

/* What the proofreading of one file knows. */
struct proofreading {
    const struct proofreader *reader;
    const struct proof_order *order;
    struct file file;
    struct heard heard;
    struct owing owing;
    struct figures figures;
    int langs[2];
};

static enum outcome language_fault(const struct proofreading *p)
{
    return diag_note(p->file.d, D_PROOF_LANGUAGE, p->file.at, NULL);
}

/* "(nl)" */
static int language_of(struct bytes string)
{
    return string.at && string.n > 2 && *string.at == '(' ? words_language(string.at + 1, string.n - 2) : PROOF_LANG_N;
}

/* The Dutch letter first, then the one in the language that the facts ask for, if that is another. */
static enum outcome check_languages(struct proofreading *p)
{
    const char *wanted = xml_attr(xml_child(xmlDocGetRootElement(p->order->programs->facts), "letter"), "language");
    const int lang = wanted ? words_language(wanted, strlen(wanted)) : PROOF_LANG_N;
    const size_t n_wanted = lang == PROOF_NL ? 1 : 2;
    for (size_t i = 0; i < p->heard.n_parts; i++)
        p->langs[i] = language_of(p->heard.langs[i]);
    struct bytes catalog, of_file = {0};
    if (!file_find(&p->file, p->file.trailer, "/Root", &catalog) || !lex_find(catalog, "/Lang", &of_file) || language_of(of_file) != PROOF_NL)
        return language_fault(p);
    if (p->heard.n_parts != n_wanted || p->langs[0] != PROOF_NL || lang == PROOF_LANG_N)
        return language_fault(p);
    return n_wanted == 2 && p->langs[1] != lang ? language_fault(p) : DONE;
}

/* One letter of the file against the facts and the duties: every fault of it. */
static enum outcome check_letter(struct proofreading *p, size_t part)
{
    struct section_list letter; /* not zeroed: it is big, and sections_cut() fills it */
    letter.lang = p->langs[part];
    letter.part = part;
    enum outcome got = sections_cut(&letter, &p->file, &p->heard, &p->owing.rows);
    if (got != DONE)
        return got;
    struct slot_facts facts = slot_facts(p->file.arena, xmlDocGetRootElement(p->order->programs->facts), letter.lang);
    const struct addressee addressee = {&p->file, &p->heard, &facts};
    p->figures.facts = &facts;
    got = outcome_worse(got, addressee_check(&addressee, &letter, part > 0));
    got = outcome_worse(got, reference_check(&addressee, &letter, part > 0));
    got = outcome_worse(got, figures_check(&p->figures, &letter));
    got = outcome_worse(got, found_all(p->reader->table, &p->file, &p->owing, &letter));
    if (part == 0) {
        got = outcome_worse(got, pages_check(&addressee, p->langs));
        got = outcome_worse(got, furniture_check(&addressee));
    }
    return got;
}

enum outcome proofread(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order)
{
    struct proofreading p = {.reader = reader, .order = order};
    p.file = (struct file){.arena = arena, .d = d, .at = order->at, .inflate = reader->inflate};
    enum outcome got = file_open(&p.file, order->pdf);
    if (got == DONE)
        got = keys_check(&p.file, order->may_hold_file);
    if (got == DONE)
        got = heard_read(&p.heard, &p.file);
    if (got == DONE)
        got = check_languages(&p);
    if (got != DONE)
        return got;
    found_owing(&p.owing, reader->table, order->programs);
    p.figures = figures_new(&p.file, order->programs->facts);
    if (p.heard.has_hole && !figures_have_hole(order->programs->facts))
        got = diag_note(d, D_PROOF_MARKS, order->at, "words are missing");
    if (p.heard.n_marked > p.heard.n_parts || (p.heard.n_marked && !addressee_is_marked(xmlDocGetRootElement(order->programs->facts))))
        got = diag_note(d, D_PROOF_MARKS, order->at, "heard in another order than seen");
    for (size_t part = 0; part < p.heard.n_parts; part++)
        got = outcome_worse(got, check_letter(&p, part));
    return got;
}
