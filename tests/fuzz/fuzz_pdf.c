/* fuzz_pdf - hostile bytes through the proofreader's own readers of files (gen/pdf/proof), for libFuzzer:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE tests/fuzz/fuzz_pdf.c gen/pdf/{lex,out}.c \
 *     gen/pdf/proof/{file,heard,keys,outlines,page,plate,print_stamp,print_view,sight,type,words}.c \
 *     gen/base/{arena,buf,date,diag,hash,slab,text}.c \
 *     $(pkg-config --cflags --libs libxml-2.0 icu-uc nettle) -ldeflate -lm -o fuzz_pdf
 *   ./fuzz_pdf -max_total_time=60 -dict=tests/fuzz/pdf.dict NEW tests/fuzz/corpus/pdf
 *
 * What begins with %PDF is read as it lies there, as a letter and as a print file. Anything else is objects, one a paragraph that ends with a
 * line of a single %, which are put together as a letter's file is, so that what is fuzzed is not behind a checksum: "S<</Type...>>" and a line end
 * begin a stream. Beside memory faults it finds a refusal without a note, and a file that passes with one. */
#include <stdlib.h>
#include <string.h>

#include "../../gen/pdf/out.h"
#include "../../gen/pdf/proof/heard.h"
#include "../../gen/pdf/proof/keys.h"
#include "../../gen/pdf/proof/plate.h"
#include "../../gen/pdf/proof/print_stamp.h"
#include "../../gen/pdf/proof/print_view.h"

#define MAX_FILE_BYTES ((size_t)4 << 20)
#define MAX_OBJECTS    512

static struct arena *arena;
static struct libdeflate_decompressor *inflate;
static struct libdeflate_compressor *deflate;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    arena = arena_new();
    inflate = libdeflate_alloc_decompressor();
    deflate = libdeflate_alloc_compressor(1);
    return inflate && deflate ? 0 : 1;
}

static void read_letter(struct bytes pdf)
{
    struct heard heard;
    struct diag d;
    diag_init(&d, arena);
    struct file f = {.arena = arena, .d = &d, .inflate = inflate, .plates = plates_seen_new(arena)};
    enum outcome got = file_open(&f, pdf);
    if (got == DONE)
        got = keys_check(&f, pdf.n % 2);
    if (got == DONE)
        got = heard_read(&heard, &f);
    if ((got == DONE) != (d.n_notes == 0))
        abort();
}

static void read_print_file(struct bytes file)
{
    struct diag d;
    struct bytes page, content, resources;
    struct view_object object;
    diag_init(&d, arena);
    struct print_view view = {.arena = arena, .d = &d, .file = file};
    struct stamp_fonts fonts = {.file = {.arena = arena, .d = &d, .inflate = inflate}};
    struct stamped *stamped = arena_alloc(arena, sizeof *stamped);
    enum outcome got = view_open(&view);
    while (got == DONE && (got = view_page(&page, &view)) == DONE) {
        const bool has_fonts = lex_find(page, "/Resources", &resources) && stamp_fonts_meet(&fonts, &view, resources);
        if (has_fonts && lex_find(page, "/Contents", &content) && view_object(&object, &view, lex_reference(content)) && object.stream.at)
            stamp_read(stamped, &fonts, object.stream, false);
    }
    if (got == DONE || d.n_notes == 0)
        abort();
}

/* One paragraph's object. */
static void put_object(struct pdf_out *o, int number, struct bytes text)
{
    const char *end = memchr(text.at, '\n', text.n);
    if (*text.at == 'S' && end) {
        const size_t n_dict = (size_t)(end - text.at);
        const struct bytes dict = {text.at + 1, n_dict - 1};
        const struct bytes entries = dict.n > 4 ? (struct bytes){dict.at + 2, dict.n - 4} : (struct bytes){"", 0};
        out_plain_stream(o, number, entries, (struct bytes){end + 1, text.n - n_dict - 1});
        return;
    }
    out_begin(o, number);
    put_bytes(&o->packed, text);
}

static bool put_together(struct buf *out, struct bytes text)
{
    struct bytes objects[MAX_OBJECTS];
    struct pdf_out o;
    size_t n = 0;
    for (const char *at = text.at, *end = text.at + text.n; at < end && n < MAX_OBJECTS; n++) {
        const char *to = memmem(at, (size_t)(end - at), "\n%\n", 3);
        objects[n] = (struct bytes){at, (size_t)((to ? to : end) - at)};
        at = to ? to + 3 : end;
        if (objects[n].n == 0)
            return false;
    }
    if (n < 2)
        return false;
    buf_init(out, MAX_FILE_BYTES);
    out_init(&o, out, deflate);
    for (size_t i = 0; i < n; i++)
        out_reserve(&o);
    for (size_t i = 0; i < n; i++)
        put_object(&o, (int)i + 1, objects[i]);
    const bool is_whole = out_finish(&o, 1, (int)n);
    out_done(&o);
    return is_whole;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t n)
{
    arena_reset(arena);
    char *copy = malloc(n + 1); /* so that a byte too far is seen */
    memcpy(copy, data, n);
    const struct bytes bytes = {copy, n};
    struct buf pdf = {0};
    if (n > 4 && memcmp(copy, "%PDF", 4) == 0) {
        char *exact = malloc(n);
        memcpy(exact, data, n);
        read_letter((struct bytes){exact, n});
        read_print_file((struct bytes){exact, n});
        free(exact);
    } else if (n && put_together(&pdf, bytes)) {
        char *exact = malloc(pdf.n_bytes);
        memcpy(exact, pdf.bytes, pdf.n_bytes);
        read_letter((struct bytes){exact, pdf.n_bytes});
        free(exact);
    }
    arena_reset(arena);
    if (pdf.max_bytes)
        buf_done(&pdf);
    free(copy);
    return 0;
}
