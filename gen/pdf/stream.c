#include "stream.h"

#include <string.h>

#include "operators.h"
#include "out.h"
#include "../base/text.h"

static enum outcome marks_differ(const struct rewriting *r, const char *how)
{
    return diag_note(r->d, D_PDF_MARKS, NULL, "%s", how);
}

static enum outcome unknown_operator(const struct rewriting *r)
{
    return diag_note(r->d, D_PDF_OPERATOR, NULL, NULL);
}

/* One of Cairo's marks, looked through before anything of it is copied. */
struct inside {
    const char *body, *end; /* what stands between BDC and EMC */
    size_t n_shows, n_paints, n_texts;
    size_t n_spans; /* marks inside it, with which Cairo says what glyphs mean */
};

/* Reads up to the mark's own EMC and past it. */
static enum outcome look_inside(struct inside *in, struct rewriting *r, struct lex *lex)
{
    struct operation op;
    struct bytes actual;
    int depth = 1;
    *in = (struct inside){.body = lex->at};
    while (depth > 0) {
        switch (operator_next(lex, &op)) {
        case OPERATOR_SHOW:
            in->n_shows++;
            break;
        case OPERATOR_PAINT:
            in->n_paints++;
            break;
        case OPERATOR_TEXT:
            in->n_texts++;
            break;
        case OPERATOR_MARK:
            in->n_spans++;
            if (++depth > 2 || !lex_find(op.dict, "/ActualText", &actual))
                return marks_differ(r, "one in another");
            break;
        case OPERATOR_MARK_END:
            depth--;
            break;
        case OPERATOR_STATE:
            operator_make_gray(&op);
            break;
        case OPERATOR_END:
            return marks_differ(r, "one without an end");
        case OPERATOR_BAD:
            return unknown_operator(r);
        default:
            break;
        }
    }
    in->end = op.from;
    return DONE;
}

