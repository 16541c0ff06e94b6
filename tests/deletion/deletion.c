/* deletion - what becomes of the letters when one node of the stylesheets or of the wording is deleted.
 *
 *   build/tests/deletion/deletion [--all] [FILE...]     TAP; every node of notice.xsl, blocks/ and wording/ (or of these files alone)
 *   build/tests/deletion/deletion --law                 TAP; each row of law/ deleted: a sample, a broken sample or the
 *                                                     test that noticed-elsewhere names must see it
 *
 * A deletion may be refused (when the bundle is loaded, or letter by letter: a gate, claim, duty, field or the page model), or leave the
 * words of every sample and their structure as they were, but for what tests/deletion/looks names. Anything else is a failure: the
 * letter would go out with other words. --all lists every verdict. */
#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/compose/wording.h"
#include "../lib/crew.h"
#include "law_rows.h"
#include "nodes.h"
#include "printings.h"

#define MAX_CODES 64
#define MAX_LINE 240
#define TRANSLATION_STEP 8 /* of a translation each eighth node, unless its file is named: all take some ten minutes */

enum verdict_kind { LOOKS_SAME, REFUSED_AT_LOAD, REFUSED_BY_LETTER, CHANGED };

struct verdict {
    enum verdict_kind kind;
    char codes[MAX_CODES];
    size_t printing; /* CHANGED: the first that differs */
    char was[MAX_LINE], is[MAX_LINE];
};

struct job {
    struct workshop w;
    struct printings printings;
    struct deletion *deletions;
    xmlDoc **docs; /* of each deletion: its file */
    size_t n;
    bool shows_all;
};

static bool is_examined(const char *name)
{
    bool is_wording = text_starts(name, "wording/") && text_ends(name, ".xml") && !strchr(name + strlen("wording/"), '/');
    return text_equal(name, "notice.xsl") || (text_starts(name, "blocks/") && text_ends(name, ".xsl")) || is_wording;
}

static bool is_asked_for(const char *name, char *const *files)
{
    if (!*files)
        return true;
    for (; *files; files++)
        if (text_equal(*files, name))
            return true;
    return false;
}

/* The words of a translation: no letter in Dutch alone has them. */
static bool is_translation(const char *file)
{
    return text_starts(file, "wording/") && !text_equal(file, "wording/nl.xml");
}

/* A draft that no record gets is walked only when it is named; tests/languages.sh looks at its words. */
static bool is_draft(const xmlDoc *doc)
{
    return text_equal(xml_attr(xmlDocGetRootElement(doc), "status"), "draft");
}

static void list_deletions(struct job *job, char *const *files)
{
    struct arena *arena = job->w.arena;
    size_t room = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < job->w.bundle.n_files; i++) {
            const struct input *in = &job->w.bundle.files[i];
            xmlDoc *doc;
            if (!is_examined(in->name) || !is_asked_for(in->name, files))
                continue;
            if (xml_parse(&doc, arena, &job->w.diag, in, 1) != DONE)
                workshop_stop(&job->w.diag, in->name);
            if (is_draft(doc) && !*files)
                continue;
            size_t n = nodes_count(doc);
            room += n;
            size_t step = is_translation(in->name) && !*files ? TRANSLATION_STEP : 1;
            for (size_t k = 0; pass == 1 && k < n; k += step, job->n++) {
                job->deletions[job->n] = nodes_describe(arena, doc, k);
                job->deletions[job->n].file = in->name;
                job->docs[job->n] = doc;
            }
        }
        if (pass == 0) {
            job->deletions = arena_array(arena, room + 1, sizeof *job->deletions);
            job->docs = arena_array(arena, room + 1, sizeof *job->docs);
        }
    }
}

