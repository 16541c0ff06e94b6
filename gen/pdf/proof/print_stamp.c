#include "print_stamp.h"

#include <string.h>

#define REGULAR     "/StampRegular"
#define BOLD        "/StampBold"
#define MAX_FONTS   4096 /* the fonts are among the first objects */
#define MAX_DEPTH   6
#define MAX_NUMBERS 8
#define MAX_WORDS_BYTES ((size_t)1 << 16) /* of one text, while it is read */
#define FRAME       "<</Type/Pagination>>"

/* --- fonts --- */

/* An object and all that it refers to, where the type's reader looks for them. */
static bool load(struct stamp_fonts *fonts, struct print_view *v, long number, int depth)
{
    struct view_object object;
    struct bytes value;
    struct token token;
    if (number < 1 || number >= MAX_FONTS || depth > MAX_DEPTH || !view_object(&object, v, number))
        return false;
    fonts->file.objects[number] = (struct file_object){.value = object.value, .stream = object.stream};
    if (object.stream.at && file_inflate(&value, &fonts->file, &fonts->file.objects[number]) != DONE) /* whole, by its own sum */
        return false;
    struct lex lex = lex_of(object.value);
    while (lex_next(&lex, &token) != TOKEN_END) {
        if (token.kind != TOKEN_NUMBER)
            continue;
        lex.at = token.at;
        if (!lex_value(&lex, &value))
            return false;
        const long to = lex_reference(value);
        if (to && !load(fonts, v, to, depth + 1))
            return false;
    }
    return true;
}

static bool find_font(long *number, struct bytes *reference, struct bytes resources, const char *name)
{
    struct bytes list;
    *number = lex_find(resources, "/Font", &list) && lex_find(list, name, reference) ? lex_reference(*reference) : 0;
    return *number;
}

bool stamp_fonts_meet(struct stamp_fonts *fonts, struct print_view *v, struct bytes resources)
{
    struct type *known = NULL;
    struct bytes references[2];
    long regular, bold;
    if (!find_font(&regular, &references[0], resources, REGULAR) || !find_font(&bold, &references[1], resources, BOLD))
        return false;
    if (fonts->regular)
        return fonts->regular == regular && fonts->bold == bold;
    fonts->file.objects = arena_array(fonts->file.arena, MAX_FONTS, sizeof *fonts->file.objects);
    fonts->file.n_objects = MAX_FONTS;
    fonts->regular = regular;
    fonts->bold = bold;
    return load(fonts, v, regular, 0) && load(fonts, v, bold, 0) &&
           type_read(&fonts->types[0], &known, &fonts->file, references[0]) == DONE &&
           type_read(&fonts->types[1], &known, &fonts->file, references[1]) == DONE;
}

/* --- content --- */

static double number_of(const struct token *token)
{
    double sum = 0, unit = 1, sign = 1;
    bool has_point = false;
    for (size_t i = 0; i < token->n; i++) {
        const char c = token->at[i];
        if (c == '-')
            sign = -1;
        else if (c == '.')
            has_point = true;
        else
            sum = sum * 10 + (c - '0'), unit = has_point ? unit * 10 : unit;
    }
    return sign * sum / unit;
}

/* The next operator with its operands. */
struct step {
    double numbers[MAX_NUMBERS];
    size_t n_numbers;
    struct bytes name;
    struct token string;
    struct bytes word, dict;
};

static bool next_step(struct step *out, struct lex *lex)
{
    struct token token;
    memset(out, 0, sizeof *out);
    for (;;) {
        switch (lex_next(lex, &token)) {
        case TOKEN_NUMBER:
            if (out->n_numbers == MAX_NUMBERS)
                return false;
            out->numbers[out->n_numbers++] = number_of(&token);
            break;
        case TOKEN_NAME:
            out->name = (struct bytes){token.at, token.n};
            break;
        case TOKEN_STRING:
            out->string = token;
            break;
        case TOKEN_DICT:
            lex->at = token.at;
            if (!lex_value(lex, &out->dict))
                return false;
            break;
        case TOKEN_WORD:
            out->word = (struct bytes){token.at, token.n};
            return true;
        default:
            return false;
        }
    }
}

static bool has(struct bytes bytes, const char *text)
{
    return bytes.at && bytes_is(bytes, text);
}

static bool is(const struct step *step, const char *word, size_t n_numbers)
{
    return has(step->word, word) && step->n_numbers == n_numbers;
}

static bool read_rects(struct stamped *out, struct lex *lex, struct step *step)
{
    while (is(step, "re", 4)) {
        if (out->n_rects == STAMPED_RECTS)
            return false;
        const double *n = step->numbers;
        out->rects[out->n_rects++] = (struct stamped_rect){n[0], n[1], n[2], n[3]};
        if (!next_step(step, lex))
            return false;
    }
    return is(step, "f", 0);
}

/* /Font SIZE Tf 1 0 0 1 X Y Tm (...) Tj */
static bool read_text(struct stamped *out, const struct stamp_fonts *fonts, struct lex *lex, struct step *step)
{
    struct stamped_text *text = &out->texts[out->n_texts];
    struct buf words;
    const bool is_bold = has(step->name, BOLD);
    if (out->n_texts++ == STAMPED_TEXTS || (!is_bold && !has(step->name, REGULAR)))
        return false;
    text->size_pt = step->numbers[0];
    if (!next_step(step, lex) || !is(step, "Tm", 6) || step->numbers[0] != 1 || step->numbers[1] != 0 || step->numbers[2] != 0 || step->numbers[3] != 1)
        return false;
    text->x_pt = step->numbers[4];
    text->y_pt = step->numbers[5];
    if (!next_step(step, lex) || !is(step, "Tj", 0) || !step->string.at)
        return false;
    buf_init(&words, MAX_WORDS_BYTES);
    const bool is_said = type_say(&words, fonts->types[is_bold], &step->string) && words.n_bytes < sizeof text->words;
    if (is_said)
        memcpy(text->words, words.bytes, words.n_bytes + 1);
    buf_done(&words);
    return is_said;
}

static bool read_texts(struct stamped *out, const struct stamp_fonts *fonts, struct lex *lex, struct step *step)
{
    while (next_step(step, lex) && is(step, "Tf", 1))
        if (!read_text(out, fonts, lex, step))
            return false;
    return is(step, "ET", 0);
}

bool stamp_read(struct stamped *out, const struct stamp_fonts *fonts, struct bytes content, bool over)
{
    struct lex lex = lex_of(content);
    struct step step;
    out->n_rects = out->n_texts = 0;
    if (over && (!next_step(&step, &lex) || !is(&step, "Q", 0)))
        return false;
    while (next_step(&step, &lex)) {
        if (!is(&step, "BDC", 0) || !has(step.name, "/Artifact") || !has(step.dict, FRAME) || !next_step(&step, &lex) ||
            !is(&step, "g", 1) || step.numbers[0] != 0 || !next_step(&step, &lex))
            return false;
        const bool is_read = is(&step, "BT", 0) ? read_texts(out, fonts, &lex, &step) : read_rects(out, &lex, &step);
        if (!is_read || !next_step(&step, &lex) || !is(&step, "EMC", 0))
            return false;
    }
    return step.word.at == NULL && step.n_numbers == 0 && lex.at == lex.end;
}
