#include "print_proof.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "../../base/hash.h"
#include "description.h"
#include "print_codes.h"
#include "print_stamp.h"

#define POINTS_PER_MM  (72 / 25.4)
#define HEIGHT_PT      841.89
#define NEAR_PT        0.00051 /* written to the thousandth */
#define PIECE_X_MM     33    /* where piece and sheet stand, under all that letters print, and their size */
#define PIECE_Y_MM     292.2
#define PIECE_PT       5
#define MAX_DEPTH      8    /* resources > font > descendant > descriptor > file */
#define MAX_STAMP      ((size_t)1 << 20)
#define MAX_LINE       256
#define PROFILE_CHARS  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
#define LETTERS_KEPT   64 /* whose bytes stay mapped */

struct proof {
    const struct print_proof_order *order;
    struct arena *letter; /* one letter at a time */
    struct diag *d;
    struct libdeflate_decompressor *inflate;
    struct print_view view;
    struct stamp_fonts fonts;
    struct stamped *stamped;
    char *room; /* MAX_STAMP bytes: a content, inflated */
    struct file single; /* the letter's own PDF */
    long *same_as;      /* per object of it: the one of the print file that is the same */
    long save;          /* the object that stands before each content; 0: not yet met */
    long n_sheets, n_letters;
    char first[MAX_LINE], last[MAX_LINE]; /* pieces */
    struct hash_stream letters;
};

static enum outcome fault(const struct proof *p, const char *what)
{
    return view_fault(&p->view, what);
}

/* --- the same objects --- */

static bool are_same_objects(struct proof *p, long ours, long theirs, int depth);

/* Token by token; a reference is the same when what it leads to is. */
static bool are_same(struct proof *p, struct bytes ours, struct bytes theirs, int depth)
{
    struct lex a = lex_of(ours), b = lex_of(theirs);
    struct token left, right;
    for (;;) {
        lex_next(&a, &left);
        lex_next(&b, &right);
        if (left.kind != right.kind || left.kind == TOKEN_BAD)
            return false;
        if (left.kind == TOKEN_END)
            return true;
        struct bytes numbers, others;
        if (left.kind == TOKEN_ARRAY && lex_numbers(&a, &numbers)) {
            if (!lex_numbers(&b, &others) || numbers.n != others.n || memcmp(numbers.at, others.at, numbers.n) != 0)
                return false;
            continue;
        }
        if (left.kind == TOKEN_NUMBER) {
            struct bytes x, y;
            a.at = left.at;
            b.at = right.at;
            if (!lex_value(&a, &x) || !lex_value(&b, &y))
                return false;
            const long to = lex_reference(x), from = lex_reference(y);
            if ((to || from) && !(to && from && are_same_objects(p, to, from, depth + 1)))
                return false;
            if (to)
                continue;
        }
        if (left.n != right.n || memcmp(left.at, right.at, left.n) != 0)
            return false;
    }
}

static bool are_same_objects(struct proof *p, long ours, long theirs, int depth)
{
    struct view_object object;
    const struct file_object *other = file_object(&p->single, theirs);
    if (!other || depth > MAX_DEPTH)
        return false;
    if (p->same_as[theirs])
        return p->same_as[theirs] == ours;
    if (!view_object(&object, &p->view, ours) || !object.stream.at != !other->stream.at || object.stream.n != other->stream.n)
        return false;
    if (object.stream.at && memcmp(object.stream.at, other->stream.at, object.stream.n) != 0)
        return false;
    if (!are_same(p, object.value, other->value, depth))
        return false;
    p->same_as[theirs] = ours;
    return true;
}

/* The letter's list, and behind it the two fonts of the stamp. */
static bool have_same_fonts(struct proof *p, struct bytes ours, struct bytes theirs)
{
    struct lex a = lex_of(ours), b = lex_of(theirs);
    struct token token;
    struct bytes key, value, name, other;
    lex_next(&a, &token);
    lex_next(&b, &token);
    while (lex_entry(&b, &name, &other))
        if (!lex_entry(&a, &key, &value) || key.n != name.n || memcmp(key.at, name.at, key.n) != 0 || !are_same(p, value, other, 0))
            return false;
    return lex_entry(&a, &key, &value) && lex_entry(&a, &key, &value) && !lex_entry(&a, &key, &value);
}

