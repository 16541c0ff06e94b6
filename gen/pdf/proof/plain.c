#include "plain.h"

#include <string.h>

#include "../../base/text.h"
#include "heard.h"
#include "words.h"

#define MAX_TEXT_BYTES ((size_t)1 << 20)
#define MAX_ROWS       4096
#define MIN_RULE       1
#define MAX_HEAD       8
#define TEXT_INDENT    4 /* of what stands below a label */
#define COLUMNS        72

/* A stretch of lines without a blank one. */
struct block {
    struct bytes *lines;
    size_t n;
};

struct reading {
    struct arena *arena;
    const struct proof_order *order;
    struct heard *heard;
    struct buf raw; /* the words of the element being read, its lines joined by spaces */
    bool has_title; /* of the part */
    enum element_kind kind;
    bool is_open;
    bool is_bad;    /* a line that no form has */
    long number;    /* of the last item of the list */
    struct block head[MAX_HEAD]; /* what stands above the title, marks aside */
    size_t n_head;
    struct bytes *lines; /* room for those of all blocks */
    size_t n_lines;
};

static void free_buf(void *b)
{
    buf_done(b);
}

static bool is_rule(struct bytes line, char c)
{
    size_t n = 0;
    while (n < line.n && line.at[n] == c)
        n++;
    return n == line.n && n >= MIN_RULE;
}

static size_t indent_of(struct bytes line)
{
    size_t n = 0;
    while (n < line.n && line.at[n] == ' ')
        n++;
    return n;
}

/* --- elements --- */

static void close_element(struct reading *r)
{
    struct heard *h = r->heard;
    if (!r->is_open)
        return;
    r->is_open = false;
    if (h->n_elements == h->max_elements) {
        const size_t max = h->max_elements ? 2 * h->max_elements : 256;
        struct heard_element *more = arena_array(r->arena, max, sizeof *more);
        if (h->n_elements)
            memcpy(more, h->elements, h->n_elements * sizeof *more);
        h->elements = more;
        h->max_elements = max;
    }
    struct heard_element *element = &h->elements[h->n_elements++];
    *element = (struct heard_element){.kind = r->kind, .part = h->n_parts - 1, .from = h->text->n_bytes};
    const bool has_colon = r->kind == HEARD_LBL && r->raw.n_bytes && r->raw.bytes[r->raw.n_bytes - 1] == ':'; /* typed.h */
    words_plain(h->text, r->raw.bytes, r->raw.n_bytes - has_colon);
    element->n = h->text->n_bytes - element->from;
    buf_add(h->text, "\n", 1);
    r->has_title |= r->kind == HEARD_H1;
    h->has_hole |= r->has_title && words_have_hole(r->raw.bytes, r->raw.n_bytes);
}

/* A line's words go on with the open element. */
static void go_on(struct reading *r, struct bytes line, size_t from)
{
    if (r->raw.n_bytes)
        buf_add(&r->raw, " ", 1);
    if (from < line.n)
        buf_add(&r->raw, line.at + from, line.n - from);
}

static void open_element(struct reading *r, enum element_kind kind, struct bytes line, size_t from)
{
    close_element(r);
    r->is_open = true;
    r->kind = kind;
    r->raw.n_bytes = 0;
    go_on(r, line, from);
}

/* --- running text --- */

/* "  1. " or "  - ": how long it is, or 0. */
static size_t item_label(struct bytes line)
{
    size_t n = indent_of(line);
    if (n != 2)
        return 0;
    if (n + 1 < line.n && line.at[n] == '-' && line.at[n + 1] == ' ')
        return n + 2;
    while (n < line.n && line.at[n] >= '0' && line.at[n] <= '9')
        n++;
    return n > 2 && n + 1 < line.n && line.at[n] == '.' && line.at[n + 1] == ' ' ? n + 2 : 0;
}

/* Items are numbered from 1 on. */
static void read_item(struct reading *r, struct bytes line, size_t label)
{
    const bool is_counted = line.at[2] != '-';
    const long number = is_counted ? lex_integer((struct bytes){line.at + 2, label - 4}) : 0;
    r->is_bad = r->is_bad || (is_counted && number != r->number + 1);
    r->number = number;
    open_element(r, HEARD_LBL, (struct bytes){line.at + 2, label - 3}, 0);
    open_element(r, HEARD_LBODY, line, label);
}

/* A label goes on where its line was full. */
static void read_label(struct reading *r, struct bytes line)
{
    const bool goes_on = r->is_open && r->kind == HEARD_LBL;
    size_t n_word = 0;
    while (n_word < line.n && line.at[n_word] != ' ')
        n_word++;
    r->is_bad = r->is_bad || (goes_on && text_length(r->raw.bytes) + 1 + n_word <= COLUMNS);
    if (goes_on)
        go_on(r, line, 0);
    else
        open_element(r, HEARD_LBL, line, 0);
}

