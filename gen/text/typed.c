#include "typed.h"

#include <string.h>

#include "../base/text.h"
#include "column.h"

struct writer {
    struct buf *out;
    struct arena *arena;
};

static void write_kids(struct writer *w, const struct block *block);

static const struct block *kid_of(const struct block *block, enum block_kind kind)
{
    const struct block *kid = block->first;
    while (kid && kid->kind != kind)
        kid = kid->next;
    return kid;
}

/* The words of a block as lines; returns how wide the widest is. */
static size_t fill(struct writer *w, const struct block *block, struct column_margin margin)
{
    return column_fill(w->out, column_words(w->arena, block), &margin);
}

static void blank(struct writer *w)
{
    buf_add(w->out, "\n", 1);
}

static void write_heading(struct writer *w, const struct block *block)
{
    const size_t width = fill(w, block, (struct column_margin){"", 0});
    column_rule(w->out, block->kind == BLOCK_H1 ? '=' : '-', width);
}

/* A label says that more follows: by its own question mark or colon, or by a colon. */
static void write_label(struct writer *w, const struct block *label)
{
    const char *words = column_words(w->arena, label);
    static const char *const ends[] = {"?", "!", ":", ".", "\xD8\x9F" /* the Arabic question mark */};
    bool is_open = *words != '\0';
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        is_open = is_open && !text_ends(words, ends[i]);
    column_fill(w->out, is_open ? arena_printf(w->arena, "%s:", words) : words, &(struct column_margin){"", 0});
}

/* Label and text, or the cells of a row that is too wide: the first as it stands, the others indented. */
static void write_row(struct writer *w, const struct block *row)
{
    const struct block *label = row->first;
    if (label)
        write_label(w, label);
    for (const struct block *cell = label ? label->next : NULL; cell; cell = cell->next) {
        const bool is_second = cell == label->next;
        fill(w, cell, (struct column_margin){is_second ? "    " : "    | ", is_second ? 4 : 6});
    }
}

static void write_rows(struct writer *w, const struct block *block)
{
    for (const struct block *row = block->first; row; row = row->next)
        write_row(w, row);
}

/* --- tables --- */

enum { MAX_CELLS = 8, CELL_GAP = 2 };

struct grid {
    size_t n_columns, widths[MAX_CELLS];
    bool from_the_right_edge[MAX_CELLS]; /* the column's amounts end below each other */
};

/* False when the rows do not fit the column side by side, each cell on one line. */
static bool measure(struct writer *w, struct grid *grid, const struct block *table)
{
    *grid = (struct grid){0};
    for (const struct block *row = table->first; row; row = row->next) {
        size_t i = 0;
        for (const struct block *cell = row->first; cell && i < MAX_CELLS; cell = cell->next, i++) {
            const char *words = column_words(w->arena, cell);
            const size_t width = column_width(words, strlen(words));
            grid->widths[i] = width > grid->widths[i] ? width : grid->widths[i];
            grid->from_the_right_edge[i] = text_equal(cell->attr_kind, "right");
            if (!width || strchr(words, '\n'))
                return false;
        }
        if (i < 2 || i == MAX_CELLS || (grid->n_columns && i != grid->n_columns))
            return false;
        grid->n_columns = i;
    }
    size_t all = 0;
    for (size_t i = 0; i < grid->n_columns; i++)
        all += grid->widths[i] + (i ? CELL_GAP : 0);
    return grid->n_columns && all <= COLUMN_WIDTH;
}

static void write_table(struct writer *w, const struct block *table)
{
    struct grid grid;
    if (!measure(w, &grid, table)) {
        write_rows(w, table);
        return;
    }
    for (const struct block *row = table->first; row; row = row->next) {
        size_t blanks = 0, i = 0;
        for (const struct block *cell = row->first; cell; cell = cell->next, i++) {
            const char *words = column_words(w->arena, cell);
            const size_t rest = grid.widths[i] - column_width(words, strlen(words));
            blanks += grid.from_the_right_edge[i] ? rest : 0;
            buf_printf(w->out, "%*s", (int)blanks, "");
            column_put(w->out, words, strlen(words));
            blanks = CELL_GAP + (grid.from_the_right_edge[i] ? 0 : rest);
        }
        blank(w);
    }
}

