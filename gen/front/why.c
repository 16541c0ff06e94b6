#include "why.h"

#include <stdio.h>
#include <string.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../select/law.h"
#include "print.h"

#define MARGIN     "    "
#define TERM_WIDTH 14

/* ---- text ---- */

/* What the lines are called. */
enum word {
    W_LETTER,
    W_CLAUSE,
    W_NO_CLAUSE,
    W_PROGRAM,
    W_CLAIM,
    W_NO_CLAIM,
    W_SOURCE,
    W_TEST,
    W_FACT,
    W_NOT_KNOWN,
    W_PRESENT,
    W_DUTY,
    W_FILLED,
    W_N
};
static const char *const words[W_N][LANGUAGE_N] = {
    [W_LETTER] = {[EN] = "The letter in", [NL] = "De brief in het"},
    [W_CLAUSE] = {[EN] = "clause", [NL] = "clausule"},
    [W_NO_CLAUSE] = {[EN] = "a fact, without words around it", [NL] = "een feit, zonder woorden eromheen"},
    [W_PROGRAM] = {[EN] = "of program", [NL] = "over programma"},
    [W_CLAIM] = {[EN] = "claims", [NL] = "beweert"},
    [W_NO_CLAIM] = {[EN] = "nothing about this case", [NL] = "niets over deze zaak"},
    [W_SOURCE] = {[EN] = "source", [NL] = "bron"},
    [W_TEST] = {[EN] = "test", [NL] = "toets"},
    [W_FACT] = {[EN] = "fact", [NL] = "feit"},
    [W_NOT_KNOWN] = {[EN] = "not known", [NL] = "niet bekend"},
    [W_PRESENT] = {[EN] = "is there", [NL] = "is er"},
    [W_DUTY] = {[EN] = "duty", [NL] = "plicht"},
    [W_FILLED] = {[EN] = "filled in", [NL] = "ingevuld"},
};

static const char *basis_name(const char *basis, enum language lang)
{
    static const char *const names[][LANGUAGE_N] = {{[EN] = "law", [NL] = "wet"}, {[EN] = "policy", [NL] = "beleid"}};
    return text_equal(basis, "law") ? names[0][lang] : text_equal(basis, "policy") ? names[1][lang] : "";
}

/* The row's title in the language of the explanation. */
static const char *title_of(const struct why *w, const xmlNode *row)
{
    const char *title = xml_text(w->arena, law_in_language(row, "title", w->lang == NL ? "nl" : "en"));
    return title ? title : "";
}

static void print_line(enum word word, enum language lang, int indent)
{
    printf("%*s%-*s ", indent, "", TERM_WIDTH - indent, words[word][lang]);
}

/* A test in the data may be broken over lines. */
static void print_on_one_line(const char *text)
{
    bool was_space = false;
    for (; text && *text; text++) {
        bool is_space = (unsigned char)*text <= ' ';
        if (!is_space || !was_space)
            putchar(is_space ? ' ' : *text);
        was_space = is_space;
    }
}

static void print_fact(const struct named_fact *fact, enum language lang)
{
    print_line(W_FACT, lang, 6);
    if (fact->label[lang])
        printf("%s (%s): ", fact->label[lang], fact->path + strlen("/facts/"));
    else
        printf("%s: ", fact->path + strlen("/facts/"));
    if (fact->n_values == 0)
        fputs(words[W_NOT_KNOWN][lang], stdout);
    for (size_t i = 0; i < fact->n_values; i++) {
        fputs(i ? " | " : "", stdout);
        print_on_one_line(text_equal(fact->values[i], "+") ? words[W_PRESENT][lang] : fact->values[i]);
    }
    putchar('\n');
}

static void print_claim(const struct why *w, const struct ground *claim)
{
    enum language lang = w->lang;
    print_line(W_CLAIM, lang, 4);
    printf("%s: %s\n", xml_attr(claim->row, "id"), title_of(w, claim->row));
    print_line(W_SOURCE, lang, 6);
    print_on_one_line(xml_attr(claim->row, "source"));
    putchar('\n');
    print_line(W_TEST, lang, 6);
    print_on_one_line(xml_attr(claim->row, "test"));
    putchar('\n');
    for (size_t i = 0; i < claim->facts.n; i++)
        print_fact(&claim->facts.all[i], lang);
}

