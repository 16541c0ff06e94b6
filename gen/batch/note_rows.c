#include "note_rows.h"

#include <string.h>

void note_rows_text(char *out, size_t n_bytes, const char *text)
{
    size_t n = text ? strlen(text) : 0;
    if (n >= n_bytes) {
        n = n_bytes - 1;
        while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80)
            n--;
    }
    if (n > 0)
        memcpy(out, text, n);
    memset(out + n, 0, n_bytes - n);
}

#define FIELD(row_, name_, text_) note_rows_text((row_)->name_, sizeof(row_)->name_, text_)

void note_rows_pack(struct note_rows *out, const struct diag *d)
{
    out->n = 0;
    for (const struct note *it = d->first; it && out->n < NOTE_ROWS; it = it->next) {
        struct note_row *row = &out->rows[out->n++];
        row->code = it->code;
        row->line = it->at.line;
        FIELD(row, file, it->at.file);
        FIELD(row, record, it->at.record);
        FIELD(row, xpath, it->at.xpath);
        FIELD(row, detail, it->detail);
        for (int lang = 0; lang < LANGUAGE_N; lang++) {
            FIELD(row, field[lang], it->at.field[lang]);
            FIELD(row, hint[lang], it->at.hint[lang]);
        }
    }
}

/* The child may have written anything: every text ends within its field. */
static const char *text_of(char *field, size_t n_bytes)
{
    field[n_bytes - 1] = '\0';
    return field[0] ? field : NULL;
}

#define TEXT_OF(row_, name_) text_of((row_)->name_, sizeof(row_)->name_)

enum outcome note_rows_unpack(struct note_rows *rows, struct diag *d)
{
    enum outcome worst = DONE;
    for (unsigned i = 0; i < rows->n && i < NOTE_ROWS; i++) {
        struct note_row *row = &rows->rows[i];
        struct place at = {.file = TEXT_OF(row, file), .line = row->line, .record = TEXT_OF(row, record), .xpath = TEXT_OF(row, xpath)};
        for (int lang = 0; lang < LANGUAGE_N; lang++) {
            at.field[lang] = TEXT_OF(row, field[lang]);
            at.hint[lang] = TEXT_OF(row, hint[lang]);
        }
        const char *detail = TEXT_OF(row, detail);
        if (row->code < D_N)
            worst = outcome_worse(worst, detail ? diag_note(d, row->code, &at, "%s", detail) : diag_note(d, row->code, &at, NULL));
    }
    return worst;
}
