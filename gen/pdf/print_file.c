#include "print_file.h"

#include <stdio.h>
#include <string.h>

#include "../base/files.h"
#include "banner.h"
#include "finished.h"
#include "kenbaar_config.h"
#include "out.h"
#include "print_job.h"
#include "proof/print_view.h"

#define PAGES_PER_NODE    64 /* of the page tree; printers are slow with long lists */
#define MAX_NODE_BYTES    ((size_t)1 << 20)
#define MAX_STAMP_BYTES   ((size_t)1 << 20)
#define MAX_PIECE_TEXT    64
#define DEFLATE_LEVEL     1
#define DEFLATE_FROM      256 /* bytes; below it nothing is won */

struct print_file {
    const struct print_order *order; /* a copy */
    struct arena *letter;            /* one letter at a time */
    struct libdeflate_decompressor *inflate;
    struct libdeflate_compressor *deflate;
    struct print_out out;
    struct print_copier copier;
    struct stamp_type type;
    int catalog, tree, info, save; /* object numbers; save: "q", before every letter's content */
    int banners[2];                /* their contents, written last: they tell what came between */
    int node;                      /* of the page tree, open; 0: none */
    size_t n_kids;
    struct buf kids, nodes; /* references: of the open node, of the tree */
    long n_pages, n_letters, n_sheets;
    char first[BANNER_PIECE_BYTES], last[BANNER_PIECE_BYTES];
    struct hash_stream letters;
};

static enum outcome fault(struct diag *d, const char *what)
{
    return diag_note(d, D_PRINT_LETTER, NULL, "%s", what);
}

void print_hash_letter(struct hash_stream *h, const char *piece, const char *sha256, const long sheets[2])
{
    char line[256];
    const int n = snprintf(line, sizeof line, "%s\t%s\t%ld\t%ld\n", piece, sha256, sheets[0], sheets[1]);
    hash_add(h, line, n < 0 || (size_t)n >= sizeof line ? sizeof line - 1 : (size_t)n);
}

/* --- the page tree --- */

static void close_node(struct print_file *pf)
{
    struct buf *b = &pf->out.text;
    if (!pf->node)
        return;
    print_begin(&pf->out, pf->node);
    buf_printf(b, "<</Type/Pages/Parent %d 0 R/Count %zu/Kids[", pf->tree, pf->n_kids);
    buf_add(b, pf->kids.bytes, pf->kids.n_bytes);
    put(b, "]>>");
    print_end(&pf->out);
    buf_printf(&pf->nodes, " %d 0 R", pf->node);
    buf_clear(&pf->kids);
    pf->node = 0;
    pf->n_kids = 0;
}

/* Begins the object of the file's next page; its content and resources are the caller's. */
static void begin_page(struct print_file *pf)
{
    if (!pf->node)
        pf->node = print_reserve(&pf->out);
    const int page = print_reserve(&pf->out);
    buf_printf(&pf->kids, "%s%d 0 R", pf->n_kids ? " " : "", page);
    pf->n_kids++;
    pf->n_pages++;
    print_begin(&pf->out, page);
    buf_printf(&pf->out.text, "<</Type/Page/Parent %d 0 R/MediaBox" PRINT_MEDIA_BOX, pf->node);
}

static void add_blank(struct print_file *pf)
{
    begin_page(pf);
    put(&pf->out.text, "/Resources<<>>>>");
    print_end(&pf->out);
}

static void put_type(struct buf *b, const struct print_file *pf)
{
    buf_printf(b, STAMP_REGULAR " %d 0 R" STAMP_BOLD " %d 0 R", pf->type.regular, pf->type.bold);
}

static void add_banner(struct print_file *pf, int which)
{
    pf->banners[which] = print_reserve(&pf->out);
    begin_page(pf);
    buf_printf(&pf->out.text, "/Contents %d 0 R/Resources<</Font<<", pf->banners[which]);
    put_type(&pf->out.text, pf);
    put(&pf->out.text, ">>>>>>");
    print_end(&pf->out);
    if (pf->order->is_duplex)
        add_blank(pf);
    pf->n_sheets++;
}

/* --- a letter --- */

static bool object_of(void *of, long number, struct bytes *value, struct bytes *stream)
{
    const struct finished_object *object = finished_object(of, number);
    *value = object ? object->value : (struct bytes){0};
    *stream = object ? object->stream : (struct bytes){0};
    return object;
}

static void write_deflated(struct print_file *pf, int number, const struct buf *content)
{
    const size_t room = libdeflate_zlib_compress_bound(pf->deflate, content->n_bytes);
    char *bytes = arena_alloc(pf->letter, room);
    const size_t n = content->n_bytes < DEFLATE_FROM ? 0 : libdeflate_zlib_compress(pf->deflate, content->bytes, content->n_bytes, bytes, room);
    if (n)
        print_stream(&pf->out, number, (struct bytes){"/Filter/FlateDecode", 19}, (struct bytes){bytes, n});
    else
        print_stream(&pf->out, number, (struct bytes){"", 0}, (struct bytes){content->bytes, content->n_bytes});
}

