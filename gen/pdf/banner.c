#include "banner.h"

#include <stdio.h>

#define LEFT_MM       25
#define TITLE_MM      60
#define TITLE_PT      22
#define FIRST_MM      82
#define LINE_MM       11
#define LINE_PT       14
#define HASH_PT       9
#define N_BARS        6
#define BAR_LEFT_MM   200
#define BAR_WIDTH_MM  10
#define BAR_HEIGHT_MM 22
#define BAR_STEP_MM   45 /* the last sheet's bars stand apart, those of the first touch */

enum { LINE_TITLE = 0, LINE_HASH = 9 };

void banner_say(char lines[BANNER_LINES][BANNER_LINE_BYTES], const struct banner *banner)
{
    const struct print_order *o = banner->order;
    const struct print_done *done = banner->done;
    size_t i = 0;
    snprintf(lines[i++], BANNER_LINE_BYTES, "%s printbestand %04ld", banner->is_last ? "Einde van" : "Begin van", o->number);
    snprintf(lines[i++], BANNER_LINE_BYTES, "Run: %s", o->run);
    snprintf(lines[i++], BANNER_LINE_BYTES, "Verzenddag: %s", o->mailing_date);
    snprintf(lines[i++], BANNER_LINE_BYTES, "Enveloppe: %s", o->profile);
    snprintf(lines[i++], BANNER_LINE_BYTES, "Afdrukken: %s, op ware grootte", o->is_duplex ? "dubbelzijdig, lange zijde" : "enkelzijdig");
    snprintf(lines[i++], BANNER_LINE_BYTES, "Brieven: %ld", done->n_letters);
    snprintf(lines[i++], BANNER_LINE_BYTES, "Vellen: %ld, met deze twee voorbladen", done->n_sheets);
    snprintf(lines[i++], BANNER_LINE_BYTES, "Eerste stuk: %s", *banner->first ? banner->first : "-");
    snprintf(lines[i++], BANNER_LINE_BYTES, "Laatste stuk: %s", *banner->last ? banner->last : "-");
    snprintf(lines[i++], BANNER_LINE_BYTES, "SHA-256 van de brieven: %s", done->letters_sha256);
    snprintf(lines[i], BANNER_LINE_BYTES, "Dit blad hoort bij geen brief en gaat in geen enveloppe.");
}

bool banner_draw(struct buf *out, const struct banner *banner)
{
    char lines[BANNER_LINES][BANNER_LINE_BYTES];
    struct mark_text texts[BANNER_LINES];
    struct mark_rect bars[N_BARS];
    banner_say(lines, banner);
    for (int i = 0; i < BANNER_LINES; i++) {
        const double y_mm = i == LINE_TITLE ? TITLE_MM : FIRST_MM + (i - 1) * LINE_MM;
        const double size_pt = i == LINE_TITLE ? TITLE_PT : i == LINE_HASH ? HASH_PT : LINE_PT;
        texts[i] = (struct mark_text){lines[i], LEFT_MM, y_mm, size_pt, i == LINE_TITLE};
    }
    for (int i = 0; i < N_BARS; i++)
        bars[i] = (struct mark_rect){BAR_LEFT_MM, 15 + i * BAR_STEP_MM, BAR_WIDTH_MM, banner->is_last ? BAR_HEIGHT_MM : BAR_STEP_MM};
    return stamp_draw(out, &(struct stamp_marks){bars, N_BARS, texts, BANNER_LINES}, PRINT_SHEET_HEIGHT_PT);
}
