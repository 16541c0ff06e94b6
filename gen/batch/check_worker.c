#include "check_worker.h"

#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "../record/record.h"
#include "../select/statute.h"
#include "profile.h"

#define LOG_MAX_BYTES   ((size_t)4 << 20)
#define MAX_KEPT        64
#define EXIT_GIVEN_UP   1
#define EXIT_UNREAD     75

/* An envelope that was read before. */
struct kept_profile {
    const char *name;
    struct profile profile;
};

struct check_worker {
    const struct check_share *share;
    struct arena *arena;  /* of the process */
    struct arena *record; /* reset between records */
    struct diag d;        /* of the process */
    struct shop *shop;
    struct letter_order order;
    struct buf log;
    struct kept_profile profiles[MAX_KEPT];
    size_t n_profiles;
};

#define SET(answer_, name_, text_) note_rows_text((answer_)->name_, sizeof(answer_)->name_, text_)

static enum outcome open_shop(struct check_worker *w)
{
    const struct check_share *share = w->share;
    enum outcome got = shop_open(&w->shop, w->arena, &w->d, share->order->bundle, NULL);
    if (got == DONE)
        got = shop_read_releases(w->shop, w->arena, &w->d, share->releases);
    if (got != DONE)
        return got;
    const struct calendar *calendar = statute_calendar(w->shop->statute);
    const date_day day = share->order->mailing_date;
    if (day < calendar_start(calendar) || day > calendar_horizon(calendar))
        return diag_note(&w->d, D_MAILING_DATE_OUTSIDE, NULL, NULL);
    return DONE;
}

/* NULL: noted. */
static const struct profile *find_profile(struct check_worker *w, struct diag *d, const char *name)
{
    for (size_t i = 0; i < w->n_profiles; i++)
        if (text_equal(w->profiles[i].name, name))
            return &w->profiles[i].profile;
    struct profile read;
    if (w->n_profiles == MAX_KEPT || profile_read(&read, w->arena, d, w->share->order->bundle, name) != DONE)
        return NULL;
    struct kept_profile *kept = &w->profiles[w->n_profiles++];
    *kept = (struct kept_profile){arena_strdup(w->arena, name), read};
    return &kept->profile;
}

/* Its own lines of the log, as a log. */
static enum outcome read_own_log(struct check_worker *w, struct diag *d, const struct job *job)
{
    const struct check_share *share = w->share;
    struct selections *log;
    const struct input *whole = share->jobs->log;
    long first_line;
    buf_clear(&w->log);
    if (!jobs_add_log(&w->log, &first_line, share->jobs, job))
        return diag_note(d, D_PLAN_INDEX, NULL, NULL);
    const struct input document = {.name = whole->name, .bytes = w->log.bytes, .n_bytes = w->log.n_bytes};
    const struct selections_part part = {w->shop->selections_schema, &document, first_line};
    enum outcome got = selections_load_part(&log, w->record, d, &part);
    w->order.own_log = log;
    return got;
}

/* The record as the intake saw it. BROKEN: it is no longer there. */
static enum outcome cut_record(struct check_worker *w, struct diag *d, struct slice *slice, const struct job *job)
{
    const struct input *in = &w->share->jobs->inputs->files[job->file];
    struct input *part = arena_alloc(w->record, sizeof *part);
    const char *start, *name;
    *part = (struct input){.name = in->name, .bytes = in->bytes + job->offset, .n_bytes = job->n_bytes};
    if (!jobs_root(&start, &name, w->record, w->share->jobs, job))
        return diag_note(d, D_PLAN_INDEX, NULL, NULL);
    struct splitter splitter = {
        .in = part,
        .line = (long)job->line,
        .n_records = (long)job->number - 1,
        .root_start = (char *)(uintptr_t)start,
        .root_name = (char *)(uintptr_t)name,
        .arena = w->record,
    };
    enum outcome got = splitter_next(&splitter, slice, d);
    return got == NONE ? diag_note(d, D_PLAN_INDEX, NULL, NULL) : got;
}

