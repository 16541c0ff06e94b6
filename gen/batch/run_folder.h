/* run_folder - the folder of a run, and who may work in it.
 *
 * A lock on RUN/.lock is held as long as the folder is open: alone (plan, render of all shards, close, release ...) or together with
 * others (render of one shard, on several machines). Who comes second is told "busy" (B005, exit 75). The kernel lets the lock go when the
 * process ends, however it ends. */
#pragma once
#include "../base/arena.h"
#include "../base/diag.h"

#define RUN_PLAN     "plan.json"
#define RUN_BUNDLE   "bundle"
#define RUN_WORK     "work"
#define RUN_SHARDS   "shards"
#define RUN_PENDING  "pending"
#define RUN_LETTERS  "letters"
#define RUN_PRINT    "print"
#define RUN_STAGE    RUN_PENDING "/pull" /* what a pull makes aside */
#define RUN_MANIFEST "manifest.json"

enum run_use { RUN_ALONE, RUN_TOGETHER };

struct run_folder {
    const char *path; /* as the user wrote it; the arena's */
    int fd;           /* the folder; -1 when closed */
    int lock_fd;
    bool has_plan;     /* its plan is frozen */
    bool has_manifest; /* it was closed */
};

/* For a plan: makes the folder (0700), or takes one that is empty or was begun by an earlier plan, and shuts it to others. Any other: BROKEN, 74 (B004);
 * in use: 75. */
enum outcome run_folder_make(struct run_folder *out, struct arena *arena, struct diag *d, const char *path);
/* For everything after it. No run folder, or its plan was never frozen: BROKEN, 74 (B031). */
enum outcome run_folder_open(struct run_folder *out, struct arena *arena, struct diag *d, const char *path, enum run_use use);
/* A folder in it ("work", "pending/letters"), 0700, made when it is absent. The caller closes *fd. */
enum outcome run_folder_sub(int *fd, struct diag *d, const struct run_folder *run, const char *name);
/* Ends the work in it. Harmless when it was never opened. */
void run_folder_close(struct run_folder *run);
