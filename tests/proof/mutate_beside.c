/* What is seen and heard beside the words themselves: words that nobody sees, that only one of the two readers gets, or that a program shows. */
#include <stdio.h>
#include <string.h>

#include "../../gen/base/text.h"
#include "mutations.h"

static struct bytes range(struct bytes all, size_t from, size_t to)
{
    return (struct bytes){all.at + from, to - from};
}

static struct bytes replaced(struct job *j, struct bytes all, const char *from, const char *to, const char *with)
{
    const size_t a = (size_t)(from - all.at), b = (size_t)(to - all.at);
    return joined(j->arena, range(all, 0, a), with, range(all, b, all.n));
}

/* A page and a mark on it that has words: content, or furniture of that kind. */
static bool any_words(struct job *j, size_t *page, size_t *mark, enum furniture kind)
{
    const struct heard *h = &j->edition.heard;
    *page = dice(j, h->n_pages);
    const struct proof_page *p = &h->pages[*page];
    for (size_t start = dice(j, p->n_marks), i = 0; i < p->n_marks; i++) {
        *mark = (start + i) % p->n_marks;
        if (p->marks[*mark].furniture == kind && p->marks[*mark].n_text)
            return true;
    }
    return false;
}

/* --- words that nobody sees --- */

static bool hide_words(struct job *j)
{
    static const char *const first[] = {" 1 g ", " .95 .9 1 rg ", " 0 0 1 1 re W n ", " q .01 0 0 .01 0 0 cm ", " q 1 0 0 1 900 0 cm ", " 90 Tc ", " 3 Tr ", " 0 Tz "};
    static const char *const matrices[] = {"11 0 0 -11 -400 300", "11 0 0 -11 100 900", "0.5 0 0 -0.5 100 300", "11 0 0 11 100 300", "0 11 11 0 100 300"};
    const size_t which = dice(j, sizeof first / sizeof *first + sizeof matrices / sizeof *matrices), n_first = sizeof first / sizeof *first;
    size_t page, mark;
    struct mark_span s;
    if (!any_words(j, &page, &mark, NOT_FURNITURE))
        return false;
    const struct bytes content = edition_content(&j->edition, page);
    if (!mark_span(&s, content, mark) || !memmem(content.at + s.inside, s.inside_end - s.inside, "BT", 2))
        return false; /* a piece of a line that was begun before */
    const char *bt = memmem(content.at + s.inside, s.inside_end - s.inside, "BT", 2);
    const char *tm = memmem(content.at + s.inside, s.inside_end - s.inside, " Tm", 3), *from = tm;
    for (; which >= n_first && tm && from[-1] != '\n'; from--)
        ;
    j->what = which < n_first ? first[which] : matrices[which - n_first];
    edition_set_content(&j->edition, page, which < n_first ? replaced(j, content, bt, bt, j->what)
                                                          : replaced(j, content, from, tm, j->what));
    return true;
}

/* A picture is moved onto words. */
static bool move_figure(struct job *j)
{
    size_t page, mark;
    if (!any_words(j, &page, &mark, NOT_FURNITURE))
        return false;
    const struct page_mark *words = &j->edition.heard.pages[page].marks[mark];
    const struct bytes content = edition_content(&j->edition, page);
    const char *from = memmem(content.at, content.n, "q 1 0 0 1 ", 10), *to = from ? memmem(from, content.n - (size_t)(from - content.at), " cm /", 5) : NULL;
    if (!to || !words->has_place)
        return false;
    j->what = arena_printf(j->arena, "q 1 0 0 1 %d %d", (int)words->x - 3, (int)words->y - 3);
    edition_set_content(&j->edition, page, replaced(j, content, from, to, j->what));
    return true;
}

static bool cover_words(struct job *j)
{
    static const char *const paints[] = {" /Artifact<</Type/Layout>>BDC 1 g 0 0 600 842 re f EMC ", " /Artifact<</Type/Page>>BDC 90 w 0 300 m 600 300 l S EMC "};
    size_t page, mark;
    struct mark_span s;
    if (!any_words(j, &page, &mark, NOT_FURNITURE))
        return false;
    const struct bytes content = edition_content(&j->edition, page);
    if (!mark_span(&s, content, mark))
        return false;
    j->what = paints[dice(j, 2)];
    edition_set_content(&j->edition, page, replaced(j, content, content.at + s.end, content.at + s.end, j->what));
    return true;
}

