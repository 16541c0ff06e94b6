#include "gates_html.h"

#include <string.h>

#include "../base/text.h"
#include "print.h"

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<title>Kenbaar: poorten, plichten en beweringen</title>\n<style>\n"
    ":root{color-scheme:light;--ink:#1a1a1a;--soft:#595959;--line:#c4c4c4;--paper:#fff;--wash:#f4f3ef}\n"
    "body{font:1em/1.55 Georgia,'Times New "
    "Roman',serif;color:var(--ink);background:var(--paper);max-width:52em;margin:0 auto;"
    "padding:2em 1.2em 4em}\n"
    "h1{font-size:2em;line-height:1.2;margin:0 0 .6em}\n"
    "h2{font-size:1.45em;margin:2.4em 0 .6em;padding-top:.4em;border-top:2px solid var(--ink)}\n"
    "h3{font-size:1.1em;margin:0 0 .4em}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{padding:.35em .6em .35em 0;text-align:left;vertical-align:top;border-top:1px solid var(--line)}\n"
    "thead th{border-top:0;border-bottom:1px solid var(--ink)}\n"
    "section th{width:11.5em;font-weight:normal;color:var(--soft)}\n"
    ".row{margin:1.4em 0;padding:.9em 1.1em;background:var(--wash);border-left:4px solid "
    "var(--soft);break-inside:avoid}\n"
    ".refuse{border-left-color:#a11}.hold{border-left-color:#8a5a00}.warn,.variant{border-left-color:#225e8a}\n"
    "code{font:.86em/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}\n"
    "q{font-style:italic}\nul{margin:0;padding-left:1.1em}\na{color:inherit}\n"
    "nav ul{columns:3 12em;list-style:none;padding:0}\n"
    ".intro{color:var(--soft)}\n"
    "@page{margin:18mm}\n"
    "@media print{body{font-size:9pt;line-height:1.35;max-width:none;padding:0}nav{display:none}\n"
    ".row{background:none;border:0;border-top:1px solid var(--ink);padding:.3em 0 0;margin:.9em 0;break-inside:auto}\n"
    "th,td{border-color:#ddd;padding-top:.15em;padding-bottom:.15em}\n"
    "h2{break-before:page}h2,h3{break-after:avoid}thead{display:table-header-group}tr,li{break-inside:avoid}}\n"
    "</style>\n</head>\n<body>\n<header>\n<h1>Poorten, plichten en beweringen</h1>\n"
    "<p>Deze bladzijde zegt wanneer een kennisgeving uitgaat, wat erin moet staan en wat zij mag beweren. Zij is "
    "gemaakt uit de "
    "gegevens waarmee het programma werkt; er staat niets in dat het programma niet leest.</p>\n"
    "<ul>\n<li>Een <strong>poort</strong> is een voorwaarde waaraan moet zijn voldaan voordat een brief uitgaat.</li>\n"
    "<li>Een <strong>plicht</strong> is iets wat de lezer moet worden verteld. Ontbreekt het, dan gaat de brief niet "
    "uit.</li>\n"
    "<li>Een <strong>bewering</strong> is iets wat een zin zegt. De zin wordt alleen afgedrukt als de toets van die "
    "bewering waar is."
    "</li>\n</ul>\n"
    "<p>Is een feit niet bekend, dan telt dat als nee. Mag een brief niet uitgaan, dan mag ook het besluit niet weg "
    "zonder de "
    "kennisgeving.</p>\n"
    "<p class=\"intro\">Een toets staat er zoals het programma hem leest: als XPath over de feiten van een brief. "
    "<code translate=\"no\">/facts/record/review/@date</code> is de datum van de beoordeling in het record; "
    "<code translate=\"no\">not(…)</code> is ‘niet’; tussen <code translate=\"no\">[ ]</code> staat een "
    "voorwaarde.</p>\n"
    "<p class=\"intro\">Bronnen staan er zoals in de gegevens: in het Engels, met de Nederlandse namen van wetten. "
    "<span lang=\"en\">AP "
    "advice of 10 October 2024</span> is het advies van de Autoriteit Persoonsgegevens over geautomatiseerde "
    "risicoselectie.</p>\n"
    "</header>\n";

