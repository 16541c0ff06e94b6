#include "sections.h"

#include <string.h>

#include "../../base/text.h"

static const struct {
    const char *name;
    unsigned place;
} names[] = {
    {"return", PLACE_RETURN},     {"reference", PLACE_HEAD},   {"address", PLACE_HEAD},     {"mark", PLACE_MARK},
    {"opening", PLACE_OPENING},   {"happened", PLACE_HAPPENED}, {"why", PLACE_WHY},         {"who", PLACE_WHO},
    {"amounts", PLACE_AMOUNTS},   {"data", PLACE_DATA},        {"fair", PLACE_FAIR},        {"objection", PLACE_OBJECTION},
    {"more", PLACE_MORE},         {"signature", PLACE_MORE},   {"closing", PLACE_MORE},     {"help-strip", PLACE_MORE},
    {"footer", PLACE_FOOTER},
};

/* The order of the headings; those that a letter has once for each program. */
static const struct {
    unsigned place;
    bool is_each;
} order[] = {{PLACE_HAPPENED, false}, {PLACE_WHY, true},  {PLACE_WHO, false},       {PLACE_AMOUNTS, false},
             {PLACE_DATA, true},      {PLACE_FAIR, true}, {PLACE_OBJECTION, false}, {PLACE_MORE, false}};

unsigned places_read(const char *in)
{
    unsigned places = 0;
    for (in = in ? in : ""; *in; in += strspn(in, " \t\r\n")) {
        const size_t n = strcspn(in, " \t\r\n");
        size_t i = 0;
        while (i < sizeof names / sizeof *names && (strncmp(names[i].name, in, n) != 0 || names[i].name[n]))
            i++;
        if (i == sizeof names / sizeof *names)
            return 0;
        places |= names[i].place;
        in += n;
    }
    return places;
}

static enum outcome fault(const struct file *f, const char *what)
{
    return diag_note(f->d, D_PROOF_SECTIONS, f->at, "%s", what);
}

static const char *name_of(unsigned place)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].place == place)
            return names[i].name;
    return "?";
}

/* Whether something is owed that can stand in that part alone. */
static bool is_due(const struct owed_rows *owed, unsigned place, uint32_t programs)
{
    for (size_t i = 0; i < owed->duties->n_rows; i++)
        if (owed->places[i] == place && owed->of[i] & programs)
            return true;
    return false;
}

bool section_owes(const struct tongue *language, const struct duty *duty)
{
    return language->is_dutch ? !duty->translation_only : !duty->dutch_only;
}

size_t section_marks(const struct owed_rows *owed, const struct tongue *language, size_t row)
{
    size_t n = 0;
    for (size_t i = 0; i < row && i < owed->duties->n_rows; i++)
        n += owed->places[i] == PLACE_MARK && owed->of[i] && section_owes(language, &owed->duties->rows[i]);
    return n;
}

static void add(struct section_list *s, const struct stretch *stretch)
{
    if (s->n < MAX_STRETCHES)
        s->at[s->n++] = *stretch;
}

/* The words of elements first .. end. */
static struct stretch stretch_of(const struct heard *h, size_t first, size_t end)
{
    const size_t from = first < h->n_elements ? h->elements[first].from : h->text->n_bytes;
    const size_t to = end < h->n_elements ? h->elements[end].from : h->text->n_bytes;
    return (struct stretch){.text = h->text->bytes + from, .n = to - from, .first = first, .end = end};
}

static size_t next_heading(const struct heard *h, const struct section_list *s, size_t from)
{
    while (from < s->end && h->elements[from].kind != HEARD_H2)
        from++;
    return from;
}

/* What is owed under headings, heading by heading. */
static enum outcome cut_sections(struct section_list *s, const struct file *f, const struct heard *h, const struct owed_rows *owed)
{
    size_t heading = next_heading(h, s, s->title);
    struct stretch opening = stretch_of(h, s->list_end, heading);
    opening.place = PLACE_OPENING;
    add(s, &opening);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const size_t n = order[i].is_each ? owed->n_programs : 1;
        for (size_t p = 1; p <= n; p++) {
            const uint32_t programs = order[i].is_each ? UINT32_C(1) << p : ~UINT32_C(0);
            if (!is_due(owed, order[i].place, programs))
                continue;
            if (heading == s->end)
                return fault(f, name_of(order[i].place));
            const size_t next = next_heading(h, s, heading + 1);
            struct stretch section = stretch_of(h, heading + 1, next);
            section.first = heading; /* it is read, but figures and the like are looked for below it */
            section.place = order[i].place;
            section.program = order[i].is_each ? p : 0;
            add(s, &section);
            heading = next;
        }
    }
    return heading == s->end ? DONE : fault(f, "a heading too many");
}