static void tell_faults(struct answer *out, const struct diag *d, enum language lang)
{
    for (const struct note *it = d->first; it && out->n_faults < ANSWER_FAULTS; it = it->next) {
        const enum outcome outcome = diag_table[it->code].outcome;
        if (outcome != HELD && outcome != REFUSED)
            continue;
        struct answer_fault *fault = &out->faults[out->n_faults++];
        fault->code = it->code;
        SET(fault, field, it->at.field[lang] ? it->at.field[lang] : it->at.xpath);
    }
}

static void tell_postcode(struct answer *out, const char *postcode)
{
    size_t n = 0;
    for (const char *c = postcode ? postcode : ""; *c && n + 1 < sizeof out->postcode; c++)
        if (*c != ' ')
            out->postcode[n++] = *c;
}

static void tell_facts(struct answer *out, struct arena *arena, const xmlNode *facts)
{
    const xmlNode *letter = xml_child(facts, "letter"), *record = xml_child(facts, "record");
    const xmlNode *decision = xml_child(record, "decision"), *address = xml_child(xml_child(record, "addressee"), "address");
    const char *channel = xml_attr(decision, "channel"), *country = xml_attr(address, "country");
    record_matter(out->matter, arena, record);
    SET(out, form, xml_attr(letter, "form"));
    SET(out, format, xml_attr(letter, "format"));
    SET(out, language, xml_attr(letter, "language"));
    SET(out, channel, channel ? channel : "post");
    SET(out, role, xml_attr(xml_child(record, "addressee"), "role"));
    SET(out, match_code, xml_attr(decision, "match-code"));
    if (text_equal(country, "NL"))
        tell_postcode(out, xml_text(arena, xml_child(address, "postcode")));
    else
        SET(out, country, country);
    const char *ids = "";
    for (const xmlNode *it = xml_child(facts, "selection"); it; it = xml_next(it, "selection"))
        ids = arena_printf(arena, "%s%s%s", ids, *ids ? " " : "", xml_attr(it, "instrument") ? xml_attr(it, "instrument") : "");
    SET(out, instruments, ids);
}

/* Whether a code that the record brought will not be printed. */
static bool lacks_code(struct check_worker *w, const struct profile *profile, const struct letter *letter)
{
    static const char *const names[] = {"code-line", "brief-code", "print-line"};
    const xmlNode *facts = xmlDocGetRootElement(letter->facts);
    const xmlNode *postal = xml_child(xml_child(xml_child(facts, "record"), "addressee"), "postal");
    struct piece_codes codes;
    if (!postal)
        return false;
    const struct piece_room room = profile_room(profile);
    piece_choose(&codes, w->record, &room, &(struct piece_letter){w->shop->layout, letter->layout, facts});
    bool lacks = xml_attr(postal, "matrix") && !codes.postal_matrix;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        lacks = lacks || (xml_attr(postal, names[i]) && !codes.lines[i]);
    return lacks;
}

/* Sheets and envelope; a letter that is no print piece has no envelope. */
static enum outcome tell_pages(struct answer *out, struct check_worker *w, struct diag *d, const struct letter *letter)
{
    if (!letter->layout)
        return DONE;
    out->pages = (int)letter->layout->n_pages;
    out->sheets = letter->layout->n_sheets;
    if (text_equal(out->channel, "digital"))
        return DONE;
    const struct profile *profile = find_profile(w, d, letter->profile);
    if (!profile)
        return BROKEN;
    SET(out, profile, letter->profile);
    out->sheets_per_file = profile->envelope.sheets_per_file;
    out->grams = profile_grams(profile, out->sheets);
    out->lacks_code = lacks_code(w, profile, letter);
    return DONE;
}

