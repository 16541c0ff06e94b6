/* print files: finished letters put together, and read again as they were written. What is not as it must be is found,
 * whatever it is. */
#include "../../lib/test.h"

#include <stdio.h>
#include <stdlib.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../../gen/marks/kix.h"
#include "../../../gen/marks/matrix.h"
#include "../../../gen/pdf/print_file.h"
#include "../../../gen/pdf/proof/print_proof.h"
#include "../../../gen/pdf/proof/print_view.h"
#include "studio.h"

#define RUN       "16593333"
#define N_LETTERS 24
#define N_FLIPS   3000

static const struct pdf_about about = {
    .mailing_date = DATE, .bundle_hash = "0123456789abcdef", .form = "separate", .format = "standard"};

/* A mail-room with letters of one to three pages, each with words of its own. */
struct room {
    const char *profile; /* on the banners; NULL: an envelope of the house */
    struct test_ctx *t;
    struct studio studio;
    struct buf letters[N_LETTERS];
    char pieces[N_LETTERS][18];
    long n_pages[N_LETTERS];
    bool is_duplex;
    struct stamp_marks marks; /* on each front */
    struct proof_marks proof_marks;
    long first;               /* sheet of the next letter to be proofread */
    int left_out;             /* a letter that is not in the file; -1: none */
    const struct proof_rect *matrix, *kix; /* where codes are asked for; NULL: not */
    const char *kix_code;
};

static struct mark_rect stamp_rects[] = {{8, 40, 5, 0.8}, {8, 44.25, 5, 0.8}};
static struct proof_rect proof_rects[] = {{8, 40, 5, 0.8}, {8, 44.25, 5, 0.8}};

static struct room *open_room(struct test_ctx *t, bool is_duplex)
{
    struct room *r = arena_alloc(t->arena, sizeof *r);
    r->t = t;
    r->is_duplex = is_duplex;
    r->left_out = -1;
    r->studio = open_studio(t);
    r->marks = (struct stamp_marks){.rects = stamp_rects, .n_rects = 2};
    r->proof_marks = (struct proof_marks){.rects = proof_rects, .n_rects = 2};
    for (int i = 0; i < N_LETTERS; i++) {
        r->n_pages[i] = 1 + i % 3;
        struct layout *layout = empty_layout(t, (size_t)r->n_pages[i]);
        add(&layout->pages[0], text(t, &r->studio, arena_printf(t->arena, "Brief %d", i), &heading));
        for (long page = 0; page < r->n_pages[i]; page++)
            add(&layout->pages[page], text(t, &r->studio, arena_printf(t->arena, "aan nummer %d, blad %ld", i, page), &paragraph));
        add(&layout->pages[r->n_pages[i] - 1],
            other(t, (struct mark){.kind = MARK_PATH, .owner = &code, .x_pt = 50, .y_pt = 50, .paths = &triangle, .n_paths = 1}));
        buf_init(&r->letters[i], 1 << 20);
        assert_int_equal(pdf_write(&r->letters[i], t->arena, t->diag, r->studio.pdf, layout, &about), DONE);
        snprintf(r->pieces[i], sizeof r->pieces[i], RUN "%09d", i + 1);
    }
    return r;
}

static void close_room(struct room *r)
{
    for (int i = 0; i < N_LETTERS; i++)
        buf_done(&r->letters[i]);
}

static long sheets_of(const struct room *r, int i)
{
    return r->is_duplex ? (r->n_pages[i] + 1) / 2 : r->n_pages[i];
}

/* How the writer of a print file may err: which letter it takes, and under which piece. */
struct order_of_letters {
    int letters[N_LETTERS + 1], pieces[N_LETTERS + 1];
    int n;
};

static struct order_of_letters right_order(void)
{
    struct order_of_letters o = {.n = N_LETTERS};
    for (int i = 0; i < N_LETTERS; i++)
        o.letters[i] = o.pieces[i] = i;
    return o;
}

