/* plan: nothing printed, everything known: counts, order, pieces, lists, and which run is this plan's. */
#include "run_fixture.h"

#include <signal.h>

#include <sys/stat.h>
#include <sys/wait.h>

#include "../../../gen/batch/inputs.h"
#include "../../../gen/batch/run_folder.h"
#include "../../../gen/batch/work_file.h"

static const char four[] = RECORDS(RECORD("D-1", "Z-1", "9999 ZZ", "") RECORD("D-2", "Z-2", "1000 AA", "") RECORD("D-3", "Z-3", "5000 BB", "")
                                       RECORD("D-4", "Z-9", "2000 CC", "")); /* the last has no line in the log */
static const char four_log[] = LOG("4", LINE("Z-1") LINE("Z-3") LINE("Z-2") LINE("Z-7"));

static int count_lines(const char *text)
{
    int n = 0;
    for (const char *c = text; *c; c++)
        n += *c == '\n';
    return n;
}

static void test_counts_and_order(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    assert_int_equal(run_plan(&f, "run", four, four_log), DONE);
    const struct plan *plan = &f.planned.plan;
    assert_false(f.planned.resumed);
    assert_int_equal(plan->counts.records, 4);
    assert_int_equal(plan->counts.made, 3);
    assert_int_equal(plan->counts.refused, 1);
    assert_int_equal(plan->log.lines, 4);
    assert_int_equal(plan->log.used, 3);
    assert_int_equal(plan->log.unused, 1);
    assert_int_equal(plan->log.n_unused_lines, 1);
    assert_int_equal(plan->log.unused_lines[0], 5);
    assert_int_equal(plan->n_shards, 1);
    assert_int_equal(plan->shards[0].pieces, 3);
    assert_int_equal(plan->shards[0].n_print_files, 1);
    assert_int_equal(plan->shards[0].print_files[0].letters, 3);
    assert_int_equal(plan->shards[0].print_files[0].sheets, plan->profiles[0].sheets + 2);

    const char *index = run_file(&f, "index.csv");
    char piece[PLAN_PIECE_BYTES];
    plan_piece(piece, plan, 1);
    assert_int_equal(strlen(piece), 17);
    assert_int_equal(count_lines(index), 4);
    const char *first = strstr(index, "D-2"), *second = strstr(index, "D-3"), *third = strstr(index, "D-1"); /* by postcode */
    assert_true(first && second && third && first < second && second < third);
    assert_non_null(strstr(index, arena_printf(f.t->arena, "%s,voorbeeldstad,D-2,heronderzoek,subject\n", piece)));
    assert_non_null(strstr(run_file(&f, "refused.csv"), "D-4,L001,"));
    assert_non_null(strstr(run_file(&f, "refused.xml"), "id=\"D-4\""));
    assert_null(strstr(run_file(&f, "refused.xml"), "id=\"D-1\""));
    assert_int_equal(count_lines(run_file(&f, "held.csv")), 1);
}

/* What render reads: every piece with its record and its lines of the log alone. */
static void test_work_file(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    assert_int_equal(run_plan(&f, "run", four, four_log), DONE);
    int fd = open(arena_printf(f.t->arena, "%s/%s/0001", f.order.run, RUN_WORK), O_RDONLY);
    struct work_reader reader;
    struct work_piece piece;
    assert_int_equal(work_open(&reader, f.t->arena, f.t->diag, fd, f.planned.plan.hash), DONE);
    assert_int_equal(work_next(&reader, &piece, f.t->arena, f.t->diag), DONE);
    assert_string_equal(piece.profile, "nen1026-left-c5");
    assert_int_equal(piece.first, 2);
    assert_int_equal(piece.print, 1);
    assert_int_equal(piece.line, 3);
    assert_int_equal(piece.log_line, 4);
    assert_true(piece.record.n_bytes > 0 && strstr(piece.record.bytes, "D-2") && !strstr(piece.record.bytes, "D-1"));
    assert_non_null(strstr(piece.log.bytes, "count=\"1\""));
    assert_non_null(strstr(piece.log.bytes, "Z-2"));
    assert_null(strstr(piece.log.bytes, "Z-1"));
    assert_int_equal(work_next(&reader, &piece, f.t->arena, f.t->diag), DONE);
    assert_int_equal(work_next(&reader, &piece, f.t->arena, f.t->diag), DONE);
    assert_int_equal(work_next(&reader, &piece, f.t->arena, f.t->diag), NONE);
    close(fd);
    assert_int_equal(access(arena_printf(f.t->arena, "%s/%s/index.db", f.order.run, RUN_WORK), F_OK), -1);
}

