/* studio - what the tests of pdf/ draw with: the house fonts, marks and pages made by hand. Include it behind
 * test.h. */
#pragma once
#include <ft2build.h>
#include <string.h>
#include FT_FREETYPE_H

#include "../../../gen/base/text.h"
#include "../../../gen/pdf/draw.h"
#include "../../../gen/record/xml.h"

#define DATE "2026-12-01"

/* What a layout kit needs, straight from the repository. */
static inline struct bundle *bundle(struct test_ctx *t)
{
    static const char *const files[][2] = {
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
        {"house/envelopes/nen1026-left-c5.xml", "templates/house/envelopes/nen1026-left-c5.xml"},
        {"house/style.xml", "templates/house/style.xml"},
        {"hyphen/hyph_nl_NL.dic", "templates/hyphen/hyph_nl_NL.dic"},
    };
    const size_t n = sizeof files / sizeof *files;
    struct bundle *b = arena_alloc(t->arena, sizeof *b);
    b->dir = "test-bundle";
    b->files = arena_array(t->arena, n, sizeof *b->files);
    for (size_t i = 0; i < n; i++) {
        b->files[i] = *test_read(t, files[i][1]);
        b->files[i].name = files[i][0];
    }
    b->n_files = n;
    return b;
}

/* The page model of two_pages(): a title, a paragraph with a link, a code. Nothing is changed in it. */
static struct block model, letter_block, body_block, heading, paragraph, code;
static struct block model = {.kind = BLOCK_PAGES, .first = &letter_block};
static struct block letter_block = {
    .kind = BLOCK_LETTER, .lang = "nl", .alt = "Brief bij uw besluit", .parent = &model, .first = &body_block};
static struct block body_block = {.kind = BLOCK_BODY, .lang = "nl", .parent = &letter_block, .first = &heading};
static struct block heading = {.kind = BLOCK_H1, .lang = "nl", .parent = &body_block, .next = &paragraph};
static struct block paragraph = {.kind = BLOCK_P, .lang = "nl", .parent = &body_block, .next = &code};
static struct block code = {.kind = BLOCK_QR, .lang = "nl", .alt = "QR-code", .parent = &body_block};

struct studio {
    struct layout_kit *layout;
    struct pdf_kit *pdf;
};

static inline struct studio open_studio(struct test_ctx *t)
{
    struct studio s;
    xml_global_init();
    assert_int_equal(layout_kit_load(&s.layout, t->arena, t->diag, bundle(t)), DONE);
    assert_int_equal(pdf_kit_load(&s.pdf, t->arena, t->diag, s.layout), DONE);
    return s;
}

/* One line of ASCII, each glyph its own cluster. */
static inline struct mark *text(struct test_ctx *t, const struct studio *s, const char *words,
                                const struct block *owner)
{
    FT_Face face = layout_kit_face(s->layout, 0, FACE_REGULAR);
    size_t n = strlen(words);
    struct mark *m = arena_alloc(t->arena, sizeof *m);
    *m = (struct mark){.kind = MARK_GLYPHS,
                       .owner = owner,
                       .x_pt = 100,
                       .y_pt = 100,
                       .face = FACE_REGULAR,
                       .size_pt = 11.5,
                       .text = words,
                       .n_text_bytes = n,
                       .n_glyphs = n,
                       .pt_per_unit = 1,
                       .n_clusters = n,
                       .lang = "nl"};
    m->glyphs = arena_array(t->arena, n, sizeof *m->glyphs);
    m->clusters = arena_array(t->arena, n, sizeof *m->clusters);
    for (size_t i = 0; i < n; i++) {
        m->glyphs[i] = (struct glyph){.id = (unsigned short)FT_Get_Char_Index(face, (unsigned char)words[i]), .x = 7 * (int)i};
        m->clusters[i] = (struct cluster){1, 1};
    }
    return m;
}

static inline void add(struct page *page, struct mark *m)
{
    if (page->last)
        page->last->next = m;
    else
        page->first = m;
    page->last = m;
}

static inline struct layout *empty_layout(struct test_ctx *t, size_t n_pages)
{
    struct layout *l = arena_alloc(t->arena, sizeof *l);
    *l = (struct layout){.width_pt = 595.276,
                         .height_pt = 841.89,
                         .n_pages = n_pages,
                         .title = "Brief bij uw besluit",
                         .lang = "nl",
                         .model = &model};
    l->pages = arena_array(t->arena, n_pages, sizeof *l->pages);
    return l;
}

static struct path_step triangle_steps[] = {
    {PATH_MOVE, {0}, {0}}, {PATH_LINE, {10}, {0}}, {PATH_LINE, {0}, {10}}, {PATH_CLOSE, {0}, {0}}};
static struct path triangle = {triangle_steps, 4, 0x336699};

static inline struct mark *other(struct test_ctx *t, struct mark m)
{
    struct mark *copy = arena_alloc(t->arena, sizeof *copy);
    *copy = m;
    return copy;
}

static inline struct layout *two_pages(struct test_ctx *t, const struct studio *s)
{
    struct layout *l = empty_layout(t, 2);
    struct page *first = &l->pages[0], *second = &l->pages[1];
    struct mark *link = text(t, s, "register", &paragraph);
    struct mark *watermark = text(t, s, "CONCEPT", NULL);
    struct mark *footer = text(t, s, "Pagina 1 van 2", NULL);
    link->href = "https://algoritmes.example/";
    watermark->artifact = ARTIFACT_WATERMARK;
    watermark->rotate_deg = -45;
    footer->artifact = ARTIFACT_FOOTER;

    add(first, text(t, s, "Uw aanvraag", &heading));
    add(first, other(t, (struct mark){.kind = MARK_FRAME,
                                      .artifact = ARTIFACT_LAYOUT,
                                      .x_pt = 90,
                                      .y_pt = 90,
                                      .width_pt = 200,
                                      .height_pt = 50,
                                      .stroke_pt = 1}));
    add(first, text(t, s, "De fiets ", &paragraph));
    add(first, text(t, s, "en het ", &paragraph));
    add(first, link);
    add(first, footer);
    add(first, watermark);
    add(second, text(t, s, "gaat verder", &paragraph));
    add(second,
        other(t, (struct mark){
                     .kind = MARK_PATH, .owner = &code, .x_pt = 50, .y_pt = 50, .paths = &triangle, .n_paths = 1}));
    add(second,
        other(t,
              (struct mark){
                  .kind = MARK_RULE, .artifact = ARTIFACT_FOLD, .x_pt = 9, .y_pt = 9, .width_pt = 9, .height_pt = 1}));
    return l;
}

/* How often words stand in a file. */
static inline int count(const struct buf *file, const char *words)
{
    int n = 0;
    for (const char *at = file->bytes;
         (at = memmem(at, (size_t)(file->bytes + file->n_bytes - at), words, strlen(words))); at++)
        n++;
    return n;
}