/* A print file of those letters, in memory. */
static struct buf write_file(struct room *r, const struct order_of_letters *order, struct print_done *done)
{
    struct print_file *pf;
    struct buf file;
    struct stamp_marks marks[2];
    char part[1 << 12];
    long first;
    const int fd = memfd_create("print", 0), ipp = memfd_create("ipp", 0);
    const struct print_order print = {fd, ipp, r->studio.pdf, RUN, 3, r->profile ? r->profile : "nen1026-left-c5", DATE, r->is_duplex, false, 0};
    assert_int_equal(print_file_begin(&pf, r->t->arena, r->t->diag, &print), DONE);
    marks[0] = marks[1] = r->marks;
    for (int i = 0; i < order->n; i++) {
        const struct buf *letter = &r->letters[order->letters[i]];
        char hash[HASH_HEX_LEN + 1];
        hash_sha256_hex(letter->bytes, letter->n_bytes, hash);
        const struct print_piece piece = {
            {letter->bytes, letter->n_bytes}, hash, r->pieces[order->pieces[i]], sheets_of(r, order->letters[i]), r->is_duplex ? marks : NULL};
        assert_int_equal(print_file_add(pf, r->t->diag, &piece, &first), DONE);
    }
    assert_int_equal(print_file_end(pf, r->t->diag, done), DONE);
    buf_init(&file, 64 << 20);
    lseek(fd, 0, SEEK_SET);
    for (ssize_t n; (n = read(fd, part, sizeof part)) > 0;)
        buf_add(&file, part, (size_t)n);
    close(fd);
    close(ipp);
    return file;
}

static enum outcome next_letter(void *context, struct diag *d, long at, struct print_proof_letter *out)
{
    static struct proof_marks marks[2];
    static char sha256[HASH_HEX_LEN + 1];
    struct room *r = context;
    (void)d;
    at += r->left_out >= 0 && at >= r->left_out;
    marks[0] = marks[1] = r->proof_marks;
    hash_sha256_hex(r->letters[at].bytes, r->letters[at].n_bytes, sha256);
    *out = (struct print_proof_letter){.pdf = {r->letters[at].bytes, r->letters[at].n_bytes}, .sha256 = sha256, .piece = r->pieces[at], .first_sheet = r->first,
                                       .n_sheets = sheets_of(r, (int)at), .marks = r->is_duplex ? marks : NULL,
                                       .matrix = r->matrix, .kix = r->kix, .kix_code = r->kix_code};
    r->first += sheets_of(r, (int)at);
    return DONE;
}

static enum outcome proofread_file(struct room *r, const struct buf *file)
{
    const struct print_proof_order order = {.file = {file->bytes, file->n_bytes}, .is_duplex = r->is_duplex, .run = RUN, .number = 3,
                                            .n_letters = N_LETTERS - (r->left_out >= 0), .letter = next_letter, .context = r};
    struct arena *arena = arena_new();
    diag_clear(r->t->diag);
    r->first = 2;
    const enum outcome got = print_proofread(arena, r->t->diag, &order);
    arena_free(arena);
    if (got != DONE)
        assert_note(r->t->diag, "B051");
    return got;
}

static void test_right(void **state)
{
    struct test_ctx *t = *state;
    for (int is_duplex = 0; is_duplex < 2; is_duplex++) {
        struct room *r = open_room(t, is_duplex);
        const struct order_of_letters order = right_order();
        struct print_done done, again;
        struct buf file = write_file(r, &order, &done), same = write_file(r, &order, &again);
        char hash[HASH_HEX_LEN + 1];
        assert_int_equal(proofread_file(r, &file), DONE);
        assert_no_notes(t->diag);
        assert_int_equal(done.n_letters, N_LETTERS);
        assert_int_equal(done.n_sheets, 2 + (is_duplex ? N_LETTERS / 3 * 4 : N_LETTERS * 2));
        assert_int_equal(done.n_bytes, file.n_bytes);
        hash_sha256_hex(file.bytes, file.n_bytes, hash);
        assert_string_equal(done.sha256, hash);
        assert_int_equal(same.n_bytes, file.n_bytes);
        assert_memory_equal(same.bytes, file.bytes, file.n_bytes);
        assert_int_equal(count(&file, "(Brief bij"), 0);
        buf_done(&file);
        buf_done(&same);
        close_room(r);
    }
}