static bool have_same_resources(struct proof *p, struct bytes ours, struct bytes theirs)
{
    struct lex a = lex_of(ours), b = lex_of(theirs);
    struct token token;
    struct bytes key, value, name, other;
    lex_next(&a, &token);
    lex_next(&b, &token);
    while (lex_entry(&b, &name, &other)) {
        if (!lex_entry(&a, &key, &value) || key.n != name.n || memcmp(key.at, name.at, key.n) != 0)
            return false;
        if (!(bytes_is(key, "/Font") ? have_same_fonts(p, value, other) : are_same(p, value, other, 0)))
            return false;
    }
    return !lex_entry(&a, &key, &value);
}

/* --- what stands over a letter --- */

static bool content_of(struct bytes *out, struct proof *p, long number)
{
    struct view_object object;
    struct bytes filter;
    if (!view_object(&object, &p->view, number) || !object.stream.at)
        return false;
    *out = object.stream;
    if (!lex_find(object.value, "/Filter", &filter))
        return true;
    out->at = p->room;
    return bytes_is(filter, "/FlateDecode") &&
           libdeflate_zlib_decompress(p->inflate, object.stream.at, object.stream.n, p->room, MAX_STAMP, &out->n) == LIBDEFLATE_SUCCESS;
}

static bool is_near(double a, double b)
{
    return fabs(a - b) < NEAR_PT;
}

static bool is_text_at(const struct stamped_text *text, const char *words, double x_mm, double y_mm)
{
    return strcmp(text->words, words) == 0 && is_near(text->x_pt, x_mm * POINTS_PER_MM) && is_near(text->y_pt, HEIGHT_PT - y_mm * POINTS_PER_MM);
}

static bool are_marks(const struct stamped *s, const struct proof_marks *marks)
{
    const size_t n_rects = marks ? marks->n_rects : 0, n_texts = marks ? marks->n_texts : 0;
    if (s->n_rects != n_rects || s->n_texts != n_texts + 1)
        return false;
    for (size_t i = 0; i < n_rects; i++) {
        const struct proof_rect *r = &marks->rects[i];
        const struct stamped_rect *found = &s->rects[i];
        if (!is_near(found->x_pt, r->x_mm * POINTS_PER_MM) || !is_near(found->width_pt, r->width_mm * POINTS_PER_MM) ||
            !is_near(found->height_pt, r->height_mm * POINTS_PER_MM) ||
            !is_near(found->y_pt, HEIGHT_PT - (r->y_mm + r->height_mm) * POINTS_PER_MM))
            return false;
    }
    for (size_t i = 0; i < n_texts; i++) {
        const struct proof_text *t = &marks->texts[i];
        if (!is_text_at(&s->texts[i], t->words, t->x_mm, t->y_mm) || !is_near(s->texts[i].size_pt, t->size_pt))
            return false;
    }
    return true;
}

static long per_sheet(const struct proof *p, const struct print_proof_letter *letter)
{
    return p->order->is_duplex && !letter->is_simplex ? 2 : 1;
}

/* What a scanner would read is what it should. */
static bool can_be_read(const struct stamped *s, const struct print_proof_letter *letter, long sheet)
{
    char digits[CODES_MATRIX_DIGITS + 1], wanted[CODES_MATRIX_DIGITS + 1], kix[CODES_KIX_MAX + 1];
    codes_expect_matrix(wanted, letter->piece, sheet + 1, letter->n_sheets);
    if (letter->matrix && (!codes_read_matrix(digits, s, letter->matrix) || strcmp(digits, wanted) != 0))
        return false;
    return !letter->kix || sheet > 0 || (codes_read_kix(kix, s, letter->kix) && strcmp(kix, letter->kix_code) == 0);
}

/* The marks of its sheet on a front, and on each page the piece, below everything else. */
static bool is_stamp(struct proof *p, long number, const struct print_proof_letter *letter, long page)
{
    struct stamped *s = p->stamped;
    struct view_object object;
    struct bytes content;
    const long n = per_sheet(p, letter), sheet = page / n;
    const bool is_front = page % n == 0;
    char expected[MAX_LINE];
    snprintf(expected, sizeof expected, "%s %ld/%ld", letter->piece, sheet + 1, letter->n_sheets);
    if (!content_of(&content, p, number) || !stamp_read(s, &p->fonts, content, true) || s->n_texts == 0)
        return false;
    if (letter->stamps) {
        const struct bytes older = letter->stamps[page];
        if (!view_object(&object, &p->view, number) || object.stream.n != older.n || memcmp(object.stream.at, older.at, older.n) != 0)
            return false;
    } else if (!are_marks(s, is_front && letter->marks ? &letter->marks[sheet] : NULL)) {
        return false;
    }
    if (is_front && !can_be_read(s, letter, sheet))
        return false;
    const struct stamped_text *text = &s->texts[s->n_texts - 1];
    return text->size_pt == PIECE_PT && is_text_at(text, expected, PIECE_X_MM, PIECE_Y_MM);
}

