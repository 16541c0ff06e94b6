/* The file: marks lost or swapped, pages lost or swapped, entries that no letter has. */
#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "mutations.h"

static struct bytes range(struct bytes all, size_t from, size_t to)
{
    return (struct bytes){all.at + from, to - from};
}

static size_t any_page(struct job *j)
{
    return dice(j, j->edition.heard.n_pages);
}

/* A mark of words, by its place on the page. */
static size_t any_mark(struct job *j, const struct proof_page *page)
{
    for (;;) {
        const size_t which = dice(j, page->n_marks);
        if (page->marks[which].mcid >= 0)
            return which;
    }
}

/* --- marks --- */

enum loss { ALL_OF_IT, ITS_FRAME, ITS_INSIDE };

static bool lose(struct job *j, enum loss loss)
{
    const size_t page = any_page(j), which = any_mark(j, &j->edition.heard.pages[page]);
    const struct bytes content = edition_content(&j->edition, page);
    struct mark_span s;
    if (!mark_span(&s, content, which))
        return false;
    struct bytes made;
    if (loss == ALL_OF_IT)
        made = joined(j->arena, range(content, 0, s.begin), " ", range(content, s.end, content.n));
    else if (loss == ITS_INSIDE)
        made = joined(j->arena, range(content, 0, s.inside), " ", range(content, s.inside_end, content.n));
    else
        made = joined(j->arena, joined(j->arena, range(content, 0, s.begin), " ", range(content, s.inside, s.inside_end)), " ",
                      range(content, s.end, content.n));
    edition_set_content(&j->edition, page, made);
    return true;
}

static bool lose_mark(struct job *j)
{
    return lose(j, ALL_OF_IT);
}

static bool lose_frame(struct job *j)
{
    return lose(j, ITS_FRAME);
}

static bool lose_inside(struct job *j)
{
    return lose(j, ITS_INSIDE);
}

/* Two different marks of words of one page, the first first. */
static bool two_marks(struct job *j, size_t page, struct mark_span s[2])
{
    const struct proof_page *p = &j->edition.heard.pages[page];
    size_t n_marks = 0;
    for (size_t i = 0; i < p->n_marks; i++)
        n_marks += p->marks[i].mcid >= 0;
    if (n_marks < 2)
        return false;
    size_t a = any_mark(j, p), b = any_mark(j, p);
    while (b == a)
        b = any_mark(j, p);
    const struct bytes content = edition_content(&j->edition, page);
    return mark_span(&s[0], content, a < b ? a : b) && mark_span(&s[1], content, a < b ? b : a);
}

/* The two frames, or what is in them, change places. */
static bool swap(struct job *j, bool insides)
{
    struct mark_span s[2];
    const size_t page = any_page(j);
    if (!two_marks(j, page, s))
        return false;
    const struct bytes c = edition_content(&j->edition, page);
    const size_t a[2] = {insides ? s[0].inside : s[0].begin, insides ? s[0].inside_end : s[0].inside};
    const size_t b[2] = {insides ? s[1].inside : s[1].begin, insides ? s[1].inside_end : s[1].inside};
    if (a[1] - a[0] == b[1] - b[0] && memcmp(c.at + a[0], c.at + b[0], a[1] - a[0]) == 0)
        return false;
    struct bytes made = joined(j->arena, range(c, 0, a[0]), "", range(c, b[0], b[1]));
    made = joined(j->arena, made, "", range(c, a[1], b[0]));
    made = joined(j->arena, made, "", range(c, a[0], a[1]));
    made = joined(j->arena, made, "", range(c, b[1], c.n));
    j->what = arena_printf(j->arena, "page %zu, bytes %zu and %zu", page + 1, a[0], b[0]);
    edition_set_content(&j->edition, page, made);
    return true;
}

static bool swap_frames(struct job *j)
{
    return swap(j, false);
}

static bool swap_insides(struct job *j)
{
    return swap(j, true);
}

/* Words that were heard become furniture. */
static bool silence_mark(struct job *j)
{
    static const char *const kinds[] = {"/Artifact<</Type/Layout>>BDC", "/Artifact<</Type/Pagination>>BDC", "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"};
    const size_t page = any_page(j), which = any_mark(j, &j->edition.heard.pages[page]);
    const struct bytes content = edition_content(&j->edition, page);
    struct mark_span s;
    if (!mark_span(&s, content, which))
        return false;
    edition_set_content(&j->edition, page, joined(j->arena, range(content, 0, s.begin), kinds[dice(j, 3)], range(content, s.inside, content.n)));
    return true;
}