/* What a word of the data is called on the page; a word that is new there stands as it is. */
struct word {
    const char *data, *shown;
};
static const struct word words[] = {
    {"refuse", "weigeren: de brief gaat niet uit"},
    {"hold", "vasthouden: de brief wacht op een mens"},
    {"warn", "waarschuwen: de brief gaat uit, met een melding"},
    {"variant", "andere woorden: de brief gaat uit en zegt het zelf"},
    {"law", "wet"},
    {"policy", "beleid"},
    {"clerk", "de medewerker die het record invult"},
    {"legal", "de jurist"},
    {"template-author", "wie de sjablonen schrijft"},
    {"operator", "wie het programma beheert"},
    {"yes", "ja, door een persoon met naam"},
    {"no", "nee"},
    {"all", "in elke taal"},
    {"dutch", "alleen in de Nederlandse brief"},
    {"opening", "het begin"},
    {"happened", "wat er is gebeurd"},
    {"why", "waarom"},
    {"who", "wie besliste"},
    {"amounts", "de bedragen"},
    {"data", "de gegevens"},
    {"fair", "eerlijk gekozen"},
    {"objection", "bezwaar"},
    {"more", "meer weten"},
    {"closing", "het slot"},
    {"signature", "de ondertekening"},
    {"footer", "de voet van elke bladzijde"},
    {"reference", "de kenmerken bovenaan"},
    {"address", "het adres"},
    {"return", "het retouradres"},
    {"letter", "de hele brief"},
    {"mark", "een merk op de brief"},
    {"help-strip", "de regel onderaan"},
};

static const char *shown(const char *data)
{
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (text_equal(words[i].data, data))
            return words[i].shown;
    return data;
}

/* ---- pieces of HTML ---- */

static void put_text(FILE *to, const char *text)
{
    for (; text && *text; text++)
        print_html_char(to, *text);
}

static void put_element(FILE *to, const char *open, const char *text, const char *close)
{
    fputs(open, to);
    put_text(to, text);
    fputs(close, to);
}

static void put_label(FILE *to, const char *label)
{
    put_element(to, "<tr><th scope=\"row\">", label, "</th><td>");
}

static void put_row(FILE *to, const char *label, const char *text)
{
    put_label(to, label);
    put_element(to, "", text, "</td></tr>\n");
}

static void put_test(FILE *to, const char *label, const char *xpath)
{
    put_label(to, label);
    put_element(to, "<code translate=\"no\">", xpath, "</code></td></tr>\n");
}

/* The data name their sources in English, with the Dutch names of acts. */
static void put_source(FILE *to, const xmlNode *row)
{
    put_element(to, "<tr><th scope=\"row\">Bron</th><td lang=\"en\">", xml_attr(row, "source"), "</td></tr>\n");
}

static void put_day(FILE *to, const char *iso)
{
    static const char *const months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                         "juli",    "augustus", "september", "oktober", "november", "december"};
    date_day day = date_parse(iso);
    if (day == DATE_NONE) {
        put_text(to, iso);
        return;
    }
    struct civil_date civil = date_to_civil(day);
    fprintf(to, "<time datetime=\"%s\">%d %s %d</time>", iso, civil.day, months[civil.month - 1], civil.year);
}

static void put_validity(FILE *to, const xmlNode *row)
{
    put_label(to, "Geldig");
    fputs("vanaf ", to);
    put_day(to, xml_attr(row, "valid-from"));
    if (xml_attr(row, "valid-until")) {
        fputs(" tot en met ", to);
        put_day(to, xml_attr(row, "valid-until"));
    }
    fputs("</td></tr>\n", to);
}

/* The words of a list, each as it is called on the page. */
static void put_shown_list(FILE *to, struct arena *arena, const char *list)
{
    bool is_first = true;
    for (const char *word; (word = law_next_word(arena, &list));) {
        fputs(is_first ? "" : ", ", to);
        put_text(to, shown(word));
        is_first = false;
    }
}

static const char *dutch(struct arena *arena, const xmlNode *row, const char *element)
{
    return xml_text(arena, law_in_language(row, element, "nl"));
}

