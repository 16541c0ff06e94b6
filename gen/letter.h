/* letter - one record in, one notice out. READ letter.c FIRST: it is the whole story in nine steps, and every front door
 * (command line, run, desk) calls it. */
#pragma once
#include "base/buf.h"
#include "base/hash.h"
#include "record/splitter.h"
#include "shop.h"

/* Where to stop and show what there is: test hook, teaching tool and support tool at once. */
/* STOP_LAID_OUT shows nothing: for who wants to know what the letter will be. */
enum letter_stop { STOP_NONE, STOP_FACTS, STOP_PAGE, STOP_LAYOUT, STOP_LAID_OUT };

/* What the person at the front door asked for; NULL strings leave it to the record. */
struct letter_order {
    date_day mailing_date; /* day of posting, or of placing in the message box: never the clock */
    const char *form, *format, *language; /* format: standard, large-print, text */
    const char *envelope;              /* profile, whatever the body's rows say; NULL: by those */
    const struct selections *own_log;  /* its lines alone; NULL: the shop's log */
    bool preview; /* show a held letter, marked CONCEPT */
    bool copy;    /* marked DUPLICAAT */
    bool snippet; /* its sentences are for the decision itself */
    bool embed;   /* with the notice for machines inside (compose/notice.h), whatever the body wants */
    enum letter_stop stop_after;
};

struct letter {
    enum outcome outcome;   /* DONE made, NONE no notice owed, HELD, REFUSED; BROKEN: the command cannot go on */
    char sha256[HASH_HEX_LEN + 1]; /* of a letter that is made, in bytes */
    struct buf bytes;       /* the PDF or text, or what stop_after asked for; empty unless DONE (or HELD with preview or stop_after) */
    const char *display_id; /* "2026-000417" or "#3"; lives in the arena */
    xmlDoc *facts, *page;   /* what it was made from, as far as it came, whatever the outcome; the arena's */
    struct programs *programs; /* of the facts */
    const struct layout *layout; /* its pages, also when they were refused; NULL for a text, and when it did not come so far */
    const char *profile;         /* of its envelope; NULL as layout */
};

/* Makes the notice of one record. All memory is the arena's (one a letter, reset between letters) but out->bytes,
 * which letter_done() gives back. Why a letter was refused or held is in the notes of d. Returns out->outcome. */
enum outcome letter_make(struct letter *out, struct arena *arena, struct diag *d, struct shop *shop,
                         const struct slice *slice, const struct letter_order *order);
/* Its first four steps alone, for who asks what is known. *facts is the arena's; NULL when it cannot be built, and it may be
 * set although the answer is REFUSED. */
enum outcome letter_facts(struct programs **facts, struct arena *arena, struct diag *d, struct shop *shop,
                          const struct slice *slice, const struct letter_order *order);
void letter_done(struct letter *letter);
