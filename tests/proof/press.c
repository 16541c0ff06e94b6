#include "press.h"

#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/select/proofs.h"

static void add_fonts(struct press *p)
{
    size_t n;
    const struct input *files = workshop_files(&p->w, "fonts", &n);
    for (size_t i = 0; i < n; i++)
        p->w.bundle = workshop_with(p->w.arena, &p->w.bundle, arena_printf(p->w.arena, "fonts/%s", files[i].name), files[i]);
    memset(p->w.bundle.hash, '0', sizeof p->w.bundle.hash - 1);
}

static void open_shop(struct press *p)
{
    struct workshop *w = &p->w;
    p->shop = workshop_shop(w, w->arena, &w->diag, &w->bundle);
    if (!p->shop || layout_kit_load(&p->shop->layout, w->arena, &w->diag, &w->bundle) != DONE ||
        pdf_kit_load(&p->shop->pdf, w->arena, &w->diag, p->shop->layout) != DONE ||
        proofreader_open(&p->reader, w->arena, &w->diag, p->shop->statute) != DONE)
        workshop_stop(&w->diag, "shop");
    p->shop->proofreader = p->reader;
}

#define EVERY_FILE 6 /* has one inside */
#define EVERY_COPY 5 /* is marked as one */

static void make(struct press *p, const struct slice *slice, const char *lang)
{
    struct finished *f = &p->letters[p->n_letters];
    struct letter letter;
    struct diag d;
    f->holds_file = p->n_letters % EVERY_FILE == 0;
    f->is_copy = p->n_letters % EVERY_COPY == 0;
    const char *format = text_equal(lang, "tr") ? "large-print" : NULL; /* another font, with an i of its own for Turkish */
    struct letter_order order = {.mailing_date = p->w.mailing_date, .language = lang, .embed = f->holds_file, .copy = f->is_copy, .format = format};
    f->arena = arena_new();
    diag_init(&d, f->arena);
    const enum outcome got = letter_make(&letter, f->arena, &d, p->shop, slice, &order);
    f->name = arena_printf(f->arena, "%s %s", letter.display_id, lang);
    if (got != DONE) {
        if (text_equal(lang, "nl"))
            workshop_stop(&d, f->name);
        printf("# %s: not made: %s\n", f->name, workshop_notes(f->arena, &d)); /* some have none */
        arena_free(f->arena);
        return;
    }
    f->lang = lang;
    f->pdf = letter.bytes;
    f->programs = letter.programs;
    p->n_letters++;
}

#define MAX_DRAFTS  16
#define EVERY_DRAFT 12

/* Some samples in each of the other languages: drafts are shown when they are asked for. */
static void make_drafts(struct press *p)
{
    const char *lang;
    size_t n = 0;
    for (size_t at = 0; (lang = statute_each_language(p->w.arena, p->shop->statute, &at)) && n < MAX_DRAFTS;) {
        if (text_equal(lang, "nl") || text_equal(lang, "en"))
            continue;
        for (size_t i = n++ % EVERY_DRAFT; i < p->w.n_samples; i += EVERY_DRAFT)
            make(p, &p->w.samples[i], lang);
    }
}

void press_open(struct press *p)
{
    memset(p, 0, sizeof *p);
    workshop_open(&p->w);
    add_fonts(p);
    open_shop(p);
    p->letters = arena_array(p->w.arena, (2 + MAX_DRAFTS) * p->w.n_samples, sizeof *p->letters);
    for (size_t i = 0; i < p->w.n_samples; i++) {
        make(p, &p->w.samples[i], "nl");
        make(p, &p->w.samples[i], "en");
    }
    make_drafts(p);
}

/* Which is asked for with the letter: its attachment, not its catalog, says so. */
static bool has_file(struct bytes pdf)
{
    return memmem(pdf.at, pdf.n, "/Type/EmbeddedFile", 18);
}

enum outcome press_proofread(const struct press *p, struct arena *arena, struct diag *d, struct bytes pdf, struct programs *facts)
{
    const struct place at = {.file = "test"};
    const struct proof_order order = {.pdf = pdf, .programs = facts, .at = &at, .may_hold_file = has_file(pdf)};
    return proofread(arena, d, p->reader, &order);
}