static void print_duty(const struct why *w, const xmlNode *row)
{
    print_line(W_DUTY, w->lang, 4);
    printf("%s: %s\n", xml_attr(row, "id"), title_of(w, row));
    print_line(W_SOURCE, w->lang, 6);
    printf("%s: ", basis_name(xml_attr(row, "basis"), w->lang));
    print_on_one_line(xml_attr(row, "source"));
    putchar('\n');
}

/* The facts that stand in the sentence, by the names of their slots. */
static void print_filled(const struct sentence *sentence, enum language lang)
{
    for (size_t i = 0; i < sentence->n_filled; i++) {
        print_line(W_FILLED, lang, 4);
        printf("%s = %s\n", sentence->filled[i].slot ? sentence->filled[i].slot : "-", sentence->filled[i].text);
    }
}

static void print_sentence(const struct why *w, const struct sentence *sentence, size_t number)
{
    const struct grounds grounds = why_grounds(w, sentence);
    printf("%zu. %s\n", number, sentence->text);
    if (!sentence->clause) {
        printf(MARGIN "(%s)\n", words[W_NO_CLAUSE][w->lang]);
        print_filled(sentence, w->lang);
        putchar('\n');
        return;
    }
    print_line(W_CLAUSE, w->lang, 4);
    fputs(sentence->clause, stdout);
    if (sentence->program)
        printf(", %s %zu", words[W_PROGRAM][w->lang], sentence->program);
    putchar('\n');
    print_filled(sentence, w->lang);
    for (size_t i = 0; i < grounds.n_claims; i++)
        print_claim(w, &grounds.claims[i]);
    if (grounds.n_claims == 0) {
        print_line(W_CLAIM, w->lang, 4);
        puts(words[W_NO_CLAIM][w->lang]);
    }
    for (size_t i = 0; i < grounds.n_duties; i++)
        print_duty(w, grounds.duties[i]);
    putchar('\n');
}

/* Parts of the page model, by what a reader would call them; one that is new there stands as it is. */
static const char *part_name(const char *part, enum language lang)
{
    static const struct {
        const char *part, *name[LANGUAGE_N];
    } names[] = {
        {"letter", {[EN] = "title of the document", [NL] = "titel van het document"}},
        {"letterhead", {[EN] = "letterhead", [NL] = "briefhoofd"}},
        {"return", {[EN] = "return address", [NL] = "retouradres"}},
        {"address", {[EN] = "address", [NL] = "adres"}},
        {"reference", {[EN] = "references", [NL] = "kenmerken"}},
        {"opening", {[EN] = "opening", [NL] = "begin"}},
        {"happened", {[EN] = "what happened", [NL] = "wat er is gebeurd"}},
        {"why", {[EN] = "why", [NL] = "waarom"}},
        {"who", {[EN] = "who decided", [NL] = "wie besliste"}},
        {"amounts", {[EN] = "amounts", [NL] = "bedragen"}},
        {"data", {[EN] = "data", [NL] = "gegevens"}},
        {"fair", {[EN] = "equal treatment", [NL] = "gelijke behandeling"}},
        {"objection", {[EN] = "objection", [NL] = "bezwaar"}},
        {"more", {[EN] = "questions and help", [NL] = "vragen en hulp"}},
        {"closing", {[EN] = "closing", [NL] = "slot"}},
        {"signature", {[EN] = "signature", [NL] = "ondertekening"}},
        {"footer", {[EN] = "foot of each page", [NL] = "voet van elke bladzijde"}},
        {"help-strip", {[EN] = "last line", [NL] = "laatste regel"}},
        {"mark", {[EN] = "mark", [NL] = "merk"}},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(names[i].part, part))
            return names[i].name[lang];
    return part;
}

