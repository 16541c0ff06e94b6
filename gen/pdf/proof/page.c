#include "page.h"

#include <string.h>

#include "plate.h"
#include "sight.h"

#define MAX_WORDS_BYTES ((size_t)1 << 20)
#define MAX_MCIDS       4096
#define MAX_PLATES      64 /* of a page */
#define MAX_ACTUAL      32 /* bytes of text that some glyphs are together: a letter and its signs */
#define N_NUMBERS       6 /* of a matrix */
#define MAX_RISE        0.8 /* of the type's size: signs above letters rise less, lines stand further apart */

struct reader {
    const struct file *f;
    struct proof_page *page;
    struct type **types;
    struct bytes fonts;      /* the page's, by name */
    struct bytes plates;     /* likewise */
    uint64_t plates_met;     /* which of them */
    const struct type *type; /* that of the next words */
    struct bytes type_name;
    struct page_mark *open;  /* the mark that the operators stand in */
    struct bytes actual;     /* what its glyphs mean, where it says so itself */
    bool in_text;
    double x, y, matrix[4]; /* of the line of text */
    struct sight sight;
};

/* What an operator has before it. */
struct operands {
    struct token name, last; /* the last name; the last token */
    struct bytes dict;
    bool has_array;
    size_t n_said;    /* strings of the array: they were said as they came */
    const char *from; /* the first */
};

static enum outcome fault(const struct reader *r, const char *what)
{
    return diag_note(r->f->d, D_PROOF_MARKS, r->f->at, "%s", what);
}

static enum outcome forbidden(const struct reader *r, const char *what)
{
    return diag_note(r->f->d, D_PROOF_KEY, r->f->at, "%s", what);
}

static void free_words(void *words)
{
    buf_done(words);
}

/* Of a page's bytes most are numbers: they are passed over until an operator asks for them. */
static const unsigned char numeric[256] = {
    [' '] = 1, ['\n'] = 1, ['-'] = 1, ['.'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1,
    ['3'] = 1, ['4'] = 1,  ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
};

/* --- marks --- */

static struct page_mark *add_mark(struct reader *r)
{
    struct proof_page *page = r->page;
    if (page->n_marks == page->max_marks) {
        const size_t max = page->max_marks ? 2 * page->max_marks : 128;
        struct page_mark *more = arena_array(r->f->arena, max, sizeof *more);
        if (page->n_marks)
            memcpy(more, page->marks, page->n_marks * sizeof *more);
        page->marks = more;
        page->max_marks = max;
    }
    return &page->marks[page->n_marks++];
}

static enum furniture furniture_of(struct bytes dict)
{
    static const char *const keys[] = {"/Type", "/Subtype"};
    struct bytes values[2];
    lex_find_each(dict, keys, values, 2);
    const struct bytes type = values[0], subtype = values[1];
    if (!type.at)
        return NOT_FURNITURE;
    const bool has_subtype = subtype.at;
    if (bytes_is(type, "/Layout"))
        return FURNITURE_LAYOUT;
    if (bytes_is(type, "/Page"))
        return FURNITURE_PAGE;
    if (!bytes_is(type, "/Pagination"))
        return NOT_FURNITURE;
    if (!has_subtype)
        return FURNITURE_PAGINATION;
    return bytes_is(subtype, "/Footer") ? FURNITURE_FOOTER : bytes_is(subtype, "/Watermark") ? FURNITURE_WATERMARK : NOT_FURNITURE;
}

static enum outcome begin_mark(struct reader *r, const struct operands *o)
{
    static const char *const keys[] = {"/MCID", "/ActualText"};
    struct bytes values[2];
    if (r->open)
        return fault(r, "one in another");
    if (!o->dict.at || !o->name.at)
        return fault(r, "one without a number");
    r->open = add_mark(r);
    *r->open = (struct page_mark){.mcid = -1, .name = {o->name.at, o->name.n}, .text = r->page->words.n_bytes,
                                  .shown = r->page->n_shown};
    r->actual = (struct bytes){0};
    if (bytes_is(r->open->name, "/Artifact")) {
        r->open->furniture = furniture_of(o->dict);
        return r->open->furniture ? DONE : fault(r, "furniture of no known kind");
    }
    lex_find_each(o->dict, keys, values, 2);
    if (!values[0].at || (r->open->mcid = lex_integer(values[0])) < 0 || r->open->mcid >= MAX_MCIDS)
        return fault(r, "one without a number");
    r->actual = values[1];
    return DONE;
}

static enum outcome end_mark(struct reader *r)
{
    struct page_mark *mark = r->open;
    if (!mark)
        return fault(r, "an end too many");
    if (r->actual.at) {
        r->page->words.n_bytes = mark->text; /* what the glyphs say one by one */
        if (!mark->has_place || !type_say_utf16(&r->page->words, r->actual) || r->page->words.n_bytes - mark->text > MAX_ACTUAL)
            return fault(r, "text without glyphs");
    }
    mark->n_text = r->page->words.n_bytes - mark->text;
    if (!mark->has_place && !mark->is_painted)
        return fault(r, "an empty one");
    if (mark->mcid >= 0 && bytes_is(mark->name, "/Figure") != (mark->n_text == 0))
        return fault(r, "one without words, or a figure that has some");
    r->open = NULL;
    return DONE;
}

/* --- text --- */

/* The n numbers, and no more, that stand there: decimal, without exponents, as PDF writes them. */
static bool read_numbers(const char *from, const char *end, double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        double unit = 1, sign = 1, sum = 0;
        while (from < end && (*from == ' ' || *from == '\n'))
            from++;
        const char *first = from;
        for (bool has_point = false; from < end && *from != ' ' && *from != '\n'; from++) {
            if (*from == '-' && from == first)
                sign = -1;
            else if (*from == '.' && !has_point)
                has_point = true;
            else if (*from >= '0' && *from <= '9')
                sum = sum * 10 + (*from - '0'), unit = has_point ? unit * 10 : unit;
            else
                return false;
        }
        if (from == first)
            return false;
        numbers[i] = sign * sum / unit;
    }
    while (from < end && (*from == ' ' || *from == '\n'))
        from++;
    return from == end;
}

