/* selections - the selection log: a separate channel from the selection system, loaded whole, looked up by body and case. */
#pragma once
#include "../base/date.h"
#include "schema.h"

struct selection {
    const char *body, *case_ref, *decision; /* decision: NULL unless the log names it */
    const char *instrument, *version, *route, *disclosure;
    date_day date;
    long line;
    xmlNode *node; /* <selection> */
};
struct selections;
struct selections_part {
    const struct schema *schema;
    const struct input *log; /* a document of its own, named as the log is */
    long first_line;
};

/* Budget, XML, schema, count (a log that holds another number of lines than it states is refused whole: exit 65).
 * The index lives in the arena. */
enum outcome selections_load(struct selections **out, struct arena *arena, struct diag *d, const struct schema *schema, const struct input *log);
/* A part of a log that was cut out of it whole (log_lines.h), whose first line is that line of the log. */
enum outcome selections_load_part(struct selections **out, struct arena *arena, struct diag *d, const struct selections_part *part);
/* The lines for (body, case), those that name another decision left out, oldest first (by date, then line). Returns their number; *out borrowed
 * from an array made in the arena. */
size_t selections_find(const struct selections *s, struct arena *arena, const char *body, const char *case_ref, const char *decision, const struct selection ***out);
/* All lines, by body, case, date and place in the file. Returns their number; *out borrowed. The lines that selections_find()
 * gives stand in the same array. */
size_t selections_all(const struct selections *s, const struct selection **out);
const char *selections_file(const struct selections *s);