/* The stamp of a page: its object's number, 0 when it cannot be drawn. */
static int write_stamp(struct print_file *pf, const struct print_piece *piece, long page)
{
    const bool is_front = !pf->order->is_duplex || page % 2 == 0;
    const long sheet = pf->order->is_duplex ? page / 2 : page;
    char name[MAX_PIECE_TEXT];
    snprintf(name, sizeof name, "%s %ld/%ld", piece->piece, sheet + 1, piece->n_sheets);
    const struct mark_text text = {name, PRINT_PIECE_X_MM, PRINT_PIECE_Y_MM, PRINT_PIECE_SIZE_PT, false};
    struct buf content;
    buf_init(&content, MAX_STAMP_BYTES);
    put(&content, "Q\n"); /* as the sheet was before the letter's content */
    bool is_drawn = !is_front || !piece->marks || stamp_draw(&content, &piece->marks[sheet], PRINT_SHEET_HEIGHT_PT);
    is_drawn = stamp_draw(&content, &(struct stamp_marks){.texts = &text, .n_texts = 1}, PRINT_SHEET_HEIGHT_PT) && is_drawn && !content.overflow;
    const int number = is_drawn ? print_reserve(&pf->out) : 0;
    if (number)
        write_deflated(pf, number, &content);
    buf_done(&content);
    return number;
}

/* The letter's, and the stamp's fonts beside its own. */
static bool put_resources(struct buf *b, struct print_file *pf, struct bytes resources)
{
    struct lex lex = lex_of(resources);
    struct token token;
    struct bytes key, value;
    bool has_fonts = false;
    lex_next(&lex, &token);
    put(b, "<<");
    while (lex_entry(&lex, &key, &value)) {
        put_bytes(b, key);
        put(b, " ");
        if (!print_copy_value(b, &pf->copier, value))
            return false;
        if (bytes_is(key, "/Font") && b->n_bytes > 2) {
            b->n_bytes -= 2; /* its ">>" */
            put_type(b, pf);
            put(b, ">>");
            has_fonts = true;
        }
    }
    put(b, ">>");
    return has_fonts && !b->overflow;
}

static enum outcome add_page(struct print_file *pf, struct diag *d, const struct print_piece *piece, struct bytes page, long at)
{
    struct bytes box, contents, resources;
    struct buf b;
    if (!lex_find(page, "/MediaBox", &box) || !bytes_is(box, PRINT_MEDIA_BOX) || !lex_find(page, "/Contents", &contents) ||
        !lex_find(page, "/Resources", &resources) || *resources.at != '<')
        return fault(d, "/Page");
    const int content = print_copy_stream(&pf->copier, lex_reference(contents)), stamp = write_stamp(pf, piece, at);
    buf_init(&b, MAX_NODE_BYTES);
    const bool is_whole = content && stamp && put_resources(&b, pf, resources);
    if (is_whole) {
        begin_page(pf);
        buf_printf(&pf->out.text, "/Contents[%d 0 R %d 0 R %d 0 R]/Resources", pf->save, content, stamp);
        buf_add(&pf->out.text, b.bytes, b.n_bytes);
        put(&pf->out.text, ">>");
        print_end(&pf->out);
    }
    buf_done(&b);
    return is_whole ? DONE : fault(d, "/Resources");
}

static void note_letter(struct print_file *pf, const char *piece, const char *sha256, long n_sheets)
{
    print_hash_letter(&pf->letters, piece, sha256, (const long[]){pf->n_sheets + 1, n_sheets});
    snprintf(pf->last, sizeof pf->last, "%s", piece);
    if (pf->n_letters++ == 0)
        snprintf(pf->first, sizeof pf->first, "%s", piece);
    pf->n_sheets += n_sheets;
    if (pf->n_kids >= PAGES_PER_NODE)
        close_node(pf);
}

enum outcome print_file_add(struct print_file *pf, struct diag *d, const struct print_piece *piece, long *first_sheet)
{
    struct finished f = {.arena = pf->letter, .d = d, .inflate = pf->inflate, .bytes = piece->pdf};
    arena_reset(pf->letter);
    enum outcome got = finished_open(&f);
    if (got != DONE)
        return got;
    const long n_pages = (long)f.n_pages, per_sheet = pf->order->is_duplex ? 2 : 1;
    if ((n_pages + per_sheet - 1) / per_sheet != piece->n_sheets || strlen(piece->piece) >= BANNER_PIECE_BYTES)
        return fault(d, "/Count");
    print_copy_from(&pf->copier, &(struct print_source){object_of, &f, f.n_objects});
    for (long i = 0; i < n_pages && got == DONE; i++)
        got = add_page(pf, d, piece, f.pages[i], i);
    if (got == DONE && n_pages % per_sheet)
        add_blank(pf);
    *first_sheet = pf->n_sheets + 1;
    if (got != DONE)
        return got;
    note_letter(pf, piece->piece, piece->sha256, piece->n_sheets);
    return DONE;
}

