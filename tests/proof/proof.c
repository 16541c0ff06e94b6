/* proof - the proofreader on trial (gen/pdf/proof): every sample passes, and every mutation of a finished letter is refused.
 *
 *   build/tests/proof/proof [N]      TAP: N mutations, 2,500 unless told
 *   build/tests/proof/proof N SEED   the same with other dice
 *   build/tests/proof/proof N SEED M writes mutation M alone to M.pdf and tells what became of it */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../gen/base/text.h"
#include "../lib/crew.h"
#include "mutations.h"

#define N_MUTATIONS 2500
#define MAX_KINDS   64
#define N_TIMED     10
#define MAX_LANGUAGES 16
#define FIRST_CODE  ((size_t)100) /* F101 is the first of its codes */
#define N_CODES     13

struct result {
    int kind;    /* -1: no letter has anything of the kind */
    bool caught;
    char code[8];
    char what[160];
};

struct trial {
    struct press press;
    struct proof_table *table;
    struct phrases *phrases[MAX_LANGUAGES]; /* the Dutch ones first */
    size_t n_languages;
    struct libdeflate_decompressor *inflate;
    struct libdeflate_compressor *deflate;
    const struct mutation *kinds[MAX_KINDS];
    size_t n_kinds, n_weight;
    uint64_t seed;
    const char *file; /* to write what was made to, or NULL */
};

size_t dice(struct job *j, size_t n)
{
    j->random += UINT64_C(0x9E3779B97F4A7C15); /* splitmix64 */
    uint64_t x = j->random;
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return (size_t)((x ^ x >> 31) % n);
}

static void take_kinds(struct trial *t, const struct mutation *kinds, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        t->kinds[t->n_kinds++] = &kinds[i];
        t->n_weight += kinds[i].weight;
    }
}

static size_t kind_of(const struct trial *t, size_t weight)
{
    size_t kind = 0;
    while (weight >= t->kinds[kind]->weight)
        weight -= t->kinds[kind++]->weight;
    return kind;
}

static const struct phrases *phrases_of(const struct trial *t, const char *lang)
{
    for (size_t i = 0; i < t->n_languages; i++)
        if (text_equal(t->phrases[i]->language.proofs->lang, lang))
            return t->phrases[i];
    return NULL;
}

/* One try on one letter; false when it has nothing of the kind. */
static bool try_one(const struct trial *t, struct job *j, size_t kind, struct result *out)
{
    struct diag d;
    const struct finished *letter = &t->press.letters[j->letter];
    const bool is_of_facts = kind >= t->n_kinds - n_fact_mutations;
    arena_reset(j->arena);
    diag_init(&d, j->arena);
    j->programs = letter->programs;
    j->phrases[0] = t->phrases[0];
    j->phrases[1] = phrases_of(t, letter->lang);
    j->what = "";
    buf_init(&j->pdf, (size_t)8 << 20);
    edition_open(&j->edition, j->arena, t->inflate, t->deflate, &letter->pdf);
    const bool is_made = t->kinds[kind]->make(j);
    if (is_made && !is_of_facts)
        edition_write(&j->edition, &j->pdf);
    const struct buf *pdf = j->pdf.n_bytes ? &j->pdf : &letter->pdf;
    FILE *file = is_made && t->file ? fopen(t->file, "wb") : NULL;
    if (file) {
        fwrite(pdf->bytes, 1, pdf->n_bytes, file);
        fclose(file);
    }
    if (is_made) {
        out->kind = (int)kind;
        out->caught = press_proofread(&t->press, j->arena, &d, (struct bytes){pdf->bytes, pdf->n_bytes}, j->programs) == REFUSED;
        snprintf(out->code, sizeof out->code, "%s", d.first ? diag_table[d.first->code].code : "");
        snprintf(out->what, sizeof out->what, "%s: %s", letter->name, j->what);
    }
    buf_done(&j->pdf);
    return is_made;
}

static void mutate(void *context, size_t i, void *result)
{
    const struct trial *t = context;
    struct result *out = result;
    struct job j = {.press = &t->press, .table = t->table, .arena = arena_new(), .random = t->seed * UINT64_C(1000003) + i};
    const size_t kind = kind_of(t, dice(&j, t->n_weight));
    out->kind = -1;
    for (size_t tries = 0; tries < 60; tries++) {
        j.letter = dice(&j, t->press.n_letters);
        if (try_one(t, &j, kind, out))
            break;
    }
    arena_free(j.arena);
}

/* Dutch first, then each that the bundle has proofs of. */
static bool take_languages(struct trial *t)
{
    struct workshop *w = &t->press.w;
    const struct statute *statute = t->press.shop->statute;
    const struct proofs *proofs;
    const char *lang = "nl";
    for (size_t at = 0; lang && t->n_languages < MAX_LANGUAGES; lang = statute_each_language(w->arena, statute, &at)) {
        if (t->n_languages && text_equal(lang, "nl"))
            continue;
        if (statute_proofs(&proofs, &w->diag, statute, lang) != DONE || !proofs ||
            phrases_load(&t->phrases[t->n_languages++], w->arena, &w->diag, proofs, t->table->places) != DONE)
            return false;
    }
    return true;
}

