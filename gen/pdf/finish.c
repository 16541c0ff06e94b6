#include "finish.h"

#include <stdlib.h>
#include <string.h>

#include "copy.h"
#include "meta.h"
#include "specimen.h"
#include "srgb.h"
#include "tree_write.h"

#define MAX_CONTENT_BYTES ((size_t)4 << 20) /* of one page, inflated */

struct finisher {
    const struct zip *zip;
    struct bytes profile; /* of colours, deflated once */
    struct plates *plates;
};

struct finisher *finisher_open(struct arena *arena)
{
    struct finisher *tools = arena_alloc(arena, sizeof *tools);
    tools->zip = zip_open(arena);
    tools->plates = plates_open(arena, tools->zip);
    tools->profile = zip_deflate(arena, tools->zip, srgb_profile());
    return tools;
}

const struct zip *finisher_zip(const struct finisher *tools)
{
    return tools->zip;
}

/* A letter on its way through the finisher. */
struct finishing {
    struct arena *arena;
    struct finisher *tools;
    const struct layout *layout;
    const struct pdf_about *about;
    struct source source;
    struct rewriting rewriting;
    struct pdf_out out;
    struct copier copier;            /* of Cairo's drawing of the letter */
    const struct drawing *drawing;
    struct copier type[MAX_SPECIMENS]; /* of a letter that was set: of each specimen in use */
    struct tree tree;
    struct bytes *resources; /* per page, Cairo's */
    struct buf *contents;    /* per page, ours */
    int *pages;              /* object numbers */
    struct plate_use *plates;
    size_t n_plates;
};

static void free_content(void *content)
{
    buf_done(content);
}

/* --- pages in --- */

static enum outcome rewrite_page(struct finishing *f, size_t i, struct bytes raw)
{
    buf_init(&f->contents[i], MAX_CONTENT_BYTES);
    arena_defer(f->arena, free_content, &f->contents[i]);
    return stream_rewrite(&f->contents[i], &f->rewriting, raw, (int)i);
}

static enum outcome read_page(struct finishing *f, size_t i)
{
    struct source_object page, content, resources;
    struct bytes raw;
    if (f->drawing->set)
        return rewrite_page(f, i, (struct bytes){f->drawing->set[i].content.bytes, f->drawing->set[i].content.n_bytes});
    enum outcome got = source_object(&page, &f->source, f->source.pages[i]);
    if (got == DONE)
        got = source_follow(&content, &f->source, page.value, "/Contents");
    if (got == DONE)
        got = source_follow(&resources, &f->source, page.value, "/Resources");
    if (got == DONE)
        got = content.stream.at ? source_inflate(&raw, &f->source, &content) : source_fault(&f->source, "/Contents");
    if (got != DONE)
        return got;
    f->resources[i] = resources.value;
    return rewrite_page(f, i, raw);
}

/* The plate of each figure, each plate once. */
static enum outcome find_plates(struct finishing *f, struct diag *d, const struct drawing *drawing)
{
    f->plates = arena_array(f->arena, drawing->n_tags + 1, sizeof *f->plates);
    for (size_t i = 0; i < drawing->n_tags; i++) {
        const struct plate *plate;
        size_t at = 0;
        if (drawing->tags[i].kind != TAG_FIGURE)
            continue;
        const struct mark *figure = drawing->tags[i].first;
        if (figure->kind != MARK_PATH || figure->n_paths == 0)
            return diag_note(d, D_PDF_MARKS, NULL, "an empty figure");
        if (plate_of(&plate, f->tools->plates, f->arena, d, figure) != DONE)
            return BROKEN;
        while (at < f->n_plates && f->plates[at].plate != plate)
            at++;
        if (at == f->n_plates)
            f->plates[f->n_plates++].plate = plate;
        f->rewriting.of_tags[i].plate = at;
    }
    f->rewriting.plates = f->plates;
    return DONE;
}

/* Of a letter that was set there is no file of Cairo's, only those of its type. */
static enum outcome open_source(struct finishing *f)
{
    if (f->drawing->set)
        return DONE;
    const enum outcome got = source_open(&f->source);
    return got == DONE && f->source.n_pages != f->layout->n_pages ? source_fault(&f->source, "/Count") : got;
}

