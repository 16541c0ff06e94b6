/* gates - what must hold before a letter may be printed (law/gates.xml, design section 6). No rule lives here: each row
 * brings its XPaths, its effect and its words. gates_judge() is in facts.h. */
#pragma once
#include "law.h"

struct gate;
struct gates {
    struct gate *rows;
    size_t n_rows;
};
enum outcome gates_load(struct gates *out, struct arena *arena, struct law_file *law);