/* The writer errs: every two letters change places, with their pieces and without; one is left out, doubled, under the piece of another. */
static void test_wrong_letters(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    struct print_done done;
    int n_passed = 0;
    for (int i = 0; i < N_LETTERS; i++) {
        for (int j = i + 1; j < N_LETTERS; j++) {
            for (int with_piece = 0; with_piece < 3; with_piece++) {
                struct order_of_letters order = right_order();
                if (with_piece != 2)
                    order.letters[i] = j, order.letters[j] = i;
                if (with_piece != 0)
                    order.pieces[i] = j, order.pieces[j] = i;
                struct buf file = write_file(r, &order, &done);
                n_passed += proofread_file(r, &file) == DONE;
                buf_done(&file);
            }
        }
        struct order_of_letters lost = right_order(), doubled = right_order(), named = right_order();
        lost.n--;
        memmove(&lost.letters[i], &lost.letters[i + 1], (size_t)(N_LETTERS - 1 - i) * sizeof *lost.letters);
        memmove(&lost.pieces[i], &lost.pieces[i + 1], (size_t)(N_LETTERS - 1 - i) * sizeof *lost.pieces);
        doubled.letters[doubled.n] = doubled.pieces[doubled.n] = i;
        doubled.n++;
        named.pieces[i] = (i + 1) % N_LETTERS;
        const struct order_of_letters *const all[] = {&lost, &doubled, &named};
        for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
            struct buf file = write_file(r, all[k], &done);
            n_passed += proofread_file(r, &file) == DONE;
            buf_done(&file);
        }
    }
    assert_int_equal(n_passed, 0);
    close_room(r);
}

/* --- the file is not as it was written --- */

/* The places in the file of the references in all lists of pages. */
static size_t find_pages(char **out, size_t max, struct buf *file)
{
    size_t n = 0;
    for (char *at = file->bytes; (at = memmem(at, (size_t)(file->bytes + file->n_bytes - at), "/Count ", 7)); at += 7) {
        char *list = strstr(at, "/Kids[");
        if (!list || list[6] == ' ') /* that of the nodes */
            continue;
        for (char *kid = list + 6; *kid >= '0' && *kid <= '9' && n < max; kid += strcspn(kid, "R") + 1, kid += *kid == ' ')
            out[n++] = kid;
    }
    return n;
}

static size_t length_of(const char *reference)
{
    return strcspn(reference, "R") + 1;
}

static void exchange(char *a, char *b, size_t n)
{
    char kept[32];
    memcpy(kept, a, n);
    memcpy(a, b, n);
    memcpy(b, kept, n);
}

/* Blank backs are all alike, but for who they belong to. */
static bool is_blank(const struct buf *file, const char *reference)
{
    char head[40];
    const int n = snprintf(head, sizeof head, "\n%ld 0 obj\n", strtol(reference, NULL, 10));
    const char *at = memmem(file->bytes, file->n_bytes, head, (size_t)n);
    const char *end = at ? strstr(at, "endobj") : NULL;
    return end && memmem(at, (size_t)(end - at), "/Resources<<>>", 14);
}

static void test_wrong_pages(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    const struct order_of_letters order = right_order();
    struct print_done done;
    struct buf file = write_file(r, &order, &done);
    char *pages[256];
    const size_t n = find_pages(pages, 256, &file);
    size_t n_pairs = 0, n_passed = 0;
    assert_int_equal(n, 2 * done.n_sheets);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            const size_t length = length_of(pages[i]);
            char kept[32];
            if (i == j || length != length_of(pages[j]))
                continue;
            memcpy(kept, pages[i], length);
            memcpy(pages[i], pages[j], length); /* one page lost, another twice */
            n_passed += proofread_file(r, &file) == DONE;
            memcpy(pages[i], kept, length);
            if (j < i || (is_blank(&file, pages[i]) && is_blank(&file, pages[j])))
                continue;
            exchange(pages[i], pages[j], length);
            n_passed += proofread_file(r, &file) == DONE;
            exchange(pages[i], pages[j], length);
            n_pairs++;
        }
    }
    assert_true(n_pairs > 500);
    assert_int_equal(n_passed, 0);
    assert_int_equal(proofread_file(r, &file), DONE);
    buf_done(&file);
    close_room(r);
}

/* Whether a place is in what tells of the program and the day, or in the identity: nothing is printed of it. Or in the type of the stamps, which stands
 * before all: its outlines and what its codes say are read, its widths only space it. */
