/* scan - an XML file as a row of tokens, found by bytes alone (no tree, no libxml2).
 *
 * Internal to record/. It knows just enough of XML to find where elements begin and end, so that the budget can
 * be kept before a parser is fed (splitter). Whatever it lets through is parsed by libxml2 afterwards, which
 * judges well-formedness in full. Nothing is allocated; tokens point into the bytes. */
#pragma once
#include <stdbool.h>
#include <stddef.h>

enum token_kind {
    TOKEN_END,    /* no more bytes */
    TOKEN_TEXT,   /* character data, references not resolved */
    TOKEN_CDATA,  /* the text inside the section */
    TOKEN_OPEN,   /* <name ...> */
    TOKEN_EMPTY,  /* <name .../> */
    TOKEN_CLOSE,  /* </name> */
    TOKEN_REMARK, /* comment or processing instruction */
    TOKEN_DOCTYPE,
    TOKEN_MALFORMED
};

/* A piece of the bytes. */
struct span {
    const char *bytes;
    size_t n_bytes;
};

struct token {
    enum token_kind kind;
    size_t start, end; /* of the whole token in the file */
    long line;         /* of its first byte */
    struct span name;  /* of an element, prefix included */
    struct span body;  /* text, or the attributes of a start tag */
};

struct scan {
    const char *bytes;
    size_t n_bytes;
    size_t at;
    long line;
};

struct attribute {
    struct span name, value; /* value without its quotes, references not resolved */
};

enum prologue { PROLOGUE_OK, PROLOGUE_NOT_XML, PROLOGUE_ENCODING };

/* Steps over byte order mark and XML declaration. Another encoding than UTF-8, also by its first bytes: PROLOGUE_ENCODING. */
enum prologue scan_prologue(struct scan *s);
/* The next token. */
void scan_next(struct scan *s, struct token *out);
/* The next attribute in a start tag's body, from *at on (start with 0). False at the end; *malformed tells which end. */
bool scan_attribute(struct span tag_body, size_t *at, struct attribute *out, bool *malformed);
/* The value of the attribute of that exact name; a span of NULL when it is not there. */
struct span scan_attribute_value(struct span tag_body, const char *name);

bool span_equal(struct span a, const char *text);
bool span_is_space(struct span s);
/* The part of a name after its prefix. */
struct span span_local(struct span name);
/* Number of line feeds. */
long span_lines(struct span s);