/* "/f-0-0 1 Tf": how big it is, the matrix says. */
static enum outcome choose_type(struct reader *r, const struct operands *o, const char *end)
{
    char key[32];
    struct bytes font;
    double size = 0;
    if (!o->name.at || o->name.n >= sizeof key || !read_numbers(o->name.at + o->name.n, end, &size, 1) || size != 1)
        return forbidden(r, "/Font");
    if (r->type && r->type_name.n == o->name.n && memcmp(r->type_name.at, o->name.at, o->name.n) == 0)
        return DONE;
    memcpy(key, o->name.at, o->name.n);
    key[o->name.n] = '\0';
    r->type_name = (struct bytes){o->name.at, o->name.n};
    if (!lex_find(r->fonts, key, &font))
        return forbidden(r, "/Font");
    return type_read(&r->type, r->types, r->f, font);
}

/* Words of furniture that stand on another line, or at another place of it, are other words. */
static void part_words(const struct reader *r)
{
    struct buf *words = &r->page->words;
    if (r->open && r->open->furniture && words->n_bytes > r->open->text && words->bytes[words->n_bytes - 1] != '\n')
        buf_add(words, "\n", 1);
}

static enum outcome say(struct reader *r, const struct token *string)
{
    if (!r->open)
        return fault(r, "words outside them");
    if (!r->in_text || !r->type)
        return forbidden(r, "/Font");
    const bool is_said = type_say(&r->page->words, r->type, string) || r->actual.at; /* the mark says it then */
    return is_said ? DONE : fault(r, "a glyph that says nothing");
}

/* Past a number of an array, if one comes; *jump: 1 when it is a gap of an em or more, for which kerning is never, -1 when it goes back as far. */
static void skip_gap(struct lex *lex, int *jump)
{
    const char *at = lex->at;
    while (at < lex->end && (*at == ' ' || *at == '\n'))
        at++;
    const char *from = at;
    while (at < lex->end && numeric[(unsigned char)*at] && *at != ' ' && *at != '\n')
        at++;
    lex->at = at;
    const char *point = memchr(from, '.', (size_t)(at - from));
    const bool is_forward = at > from && *from == '-';
    const bool is_far = (point ? point : at) - from > 3 + is_forward;
    *jump = !is_far ? 0 : is_forward ? 1 : -1;
}