static bool is_beside(const struct buf *file, size_t at)
{
    const char *info = memmem(file->bytes, file->n_bytes, "/Creator", 8), *trailer = memmem(file->bytes, file->n_bytes, "/ID[", 4);
    const char *info_end = strstr(info, ">>"), *byte = file->bytes + at;
    const char *save = memmem(file->bytes, file->n_bytes, "\nq\n\nendstream", 13);
    return (byte >= info && byte < info_end) || byte >= trailer || byte < save;
}

/* One white space in the place of another says the same. */
static bool is_space(char c)
{
    return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static void test_flipped_bits(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    const struct order_of_letters order = right_order();
    struct print_done done;
    struct buf file = write_file(r, &order, &done);
    unsigned seed = 7;
    for (int i = 0; i < N_FLIPS; i++) {
        seed = seed * 1664525 + 1013904223;
        const size_t at = (seed >> 3) % file.n_bytes;
        const bool was_space = is_space(file.bytes[at]);
        file.bytes[at] ^= (char)(1 << seed % 7);
        if (proofread_file(r, &file) == DONE && !is_beside(&file, at) && !(was_space && is_space(file.bytes[at])))
            fail_msg("byte %zu of %zu: %.40s", at, file.n_bytes, file.bytes + (at > 20 ? at - 20 : 0));
        file.bytes[at] ^= (char)(1 << seed % 7);
    }
    for (size_t cut = 1; cut < 400; cut += 7) {
        struct buf shorter = file;
        shorter.n_bytes -= cut;
        assert_int_equal(proofread_file(r, &shorter), BROKEN);
    }
    buf_done(&file);
    close_room(r);
}

/* What the file says of itself names nobody, and its banners say no more than they should. */
static void test_told(void **state)
{
    static const char *const changes[][2] = {{"/Creator(Kenbaar", "/Creator(Jansen "}, {"/Producer(", "/Keywords("}, {"/ID[<", "/IX[<"}, {"/Title(P", "/Title(J"}};
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    const struct order_of_letters order = right_order();
    struct print_done done;
    struct buf file = write_file(r, &order, &done);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const size_t n = strlen(changes[i][0]);
        char *at = memmem(file.bytes, file.n_bytes, changes[i][0], n);
        assert_non_null(at);
        memcpy(at, changes[i][1], n);
        assert_int_equal(proofread_file(r, &file), BROKEN);
        memcpy(at, changes[i][0], n);
    }
    assert_int_equal(proofread_file(r, &file), DONE);
    buf_done(&file);
    r->profile = "J. Jansen";
    file = write_file(r, &order, &done);
    assert_int_equal(proofread_file(r, &file), BROKEN);
    buf_done(&file);
    close_room(r);
}

/* Marks that are not where they belong, and words of the inserter's. */
static void test_wrong_marks(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    const struct order_of_letters order = right_order();
    static const struct mark_text right = {"KIX 1234AB12", 33, 55, 9, false}, wrong = {"KIX 1234AB13", 33, 55, 9, true};
    static const struct proof_text words[] = {{"KIX 1234AB12", 33, 55, 9}}, elsewhere[] = {{"KIX 1234AB12", 33.1, 55, 9}}, larger[] = {{"KIX 1234AB12", 33, 55, 9.5}};
    struct print_done done;
    r->marks.texts = &right;
    r->marks.n_texts = r->proof_marks.n_texts = 1;
    r->proof_marks.texts = words;
    struct buf file = write_file(r, &order, &done);
    assert_int_equal(proofread_file(r, &file), DONE);
    proof_rects[1].y_mm += 0.05;
    assert_int_equal(proofread_file(r, &file), BROKEN);
    proof_rects[1].y_mm -= 0.05;
    r->proof_marks.n_rects = 1;
    assert_int_equal(proofread_file(r, &file), BROKEN);
    r->proof_marks.n_rects = 2;
    r->proof_marks.texts = elsewhere;
    assert_int_equal(proofread_file(r, &file), BROKEN);
    r->proof_marks.texts = larger;
    assert_int_equal(proofread_file(r, &file), BROKEN);
    r->proof_marks.texts = words;
    buf_done(&file);
    r->marks.texts = &wrong;
    file = write_file(r, &order, &done);
    assert_int_equal(proofread_file(r, &file), BROKEN);
    buf_done(&file);
    close_room(r);
}

