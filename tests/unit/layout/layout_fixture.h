/* layout_fixture - a kit over the repository's own house style and fonts, and pages written as text. */
#pragma once
#include "../../lib/test.h"

#include <stdlib.h>
#include <string.h>

#include "../../../gen/base/buf.h"
#include "../../../gen/layout/galley.h"
#include "../../../gen/layout/layout.h"
#include "../../../gen/record/xml.h"

#define PT_PER_MM (72.0 / 25.4)

/* Where each file of the bundle lies in the repository. */
static const struct {
    const char *name, *path;
} fixture_files[] = {
    {"bodies/voorbeeldstad.svg", "samples/bodies/voorbeeldstad.svg"},
    {"fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Bold.ttf",
     "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Bold.ttf"},
    {"fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf",
     "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"},
    {"fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-RegularItalic.ttf",
     "fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-RegularItalic.ttf"},
    {"fonts/noto-sans-arabic/NotoSansArabic-Bold.ttf", "fonts/noto-sans-arabic/NotoSansArabic-Bold.ttf"},
    {"fonts/noto-sans-arabic/NotoSansArabic-Regular.ttf", "fonts/noto-sans-arabic/NotoSansArabic-Regular.ttf"},
    {"fonts/noto-sans/NotoSans-Bold.ttf", "fonts/noto-sans/NotoSans-Bold.ttf"},
    {"fonts/noto-sans/NotoSans-Italic.ttf", "fonts/noto-sans/NotoSans-Italic.ttf"},
    {"fonts/noto-sans/NotoSans-Regular.ttf", "fonts/noto-sans/NotoSans-Regular.ttf"},
    {"house/envelopes/c4-large-print.xml", "templates/house/envelopes/c4-large-print.xml"},
    {"house/envelopes/nen1026-left-c5.xml", "templates/house/envelopes/nen1026-left-c5.xml"},
    {"house/style.xml", "templates/house/style.xml"},
    {"hyphen/hyph_nl_NL.dic", "templates/hyphen/hyph_nl_NL.dic"},
};
enum { FIXTURE_FILES = sizeof fixture_files / sizeof *fixture_files };

static inline struct bundle *fixture_bundle(struct test_ctx *t)
{
    struct bundle *b = arena_alloc(t->arena, sizeof *b);
    b->files = arena_array(t->arena, FIXTURE_FILES, sizeof *b->files);
    for (b->n_files = 0; b->n_files < FIXTURE_FILES; b->n_files++) {
        b->files[b->n_files] = *test_read(t, fixture_files[b->n_files].path);
        b->files[b->n_files].name = fixture_files[b->n_files].name;
    }
    return b;
}

/* The bytes of one file replaced: every `from` (which must be there) by `to`. */
static inline void fixture_replace(struct test_ctx *t, struct bundle *b, const char *name, const char *from,
                                   const char *to)
{
    for (size_t i = 0; i < b->n_files; i++) {
        if (strcmp(b->files[i].name, name) == 0) {
            const char *at = strstr(b->files[i].bytes, from);
            assert_non_null(at);
            char *bytes = arena_printf(t->arena, "%.*s%s%s", (int)(at - b->files[i].bytes), b->files[i].bytes, to,
                                       at + strlen(from));
            b->files[i].bytes = bytes;
            b->files[i].n_bytes = strlen(bytes);
            return;
        }
    }
    fail();
}

static inline struct layout_kit *fixture_kit_of(struct test_ctx *t, const struct bundle *b)
{
    struct layout_kit *kit = NULL;
    xml_global_init();
    assert_int_equal(layout_kit_load(&kit, t->arena, t->diag, b), DONE);
    assert_no_notes(t->diag);
    return kit;
}

static inline struct layout_kit *fixture_kit(struct test_ctx *t)
{
    return fixture_kit_of(t, fixture_bundle(t));
}

static inline struct block *fixture_page(struct test_ctx *t, const char *xml)
{
    struct block *model = NULL;
    xmlDoc *doc = NULL;
    xml_global_init(); /* C may evaluate the kit after the page */
    assert_int_equal(xml_parse(&doc, t->arena, t->diag, test_input(t, xml), 1), DONE);
    assert_int_equal(page_model_read(&model, t->arena, t->diag, doc), DONE);
    return model;
}

/* A Dutch letter with this body; the rest is small and right. */
static inline struct block *fixture_letter(struct test_ctx *t, const char *address, const char *body)
{
    return fixture_page(
        t,
        arena_printf(
            t->arena,
            "<page-model><letter lang='nl' translation='no' title='Brief bij uw besluit'>"
            "<letterhead><p>Gemeente Voorbeeldstad</p></letterhead><return>Retour: Postbus 100, 1234 ZZ "
            "Voorbeeldstad</return>"
            "<address>%s</address><reference><row><term>Datum</term><detail>1 december 2026</detail></row></reference>"
            "<body><h1 clause='title'>Titel</h1>%s</body>"
            "<footer><p>Gemeente Voorbeeldstad</p><p>Pagina <page-number/> van <page-count/></p></footer>"
            "<help-strip>Help?</help-strip></letter></page-model>",
            address, body));
}

#define FIXTURE_ADDRESS "<line>J. de Vries</line><line>Kerkstraat 12A</line><line>1234 AB  VOORBEELDSTAD</line>"

/* What the job of one letter holds, for tests of a single room. */
static inline struct job *fixture_job(struct test_ctx *t, struct layout_kit *kit)
{
    struct job *job = arena_alloc(t->arena, sizeof *job);
    job->kit = kit;
    job->arena = t->arena;
    job->d = t->diag;
    job->design = style_design(&kit->style, NULL);
    job->scale = style_scale(job->design, 0);
    job->strong = job->scale->types[TYPE_BODY];
    job->strong.face = FACE_BOLD;
    return job;
}

/* The first block of a kind below, in document order. */
static inline const struct block *fixture_find(const struct block *block, enum block_kind kind)
{
    for (; block; block = block->next) {
        if (block->kind == kind) {
            return block;
        }
        const struct block *below = fixture_find(block->first, kind);
        if (below) {
            return below;
        }
    }
    return NULL;
}

static inline struct layout *fixture_make(struct test_ctx *t, struct layout_kit *kit, const struct block *model)
{
    struct layout *layout = NULL;
    const struct layout_options options = {0};
    assert_int_equal(layout_make(&layout, t->arena, t->diag, kit, model, &options), DONE);
    assert_no_notes(t->diag);
    return layout;
}

static inline enum outcome fixture_try(struct test_ctx *t, struct layout_kit *kit, const struct block *model)
{
    struct layout *layout = NULL;
    const struct layout_options options = {0};
    return layout_make(&layout, t->arena, t->diag, kit, model, &options);
}

/* The text of a line's marks, joined. */
static inline const char *fixture_line(struct test_ctx *t, const struct line *line)
{
    const char *text = "";
    for (const struct mark *mark = line->first; mark; mark = mark == line->last ? NULL : mark->next) {
        text = arena_printf(t->arena, "%s%.*s", text, (int)mark->n_text_bytes, mark->text);
    }
    return text;
}
