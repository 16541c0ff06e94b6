/* pattern - what a language writes around values: "{weekday} {day} {month} {year}", "{amount} €". Text lives in the arena. */
#pragma once
#include <stdbool.h>
#include "../base/arena.h"

/* A value by its name; the last of a list has no name. */
struct pattern_part {
    const char *name, *text;
};

/* The pattern with each {name} filled in; a name that is none of these stays as it is. */
const char *pattern_fill(struct arena *arena, const char *pattern, const struct pattern_part *parts);
/* Whether a text has a place for this one: "{name}". */
bool pattern_has(const char *text, const char *name);
