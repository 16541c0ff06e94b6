#include "paragraph.h"

#include <limits.h>
#include <string.h>

/* The price of a paragraph: fewest lines first, then the calmest right edge. A line that is short by r hundredths of
 * the column costs r * r, so one very short line costs more than two a little short; the last may be short, but of a heading. The rest
 * is in the same coin. */
enum {
    COST_LINE = 10000000,
    COST_ADDRESS = 2 * COST_LINE, /* inside a web address, which somebody must type: a line more is the lesser evil */
    COST_INSIDE = 300,            /* after a hyphen of the text itself */
    COST_NAME = 900,              /* in a heading, inside what was inserted: "Tim" at the end of a line, "Hendriksen" on the next */
    COST_OPENING = 600,           /* in a heading, behind the first word of a sentence */
    COST_HYPHEN = 900,
    COST_HYPHENS = 5 * COST_LINE, /* two hyphenated lines in a row: only where nothing else fits */
    COST_SENTENCE = 90,           /* a sentence's short first word left at the end of a line */
    COST_RUNT = 250,              /* a last line of less than RUNT_PART hundredths of the column */
    RUNT_PART = 20,
};

const struct shape *lines_hyphen(struct job *job, struct look look)
{
    const struct shape *hyphen = shape_word(job->kit->shapes, look, "\xE2\x80\x90", 3); /* U+2010 */
    return hyphen->missing ? shape_word(job->kit->shapes, look, "-", 1) : hyphen;
}

int lines_hyphen_width(struct job *job, const struct paragraph *p)
{
    const int family = job->family;
    const struct look look = {.family = (unsigned char)family,
                              .face = (unsigned char)fonts_face(&job->kit->fonts, family, p->base_face)};
    return lines_hyphen(job, look)->advance;
}

/* Cuts words that are wider than the column; made only when there is one. */
struct splitter {
    struct job *job;
    const struct paragraph *p;
    struct fit *fit;
    size_t n_pieces;
    int width, hyphen_width;
    bool open;
};

static void end(struct splitter *s, enum line_end end)
{
    if (s->open) {
        s->fit->atoms[s->fit->n_atoms - 1].end = (unsigned char)end;
        s->open = false;
    }
}

/* The pieces of an atom too wide go on together as long as they fit: an identifier in <nobr> ends its line where it has a
 * hyphen. */
static void make_room(struct splitter *s, int advance)
{
    if (s->open && s->fit->atoms[s->fit->n_atoms - 1].width + advance > s->width) {
        end(s, END_INSIDE);
    }
}

static void put(struct splitter *s, const struct shape *shape, unsigned short run)
{
    struct fit *fit = s->fit;
    make_room(s, shape->advance);
    if (!s->open) {
        fit->atoms[fit->n_atoms++] = (struct atom){.first_piece = s->n_pieces};
        s->open = true;
    }
    struct atom *atom = &fit->atoms[fit->n_atoms - 1];
    fit->pieces[s->n_pieces++] = (struct piece){.shape = shape, .run = run};
    atom->n_pieces++;
    atom->width += shape->advance;
}

static const struct shape *shape_part(struct splitter *s, unsigned short run, const char *text, size_t n)
{
    const struct run *r = &s->p->runs[run];
    return shape_word(s->job->kit->shapes, r->look, text, n);
}

/* The last resort: a string without spaces or syllables (an address of the web) breaks where the column ends. */
static void split_anywhere(struct splitter *s, unsigned short run, const char *text, size_t n)
{
    for (size_t from = 0; from < n;) {
        size_t to = from;
        for (size_t next = from; next < n; to = next) {
            do {
                next++;
            } while (next < n && ((unsigned char)text[next] & 0xC0) == 0x80);
            if (to > from && shape_part(s, run, text + from, next - from)->advance > s->width) {
                break;
            }
        }
        put(s, shape_part(s, run, text + from, to - from), run);
        from = to;
        if (from < n) {
            end(s, END_INSIDE);
        }
    }
}

