#include "print_view.h"

#include <string.h>

#define HEADER      "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"
#define HEADER_LEN  15
#define TAIL        "\n%%EOF\n"
#define TAIL_LEN    7
#define ROW_BYTES   20
#define FREE_ROW    "0000000000 65535 f \n"
#define ROW_END     " 00000 n \n"
#define ROW_DIGITS  10
#define MAX_DIGITS  10 /* of a place in the file */
#define MEDIA_BOX   "[0 0 595.276 841.89]"
#define MAX_OBJECTS 10000000
#define LET_GO      ((size_t)4 << 20) /* bytes at a time */

enum outcome view_fault(const struct print_view *v, const char *what)
{
    return diag_note(v->d, D_PRINT_PROOF, NULL, "%s", what);
}

static bool starts(const struct print_view *v, size_t at, const char *text, size_t n)
{
    return at <= v->file.n && n <= v->file.n - at && memcmp(v->file.at + at, text, n) == 0;
}

/* --- objects --- */

/* Digits at a place; -1 when there is none. *end is behind them. */
static long long digits(const struct print_view *v, size_t at, size_t *end)
{
    long long n = 0;
    size_t i = at;
    for (; i < v->file.n && i - at <= MAX_DIGITS && v->file.at[i] >= '0' && v->file.at[i] <= '9'; i++)
        n = n * 10 + (v->file.at[i] - '0');
    *end = i;
    return i == at || i - at > MAX_DIGITS ? -1 : n;
}

static long key_integer(struct bytes dict, const char *key)
{
    struct bytes value;
    return lex_find(dict, key, &value) ? lex_integer(value) : -1;
}

/* The object that begins at a place; where it ends, 0 when none does. */
static size_t read_at(struct view_object *out, const struct print_view *v, size_t at, long long *number)
{
    size_t end = 0;
    *number = digits(v, at, &end);
    *out = (struct view_object){0};
    if (*number < 1 || !starts(v, end, " 0 obj\n", 7))
        return 0;
    struct lex lex = {v->file.at + end + 7, v->file.at + v->file.n};
    if (!lex_value(&lex, &out->value) || out->value.at != v->file.at + end + 7)
        return 0;
    end = (size_t)(lex.at - v->file.at);
    if (starts(v, end, "\nstream\n", 8)) {
        const long length = key_integer(out->value, "/Length");
        if (length < 0 || (size_t)length > v->file.n - end - 8)
            return 0;
        out->stream = (struct bytes){v->file.at + end + 8, (size_t)length};
        end += 8 + (size_t)length;
        if (!starts(v, end, "\nendstream", 10))
            return 0;
        end += 10;
    }
    return starts(v, end, "\nendobj\n", 8) ? end + 8 : 0;
}

static size_t place_of(const struct print_view *v, long number)
{
    size_t end;
    const char *row = v->table + (size_t)number * ROW_BYTES;
    const long long place = digits(v, (size_t)(row - v->file.at), &end);
    const bool is_row = place >= HEADER_LEN && end == (size_t)(row - v->file.at) + ROW_DIGITS && starts(v, end, ROW_END, ROW_BYTES - ROW_DIGITS);
    return is_row ? (size_t)place : 0;
}

bool view_object(struct view_object *out, struct print_view *v, long number)
{
    long long own;
    if (number < 1 || (size_t)number >= v->n_objects)
        return false;
    v->is_met[number] = 1;
    const size_t place = place_of(v, number);
    return place && read_at(out, v, place, &own) && own == number;
}

/* --- the frame --- */

/* A reference of another generation than the first leads nowhere: "12 1 R". */
static bool lead_somewhere(struct bytes value)
{
    struct lex lex = lex_of(value);
    struct token token, before = {0};
    while (lex_next(&lex, &token) != TOKEN_END) {
        if (token.kind == TOKEN_WORD && token.n == 1 && *token.at == 'R' && (before.kind != TOKEN_NUMBER || before.n != 1 || *before.at != '0'))
            return false;
        before = token;
    }
    return true;
}

/* Where the table stands, and what is behind it. */
static enum outcome read_frame(struct print_view *v, size_t *table)
{
    const size_t n = v->file.n;
    size_t from = n > TAIL_LEN ? n - TAIL_LEN : 0, end;
    if (!starts(v, 0, HEADER, HEADER_LEN) || !starts(v, from, TAIL, TAIL_LEN))
        return view_fault(v, "frame");
    while (from > 0 && v->file.at[from - 1] >= '0' && v->file.at[from - 1] <= '9')
        from--;
    const long long place = digits(v, from, &end);
    if (place < HEADER_LEN || end != n - TAIL_LEN || from < 10 || !starts(v, from - 10, "startxref\n", 10) || !starts(v, (size_t)place, "xref\n0 ", 7))
        return view_fault(v, "xref");
    const long long size = digits(v, (size_t)place + 7, &end);
    if (size < 2 || size > MAX_OBJECTS || !starts(v, end, "\n" FREE_ROW, 1 + ROW_BYTES) || (size_t)size * ROW_BYTES > n - end)
        return view_fault(v, "xref");
    v->table = v->file.at + end + 1;
    v->n_objects = (size_t)size;
    struct lex lex = {v->table + v->n_objects * ROW_BYTES, v->file.at + from - 10};
    struct token word;
    if (lex.at > lex.end || lex_next(&lex, &word) != TOKEN_WORD || !bytes_is((struct bytes){word.at, word.n}, "trailer") ||
        !lex_value(&lex, &v->trailer) || key_integer(v->trailer, "/Size") != size || !lead_somewhere(v->trailer) || lex.end - lex.at != 1)
        return view_fault(v, "trailer");
    *table = (size_t)place;
    return DONE;
}

