#include "workshop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "../../gen/record/xml.h"
#include "../../gen/select/folder.h"

#define MAILING_DATE "2026-12-01" /* as in samples/run.sh */
#define MAX_SLICES 4096
#define MAX_NOTES 160

_Noreturn void workshop_stop(const struct diag *d, const char *what)
{
    for (const struct note *it = d->first; it; it = it->next)
        fprintf(stderr, "%s:%ld: %s %s %s\n", it->at.file ? it->at.file : "", it->at.line, diag_table[it->code].code,
                diag_table[it->code].message[EN], it->detail ? it->detail : "");
    fprintf(stderr, "cannot test: %s\n", what);
    exit(2);
}

/* meson says where the sources are; by hand the tests run from the root of the repository. */
static const char *path_of(struct arena *arena, const char *relative)
{
    const char *root = getenv("KENBAAR_SOURCE");
    return arena_printf(arena, "%s/%s", root ? root : ".", relative);
}

struct input workshop_file(struct workshop *w, const char *path)
{
    struct input in;
    if (files_read(&in, w->arena, &w->diag, path_of(w->arena, path)) != DONE)
        workshop_stop(&w->diag, path);
    in.name = arena_strdup(w->arena, path);
    return in;
}

struct input *workshop_files(struct workshop *w, const char *folder, size_t *n)
{
    struct folder read;
    if (folder_read(&read, w->arena, &w->diag, path_of(w->arena, folder), NULL) != DONE)
        workshop_stop(&w->diag, folder);
    *n = read.n_files;
    return read.files;
}

static int by_name(const void *a, const void *b)
{
    const struct input *one = a, *other = b;
    return strcmp(one->name, other->name);
}

static void add_files(struct workshop *w, const char *folder, const char *prefix)
{
    size_t n;
    const struct input *files = workshop_files(w, folder, &n);
    struct input *all = arena_array(w->arena, w->bundle.n_files + n, sizeof *all);
    if (w->bundle.n_files)
        memcpy(all, w->bundle.files, w->bundle.n_files * sizeof *all);
    for (size_t i = 0; i < n; i++) {
        all[w->bundle.n_files] = files[i];
        all[w->bundle.n_files++].name = arena_printf(w->arena, "%s%s", prefix, files[i].name);
    }
    qsort(all, w->bundle.n_files, sizeof *all, by_name);
    w->bundle.files = all;
}

struct bundle workshop_with(struct arena *arena, const struct bundle *b, const char *name, struct input text)
{
    struct bundle altered = *b;
    altered.files = arena_array(arena, b->n_files + 1, sizeof *altered.files);
    memcpy(altered.files, b->files, b->n_files * sizeof *altered.files);
    size_t i = 0;
    while (i < b->n_files && strcmp(b->files[i].name, name) != 0)
        i++;
    text.name = name;
    altered.files[i] = text;
    if (i == b->n_files)
        altered.n_files++;
    qsort(altered.files, altered.n_files, sizeof *altered.files, by_name);
    return altered;
}

size_t workshop_slices(struct slice **out, struct arena *arena, struct diag *d, const struct input *in)
{
    struct splitter s;
    struct slice slice;
    size_t n = 0;
    enum outcome got = splitter_open(&s, arena, d, in);
    *out = arena_array(arena, MAX_SLICES, sizeof **out);
    while (got == DONE && n < MAX_SLICES) {
        enum outcome one = splitter_next(&s, &slice, d);
        if (one == DONE)
            (*out)[n++] = slice;
        else if (one != REFUSED)
            break;
    }
    return n;
}

static void read_samples(struct workshop *w)
{
    size_t n;
    struct input *files = workshop_files(w, "samples/records", &n);
    w->samples = arena_array(w->arena, n, sizeof *w->samples);
    for (size_t i = 0; i < n; i++) {
        struct slice *slices;
        struct diag d;
        diag_init(&d, w->arena);
        if (!text_ends(files[i].name, ".xml"))
            continue;
        if (workshop_slices(&slices, w->arena, &d, &files[i]) != 1)
            workshop_stop(&d, files[i].name);
        w->samples[w->n_samples++] = slices[0];
    }
}