/* --- report --- */

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static bool pass_samples(const struct trial *t)
{
    size_t n_bad = 0;
    struct arena *arena = arena_new();
    double us[3] = {0}, n[3] = {0};
    for (size_t i = 0; i < t->press.n_letters * N_TIMED; i++) {
        const struct finished *letter = &t->press.letters[i / N_TIMED];
        const int lang = text_equal(letter->lang, "nl") ? 0 : text_equal(letter->lang, "en") ? 1 : 2;
        struct diag d;
        arena_reset(arena);
        diag_init(&d, arena);
        const double began = now_us();
        const bool passes = press_proofread(&t->press, arena, &d, (struct bytes){letter->pdf.bytes, letter->pdf.n_bytes}, letter->programs) == DONE;
        us[lang] += now_us() - began;
        n[lang]++;
        if (passes || i % N_TIMED)
            continue;
        n_bad++;
        printf("# %s: %s\n", letter->name, workshop_notes(arena, &d));
    }
    printf("%sok 1 - every finished sample passes (%zu of %zu)\n", n_bad ? "not " : "", t->press.n_letters - n_bad, t->press.n_letters);
    printf("# %.0f us of CPU for a Dutch letter, %.0f for one that English follows, %.0f with another language\n", us[0] / n[0], n[1] ? us[1] / n[1] : 0,
           n[2] ? us[2] / n[2] : 0);
    arena_free(arena);
    return n_bad == 0;
}

/* Every code that the proofreader has was the first that stopped some mutation. */
static bool note_all_codes(const struct crew *crew, size_t n, size_t number)
{
    bool is_met[N_CODES] = {false};
    bool is_good = true;
    for (size_t i = 0; i < n; i++) {
        const struct result *r = crew_result(crew, i);
        const unsigned long code = crew_died(crew, i) || *r->code != 'F' ? 0 : strtoul(r->code + 1, NULL, 10);
        if (code > FIRST_CODE && code - FIRST_CODE < N_CODES)
            is_met[code - FIRST_CODE] = true;
    }
    for (size_t k = 1; k < N_CODES; k++) {
        if (!is_met[k])
            printf("# F%zu stopped none\n", FIRST_CODE + k);
        is_good = is_good && is_met[k];
    }
    printf("%sok %zu - each code of the proofreader stops some\n", is_good ? "" : "not ", number);
    return is_good;
}

static bool report(const struct trial *t, const struct crew *crew, size_t n)
{
    size_t made[MAX_KINDS] = {0}, caught[MAX_KINDS] = {0}, n_made = 0, n_caught = 0, n_died = 0, n_shown = 0;
    for (size_t i = 0; i < n; i++) {
        const struct result *r = crew_result(crew, i);
        n_died += crew_died(crew, i);
        if (crew_died(crew, i))
            printf("# mutation %zu died\n", i);
        if (crew_died(crew, i) || r->kind < 0)
            continue;
        made[r->kind]++;
        caught[r->kind] += r->caught;
        n_made++;
        n_caught += r->caught;
        if (!r->caught && n_shown++ < 60)
            printf("# not refused: %s (%s), mutation %zu\n", t->kinds[r->kind]->name, r->what, i);
    }
    bool is_good = n_made == n_caught && n_died == 0;
    for (size_t k = 0; k < t->n_kinds; k++) {
        printf("%sok %zu - refused: %s (%zu of %zu)\n", caught[k] == made[k] && made[k] ? "" : "not ", k + 2, t->kinds[k]->name, caught[k], made[k]);
        is_good = is_good && made[k];
    }
    is_good = note_all_codes(crew, n, t->n_kinds + 2) && is_good;
    printf("# %zu of %zu mutations refused\n1..%zu\n", n_caught, n_made, t->n_kinds + 2);
    return is_good;
}

int main(int argc, char **argv)
{
    static struct trial t;
    const size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : N_MUTATIONS;
    t.seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
    press_open(&t.press);
    t.inflate = libdeflate_alloc_decompressor();
    t.deflate = libdeflate_alloc_compressor(1);
    if (!t.inflate || !t.deflate || proof_table_load(&t.table, t.press.w.arena, &t.press.w.diag, t.press.shop->statute) != DONE ||
        !take_languages(&t))
        workshop_stop(&t.press.w.diag, "proofs");
    take_kinds(&t, word_mutations, n_word_mutations);
    take_kinds(&t, file_mutations, n_file_mutations);
    take_kinds(&t, beside_mutations, n_beside_mutations);
    take_kinds(&t, fact_mutations, n_fact_mutations);
    bool is_good = pass_samples(&t);
    if (argc > 3) {
        struct result only = {0};
        t.file = arena_printf(t.press.w.arena, "%s.pdf", argv[3]);
        mutate(&t, strtoul(argv[3], NULL, 10), &only);
        printf("%s: %s %s\n", only.what, only.caught ? "refused" : "not refused", only.code);
        return 0;
    }
    struct crew *crew = crew_new(n, sizeof(struct result));
    crew_run(crew, mutate, &t);
    is_good = report(&t, crew, n) && is_good;
    crew_done(crew);
    libdeflate_free_compressor(t.deflate);
    libdeflate_free_decompressor(t.inflate);
    for (size_t i = 0; i < t.press.n_letters; i++) {
        buf_done(&t.press.letters[i].pdf);
        arena_free(t.press.letters[i].arena);
    }
    arena_free(t.press.w.arena);
    return !is_good;
}