/* --- words that are seen as others --- */

static size_t u16(const unsigned char *at)
{
    return (size_t)at[0] << 8 | at[1];
}

static unsigned char *table(unsigned char *font, size_t n, const char *tag)
{
    for (size_t i = 0; i < u16(font + 4) && 28 + 16 * i <= n; i++) {
        const unsigned char *row = font + 12 + 16 * i;
        const size_t at = u16(row + 8) << 16 | u16(row + 10);
        if (memcmp(row, tag, 4) == 0 && at < n)
            return font + at;
    }
    return NULL;
}

/* A glyph of a font is drawn as nothing: what its code says is as before. */
static bool lose_glyph(struct job *j)
{
    struct edition *e = &j->edition;
    struct bytes length, content;
    const size_t n = e->file.n_objects;
    for (size_t start = dice(j, n), i = 0; i < n; i++) {
        const size_t number = (start + i) % n;
        if (!e->file.objects[number].stream.at || !lex_find(e->values[number], "/Length1", &length) ||
            file_inflate(&content, &e->file, &e->file.objects[number]) != DONE)
            continue;
        unsigned char *font = arena_alloc(j->arena, content.n), *loca, *maxp;
        memcpy(font, content.at, content.n);
        loca = table(font, content.n, "loca");
        maxp = table(font, content.n, "maxp");
        const size_t n_glyphs = loca && maxp ? u16(maxp + 4) : 0;
        if (n_glyphs < 4)
            continue;
        const size_t which = 1 + dice(j, n_glyphs - 2);
        const size_t from = u16(loca + 2 * which), to = u16(loca + 2 * which + 2);
        if (from == to)
            return false;
        memcpy(loca + 2 * which + 2, loca + 2 * which, 2);
        e->contents[number] = (struct bytes){(const char *)font, content.n};
        j->what = arena_printf(j->arena, "glyph %zu", which);
        return true;
    }
    return false;
}

/* The outlines of one font for the codes of another. */
static bool swap_fonts(struct job *j)
{
    struct edition *e = &j->edition;
    struct bytes file[2], name;
    size_t of[2], n = 0;
    for (size_t i = 1; i < e->file.n_objects && n < 2; i++)
        if (e->values[i].at && lex_find(e->values[i], "/FontName", &name) && lex_find(e->values[i], "/FontFile2", &file[n]))
            of[n++] = i;
    if (n < 2)
        return false;
    for (size_t i = 0; i < 2; i++)
        e->values[of[i]] = replaced(j, e->values[of[i]], file[i].at, file[i].at + file[i].n, arena_strndup(j->arena, file[1 - i].at, file[1 - i].n));
    j->what = "two";
    return true;
}

/* --- words that are only seen --- */

/* The words of a mark once more, as furniture. */
static bool repeat_silently(struct job *j)
{
    static const char *const kinds[] = {" /Artifact<</Type/Pagination>>BDC ", " /Artifact<</Type/Layout>>BDC ", " /Artifact<</Type/Page>>BDC ", " /Artifact<</Type/Pagination/Subtype/Watermark>>BDC "};
    size_t page, mark;
    struct mark_span s;
    if (!any_words(j, &page, &mark, NOT_FURNITURE) || bytes_is(j->edition.heard.pages[page].marks[mark].name, "/TH"))
        return false;
    const struct bytes content = edition_content(&j->edition, page);
    if (!mark_span(&s, content, mark))
        return false;
    j->what = kinds[dice(j, 4)];
    const struct bytes inside = joined(j->arena, range(content, s.inside, s.inside_end), "EMC ", (struct bytes){0});
    const struct bytes copy = joined(j->arena, (struct bytes){0}, j->what, inside);
    edition_set_content(&j->edition, page, joined(j->arena, joined(j->arena, range(content, 0, s.end), "", copy), "", range(content, s.end, content.n)));
    return true;
}

/* Other words before those of the line that says where the letter goes back to. */
static bool prefix_return_line(struct job *j)
{
    size_t page, line, mark;
    struct mark_span s, of;
    if (!any_words(j, &page, &line, FURNITURE_LAYOUT))
        return false;
    const struct proof_page *p = &j->edition.heard.pages[page];
    for (mark = dice(j, p->n_marks); p->marks[mark].furniture || !p->marks[mark].n_text; mark = (mark + 1) % p->n_marks)
        ;
    const struct bytes content = edition_content(&j->edition, page);
    if (!mark_span(&s, content, line) || !mark_span(&of, content, mark))
        return false;
    const struct bytes words = range(content, of.inside, of.inside_end);
    edition_set_content(&j->edition, page,
                        joined(j->arena, joined(j->arena, range(content, 0, s.inside), "", words), "", range(content, s.inside, content.n)));
    j->what = "other words before it";
    return true;
}