/* Cairo's file, its pages with our marks, and the tree that speaks of them. */
static enum outcome read_drawing(struct finishing *f, struct diag *d, const struct drawing *drawing)
{
    const size_t n_pages = f->layout->n_pages;
    f->source = (struct source){.arena = f->arena, .d = d, .zip = f->tools->zip, .bytes = {drawing->file.bytes, drawing->file.n_bytes}};
    f->rewriting = (struct rewriting){.arena = f->arena, .d = d, .drawing = drawing, .name_of = tree_type_of};
    f->rewriting.of_tags = arena_array(f->arena, drawing->n_tags + 1, sizeof *f->rewriting.of_tags);
    f->rewriting.n_mcids = arena_array(f->arena, n_pages, sizeof *f->rewriting.n_mcids);
    f->resources = arena_array(f->arena, n_pages, sizeof *f->resources);
    f->contents = arena_array(f->arena, n_pages, sizeof *f->contents);
    f->pages = arena_array(f->arena, n_pages, sizeof *f->pages);

    enum outcome got = find_plates(f, d, drawing);
    if (got == DONE)
        got = open_source(f);
    for (size_t i = 0; i < n_pages && got == DONE; i++)
        got = read_page(f, i);
    if (got == DONE)
        got = stream_all_met(&f->rewriting);
    return got == DONE ? tree_build(&f->tree, &f->rewriting, f->layout) : got;
}

/* --- objects out --- */

static void write_plates(struct finishing *f)
{
    for (size_t i = 0; i < f->n_plates; i++) {
        struct plate_use *use = &f->plates[i];
        struct buf entries;
        buf_init(&entries, 1 << 10);
        put_bytes(&entries, use->plate->entries);
        put(&entries, "/Filter/FlateDecode");
        use->number = out_reserve(&f->out);
        out_plain_stream(&f->out, use->number, (struct bytes){entries.bytes, entries.n_bytes}, use->plate->content);
        f->out.file->overflow |= entries.overflow;
        buf_done(&entries);
    }
}

/* Into the page's resources, behind what Cairo put there, those plates that stand on it. */
static void put_plates(struct buf *b, const struct finishing *f, int page)
{
    const struct rewriting *r = &f->rewriting;
    bool has_any = false;
    for (size_t at = 0; at < f->n_plates; at++) {
        size_t i = 0;
        while (i < r->drawing->n_tags && !(r->drawing->tags[i].kind == TAG_FIGURE && r->drawing->tags[i].page == page && r->of_tags[i].plate == at))
            i++;
        if (i == r->drawing->n_tags)
            continue;
        if (!has_any) {
            b->n_bytes -= 2; /* ">>" */
            put(b, "/XObject<<");
        }
        has_any = true;
        put(b, PLATE_NAME);
        put_integer(b, (long)at);
        put(b, " ");
        put_reference(b, f->plates[at].number);
    }
    put(b, has_any ? ">>>>" : "");
}

/* Of a page that was set: the one state that its operators name, and the fonts that it uses. */
static enum outcome put_type(struct buf *b, struct finishing *f, int page)
{
    const struct set_page *set = &f->drawing->set[page];
    put(b, "<</ExtGState<</a0<</CA 1/ca 1>>>>/Font<<");
    for (int i = 0; i < MAX_SPECIMENS; i++) {
        for (int font = 0; font < SPECIMEN_FONTS; font++) {
            int number;
            if (!(set->uses[i] >> font & 1))
                continue;
            if (copy_font(&number, &f->type[i], f->drawing->specimens[i]->fonts[font]) != DONE)
                return BROKEN;
            buf_printf(b, "/f-%d-%d ", i, font);
            put_reference(b, number);
        }
    }
    put(b, ">>>>");
    return DONE;
}

static enum outcome write_page(struct finishing *f, const struct tree_objects *t, int pages, int i)
{
    struct buf b;
    const int content = out_reserve(&f->out);
    const struct buf *made = &f->contents[i];
    buf_init(&b, 1 << 20);
    put(&b, "<</Type/Page/Parent ");
    put_reference(&b, pages);
    put(&b, "/MediaBox[0 0 ");
    put_points(&b, f->layout->width_pt);
    put(&b, " ");
    put_points(&b, f->layout->height_pt);
    put(&b, "]/Contents ");
    put_reference(&b, content);
    put(&b, "/StructParents ");
    put_integer(&b, i);
    put(&b, "/Tabs/S");
    tree_put_annotations(&b, t, i);
    put(&b, "/Resources");
    const enum outcome got = f->drawing->set ? put_type(&b, f, i) : copy_resources(&b, &f->copier, f->resources[i]);
    if (got == DONE)
        put_plates(&b, f, i);
    put(&b, ">>");