static void test_shards_and_hash(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    assert_int_equal(run_plan(&f, "one", four, four_log), DONE);
    const struct plan one = f.planned.plan;
    f.order.options.shards = 2;
    f.order.n_workers = 1;
    assert_int_equal(run_plan(&f, "two", four, four_log), DONE);
    const struct plan *two = &f.planned.plan;
    assert_string_equal(one.hash, two->hash); /* how the work is cut is not in it */
    assert_int_equal(two->n_shards, 2);
    assert_int_equal(two->shards[0].pieces, 2);
    assert_int_equal(two->shards[1].first, 3);
    assert_int_equal(two->shards[1].print_files[0].number, 2);
    f.order.options.form = "annex";
    assert_int_equal(run_plan(&f, "three", four, four_log), DONE);
    assert_string_not_equal(one.hash, f.planned.plan.hash);
}

static void test_resumes_its_own_plan_alone(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    assert_int_equal(run_plan(&f, "run", four, four_log), DONE);
    const char *before = run_file(&f, "plan.json");
    assert_int_equal(run_plan(&f, "run", four, four_log), DONE);
    assert_true(f.planned.resumed);
    assert_int_equal(f.planned.plan.counts.refused, 1);
    assert_int_equal(f.planned.plan.n_profiles, 1);
    assert_string_equal(before, run_file(&f, "plan.json"));

    f.order.options.shards = 3;
    assert_int_equal(run_plan(&f, "run", four, four_log), BROKEN);
    assert_note(f.t->diag, "B004");
    f.order.options.shards = 0;
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), four_log), BROKEN);
    assert_note(f.t->diag, "B004");
    assert_int_equal(f.t->diag->exit, 74);
    assert_string_equal(before, run_file(&f, "plan.json"));

    unlink(arena_printf(f.t->arena, "%s/plan.json", f.order.run)); /* as if it had never been frozen */
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), four_log), DONE);
    assert_int_equal(f.planned.plan.counts.made, 1);
    assert_int_equal(access(arena_printf(f.t->arena, "%s/%s/0002", f.order.run, RUN_WORK), F_OK), -1);
}

static void test_twins(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "") RECORD("D-1", "Z-2", "1000 AA", "") RECORD("D-2", "Z-2", "1000 AA", "")), four_log), DONE);
    assert_int_equal(f.planned.plan.counts.made, 1); /* nobody knows which of the first two is right */
    assert_int_equal(f.planned.plan.counts.refused, 2);
    assert_non_null(strstr(run_file(&f, "refused.csv"), "D-1,B012,"));
    assert_non_null(strstr(run_file(&f, "refused.xml"), "case=\"Z-1\""));
    assert_non_null(strstr(run_file(&f, "refused.xml"), "case=\"Z-2\""));

    assert_int_equal(run_plan(&f, "same", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "") RECORD("D-1", "Z-1", "1000 AA", "") RECORD("D-1", "Z-1", "1000 AA", "")), four_log), DONE);
    assert_int_equal(f.planned.plan.counts.made, 1);
    assert_int_equal(f.planned.plan.counts.refused, 2);
    assert_non_null(strstr(run_file(&f, "refused.csv"), "D-1,B001,"));
    assert_null(test_note(f.t->diag, "B013"));

    assert_int_equal(run_plan(&f, "matter", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "") RECORD("D-2", "Z-1", "1000 AA", "")), four_log), DONE);
    assert_int_equal(f.planned.plan.counts.made, 2);
    assert_note(f.t->diag, "B013");
}

