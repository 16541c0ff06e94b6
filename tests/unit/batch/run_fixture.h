/* run_fixture - a bundle with the sample bodies and instruments, and plans of runs made from texts. */
#pragma once
#include "../../lib/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../../gen/batch/plan.h"
#include "../../../gen/base/buf.h"
#include "../../../gen/select/folder.h"

#define RECORD(id, case_, postcode, extra)                                                                              \
    "<record id=\"" id "\" body=\"voorbeeldstad\" case=\"" case_ "\"><addressee role=\"subject\" kind=\"natural\"><name>J. de Vries</name>" \
    "<address country=\"NL\"><street>Kerkstraat</street><number>12</number><postcode>" postcode "</postcode><town>Voorbeeldstad</town></address>" \
    "</addressee><language>nl</language><reading-format>standard</reading-format>"                                      \
    "<decision date=\"2026-11-27\" outcome=\"refused\" subject=\"aanvraag-bijstand\" remedy=\"bezwaar\" automated=\"no\"" extra ">" \
    "<summary>U krijgt geen bijstand.</summary><basis>Participatiewet, artikel 11</basis></decision>"                    \
    "<review date=\"2026-11-25\" role=\"inkomensconsulent\" saw-whole-file=\"yes\" may-deviate=\"yes\" own-assessment=\"yes\"/>" \
    "<effects payment-stopped=\"no\"/></record>\n"
#define RECORDS(rows) "<records xmlns=\"urn:kenbaar:record:1\" version=\"1.0\">\n" rows "</records>\n"
#define LINE(case_)                                                                                                     \
    " <selection body=\"voorbeeldstad\" case=\"" case_ "\" date=\"2026-11-20\" instrument=\"heronderzoek\" version=\"3\" route=\"risk\"" \
    " disclosure=\"full\"><reason code=\"inkomen-verschil\"/></selection>\n"
#define LOG(count, rows) "<selections xmlns=\"urn:kenbaar:selections:1\" version=\"1.0\" count=\"" count "\">\n" rows "</selections>\n"

struct run_fixture {
    struct test_ctx *t;
    const char *folder; /* the test's own */
    struct bundle bundle;
    struct plan_order order; /* of the plan made last; begin from it */
    char *records, *log;     /* paths */
    char *instead;           /* of the records: this file; NULL: none */
    struct planned planned;
};

static inline char *run_write(struct run_fixture *f, const char *name, const char *text)
{
    char *path = arena_printf(f->t->arena, "%s/%s", f->folder, name);
    struct output out;
    assert_int_equal(output_open(&out, f->t->diag, path, true), DONE);
    assert_true(files_write_all(out.fd, text, strlen(text)));
    assert_int_equal(output_commit(&out, f->t->diag), DONE);
    return path;
}

static inline void run_copy_folder(struct run_fixture *f, const char *from, const char *to)
{
    struct folder folder;
    assert_int_equal(folder_read(&folder, f->t->arena, f->t->diag, test_path(f->t, from), NULL), DONE);
    for (size_t i = 0; i < folder.n_files; i++)
        run_write(f, arena_printf(f->t->arena, "%s/%s", to, folder.files[i].name), folder.files[i].bytes);
}

static inline void run_fixture_open(struct run_fixture *f, struct test_ctx *t)
{
    struct input lock;
    *f = (struct run_fixture){.t = t, .folder = test_folder(t)};
    const char *dir = arena_printf(t->arena, "%s/bundle", f->folder);
    assert_int_equal(bundle_new(t->diag, dir, test_path(t, "templates"), test_path(t, "fonts")), DONE);
    run_copy_folder(f, "samples/bodies", "bundle/bodies");
    run_copy_folder(f, "samples/instruments", "bundle/instruments");
    assert_int_equal(bundle_to_lock(&f->bundle, &lock, t->arena, t->diag, dir), DONE);
    assert_int_equal(bundle_lock(t->diag, &lock), DONE);
    assert_int_equal(bundle_read(&f->bundle, t->arena, t->diag, dir), DONE);
}

/* A plan of these texts in the folder `run`; change f->order.options before. Gives its outcome. */
static inline enum outcome run_plan(struct run_fixture *f, const char *run, const char *records, const char *log)
{
    static const struct plan_library libraries[] = {{"a-library", "1.0"}};
    diag_clear(f->t->diag);
    f->records = run_write(f, "records.xml", records);
    f->log = run_write(f, "log.xml", log);
    f->order.run = arena_printf(f->t->arena, "%s/%s", f->folder, run);
    f->order.bundle = &f->bundle;
    f->order.selections = f->log;
    f->order.operands = f->instead ? &f->instead : &f->records;
    f->order.n_operands = 1;
    f->order.mailing_date = date_parse("2026-12-01");
    f->order.n_workers = f->order.n_workers ? f->order.n_workers : 2;
    f->order.program = "kenbaar test";
    f->order.letter_format = 1;
    f->order.libraries = libraries;
    f->order.n_libraries = 1;
    return plan_make(&f->planned, f->t->arena, f->t->diag, &f->order);
}

/* A file of the run made last. */
static inline const char *run_file(struct run_fixture *f, const char *name)
{
    struct input in;
    if (files_read(&in, f->t->arena, f->t->diag, arena_printf(f->t->arena, "%s/%s", f->order.run, name)) != DONE)
        fail_msg("no file %s in the run", name);
    return in.bytes;
}