/* --- pages --- */

static bool find(struct bytes dict, const char *key, struct bytes *value)
{
    return lex_find(dict, key, value);
}

/* "[12 0 R 13 0 R 14 0 R]" */
static bool three_of(long out[3], struct bytes list)
{
    struct lex lex = lex_of(list);
    struct token token;
    struct bytes value;
    if (lex_next(&lex, &token) != TOKEN_ARRAY)
        return false;
    for (int i = 0; i < 3; i++)
        if (!lex_value(&lex, &value) || !(out[i] = lex_reference(value)))
            return false;
    return lex_next(&lex, &token) == TOKEN_ARRAY_END;
}

/* What saves the sheet's state is one object for all. */
static bool is_save(struct proof *p, long number)
{
    struct view_object object;
    if (p->save)
        return p->save == number;
    p->save = number;
    return view_object(&object, &p->view, number) && object.stream.n == 2 && memcmp(object.stream.at, "q\n", 2) == 0;
}

static enum outcome read_page(struct proof *p, const struct print_proof_letter *letter, struct bytes single, long at)
{
    struct bytes page, contents, resources, content, own_resources;
    long parts[3];
    const enum outcome got = view_page(&page, &p->view);
    if (got != DONE)
        return got;
    if (!find(page, "/Contents", &contents) || !find(page, "/Resources", &resources) || !three_of(parts, contents) || !is_save(p, parts[0]))
        return fault(p, "/Contents");
    if (!find(single, "/Contents", &content) || !find(single, "/Resources", &own_resources) ||
        !are_same_objects(p, parts[1], lex_reference(content), 0))
        return fault(p, "another letter, or another page");
    if (!stamp_fonts_meet(&p->fonts, &p->view, resources) || !have_same_resources(p, resources, own_resources))
        return fault(p, "another type");
    return is_stamp(p, parts[2], letter, at) ? DONE : fault(p, "piece, sheet or marks");
}

static enum outcome read_blank(struct proof *p)
{
    struct bytes page, value;
    const enum outcome got = view_page(&page, &p->view);
    if (got != DONE)
        return got;
    const bool is_blank = !find(page, "/Contents", &value) && find(page, "/Resources", &value) && bytes_is(value, "<<>>");
    return is_blank ? DONE : fault(p, "a back that should be blank");
}

/* --- a letter --- */

/* The letter's list of pages. */
static bool open_single(struct proof *p, struct bytes pdf, struct lex *kids, long *n_pages)
{
    struct bytes catalog, tree, list, count;
    struct token token;
    struct file *f = &p->single;
    *f = (struct file){.arena = p->letter, .d = p->fonts.file.d, .inflate = p->inflate};
    diag_init(f->d, p->letter); /* the notes of the letter before are gone with its arena */
    if (file_open(f, pdf) != DONE || !file_find(f, f->trailer, "/Root", &catalog) || !file_find(f, catalog, "/Pages", &tree) ||
        !lex_find(tree, "/Kids", &list) || !lex_find(tree, "/Count", &count))
        return false;
    *n_pages = lex_integer(count);
    *kids = lex_of(list);
    p->same_as = arena_array(p->letter, f->n_objects, sizeof *p->same_as);
    return lex_next(kids, &token) == TOKEN_ARRAY && *n_pages > 0;
}

static void note_letter(struct proof *p, const struct print_proof_letter *letter)
{
    char line[MAX_LINE];
    const int n = snprintf(line, sizeof line, "%s\t%s\t%ld\t%ld\n", letter->piece, letter->sha256, letter->first_sheet, letter->n_sheets);
    hash_add(&p->letters, line, n > 0 && (size_t)n < sizeof line ? (size_t)n : 0);
    snprintf(p->last, sizeof p->last, "%s", letter->piece);
    if (p->n_letters++ == 0)
        snprintf(p->first, sizeof p->first, "%s", letter->piece);
    p->n_sheets += letter->n_sheets;
}