/* A label begins at the edge behind an indented line, a text indented behind a label. */
static void read_row_line(struct reading *r, struct bytes line)
{
    const size_t label = item_label(line), indent = indent_of(line);
    const bool is_cell = indent == TEXT_INDENT && line.n > 5 && line.at[TEXT_INDENT] == '|', is_within = r->is_open && r->kind == HEARD_LBODY;
    if (label) {
        read_item(r, line, label);
        return;
    }
    r->is_bad = r->is_bad || (indent > 0 && (indent < TEXT_INDENT || !r->is_open)) || (is_cell && !is_within);
    if (indent == 0)
        read_label(r, line);
    else if (is_cell)
        open_element(r, HEARD_LBODY, line, TEXT_INDENT + 2);
    else if (is_within)
        go_on(r, line, indent);
    else
        open_element(r, HEARD_LBODY, line, indent);
}

static void read_lines(struct reading *r, enum element_kind kind, const struct block *b)
{
    for (size_t i = 0; i < b->n; i++) {
        if (i == 0)
            open_element(r, kind, b->lines[i], 0);
        else
            go_on(r, b->lines[i], 0);
    }
    close_element(r);
}

static bool has_indent(const struct block *b)
{
    for (size_t i = 0; i < b->n; i++)
        if (indent_of(b->lines[i]))
            return true;
    return false;
}

/* --- tables --- */

#define CELL_GAP "  " /* at least */

static bool has_cells(const struct block *b)
{
    const struct bytes line = b->lines[0];
    return indent_of(line) == 0 && memmem(line.at, line.n, CELL_GAP, strlen(CELL_GAP));
}

/* The head first; each row has as many cells as it has. */
static void read_table(struct reading *r, const struct block *b)
{
    size_t n_head_cells = 0;
    for (size_t i = 0; i < b->n; i++) {
        struct bytes rest = b->lines[i];
        size_t n_cells = 0;
        r->is_bad = r->is_bad || indent_of(rest);
        for (; rest.n; n_cells++) {
            const char *gap = memmem(rest.at, rest.n, CELL_GAP, strlen(CELL_GAP));
            const size_t n = gap ? (size_t)(gap - rest.at) : rest.n;
            open_element(r, i == 0 ? HEARD_TH : HEARD_TD, (struct bytes){rest.at, n}, 0);
            rest = (struct bytes){rest.at + n, rest.n - n};
            const size_t blanks = indent_of(rest);
            rest = (struct bytes){rest.at + blanks, rest.n - blanks};
        }
        n_head_cells = i == 0 ? n_cells : n_head_cells;
        r->is_bad = r->is_bad || n_cells != n_head_cells;
    }
    close_element(r);
}

static void read_block(struct reading *r, const struct block *b)
{
    if (has_cells(b)) {
        read_table(r, b);
        return;
    }
    if (!has_indent(b)) {
        read_lines(r, HEARD_P, b);
        return;
    }
    r->number = 0;
    for (size_t i = 0; i < b->n; i++)
        read_row_line(r, b->lines[i]);
    r->is_bad = r->is_bad || r->kind == HEARD_LBL; /* without its text */
    close_element(r);
}

/* --- above the title --- */

/* Lines at the edge, each an element, longer ones going on indented. */
static void read_edge_lines(struct reading *r, const struct block *b, size_t from)
{
    for (size_t i = from; i < b->n; i++) {
        if (r->is_open && indent_of(b->lines[i]))
            go_on(r, b->lines[i], indent_of(b->lines[i]));
        else
            open_element(r, HEARD_P, b->lines[i], 0);
    }
    close_element(r);
}

/* "Datum: 1 december 2026" */
static void read_references(struct reading *r, const struct block *b)
{
    for (size_t i = 0; i < b->n; i++) {
        const struct bytes line = b->lines[i];
        const char *colon = memmem(line.at, line.n, ": ", 2);
        if (r->is_open && indent_of(line)) {
            go_on(r, line, indent_of(line));
            continue;
        }
        const size_t n = colon ? (size_t)(colon - line.at) : line.n;
        open_element(r, HEARD_LBL, (struct bytes){line.at, n}, 0);
        if (colon)
            open_element(r, HEARD_LBODY, line, n + 2);
    }
    close_element(r);
}

/* The sender's name, and the line that says where to return the letter. */
static void read_sender(struct reading *r, const struct block *b)
{
    size_t n = 1;
    while (n < b->n && indent_of(b->lines[n]))
        n++;
    const struct block name = {b->lines, n};
    read_edge_lines(r, &name, 0);
    if (n < b->n) {
        const char *at = b->lines[n].at;
        const struct bytes *last = &b->lines[b->n - 1];
        r->heard->return_line = (struct bytes){at, (size_t)(last->at + last->n - at)};
    }
}

