/* bundle - everything a letter needs beyond record and selection: one folder, read whole, held against its lock.
 *
 * bundle_read() only reads and hashes (it runs before the sandbox closes, in the parent); nothing is parsed.
 * All bytes live in the arena. Names are relative with '/', e.g. "law/gates.xml". */
#pragma once
#include "../base/arena.h"
#include "../base/files.h"

#define BUNDLE_LOCK "bundle.lock"

struct bundle {
    const char *dir;
    struct input *files; /* sorted by name; input.name is "BUNDLE-RELATIVE" name */
    size_t n_files;
    char hash[65]; /* SHA-256 of bundle.lock */
};

/* Reads every file and compares with bundle.lock. Missing, changed, extra file or link: BROKEN (exit 65) with
 * S-codes naming the file. */
enum outcome bundle_read(struct bundle *out, struct arena *arena, struct diag *d, const char *dir);
/* NULL when the bundle has no such file. */
const struct input *bundle_file(const struct bundle *b, const char *name);
/* A file that every bundle has: BROKEN (S070) when this one has not. */
enum outcome bundle_need(const struct input **out, struct diag *d, const struct bundle *b, const char *name);
/* The i-th file (from *at on) whose name starts with prefix and ends with suffix; NULL at the end. Start with
 * *at = 0. */
const struct input *bundle_each(const struct bundle *b, const char *prefix, const char *suffix, size_t *at);

/* bundle new DIR: lays out the built-in templates and fonts (templates_dir, fonts_dir) with empty bodies/ and
 * instruments/. */
enum outcome bundle_new(struct diag *d, const char *dir, const char *templates_dir, const char *fonts_dir);
/* bundle lock DIR, in steps, so that at no moment a bundle bears a lock that was not looked through: reads the folder, whose lock it
 * does not look at, and makes in memory the lock that fits it (sha256, two spaces, path; sorted bytewise). */
enum outcome bundle_to_lock(struct bundle *out, struct input *lock, struct arena *arena, struct diag *d, const char *dir);
/* Writes that lock, whole or not at all. */
enum outcome bundle_lock(struct diag *d, const struct input *lock);
/* Takes away the lock, where there is one. */
enum outcome bundle_unlock(struct arena *arena, struct diag *d, const char *dir);