/* Strings with the gaps between them. Of furniture, words with a gap of more than an em between them are other words. */
static enum outcome say_array(struct reader *r, struct lex *lex, struct operands *o)
{
    struct token token;
    enum outcome got = DONE;
    o->has_array = true;
    while (got == DONE) {
        int jump = 0;
        skip_gap(lex, &jump);
        if (jump > 0)
            part_words(r);
        if (jump && r->open)
            r->open->jumps = true;
        if (lex_next(lex, &token) == TOKEN_ARRAY_END)
            break;
        if (token.kind == TOKEN_NUMBER)
            continue;
        o->n_said++;
        const bool is_string = token.kind == TOKEN_STRING || token.kind == TOKEN_HEX;
        got = is_string ? say(r, &token) : forbidden(r, "operand");
    }
    return got;
}

static void add_place(struct reader *r)
{
    struct proof_page *page = r->page;
    if (page->n_shown == page->max_shown) {
        const size_t max = page->max_shown ? 2 * page->max_shown : 256;
        struct shown_at *more = arena_array(r->f->arena, max, sizeof *more);
        if (page->n_shown)
            memcpy(more, page->shown, page->n_shown * sizeof *more);
        page->shown = more;
        page->max_shown = max;
    }
    page->shown[page->n_shown++] = (struct shown_at){r->x, r->y};
    r->open->n_shown++;
}

/* Words can be seen where they stand; in one mark, not above those before them. */
static enum outcome take_place(struct reader *r)
{
    struct page_mark *mark = r->open;
    struct sight_words words = {.x = r->x, .y = r->y, .is_watermark = mark->furniture == FURNITURE_WATERMARK};
    memcpy(words.matrix, r->matrix, sizeof words.matrix);
    const char *unseen = sight_show(&r->sight, &words);
    if (unseen)
        return fault(r, unseen);
    if (mark->has_place && mark->mcid >= 0 && mark->last_y - r->y > MAX_RISE * r->matrix[0])
        return fault(r, "heard in another order than seen");
    mark->last_y = r->y;
    add_place(r);
    if (!mark->has_place) {
        mark->x = r->x;
        mark->y = r->y;
        mark->size = r->matrix[0];
    }
    mark->has_place = true;
    return DONE;
}

static enum outcome show(struct reader *r, const struct operands *o, bool is_array)
{
    if (is_array != o->has_array)
        return forbidden(r, "operand");
    const bool is_string = o->last.kind == TOKEN_STRING || o->last.kind == TOKEN_HEX;
    const size_t before = is_array ? 0 : r->page->words.n_bytes;
    const enum outcome got = is_array ? DONE : is_string ? say(r, &o->last) : forbidden(r, "operand");
    if (got != DONE)
        return got;
    if (!r->open || (is_array ? o->n_said == 0 : r->page->words.n_bytes == before))
        return fault(r, "words without a glyph");
    return take_place(r);
}

/* Tm sets where the line begins, Td moves on from there. */
static enum outcome move_line(struct reader *r, const struct operands *o, const char *end, bool is_matrix)
{
    double n[N_NUMBERS] = {0};
    if (!read_numbers(o->from, end, n, is_matrix ? N_NUMBERS : 2))
        return forbidden(r, "operand");
    r->x = is_matrix ? n[4] : r->x + n[0] * r->matrix[0];
    r->y = is_matrix ? n[5] : r->y + n[1] * r->matrix[3];
    if (is_matrix)
        memcpy(r->matrix, n, sizeof r->matrix);
    part_words(r);
    return DONE;
}

/* --- operators --- */

#define WORD(a, b, c) ((unsigned)(a) << 16 | (unsigned)(b) << 8 | (unsigned)(c))

static unsigned packed(const struct token *word)
{
    unsigned n = 0;
    for (size_t i = 0; i < 3; i++)
        n = n << 8 | (i < word->n ? (unsigned char)word->at[i] : 0);
    return word->n > 3 ? 0 : n;
}

static enum outcome paint(struct reader *r)
{
    if (!r->open)
        return fault(r, "painted outside them");
    if (r->open->mcid >= 0) /* figures are plates */
        return fault(r, "a path among words");
    r->open->is_painted = true;
    const char *hidden = sight_paint(&r->sight);
    return hidden ? fault(r, hidden) : DONE;
}

