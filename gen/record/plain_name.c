#include "plain_name.h"

#include <stdbool.h>
#include <string.h>

#include "../base/text.h"

static bool is_plain(struct span name)
{
    if (name.n_bytes == 0 || name.n_bytes > PLAIN_NAME_MAX) {
        return false;
    }
    for (size_t i = 0; i < name.n_bytes; i++) {
        char c = name.bytes[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool is_digit = c >= '0' && c <= '9';
        if (!is_letter && !is_digit && c != '-' && c != '_' && c != '.' && c != ':') {
            return false;
        }
    }
    return true;
}

size_t plain_name(char *out, struct span name)
{
    if (is_plain(name)) {
        memcpy(out, name.bytes, name.n_bytes);
        out[name.n_bytes] = '\0';
        if (!text_has_bsn(out)) {
            return name.n_bytes;
        }
    }
    memcpy(out, "*", sizeof "*");
    return 1;
}