/* --- a letter out of an older print file --- */

static bool object_of_view(void *of, long number, struct bytes *value, struct bytes *stream)
{
    struct view_object object = {0};
    const bool is_there = view_object(&object, of, number);
    *value = object.value;
    *stream = object.stream;
    return is_there;
}

/* Its number here; 0 when it cannot be taken over. */
static int copy_object(struct print_file *pf, struct bytes reference, long from)
{
    struct buf unused;
    buf_init(&unused, MAX_PIECE_TEXT);
    const bool is_copied = print_copy_value(&unused, &pf->copier, reference);
    buf_done(&unused);
    return is_copied ? pf->copier.numbers[from] : 0;
}

/* The fonts of all stamps are one pair, also those of older files: the first that are met, where no banner has brought them. */
static void keep_type(struct print_file *pf, struct bytes resources)
{
    struct bytes fonts, regular, bold;
    if (!lex_find(resources, "/Font", &fonts) || !lex_find(fonts, STAMP_REGULAR, &regular) || !lex_find(fonts, STAMP_BOLD, &bold))
        return;
    const long from[] = {lex_reference(regular), lex_reference(bold)};
    const struct bytes values[] = {regular, bold};
    int *const to[] = {&pf->type.regular, &pf->type.bold};
    for (int i = 0; i < 2; i++) {
        if (from[i] <= 0 || (size_t)from[i] >= pf->copier.source.n_objects)
            continue;
        if (!*to[i])
            *to[i] = copy_object(pf, values[i], from[i]);
        pf->copier.numbers[from[i]] = *to[i];
    }
}

/* "[save content stamp]" */
static bool take_contents(int out[2], struct print_file *pf, struct bytes contents)
{
    struct lex lex = lex_of(contents);
    struct token token;
    struct bytes value;
    if (lex_next(&lex, &token) != TOKEN_ARRAY || !lex_value(&lex, &value))
        return false;
    for (int i = 0; i < 2; i++)
        if (!lex_value(&lex, &value) || !(out[i] = print_copy_stream(&pf->copier, lex_reference(value))))
            return false;
    return true;
}

static bool take_page(struct print_file *pf, struct bytes page)
{
    struct bytes contents, resources;
    struct buf b;
    int parts[2];
    if (!lex_find(page, "/Resources", &resources))
        return false;
    if (!lex_find(page, "/Contents", &contents)) {
        add_blank(pf);
        return true;
    }
    keep_type(pf, resources);
    buf_init(&b, MAX_NODE_BYTES);
    const bool is_whole = take_contents(parts, pf, contents) && print_copy_value(&b, &pf->copier, resources);
    if (is_whole) {
        begin_page(pf);
        buf_printf(&pf->out.text, "/Contents[%d 0 R %d 0 R %d 0 R]/Resources", pf->save, parts[0], parts[1]);
        buf_add(&pf->out.text, b.bytes, b.n_bytes);
        put(&pf->out.text, ">>");
        print_end(&pf->out);
    }
    buf_done(&b);
    return is_whole;
}

enum outcome print_file_take(struct print_file *pf, struct diag *d, struct print_view *from, const struct print_taken *letter, long *first_sheet)
{
    const long per_sheet = letter->is_simplex ? 1 : 2, first = (letter->first_sheet - 1) * per_sheet;
    struct bytes page;
    enum outcome got = DONE;
    if (from->n_pages > first || (per_sheet == 2 && !pf->order->is_duplex) || strlen(letter->piece) >= BANNER_PIECE_BYTES)
        return fault(d, "/Count");
    while (got == DONE && from->n_pages < first)
        got = view_page(&page, from);
    arena_reset(pf->letter);
    print_copy_from(&pf->copier, &(struct print_source){object_of_view, from, from->n_objects});
    for (long i = 0; i < letter->n_sheets * per_sheet && got == DONE; i++) {
        got = view_page(&page, from);
        if (got == DONE && !take_page(pf, page))
            got = fault(d, "/Page");
        if (got == DONE && letter->is_simplex && pf->order->is_duplex)
            add_blank(pf);
    }
    *first_sheet = pf->n_sheets + 1;
    if (got == DONE)
        note_letter(pf, letter->piece, letter->sha256, letter->n_sheets);
    return got;
}

/* --- the file --- */

