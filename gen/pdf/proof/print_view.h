/* print_view - a print file as it was written, seen through its cross-reference table: the proofreader's own reader of it, which shares nothing
 * with the one that wrote it but lex.h.
 *
 * Strict: objects stand one behind the other from the head to the table, no byte between them; each is met once by the table and, in the end,
 * by a page or the catalog. All bytes point into the file, which is looked at as it is mapped. */
#pragma once
#include <libdeflate.h>

#include "../../base/arena.h"
#include "../../base/diag.h"
#include "../lex.h"

struct view_object {
    struct bytes value;  /* whole; of a stream its dictionary */
    struct bytes stream; /* as it lies there; .at NULL: none */
};

struct print_view {
    struct arena *arena; /* as long as the view */
    struct diag *d;
    struct bytes file, trailer;
    void (*let_go)(void *context, size_t begin, size_t end); /* told of bytes that are not needed for now; or NULL */
    void *context;
    struct bytes catalog, info; /* their dictionaries */
    const char *table; /* its first row, of object 0 */
    size_t n_objects;
    unsigned char *is_met;      /* by number */
    struct bytes nodes, kids;   /* what is still to come of the page tree */
    long tree, node;            /* object numbers */
    size_t n_in_node;           /* pages that the open node still has */
    long n_pages, n_pages_told; /* met; as the tree counts them */
};

/* The caller has set arena, d, file and let_go. BROKEN (B051) when it is not such a file. */
enum outcome view_open(struct print_view *v);
/* An object, which is met with that. False when there is none. */
bool view_object(struct view_object *out, struct print_view *v, long number);
/* The next page's dictionary; its number of keys and its size are those of every page. */
enum outcome view_page(struct bytes *out, struct print_view *v);
/* After the last page: no page is left, and nothing in the file that was not met. */
enum outcome view_end(struct print_view *v);
enum outcome view_fault(const struct print_view *v, const char *what);
