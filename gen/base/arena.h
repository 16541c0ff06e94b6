/* arena - memory that lives as long as one piece of work (a letter, a process).
 *
 * Everything of ours that belongs to a letter is allocated here and never freed one
 * by one: arena_reset() or arena_free() ends it all, running the deferred destructors
 * of foreign objects (libxml2 trees, Cairo surfaces) in reverse order of their birth.
 * Out of memory ends the process: a letter exists only once its bytes are complete. */
#pragma once
#include <stddef.h>

struct arena;
#define ARENA_GIVES __attribute__((returns_nonnull, warn_unused_result))

/* A new, empty arena. The caller ends it with arena_free(). Never NULL. */
ARENA_GIVES struct arena *arena_new(void);
/* Runs the destructors, gives all memory back. Accepts NULL. */
void arena_free(struct arena *a);
/* Runs the destructors and forgets everything, keeping the memory for reuse. Zeroes it first:
 * nothing of one letter may be found in the next (promise 3). */
void arena_reset(struct arena *a);

/* Zeroed memory, aligned for any type, never NULL. */
ARENA_GIVES void *arena_alloc(struct arena *a, size_t n_bytes);
/* n_items * item_bytes, checked against overflow. */
ARENA_GIVES void *arena_array(struct arena *a, size_t n_items, size_t item_bytes);
/* Room for one more row behind n_rows: rows itself, or a larger copy with *capacity rows; the old one is left to the arena. Begin with NULL, 0, 0. */
void *arena_grow(struct arena *a, void *rows, size_t n_rows, size_t *capacity, size_t row_bytes);
ARENA_GIVES char *arena_strdup(struct arena *a, const char *text);
ARENA_GIVES char *arena_strndup(struct arena *a, const char *text, size_t n_bytes);
ARENA_GIVES char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Calls free_fn(object) when the arena is reset or freed. */
void arena_defer(struct arena *a, void (*free_fn)(void *), void *object);
/* What is allocated from now on shares no page with what is there: for a child process, which would copy each page that it writes to. */
void arena_turn_page(struct arena *a);
/* Bytes handed out since the last reset; for the bench. */
size_t arena_used_bytes(const struct arena *a);
/* Ends the process with status 70 and one line on standard error. The one place where memory runs out;
 * foreign allocators (libxml2's) are pointed at it too. */
_Noreturn void arena_no_memory(void);