/* A file with names of its own is as good as one without, and so is what is handed back of it. */
static void test_prefixes(void **state)
{
    static const char prefixed[] =
        "<k:records xmlns:k=\"urn:kenbaar:record:1\"\n version=\"1.0\"><k:record id=\"D-1\" body=\"voorbeeldstad\" case=\"Z-9\"><k:x/></k:record></k:records>";
    static const char prefixed_log[] = "<s:selections\n xmlns:s='urn:kenbaar:selections:1' count='1' version='1.0'><s:selection body='voorbeeldstad' case='Z-9' "
                                       "date='2026-11-20' route='none'/></s:selections>";
    struct run_fixture f;
    run_fixture_open(&f, *state);
    assert_int_equal(run_plan(&f, "run", prefixed, prefixed_log), DONE);
    assert_int_equal(f.planned.plan.counts.refused, 1);
    assert_int_equal(f.planned.plan.log.used, 1);
    const char *refused = run_file(&f, "refused.xml"), *codes = run_file(&f, "refused.csv");
    assert_non_null(strstr(refused, "<k:record xmlns:k=\"urn:kenbaar:record:1\" id=\"D-1\""));
    assert_int_equal(run_plan(&f, "again", refused, prefixed_log), DONE);
    assert_int_equal(f.planned.plan.counts.refused, 1);
    assert_int_equal(count_lines(codes), count_lines(run_file(&f, "refused.csv")));
}

static void test_logs_that_cannot_be_used(void **state)
{
    static const struct {
        const char *log, *code;
    } bad[] = {
        {LOG("3", LINE("Z-1") LINE("Z-2")), "S045"},
        {LOG("2", LINE("Z-1") "x" LINE("Z-2")), "S049"},
        {"<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\">" LINE("Z-1") "</selections>", "S046"}, /* says no count */
        {"<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"1\">" LINE("Z-1"), "S040"},
        {"<selections xmlns=\"urn:kenbaar:other:1\" version=\"1.0\" count=\"0\"/>", "S043"},
        {"<!DOCTYPE x><selections/>", "S041"},
    };
    struct run_fixture f;
    run_fixture_open(&f, *state);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(run_plan(&f, "run", four, bad[i].log), BROKEN);
        assert_note(f.t->diag, bad[i].code);
        assert_int_equal(f.t->diag->exit, 65);
        assert_int_equal(access(arena_printf(f.t->arena, "%s/plan.json", f.order.run), F_OK), -1);
    }
    assert_int_equal(run_plan(&f, "run", four, four_log), DONE); /* what was never frozen is planned anew */
}

static void test_sort_table(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    f.order.options.sort = run_write(&f, "sort.tsv", "kenbaar-sort\t1\t2026-11-01\t2026-12-31\n1000\t1999\t8\n5000\t5999\t3\n");
    assert_int_equal(run_plan(&f, "run", four, four_log), DONE);
    const char *index = run_file(&f, "index.csv");
    const char *first = strstr(index, "D-3"), *second = strstr(index, "D-2"), *third = strstr(index, "D-1");
    assert_true(first && second && third && first < second && second < third);

    f.order.options.sort = run_write(&f, "sort.tsv", "kenbaar-sort\t1\t2026-10-01\t2026-11-30\n1000\t1999\t8\n");
    assert_int_equal(run_plan(&f, "late", four, four_log), BROKEN);
    assert_note(f.t->diag, "B008");
    f.order.options.sort = run_write(&f, "sort.tsv", "kenbaar-sort\t1\t2026-10-01\t2026-12-31\n2000\t1999\t8\n");
    assert_int_equal(run_plan(&f, "bad", four, four_log), BROKEN);
    assert_note(f.t->diag, "B007");
}

