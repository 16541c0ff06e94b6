/* edition - a finished PDF taken apart, to be changed and put together again: what the mutations of the proofreader's tests work on.
 *
 * Objects keep their numbers. What is not changed stays byte for byte what it was. */
#pragma once
#include "../../gen/pdf/out.h"
#include "../../gen/pdf/proof/heard.h"

struct edition {
    struct arena *arena;
    struct diag diag; /* of the reading */
    struct file file;
    struct heard heard;
    struct bytes *values;   /* by number: dictionaries, arrays */
    struct bytes *contents; /* by number: a page's stream, inflated, once it was asked for or changed */
    long root, info;
    long *pages; /* objects */
    struct libdeflate_compressor *deflate;
    const char *behind; /* written behind the file, or NULL */
};

/* Reads a file that is sound. Ends the program with 2 when it is none. */
void edition_open(struct edition *e, struct arena *arena, struct libdeflate_decompressor *inflate, struct libdeflate_compressor *deflate,
                  const struct buf *pdf);
/* Takes up what was put together, whose memory becomes the arena's; false when it cannot be heard: the edition is as it was. */
bool edition_try(struct edition *e, struct buf *pdf);
/* The content of a page, inflated. */
struct bytes edition_content(struct edition *e, size_t page);
void edition_set_content(struct edition *e, size_t page, struct bytes content);
/* Puts it together; *out is initialised here. */
void edition_write(struct edition *e, struct buf *out);

/* Text joined from three parts, in the arena. */
struct bytes joined(struct arena *arena, struct bytes a, const char *b, struct bytes c);
/* Where mark `which` (from 0) of a page stands in its content: its BDC's operands, what is inside, the end of EMC. */
struct mark_span {
    size_t begin, inside, inside_end, end;
};
bool mark_span(struct mark_span *out, struct bytes content, size_t which);
/* The content with the characters from .. to of what that mark says taken away, or (with `instead`) each digit among them changed to another.
 * Empty when there was nothing to change. */
struct bytes mark_without(struct edition *e, size_t page, size_t which, size_t from, size_t to);
struct bytes mark_digit(struct edition *e, size_t page, size_t which, size_t at, char digit);
/* The content with character `at` written as character `as` of the same mark is; empty when that cannot be. */
struct bytes mark_copied(struct edition *e, size_t page, size_t which, size_t at, size_t as);
