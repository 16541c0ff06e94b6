/* The report as one JSON document: names as in manifest.json where that has them. */
#include <stdlib.h>

#include <jansson.h>

#include "report.h"

static const char *const step_words[STEP_N] = {
    [STEP_MEND] = "mend", [STEP_PULLED] = "plan-anew", [STEP_DRAFTS] = "approve",       [STEP_RELEASE] = "release", [STEP_PULL_AGAIN] = "pull", [STEP_RELEASE_AGAIN] = "release",
    [STEP_PRINT] = "print",         [STEP_RECONCILE] = "reconcile",  [STEP_HAND_OVER] = "handover", [STEP_REPRINT] = "reprint", [STEP_WITHDRAW] = "withdraw",
    [STEP_ARCHIVE] = "handover",    [STEP_PURGE] = "purge",
};

static json_t *counts_of(const struct report *r)
{
    const struct plan_counts *n = &r->counts;
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "records", (json_int_t)n->records, "made", (json_int_t)n->made, "refused", (json_int_t)n->refused,
                     "held", (json_int_t)n->held, "none", (json_int_t)n->none, "refused-at-render", (json_int_t)r->refused_at_render, "pulled", (json_int_t)n->pulled);
}

static json_t *log_of(const struct plan_log *log)
{
    json_t *lines = json_array();
    for (size_t i = 0; i < log->n_unused_lines; i++)
        json_array_append_new(lines, json_integer(log->unused_lines[i]));
    return json_pack("{s:I, s:I, s:I, s:o}", "lines", (json_int_t)log->lines, "used", (json_int_t)log->used, "unused", (json_int_t)log->unused, "unused-lines", lines);
}

static json_t *states_of_pieces(const long counts[PIECE_STATE_N])
{
    json_t *all = json_object();
    for (int state = 0; state < PIECE_STATE_N; state++)
        if (counts[state])
            json_object_set_new(all, piece_state_word((enum piece_state)state), json_integer(counts[state]));
    return all;
}

static json_t *reasons_of(const struct report *r)
{
    json_t *all = json_array();
    for (size_t i = 0; i < r->n_reasons; i++)
        json_array_append_new(all, json_pack("{s:s, s:s, s:I}", "status", piece_state_word(r->reasons[i].state), "reason", r->reasons[i].reason, "letters",
                                             (json_int_t)r->reasons[i].letters));
    return all;
}

static json_t *prints_of(const struct report *r)
{
    json_t *all = json_array();
    for (size_t i = 0; i < r->n_prints; i++) {
        const struct report_print *it = &r->prints[i];
        json_array_append_new(all, json_pack("{s:s, s:s, s:I, s:I, s:I, s:I}", "name", it->name, "profile", it->profile, "letters", (json_int_t)it->letters,
                                             "sheets", (json_int_t)it->sheets, "grams", (json_int_t)it->grams, "heaviest", (json_int_t)it->heaviest));
    }
    return all;
}

static json_t *next_of(const struct report *r)
{
    enum report_step steps[STEP_N];
    const size_t n = report_next(steps, r);
    json_t *all = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(all, json_string(step_words[steps[i]]));
    return all;
}

/* -- the auditor's -------------------------------------------------------------------------------------------------- */

static json_t *libraries_of(const struct plan *plan)
{
    json_t *all = json_object();
    for (size_t i = 0; i < plan->n_libraries; i++)
        json_object_set_new(all, plan->libraries[i].name, json_string(plan->libraries[i].version));
    return all;
}

static json_t *inputs_of(const struct plan *plan)
{
    json_t *all = json_array();
    for (size_t i = 0; i < plan->n_inputs; i++)
        json_array_append_new(all, json_pack("{s:s, s:I, s:s}", "name", plan->inputs[i].name, "bytes", (json_int_t)plan->inputs[i].n_bytes, "sha256",
                                             plan->inputs[i].sha256));
    return all;
}

static json_t *codes_of(const struct report *r)
{
    json_t *all = json_array();
    for (size_t i = 0; i < r->codes.n; i++)
        json_array_append_new(all, json_pack("{s:s, s:I, s:I}", "code", r->codes.rows[i].code, "refused", (json_int_t)r->codes.rows[i].refused, "held",
                                             (json_int_t)r->codes.rows[i].held));
    return all;
}

static json_t *releases_of(const struct report *r)
{
    json_t *all = json_array();
    for (size_t i = 0; i < r->n_releases; i++)
        json_array_append_new(all, json_pack("{s:s, s:s, s:s, s:I}", "gate", r->releases[i].gate, "by", r->releases[i].by, "role", r->releases[i].role,
                                             "letters", (json_int_t)r->releases[i].letters));
    return all;
}

static json_t *instruments_of(const struct report *r)
{
    json_t *all = json_array();
    for (size_t i = 0; i < r->n_tallies; i++)
        json_array_append_new(all, json_pack("{s:s, s:I}", "instrument", r->tallies[i].instrument, "noticed", (json_int_t)r->tallies[i].noticed));
    return all;
}

static json_t *files_of(const struct report *r)
{
    json_t *all = json_array();
    for (size_t i = 0; i < r->n_files; i++)
        json_array_append_new(all, json_pack("{s:s, s:I, s:s}", "name", r->files[i].name, "bytes", (json_int_t)r->files[i].n_bytes, "sha256", r->files[i].sha256));
    return all;
}

static void add_audit(json_t *json, const struct report *r)
{
    const struct plan *plan = r->plan;
    json_object_set_new(json, "plan-hash", json_string(plan->hash));
    json_object_set_new(json, "bundle-hash", json_string(plan->bundle_hash));
    json_object_set_new(json, "manifest-sha256", json_string(r->csv_sha256));
    json_object_set_new(json, "root", json_string(r->root));
    json_object_set_new(json, "program", json_string(plan->program));
    json_object_set_new(json, "letter-format", json_integer(plan->letter_format));
    json_object_set_new(json, "libraries", libraries_of(plan));
    json_object_set_new(json, "inputs", inputs_of(plan));
    json_object_set_new(json, "codes", codes_of(r));
    json_object_set_new(json, "releases", releases_of(r));
    json_object_set_new(json, "instruments", instruments_of(r));
    json_object_set_new(json, "files", files_of(r));
}

void report_json(struct buf *out, const struct report *r, enum report_reader reader)
{
    char day[11];
    date_format(r->plan->mailing_date, day);
    json_t *json = json_pack("{s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o}", "run", r->run, "mailing-date", day, "state", run_state_word(r->state), "counts", counts_of(r),
                             "log", log_of(&r->plan->log), "pieces", states_of_pieces(r->paper), "pieces-without-envelope", states_of_pieces(r->unprinted),
                             "reasons", reasons_of(r));
    if (r->state == RUN_PURGED)
        json_object_set_new(json, "destroyed", json_pack("{s:s, s:I}", "at", r->destroyed.at, "files", (json_int_t)r->destroyed.files));
    if (reader == FOR_AUDITOR) {
        add_audit(json, r);
    } else {
        json_object_set_new(json, "print-files", prints_of(r));
        json_object_set_new(json, "next", next_of(r));
    }
    char *text = json_dumps(json, JSON_COMPACT | JSON_PRESERVE_ORDER);
    json_decref(json);
    if (!text)
        arena_no_memory();
    buf_printf(out, "%s\n", text);
    free(text);
}
