/* budget - how much one record may hold, kept token by token before a tree is built (reliability T3-T5).
 *
 * Internal to record/. libxml2 needs 30 s for an element with 50,000 attributes and a gigabyte for 20 MB of text
 * (measured); none of it reaches libxml2. All faults of characters are found; after a fault of size the rest of the
 * record is only stepped over to its end. */
#pragma once
#include "../base/diag.h"
#include "chars.h"
#include "scan.h"

#define BUDGET_RECORD_BYTES ((size_t)256 * 1024)
#define BUDGET_DEPTH        32
#define BUDGET_ATTRIBUTES   64
#define BUDGET_TEXT_BYTES   ((size_t)32 * 1024)

/* What goes with a code: R-codes refuse a record, for a whole file each of them is D_FILE_BUDGET. */
struct budget_fault {
    enum diag_code code;
    long line;
    char where[256]; /* xpath below the base, as far as its names are plain */
    char detail[32]; /* "U+202E", "" */
};

struct budget {
    size_t start; /* offset of the record's first byte */
    size_t max_bytes;
    size_t depth;       /* open elements */
    size_t depth_known; /* how many of them are in names[] */
    struct span names[BUDGET_DEPTH];
    size_t text_bytes;  /* of the field so far */
    struct chars chars; /* of the field so far */
    bool refused;       /* a fault was found */
    bool skipping;      /* a fault of size: step over the rest */
    struct budget_fault fault;
};

enum budget_answer { BUDGET_OK, BUDGET_REFUSED, BUDGET_NOT_XML, BUDGET_NOT_UTF8 };

void budget_start(struct budget *b, size_t start, size_t max_bytes);
/* Takes one token into account. BUDGET_REFUSED: b->fault tells, and the caller goes on until depth is 0 again. */
enum budget_answer budget_take(struct budget *b, const struct token *token);