static void free_print_file(void *object)
{
    struct print_file *pf = object;
    libdeflate_free_decompressor(pf->inflate);
    libdeflate_free_compressor(pf->deflate);
    arena_free(pf->letter);
    print_free(&pf->out);
    buf_done(&pf->kids);
    buf_done(&pf->nodes);
}

enum outcome print_file_begin(struct print_file **out, struct arena *arena, struct diag *d, const struct print_order *order)
{
    struct print_file *pf = arena_alloc(arena, sizeof *pf);
    struct print_order *copy = arena_alloc(arena, sizeof *copy);
    *copy = *order;
    *pf = (struct print_file){.order = copy, .letter = arena_new()};
    pf->inflate = libdeflate_alloc_decompressor();
    pf->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    buf_init(&pf->kids, MAX_NODE_BYTES);
    buf_init(&pf->nodes, MAX_NODE_BYTES);
    print_open(&pf->out, order->fd);
    arena_defer(arena, free_print_file, pf);
    if (!pf->inflate || !pf->deflate)
        arena_no_memory();
    hash_begin(&pf->letters);
    pf->copier = (struct print_copier){.out = &pf->out, .arena = pf->letter, .file = arena};
    pf->copier.known = arena_array(arena, PRINT_KNOWN, sizeof *pf->copier.known);
    const enum outcome got = order->without_banners ? DONE : stamp_type_write(&pf->type, &pf->copier, d, order->kit);
    pf->catalog = print_reserve(&pf->out);
    pf->tree = print_reserve(&pf->out);
    pf->info = print_reserve(&pf->out);
    pf->save = print_reserve(&pf->out);
    print_stream(&pf->out, pf->save, (struct bytes){"", 0}, (struct bytes){"q\n", 2});
    if (!order->without_banners)
        add_banner(pf, 0);
    *out = pf;
    return got;
}

static enum outcome write_banners(struct print_file *pf, struct diag *d, const struct print_done *done)
{
    struct banner banner = {.order = pf->order, .done = done, .first = pf->first, .last = pf->last};
    bool is_drawn = true;
    for (int i = 0; i < 2 && is_drawn; i++) {
        struct buf content;
        buf_init(&content, MAX_STAMP_BYTES);
        banner.is_last = i == 1;
        is_drawn = banner_draw(&content, &banner) && !content.overflow;
        write_deflated(pf, pf->banners[i], &content);
        buf_done(&content);
    }
    return is_drawn ? DONE : fault(d, "banner");
}

static void write_tree(struct print_file *pf)
{
    struct buf *b = &pf->out.text;
    close_node(pf);
    print_begin(&pf->out, pf->tree);
    buf_printf(b, "<</Type/Pages/Count %ld/Kids[", pf->n_pages);
    buf_add(b, pf->nodes.bytes, pf->nodes.n_bytes);
    put(b, "]>>");
    print_end(&pf->out);
}

/* A printer that looks for them finds its settings here too; the job attributes beside the file say the same. */
static void write_head(struct print_file *pf)
{
    struct buf *b = &pf->out.text;
    const struct print_order *order = pf->order;
    print_begin(&pf->out, pf->catalog);
    buf_printf(b, "<</Type/Catalog/Pages %d 0 R/ViewerPreferences<</Duplex/%s/PrintScaling/None/NumCopies 1>>>>", pf->tree,
               order->is_duplex ? "DuplexFlipLongEdge" : "Simplex");
    print_end(&pf->out);
    print_begin(&pf->out, pf->info);
    if (order->without_banners)
        put(b, "<</Title(Herdruk)");
    else
        buf_printf(b, "<</Title(Printbestand %04ld)", order->number);
    buf_printf(b, "/Creator(Kenbaar " KENBAAR_VERSION ")/Producer(Kenbaar " KENBAAR_VERSION ")/CreationDate(D:%.4s%.2s%.2s000000Z)>>",
               order->mailing_date, order->mailing_date + 5, order->mailing_date + 8);
    print_end(&pf->out);
}

enum outcome print_file_end(struct print_file *pf, struct diag *d, struct print_done *done)
{
    arena_reset(pf->letter);
    if (!pf->order->without_banners)
        add_banner(pf, 1);
    *done = (struct print_done){.n_letters = pf->n_letters, .n_sheets = pf->n_sheets};
    hash_end_hex(&pf->letters, done->letters_sha256);
    enum outcome got = pf->order->without_banners ? DONE : write_banners(pf, d, done);
    write_tree(pf);
    write_head(pf);
    if (got == DONE)
        got = pf->nodes.overflow || pf->kids.overflow ? fault(d, "/Kids") : print_close(&pf->out, d, pf->catalog, pf->info);
    if (got != DONE)
        return got;
    hash_end_hex(&pf->out.hash, done->sha256);
    done->n_bytes = pf->out.n_written;
    return pf->order->ipp_fd >= 0 ? print_job_write(pf->order, d) : DONE;
}
