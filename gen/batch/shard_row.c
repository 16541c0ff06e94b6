#include "shard_row.h"

#include <stdio.h>
#include <string.h>

#include "../base/text.h"
#include "note_rows.h"

static bool is_word(const char *word, size_t n_bytes, const char *also)
{
    const char *end = memchr(word, '\0', n_bytes);
    for (const char *at = word; end && at < end; at++) {
        const bool is_plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9');
        if (!is_plain && !strchr(also, *at))
            return false;
    }
    return end != NULL;
}

static bool is_plain(char c)
{
    return (unsigned char)c >= ' ' && c != '"' && c != '\\' && c != 0x7F;
}

/* Three parts, as UTF-8 that needs no escaping in JSON. */
static bool is_release(const char *text, size_t n_bytes)
{
    const char *end = memchr(text, '\0', n_bytes);
    size_t n_tabs = 0;
    for (const char *at = text; end && at < end; at++) {
        n_tabs += *at == '\t';
        if (*at != '\t' && !is_plain(*at))
            return false;
    }
    for (size_t at = 0; end && at < (size_t)(end - text);)
        if (text_decode(text, (size_t)(end - text), &at) < 0)
            return false;
    return end && n_tabs == 2;
}

void shard_row_release(struct shard_row *row, const char *gate, const char *by, const char *role)
{
    const char *const parts[] = {gate, by, role};
    char all[2 * ROW_RELEASE_BYTES];
    size_t n = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        for (const char *c = parts[i] ? parts[i] : ""; *c && n < sizeof all - 3; c++)
            all[n++] = is_plain(*c) ? *c : ' ';
        if (i < 2)
            all[n++] = '\t';
    }
    all[n] = '\0';
    note_rows_text(row->release, sizeof row->release, all);
}

bool shard_row_is_sound(const struct shard_row *row)
{
    const struct {
        const char *word;
        size_t n_bytes;
    } words[] = {
        {row->piece, sizeof row->piece},       {row->code, sizeof row->code},     {row->form, sizeof row->form},
        {row->format, sizeof row->format},     {row->language, sizeof row->language}, {row->ending, sizeof row->ending},
        {row->profile, sizeof row->profile},   {row->sha256, sizeof row->sha256},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (!is_word(words[i].word, words[i].n_bytes, "._:-"))
            return false;
    if (row->kind == ROW_RELEASE && !is_release(row->release, sizeof row->release))
        return false;
    return is_word(row->instruments, sizeof row->instruments, "._:- ") && row->pages >= 0 && row->sheets >= 0 && row->grams >= 0;
}

void shard_row_word(char *out, size_t n_bytes, const char *word)
{
    snprintf(out, n_bytes, "%s", word ? word : "");
}
