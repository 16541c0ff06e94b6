/* tree_write - the structure tree as objects of the PDF: elements, what leads from pages back to them, links,
 * bookmarks. */
#pragma once
#include "out.h"
#include "tree.h"

struct tree_objects {
    struct pdf_out *out;
    struct arena *arena;
    struct tree *tree;
    const struct layout *layout;
    const int *pages;   /* object numbers */
    const int *n_mcids; /* per page */
};

/* Gives elements and links their numbers. */
void tree_number(struct tree_objects *t);
/* Elements, root, parent tree; returns the root's number. Page i has /StructParents i. */
int tree_write(struct tree_objects *t);
void tree_write_links(struct tree_objects *t);
/* "/Annots[...]" of a page, or nothing. */
void tree_put_annotations(struct buf *b, const struct tree_objects *t, int page);
/* Bookmarks where they help: more than three pages, or two languages. Returns the outline's number, or 0. */
int tree_write_outline(struct tree_objects *t);
