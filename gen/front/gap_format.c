#include "gap_format.h"

#include <string.h>

#include "../base/text.h"
#include "print.h"

#define CELL_BYTES 24

static const char *cell(char out[CELL_BYTES], const struct gap_row *row, enum gap_column column)
{
    switch (row->veil[column]) {
    case GAP_SMALL:
        return "<10";
    case GAP_COVERED:
        return ">=10";
    case GAP_OPEN:
        break;
    }
    snprintf(out, CELL_BYTES, "%zu", row->count[column]);
    return out;
}

void gap_print_csv(const struct gap_print *p, const struct gap_table *table)
{
    char number[CELL_BYTES];
    fputs("instrument", p->to);
    for (int column = 0; column < GAP_COLUMN_N; column++)
        fprintf(p->to, ",%s", gap_columns[column]);
    fputc('\n', p->to);
    for (size_t i = 0; i < table->n_rows; i++) {
        fputs(table->rows[i].instrument, p->to); /* letters, digits and hyphens: the schema sees to it */
        for (int column = 0; column < GAP_COLUMN_N; column++)
            fprintf(p->to, ",%s", cell(number, &table->rows[i], column));
        fputc('\n', p->to);
    }
}

static void print_json_row(const struct gap_print *p, const struct gap_row *row)
{
    char number[CELL_BYTES];
    const char *comma = "";
    fputc('{', p->to);
    if (row->instrument) {
        fputs("\"instrument\":", p->to);
        print_json_string(p->to, row->instrument);
        comma = ",";
    }
    for (int column = 0; column < GAP_COLUMN_N; column++, comma = ",") {
        const char *quote = row->veil[column] == GAP_OPEN ? "" : "\"";
        fprintf(p->to, "%s\"%s\":%s%s%s", comma, gap_columns[column], quote, cell(number, row, column), quote);
    }
    fputc('}', p->to);
}

void gap_print_json(const struct gap_print *p, const struct gap_table *table)
{
    const char *comma = "";
    fprintf(p->to, "{\"public\":%s,\"counted\":[", p->is_public ? "true" : "false");
    for (int column = 0; column < GAP_COLUMN_N; column++) {
        if (table->counted[column]) {
            fprintf(p->to, "%s\"%s\"", comma, gap_columns[column]);
            comma = ",";
        }
    }
    fprintf(p->to, "],\"by-count\":%s,\"beyond\":%s", table->is_by_count ? "true" : "false", table->n_beyond ? "true" : "false");
    fputs(",\"instruments\":[", p->to);
    for (size_t i = 0; i < table->n_rows; i++) {
        fputs(i ? "," : "", p->to);
        print_json_row(p, &table->rows[i]);
    }
    fputs("],\"total\":", p->to);
    print_json_row(p, &table->total);
    fputs("}\n", p->to);
}

static const char *const headings[LANGUAGE_N][GAP_COLUMN_N] = {
    [EN] = {"decisions", "selected", "owing", "noticed", "held", "refused", "gap"},
    [NL] = {"besluiten", "gekozen", "te melden", "gemeld", "vastgehouden", "geweigerd", "gat"},
};
static const char *const instrument_word[] = {[EN] = "instrument", [NL] = "instrument"};
static const char *const total_word[] = {[EN] = "total", [NL] = "totaal"};

static void print_text_row(const struct gap_print *p, const struct gap_row *row, int name_width)
{
    char number[CELL_BYTES];
    fprintf(p->to, "%-*s", name_width, row->instrument ? row->instrument : total_word[p->lang]);
    for (int column = 0; column < GAP_COLUMN_N; column++) {
        int width = (int)strlen(headings[p->lang][column]);
        fprintf(p->to, "  %*s", width < 7 ? 7 : width, cell(number, row, column));
    }
    fputc('\n', p->to);
}

/* What a reader must know so as not to take the figures for more than they are. */
static void print_reservations(const struct gap_print *p, const struct gap_table *table)
{
    static const char *const unjudged[] = {
        [EN] = "Held and refused were not judged: that takes -b and -d. Their 0 says nothing.\n",
        [NL] = "Vastgehouden en geweigerd zijn niet beoordeeld: daarvoor zijn -b en -d nodig. De 0 zegt niets.\n",
    };
    static const char *const uncounted[] = {
        [EN] = "Noticed was not counted: no run or ledger was given. Its 0 says nothing, and the gap is all that is "
               "owed.\n",
        [NL] = "Gemeld is niet geteld: er is geen run of register gegeven. De 0 zegt niets, en het gat is alles wat "
               "gemeld "
               "moet worden.\n",
    };
    static const char *const by_count[] = {
        [EN] = "Some runs were purged and left only numbers by instrument: noticed takes them for notices of these "
               "records.\n",
        [NL] = "Sommige runs zijn vernietigd en lieten alleen aantallen per instrument na: gemeld neemt aan dat die over "
               "deze "
               "records gaan.\n",
    };
    static const char *const beyond[] = {
        [EN] = "Those numbers are higher than what was owed here, so they are of other records too: the gap may be wider "
               "than it "
               "looks.\n",
        [NL] = "Die aantallen zijn hoger dan wat hier gemeld moest worden, dus ze gaan ook over andere records: het gat kan "
               "groter "
               "zijn dan het lijkt.\n",
    };
    static const char *const hidden[] = {
        [EN] = "Counts under 10 are not told; >=10 hides one that would give them away.\n",
        [NL] = "Aantallen onder de 10 staan er niet; >=10 verbergt een aantal dat ze zou verraden.\n",
    };
    static const char *const unknown[] = {
        [EN] = "Some decisions have no line in the selection log (L001): nobody knows whether a notice is owed for "
               "them.\n",
        [NL] = "Sommige besluiten hebben geen regel in het selectielogboek (L001): niemand weet of daarvoor een "
               "kennisgeving "
               "moet.\n",
    };
    static const char *const owed[] = {
        [EN] = "A decision in the gap may not leave without its notice.\n",
        [NL] = "Een besluit in het gat mag niet weg zonder zijn kennisgeving.\n",
    };
    fputc('\n', p->to);
    if (!table->counted[GAP_NOTICED])
        fputs(uncounted[p->lang], p->to);
    if (!table->counted[GAP_HELD])
        fputs(unjudged[p->lang], p->to);
    if (table->is_by_count)
        fputs(by_count[p->lang], p->to);
    if (table->n_beyond > 0)
        fputs(beyond[p->lang], p->to);
    if (p->is_public)
        fputs(hidden[p->lang], p->to);
    if (table->n_without_line > 0)
        fputs(unknown[p->lang], p->to);
    if (table->total.veil[GAP_GAP] != GAP_OPEN || table->total.count[GAP_GAP] > 0) /* a hidden one stays hidden */
        fputs(owed[p->lang], p->to);
}

void gap_print_text(const struct gap_print *p, const struct gap_table *table)
{
    int name_width = (int)strlen(instrument_word[p->lang]);
    for (size_t i = 0; i < table->n_rows; i++) {
        int width = (int)strlen(table->rows[i].instrument);
        name_width = width > name_width ? width : name_width;
    }
    fprintf(p->to, "%-*s", name_width, instrument_word[p->lang]);
    for (int column = 0; column < GAP_COLUMN_N; column++)
        fprintf(p->to, "  %7s", headings[p->lang][column]);
    fputc('\n', p->to);
    for (size_t i = 0; i < table->n_rows; i++)
        print_text_row(p, &table->rows[i], name_width);
    print_text_row(p, &table->total, name_width);
    print_reservations(p, table);
}