static void write_list(struct writer *w, const struct block *list)
{
    int number = 0;
    for (const struct block *item = list->first; item; item = item->next) {
        const char *label = list->kind == BLOCK_OL ? arena_printf(w->arena, "  %d. ", ++number) : "  - ";
        fill(w, item, (struct column_margin){label, strlen(label)});
    }
}

static void write_box(struct writer *w, const struct block *box)
{
    const char rule = text_equal(box->attr_kind, "deadline") ? '=' : '-';
    column_rule(w->out, rule, COLUMN_WIDTH);
    blank(w);
    if (kid_of(box, BLOCK_ROW)) {
        write_rows(w, box);
        blank(w);
    } else
        write_kids(w, box);
    column_rule(w->out, rule, COLUMN_WIDTH);
}

/* The address that a code holds, unless the text beside it has it as a link. */
static bool is_linked(const struct block *aside, const char *address)
{
    for (const struct block *kid = aside->first; kid; kid = kid->next)
        for (const struct span *span = kid->spans; span; span = span->next)
            if (text_equal(span->href, address))
                return true;
    return false;
}

static void write_aside(struct writer *w, const struct block *aside)
{
    const struct block *code = kid_of(aside, BLOCK_QR);
    bool is_first = true;
    for (const struct block *kid = aside->first; kid; kid = kid->next) {
        if (kid->kind == BLOCK_QR)
            continue;
        if (!is_first)
            blank(w);
        is_first = false;
        if (kid->kind == BLOCK_P)
            fill(w, kid, (struct column_margin){"", 0});
        else
            write_list(w, kid);
    }
    if (code && !is_linked(aside, code->src)) {
        blank(w);
        buf_printf(w->out, "<%s>\n", code->src);
    }
}

/* One block of running text, without the blank line below it. */
static void write_block(struct writer *w, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_H1:
    case BLOCK_H2:
        write_heading(w, block);
        break;
    case BLOCK_UL:
    case BLOCK_OL:
        write_list(w, block);
        break;
    case BLOCK_DL:
        write_rows(w, block);
        break;
    case BLOCK_TABLE:
        write_table(w, block);
        break;
    case BLOCK_BOX:
        write_box(w, block);
        break;
    case BLOCK_ASIDE:
        write_aside(w, block);
        break;
    default:
        fill(w, block, (struct column_margin){"", 0});
        break;
    }
}

/* Blocks from `first` up to `end` and their kids, a blank line below each. */
static void write_until(struct writer *w, const struct block *first, const struct block *end)
{
    for (const struct block *kid = first; kid != end; kid = kid->next) {
        if (kid->kind == BLOCK_SECTION || kid->kind == BLOCK_SIGNATURE) {
            write_kids(w, kid);
            continue;
        }
        write_block(w, kid);
        blank(w);
    }
}

static void write_kids(struct writer *w, const struct block *block)
{
    write_until(w, block->first, NULL);
}

/* --- what stands around the running text --- */

static void write_marks(struct writer *w, const struct block *letter)
{
    for (const struct block *mark = letter->first; mark; mark = mark->next) {
        if (mark->kind != BLOCK_MARK)
            continue;
        const char *words = arena_printf(w->arena, "[%s]", column_words(w->arena, mark));
        column_fill(w->out, words, &(struct column_margin){"", 1});
        blank(w);
    }
}