/* Above the references stand sender and address, of an annex the sender alone. */
static void read_dutch_head(struct reading *r)
{
    const xmlNode *letter = xml_child(xmlDocGetRootElement(r->order->programs->facts), "letter");
    const bool is_annex = text_equal(xml_attr(letter, "form"), "annex");
    const size_t references = is_annex ? 1 : 2;
    for (size_t i = 0; i < r->n_head; i++) {
        if (i == references)
            read_references(r, &r->head[i]);
        else if (i > references)
            read_lines(r, HEARD_P, &r->head[i]);
        else if (i == 0 && !is_annex)
            read_sender(r, &r->head[i]);
        else
            read_edge_lines(r, &r->head[i], 0);
    }
}

/* A translation says first that it is one; which is heard below its references, as on its page. */
static void read_head(struct reading *r)
{
    if (r->heard->n_parts == 1)
        read_dutch_head(r);
    else if (r->n_head) {
        read_references(r, &r->head[r->n_head - 1]);
        for (size_t i = 0; i + 1 < r->n_head; i++)
            read_lines(r, HEARD_P, &r->head[i]);
    }
    r->n_head = 0;
}

/* --- all of it --- */

/* Without its brackets. */
static void read_mark(struct reading *r, struct block *b)
{
    b->lines[0].at++;
    b->lines[0].n--;
    b->lines[b->n - 1].n--;
    read_lines(r, HEARD_P, b);
}

static void read_footer(struct reading *r, const struct block *b)
{
    const struct bytes *last = &b->lines[b->n - 1];
    const char *at = b->lines[1].at;
    r->heard->footers[r->heard->n_parts - 1] = (struct bytes){at, (size_t)(last->at + last->n - at)};
}

/* False for a form that no letter has. */
static bool take(struct reading *r, struct block *b)
{
    const struct bytes first = b->lines[0], last = b->lines[b->n - 1];
    if (b->n == 1 && is_rule(first, '*')) {
        r->has_title = false;
        return r->heard->n_parts++ < 2;
    }
    if (r->heard->footers[r->heard->n_parts - 1].at) /* it stands last, once: another would hide it */
        return false;
    if (b->n == 1 && (is_rule(first, '=') || is_rule(first, '-')))
        return true;
    if (is_rule(first, '-'))
        read_footer(r, b);
    else if (*first.at == '[' && last.at[last.n - 1] == ']' && !r->has_title && r->n_head == 0) {
        read_mark(r, b);
    } else if (is_rule(last, '=') || is_rule(last, '-')) {
        read_head(r);
        b->n--;
        read_lines(r, *last.at == '=' ? HEARD_H1 : HEARD_H2, b);
    } else if (r->has_title)
        read_block(r, b);
    else {
        if (r->n_head == MAX_HEAD)
            return false;
        r->head[r->n_head++] = *b;
    }
    return true;
}

/* Lines end with LF, and not with a space before it; nothing but printed characters stands in them. */
static bool is_text(struct bytes text)
{
    for (size_t i = 0; i < text.n; i++)
        if (((unsigned char)text.at[i] < ' ' && text.at[i] != '\n') || text.at[i] == 0x7F || (text.at[i] == '\n' && i > 0 && text.at[i - 1] == ' '))
            return false;
    return text.n > 0 && text.at[text.n - 1] == '\n';
}

static bool read_all(struct reading *r, struct bytes text)
{
    struct block b = {.n = 0};
    for (size_t at = 0; at < text.n;) {
        const char *end = memchr(text.at + at, '\n', text.n - at);
        const struct bytes line = {text.at + at, (size_t)(end - text.at) - at};
        at += line.n + 1;
        if (line.n) {
            if (r->n_lines == MAX_ROWS)
                return false;
            r->lines[r->n_lines] = line;
            if (b.n++ == 0)
                b.lines = &r->lines[r->n_lines];
            r->n_lines++;
        }
        if (b.n && (!line.n || at == text.n)) {
            if (!take(r, &b))
                return false;
            b.n = 0;
        }
    }
    return r->n_head == 0 && r->heard->n_parts <= 2 && !r->is_bad;
}

enum outcome plain_proofread(struct arena *arena, struct diag *d, const struct proofreader *reader, const struct proof_order *order)
{
    struct heard heard = {.n_parts = 1, .langs = {{"(nl)", 4}}};
    struct reading r = {.arena = arena, .order = order, .heard = &heard};
    const char *lang = xml_attr(xml_child(xmlDocGetRootElement(order->programs->facts), "letter"), "language");
    const char *as_string = arena_printf(arena, "(%s)", lang ? lang : "");
    heard.text = arena_alloc(arena, sizeof *heard.text);
    buf_init(heard.text, MAX_TEXT_BYTES);
    arena_defer(arena, free_buf, heard.text);
    r.lines = arena_array(arena, MAX_ROWS, sizeof *r.lines);
    buf_init(&r.raw, MAX_TEXT_BYTES);
    const bool is_read = is_text(order->pdf) && read_all(&r, order->pdf);
    buf_done(&r.raw);
    if (!is_read || heard.text->overflow)
        return diag_note(d, D_PROOF_TEXT, order->at, NULL);
    heard.langs[1] = (struct bytes){as_string, strlen(as_string)};
    return proofread_heard(arena, d, reader, order, &heard);
}