static void print_head(const struct why *w, const struct diag *d)
{
    static const char *const head[] = {[EN] = "Letter", [NL] = "Brief"};
    printf("%s %s: %s%s", head[w->lang], w->letter->display_id, outcome_name(w->letter->outcome), d->first ? " " : "");
    print_codes(stdout, d, false);
    puts("\n");
}

void why_text(const struct why *w, const struct diag *d, const struct sentences *sentences)
{
    const char *letter = NULL, *part = NULL;
    print_head(w, d);
    for (size_t i = 0; i < sentences->n; i++) {
        const struct sentence *sentence = &sentences->all[i];
        if (!text_equal(letter, sentence->letter))
            printf("=== %s %s ===\n\n", words[W_LETTER][w->lang], sentence->letter);
        if (!text_equal(part, sentence->part) || !text_equal(letter, sentence->letter))
            printf("--- %s ---\n\n", part_name(sentence->part, w->lang));
        letter = sentence->letter;
        part = sentence->part;
        print_sentence(w, sentence, i + 1);
    }
}

/* ---- JSON ---- */

static void member(const char *name, const char *value, bool is_first)
{
    printf("%s\"%s\":", is_first ? "" : ",", name);
    print_json_string(stdout, value);
}

static void json_fact(const struct named_fact *fact, enum language lang)
{
    putchar('{');
    member("path", fact->path, true);
    member("label", fact->label[lang], false);
    fputs(",\"values\":[", stdout);
    for (size_t i = 0; i < fact->n_values; i++) {
        fputs(i ? "," : "", stdout);
        print_json_string(stdout, fact->values[i]);
    }
    fputs("]}", stdout);
}

static void json_claim(const struct why *w, const struct ground *claim)
{
    putchar('{');
    member("id", xml_attr(claim->row, "id"), true);
    member("title", title_of(w, claim->row), false);
    member("source", xml_attr(claim->row, "source"), false);
    member("test", xml_attr(claim->row, "test"), false);
    fputs(",\"facts\":[", stdout);
    for (size_t i = 0; i < claim->facts.n; i++) {
        fputs(i ? "," : "", stdout);
        json_fact(&claim->facts.all[i], w->lang);
    }
    fputs("]}", stdout);
}

static void json_duty(const struct why *w, const xmlNode *row)
{
    putchar('{');
    member("id", xml_attr(row, "id"), true);
    member("title", title_of(w, row), false);
    member("basis", xml_attr(row, "basis"), false);
    member("source", xml_attr(row, "source"), false);
    putchar('}');
}

static void json_sentence(const struct why *w, const struct sentence *sentence)
{
    const struct grounds grounds = why_grounds(w, sentence);
    putchar('{');
    member("letter", sentence->letter, true);
    member("part", sentence->part, false);
    member("clause", sentence->clause, false);
    if (sentence->program)
        printf(",\"program\":%zu", sentence->program);
    else
        fputs(",\"program\":null", stdout);
    member("text", sentence->text, false);
    fputs(",\"filled\":[", stdout);
    for (size_t i = 0; i < sentence->n_filled; i++) {
        fputs(i ? ",{" : "{", stdout);
        member("slot", sentence->filled[i].slot, true);
        member("text", sentence->filled[i].text, false);
        putchar('}');
    }
    putchar(']');
    fputs(",\"claims\":[", stdout);
    for (size_t i = 0; i < grounds.n_claims; i++) {
        fputs(i ? "," : "", stdout);
        json_claim(w, &grounds.claims[i]);
    }
    fputs("],\"duties\":[", stdout);
    for (size_t i = 0; i < grounds.n_duties; i++) {
        fputs(i ? "," : "", stdout);
        json_duty(w, grounds.duties[i]);
    }
    fputs("]}", stdout);
}

void why_json(const struct why *w, const struct diag *d, const struct sentences *sentences)
{
    print_json_end(stdout, w->letter->display_id, w->letter->outcome, d);
    fputs(",\"sentences\":[", stdout);
    for (size_t i = 0; i < sentences->n; i++) {
        fputs(i ? ",\n" : "\n", stdout);
        json_sentence(w, &sentences->all[i]);
    }
    puts("]}");
}