/* ---- gates ---- */

static void put_overview(FILE *to, struct arena *arena, const struct gates *gates)
{
    fputs("<h2 id=\"poorten\">Poorten</h2>\n<table>\n<thead><tr><th scope=\"col\">Poort</th><th scope=\"col\">Wat moet "
          "gelden</th>"
          "<th scope=\"col\">Anders</th><th scope=\"col\">Grond</th></tr></thead>\n<tbody>\n",
          to);
    for (size_t i = 0; i < gates->n_rows; i++) {
        const xmlNode *row = gates->rows[i].row;
        const char *effect = shown(xml_attr(row, "effect"));
        put_element(to, "<tr><td><a href=\"#", gates->rows[i].id, "\">");
        put_element(to, "", gates->rows[i].id, "</a></td><td>");
        put_text(to, dutch(arena, row, "title"));
        put_element(to, "</td><td>", arena_strndup(arena, effect, strcspn(effect, ":")), "</td><td>");
        put_text(to, shown(xml_attr(row, "basis")));
        fputs("</td></tr>\n", to);
    }
    fputs("</tbody>\n</table>\n", to);
}

static void put_gate(FILE *to, struct arena *arena, const struct gate *gate)
{
    const xmlNode *row = gate->row;
    const char *releasable = xml_attr(row, "releasable");
    put_element(to, "<section class=\"row ", xml_attr(row, "effect"), "\" id=\"");
    put_element(to, "", gate->id, "\">\n<h3>");
    put_element(to, "", gate->id, ": ");
    put_element(to, "", dutch(arena, row, "title"), "</h3>\n<table>\n");
    put_row(to, "Zo niet", shown(xml_attr(row, "effect")));
    put_row(to, "Wet of beleid", shown(xml_attr(row, "basis")));
    put_source(to, row);
    put_validity(to, row);
    put_test(to, "Geldt als", xml_attr(row, "applies-when"));
    put_test(to, "Waar moet zijn", xml_attr(row, "must-hold"));
    put_row(to, "Melding", dutch(arena, row, "message"));
    put_row(to, "Te herstellen door", shown(xml_attr(row, "who")));
    put_row(to, "Vrij te geven", shown(releasable ? releasable : "no"));
    fputs("</table>\n</section>\n", to);
}

/* ---- duties ---- */

/* A clause in words; what is filled in stands between brackets, by its name. */
static void put_clause(FILE *to, const xmlNode *node)
{
    for (const xmlNode *it = node->children; it; it = it->next) {
        if (it->type == XML_TEXT_NODE || it->type == XML_CDATA_SECTION_NODE)
            put_text(to, (const char *)it->content);
        else if (it->type == XML_ELEMENT_NODE && it->children)
            put_clause(to, it);
        else if (xml_named(it, "br"))
            fputc(' ', to);
        else if (it->type == XML_ELEMENT_NODE)
            fprintf(to, "[%s]", (const char *)it->name);
    }
}

/* The sentences whose attribute lists this word. */
static void put_sentences(FILE *to, const xmlNode *wording, const char *attribute, const char *id)
{
    bool is_first = true;
    for (const xmlNode *clause = xml_child(wording, "clause"); clause; clause = xml_next(clause, "clause")) {
        if (!law_lists(xml_attr(clause, attribute), id))
            continue;
        if (is_first)
            fputs("<tr><th scope=\"row\">Zinnen</th><td><ul>\n", to);
        is_first = false;
        fputs("<li><q>", to);
        put_clause(to, clause);
        fputs("</q></li>\n", to);
    }
    if (!is_first)
        fputs("</ul></td></tr>\n", to);
}

