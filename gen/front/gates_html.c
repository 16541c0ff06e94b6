#include "gates_html.h"

#include "../base/text.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Kenbaar: poorten en beweringen</title>\n<style>\n"
    "body{font:1em/1.5 sans-serif;max-width:60em;margin:auto;padding:1em}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{border:1px solid #767676;padding:.3em .5em;text-align:left;vertical-align:top}\n"
    "section th{width:12em}\ncode{overflow-wrap:anywhere}\n</style>\n</head>\n<body>\n<header>\n"
    "<h1>Poorten en beweringen</h1>\n"
    "<p>Een poort is een voorwaarde waaraan moet zijn voldaan voordat een brief uitgaat. Een bewering is iets wat een "
    "zin "
    "van de brief zegt; de zin wordt alleen afgedrukt als de toets van die bewering waar is. Is een feit niet bekend, "
    "dan telt dat als nee. De voorwaarden staan er zoals het programma ze leest: als XPath over de feiten.</p>\n"
    "</header>\n<main>\n";

/* What a word of the data is called on the page; a word that is new there stands as it is. */
struct word {
    const char *data, *shown;
};
static const struct word words[] = {
    {"refuse", "weigeren: de brief gaat niet uit"},
    {"hold", "vasthouden: de brief wacht op een mens"},
    {"warn", "waarschuwen: de brief gaat uit, met een melding"},
    {"law", "wet"},
    {"policy", "beleid"},
    {"clerk", "de medewerker die het record invult"},
    {"legal", "de jurist"},
    {"template-author", "wie de sjablonen schrijft"},
    {"operator", "wie het programma beheert"},
    {"yes", "ja, door een persoon met naam"},
    {"no", "nee"},
};

static const char *shown(const char *data)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (text_equal(words[i].data, data))
            return words[i].shown;
    return data;
}

static void put_text(FILE *to, const char *text)
{
    for (; text && *text; text++) {
        switch (*text) {
        case '<':
            fputs("&lt;", to);
            break;
        case '>':
            fputs("&gt;", to);
            break;
        case '&':
            fputs("&amp;", to);
            break;
        case '"':
            fputs("&quot;", to);
            break;
        default:
            fputc(*text, to);
        }
    }
}

static void put_element(FILE *to, const char *open, const char *text, const char *close)
{
    fputs(open, to);
    put_text(to, text);
    fputs(close, to);
}

static void put_row(FILE *to, const char *label, const char *text)
{
    put_element(to, "<tr><th scope=\"row\">", label, "</th>");
    put_element(to, "<td>", text, "</td></tr>\n");
}

static void put_test(FILE *to, const char *label, const char *xpath)
{
    put_element(to, "<tr><th scope=\"row\">", label, "</th>");
    put_element(to, "<td><code translate=\"no\">", xpath, "</code></td></tr>\n");
}

static void put_gate(FILE *to, struct arena *arena, const struct gate *gate)
{
    const xmlNode *row = gate->row;
    const char *until = xml_attr(row, "valid-until");
    const char *releasable = xml_attr(row, "releasable");
    put_element(to, "<section>\n<h3>", gate->id, ": ");
    put_text(to, xml_text(arena, law_in_language(row, "title", "nl")));
    fputs("</h3>\n<table>\n", to);
    put_row(to, "Gevolg", shown(xml_attr(row, "effect")));
    put_row(to, "Wet of beleid", shown(xml_attr(row, "basis")));
    put_row(to, "Bron", xml_attr(row, "source"));
    put_row(to, "Geldig vanaf", xml_attr(row, "valid-from"));
    put_row(to, "Geldig tot en met", until ? until : "onbepaald");
    put_test(to, "Geldt als", xml_attr(row, "applies-when"));
    put_test(to, "Waar moet zijn", xml_attr(row, "must-hold"));
    put_row(to, "Wie het kan herstellen", shown(xml_attr(row, "who")));
    put_row(to, "Melding", xml_text(arena, law_in_language(row, "message", "nl")));
    put_row(to, "Vrij te geven", shown(releasable ? releasable : "no"));
    fputs("</table>\n</section>\n", to);
}

static void put_claims(FILE *to, const xmlNode *claims)
{
    fputs("<h2>Beweringen</h2>\n<table>\n<tr><th scope=\"col\">Bewering</th><th scope=\"col\">Bron</th>"
          "<th scope=\"col\">Toets</th></tr>\n",
          to);
    for (const xmlNode *row = xml_child(claims, "claim"); row; row = xml_next(row, "claim")) {
        put_element(to, "<tr><th scope=\"row\">", xml_attr(row, "id"), "</th>");
        put_element(to, "<td>", xml_attr(row, "source"), "</td>");
        put_element(to, "<td><code translate=\"no\">", xml_attr(row, "test"), "</code></td></tr>\n");
    }
    fputs("</table>\n", to);
}

void gates_html(FILE *to, struct arena *arena, const struct gates *gates, const xmlNode *claims)
{
    fputs(head, to);
    fputs("<h2>Poorten</h2>\n", to);
    for (size_t i = 0; i < gates->n_rows; i++)
        put_gate(to, arena, &gates->rows[i]);
    put_claims(to, claims);
    fputs("</main>\n</body>\n</html>\n", to);
}
