/* kenbaar read: what a letter states, as the notice for machines inside its PDF says it (compose/notice.h). */
#include "../base/text.h"
#include "../pdf/attached.h"
#include "../record/schema.h"
#include "front.h"
#include "notice_json.h"

#define NAMESPACE "urn:kenbaar:notice:1"
#define SCHEMA    "schema/notice.xsd"

struct read_job {
    struct front *f;
    struct input letter, schema;
};

/* What was found is of the schema that the program came with, or it is no notice. The faults of its fields are not told: whoever
 * has the PDF cannot mend them. */
static enum outcome judge(xmlDoc **doc, const struct read_job *job, struct diag *d, const struct input *notice)
{
    struct front *f = job->f;
    struct schema *schema;
    struct diag faults;
    enum outcome got = schema_load(&schema, f->arena, d, &job->schema);
    if (got != DONE)
        return got;
    diag_init(&faults, f->arena);
    const struct place at = {.file = job->letter.name};
    const xmlNode *root = NULL;
    if (xml_parse(doc, f->arena, &faults, notice, 1) == DONE)
        root = xmlDocGetRootElement(*doc);
    const bool is_notice = root && xml_named(root, "notice") && root->ns && text_equal((const char *)root->ns->href, NAMESPACE) &&
                           schema_check(schema, &faults, *doc, &at) == DONE;
    return is_notice ? DONE : diag_note(d, D_LETTER_UNREADABLE, &at, "notice");
}

/* Runs in the sandbox. */
static int run_job(void *context)
{
    struct read_job *job = context;
    struct front *f = job->f;
    struct bytes bytes;
    xmlDoc *doc;
    xml_global_init();
    enum outcome got = attached_find(&bytes, f->arena, f->diag, &job->letter);
    if (got == DONE) {
        const struct input notice = {job->letter.name, arena_strndup(f->arena, bytes.at, bytes.n), bytes.n};
        got = judge(&doc, job, f->diag, &notice);
    }
    if (got == DONE && f->opt.json)
        notice_json(stdout, xmlDocGetRootElement(doc));
    else if (got == DONE)
        fwrite(bytes.at, 1, bytes.n, stdout);
    return front_finish(f, f->diag, front_status_of(got, f->diag));
}

int cmd_read(struct front *f)
{
    struct read_job job = {.f = f};
    const struct bundle none = {0};
    if (f->opt.n_operands != 1) {
        diag_note(f->diag, D_OPERANDS, NULL, "LETTER.pdf");
        return EXIT_USAGE;
    }
    enum outcome got = files_read(&job.letter, f->arena, f->diag, f->opt.operands[0]);
    got = outcome_worse(got, front_template(&job.schema, f, &none, SCHEMA));
    return got == DONE ? front_run(f, run_job, &job) : front_status(f->diag);
}