static void put_duty(FILE *to, struct arena *arena, const struct gates_page *page, const xmlNode *row)
{
    const char *id = xml_attr(row, "id"), *applies = xml_attr(row, "applies-when");
    put_element(to, "<section class=\"row\" id=\"plicht-", id, "\">\n<h3>");
    put_element(to, "", id, ": ");
    put_element(to, "", dutch(arena, row, "title"), "</h3>\n<table>\n");
    put_row(to, "Wet of beleid", shown(xml_attr(row, "basis")));
    put_source(to, row);
    put_validity(to, row);
    if (applies)
        put_test(to, "Geldt als", applies);
    else
        put_row(to, "Geldt als", "altijd");
    if (text_equal(xml_attr(row, "each"), "program"))
        put_row(to, "Voor", "elk programma dat koos");
    if (text_equal(xml_attr(row, "met-by"), "gate")) {
        put_row(to, "Bewaakt door",
                arena_printf(arena, "poort %s", xml_attr(row, "gate") ? xml_attr(row, "gate") : "?"));
    } else {
        put_label(to, "Waar in de brief");
        put_shown_list(to, arena, xml_attr(row, "in"));
        fputs("</td></tr>\n", to);
        if (text_equal(xml_attr(row, "letters"), "dutch"))
            put_row(to, "Taal", shown("dutch"));
    }
    put_sentences(to, page->wording, "duties", id);
    fputs("</table>\n</section>\n", to);
}

/* ---- claims ---- */

static void put_claims(FILE *to, struct arena *arena, const struct gates_page *page)
{
    fputs("<h2 id=\"beweringen\">Beweringen</h2>\n", to);
    for (const xmlNode *row = xml_child(page->claims, "claim"); row; row = xml_next(row, "claim")) {
        const char *id = xml_attr(row, "id");
        put_element(to, "<section class=\"row\" id=\"bewering-", id, "\">\n<h3>");
        put_element(to, "", id, ": ");
        put_element(to, "", dutch(arena, row, "title"), "</h3>\n<table>\n");
        put_source(to, row);
        put_test(to, "Toets", xml_attr(row, "test"));
        put_sentences(to, page->wording, "claims", id);
        fputs("</table>\n</section>\n", to);
    }
}

/* ---- what no letter says ---- */

static void put_patterns(FILE *to, struct arena *arena, const xmlNode *row)
{
    bool is_first = true;
    put_label(to, "Bijvoorbeeld");
    for (const xmlNode *it = xml_child(row, "pattern"); it; it = xml_next(it, "pattern")) {
        if (!text_equal(xml_lang(it), "nl"))
            continue;
        put_element(to, is_first ? "<q>" : ", <q>", xml_text(arena, it), "</q>");
        is_first = false;
    }
    fputs("</td></tr>\n", to);
}

static void put_forbidden(FILE *to, struct arena *arena, const xmlNode *forbidden)
{
    fputs("<h2 id=\"nooit\">Wat geen brief zegt</h2>\n", to);
    for (const xmlNode *row = xml_child(forbidden, "statement"); row; row = xml_next(row, "statement")) {
        put_element(to, "<section class=\"row\" id=\"nooit-", xml_attr(row, "id"), "\">\n<h3>");
        put_element(to, "", dutch(arena, row, "why"), "</h3>\n<table>\n");
        put_source(to, row);
        put_patterns(to, arena, row);
        if (xml_attr(row, "allowed-when"))
            put_test(to, "Mag wel als", xml_attr(row, "allowed-when"));
        fputs("</table>\n</section>\n", to);
    }
}

void gates_html(FILE *to, struct arena *arena, const struct gates_page *page)
{
    fputs(head, to);
    fputs("<nav aria-label=\"Inhoud\"><ul>\n<li><a href=\"#poorten\">Poorten</a></li>\n<li><a "
          "href=\"#plichten\">Plichten</a></li>\n"
          "<li><a href=\"#beweringen\">Beweringen</a></li>\n"
          "<li><a href=\"#nooit\">Wat geen brief zegt</a></li>\n</ul></nav>\n<main>\n",
          to);
    put_overview(to, arena, page->gates);
    for (size_t i = 0; i < page->gates->n_rows; i++)
        put_gate(to, arena, &page->gates->rows[i]);
    fputs("<h2 id=\"plichten\">Plichten</h2>\n", to);
    for (const xmlNode *row = xml_child(page->duties, "duty"); row; row = xml_next(row, "duty"))
        put_duty(to, arena, page, row);
    put_claims(to, arena, page);
    put_forbidden(to, arena, page->forbidden);
    fputs("</main>\n</body>\n</html>\n", to);
}