void workshop_open(struct workshop *w)
{
    xml_global_init();
    memset(w, 0, sizeof *w);
    w->arena = arena_new();
    diag_init(&w->diag, w->arena);
    w->bundle.dir = "templates";
    add_files(w, "templates", "");
    add_files(w, "samples/bodies", "bodies/");
    add_files(w, "samples/instruments", "instruments/");
    w->log = workshop_file(w, "samples/selections.xml");
    w->mailing_date = date_parse(MAILING_DATE);
    w->bundle = workshop_with(w->arena, &w->bundle, "releases.xml", workshop_file(w, "samples/releases.xml"));
    read_samples(w);
}

/* What a schema is for is in every bundle. */
static enum outcome load_schema(struct schema **out, struct arena *arena, struct diag *d, const struct input *xsd)
{
    return xsd ? schema_load(out, arena, d, xsd) : diag_note(d, D_BUNDLE_INCOMPLETE, NULL, "schema");
}

enum outcome workshop_composer(struct composer **out, struct arena *arena, struct diag *d, const struct bundle *b,
                               const struct statute *statute)
{
    return composer_load(out, arena, d, &(struct compose_sources){b, statute, NULL});
}

struct shop *workshop_shop(struct workshop *w, struct arena *arena, struct diag *d, const struct bundle *b)
{
    struct shop *shop = arena_alloc(arena, sizeof *shop);
    struct schema *of_log;
    shop->bundle = b;
    enum outcome got = load_schema(&shop->record_schema, arena, d, bundle_file(b, "schema/record.xsd"));
    if (got == DONE)
        got = load_schema(&of_log, arena, d, bundle_file(b, "schema/selections.xsd"));
    if (got == DONE)
        got = selections_load(&shop->selections, arena, d, of_log, &w->log);
    if (got == DONE)
        got = statute_load(&shop->statute, arena, d, b);
    if (got == DONE)
        got = workshop_composer(&shop->composer, arena, d, b, shop->statute);
    return got == DONE ? shop : NULL;
}

char *workshop_codes(struct arena *arena, const struct diag *d, bool that_stop)
{
    char *codes = arena_strdup(arena, "");
    for (const struct note *it = d->first; it; it = it->next) {
        const struct diag_row *row = &diag_table[it->code];
        bool stops = row->outcome >= HELD;
        if (stops == that_stop && !strstr(codes, row->code))
            codes = arena_printf(arena, "%s%s%s", codes, *codes ? " " : "", row->code);
    }
    return codes;
}

char *workshop_notes(struct arena *arena, const struct diag *d)
{
    char *notes = arena_strdup(arena, "");
    for (const struct note *it = d->first; it; it = it->next)
        if (diag_table[it->code].outcome >= HELD && text_length(notes) < MAX_NOTES)
            notes = arena_printf(arena, "%s%s%s (%s)", notes, *notes ? ", " : "", diag_table[it->code].code, it->detail ? it->detail : "");
    return notes;
}

struct printed workshop_print(struct arena *arena, struct shop *shop, const struct slice *slice,
                              const struct letter_order *order)
{
    struct diag d;
    struct letter letter;
    struct letter_order to_page = *order;
    struct printed printed = {0};
    diag_init(&d, arena);
    to_page.stop_after = STOP_PAGE;
    printed.outcome = letter_make(&letter, arena, &d, shop, slice, &to_page);
    printed.codes = workshop_codes(arena, &d, true);
    printed.warns = workshop_codes(arena, &d, false);
    printed.notes = workshop_notes(arena, &d);
    if (letter.bytes.n_bytes) /* made, or held: the page is shown */
        printed.page = letter.page;
    printed.facts = letter.facts;
    letter_done(&letter);
    return printed;
}
