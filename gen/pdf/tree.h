/* tree - the structure tree of a letter: what a listener walks through. Built from the page model and the drawing's tags.
 *
 *   Document > (with two languages: a Part each) > H1 H2 P Figure · L > LI > Lbl LBody · Table > TR > TH TD
 *
 * Rows of the reference block, of boxes and lists of terms are lists too: term = Lbl, detail = LBody. Return line,
 * footers, rules and repeated table heads are artifacts and not in it. Within a block, words in another language are
 * a Span, links a Link. Everything lives in the arena; strings are the page model's. */
#pragma once
#include "stream.h"

enum kid_kind { KID_NODE, KID_PIECE, KID_LINK };

struct kid {
    enum kid_kind kind;
    struct node *node;
    int page, mcid;
    struct link *link;
    struct kid *next;
};

/* A structure element. */
struct node {
    const char *type;       /* "H1" */
    const char *attributes; /* PDF dictionary, or NULL */
    const char *lang;       /* that holds in it */
    const char *alt;
    const struct block *block;   /* where it came from */
    const struct tag *shown;     /* its first tag, or NULL */
    struct node *label;          /* of a list item's body: its Lbl */
    struct node *parent, *after; /* after: the next one in document order */
    struct kid *first, *last;
    int number; /* of its object, for the writer */
};

/* A link's annotation: one for each stretch of it on a page. */
struct link {
    const struct tag *tag;
    struct node *node;
    int number; /* of its object */
    struct link *next;
};

struct tree {
    struct node *root; /* the first of all in document order */
    struct link *links;
    size_t n_links;
};

/* F009 when a block that must be seen has no tag, or a tag no block; F010 when headings leave out a level; F011 for a
 * link that leads nowhere good. */
enum outcome tree_build(struct tree *out, const struct rewriting *made, const struct layout *layout);
/* The structure type of a tag's block: its name in the page's marks. */
const char *tree_type_of(const struct tag *tag);
/* Its words, spaces single, for bookmarks and messages; lives in the arena. */
const char *tree_words(struct arena *arena, const struct block *block);
