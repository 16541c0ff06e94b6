/* page_model - what a letter says, as a typed tree: the XSLT's result read and checked, before any geometry.
 *
 * Elements are named like HTML's. The tree, all strings included, lives in the arena it was read with;
 * nothing points into the XML. layout/ reads it and changes nothing. */
#pragma once
#include <stdbool.h>
#include <libxml/tree.h>
#include "../base/arena.h"
#include "../base/diag.h"

enum block_kind {
    BLOCK_PAGES,      /* root <page-model>: kids are BLOCK_LETTER */
    BLOCK_LETTER,     /* <letter lang= form=separate|annex translation=yes|no title=> one language's complete letter */
    BLOCK_MARK,       /* <mark kind=concept|copy|translation>: CONCEPT, DUPLICAAT as diagonal artifact plus a line that is read aloud first of
                         all (the text is in spans); of a draft translation a line on each page */
    BLOCK_LETTERHEAD, /* <letterhead>: kids: optional BLOCK_LOGO, BLOCK_P (sender's name) */
    BLOCK_LOGO,       /* <logo src= alt= width-mm=> */
    BLOCK_RETURN,     /* <return>: one line of text, inside the window */
    BLOCK_ADDRESS,    /* <address>: kids BLOCK_LINE, 2..6 */
    BLOCK_LINE,       /* <line> */
    BLOCK_REFERENCE,  /* <reference>: kids BLOCK_ROW */
    BLOCK_ROW,        /* <row>: kids BLOCK_TERM, BLOCK_DETAIL; in reference, box and dl */
    BLOCK_TERM,       /* <term> */
    BLOCK_DETAIL,     /* <detail> */
    BLOCK_BODY,       /* <body>: the running text; kids below */
    BLOCK_SECTION,    /* <section part=>: heading + what belongs to it; kids below */
    BLOCK_H1,
    BLOCK_H2,
    BLOCK_P,          /* <p small=yes> for the law line: same size, nothing smaller; kind kept for style */
    BLOCK_UL,
    BLOCK_OL,
    BLOCK_LI,         /* in ul, ol: spans, no kids */
    BLOCK_TABLE,      /* <table>: kids BLOCK_TR; first may hold BLOCK_TH cells (head, repeated) */
    BLOCK_TR,
    BLOCK_TH,         /* <th scope=row|col> */
    BLOCK_TD,         /* <td align=right> for amounts */
    BLOCK_BOX,        /* <box kind=deadline|summary>: framed; kids BLOCK_P or BLOCK_ROW. summary = box under the lead, deadline = frame in the objection part */
    BLOCK_DL,         /* <dl>: label column + text; kids BLOCK_ROW (term, detail) */
    BLOCK_ASIDE,      /* <aside>: kids BLOCK_QR first, then blocks set narrower beside it */
    BLOCK_QR,         /* <qr data=URL alt=...> */
    BLOCK_SIGNATURE,  /* <signature>: closing, name, function: kids BLOCK_P, never split */
    BLOCK_FOOTER,     /* <footer>: kids BLOCK_P: the first at the left, the second at the right; may hold spans page-number, page-count. On every page of its letter */
    BLOCK_HELP,       /* <help-strip>: one line at the foot of the letter's last page */
    BLOCK_N
};

enum span_style { SPAN_STRONG = 1, SPAN_EM = 2 };
enum span_kind { SPAN_TEXT, SPAN_BREAK /* <br/> */, SPAN_PAGE_NUMBER, SPAN_PAGE_COUNT };

struct span {
    enum span_kind kind;
    unsigned style;        /* bits of span_style */
    const char *text;      /* UTF-8, white space collapsed; NULL unless SPAN_TEXT */
    const char *value_of;  /* the slot's name when this is an inserted value (isolated: FSI...PDI), else NULL */
    const char *href;      /* <a href>, else NULL */
    const char *lang;      /* when it differs from the block's (a Dutch law name in the English letter), else NULL */
    const char *clause;    /* <span clause=>: id of the wording of this sentence, when it is not the block's, else NULL */
    bool nobreak;          /* <nobr>: dates, amounts, postcodes, article numbers, phone numbers never break */
    struct span *next;
};

struct block {
    enum block_kind kind;
    const char *clause;    /* id of the approved wording it came from, or NULL */
    const char *lang;      /* BCP 47, inherited */
    const char *attr_kind; /* box, mark: kind; th: scope; td: align */
    const char *src, *alt; /* logo, qr: src (qr: data), alt; letter: alt = title */
    double width_mm;       /* logo */
    const char *part;      /* section: opening, happened, why, who ... by which a duty finds it, or NULL */
    bool translation;      /* letter */
    bool has_form;         /* letter: says its form and whether it is a translation */
    bool annex;            /* letter: an annex to the decision, without an address of its own */
    bool keep;             /* <section keep="yes">: moves as a whole */
    struct span *spans;
    struct block *parent, *first, *next;
    long line;             /* of the page model document, for messages */
};

/* Reads and checks the page document (element by element: unknown element, attribute or nesting is an error: REFUSED, T015). */
enum outcome page_model_read(struct block **out, struct arena *arena, struct diag *d, xmlDoc *page);
/* Whether each letter has the parts that its form asks for: head and address, reference, title, box, sections with their parts, signature,
 * footer with the page's number; the mark of a concept when it is one and only then. REFUSED (T015). */
enum outcome page_model_whole(struct diag *d, const struct block *pages, bool concept);
const char *block_name(enum block_kind kind); /* the element's name */