static void split_syllables(struct splitter *s, unsigned short run, const char *text, size_t n)
{
    unsigned short points[64];
    const struct shape *whole = shape_part(s, run, text, n);
    size_t n_points = 0;
    if (whole->advance > s->width) {
        n_points = hyphen_points(s->job->kit->hyphens, s->p->runs[run].lang, text, n, points, 64);
    } else {
        put(s, whole, run);
        return;
    }
    size_t from = 0;
    for (size_t i = 0; i <= n_points; i++) {
        const size_t to = i < n_points ? points[i] : n;
        const struct shape *part = shape_part(s, run, text + from, to - from);
        if (part->advance + s->hyphen_width > s->width) {
            split_anywhere(s, run, text + from, to - from);
        } else {
            make_room(s, part->advance + (i < n_points ? s->hyphen_width : 0));
            put(s, part, run);
        }
        if (i < n_points) {
            end(s, END_HYPHEN);
        }
        from = to;
    }
}

/* No-break spaces give way before a word is cut. */
static void split_piece(struct splitter *s, const struct piece *piece)
{
    const char *text = piece->shape->key, *end_of_text = text + piece->shape->n_key_bytes;
    const struct shape *space = s->p->runs[piece->run].space;
    while (text < end_of_text) {
        const char *to = text;
        while (to < end_of_text && *to != ' ' && strncmp(to, "\xC2\xA0", 2) != 0) {
            to++;
        }
        if (to > text) {
            const size_t n = (size_t)(to - text);
            if (piece->verbatim) {
                split_anywhere(s, piece->run, text, n);
            } else {
                split_syllables(s, piece->run, text, n);
            }
        }
        if (to < end_of_text && s->open) {
            struct atom *atom = &s->fit->atoms[s->fit->n_atoms - 1];
            atom->n_spaces = 1;
            atom->space = space->advance;
            atom->space_run = piece->run;
            end(s, END_SPACE);
        }
        text = to + (to == end_of_text ? 0 : *to == ' ' ? 1 : 2);
    }
}

static void split(struct splitter *s)
{
    const struct paragraph *p = s->p;
    size_t most = p->n_pieces;
    for (size_t i = 0; i < p->n_pieces; i++) {
        most += p->pieces[i].shape->n_key_bytes;
    }
    s->fit->atoms = arena_array(s->job->arena, most, sizeof *s->fit->atoms);
    s->fit->pieces = arena_array(s->job->arena, most, sizeof *s->fit->pieces);
    s->fit->n_atoms = 0;
    for (size_t i = 0; i < p->n_atoms; i++) {
        const struct atom *atom = &p->atoms[i];
        const size_t last = atom->first_piece + atom->n_pieces;
        for (size_t j = atom->first_piece; j < last; j++) {
            if (atom->width > s->width) {
                split_piece(s, &p->pieces[j]);
            } else {
                put(s, p->pieces[j].shape, p->pieces[j].run);
            }
        }
        struct atom *copy = &s->fit->atoms[s->fit->n_atoms - 1];
        copy->n_spaces = atom->n_spaces;
        copy->space = atom->space;
        copy->space_run = atom->space_run;
        end(s, atom->end);
    }
}

/* The best way to end a line behind atom i - 1, for every i. */
struct state {
    long long cost;
    size_t from; /* the line's first atom */
};