/* Operators of the page's state. */
static enum outcome set_state(struct reader *r, const struct token *word, const struct operands *o)
{
    double n[N_NUMBERS];
    const bool is_turn = *word->at == 'c';
    const size_t n_numbers = is_turn ? N_NUMBERS : word->n == 2 ? 3 : 1;
    const char *wrong = NULL;
    if (*word->at == 'q')
        wrong = sight_save(&r->sight);
    else if (*word->at == 'Q')
        wrong = sight_restore(&r->sight);
    else if (!read_numbers(o->from, word->at, n, n_numbers))
        wrong = "operand";
    else if (is_turn)
        wrong = sight_turn(&r->sight, n);
    else
        sight_ink(&r->sight, n, n_numbers);
    return wrong ? forbidden(r, wrong) : DONE;
}

/* Where it is shown no words stand. */
static enum outcome look_at_plate(struct reader *r, struct bytes reference)
{
    const char *wrong = sight_plate(&r->sight, file_value(r->f, reference));
    for (size_t i = 0; !wrong && i < r->page->n_marks; i++) {
        const struct page_mark *mark = &r->page->marks[i];
        if (mark->has_place && mark->furniture != FURNITURE_WATERMARK && sight_is_covered(&r->sight, mark->x, mark->y))
            wrong = "words under a figure";
    }
    return wrong ? fault(r, wrong) : plate_check(r->f, reference);
}

/* "/k0 Do": the only one of a figure's paths that stands outside the page. */
static enum outcome show_plate(struct reader *r, const struct operands *o)
{
    struct lex lex = lex_of(r->plates);
    struct token token;
    struct bytes name, reference;
    if (o->last.kind != TOKEN_NAME || r->in_text || !r->plates.at)
        return forbidden(r, "operator");
    if (!r->open || !bytes_is(r->open->name, "/Figure"))
        return fault(r, "a figure outside its mark");
    lex_next(&lex, &token);
    for (size_t i = 0; lex_entry(&lex, &name, &reference); i++) {
        if (name.n != o->name.n || memcmp(name.at, o->name.at, name.n) != 0)
            continue;
        r->plates_met |= UINT64_C(1) << i % MAX_PLATES;
        r->open->is_painted = true;
        return look_at_plate(r, reference);
    }
    return forbidden(r, "/XObject");
}

static enum outcome operate(struct reader *r, const struct token *word, const struct operands *o)
{
    if (o->n_said && packed(word) != WORD('T', 'J', 0))
        return forbidden(r, "operand");
    // clang-format off
    switch (packed(word)) {
    case WORD('m', 0, 0): case WORD('l', 0, 0): case WORD('c', 0, 0): case WORD('v', 0, 0): case WORD('y', 0, 0):
    case WORD('h', 0, 0): case WORD('r', 'e', 0): case WORD('n', 0, 0): case WORD('g', 's', 0):
    case WORD('w', 0, 0): case WORD('J', 0, 0): case WORD('j', 0, 0): case WORD('M', 0, 0): case WORD('d', 0, 0): case WORD('i', 0, 0):
    case WORD('G', 0, 0): case WORD('R', 'G', 0):
        return DONE;
    case WORD('q', 0, 0): case WORD('Q', 0, 0): case WORD('c', 'm', 0): case WORD('g', 0, 0): case WORD('r', 'g', 0):
        return set_state(r, word, o);
    case WORD('f', 0, 0): case WORD('f', '*', 0): case WORD('S', 0, 0): case WORD('s', 0, 0):
    case WORD('B', 0, 0): case WORD('B', '*', 0): case WORD('b', 0, 0): case WORD('b', '*', 0):
        return paint(r);
    case WORD('T', 'j', 0): case WORD('T', 'J', 0):
        return show(r, o, packed(word) == WORD('T', 'J', 0));
    case WORD('D', 'o', 0):
        return show_plate(r, o);
    case WORD('T', 'f', 0):
        return choose_type(r, o, word->at);
    case WORD('T', 'm', 0): case WORD('T', 'd', 0):
        return move_line(r, o, word->at, packed(word) == WORD('T', 'm', 0));
    case WORD('B', 'T', 0):
    case WORD('E', 'T', 0):
        r->in_text = *word->at == 'B';
        return DONE;
    case WORD('B', 'D', 'C'):
        return begin_mark(r, o);
    case WORD('E', 'M', 'C'):
        return end_mark(r);
    default:
        return forbidden(r, "operator");
    }
    // clang-format on
}