/* Two things in a footer run into each other: the dot between them is lost. */
static bool lose_dot(struct job *j)
{
    static const char dot[] = "\xC2\xB7";
    size_t page, mark, n = 0;
    if (!any_words(j, &page, &mark, FURNITURE_FOOTER))
        return false;
    const struct proof_page *p = &j->edition.heard.pages[page];
    const char *text = p->words.bytes + p->marks[mark].text, *at = memmem(text, p->marks[mark].n_text, dot, strlen(dot));
    for (const char *c = text; at && c < at; c++)
        n += *c != '\n' && ((unsigned char)*c & 0xC0) != 0x80; /* a line's end is no glyph */
    const struct bytes content = at ? mark_without(&j->edition, page, mark, n, n + 1) : (struct bytes){0};
    if (!content.at)
        return false;
    j->what = arena_printf(j->arena, "page %zu", page + 1);
    edition_set_content(&j->edition, page, content);
    return true;
}

/* --- words that are only heard, or shown by a program --- */

/* A string of that key in any object: another. */
static bool change_string(struct job *j, const char *key, const char *with)
{
    struct edition *e = &j->edition;
    const size_t n = e->file.n_objects, n_key = strlen(key);
    for (size_t start = dice(j, n), i = 0; i < n; i++) {
        const size_t number = (start + i) % n;
        struct bytes v = e->values[number];
        const char *at = v.at && !e->file.objects[number].stream.at ? memmem(v.at, v.n, key, n_key) : NULL;
        if (!at || (at[n_key] != '(' && at[n_key] != '<') || at[n_key + 1] == '<')
            continue;
        struct lex lex = {at + n_key, v.at + v.n};
        struct token token;
        lex_next(&lex, &token);
        if (token.n == strlen(with) && memcmp(token.at, with, token.n) == 0)
            continue;
        e->values[number] = replaced(j, v, token.at, token.at + token.n, with);
        j->what = key;
        return true;
    }
    return false;
}

static bool change_alt(struct job *j)
{
    return change_string(j, "/Alt", "(Gemeente Elders)");
}

static bool change_address(struct job *j)
{
    static const char *const to[] = {"(https://www.elders.example)", "(http://www.voorbeeldstad.example/bezwaar)", "(https://www.voorbeeldstad.example.elders.example/bezwaar)"};
    return change_string(j, "/S/URI/URI", to[dice(j, 3)]);
}

/* A number of an annotation's place: its first or third is moved along the line, its second or fourth up or down; of both at once, or all of it. */
static bool move_link(struct job *j)
{
    static const double moves[][4] = {{40, 0, 40, 0}, {-9, 0, -9, 0}, {0, 30, 0, 30}, {0, -14, 0, -14}, {-60, 0, 0, 0}, {0, 0, 400, 0}, {0, -40, 0, 0}, {0, 0, 0, 90}, {0, 0, -9999, 0}};
    struct edition *e = &j->edition;
    const size_t n = e->file.n_objects;
    for (size_t start = dice(j, n), i = 0; i < n; i++) {
        const size_t number = (start + i) % n, which = dice(j, sizeof moves / sizeof *moves);
        const struct bytes v = e->values[number];
        struct bytes type, rect, fields;
        double at[4];
        if (!v.at || e->file.objects[number].stream.at || !lex_find(v, "/Type", &type) || !bytes_is(type, "/Annot") || !lex_find(v, "/Rect", &rect))
            continue;
        const bool has_fields = lex_find(v, "/QuadPoints", &fields);
        if (sscanf(rect.at, "[%lf %lf %lf %lf]", &at[0], &at[1], &at[2], &at[3]) != 4 || (has_fields && which >= 4))
            continue; /* larger around its fields it may be */
        const char *made = arena_printf(j->arena, "[%.3f %.3f %.3f %.3f]", at[0] + moves[which][0], at[1] + moves[which][1], at[2] + moves[which][2], at[3] + moves[which][3]);
        e->values[number] = replaced(j, v, rect.at, rect.at + rect.n, made);
        j->what = made;
        return true;
    }
    return false;
}