/* Who drew the marks and who says which must stand there err alike: what the codes say is still read. */
static void test_codes(void **state)
{
    static const struct proof_rect square = {8, 240, 17, 17}, bars = {33, 80.5, 83, 5.5};
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    const struct order_of_letters order = right_order();
    struct print_done done;
    struct mark_set set = {0};
    char payload[MATRIX_DIGITS + 1];
    assert_true(matrix_payload(payload, r->pieces[0], 1, 1));
    assert_true(matrix_marks(&set, t->arena, payload, &(struct mark_rect){8, 240, 17, 17}) && kix_marks(&set, t->arena, "1234AB12", 33, 80.5));
    struct proof_rect *rects = arena_array(t->arena, set.n_rects, sizeof *rects);
    for (size_t i = 0; i < set.n_rects; i++)
        rects[i] = (struct proof_rect){set.rects[i].x_mm, set.rects[i].y_mm, set.rects[i].width_mm, set.rects[i].height_mm};
    r->marks = (struct stamp_marks){.rects = set.rects, .n_rects = set.n_rects};
    r->proof_marks = (struct proof_marks){.rects = rects, .n_rects = set.n_rects};
    struct buf file = write_file(r, &order, &done);
    assert_int_equal(proofread_file(r, &file), DONE);
    r->matrix = &square; /* of the first letter on all of them */
    assert_int_equal(proofread_file(r, &file), BROKEN);
    r->matrix = NULL;
    r->kix = &bars;
    r->kix_code = "1234AB12";
    assert_int_equal(proofread_file(r, &file), DONE);
    r->kix_code = "1234AB13";
    assert_int_equal(proofread_file(r, &file), BROKEN);
    r->kix_code = "";
    assert_int_equal(proofread_file(r, &file), BROKEN);
    buf_done(&file);
    close_room(r);
}

/* What is no letter of ours, or not as it was planned, does not get into a print file. */
static void test_no_letter(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    struct print_file *pf;
    long first;
    const struct print_order print = {memfd_create("print", 0), -1, r->studio.pdf, RUN, 1, "nen1026-left-c5", DATE, true, false, 0};
    const struct buf *letter = &r->letters[2];
    struct print_piece piece = {{letter->bytes, letter->n_bytes}, "00", r->pieces[2], 1, NULL};
    assert_int_equal(print_file_begin(&pf, t->arena, t->diag, &print), DONE);
    assert_int_equal(print_file_add(pf, t->diag, &piece, &first), BROKEN); /* three pages are two sheets */
    assert_note(t->diag, "B050");
    piece.n_sheets = 2;
    for (size_t n = 0; n < letter->n_bytes; n += 97) {
        diag_clear(t->diag);
        piece.pdf.n = n;
        assert_int_equal(print_file_add(pf, t->diag, &piece, &first), BROKEN);
        assert_note(t->diag, "B050");
    }
    close(print.fd);
    diag_clear(t->diag);
    const struct print_order full = {open("/dev/full", O_WRONLY), -1, r->studio.pdf, RUN, 1, "nen1026-left-c5", DATE, true, false, 0};
    struct print_done done;
    assert_int_equal(print_file_begin(&pf, t->arena, t->diag, &full), DONE);
    assert_int_equal(print_file_end(pf, t->diag, &done), BROKEN);
    assert_note(t->diag, "S002");
    close(full.fd);
    close_room(r);
}

/* Letters out of an older print file, but for one: they are whole, and the banners tell of what is left. */
static void test_taken_letters(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    const struct order_of_letters order = right_order();
    struct print_done done;
    struct buf file = write_file(r, &order, &done);
    for (int left_out = -1; left_out < N_LETTERS; left_out += 5) {
        const struct print_order print = {memfd_create("cut", 0), -1, r->studio.pdf, RUN, 3, r->profile ? r->profile : "nen1026-left-c5", DATE, true, false, 0};
        struct print_view old = {.arena = t->arena, .d = t->diag, .file = {file.bytes, file.n_bytes}};
        struct print_file *pf;
        long sheet = 2, first;
        assert_int_equal(view_open(&old), DONE);
        assert_int_equal(print_file_begin(&pf, t->arena, t->diag, &print), DONE);
        for (int i = 0; i < N_LETTERS; i++) {
            char hash[HASH_HEX_LEN + 1];
            hash_sha256_hex(r->letters[i].bytes, r->letters[i].n_bytes, hash);
            const struct print_taken taken = {r->pieces[i], hash, sheet, sheets_of(r, i), !r->is_duplex};
            if (i != left_out)
                assert_int_equal(print_file_take(pf, t->diag, &old, &taken, &first), DONE);
            sheet += sheets_of(r, i);
        }
        assert_int_equal(print_file_end(pf, t->diag, &done), DONE);
        char *mapped = mmap(NULL, done.n_bytes, PROT_READ, MAP_SHARED, print.fd, 0);
        const struct buf cut = {.bytes = mapped, .n_bytes = done.n_bytes};
        r->left_out = left_out;
        assert_int_equal(proofread_file(r, &cut), DONE);
        munmap(mapped, done.n_bytes);
        close(print.fd);
    }
    buf_done(&file);
    close_room(r);
}