/* Operators that build a path: they ask for nothing and show nothing. */
static const unsigned char of_paths[256] = {['m'] = 1, ['l'] = 1, ['c'] = 1, ['v'] = 1, ['y'] = 1, ['h'] = 1};

/* Past numbers, and past paths, of which logos have many; *from is where the operands of what comes then begin. */
static void pass_over(struct lex *lex, const char **from)
{
    const char *at = lex->at;
    for (;;) {
        while (at < lex->end && numeric[(unsigned char)*at])
            at++;
        if (lex->end - at < 2 || !of_paths[(unsigned char)*at] || (at[1] != ' ' && at[1] != '\n'))
            break;
        *from = at += 2;
    }
    lex->at = at;
}

static enum outcome read_content(struct reader *r, struct bytes content)
{
    struct lex lex = lex_of(content);
    struct operands o = {.from = lex.at};
    struct token token;
    enum outcome got = DONE;
    for (;;) {
        pass_over(&lex, &o.from);
        switch (lex_next(&lex, &token)) {
        case TOKEN_END:
            return r->open ? fault(r, "one without an end") : sight_end(&r->sight) ? forbidden(r, sight_end(&r->sight)) : DONE;
        case TOKEN_WORD:
            got = operate(r, &token, &o);
            o.name.at = o.dict.at = NULL;
            o.has_array = false;
            o.n_said = 0;
            o.from = lex.at;
            token.kind = TOKEN_END;
            break;
        case TOKEN_ARRAY:
            got = say_array(r, &lex, &o);
            break;
        case TOKEN_DICT:
            lex.at = token.at;
            got = lex_value(&lex, &o.dict) ? DONE : forbidden(r, "operand");
            break;
        case TOKEN_NAME:
            o.name = token;
            break;
        case TOKEN_STRING:
        case TOKEN_HEX:
        case TOKEN_NUMBER:
            break;
        default:
            return forbidden(r, "operand");
        }
        if (got != DONE)
            return got;
        o.last = token;
    }
}

/* --- the page --- */

static enum outcome sort_marks(struct reader *r)
{
    struct proof_page *page = r->page;
    for (size_t i = 0; i < page->n_marks; i++)
        if (page->marks[i].mcid >= (long)page->n_mcids)
            page->n_mcids = (size_t)page->marks[i].mcid + 1;
    page->by_mcid = arena_array(r->f->arena, page->n_mcids + 1, sizeof *page->by_mcid);
    for (size_t i = 0; i < page->n_marks; i++) {
        const long mcid = page->marks[i].mcid;
        if (mcid < 0)
            continue;
        if (page->by_mcid[mcid])
            return fault(r, "two of one number");
        page->by_mcid[mcid] = i + 1;
    }
    return DONE;
}

/* Where a page names plates at all, it names those that it shows. */
static enum outcome count_plates(const struct reader *r)
{
    struct lex lex = lex_of(r->plates);
    struct token token;
    struct bytes name, reference;
    uint64_t all = 0;
    if (!r->plates.at)
        return DONE;
    lex_next(&lex, &token);
    for (size_t i = 0; lex_entry(&lex, &name, &reference); i++)
        all |= i < MAX_PLATES ? UINT64_C(1) << i : 0;
    return all && all == r->plates_met ? DONE : forbidden(r, "/XObject");
}

enum outcome page_read(struct proof_page *out, const struct file *f, struct type **types, struct bytes page)
{
    struct reader r = {.f = f, .page = out, .types = types};
    struct bytes content, resources, inflated;
    *out = (struct proof_page){0};
    buf_init(&out->words, MAX_WORDS_BYTES);
    arena_defer(f->arena, free_words, &out->words);
    if (!lex_find(page, "/Contents", &content) || !lex_find(page, "/Resources", &resources))
        return file_fault(f, "/Contents");
    lex_find(resources, "/Font", &r.fonts);
    if (!lex_find(resources, "/XObject", &r.plates))
        r.plates = (struct bytes){0};
    const char *hidden = sight_begin(&r.sight, f, page, resources);
    if (hidden)
        return forbidden(&r, hidden);
    enum outcome got = file_inflate(&inflated, f, file_object(f, lex_reference(content)));
    if (got == DONE)
        got = read_content(&r, inflated);
    if (got == DONE)
        got = count_plates(&r);
    return got == DONE ? sort_marks(&r) : got;
}