/* Two links of a page lie on each other's words. */
static bool swap_links(struct job *j)
{
    struct edition *e = &j->edition;
    const size_t n = e->file.n_objects;
    struct bytes type, rect[2], v[2];
    size_t of[2], n_met = 0;
    for (size_t start = dice(j, n), i = 0; i < n && n_met < 2; i++) {
        const size_t number = (start + i) % n;
        v[n_met] = e->values[number];
        if (!v[n_met].at || e->file.objects[number].stream.at || !lex_find(v[n_met], "/Type", &type) || !bytes_is(type, "/Annot") ||
            !lex_find(v[n_met], "/Rect", &rect[n_met]))
            continue;
        of[n_met++] = number;
    }
    if (n_met < 2)
        return false;
    for (int i = 0; i < 2; i++)
        e->values[of[i]] = replaced(j, v[i], rect[i].at, rect[i].at + rect[i].n, arena_strndup(j->arena, rect[1 - i].at, rect[1 - i].n));
    j->what = "two";
    return true;
}

static bool change_link_words(struct job *j)
{
    return change_string(j, "/Contents", "(www.elders.example)");
}

static bool change_title(struct job *j)
{
    return change_string(j, "/Title", "(Besluit over J. Jansen, BSN 123456782)");
}

/* What is said instead of words. */
static bool add_alt(struct job *j)
{
    static const char *const types[] = {"/S/P/", "/S/H1/", "/S/LBody/", "/S/Span/", "/S/TD/", "/S/Link/", "/S/Document/"};
    struct edition *e = &j->edition;
    const size_t n = e->file.n_objects;
    const char *type = types[dice(j, sizeof types / sizeof *types)];
    for (size_t start = dice(j, n), i = 0; i < n; i++) {
        const size_t number = (start + i) % n;
        const struct bytes v = e->values[number];
        if (!v.at || v.n < 12 || memcmp(v.at + 2, type, strlen(type)) != 0)
            continue;
        e->values[number] = joined(j->arena, range(v, 0, 2), "/Alt(U kunt niets doen.)", range(v, 2, v.n));
        j->what = type;
        return true;
    }
    return false;
}

/* The catalog's own description of the file. */
static bool change_description(struct job *j)
{
    static const char *const changes[][2] = {{"</dc:title>", "<rdf:li>J. Jansen</rdf:li></dc:title>"}, {"Brief bij ", "J. Jansen, "}, {"<dc:format>", "<!-- 123456782 --><dc:format>"},
                                             {"<kenbaar:form>", "<kenbaar:form>x"}, {"<rdf:RDF ", "<rdf:RDF xmlns:jansen=\"J. Jansen\" "}, {"T00:00:00Z", "T09:00:00Z"}};
    struct edition *e = &j->edition;
    const char *const *change = changes[dice(j, sizeof changes / sizeof *changes)];
    for (size_t i = 1; i < e->file.n_objects; i++) {
        struct bytes type, *stream = &e->file.objects[i].stream;
        if (!stream->at || !lex_find(e->values[i], "/Subtype", &type) || !bytes_is(type, "/XML"))
            continue;
        const char *at = memmem(stream->at, stream->n, change[0], strlen(change[0]));
        if (!at)
            return false;
        *stream = replaced(j, *stream, at, at + strlen(change[0]), change[1]);
        j->what = change[1];
        return true;
    }
    return false;
}