/* An annex goes into the envelope of its decision: it comes in the order of the decisions' match codes. */
static void test_annex_by_match_code(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    f.order.options.form = "annex";
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", " match-code=\"B2\"") RECORD("D-2", "Z-2", "9000 AA", " match-code=\"A1\"")), four_log), DONE);
    assert_int_equal(f.planned.plan.counts.made, 2);
    const char *index = run_file(&f, "index.csv");
    assert_true(strstr(index, "D-2") < strstr(index, "D-1"));
}

static void test_unknown_envelope(void **state)
{
    struct run_fixture f;
    run_fixture_open(&f, *state);
    f.order.options.envelope = "no-such";
    assert_int_equal(run_plan(&f, "run", four, four_log), BROKEN);
    assert_note(f.t->diag, "S011");
    assert_int_equal(access(f.order.run, F_OK), -1);
}

/* More chunks than workers, and more parts of the log than one. */
static void test_many(void **state)
{
    enum { N = 700 };
    struct run_fixture f;
    struct buf records, log;
    run_fixture_open(&f, *state);
    buf_init(&records, SIZE_MAX);
    buf_init(&log, SIZE_MAX);
    buf_str(&records, "<records xmlns=\"urn:kenbaar:record:1\" version=\"1.0\">\n");
    buf_printf(&log, "<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"%d\">\n", N);
    for (int i = 0; i < N; i++) {
        buf_printf(&records, RECORD("D-%d", "Z-%d", "%04d AA", ""), i, i, 1000 + i % 97);
        buf_printf(&log, LINE("Z-%d"), (i * 3) % N);
    }
    buf_str(&records, "</records>");
    buf_str(&log, "</selections>");
    f.order.options.shards = 3;
    f.order.n_workers = 3;
    assert_int_equal(run_plan(&f, "run", records.bytes, log.bytes), DONE);
    if (f.planned.plan.counts.made != N)
        fail_msg("%.300s", run_file(&f, "refused.csv"));
    assert_int_equal(f.planned.plan.log.used, N);
    assert_int_equal(f.planned.plan.shards[2].first, 468);
    char *three = arena_strdup(f.t->arena, run_file(&f, "index.csv"));
    f.order.n_workers = 1;
    assert_int_equal(run_plan(&f, "alone", records.bytes, log.bytes), DONE);
    assert_string_equal(three, run_file(&f, "index.csv"));
    buf_done(&records);
    buf_done(&log);
}

/* How far each step was told to be; a step that comes back is told once more. */
struct told {
    int n_steps;
    enum plan_step steps[8];
    long done, total; /* of the last */
};

static void remember(void *context, const struct plan_progress *at)
{
    struct told *told = context;
    if (told->n_steps == 0 || told->steps[told->n_steps - 1] != at->step) {
        assert_true(told->n_steps < 8);
        told->steps[told->n_steps++] = at->step;
        told->done = 0;
    }
    assert_true(at->done >= told->done && (at->total == 0 || at->done <= at->total));
    told->done = at->done;
    told->total = at->total;
}

/* Who watches hears of each step, also of those that read ten gigabytes. */
static void test_tells_each_step(void **state)
{
    struct run_fixture f;
    struct told told = {.n_steps = 0};
    run_fixture_open(&f, *state);
    f.order.watch = remember;
    f.order.context = &told;
    assert_int_equal(run_plan(&f, "run", RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), LOG("1", LINE("Z-1"))), DONE);
    assert_int_equal(told.n_steps, 4);
    for (int i = 0; i < told.n_steps; i++)
        assert_int_equal(told.steps[i], PLAN_READ + i);
    assert_int_equal(told.done, 1);
    assert_int_equal(told.total, 1);
}

static void stop_at_check(void *context, const struct plan_progress *progress)
{
    if (progress->step != PLAN_CHECK)
        return;
    ++*(int *)context;
    kill(getpid(), SIGTERM);
}

