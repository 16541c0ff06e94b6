/* kenbaar wording: of this version only `wording status`, which tells of each clause in each language whether its words are those that
 * were reviewed. It reads the files as they are, so that whoever edits them sees what is left to review: a bundle without a
 * lock, and the built-in templates when none is named, too. */
#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "../compose/fingerprint.h"
#include "../record/xml.h"
#include "../select/folder.h"
#include "../select/law.h"
#include "front.h"

#define FOLDER "wording/"
#define DUTCH  "nl"

struct wording_job {
    struct front *f;
    struct bundle bundle;
};

struct catalogue_file {
    const char *lang;
    const xmlNode *root;
};

/* ---- what to read ---- */

/* A folder that is no locked bundle: one being edited, or the templates. */
static enum outcome read_unlocked(struct bundle *out, struct front *f, const char *dir)
{
    struct folder folder;
    enum outcome got = folder_read(&folder, f->arena, f->diag, dir, "approvals");
    if (got == DONE)
        *out = (struct bundle){.dir = dir, .files = folder.files, .n_files = folder.n_files};
    return got;
}

static enum outcome read_files(struct bundle *out, struct front *f)
{
    const char *dir = f->opt.bundle;
    if (!dir && front_builtin(&dir, f, "templates") != DONE)
        return BROKEN;
    bool is_locked = access(arena_printf(f->arena, "%s/" BUNDLE_LOCK, dir), F_OK) == 0;
    return is_locked ? bundle_read(out, f->arena, f->diag, dir) : read_unlocked(out, f, dir);
}

/* ---- the table ---- */

static const xmlNode *clause_of(const xmlNode *root, const char *id)
{
    for (const xmlNode *it = xml_child(root, "clause"); it; it = xml_next(it, "clause"))
        if (text_equal(xml_attr(it, "id"), id))
            return it;
    return NULL;
}

/* A clause and the Dutch one of that id, with their fingerprints; NULL: there is none. */
struct pair {
    const xmlNode *clause, *dutch;
    const char *own_print, *dutch_print;
};

static bool has_each_word(struct arena *arena, const char *list, const char *in)
{
    for (const char *word; (word = law_next_word(arena, &list));)
        if (!law_lists(in, word))
            return false;
    return true;
}

/* Whether a translation names what the Dutch clause does, or leaves it to that. */
static bool names_the_same(struct arena *arena, const struct pair *p, const char *attribute)
{
    const char *own = xml_attr(p->clause, attribute), *dutch = xml_attr(p->dutch, attribute);
    return !own || !dutch || (has_each_word(arena, own, dutch) && has_each_word(arena, dutch, own));
}

static const char *status_of(struct arena *arena, const struct pair *p, bool is_dutch)
{
    if (!p->clause)
        return "missing";
    bool is_of_it = text_equal(xml_attr(p->clause, "of"), p->dutch_print) && names_the_same(arena, p, "claims") && names_the_same(arena, p, "duties");
    if (!is_dutch && !is_of_it) /* also one whose Dutch words are gone */
        return "stale";
    return text_equal(xml_attr(p->clause, "reviewed"), p->own_print) ? "reviewed" : "draft";
}

static void print_row(struct front *f, const char *const cells[])
{
    static const char *const names[] = {"clause", "language", "status", "fingerprint", "dutch"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (f->opt.json) {
            printf("%s\"%s\":", i ? "," : "{", names[i]);
            print_json_string(stdout, cells[i]);
        } else {
            printf("%s%s", i ? "\t" : "", cells[i] ? cells[i] : "-");
        }
    }
    puts(f->opt.json ? "}" : "");
}

static void print_clause(struct front *f, const char *id, const xmlNode *dutch_root, const struct catalogue_file *file)
{
    struct pair p = {.clause = clause_of(file->root, id), .dutch = clause_of(dutch_root, id)};
    p.own_print = p.clause ? wording_fingerprint(f->arena, p.clause) : NULL;
    p.dutch_print = p.dutch ? wording_fingerprint(f->arena, p.dutch) : NULL;
    const char *const cells[] = {id, file->lang, status_of(f->arena, &p, file->root == dutch_root), p.own_print, p.dutch_print};
    print_row(f, cells);
}

/* The Dutch clauses in their order, then those that only the translation has. */
static void print_catalogue(struct front *f, const xmlNode *dutch, const struct catalogue_file *file)
{
    for (const xmlNode *it = xml_child(dutch, "clause"); it; it = xml_next(it, "clause"))
        if (xml_attr(it, "id"))
            print_clause(f, xml_attr(it, "id"), dutch, file);
    for (const xmlNode *it = xml_child(file->root, "clause"); it; it = xml_next(it, "clause"))
        if (xml_attr(it, "id") && !clause_of(dutch, xml_attr(it, "id")))
            print_clause(f, xml_attr(it, "id"), dutch, file);
}

static enum outcome open_catalogue(struct catalogue_file *out, struct front *f, const struct input *in)
{
    struct law_file file;
    enum outcome got = law_open(&file, f->arena, f->diag, in, "wording");
    if (got != DONE)
        return got;
    *out = (struct catalogue_file){.lang = xml_attr(file.root, "lang"), .root = file.root};
    return out->lang ? DONE : law_fault(&file, file.root, "lang");
}

static int print_status(struct wording_job *job, const xmlNode *dutch)
{
    struct front *f = job->f;
    size_t at = 0;
    for (const struct input *in; (in = bundle_each(&job->bundle, FOLDER, ".xml", &at));) {
        struct catalogue_file file = {0};
        if (strchr(in->name + strlen(FOLDER), '/'))
            continue;
        if (open_catalogue(&file, f, in) != DONE)
            return front_status(f->diag);
        if (text_equal(file.lang, DUTCH))
            file.root = dutch;
        print_catalogue(f, dutch, &file);
    }
    return EXIT_DONE;
}

/* Runs in the sandbox. */
static int status_job(void *context)
{
    struct wording_job *job = context;
    struct front *f = job->f;
    struct catalogue_file dutch = {0};
    xml_global_init();
    const struct input *in = bundle_file(&job->bundle, FOLDER DUTCH ".xml");
    enum outcome got = in ? open_catalogue(&dutch, f, in)
                          : diag_note(f->diag, D_WORDING_MISSING, &(struct place){.file = job->bundle.dir}, NULL);
    return front_finish(f, f->diag, got == DONE ? print_status(job, dutch.root) : front_status(f->diag));
}

int cmd_wording(struct front *f)
{
    struct wording_job job = {.f = f};
    if (f->opt.n_operands != 0) {
        diag_note(f->diag, D_OPERANDS, NULL, "status");
        return EXIT_USAGE;
    }
    return read_files(&job.bundle, f) == DONE ? front_run(f, status_job, &job) : front_status(f->diag);
}
