#include "scan.h"

#include <string.h>
#include <strings.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool span_equal(struct span a, const char *text)
{
    return a.bytes && strlen(text) == a.n_bytes && memcmp(a.bytes, text, a.n_bytes) == 0;
}

bool span_is_space(struct span s)
{
    for (size_t i = 0; i < s.n_bytes; i++) {
        if (!is_space(s.bytes[i])) {
            return false;
        }
    }
    return true;
}

struct span span_local(struct span name)
{
    const char *colon = name.n_bytes ? memchr(name.bytes, ':', name.n_bytes) : NULL;
    if (!colon) {
        return name;
    }
    return (struct span){colon + 1, name.n_bytes - (size_t)(colon + 1 - name.bytes)};
}

long span_lines(struct span s)
{
    /* Eight bytes at a time: a record may be a bomb of 20 MB, to be stepped over in a few ms. */
    const unsigned long long low = 0x0101010101010101ULL;
    long n_lines = 0;
    size_t i = 0;
    for (; i + 8 <= s.n_bytes; i += 8) {
        unsigned long long word;
        memcpy(&word, s.bytes + i, 8);
        word ^= low * '\n'; /* a line feed is now a zero byte */
        unsigned long long no_carry = (word & (low * 0x7F)) + low * 0x7F;
        unsigned long long zero = ~(no_carry | word | (low * 0x7F));
        n_lines += __builtin_popcountll(zero);
    }
    for (; i < s.n_bytes; i++) {
        n_lines += s.bytes[i] == '\n';
    }
    return n_lines;
}

static bool starts(const struct scan *s, const char *text)
{
    size_t n = strlen(text);
    return s->n_bytes - s->at >= n && memcmp(s->bytes + s->at, text, n) == 0;
}

/* Offset just behind the next `text` from `from` on, or 0. */
static size_t behind(const struct scan *s, size_t from, const char *text)
{
    if (from >= s->n_bytes) {
        return 0;
    }
    const char *hit = memmem(s->bytes + from, s->n_bytes - from, text, strlen(text));
    return hit ? (size_t)(hit - s->bytes) + strlen(text) : 0;
}

/* The declaration's pseudo-attributes: version 1.0, encoding UTF-8 when it is named at all. */
static enum prologue read_declaration(struct span body)
{
    struct span version = scan_attribute_value(body, "version");
    struct span encoding = scan_attribute_value(body, "encoding");
    if (!span_equal(version, "1.0")) {
        return PROLOGUE_NOT_XML;
    }
    if (encoding.bytes && (encoding.n_bytes != 5 || strncasecmp(encoding.bytes, "UTF-8", 5) != 0)) {
        return PROLOGUE_ENCODING;
    }
    return PROLOGUE_OK;
}

enum prologue scan_prologue(struct scan *s)
{
    const unsigned char *b = (const unsigned char *)s->bytes;
    if (s->n_bytes >= 2 && ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0xFF && b[1] == 0xFE))) {
        return PROLOGUE_ENCODING; /* UTF-16, UTF-32 little-endian */
    }
    if (s->n_bytes >= 4 && (b[0] == 0 || b[1] == 0)) {
        return PROLOGUE_ENCODING; /* UTF-16 or UTF-32 without a mark */
    }
    if (s->n_bytes >= 4 && memcmp(b, "\x4C\x6F\xA7\x94", 4) == 0) {
        return PROLOGUE_ENCODING; /* "<?xm" in EBCDIC */
    }
    if (s->n_bytes >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0) {
        s->at = 3;
    }
    if (!starts(s, "<?xml") || s->n_bytes - s->at < 6 || !is_space(s->bytes[s->at + 5])) {
        return PROLOGUE_OK; /* no declaration */
    }
    size_t end = behind(s, s->at, "?>");
    if (!end || end - s->at > 256) {
        return PROLOGUE_NOT_XML;
    }
    struct span body = {s->bytes + s->at + 5, end - 2 - (s->at + 5)};
    enum prologue answer = read_declaration(body);
    s->line += span_lines(body);
    s->at = end;
    return answer;
}

/* End of a tag: the '>' outside quotes, as offset behind it; 0 when there is none. */
static size_t tag_end(const struct scan *s, size_t from)
{
    size_t i = from;
    while (i < s->n_bytes) {
        char c = s->bytes[i++];
        if (c == '>') {
            return i;
        }
        if (c == '<') {
            return 0;
        }
        if (c == '"' || c == '\'') {
            const char *close = memchr(s->bytes + i, c, s->n_bytes - i);
            if (!close) {
                return 0;
            }
            i = (size_t)(close - s->bytes) + 1;
        }
    }
    return 0;
}

