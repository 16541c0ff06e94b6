#include "terms.h"

#include <stdlib.h>
#include <string.h>

#include <sys/mman.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "../record/xml.h"
#include "../select/bundle.h"

#define MAX_BODIES 1024
#define MAX_MONTHS 1200
#define DECIMAL    10

/* Shared with the child. */
struct answer {
    size_t n;
    bool is_whole;
    struct term rows[MAX_BODIES];
};
struct reading {
    const struct bundle *bundle;
    struct answer *answer;
};

static int read_terms(void *context)
{
    const struct reading *r = context;
    struct arena *arena = arena_new();
    struct diag d;
    size_t at = 0;
    xml_global_init();
    diag_init(&d, arena);
    for (const struct input *in; (in = bundle_each(r->bundle, "bodies/", ".xml", &at)) && r->answer->n < MAX_BODIES;) {
        xmlDoc *doc;
        if (xml_parse(&doc, arena, &d, in, 1) != DONE)
            return 1;
        const xmlNode *root = xmlDocGetRootElement(doc);
        const char *id = xml_attr(root, "id"), *months = xml_attr(root, "ledger-months");
        struct term *row = &r->answer->rows[r->answer->n++];
        snprintf(row->body, sizeof row->body, "%s", id ? id : "");
        row->months = months && strspn(months, "0123456789") == strlen(months) ? (int)strtol(months, NULL, DECIMAL) : 0;
    }
    r->answer->is_whole = r->answer->n < MAX_BODIES;
    return 0;
}

/* What a child says is looked at before it is believed. */
static enum outcome take(struct terms *out, struct arena *arena, struct diag *d, struct answer *answer)
{
    if (!answer->is_whole || answer->n >= MAX_BODIES)
        return diag_note(d, D_LEDGER_TERM, NULL, NULL);
    out->n = answer->n;
    out->rows = arena_array(arena, answer->n + 1, sizeof *out->rows);
    memcpy(out->rows, answer->rows, answer->n * sizeof *out->rows);
    for (size_t i = 0; i < out->n; i++) {
        out->rows[i].body[sizeof out->rows[i].body - 1] = '\0';
        if (out->rows[i].months < 1 || out->rows[i].months > MAX_MONTHS)
            return diag_note(d, D_LEDGER_TERM, NULL, "%s", out->rows[i].body);
    }
    return DONE;
}

enum outcome terms_read(struct terms *out, struct arena *arena, struct diag *d, const struct run_folder *run, const struct plan *plan)
{
    struct bundle bundle;
    const char *dir = arena_printf(arena, "%s/%s", run->path, RUN_BUNDLE);
    enum outcome got = bundle_read(&bundle, arena, d, dir);
    if (got != DONE)
        return got;
    if (!text_equal(bundle.hash, plan->bundle_hash))
        return diag_note(d, D_RUN_BUNDLE_OTHER, &(struct place){.file = dir}, NULL);
    struct answer *answer = mmap(NULL, sizeof *answer, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (answer == MAP_FAILED)
        arena_no_memory();
    struct reading r = {&bundle, answer};
    int died_of;
    if (sandbox_run(read_terms, &r, NULL, &died_of) != 0)
        answer->is_whole = false;
    got = take(out, arena, d, answer);
    munmap(answer, sizeof *answer);
    return got;
}

int terms_months(const struct terms *terms, const char *body)
{
    for (size_t i = 0; i < terms->n; i++)
        if (text_equal(terms->rows[i].body, body))
            return terms->rows[i].months;
    return 0;
}
