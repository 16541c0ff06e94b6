/* pdf - finished pages in, the bytes of a PDF out. Everything drawn comes out of Cairo, with flat marks (draw); the
 * finisher then makes of Cairo's file the citizen's: PDF 1.7, PDF/UA-1 and PDF/A-2a. */
#pragma once
#include "../base/buf.h"
#include "../layout/layout.h"

struct pdf_kit; /* process-lifetime: Cairo faces over the layout kit's fonts, the finisher's tools */
enum outcome pdf_kit_load(struct pdf_kit **out, struct arena *arena, struct diag *d,
                          const struct layout_kit *layout_kit);

/* A file that the letter carries, XML: it is PDF/A-3a then. All borrowed. */
struct pdf_attachment {
    const char *name;        /* "kennisgeving.xml" */
    const char *description; /* in the letter's language */
    const char *bytes;
    size_t n_bytes;
};

/* What the letter says of itself, beside its title and languages. All borrowed. */
struct pdf_about {
    const char *mailing_date; /* ISO; the file's date */
    const char *bundle_hash;  /* SHA-256 in hexadecimal */
    const char *form, *format;
    const struct pdf_attachment *attachment; /* or NULL */
    char *sha256; /* where the hash of the finished bytes is put, HASH_HEX_LEN + 1; or NULL */
};

/* Appends the finished letter to out. Deterministic: the mailing date for a date, an identity that is its content's
 * hash. Anything that does not add up ends it, and there is no letter. */
enum outcome pdf_write(struct buf *out, struct arena *arena, struct diag *d, struct pdf_kit *kit,
                       const struct layout *layout, const struct pdf_about *about);
