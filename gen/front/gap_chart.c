/* The gap as one chart: for each instrument a bar for owing, noticed and gap, each with its name and number beside it, so that
 * nothing depends on colour. A count that is hidden is an open, dashed bar as long as 10. */
#include "gap_format.h"

#define WIDTH        760
#define MARGIN       24
#define BARS_X       140
#define BARS_WIDTH   480
#define BAR_HEIGHT   18
#define BAR_STEP     24
#define TITLE_STEP   26
#define BLOCK_GAP    18
#define HEAD_HEIGHT  84
#define LINE_HEIGHT  19
#define FOOT_HEIGHT  (3 * LINE_HEIGHT + MARGIN)
#define SMALLEST_MAX 10 /* a chart of small counts only */

struct series {
    enum gap_column column;
    const char *name[LANGUAGE_N];
    const char *colour; /* at least 4.5 : 1 on white */
};
static const struct series series[] = {
    {GAP_OWING, {[EN] = "owing", [NL] = "te melden"}, "#1d4f7c"},
    {GAP_NOTICED, {[EN] = "noticed", [NL] = "gemeld"}, "#2f6b3c"},
    {GAP_GAP, {[EN] = "gap", [NL] = "gat"}, "#b3261e"},
};
enum { N_SERIES = sizeof series / sizeof series[0] };
#define BLOCK_HEIGHT (TITLE_STEP + (int)N_SERIES * BAR_STEP + BLOCK_GAP)

struct chart {
    const struct gap_print *p;
    const struct gap_table *table;
    size_t longest; /* count that fills the width; of open cells only */
};

static void note_longest(struct chart *chart, const struct gap_row *row)
{
    for (int i = 0; i < N_SERIES; i++)
        if (row->veil[series[i].column] == GAP_OPEN && row->count[series[i].column] > chart->longest)
            chart->longest = row->count[series[i].column];
}

static int length_of(const struct chart *chart, size_t count)
{
    return (int)((double)count / (double)chart->longest * BARS_WIDTH + 0.5);
}

static void print_number(const struct chart *chart, const struct gap_row *row, enum gap_column column)
{
    static const char *const uncounted[] = {[EN] = "not counted", [NL] = "niet geteld"};
    if (!chart->table->counted[column])
        fputs(uncounted[chart->p->lang], chart->p->to);
    else if (row->veil[column] == GAP_OPEN)
        fprintf(chart->p->to, "%zu", row->count[column]);
    else
        fputs(row->veil[column] == GAP_SMALL ? "&lt;10" : "≥10", chart->p->to);
}

static void print_bar(const struct chart *chart, const struct gap_row *row, const struct series *one, int y)
{
    bool is_open = row->veil[one->column] == GAP_OPEN;
    int length = length_of(chart, is_open ? row->count[one->column] : SMALLEST_MAX);
    length = !is_open && length < 4 ? 4 : length;
    FILE *to = chart->p->to;
    fprintf(to, " <text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", BARS_X - 10, y + 14,
            one->name[chart->p->lang]);
    if (length > 0 && is_open)
        fprintf(to, " <rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", BARS_X, y, length,
                BAR_HEIGHT, one->colour);
    else if (length > 0)
        fprintf(to,
                " <rect x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"%s\" "
                "stroke-dasharray=\"3 2\"/>\n",
                BARS_X, y, length - 1, BAR_HEIGHT - 1, one->colour);
    fprintf(to, " <text x=\"%d\" y=\"%d\" class=\"number\">", BARS_X + length + 8, y + 14);
    print_number(chart, row, one->column);
    fputs("</text>\n", to);
}

static void print_block(const struct chart *chart, const struct gap_row *row, int y)
{
    static const char *const total[] = {[EN] = "All instruments", [NL] = "Alle instrumenten"};
    fprintf(chart->p->to, " <text x=\"%d\" y=\"%d\" class=\"name\">%s</text>\n", MARGIN, y + 16,
            row->instrument ? row->instrument : total[chart->p->lang]);
    for (int i = 0; i < N_SERIES; i++)
        print_bar(chart, row, &series[i], y + TITLE_STEP + i * BAR_STEP);
}

