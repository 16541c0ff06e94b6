/* after_fixture - a closed run of eight letters, with a ledger beside it. */
#pragma once
#include "render_fixture.h"

#include <stdio.h>

#include "../../../gen/base/text.h"
#include "../../../gen/batch/closed_run.h"
#include "../../../gen/batch/ledger.h"
#include "../../../gen/batch/release.h"

#define THE_DAY "2026-12-01"

static inline void closed_eight(struct run_fixture *f, struct test_ctx *t)
{
    struct rendered rendered;
    struct closed closed;
    run_of_eight(f, t);
    assert_int_equal(run_render(f, &rendered, 0, 0), DONE);
    assert_int_equal(run_close(f, &closed), DONE);
}

static inline const char *beside(struct run_fixture *f, const char *name)
{
    return arena_printf(f->t->arena, "%s/%s", f->folder, name);
}

/* In the run made last. */
static inline enum outcome release_on(struct run_fixture *f, struct released *out, const char *day)
{
    diag_clear(f->t->diag);
    return release_run(out, f->t->arena, f->t->diag, &(struct release_order){f->order.run, beside(f, "ledger"), date_parse(day)});
}

static inline char *piece_of(struct run_fixture *f, long sequence)
{
    char *piece = arena_alloc(f->t->arena, PLAN_PIECE_BYTES);
    plan_piece(piece, &f->planned.plan, sequence);
    return piece;
}

static inline bool is_there(struct run_fixture *f, const char *name)
{
    return access(run_path(f, name), F_OK) == 0;
}

static inline long entries_of_run(struct run_fixture *f)
{
    struct ledger *l;
    struct closed_run r;
    long n = 0;
    diag_clear(f->t->diag);
    assert_int_equal(closed_run_open(&r, f->t->arena, f->t->diag, f->order.run, RUN_TOGETHER), DONE);
    if (access(beside(f, "ledger"), F_OK) == 0 && r.states.token[0]) {
        assert_int_equal(ledger_open(&l, f->t->arena, f->t->diag, beside(f, "ledger")), DONE);
        assert_int_equal(ledger_count(&n, l, f->t->diag, r.states.token), DONE);
    }
    closed_run_close(&r);
    return n;
}

static inline void copy_run(struct run_fixture *f, const char *to)
{
    pid_t child = fork();
    int status;
    if (child == 0) {
        execlp("cp", "cp", "-a", f->order.run, beside(f, to), (char *)NULL);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}