/* --- job attributes --- */

/* Reads an IPP message (RFC 8010) into lines "tag name value"; members of collections are indented. */
static void read_job(char *out, size_t n_out, const unsigned char *at, size_t n)
{
    size_t i = 8, used = 0;
    int depth = 0;
    while (i < n && at[i] != 0x03) {
        const unsigned tag = at[i++];
        if (tag < 0x10)
            continue;
        const size_t n_name = (size_t)at[i] << 8 | at[i + 1], name = i + 2, n_value = (size_t)at[name + n_name] << 8 | at[name + n_name + 1],
                     value = name + n_name + 2;
        i = value + n_value;
        assert_true(i < n);
        depth -= tag == 0x37;
        if (n_value == 4 && tag < 0x30)
            used += (size_t)snprintf(out + used, n_out - used, "%*s%.*s=%u\n", depth, "", (int)n_name, (const char *)at + name,
                                     (unsigned)at[value] << 24 | (unsigned)at[value + 1] << 16 | (unsigned)at[value + 2] << 8 | at[value + 3]);
        else
            used += (size_t)snprintf(out + used, n_out - used, "%*s%.*s=%.*s\n", depth, "", (int)n_name, (const char *)at + name, (int)n_value,
                                     (const char *)at + value);
        depth += tag == 0x34;
    }
    assert_int_equal(i + 1, n);
    assert_int_equal(depth, 0);
}

static void test_job(void **state)
{
    struct test_ctx *t = *state;
    struct room *r = open_room(t, true);
    for (int is_duplex = 0; is_duplex < 2; is_duplex++) {
        const struct print_order print = {memfd_create("print", 0), memfd_create("ipp", 0), r->studio.pdf, RUN, 12, "nen1026-left-c5", DATE, is_duplex, false, 0};
        struct print_file *pf;
        struct print_done done;
        unsigned char bytes[4096];
        char lines[4096];
        assert_int_equal(print_file_begin(&pf, t->arena, t->diag, &print), DONE);
        assert_int_equal(print_file_end(pf, t->diag, &done), DONE);
        const ssize_t n = pread(print.ipp_fd, bytes, sizeof bytes, 0);
        assert_true(n > 8);
        assert_memory_equal(bytes, "\x02\x00\x00\x02\x00\x00\x00\x01\x01", 9);
        read_job(lines, sizeof lines, bytes, (size_t)n);
        assert_string_equal(lines, is_duplex ? "attributes-charset=utf-8\nattributes-natural-language=nl\njob-name=16593333-0012-nen1026-left-c5\n"
            "document-format=application/pdf\ncopies=1\nfinishings=3\njob-sheets=none\nmedia-col=\n =media-size\n =\n  =x-dimension\n  =21000\n"
            "  =y-dimension\n  =29700\n =\n =media-type\n =stationery\n =media-weight-metric\n =80\n=\nnumber-up=1\norientation-requested=3\n"
            "print-scaling=none\nsides=two-sided-long-edge\n" : strstr(lines, "attributes-charset"));
        assert_non_null(strstr(lines, is_duplex ? "sides=two-sided-long-edge\n" : "sides=one-sided\n"));
        close(print.fd);
        close(print.ipp_fd);
    }
    close_room(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_right),       TEST(test_wrong_letters), TEST(test_wrong_pages), TEST(test_flipped_bits), TEST(test_told), TEST(test_codes),
        TEST(test_wrong_marks), TEST(test_no_letter),     TEST(test_taken_letters), TEST(test_job),
    };
    return cmocka_run_group_tests_name("pdf/print", tests, NULL, NULL);
}
