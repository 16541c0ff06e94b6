/* kenbaar explain: what a code means, what to do, who can do it. */
#include <string.h>

#include "../base/text.h"
#include "front.h"

#define FIRST_OF_RUN "B060" /* from here on a code tells of a whole run or of the ledger, not of one letter */

static const char *what_follows(const struct diag_row *row, enum language lang)
{
    static const char *const words[][LANGUAGE_N] = {
        [DONE] = {[EN] = "the letter is made", [NL] = "de brief wordt gemaakt"},
        [NONE] = {[EN] = "no letter is owed", [NL] = "er hoeft geen brief"},
        [HELD] = {[EN] = "the letter waits for a person", [NL] = "de brief wacht op een mens"},
        [REFUSED] = {[EN] = "the letter is refused", [NL] = "de brief wordt geweigerd"},
        [BROKEN] = {[EN] = "the command stops", [NL] = "de opdracht stopt"},
    };
    static const char *const of_run[][LANGUAGE_N] = {
        [DONE] = {[EN] = "the command goes on", [NL] = "de opdracht gaat door"},
        [REFUSED] = {[EN] = "the command answers no", [NL] = "de opdracht antwoordt nee"},
    };
    const bool is_of_run = row->code[0] == FIRST_OF_RUN[0] && strcmp(row->code, FIRST_OF_RUN) >= 0;
    return is_of_run && (row->outcome == DONE || row->outcome == REFUSED) ? of_run[row->outcome][lang] : words[row->outcome][lang];
}

static void print_text(const struct diag_row *row, enum language lang)
{
    static const char *const labels[][LANGUAGE_N] = {
        {[EN] = "try", [NL] = "probeer"},
        {[EN] = "then", [NL] = "gevolg"},
        {[EN] = "who", [NL] = "wie"},
    };
    printf("%s %s: %s\n", row->code, print_severity(row->severity, lang), row->message[lang]);
    printf("   %s: %s\n", labels[0][lang], row->hint[lang]);
    printf("   %s: %s (exit %d)\n", labels[1][lang], what_follows(row, lang), row->exit);
    printf("   %s: %s\n", labels[2][lang], print_audience(row->audience, lang));
}

static void print_row(const struct diag_row *row, enum language lang)
{
    printf("%s\t%s\t%s\t%d\t%s\t%s\n", row->code, print_severity(row->severity, EN), outcome_name(row->outcome),
           row->exit, row->message[lang], row->hint[lang]);
}

static void print_json(const struct diag_row *row, enum language lang)
{
    printf("{\"code\":\"%s\",\"severity\":\"%s\",\"outcome\":\"%s\",\"exit\":%d,\"message\":", row->code,
           print_severity(row->severity, EN), outcome_name(row->outcome), row->exit);
    print_json_string(stdout, row->message[lang]);
    fputs(",\"hint\":", stdout);
    print_json_string(stdout, row->hint[lang]);
    puts("}");
}

static void print_all(const struct options *opt)
{
    for (size_t i = 0; i < D_N; i++) {
        if (opt->json)
            print_json(&diag_table[i], opt->lang);
        else
            print_row(&diag_table[i], opt->lang);
    }
}

int cmd_explain(struct front *f)
{
    const struct options *opt = &f->opt;
    if (opt->all == (opt->n_operands > 0)) {
        diag_note(f->diag, D_OPERANDS, NULL, "CODE... | --all");
        return EXIT_USAGE;
    }
    if (opt->all)
        print_all(opt);

    for (size_t i = 0; i < opt->n_operands; i++) {
        const struct diag_row *row = diag_lookup(opt->operands[i]);
        if (!row)
            diag_note(f->diag, D_CODE_UNKNOWN, NULL, "%s", opt->operands[i]);
        else if (opt->json)
            print_json(row, opt->lang);
        else
            print_text(row, opt->lang);
    }
    return f->diag->exit;
}
