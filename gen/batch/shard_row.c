#include "shard_row.h"

#include <stdio.h>
#include <string.h>

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
    return is_word(row->instruments, sizeof row->instruments, "._:- ") && row->pages >= 0 && row->sheets >= 0 && row->grams >= 0;
}

void shard_row_word(char *out, size_t n_bytes, const char *word)
{
    snprintf(out, n_bytes, "%s", word ? word : "");
}