/* Stopped, it says so; the same command goes on. */
static void test_stops(void **state)
{
    struct run_fixture f;
    int told = 0;
    run_fixture_open(&f, *state);
    f.order.watch = stop_at_check;
    f.order.context = &told;
    const char *records = "<records xmlns=\"urn:kenbaar:record:1\" version=\"1.0\">";
    for (int i = 0; i < 400; i++)
        records = arena_printf(f.t->arena, "%s" RECORD("D-%d", "Z-1", "1000 AA", ""), records, i);
    records = arena_printf(f.t->arena, "%s</records>", records);
    enum outcome got = run_plan(&f, "run", records, LOG("1", LINE("Z-1")));
    assert_int_equal(told, 1); /* within the first round, also where all letters are checked sooner than it tells again */
    assert_int_equal(got, BROKEN);
    assert_note(f.t->diag, "B009");
    assert_int_equal(f.t->diag->exit, 75);
    assert_int_equal(access(arena_printf(f.t->arena, "%s/plan.json", f.order.run), F_OK), -1);
    f.order.watch = NULL;
    assert_int_equal(run_plan(&f, "run", records, LOG("1", LINE("Z-1"))), DONE);
    assert_int_equal(f.planned.plan.counts.made, 400);
}

static void write_plainly(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

/* So many files that the small ones lie in one copy; one is large, and lies alone. Read again, they are the same plan. */
static void test_very_many_files(void **state)
{
    enum { N = INPUTS_MANY + 2, LARGE = 3 };
    struct run_fixture f;
    run_fixture_open(&f, *state);
    struct buf text, spaces;
    buf_init(&text, SIZE_MAX);
    buf_init(&spaces, SIZE_MAX);
    for (int i = 0; i < 2 << 20; i++)
        buf_str(&spaces, " ");
    f.instead = arena_printf(f.t->arena, "%s/many", f.folder);
    assert_int_equal(mkdir(f.instead, 0700), 0);
    for (int i = 1; i <= N; i++) {
        buf_clear(&text);
        buf_printf(&text, RECORDS("%s" RECORD("D-%d", "Z-%d", "%04d AA", "")), i == LARGE ? spaces.bytes : "", i, i, 9000 - i);
        write_plainly(arena_printf(f.t->arena, "%s/%04d.xml", f.instead, i), text.bytes);
    }
    const char *log = LOG("3", LINE("Z-1") LINE("Z-3") LINE("Z-1002"));
    assert_int_equal(run_plan(&f, "run", "", log), DONE);
    assert_int_equal(f.planned.plan.counts.records, N);
    assert_int_equal(f.planned.plan.counts.made, 3);
    const char *index = run_file(&f, "index.csv");
    const char *first = strstr(index, ",D-1002,"), *second = strstr(index, ",D-3,"), *third = strstr(index, ",D-1,");
    assert_true(first && second && third && first < second && second < third);
    assert_int_equal(f.planned.plan.n_inputs, 2);
    assert_string_equal(f.planned.plan.inputs[0].name, "1002 files");
    const char *hash = arena_strdup(f.t->arena, f.planned.plan.hash);
    assert_int_equal(run_plan(&f, "run", "", log), DONE);
    assert_true(f.planned.resumed);
    assert_string_equal(f.planned.plan.hash, hash);
    write_plainly(arena_printf(f.t->arena, "%s/0700.xml", f.instead), RECORDS(RECORD("D-700", "Z-700", "1000 AA", "")));
    assert_int_equal(run_plan(&f, "run", "", log), BROKEN);
    assert_note(f.t->diag, "B004");
    buf_done(&text);
    buf_done(&spaces);
}

/* While the plan is made: in_place writes another record over the first, else the file is cut off. */
struct change {
    const char *path;
    enum plan_step at;
    bool in_place, is_made;
};

static void change_input(void *context, const struct plan_progress *at)
{
    struct change *change = context;
    if (at->step != change->at || change->is_made)
        return;
    change->is_made = true;
    int fd = open(change->path, O_RDWR);
    assert_true(fd >= 0);
    if (change->in_place) {
        char bytes[1024];
        const ssize_t n = pread(fd, bytes, sizeof bytes - 1, 0);
        assert_true(n > 0);
        bytes[n] = '\0';
        const char *id = strstr(bytes, "\"D-1\"");
        assert_non_null(id);
        assert_int_equal(pwrite(fd, "\"D-9\"", 5, id - bytes), 5);
    } else {
        assert_int_equal(ftruncate(fd, 0), 0);
    }
    close(fd);
}

/* The plan is of what was read: nothing that is done to a file afterwards is in it, or stops it. */
static void test_inputs_that_change_later(void **state)
{
    static const struct change changes[] = {
        {.path = "records.xml", .at = PLAN_CUT, .in_place = true}, {.path = "records.xml", .at = PLAN_INTAKE}, {.path = "records.xml", .at = PLAN_CUT},
        {.path = "log.xml", .at = PLAN_INTAKE},                    {.path = "log.xml", .at = PLAN_CUT},
    };
    const char *records = RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), *log = LOG("1", LINE("Z-1"));
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct run_fixture f;
        struct change change = changes[i];
        run_fixture_open(&f, *state);
        change.path = arena_printf(f.t->arena, "%s/%s", f.folder, changes[i].path);
        f.order.watch = change_input;
        f.order.context = &change;
        assert_int_equal(run_plan(&f, "run", records, log), DONE);
        assert_int_equal(f.planned.plan.counts.made, 1);
        assert_non_null(strstr(run_file(&f, "index.csv"), ",D-1,"));
        const char *work = run_file(&f, "work/0001");
        assert_non_null(strstr(work, "\"D-1\""));
        assert_non_null(strstr(work, "case=\"Z-1\""));
    }
}