/* The same in words, for whoever does not see the bars. */
static void print_words(const struct chart *chart, const struct gap_row *row)
{
    static const char *const total[] = {[EN] = "all instruments", [NL] = "alle instrumenten"};
    fprintf(chart->p->to, "%s: ", row->instrument ? row->instrument : total[chart->p->lang]);
    for (int i = 0; i < N_SERIES; i++) {
        fprintf(chart->p->to, "%s%s ", i ? ", " : "", series[i].name[chart->p->lang]);
        print_number(chart, row, series[i].column);
    }
    fputs(". ", chart->p->to);
}

static void print_head(const struct chart *chart, int height)
{
    static const char *const tag[] = {[EN] = "en", [NL] = "nl"};
    static const char *const title[] = {
        [EN] = "Selected by a program: owing, noticed, and the gap",
        [NL] = "Gekozen door een programma: te melden, gemeld en het gat",
    };
    static const char *const decisions[] = {[EN] = "Decisions looked at: ", [NL] = "Bekeken besluiten: "};
    enum language lang = chart->p->lang;
    FILE *to = chart->p->to;
    fprintf(
        to,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
        "role=\"img\" aria-labelledby=\"title desc\">\n"
        " <title id=\"title\">%s</title>\n <desc id=\"desc\">",
        tag[lang], WIDTH, height, WIDTH, height, title[lang]);
    for (size_t i = 0; i < chart->table->n_rows; i++)
        print_words(chart, &chart->table->rows[i]);
    print_words(chart, &chart->table->total);
    fprintf(to,
            "</desc>\n"
            " <style>text { font-family: sans-serif; font-size: 14px; fill: #1a1a1a } "
            ".title { font-size: 17px; font-weight: bold } .name { font-weight: bold } "
            ".number { font-variant-numeric: tabular-nums }</style>\n"
            " <rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n"
            " <text x=\"%d\" y=\"38\" class=\"title\">%s</text>\n"
            " <text x=\"%d\" y=\"62\">%s",
            WIDTH, height, MARGIN, title[lang], MARGIN, decisions[lang]);
    print_number(chart, &chart->table->total, GAP_DECISIONS);
    fputs("</text>\n", to);
}

static void print_foot(const struct chart *chart, int y)
{
    static const char *const lines[][LANGUAGE_N] = {
        {[EN] = "Gap = owing − noticed. A case that two instruments chose counts for both.",
         [NL] = "Gat = te melden − gemeld. Een zaak die twee instrumenten kozen, telt bij beide."},
        {[EN] = "Counts under 10 are not told (&lt;10), nor a number that would give one away "
                "(≥10).",
         [NL] = "Aantallen onder de 10 staan er niet (&lt;10), ook niet een aantal dat er een zou verraden "
                "(≥10)."},
    };
    FILE *to = chart->p->to;
    fprintf(to, " <path d=\"M%d %d.5H%d\" stroke=\"#767676\"/>\n", MARGIN, y, WIDTH - MARGIN);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        fprintf(to, " <text x=\"%d\" y=\"%d\">%s</text>\n", MARGIN, y + (int)(i + 1) * LINE_HEIGHT + 6,
                lines[i][chart->p->lang]);
    fputs("</svg>\n", to);
}

void gap_print_chart(const struct gap_print *p, const struct gap_table *table)
{
    struct chart chart = {.p = p, .table = table, .longest = SMALLEST_MAX};
    for (size_t i = 0; i < table->n_rows; i++)
        note_longest(&chart, &table->rows[i]);
    note_longest(&chart, &table->total);

    int y = HEAD_HEIGHT;
    print_head(&chart, HEAD_HEIGHT + (int)(table->n_rows + 1) * BLOCK_HEIGHT + FOOT_HEIGHT);
    for (size_t i = 0; i < table->n_rows; i++, y += BLOCK_HEIGHT)
        print_block(&chart, &table->rows[i], y);
    print_block(&chart, &table->total, y);
    print_foot(&chart, y + BLOCK_HEIGHT);
}