/* An element of the tree with another's kids. */
static bool swap_elements(struct job *j)
{
    struct edition *e = &j->edition;
    struct bytes s, k[2];
    long found[2];
    for (int i = 0; i < 2;) {
        const size_t number = 1 + dice(j, e->file.n_objects - 1);
        if (!e->values[number].at || !lex_find(e->values[number], "/S", &s) || !lex_find(e->values[number], "/Pg", &k[i]) ||
            !lex_find(e->values[number], "/K", &k[i]) || (i == 1 && found[0] == (long)number))
            continue;
        found[i++] = (long)number;
    }
    if (k[0].n == k[1].n && memcmp(k[0].at, k[1].at, k[0].n) == 0)
        return false;
    for (int i = 0; i < 2; i++) {
        const struct bytes v = e->values[found[i]];
        const size_t at = (size_t)(k[i].at - v.at);
        const struct bytes made = joined(j->arena, range(v, 0, at), "", k[1 - i]);
        e->values[found[i]] = joined(j->arena, made, "", range(v, at + k[i].n, v.n));
    }
    return true;
}

/* The kids of an element of the tree, the first of two put before the second. */
static bool put_before(struct job *j, long parent, long moved, long before)
{
    struct edition *e = &j->edition;
    const struct bytes v = e->values[parent];
    struct bytes kids, kid;
    struct token token;
    const char *list = "";
    if (!lex_find(v, "/K", &kids))
        return false;
    struct lex lex = {kids.at, kids.at + kids.n};
    for (lex_next(&lex, &token); lex_value(&lex, &kid);) {
        const long number = lex_reference(kid);
        if (number == before)
            list = arena_printf(j->arena, "%s %ld 0 R", list, moved);
        if (number != moved)
            list = arena_printf(j->arena, "%s %ld 0 R", list, number);
    }
    const size_t at = (size_t)(kids.at - v.at);
    e->values[parent] = joined(j->arena, range(v, 0, at), arena_printf(j->arena, "[%s]", list), range(v, at + kids.n, v.n));
    return true;
}

static long parent_of(const struct edition *e, long element)
{
    struct bytes parent;
    return lex_find(e->values[element], "/P", &parent) ? lex_reference(parent) : 0;
}

/* DUPLICAAT, or the line of a draft, is heard as the second thing or later; in the page too it is drawn there. In large print, where it stands above the
 * title, it is heard just before that, as it is seen. */
static bool say_mark_later(struct job *j)
{
    const struct heard *h = &j->edition.heard;
    const struct finished *letter = &j->press->letters[j->letter];
    const size_t part = dice(j, h->n_parts);
    size_t first = 0, to, next;
    if (!letter->is_copy)
        return false;
    while (h->elements[first].part != part)
        first++;
    for (to = first + 1; to < h->n_elements && h->elements[to].kind != HEARD_H1; to++)
        if (parent_of(&j->edition, h->elements[to].number) == parent_of(&j->edition, h->elements[first].number) && dice(j, 4) == 0)
            break;
    const struct heard_element *mark = &h->elements[first], *before = &h->elements[to];
    next = h->elements[first + 1].mark;
    struct mark_span s, last, place;
    const struct bytes c = edition_content(&j->edition, mark->page);
    if (to == first + 1 || before->page != mark->page || !mark_span(&s, c, mark->mark) || !mark_span(&last, c, next - 1) ||
        !mark_span(&place, c, before->mark) || !put_before(j, parent_of(&j->edition, mark->number), mark->number, before->number))
        return false;
    struct bytes made = joined(j->arena, range(c, 0, s.begin), "", range(c, last.end, place.begin));
    made = joined(j->arena, made, "", range(c, s.begin, last.end));
    edition_set_content(&j->edition, mark->page, joined(j->arena, made, " ", range(c, place.begin, c.n)));
    j->what = arena_printf(j->arena, "letter %zu, before element %zu of %zu", part + 1, to - first, h->n_elements);
    return true;
}

/* --- pages --- */