/* BROKEN: nothing more can be made; notes in d. */
static enum outcome check_one(struct answer *out, struct check_worker *w, struct diag *d, const struct job *job)
{
    struct slice slice = {0};
    struct letter letter = {0};
    enum outcome got = cut_record(w, d, &slice, job);
    if (got == DONE)
        got = read_own_log(w, d, job);
    if (got == DONE)
        got = letter_make(&letter, w->record, d, w->shop, &slice, &w->order);
    SET(out, id, slice.id);
    SET(out, body, slice.body);
    if (slice.bytes)
        hash_sha256_hex(slice.bytes, slice.n_bytes, out->digest);
    if (letter.facts)
        tell_facts(out, w->record, xmlDocGetRootElement(letter.facts));
    if (got == DONE)
        got = tell_pages(out, w, d, &letter);
    tell_faults(out, d, w->share->lang);
    out->outcome = got;
    letter_done(&letter);
    return got;
}

static int give_up(const struct check_worker *w, const struct diag *d)
{
    note_rows_pack(w->share->notes, d);
    return EXIT_GIVEN_UP;
}

/* Records lie one behind the other, from the first of the chunk to this one. */
static void let_go(const struct check_share *share, const struct job *first, const struct job *last)
{
    const struct input *in = &share->jobs->inputs->files[last->file];
    const uint64_t from = first->file == last->file ? first->offset : 0;
    inputs_let_go(in, from, last->offset + last->n_bytes - from);
}

static int check_chunk(struct check_worker *w, uint64_t from, uint64_t to)
{
    const struct check_share *share = w->share;
    struct job first = {.file = UINT32_MAX};
    for (uint64_t i = from; i < to; i++) {
        struct job job;
        struct diag d;
        struct answer answer = {.job = i};
        arena_reset(w->record);
        diag_init(&d, w->record);
        if (!jobs_read(&job, share->jobs, i)) {
            diag_note(&d, D_PLAN_INDEX, NULL, NULL);
            return give_up(w, &d);
        }
        if (check_one(&answer, w, &d, &job) == BROKEN)
            return give_up(w, &d);
        if (write(share->answers_fd, &answer, sizeof answer) != (ssize_t)sizeof answer)
            return EXIT_UNREAD;
        if (i % INPUTS_AT_RANDOM == 0) /* its lines of the log lie anywhere */
            inputs_let_go(share->jobs->log, 0, share->jobs->log->n_bytes);
        first = i == from ? job : first;
        if (i + 1 == to || job.file != first.file) {
            let_go(share, &first, &job);
            first = job;
            if (i + 1 == to)
                inputs_let_go(&share->jobs->inputs->gathered, 0, share->jobs->inputs->gathered.n_bytes);
        }
    }
    return 0;
}

int check_worker_run(void *context)
{
    const struct check_share *share = context;
    const struct plan_order *plan = share->order;
    struct check_worker w = {
        .share = share,
        .arena = arena_new(),
        .record = arena_new(),
        .order = {
            .mailing_date = plan->mailing_date,
            .form = plan->options.form,
            .envelope = plan->options.envelope,
            .embed = plan->options.embed,
            .stop_after = STOP_LAID_OUT,
        },
    };
    xml_global_init();
    diag_init(&w.d, w.arena);
    buf_init(&w.log, LOG_MAX_BYTES);
    if (open_shop(&w) != DONE)
        return give_up(&w, &w.d);

    const struct answer ready = {.job = CHECK_READY};
    if (write(share->answers_fd, &ready, sizeof ready) != (ssize_t)sizeof ready)
        return EXIT_UNREAD;

    const uint64_t n = share->jobs->n_jobs, n_chunks = (n + CHECK_CHUNK - 1) / CHECK_CHUNK;
    int status = 0;
    for (uint64_t c = share->from / CHECK_CHUNK; c < n_chunks && status == 0; c++) {
        if (c % (uint64_t)share->n_workers != (uint64_t)share->worker)
            continue;
        const uint64_t first = c * CHECK_CHUNK, end = first + CHECK_CHUNK;
        status = check_chunk(&w, first > share->from ? first : share->from, end < n ? end : n);
    }
    return status;
}