static enum outcome read_letter(struct proof *p, const struct print_proof_letter *letter)
{
    struct lex kids;
    struct bytes kid;
    long n_pages = 0;
    const long n = per_sheet(p, letter);
    if (letter->first_sheet != p->n_sheets + 1)
        return fault(p, "first sheet");
    if (!open_single(p, letter->pdf, &kids, &n_pages) || (n_pages + n - 1) / n != letter->n_sheets)
        return fault(p, "the single letter");
    enum outcome got = DONE;
    for (long i = 0; i < n_pages && got == DONE; i++) {
        const bool is_there = lex_value(&kids, &kid);
        const struct bytes page = is_there ? file_value(&p->single, kid) : (struct bytes){0};
        got = page.at ? read_page(p, letter, page, i) : fault(p, "the single letter");
        if (got == DONE && p->order->is_duplex && n == 1)
            got = read_blank(p);
    }
    if (got == DONE && n_pages % n)
        got = read_blank(p);
    if (got == DONE)
        note_letter(p, letter);
    return got;
}

/* --- banners --- */

static bool says(const struct stamped *s, const char *label, const char *value)
{
    for (size_t i = 0; i < s->n_texts; i++) {
        const char *words = s->texts[i].words;
        const size_t n = strlen(label), n_value = strlen(value);
        if (strncmp(words, label, n) == 0 && strncmp(words + n, value, n_value) == 0 && (words[n + n_value] == '\0' || words[n + n_value] == ','))
            return true;
    }
    return false;
}

static bool says_number(const struct stamped *s, const char *label, long n, int n_digits)
{
    char value[32];
    snprintf(value, sizeof value, "%0*ld", n_digits, n);
    return says(s, label, value);
}

/* Its content is held against what was found only when all was found. */
static enum outcome read_banner(struct proof *p, long *content)
{
    struct bytes page, value;
    const enum outcome got = view_page(&page, &p->view);
    if (got != DONE)
        return got;
    *content = find(page, "/Contents", &value) ? lex_reference(value) : 0;
    if (!find(page, "/Resources", &value) || !stamp_fonts_meet(&p->fonts, &p->view, value))
        return fault(p, "banner");
    p->n_sheets++;
    return p->order->is_duplex ? read_blank(p) : DONE;
}

/* Each line of a banner is one of these; what stands in it, where it is not judged by itself, is a day or the name of an envelope. */
static bool are_banner_lines(const struct stamped *s, bool is_duplex)
{
    static const char *const judged[] = {"Begin van printbestand ", "Einde van printbestand ", "Run: ", "Brieven: ", "Vellen: ", "Eerste stuk: ", "Laatste stuk: ",
                                         "SHA-256 van de brieven: "};
    static const char *const coded[] = {"Verzenddag: ", "Enveloppe: "};
    size_t n[3] = {0};
    for (size_t i = 0; i < s->n_texts; i++) {
        const char *words = s->texts[i].words;
        for (size_t k = 0; k < sizeof judged / sizeof *judged; k++)
            n[0] += strncmp(words, judged[k], strlen(judged[k])) == 0;
        for (size_t k = 0; k < 2; k++) {
            const size_t n_label = strlen(coded[k]);
            n[1] += strncmp(words, coded[k], n_label) == 0 && strspn(words + n_label, PROFILE_CHARS) == strlen(words + n_label);
        }
        n[2] += strcmp(words, is_duplex ? "Afdrukken: dubbelzijdig, lange zijde, op ware grootte" : "Afdrukken: enkelzijdig, op ware grootte") == 0 ||
                strcmp(words, "Dit blad hoort bij geen brief en gaat in geen enveloppe.") == 0;
    }
    return n[0] == 7 && n[1] == 2 && n[2] == 2 && s->n_texts == 11;
}

static enum outcome judge_banner(struct proof *p, long number, bool is_last)
{
    const struct print_proof_order *o = p->order;
    const struct stamped *s = p->stamped;
    struct hash_stream letters = p->letters;
    char hash[HASH_HEX_LEN + 1];
    struct bytes content;
    hash_end_hex(&letters, hash);
    const bool is_right = content_of(&content, p, number) && stamp_read(p->stamped, &p->fonts, content, false) && are_banner_lines(s, o->is_duplex) &&
                          says_number(s, is_last ? "Einde van printbestand " : "Begin van printbestand ", o->number, 4) &&
                          says(s, "Run: ", o->run) && says_number(s, "Brieven: ", p->n_letters, 1) && says_number(s, "Vellen: ", p->n_sheets, 1) &&
                          says(s, "Eerste stuk: ", *p->first ? p->first : "-") && says(s, "Laatste stuk: ", *p->last ? p->last : "-") &&
                          says(s, "SHA-256 van de brieven: ", hash);
    return is_right ? DONE : fault(p, "banner");
}