/* Part of an address of the web or of mail, or of hours: "www.bureau-", "gelijk.example". */
static bool is_of_address(const struct shape *part)
{
    for (size_t i = 0; i < part->n_key_bytes; i++) {
        const char c = part->key[i], next = i + 1 < part->n_key_bytes ? part->key[i + 1] : ' ';
        const bool goes_on = (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
        if (c == '@' || c == '/' || (c == '.' && goes_on)) {
            return true;
        }
    }
    return false;
}

/* After a hyphen that whoever types the words need not know of: not one in an address. atom is not the last. */
static bool ends_in_hyphen(const struct fit *fit, const struct atom *atom)
{
    const struct shape *last = fit->pieces[atom->first_piece + atom->n_pieces - 1].shape;
    const struct shape *next = fit->pieces[atom[1].first_piece].shape;
    return last->key[last->n_key_bytes - 1] == '-' && !is_of_address(last) && !is_of_address(next);
}

/* What ending a line behind this atom costs, however full the line is. The stretch's last line ends where it must. */
static long long cost_of_end(const struct fit *fit, const struct atom *atom, bool last)
{
    long long cost = COST_LINE;
    if (last) {
        return cost;
    }
    if (atom->end == END_INSIDE) {
        cost += ends_in_hyphen(fit, atom) ? COST_INSIDE : COST_ADDRESS;
    }
    cost += atom->end == END_HYPHEN ? COST_HYPHEN : 0;
    cost += atom->opens_sentence && fit->is_even ? COST_OPENING : atom->opens_sentence && atom->is_short ? COST_SENTENCE : 0;
    cost += atom->in_name && fit->is_even ? COST_NAME : 0;
    return cost;
}

/* And what its being so full costs. A line is at most `width`, a column of paper: 100 times that is far from overflow. */
static int cost_of_slack(int line, int width, bool is_first, bool last)
{
    const int part = line * 100 / width, slack = 100 - part;
    if (last) {
        const int short_of = is_first ? 0 : RUNT_PART - part;
        return short_of > 0 ? COST_RUNT + short_of * short_of * 8 : 0; /* "hoe." by itself is worse than two calmer lines */
    }
    return slack * slack;
}

/* Fills best[first + 1 .. end] for atoms [first, end), a stretch without forced line ends inside. */
static void fit_stretch(const struct fit *fit, struct state *best, size_t first, size_t stop, int width, int hyphen)
{
    for (size_t to = first + 1; to <= stop; to++) {
        const struct atom *atom = &fit->atoms[to - 1];
        const bool last = to == stop, hyphened = atom->end == END_HYPHEN && !last;
        const long long end_cost = cost_of_end(fit, atom, last);
        int line = (hyphened ? hyphen : 0) - atom->space; /* the space at its end vanishes */
        best[to].cost = LLONG_MAX;
        for (size_t from = to; from-- > first;) {
            line += fit->atoms[from].width + fit->atoms[from].space;
            if (line > width && from + 1 < to) {
                break;
            }
            if (best[from].cost == LLONG_MAX) {
                continue;
            }
            /* a lone atom that is still too wide cannot be helped; it costs nothing more than its line */
            const bool may_be_short = last && !fit->is_even;
            long long cost = best[from].cost + end_cost + cost_of_slack(line > width ? width : line, width, from == 0, may_be_short);
            if (hyphened && from > 0 && fit->atoms[from - 1].end == END_HYPHEN) {
                cost += COST_HYPHENS;
            }
            if (cost < best[to].cost) {
                best[to] = (struct state){.cost = cost, .from = from};
            }
        }
    }
}

void lines_fit(struct fit *out, struct job *job, const struct paragraph *p, int width)
{
    const int hyphen = lines_hyphen_width(job, p);
    const bool is_heading = p->owner && (p->owner->kind == BLOCK_H1 || p->owner->kind == BLOCK_H2);
    *out = (struct fit){.atoms = p->atoms, .n_atoms = p->n_atoms, .pieces = p->pieces, .is_even = is_heading};
    if (p->widest_atom > width) {
        struct splitter s = {.job = job, .p = p, .fit = out, .width = width, .hyphen_width = hyphen};
        split(&s);
    }
    out->ends = arena_array(job->arena, out->n_atoms, sizeof *out->ends);
    if (p->widest_line <= width) {
        for (size_t i = 0; i < out->n_atoms; i++) {
            if (out->atoms[i].end == END_FORCED || i + 1 == out->n_atoms) {
                out->ends[out->n_lines++] = i + 1;
            }
        }
        return;
    }
    struct state *best = arena_array(job->arena, out->n_atoms + 1, sizeof *best);
    for (size_t first = 0; first < out->n_atoms;) {
        size_t stop = first + 1;
        while (stop < out->n_atoms && out->atoms[stop - 1].end != END_FORCED) {
            stop++;
        }
        fit_stretch(out, best, first, stop, width, hyphen);
        first = stop;
    }
    for (size_t to = out->n_atoms; to > 0; to = best[to].from) {
        out->n_lines++;
    }
    size_t line = out->n_lines;
    for (size_t to = out->n_atoms; to > 0; to = best[to].from) {
        out->ends[--line] = to;
    }
}