/* One behind the other, each where the table says, and as many as it has. */
static enum outcome walk(struct print_view *v, size_t table)
{
    struct view_object object;
    size_t at = HEADER_LEN, n = 0, kept = 0;
    while (at < table) {
        long long number;
        const size_t end = read_at(&object, v, at, &number);
        if (end == 0 || (size_t)number >= v->n_objects || place_of(v, (long)number) != at || !lead_somewhere(object.value))
            return view_fault(v, "obj");
        at = end;
        n++;
        if (v->let_go && at - kept > LET_GO) {
            v->let_go(v->context, kept, at);
            kept = at;
        }
    }
    return at == table && n + 1 == v->n_objects ? DONE : view_fault(v, "bytes that belong to no object");
}

static bool find_kids(struct bytes *out, struct bytes dict)
{
    struct token token;
    if (!lex_find(dict, "/Kids", out))
        return false;
    struct lex lex = lex_of(*out);
    if (lex_next(&lex, &token) != TOKEN_ARRAY)
        return false;
    *out = (struct bytes){lex.at, (size_t)(lex.end - lex.at)};
    return true;
}

static bool is(struct bytes dict, const char *key, const char *wanted)
{
    struct bytes value;
    return lex_find(dict, key, &value) && bytes_is(value, wanted);
}

static long reference(struct bytes dict, const char *key)
{
    struct bytes value;
    return lex_find(dict, key, &value) ? lex_reference(value) : 0;
}

enum outcome view_open(struct print_view *v)
{
    struct view_object catalog, tree, info;
    size_t table = 0;
    enum outcome got = read_frame(v, &table);
    if (got == DONE) {
        v->is_met = arena_alloc(v->arena, v->n_objects);
        got = walk(v, table);
    }
    if (got != DONE)
        return got;
    if (!view_object(&catalog, v, reference(v->trailer, "/Root")) || !is(catalog.value, "/Type", "/Catalog") ||
        !view_object(&info, v, reference(v->trailer, "/Info")))
        return view_fault(v, "/Root");
    v->catalog = catalog.value;
    v->info = info.value;
    v->tree = reference(catalog.value, "/Pages");
    if (!view_object(&tree, v, v->tree) || !is(tree.value, "/Type", "/Pages") || !find_kids(&v->nodes, tree.value))
        return view_fault(v, "/Pages");
    v->n_pages_told = key_integer(tree.value, "/Count");
    return DONE;
}

/* --- pages --- */

/* The next reference of a list, which is one shorter then; 0 at its end. */
static long take(struct bytes *list)
{
    struct lex lex = lex_of(*list);
    struct bytes value;
    const long number = lex_value(&lex, &value) ? lex_reference(value) : 0;
    *list = (struct bytes){lex.at, (size_t)(lex.end - lex.at)};
    return number;
}

static bool open_node(struct print_view *v)
{
    struct view_object node;
    v->node = take(&v->nodes);
    if (!v->node || !view_object(&node, v, v->node) || !is(node.value, "/Type", "/Pages") || reference(node.value, "/Parent") != v->tree ||
        !find_kids(&v->kids, node.value))
        return false;
    const long n = key_integer(node.value, "/Count");
    v->n_in_node = n > 0 ? (size_t)n : 0;
    return n > 0;
}

/* A page has these keys and no other: nothing turns it, cuts it or is laid over it. */
static bool is_plain(struct bytes page)
{
    static const char *const keys[] = {"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources"};
    struct lex lex = lex_of(page);
    struct token token;
    struct bytes key, value;
    lex_next(&lex, &token);
    while (lex_entry(&lex, &key, &value)) {
        bool is_known = false;
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            is_known |= bytes_is(key, keys[i]);
        if (!is_known)
            return false;
    }
    return is(page, "/Type", "/Page") && is(page, "/MediaBox", MEDIA_BOX);
}

enum outcome view_page(struct bytes *out, struct print_view *v)
{
    struct view_object page;
    if (v->n_in_node == 0 && !open_node(v))
        return view_fault(v, "a page is missing");
    const long number = take(&v->kids);
    if (!number || v->is_met[(size_t)number < v->n_objects ? number : 0] || !view_object(&page, v, number) || !is_plain(page.value) ||
        reference(page.value, "/Parent") != v->node)
        return view_fault(v, "/Page");
    v->n_in_node--;
    v->n_pages++;
    if (v->n_in_node == 0 && take(&v->kids))
        return view_fault(v, "/Count");
    *out = page.value;
    return DONE;
}

enum outcome view_end(struct print_view *v)
{
    if (v->n_in_node || take(&v->nodes) || v->n_pages != v->n_pages_told)
        return view_fault(v, "a page too many");
    for (size_t i = 1; i < v->n_objects; i++)
        if (!v->is_met[i])
            return view_fault(v, "an object of no page");
    return DONE;
}