static struct bytes *pages_of(struct edition *e)
{
    for (size_t i = 1; i < e->file.n_objects; i++) {
        struct bytes type;
        if (e->values[i].at && lex_find(e->values[i], "/Type", &type) && bytes_is(type, "/Pages"))
            return &e->values[i];
    }
    return NULL;
}

static bool set_kids(struct job *j, const char *kids, size_t n)
{
    *pages_of(&j->edition) = (struct bytes){0};
    char *value = arena_printf(j->arena, "<</Type/Pages/Count %zu/Kids[%s]>>", n, kids);
    for (size_t i = 1; i < j->edition.file.n_objects; i++)
        if (!j->edition.values[i].at && j->edition.file.objects[i].value.at)
            j->edition.values[i] = (struct bytes){value, strlen(value)};
    return true;
}

static bool lose_page(struct job *j)
{
    const size_t n = j->edition.heard.n_pages, lost = dice(j, n);
    const char *kids = "";
    for (size_t i = 0; i < n; i++)
        if (i != lost)
            kids = arena_printf(j->arena, "%s %ld 0 R", kids, j->edition.pages[i]);
    return n > 1 && set_kids(j, kids, n - 1);
}

static bool swap_pages(struct job *j)
{
    const size_t n = j->edition.heard.n_pages, a = dice(j, n), b = dice(j, n);
    const char *kids = "";
    for (size_t i = 0; i < n; i++)
        kids = arena_printf(j->arena, "%s %ld 0 R", kids, j->edition.pages[i == a ? b : i == b ? a : i]);
    return a != b && set_kids(j, kids, n);
}