/* One that goes on growing, or shrinking, while it is read is not taken. */
static void test_input_that_changes_meanwhile(void **state)
{
    enum { SIZE = 32 << 20 };
    struct run_fixture f;
    run_fixture_open(&f, *state);
    const char *records = RECORDS(RECORD("D-1", "Z-1", "1000 AA", "")), *log = LOG("1", LINE("Z-1"));
    char *path = arena_printf(f.t->arena, "%s/grows.xml", f.folder);
    for (int by = -1; by <= 1; by += 2) {
        int fd = open(path, O_RDWR | O_CREAT, 0600), begun[2];
        char byte;
        assert_true(fd >= 0);
        assert_int_equal(ftruncate(fd, SIZE), 0);
        assert_int_equal(pipe(begun), 0);
        const pid_t writer = fork();
        if (writer == 0)
            for (off_t size = SIZE; size > SIZE / 2; size += by)
                if (ftruncate(fd, size) != 0 || (size == SIZE && write(begun[1], "b", 1) != 1))
                    _exit(1);
        assert_int_equal(read(begun[0], &byte, 1), 1);
        f.instead = path;
        assert_int_equal(run_plan(&f, "run", records, log), BROKEN);
        kill(writer, SIGKILL);
        waitpid(writer, NULL, 0);
        assert_note(f.t->diag, "B014");
        assert_int_equal(f.t->diag->exit, 75);
        assert_int_equal(access(arena_printf(f.t->arena, "%s/run/plan.json", f.folder), F_OK), -1);
        f.instead = NULL;
        close(fd);
        close(begun[0]);
        close(begun[1]);
        diag_clear(f.t->diag);
    }
    assert_int_equal(run_plan(&f, "run", records, log), DONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_counts_and_order), TEST(test_work_file),  TEST(test_shards_and_hash),          TEST(test_resumes_its_own_plan_alone),
        TEST(test_twins),            TEST(test_prefixes),   TEST(test_logs_that_cannot_be_used), TEST(test_sort_table),
        TEST(test_annex_by_match_code), TEST(test_unknown_envelope), TEST(test_many), TEST(test_tells_each_step), TEST(test_stops), TEST(test_inputs_that_change_later),
        TEST(test_input_that_changes_meanwhile), TEST(test_very_many_files),
    };
    return cmocka_run_group_tests_name("batch/plan", tests, NULL, NULL);
}
