/* gap_format - the gap table as text, csv, JSON and as one chart. Cells are shown as their veil says; nothing is decided here. */
#pragma once
#include <stdio.h>

#include "../base/diag.h"
#include "../select/gap.h"

struct gap_print {
    FILE *to;
    enum language lang;
    bool is_public; /* told in the JSON */
};

void gap_print_text(const struct gap_print *p, const struct gap_table *table);
void gap_print_csv(const struct gap_print *p, const struct gap_table *table);
void gap_print_json(const struct gap_print *p, const struct gap_table *table);
/* gap_chart.c: bars for owing, noticed and gap of each instrument, an SVG that needs no other file. */
void gap_print_chart(const struct gap_print *p, const struct gap_table *table);