/* A logo says its name. */
static void write_sender(struct writer *w, const struct block *letter)
{
    const struct block *head = kid_of(letter, BLOCK_LETTERHEAD), *back = kid_of(letter, BLOCK_RETURN);
    for (const struct block *kid = head ? head->first : NULL; kid; kid = kid->next) {
        if (kid->kind == BLOCK_LOGO)
            column_fill(w->out, kid->alt, &(struct column_margin){"", 2});
        else
            fill(w, kid, (struct column_margin){"", 2});
    }
    if (back && kid_of(letter, BLOCK_ADDRESS))
        fill(w, back, (struct column_margin){"", 2});
    if (head || back)
        blank(w);
}

static void write_address(struct writer *w, const struct block *letter)
{
    const struct block *address = kid_of(letter, BLOCK_ADDRESS);
    for (const struct block *line = address ? address->first : NULL; line; line = line->next)
        fill(w, line, (struct column_margin){"", 2});
    if (address)
        blank(w);
}

static void write_references(struct writer *w, const struct block *letter)
{
    const struct block *reference = kid_of(letter, BLOCK_REFERENCE);
    for (const struct block *row = reference ? reference->first : NULL; row; row = row->next) {
        const struct block *term = row->first, *detail = term ? term->next : NULL;
        const char *words = arena_printf(w->arena, "%s: %s", column_words(w->arena, term), detail ? column_words(w->arena, detail) : "");
        column_fill(w->out, words, &(struct column_margin){"", 2});
    }
    if (reference)
        blank(w);
}

static bool counts_pages(const struct block *p)
{
    for (const struct span *span = p->spans; span; span = span->next)
        if (span->kind == SPAN_PAGE_NUMBER || span->kind == SPAN_PAGE_COUNT)
            return true;
    return false;
}

/* What dots part: as many parts to a line as fit it; where a line ends between two the dot is left out. */
static void write_parted(struct writer *w, const struct block *p)
{
    static const char dot[] = " \xC2\xB7 ";
    const char *rest = column_words(w->arena, p), *line = "";
    while (rest) {
        const char *end = strstr(rest, dot);
        const char *part = end ? arena_strndup(w->arena, rest, (size_t)(end - rest)) : rest;
        const char *longer = *line ? arena_printf(w->arena, "%s%s%s", line, dot, part) : part;
        if (*line && column_width(longer, strlen(longer)) > COLUMN_WIDTH) {
            column_fill(w->out, line, &(struct column_margin){"", 2});
            line = part;
        } else
            line = longer;
        rest = end ? end + strlen(dot) : NULL;
    }
    column_fill(w->out, line, &(struct column_margin){"", 2});
}

static void write_foot(struct writer *w, const struct block *letter)
{
    const struct block *help = kid_of(letter, BLOCK_HELP), *footer = kid_of(letter, BLOCK_FOOTER);
    if (help) {
        fill(w, help, (struct column_margin){"", 0});
        blank(w);
    }
    column_rule(w->out, '-', COLUMN_WIDTH);
    for (const struct block *p = footer ? footer->first : NULL; p; p = p->next)
        if (!counts_pages(p))
            write_parted(w, p);
}

static void write_letter(struct writer *w, const struct block *letter)
{
    const struct block *body = kid_of(letter, BLOCK_BODY), *first = body ? body->first : NULL;
    const struct block *title = body ? kid_of(body, BLOCK_H1) : NULL;
    write_marks(w, letter);
    if (letter->translation && title) {
        write_until(w, first, title);
        first = title;
    }
    write_sender(w, letter);
    write_address(w, letter);
    write_references(w, letter);
    write_until(w, first, NULL);
    write_foot(w, letter);
}

void typed_write(struct buf *out, struct arena *arena, const struct block *model)
{
    struct writer w = {out, arena};
    for (const struct block *letter = model->first; letter; letter = letter->next) {
        if (letter != model->first) {
            blank(&w);
            column_rule(out, '*', COLUMN_WIDTH);
            blank(&w);
        }
        write_letter(&w, letter);
    }
}