    out_begin(&f->out, f->pages[i]);
    buf_add(&f->out.packed, b.bytes, b.n_bytes);
    out_stream(&f->out, content, (struct bytes){"", 0}, (struct bytes){made->bytes, made->n_bytes});
    f->out.file->overflow |= b.overflow || made->overflow;
    buf_done(&b);
    return got;
}

static enum outcome write_pages(struct finishing *f, const struct tree_objects *t, int pages)
{
    const int n_pages = (int)f->layout->n_pages;
    struct buf *b = &f->out.packed;
    enum outcome got = DONE;
    write_plates(f);
    for (int i = 0; i < n_pages && got == DONE; i++)
        got = write_page(f, t, pages, i);
    out_begin(&f->out, pages);
    put(b, "<</Type/Pages/Count ");
    put_integer(b, n_pages);
    put(b, "/Kids[");
    for (int i = 0; i < n_pages; i++) {
        put(b, i ? " " : "");
        put_reference(b, f->pages[i]);
    }
    put(b, "]>>");
    return got;
}

static void put_catalog_entry(struct buf *b, const char *key, int number)
{
    put(b, key);
    put_reference(b, number);
}

static void write_catalog(struct finishing *f, struct tree_objects *t, int catalog, int pages)
{
    const struct meta meta = {.about = f->about, .layout = f->layout};
    const int outline = tree_write_outline(t);
    struct buf b; /* what it refers to is written meanwhile */
    buf_init(&b, 1 << 16);
    put(&b, "<</Type/Catalog/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang");
    put_text(&b, f->layout->lang);
    put_catalog_entry(&b, "/Pages ", pages);
    put_catalog_entry(&b, "/StructTreeRoot ", tree_write(t));
    put_catalog_entry(&b, "/Metadata ", meta_write_xmp(&f->out, &meta));
    if (outline)
        put_catalog_entry(&b, "/PageMode/UseOutlines/Outlines ", outline);
    meta_put_intent(&b, &f->out, f->tools->profile);
    meta_put_attachment(&b, &f->out, &meta);
    put(&b, ">>");
    out_begin(&f->out, catalog);
    buf_add(&f->out.packed, b.bytes, b.n_bytes);
    f->out.file->overflow |= b.overflow;
    buf_done(&b);
}

static void begin_copies(struct finishing *f)
{
    if (!f->drawing->set)
        copy_init(&f->copier, f->arena, &f->source, &f->out);
    for (size_t i = 0; i < MAX_SPECIMENS; i++) {
        struct specimen *specimen = f->drawing->specimens[i];
        if (!specimen)
            continue;
        specimen->source.d = f->source.d;
        copy_init(&f->type[i], f->arena, &specimen->source, &f->out);
    }
}

static enum outcome write_file(struct finishing *f)
{
    struct tree_objects t = {.out = &f->out,
                             .arena = f->arena,
                             .tree = &f->tree,
                             .layout = f->layout,
                             .pages = f->pages,
                             .n_mcids = f->rewriting.n_mcids};
    const struct meta meta = {.about = f->about, .layout = f->layout};
    const int catalog = out_reserve(&f->out), pages = out_reserve(&f->out);
    for (size_t i = 0; i < f->layout->n_pages; i++)
        f->pages[i] = out_reserve(&f->out);
    tree_number(&t);
    begin_copies(f);

    const enum outcome got = write_pages(f, &t, pages);
    if (got != DONE)
        return got;
    tree_write_links(&t);
    write_catalog(f, &t, catalog, pages);
    const int information = meta_write_information(&f->out, &meta);
    return out_finish(&f->out, catalog, information) ? DONE : source_fault(&f->source, "object");
}

enum outcome finish_drawing(struct buf *out, struct arena *arena, struct diag *d, struct finisher *tools,
                            const struct drawing *drawing, const struct layout *layout, const struct pdf_about *about)
{
    struct finishing f = {.arena = arena, .tools = tools, .layout = layout, .about = about, .drawing = drawing};
    enum outcome got = read_drawing(&f, d, drawing);
    if (got != DONE)
        return got;
    out_init(&f.out, out, tools->zip->deflate);
    got = write_file(&f);
    if (about->sha256)
        memcpy(about->sha256, f.out.sha256, sizeof f.out.sha256);
    out_done(&f.out);
    if (got == DONE && out->overflow)
        got = diag_note(d, D_PDF_TOO_BIG, NULL, NULL);
    return got;
}