/* Two details beside the address, one of them date, reference, case or day of the decision: what stands in one stands in the other. */
static bool swap_details(struct job *j)
{
    struct mark_span s[2];
    const struct heard *h = &j->edition.heard;
    size_t n = 0, of[2];
    while (n < h->n_elements && h->elements[n].kind != HEARD_H1)
        n++;
    if (n == 0)
        return false;
    for (int i = 0, tries = 0; i < 2; tries++) {
        of[i] = i ? dice(j, n) : dice(j, n) / 2;
        if (tries == 100)
            return false;
        i += h->elements[of[i]].kind == HEARD_LBODY && (i == 0 || of[1] > of[0]);
    }
    const struct heard_element *a = &h->elements[of[0]], *b = &h->elements[of[1]];
    const struct bytes content = edition_content(&j->edition, a->page);
    if (a->page != b->page || (a->n == b->n && memcmp(h->text->bytes + a->from, h->text->bytes + b->from, a->n) == 0) || !mark_span(&s[0], content, a->mark) ||
        !mark_span(&s[1], content, b->mark))
        return false;
    struct bytes words[2];
    for (int i = 0; i < 2; i++) {
        const char *tf = memmem(content.at + s[i].inside, s[i].inside_end - s[i].inside, " Tf", 3);
        const char *et = memmem(content.at + s[i].inside, s[i].inside_end - s[i].inside, "ET", 2);
        if (!tf || !et)
            return false;
        words[i] = (struct bytes){tf, (size_t)(et - tf)};
    }
    const size_t at[2] = {(size_t)(words[0].at - content.at), (size_t)(words[1].at - content.at)};
    struct bytes made = joined(j->arena, range(content, 0, at[0]), "", words[1]);
    made = joined(j->arena, made, "", range(content, at[0] + words[0].n, at[1]));
    made = joined(j->arena, made, "", words[0]);
    made = joined(j->arena, made, "", range(content, at[1] + words[1].n, content.n));
    edition_set_content(&j->edition, a->page, made);
    j->what = arena_printf(j->arena, "%.*s, %.*s", (int)a->n, h->text->bytes + a->from, (int)b->n, h->text->bytes + b->from);
    return true;
}

/* The notice for machines: another's, one that says more, or less: NULL takes an attribute away. */
static bool change_file(struct job *j)
{
    static const char *const changes[][2] = {{"<decision id=\"", "<decision id=\"9"}, {"mailing-date=\"20", "mailing-date=\"19"}, {"<contact ", "<contact name=\"J. Jansen\" "},
                                             {"</notice>", "<reason>Uw partner werkt.</reason></notice>"}, {"</notice>", "<!-- J. Jansen --></notice>"},
                                             {"</notice>", "<reason>u bent een dief</reason></notice>"}, {" languages=\"nl", " languages=\"nl dief"},
                                             {" last-day=\"20", " last-day=\"19"}, {" last-day=\"", NULL}, {"<remedy id=\"", "<remedy id=\"x"}, {" passed=\"", " passed=\"x"}, {" passed=\"", NULL}};
    struct edition *e = &j->edition;
    const char *const *change = changes[dice(j, sizeof changes / sizeof *changes)];
    for (size_t i = 1; i < e->file.n_objects; i++) {
        struct bytes type, content, *stream = &e->file.objects[i].stream;
        if (!stream->at || !lex_find(e->values[i], "/Type", &type) || !bytes_is(type, "/EmbeddedFile") || file_inflate(&content, &e->file, &e->file.objects[i]) != DONE)
            continue;
        const char *at = memmem(content.at, content.n, change[0], strlen(change[0]));
        if (!at)
            return false;
        const char *behind = at + strlen(change[0]), *quote = memchr(behind, '"', content.n - (size_t)(behind - content.at));
        const struct bytes made = change[1] ? replaced(j, content, at, behind, change[1]) : replaced(j, content, at, quote + 1, "");
        const size_t room = libdeflate_zlib_compress_bound(e->deflate, made.n);
        char *deflated = arena_alloc(j->arena, room);
        *stream = (struct bytes){deflated, libdeflate_zlib_compress(e->deflate, made.at, made.n, deflated, room)};
        j->what = change[1] ? change[1] : arena_printf(j->arena, "without%s", change[0]);
        return true;
    }
    return false;
}

const struct mutation beside_mutations[] = {
    {"words are hidden", hide_words, 8},
    {"words are painted over", cover_words, 2},
    {"a picture lies over words", move_figure, 2},
    {"a glyph is drawn as none", lose_glyph, 4},
    {"two fonts have changed places", swap_fonts, 2},
    {"words stand there again, silently", repeat_silently, 6},
    {"other words in the return line", prefix_return_line, 2},
    {"a footer without its dot", lose_dot, 2},
    {"another text instead of a picture", change_alt, 2},
    {"a text instead of words", add_alt, 3},
    {"a link leads elsewhere", change_address, 3},
    {"a link says where else", change_link_words, 2},
    {"a link lies elsewhere", move_link, 4},
    {"two links lie on each other's words", swap_links, 2},
    {"a title of the file, or of a bookmark", change_title, 3},
    {"the file is described otherwise", change_description, 4},
    {"the file inside is another", change_file, 8},
    {"two details are swapped", swap_details, 4},
};
const size_t n_beside_mutations = sizeof beside_mutations / sizeof *beside_mutations;