/* Lines, an LF between them, as one text that knows where they ended. */
static struct stretch joined_lines(const struct file *f, char *text)
{
    const size_t n = strlen(text);
    char *breaks = arena_alloc(f->arena, n + 1);
    for (size_t i = 0; i < n; i++) {
        breaks[i] = text[i] == '\n';
        text[i] = breaks[i] ? ' ' : text[i];
    }
    return (struct stretch){.text = text, .n = n, .breaks = breaks};
}

/* Each of its lines made plain, an LF between them; the first goes on in the line before it, or begins one. */
static void plain_lines(struct buf *out, const char *text, size_t n, bool goes_on)
{
    for (const char *at = text, *end = text + n, *next; at < end; at = next + 1) {
        struct buf line;
        next = memchr(at, '\n', (size_t)(end - at));
        next = next ? next : end;
        buf_init(&line, (size_t)1 << 16);
        words_plain(&line, at, (size_t)(next - at));
        if (line.n_bytes && out->n_bytes)
            buf_add(out, goes_on ? " " : "\n", 1);
        goes_on = goes_on && line.n_bytes == 0;
        buf_add(out, line.bytes, line.n_bytes);
        buf_done(&line);
    }
}

/* Furniture of one kind on a page, one text. */
static struct stretch furniture(const struct file *f, const struct proof_page *page, enum furniture kind)
{
    const struct page_mark *before = NULL; /* words of another language in one line are a mark of their own */
    struct buf plain;
    buf_init(&plain, (size_t)1 << 16);
    for (size_t i = 0; i < page->n_marks; i++) {
        const struct page_mark *mark = &page->marks[i];
        if (mark->furniture != kind || !mark->n_text)
            continue;
        plain_lines(&plain, page->words.bytes + mark->text, mark->n_text, before && before->last_y == mark->y);
        before = mark;
    }
    char *text = arena_strndup(f->arena, plain.bytes, plain.n_bytes);
    buf_done(&plain);
    words_close_up(text);
    return joined_lines(f, text);
}

/* Of a letter without pages. */
static void add_line(struct section_list *s, const struct file *f, unsigned place, struct bytes line)
{
    struct buf plain;
    buf_init(&plain, (size_t)1 << 16);
    plain_lines(&plain, line.at, line.n, false);
    struct stretch stretch = joined_lines(f, arena_strndup(f->arena, plain.bytes, plain.n_bytes));
    buf_done(&plain);
    stretch.place = place;
    add(s, &stretch);
}

static void add_furniture(struct section_list *s, const struct file *f, const struct heard *h, size_t part)
{
    if (h->n_pages == 0)
        add_line(s, f, PLACE_FOOTER, h->footers[part]);
    if (h->n_pages == 0 && part == 0)
        add_line(s, f, PLACE_RETURN, h->return_line);
    for (size_t i = 0; i < h->n_pages; i++) {
        if (h->part_of_page[i] != part + 1)
            continue;
        struct stretch footer = furniture(f, &h->pages[i], FURNITURE_FOOTER);
        footer.place = PLACE_FOOTER;
        add(s, &footer);
    }
    if (part == 0 && h->n_pages) {
        struct stretch line = furniture(f, &h->pages[0], FURNITURE_LAYOUT);
        line.place = PLACE_RETURN;
        add(s, &line);
    }
}

enum outcome sections_cut(struct section_list *out, const struct file *f, const struct heard *heard, const struct owed_rows *owed)
{
    const size_t part = out->part;
    out->n = 0;
    for (out->first = 0; out->first < heard->n_elements && heard->elements[out->first].part != part; out->first++)
        ;
    for (out->end = out->first; out->end < heard->n_elements && heard->elements[out->end].part == part; out->end++)
        ;
    for (out->title = out->first; out->title < out->end && heard->elements[out->title].kind != HEARD_H1; out->title++)
        if (heard->elements[out->title].kind == HEARD_H2)
            return fault(f, "a heading before the title");
    if (out->title == out->end)
        return fault(f, "no title");
    for (size_t i = out->title + 1; i < out->end; i++)
        if (heard->elements[i].kind == HEARD_H1)
            return fault(f, "a second title");
    out->marks_end = out->first + section_marks(owed, out->language, SIZE_MAX);
    for (size_t i = out->first; i < out->marks_end; i++)
        if (i >= out->title || heard->elements[i].kind != HEARD_P)
            return fault(f, "mark");
    for (out->list_end = out->title; out->list_end > out->marks_end && heard->elements[out->list_end - 1].kind != HEARD_LBODY; out->list_end--)
        ;
    struct stretch marks = stretch_of(heard, out->first, out->marks_end);
    marks.place = PLACE_MARK;
    if (out->marks_end > out->first)
        add(out, &marks);
    struct stretch head = stretch_of(heard, out->marks_end, out->list_end);
    head.place = PLACE_HEAD;
    add(out, &head);
    const enum outcome got = cut_sections(out, f, heard, owed);
    if (got == DONE)
        add_furniture(out, f, heard, part);
    return got;
}