static bool double_page(struct job *j)
{
    const size_t n = j->edition.heard.n_pages;
    const char *kids = arena_printf(j->arena, "%ld 0 R", j->edition.pages[dice(j, n)]);
    for (size_t i = 0; i < n; i++)
        kids = arena_printf(j->arena, "%s %ld 0 R", kids, j->edition.pages[i]);
    return set_kids(j, kids, n + 1);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where the last number of a mark's words ends, or the one before it: a byte, or the words' length. */
static size_t find_number(const char *text, size_t n, size_t back)
{
    size_t at = n;
    for (size_t i = 0; i <= back; i++) {
        while (at > 0 && !is_digit(text[at - 1]))
            at--;
        const size_t end = at;
        while (i < back && at > 0 && is_digit(text[at - 1]))
            at--;
        if (i == back)
            return end ? end - 1 : n;
    }
    return n;
}

/* The footer counts otherwise. */
static bool miscount_page(struct job *j)
{
    const size_t page = any_page(j), back = dice(j, 2);
    const struct proof_page *p = &j->edition.heard.pages[page];
    for (size_t i = p->n_marks; i-- > 0;) {
        const struct page_mark *mark = &p->marks[i];
        const char *text = p->words.bytes + mark->text;
        const size_t at = mark->furniture == FURNITURE_FOOTER ? find_number(text, mark->n_text, back) : mark->n_text;
        size_t character = 0;
        if (at == mark->n_text)
            continue;
        for (size_t k = 0; k < at; character++) {
            character -= text[k] == '\n'; /* put there by the reader */
            text_decode(text, mark->n_text, &k);
        }
        const struct bytes content = mark_digit(&j->edition, page, i, character, text[at] == '9' ? '8' : (char)(text[at] + 1));
        if (content.at)
            edition_set_content(&j->edition, page, content);
        return content.at;
    }
    return false;
}

/* --- entries and operators that no letter has --- */

static bool insert_entry(struct job *j)
{
    static const char *const entries[] = {
        "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "/AA<</O<</S/JavaScript/JS(x)>>>>", "/JavaScript(x)", "/JS(x)", "/AcroForm<<>>",
        "/A<</S/Launch/F(x)>>", "/Names<</EmbeddedFiles<</Names[]>>>>", "/AF[]", "/EF<<>>", "/XFA(x)", "/Encrypt<<>>", "/Collection<<>>", "/RichMedia<<>>",
        "/Perms<<>>", "/PieceInfo<<>>", "/Metadata(x)", "/Group<</S/Transparency>>", "/XObject<<>>", "/SMask/None", "/URI(https://x.example)", "/ActualText(x)"};
    struct edition *e = &j->edition;
    for (size_t number = 1 + dice(j, e->file.n_objects - 1), tries = 0; tries < 100; tries++, number = 1 + dice(j, e->file.n_objects - 1)) {
        const struct bytes v = e->values[number];
        if (!v.at || v.n < 4 || memcmp(v.at, "<<", 2) != 0 || e->file.objects[number].stream.at)
            continue;
        j->what = entries[dice(j, sizeof entries / sizeof *entries)];
        e->values[number] = joined(j->arena, range(v, 0, 2), j->what, range(v, 2, v.n));
        return true;
    }
    return false;
}

static bool replace_in_value(struct job *j, const char *from, const char *to)
{
    struct edition *e = &j->edition;
    for (size_t i = 1; i < e->file.n_objects; i++) {
        const struct bytes v = e->values[i];
        const char *at = v.at && !e->file.objects[i].stream.at ? memmem(v.at, v.n, from, strlen(from)) : NULL;
        if (!at)
            continue;
        const size_t before = (size_t)(at - v.at);
        e->values[i] = joined(j->arena, range(v, 0, before), to, range(v, before + strlen(from), v.n));
        j->what = to;
        return true;
    }
    return false;
}

static bool change_entry(struct job *j)
{
    static const char *const changes[][2] = {
        {"/S/URI/URI", "/S/Launch/URI"}, {"/Subtype/Link", "/Subtype/Widget"}, {"/Subtype/Link", "/Subtype/Movie"}, {"+NotoSans-", "+Helvetica-"},
        {"/ToUnicode", "/ToUnicode2"}, {"/FontFile2", "/FontFile3"}, {"/S/H1", "/S/P"}, {"/S/Table", "/S/Sect"}, {"/S/LBody", "/S/P"},
        {"/Lang(nl)", "/Lang(de)"}, {"/Marked true", "/Marked[<<>>]"}, {"/Nums[", "/Kids["}, {"/ca 1", "/ca 1/BM/Multiply"}};
    const size_t which = dice(j, sizeof changes / sizeof *changes);
    return replace_in_value(j, changes[which][0], changes[which][1]);
}

static bool insert_operators(struct job *j)
{
    static const char *const operators[] = {" /X Do ", " BI /W 1 /H 1 ID x EI ", " BT 3 Tr ET ", " /P sh ", " /DeviceCMYK cs ", " 0 0 9 9 re f ",
                                            " BT (x) Tj ET ", " /Artifact<</Type/Layout>>BDC BT 1 0 0 1 0 0 Tm (e) Tj ET EMC ", " EMC "};
    const size_t page = any_page(j), which = dice(j, sizeof operators / sizeof *operators);
    const struct bytes content = edition_content(&j->edition, page);
    struct mark_span s;
    if (!mark_span(&s, content, any_mark(j, &j->edition.heard.pages[page])))
        return false;
    j->what = operators[which];
    edition_set_content(&j->edition, page, joined(j->arena, range(content, 0, s.end), operators[which], range(content, s.end, content.n)));
    return true;
}

static bool add_bytes(struct job *j)
{
    static const char *const tails[] = {"%\n", "1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n", "\n", "%%EOF\n"};
    j->edition.behind = tails[dice(j, sizeof tails / sizeof *tails)];
    return true;
}

const struct mutation file_mutations[] = {
    {"a mark is lost", lose_mark, 6},
    {"a mark's frame is lost", lose_frame, 4},
    {"what is in a mark is lost", lose_inside, 4},
    {"two marks' frames are swapped", swap_frames, 6},
    {"what is in two marks is swapped", swap_insides, 6},
    {"a mark becomes furniture", silence_mark, 3},
    {"two elements' kids are swapped", swap_elements, 3},
    {"a copy's mark is said later", say_mark_later, 3},
    {"a page is lost", lose_page, 1},
    {"two pages are swapped", swap_pages, 1},
    {"a page is there twice", double_page, 1},
    {"a page is miscounted", miscount_page, 3},
    {"an entry is inserted", insert_entry, 6},
    {"an entry is changed", change_entry, 3},
    {"operators are inserted", insert_operators, 4},
    {"bytes are added", add_bytes, 1},
};
const size_t n_file_mutations = sizeof file_mutations / sizeof *file_mutations;
