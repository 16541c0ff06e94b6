#include "answer.h"

void answer_counts(const struct front *f, const struct counted *rows, size_t n)
{
    if (f->opt.json)
        putchar('{');
    for (size_t i = 0; i < n; i++)
        if (f->opt.json)
            printf("%s\"%s\":%lld", i > 0 ? "," : "", rows[i].what, rows[i].count);
        else
            printf("%s\t%lld\n", rows[i].what, rows[i].count);
}

void answer_listed(const struct front *f, const struct listed_pieces *listed)
{
    if (f->opt.json)
        fputs(",\"pieces\":[", stdout);
    for (size_t i = 0; i < listed->n; i++) {
        const struct listed_piece *row = &listed->rows[i];
        const char *code = diag_table[row->code].code;
        if (f->opt.json)
            printf("%s{\"piece\":\"%s\",\"status\":\"%s\",\"code\":\"%s\"}", i > 0 ? "," : "", row->piece, row->status, code);
        else
            printf("%s\t%s\t%s\n", row->piece, row->status[0] ? row->status : "-", code);
    }
    if (f->opt.json)
        putchar(']');
}

void answer_end(const struct front *f)
{
    if (f->opt.json)
        fputs("}\n", stdout);
}
