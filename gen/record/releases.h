/* releases - by name and day, a person lets go a letter that a gate holds: a file of its own beside the
 * record, or releases.xml of the bundle, where it may speak of an instrument too.
 *
 * Rows and strings live in the arena that they were loaded with. */
#pragma once
#include "../base/date.h"
#include "schema.h"

struct release {
    const char *body, *record, *instrument, *gate; /* record or instrument, the other is NULL */
    date_day on, until;                            /* the mailing dates that it holds for, both included */
    const xmlNode *node;                           /* who, in what role, on what ground */
};

struct releases {
    const struct release *rows;
    size_t n_rows;
};

struct releases_source {
    const struct schema *schema;
    const struct input *file;
    bool in_bundle; /* may speak of instruments */
};

/* Budget, XML, schema, and what a row alone can say wrong. BROKEN (exit 65) with file and line: nothing of it is used. */
enum outcome releases_load(struct releases *out, struct arena *arena, struct diag *d,
                           const struct releases_source *source);
/* Does it speak of this record, posted on that day? One of an instrument speaks of every record of the body. */
bool release_covers(const struct release *release, const char *body, const char *record, date_day mailing);