/* --- the file --- */

#define MADE_BY "/Creator(Kenbaar \1)/Producer(Kenbaar \1)/CreationDate(D:\1Z)>>" /* description.h */

/* Nothing but what every file has: no key that opens it. */
static bool is_plain_trailer(struct bytes trailer)
{
    static const char *const keys[] = {"/Size", "/Root", "/Info", "/ID"};
    struct lex lex = lex_of(trailer);
    struct token token;
    struct bytes key, value;
    size_t n = 0;
    lex_next(&lex, &token);
    for (; lex_entry(&lex, &key, &value); n++) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            is_known |= bytes_is(key, keys[i]);
        if (!is_known)
            return false;
    }
    return n == sizeof keys / sizeof *keys;
}

/* What the file says of itself: how it is to be printed, its number and who made it, nothing of what is in it. */
static enum outcome read_head(struct proof *p)
{
    const struct print_proof_order *o = p->order;
    char expected[MAX_LINE], title[MAX_LINE];
    snprintf(expected, sizeof expected, "<</Type/Catalog/Pages %ld 0 R/ViewerPreferences<</Duplex/%s/PrintScaling/None/NumCopies 1>>>>", p->view.tree,
             o->is_duplex ? "DuplexFlipLongEdge" : "Simplex");
    const bool is_catalog = bytes_is(p->view.catalog, expected);
    if (o->without_banners)
        snprintf(title, sizeof title, "<</Title(Herdruk)" MADE_BY);
    else
        snprintf(title, sizeof title, "<</Title(Printbestand %04ld)" MADE_BY, o->number);
    const bool is_neutral = description_match(p->view.info, title) == p->view.info.n;
    return is_catalog && is_neutral && is_plain_trailer(p->view.trailer) ? DONE : fault(p, "what the file says of itself");
}

/* The last one, and what both say. */
static enum outcome read_banners_end(struct proof *p, long banners[2])
{
    enum outcome got = read_banner(p, &banners[1]);
    if (got == DONE)
        got = judge_banner(p, banners[0], false);
    return got == DONE ? judge_banner(p, banners[1], true) : got;
}

static enum outcome read_file(struct proof *p)
{
    const struct print_proof_order *o = p->order;
    struct print_proof_letter letter;
    long banners[2];
    enum outcome got = view_open(&p->view);
    if (got == DONE)
        got = read_head(p);
    if (got == DONE && !o->without_banners)
        got = read_banner(p, &banners[0]);
    for (long i = 0; i < o->n_letters && got == DONE; i++) {
        arena_reset(p->letter);
        got = o->letter(o->context, p->d, i, &letter);
        if (got == DONE)
            got = read_letter(p, &letter);
        if (o->let_go && i % LETTERS_KEPT == LETTERS_KEPT - 1)
            o->let_go(o->context, 0, o->file.n);
    }
    if (got == DONE && !o->without_banners)
        got = read_banners_end(p, banners);
    return got == DONE ? view_end(&p->view) : got;
}

enum outcome print_proofread(struct arena *arena, struct diag *d, const struct print_proof_order *order)
{
    struct diag unheard; /* what the readers of single letters note */
    struct proof *p = arena_alloc(arena, sizeof *p);
    p->order = order;
    p->d = d;
    p->letter = arena_new();
    p->inflate = libdeflate_alloc_decompressor();
    if (!p->inflate)
        arena_no_memory();
    diag_init(&unheard, p->letter);
    p->view = (struct print_view){.arena = arena, .d = d, .file = order->file, .let_go = order->let_go, .context = order->context};
    p->fonts.file = (struct file){.arena = arena, .d = &unheard, .inflate = p->inflate};
    p->stamped = arena_alloc(arena, sizeof *p->stamped);
    p->room = arena_alloc(arena, MAX_STAMP);
    hash_begin(&p->letters);
    const enum outcome got = read_file(p);
    libdeflate_free_decompressor(p->inflate);
    arena_free(p->letter);
    return got;
}