static void put_artifact(struct buf *out, const struct tag *tag)
{
    static const char *const kinds[] = {
        [ARTIFACT_NOT] = "/Type/Layout",
        [ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer",
        [ARTIFACT_RETURN] = "/Type/Layout",
        [ARTIFACT_LAYOUT] = "/Type/Pagination", /* of glyphs: the head of a table that goes on */
        [ARTIFACT_FOLD] = "/Type/Page",
        [ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
    };
    put(out, "/Artifact<<");
    put(out, kinds[tag ? tag->artifact : ARTIFACT_NOT]);
    put(out, ">>BDC\n");
}

static void put_range(struct buf *out, const char *from, const char *to)
{
    buf_add(out, from, (size_t)(to - from));
}

static void put_end(struct buf *out)
{
    put(out, "\nEMC\n");
}

/* --- a tag's pieces --- */

/* A tag on its way out. */
struct rewriter {
    struct rewriting *r;
    struct buf *out;
    const struct tag *tag;
    struct tag_pieces *made;
    bool open; /* a piece is */
};

static void begin_piece(struct rewriter *w, struct bytes actual)
{
    struct piece *piece = &w->made->pieces[w->made->n++];
    *piece = (struct piece){.mcid = w->r->n_mcids[w->tag->page]++, .actual = actual};
    put(w->out, "/");
    put(w->out, actual.at ? "Span" : w->r->name_of(w->tag));
    put(w->out, "<</MCID ");
    put_integer(w->out, piece->mcid);
    if (actual.at) {
        put(w->out, "/ActualText");
        put_bytes(w->out, actual);
    }
    put(w->out, ">>BDC\n");
    w->open = true;
}

static void end_piece(struct rewriter *w)
{
    if (w->open)
        put_end(w->out);
    w->open = false;
}

/* A string <feff....> of nothing but white space and characters that are never seen: its glyphs may be none. */
static bool is_invisible(struct bytes string)
{
    for (size_t i = 5; i + 4 < string.n; i += 4) {
        unsigned c = 0;
        for (size_t j = 0; j < 4; j++)
            c = c << 4 | (unsigned)(lex_hex_digit(string.at[i + j]) & 15);
        const bool is_space = c == 0x20 || c == 0xA0 || c == 0xAD || c == 0x202F;
        const bool is_control =
            (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
        if (!is_space && !is_control)
            return false;
    }
    return true;
}

/* A span of Cairo's within a tag: dropped when it has no glyph, else a piece of its own. Readers stop at a mark
 * inside a mark. */
static enum outcome rewrite_span(struct rewriter *w, struct lex *lex, const struct operation *begin)
{
    struct operation op, first = {0};
    struct bytes actual;
    bool shows = false;
    lex_find(begin->dict, "/ActualText", &actual);
    while (operator_next(lex, &op) != OPERATOR_MARK_END && op.kind != OPERATOR_END) {
        if (!first.from)
            first = op;
        if (op.kind == OPERATOR_TEXT || op.kind == OPERATOR_TEXT_END)
            return marks_differ(w->r, "a span across lines of text");
        shows |= op.kind == OPERATOR_SHOW;
    }
    if (!shows && !is_invisible(actual))
        return marks_differ(w->r, "text without glyphs");
    if (shows) {
        end_piece(w);
        begin_piece(w, actual);
    }
    if (first.from)
        put_range(w->out, first.from, op.from);
    if (shows)
        end_piece(w);
    return DONE;
}

/* Pieces begin and end inside BT ... ET, so that the place of the next glyph, which is where the last one ended, is
 * kept. */
static enum outcome rewrite_by_pieces(struct rewriter *w, const struct inside *in)
{
    struct lex lex = {in->body, in->end};
    struct operation op;
    enum outcome got = DONE;
    bool in_text = false;
    while (got == DONE && operator_next(&lex, &op) != OPERATOR_END) {
        switch (op.kind) {
        case OPERATOR_MARK:
            got = in_text ? rewrite_span(w, &lex, &op) : marks_differ(w->r, "a span outside text");
            continue;
        case OPERATOR_SHOW:
            if (!w->open)
                begin_piece(w, (struct bytes){0});
            break;
        case OPERATOR_TEXT:
            in_text = true;
            break;
        case OPERATOR_TEXT_END:
            in_text = false;
            end_piece(w);
            break;
        case OPERATOR_PAINT:
            return marks_differ(w->r, "a path among glyphs");
        default:
            break;
        }
        put_range(w->out, op.from, op.to);
        buf_add(w->out, "\n", 1);
    }
    return got;
}

/* A figure's glyph is there for Cairo's sake alone (draw.c); nobody should find it in the text. Its plate is put where it stood. */
static void rewrite_figure(struct rewriter *w, const struct inside *in)
{
    const struct plate *plate = w->r->plates[w->made->plate].plate;
    struct lex lex = {in->body, in->end};
    struct operation op;
    const char *kept = in->body;
    begin_piece(w, (struct bytes){0});
    while (operator_next(&lex, &op) != OPERATOR_END) {
        if (op.kind == OPERATOR_TEXT)
            put_range(w->out, kept, op.from);
        else if (op.kind == OPERATOR_TEXT_END)
            kept = op.to;
    }
    put_range(w->out, kept, in->end);
    put(w->out, "q 1 0 0 1 ");
    put_points(w->out, w->tag->first->x_pt + plate->x_pt);
    put(w->out, " ");
    put_points(w->out, w->tag->first->y_pt + plate->y_pt);
    put(w->out, " cm " PLATE_NAME);
    put_integer(w->out, (long)w->made->plate);
    put(w->out, " Do Q");
    end_piece(w);
}

static enum outcome rewrite_content(struct rewriter *w, const struct inside *in)
{
    w->made->pieces = arena_array(w->r->arena, 2 * in->n_spans + in->n_texts + 1, sizeof *w->made->pieces);
    if (in->n_shows == 0 || in->n_paints)
        return marks_differ(w->r, "an empty one");
    if (w->tag->kind == TAG_FIGURE) {
        if (in->n_texts != 1 || in->n_spans)
            return marks_differ(w->r, "a figure with words");
        rewrite_figure(w, in);
        return DONE;
    }
    if (in->n_spans)
        return rewrite_by_pieces(w, in);
    begin_piece(w, (struct bytes){0});
    put_range(w->out, in->body, in->end);
    end_piece(w);
    return DONE;
}

/* A mark of Cairo's, from its BDC to its EMC. */
static enum outcome rewrite_tag(struct buf *out, struct rewriting *r, struct lex *lex, const struct operation *begin,
                                int page)
{
    const struct tag *tag = &r->drawing->tags[r->next];
    struct inside in;
    struct bytes mcid;
    if (r->next == r->drawing->n_tags || tag->page != page)
        return marks_differ(r, "one too many");
    const char *name = tag->kind == TAG_ARTIFACT ? "/" TAG_NAME_ARTIFACT : "/" TAG_NAME_CONTENT;
    if (!bytes_is(begin->name, name) || !lex_find(begin->dict, "/MCID", &mcid))
        return marks_differ(r, "another name");

    enum outcome got = look_inside(&in, r, lex);
    if (got != DONE)
        return got;
    if (tag->kind == TAG_ARTIFACT) {
        if (in.n_shows + in.n_paints == 0)
            return marks_differ(r, "an empty one");
        put_artifact(out, tag);
        put_range(out, in.body, in.end);
        put_end(out);
    } else {
        struct rewriter w = {.r = r, .out = out, .tag = tag, .made = &r->of_tags[r->next]};
        got = rewrite_content(&w, &in);
    }
    r->next++;
    return got;
}

/* --- between tags --- */

static void put_outside(struct buf *out, const char *from, const char *to, bool is_painted)
{
    if (is_painted)
        put_artifact(out, NULL);
    put_range(out, from, to);
    if (is_painted)
        put_end(out);
}

static enum outcome rewrite_page(struct buf *out, struct rewriting *r, struct lex *lex, int page)
{
    struct operation op;
    const char *kept = lex->at;
    bool is_painted = false;
    while (operator_next(lex, &op) != OPERATOR_END) {
        switch (op.kind) {
        case OPERATOR_BAD:
            return unknown_operator(r);
        case OPERATOR_SHOW:
            return marks_differ(r, "text outside them");
        case OPERATOR_MARK_END:
            return marks_differ(r, "an end too many");
        case OPERATOR_PAINT:
            is_painted = true;
            break;
        case OPERATOR_MARK:
            put_outside(out, kept, op.from, is_painted);
            if (rewrite_tag(out, r, lex, &op, page) != DONE)
                return BROKEN;
            kept = lex->at;
            is_painted = false;
            break;
        case OPERATOR_STATE:
            operator_make_gray(&op);
            break;
        default:
            break;
        }
    }
    put_outside(out, kept, lex->end, is_painted);
    return DONE;
}

enum outcome stream_rewrite(struct buf *out, struct rewriting *r, struct bytes content, int page)
{
    char *own = arena_alloc(r->arena, content.n + 1);
    memcpy(own, content.at, content.n);
    struct lex lex = lex_of((struct bytes){own, content.n});
    const enum outcome got = rewrite_page(out, r, &lex, page);
    if (got != DONE)
        return got;
    const bool has_more = r->next < r->drawing->n_tags && r->drawing->tags[r->next].page == page;
    return has_more ? marks_differ(r, "one too few") : DONE;
}

enum outcome stream_all_met(const struct rewriting *r)
{
    return r->next == r->drawing->n_tags ? DONE : marks_differ(r, "one too few");
}
