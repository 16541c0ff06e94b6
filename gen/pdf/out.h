/* out - a PDF 1.7 being written: objects packed into one object stream, streams beside it, a cross-reference stream at
 * the end (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * First reserve a number for an object, then write it once, in any order:
 *
 *     int page = out_reserve(o);
 *     out_begin(o, page);
 *     put(&o->packed, "<</Type/Page/Parent ");
 *     put_reference(&o->packed, pages);
 *     ...
 *
 * An object ends where the next begins. out_init() and out_done() frame it; the file it writes to is the caller's. */
#pragma once
#include <libdeflate.h>

#include "../base/buf.h"
#include "../base/hash.h"
#include "lex.h"

struct out_object {
    bool in_stream; /* at: which of the object stream; else: byte of the file; 0: reserved, not yet written */
    size_t at;
};

struct pdf_out {
    struct buf *file;
    size_t start;                          /* where the PDF begins in `file` */
    struct libdeflate_compressor *deflate; /* borrowed */
    struct out_object *objects;
    size_t n_objects, max_objects;
    struct buf packed, heads; /* the object stream: its objects, their numbers and places */
    size_t n_packed;
    struct buf scratch; /* deflated bytes on their way */
    struct hash_stream hash;
    char sha256[HASH_HEX_LEN + 1]; /* of the file, once it is finished */
};

void out_init(struct pdf_out *o, struct buf *file, struct libdeflate_compressor *deflate);
void out_done(struct pdf_out *o);
int out_reserve(struct pdf_out *o);
/* What is put into o->packed from now on is this object. */
void out_begin(struct pdf_out *o, int number);

/* A stream, beside the object stream. dict: its further entries ("/N 3"), without /Length and /Filter. */
void out_stream(struct pdf_out *o, int number, struct bytes dict, struct bytes bytes);
/* The same of bytes that stay as they are; dict names their filter, if they have one. */
void out_plain_stream(struct pdf_out *o, int number, struct bytes dict, struct bytes bytes);

/* Writes the object stream, the cross-reference stream and the end. False when an object was reserved and never
 * written. The file's identity is the hash of all that stands before it. */
bool out_finish(struct pdf_out *o, int catalog, int info);

/* --- values --- */
static inline void put(struct buf *b, const char *text)
{
    buf_add(b, text, strlen(text));
}
static inline void put_bytes(struct buf *b, struct bytes bytes)
{
    buf_add(b, bytes.at, bytes.n);
}
void put_integer(struct buf *b, long n);
void put_reference(struct buf *b, int number); /* "12 0 R" */
void put_points(struct buf *b, double pt);     /* to the thousandth */
/* Behind a "[" of lex, a row of numbers and its "]" (lex_numbers()); false, and nothing, when it is something else. */
bool put_row(struct buf *b, struct lex *lex);
/* A text string: ASCII between parentheses, anything else as UTF-16 in hexadecimal. */
void put_text(struct buf *b, const char *utf8);