static void tag(struct scan *s, struct token *out)
{
    bool is_close = s->bytes[s->at + 1] == '/';
    size_t name_at = s->at + (is_close ? 2 : 1);
    out->end = tag_end(s, name_at);
    if (!out->end) {
        return; /* still TOKEN_MALFORMED */
    }
    size_t stop = out->end - 1;
    bool is_empty = !is_close && stop > name_at && s->bytes[stop - 1] == '/';
    stop -= is_empty;
    size_t i = name_at;
    while (i < stop && !is_space(s->bytes[i]) && !strchr("=\"'/&", s->bytes[i])) {
        i++;
    }
    out->name = (struct span){s->bytes + name_at, i - name_at};
    out->body = (struct span){s->bytes + i, stop - i};
    bool is_apart = i == stop || is_space(s->bytes[i]);
    if (i == name_at || !is_apart || (is_close && !span_is_space(out->body))) {
        return;
    }
    out->kind = is_close ? TOKEN_CLOSE : is_empty ? TOKEN_EMPTY : TOKEN_OPEN;
}

static void markup(struct scan *s, struct token *out)
{
    if (starts(s, "<!--")) {
        out->end = behind(s, s->at + 4, "-->");
        out->kind = TOKEN_REMARK;
    } else if (starts(s, "<?")) {
        out->end = behind(s, s->at + 2, "?>");
        out->kind = TOKEN_REMARK;
    } else if (starts(s, "<![CDATA[")) {
        out->end = behind(s, s->at + 9, "]]>");
        out->kind = TOKEN_CDATA;
        if (out->end) {
            out->body = (struct span){s->bytes + s->at + 9, out->end - 3 - (s->at + 9)};
        }
    } else if (starts(s, "<!DOCTYPE")) {
        out->end = s->at + 9; /* nobody reads on */
        out->kind = TOKEN_DOCTYPE;
    } else if (s->n_bytes - s->at >= 3 && s->bytes[s->at + 1] != '!') {
        tag(s, out);
    }
    if (!out->end || out->kind == TOKEN_MALFORMED) {
        out->kind = TOKEN_MALFORMED;
        out->end = s->n_bytes;
    }
}

void scan_next(struct scan *s, struct token *out)
{
    *out = (struct token){.kind = TOKEN_MALFORMED, .start = s->at, .line = s->line};
    if (s->at >= s->n_bytes) {
        out->kind = TOKEN_END;
        out->end = s->at;
        return;
    }
    const char *from = s->bytes + s->at;
    if (*from != '<') {
        const char *open = memchr(from, '<', s->n_bytes - s->at);
        out->end = open ? (size_t)(open - s->bytes) : s->n_bytes;
        out->kind = TOKEN_TEXT;
        out->body = (struct span){from, out->end - s->at};
    } else {
        markup(s, out);
    }
    if (out->kind != TOKEN_MALFORMED) {
        s->line += span_lines((struct span){from, out->end - out->start});
    }
    s->at = out->end;
}

bool scan_attribute(struct span tag_body, size_t *at, struct attribute *out, bool *malformed)
{
    const char *b = tag_body.bytes;
    size_t n = tag_body.n_bytes;
    size_t i = *at;
    *malformed = false;
    while (i < n && is_space(b[i])) {
        i++;
    }
    if (i == n) {
        return false;
    }
    *malformed = true;
    if (i == *at) {
        return false; /* attributes need a space before them */
    }
    size_t name_at = i;
    while (i < n && !is_space(b[i]) && !strchr("=\"'<>&/", b[i])) {
        i++;
    }
    out->name = (struct span){b + name_at, i - name_at};
    while (i < n && is_space(b[i])) {
        i++;
    }
    if (out->name.n_bytes == 0 || i == n || b[i++] != '=') {
        return false;
    }
    while (i < n && is_space(b[i])) {
        i++;
    }
    if (i == n || (b[i] != '"' && b[i] != '\'')) {
        return false;
    }
    const char *close = memchr(b + i + 1, b[i], n - i - 1);
    if (!close) {
        return false;
    }
    out->value = (struct span){b + i + 1, (size_t)(close - (b + i + 1))};
    *at = (size_t)(close - b) + 1;
    *malformed = false;
    return true;
}

struct span scan_attribute_value(struct span tag_body, const char *name)
{
    struct attribute a;
    bool malformed;
    size_t at = 0;
    while (scan_attribute(tag_body, &at, &a, &malformed)) {
        if (span_equal(a.name, name)) {
            return a.value;
        }
    }
    return (struct span){NULL, 0};
}