static void copy_text(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* What stands inside a clause can change only the letters that say it (all, when none seems to: its id may stand on no element). */
static bool is_touched(const struct printings *p, size_t i, const char *said)
{
    if (!said)
        return true;
    bool is_said = false;
    for (size_t k = 0; k < p->n; k++)
        is_said = is_said || strstr(p->all[k].lines, said);
    return !is_said || strstr(p->all[i].lines, said);
}

/* The clause is no longer the one that was reviewed: then every letter that says it gives the translation up, as the first one did. */
static bool is_stale(const struct composer *composer, const struct deletion *deletion)
{
    const char *language = deletion->file + strlen("wording/");
    char tag[16];
    snprintf(tag, sizeof tag, "%.*s", (int)strcspn(language, "."), language);
    const struct catalogue *words = is_translation(deletion->file) ? composer_words(composer, tag) : NULL;
    const struct clause *clause = words && deletion->clause ? wording_clause(words, deletion->clause) : NULL;
    return clause && clause->status != CLAUSE_REVIEWED;
}

static void try_letters(const struct job *job, struct composer *composer, const struct deletion *deletion, struct verdict *v)
{
    struct arena *arena = arena_new();
    const struct printings *p = &job->printings;
    const char *clause = deletion->clause;
    const char *said = clause ? arena_printf(job->w.arena, "clause=\"%s\"", clause) : NULL;
    for (size_t i = 0; i < p->n && v->kind != CHANGED; i++) {
        const char *got;
        if (!is_touched(p, i, said) || (is_translation(deletion->file) && !p->all[i].without))
            continue;
        enum likeness likeness = printings_compare(p, arena, composer, i, &got);
        if (likeness == REFUSED_IT && v->kind == LOOKS_SAME) {
            v->kind = REFUSED_BY_LETTER;
            copy_text(v->codes, sizeof v->codes, got);
            if (is_stale(composer, deletion))
                break;
        } else if (likeness == OTHER) {
            v->kind = CHANGED;
            v->printing = i;
            page_lines_differ(p->all[i].lines, got, v->was, v->is, MAX_LINE);
        }
        arena_reset(arena);
    }
    arena_free(arena);
}

static void try_deletion(void *context, size_t i, void *result)
{
    const struct job *job = context;
    struct verdict *v = result;
    struct arena *arena = arena_new();
    struct diag d;
    struct composer *composer;
    diag_init(&d, arena);
    struct input text = nodes_without(arena, job->docs[i], job->deletions[i].number);
    struct bundle altered = workshop_with(arena, &job->w.bundle, job->deletions[i].file, text);
    if (workshop_composer(&composer, arena, &d, &altered, job->printings.statute) == DONE) {
        try_letters(job, composer, &job->deletions[i], v);
    } else {
        v->kind = REFUSED_AT_LOAD;
        copy_text(v->codes, sizeof v->codes, workshop_notes(arena, &d));
    }
    arena_free(arena);
}

/* ---- telling ---- */

static void tell(const struct job *job, const struct crew *crew, size_t i)
{
    static const char *const names[] = {"same", "refused at load", "refused", "CHANGED"};
    const struct deletion *deletion = &job->deletions[i];
    const struct verdict *v = crew_result(crew, i);
    bool died = crew_died(crew, i);
    if (!died && v->kind != CHANGED && !job->shows_all)
        return;
    printf("# %s:%ld %s: %s %s\n", deletion->file, deletion->line, deletion->name, died ? "DIED" : names[v->kind], v->codes);
    if (!died && v->kind == CHANGED)
        printf("#     %s\n#     was: %s\n#     is:  %s\n", job->printings.all[v->printing].name, v->was, v->is);
}

/* The deletions of one file. */
struct part {
    size_t number, from, to;
};

/* One line of TAP for each file. Returns how many failed. */
static size_t tell_file(const struct job *job, const struct crew *crew, const struct part *part)
{
    size_t counts[4] = {0}, n_died = 0;
    for (size_t i = part->from; i < part->to; i++) {
        counts[((const struct verdict *)crew_result(crew, i))->kind] += !crew_died(crew, i);
        n_died += crew_died(crew, i);
    }
    size_t n_bad = counts[CHANGED] + n_died;
    printf("%sok %zu - %s: %zu deletions: %zu refused at load, %zu by a letter, %zu change nothing, %zu change words\n",
           n_bad ? "not " : "", part->number, job->deletions[part->from].file, part->to - part->from, counts[REFUSED_AT_LOAD],
           counts[REFUSED_BY_LETTER], counts[LOOKS_SAME], n_bad);
    for (size_t i = part->from; i < part->to; i++)
        tell(job, crew, i);
    return n_bad;
}

/* The harness itself must see one other word. */
static bool sees_a_change(const struct job *job)
{
    struct arena *arena = arena_new();
    struct printings p = job->printings;
    struct printing altered = p.all[0];
    const char *got;
    altered.lines = arena_printf(arena, "%s.", altered.lines);
    p.all = &altered;
    bool sees = printings_compare(&p, arena, p.composer, 0, &got) == OTHER;
    arena_free(arena);
    return sees;
}

int main(int argc, char **argv)
{
    static struct job job;
    workshop_open(&job.w);
    if (argc > 1 && text_equal(argv[1], "--law"))
        return law_rows_report(&job.w);
    job.shows_all = argc > 1 && text_equal(argv[1], "--all");
    printings_prepare(&job.printings, &job.w);
    if (!sees_a_change(&job))
        workshop_stop(&job.w.diag, "a changed page looks the same");
    list_deletions(&job, argv + 1 + job.shows_all);

    struct crew *crew = crew_new(job.n, sizeof(struct verdict));
    crew_run(crew, try_deletion, &job);
    size_t n_bad = 0, n_files = 0;
    for (struct part part = {0}; part.from < job.n; part.from = part.to) {
        part.number = ++n_files;
        while (part.to < job.n && job.deletions[part.to].file == job.deletions[part.from].file)
            part.to++;
        n_bad += tell_file(&job, crew, &part);
    }
    n_bad += job.printings.n_lost;
    printf("%sok %zu - each sample is made as its record asks\n", job.printings.n_lost ? "not " : "", n_files + 1);
    printf("1..%zu\n# %zu deletions, %zu printings of %zu samples, %zu failures\n", n_files + 1, job.n, job.printings.n,
           job.w.n_samples, n_bad);
    crew_done(crew);
    arena_free(job.w.arena);
    return n_bad > 0;
}
