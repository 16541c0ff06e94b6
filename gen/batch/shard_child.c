#include "shard_child.h"

#include <stdio.h>
#include <string.h>

#include <unistd.h>

#include "../base/text.h"
#include "../letter.h"
#include "../record/xml.h"
#include "shard_result.h"
#include "tar.h"

#define EXIT_SOFTWARE 70
#define TEXT_FORMAT   "text"

/* A shard on its way. */
struct shard_work {
    const struct shard_job *job;
    struct arena *arena;  /* of the process */
    struct arena *letter; /* one letter at a time */
    struct diag *d;       /* of the process: what breaks the shard */
    struct shop *shop;
    struct tar_writer *tar;
    struct print_sink *prints;
    size_t next_left_out;
    struct shard_row row;
};

static enum outcome send(struct shard_work *w, enum shard_row_kind kind)
{
    w->row.kind = kind;
    return files_write_all(w->job->row_fd, &w->row, sizeof w->row) ? DONE : diag_note(w->d, D_INTERNAL, NULL, "row");
}

/* The code that a piece was stopped by: the first of the worst. */
static void take_code(struct shard_row *row, const struct diag *d, enum outcome worst)
{
    for (const struct note *it = d->first; it; it = it->next) {
        if (diag_table[it->code].outcome == worst) {
            shard_row_word(row->code, sizeof row->code, diag_table[it->code].code);
            return;
        }
    }
    shard_row_word(row->code, sizeof row->code, diag_table[D_PIECE_OTHERWISE].code);
}

/* Each instrument once, by its id. */
static void take_instruments(struct shard_row *row, const xmlNode *facts)
{
    size_t n = 0;
    row->instruments[0] = '\0';
    for (const xmlNode *it = xml_child(facts, "selection"); it; it = xml_next(it, "selection")) {
        const char *id = xml_attr(it, "instrument");
        char word[ROW_ID_BYTES + 2], all[ROW_LIST_BYTES + 2];
        snprintf(word, sizeof word, " %s ", id ? id : "");
        snprintf(all, sizeof all, " %s ", row->instruments);
        if (id && !strstr(all, word) && n + strlen(id) + 2 < sizeof row->instruments)
            n += (size_t)snprintf(row->instruments + n, sizeof row->instruments - n, "%s%s", n ? " " : "", id);
    }
}

/* What the row tells of the letter, taken from its facts. */
static void take_facts(struct shard_row *row, const struct letter *letter)
{
    if (!letter->facts)
        return;
    const xmlNode *facts = xmlDocGetRootElement(letter->facts);
    const xmlNode *of_letter = xml_child(facts, "letter");
    shard_row_word(row->form, sizeof row->form, xml_attr(of_letter, "form"));
    shard_row_word(row->format, sizeof row->format, xml_attr(of_letter, "format"));
    shard_row_word(row->language, sizeof row->language, xml_attr(of_letter, "language"));
    shard_row_word(row->ending, sizeof row->ending, text_equal(row->format, TEXT_FORMAT) ? "txt" : "pdf");
    take_instruments(row, facts);
}

/* A fault in our own code with this one letter is no reason to leave the others unmade. */
static enum outcome of_piece(enum outcome got, const struct diag *d)
{
    return got == BROKEN && d->exit == EXIT_SOFTWARE ? REFUSED : got;
}

/* The one record of a piece's document. */
static enum outcome slice_of(struct slice *out, struct arena *arena, struct diag *d, const struct work_piece *piece)
{
    struct splitter splitter;
    enum outcome got = splitter_open(&splitter, arena, d, &piece->record);
    if (got == DONE)
        got = splitter_next(&splitter, out, d);
    out->line = piece->line;
    return got == NONE ? diag_note(d, D_PIECE_OTHERWISE, NULL, "no record") : got;
}

static enum outcome make_letter(struct letter *letter, struct shard_work *w, struct diag *d, const struct work_piece *piece)
{
    struct slice slice;
    struct selections *log = NULL;
    const struct selections_part part = {w->shop->selections_schema, &piece->log, piece->log_line};
    const struct plan_options *options = &w->job->plan->options;
    enum outcome got = slice_of(&slice, w->letter, d, piece);
    if (got == DONE)
        got = selections_load_part(&log, w->letter, d, &part);
    if (got != DONE)
        return got;
    return letter_make(letter, w->letter, d, w->shop, &slice, &(struct letter_order){
        .mailing_date = w->job->plan->mailing_date,
        .form = options->form,
        .envelope = options->envelope,
        .embed = options->embed,
        .own_log = log,
    });
}

static bool was_released(const struct diag *d, const char *gate)
{
    const size_t n = strlen(gate);
    for (const struct note *it = d->first; it; it = it->next)
        if (it->code == D_GATE_RELEASED && it->detail && strncmp(it->detail, gate, n) == 0 && (it->detail[n] == '\0' || it->detail[n] == '.'))
            return true;
    return false;
}

/* Each gate that holds this letter, and who let it go all the same. */
static enum outcome send_releases(struct shard_work *w, const struct letter *letter, const struct diag *d)
{
    const xmlNode *facts = letter->facts ? xmlDocGetRootElement(letter->facts) : NULL;
    enum outcome got = DONE;
    for (const xmlNode *it = facts ? xml_child(facts, "release") : NULL; got == DONE && it; it = xml_next(it, "release")) {
        const char *gate = xml_attr(it, "gate");
        if (!gate || !was_released(d, gate))
            continue;
        shard_row_release(&w->row, gate, xml_attr(it, "by"), xml_attr(it, "role"));
        got = send(w, ROW_RELEASE);
    }
    return got;
}

/* What the mail-room was told is what it gets. */
static bool is_as_planned(const struct letter *letter, const struct work_piece *piece)
{
    return letter->layout ? letter->layout->n_sheets == piece->sheets && (int)letter->layout->n_pages == piece->pages : piece->sheets == 0;
}

/* A letter that is made goes into the tar and into its print file. */
static enum outcome keep(struct shard_work *w, const struct work_piece *piece, const struct letter *letter)
{
    char name[TAR_NAME_BYTES];
    struct shard_row *row = &w->row;
    snprintf(name, sizeof name, "%s.%s", piece->piece, row->ending);
    row->is_made = true;
    row->n_bytes = letter->bytes.n_bytes;
    memcpy(row->sha256, letter->sha256, sizeof row->sha256);
    enum outcome got = tar_add(w->tar, w->d, name, letter->bytes.bytes, letter->bytes.n_bytes);
    if (got == DONE)
        got = print_sink_add(w->prints, w->d, &(struct print_sink_letter){piece, letter, row->sha256}, &row->first_sheet);
    row->number = row->first_sheet ? piece->print : 0;
    return got;
}

static bool is_left_out(struct shard_work *w, long at)
{
    const struct shard_job *job = w->job;
    const bool is_it = w->next_left_out < job->n_left_out && job->left_out[w->next_left_out] == at;
    w->next_left_out += is_it;
    return is_it;
}

/* DONE: the piece is made or refused, and told. BROKEN: the shard cannot be made. */
static enum outcome make_piece(struct shard_work *w, const struct work_piece *piece)
{
    struct diag d;
    struct letter letter = {0};
    diag_init(&d, w->letter);
    if (is_left_out(w, w->row.at)) {
        shard_row_word(w->row.code, sizeof w->row.code, diag_table[D_PIECE_KILLS].code);
        return send(w, ROW_PIECE);
    }
    enum outcome got = of_piece(make_letter(&letter, w, &d, piece), &d);
    take_facts(&w->row, &letter);
    if (got == DONE && !is_as_planned(&letter, piece))
        got = diag_note(&d, D_PIECE_OTHERWISE, NULL, NULL);
    if (got == BROKEN) {
        note_rows_pack(w->job->notes, &d);
    } else if (got == DONE) {
        got = keep(w, piece, &letter);
    } else {
        take_code(&w->row, &d, d.worst);
        got = DONE;
    }
    if (got == DONE)
        got = send(w, ROW_PIECE);
    if (got == DONE && w->row.is_made)
        got = send_releases(w, &letter, &d);
    letter_done(&letter);
    return got == DONE ? DONE : BROKEN;
}

static void begin_row(struct shard_row *row, long at, const struct work_piece *piece)
{
    *row = (struct shard_row){.at = at, .pages = piece->pages, .sheets = piece->sheets, .grams = piece->grams};
    shard_row_word(row->piece, sizeof row->piece, piece->piece);
    shard_row_word(row->profile, sizeof row->profile, piece->profile);
}

/* Every piece of the work file, in its order. */
static enum outcome make_pieces(struct shard_work *w)
{
    struct work_reader reader;
    struct work_piece piece;
    enum outcome got = work_open(&reader, w->arena, w->d, w->job->work_fd, w->job->plan->hash);
    for (long at = 0; got == DONE; at++) {
        char expected[PLAN_PIECE_BYTES];
        arena_reset(w->letter);
        got = work_next(&reader, &piece, w->letter, w->d);
        if (got == NONE)
            return at == w->job->shard->pieces ? DONE : diag_note(w->d, D_WORK_FILE, NULL, "%ld of %ld", at, w->job->shard->pieces);
        plan_piece(expected, w->job->plan, w->job->shard->first + at);
        if (got == DONE && !text_equal(expected, piece.piece))
            got = diag_note(w->d, D_WORK_FILE, NULL, "piece %s", expected);
        if (got != DONE)
            break;
        begin_row(&w->row, at, &piece);
        got = send(w, ROW_STARTS);
        if (got == DONE)
            got = make_piece(w, &piece);
    }
    return got;
}

/* Here the other shards do not wait for the disk; the parent's own fsync finds little left to do. It would not find a fault either: the kernel
 * tells that once to those who share a descriptor, so it is told here. */
static enum outcome begin_sync(const struct shard_work *w)
{
    const struct shard_job *job = w->job;
    bool is_synced = fsync(job->tar_fd) == 0;
    for (size_t i = 0; is_synced && i < job->n_prints; i++)
        is_synced = fsync(job->prints[i].pdf_fd) == 0;
    char name[DURABLE_NAME_BYTES];
    result_tar(name, job->shard->number);
    return is_synced ? DONE : durable_failed(w->d, name, "fsync");
}

static enum outcome make_files(struct shard_work *w)
{
    const struct shard_job *job = w->job;
    const struct print_sink_order prints = {job->plan, job->bundle, job->prints, job->n_prints, job->tar_fd, w->shop->pdf, w->shop->layout};
    struct print_sink_done *done = arena_array(w->arena, job->n_prints + 1, sizeof *done);
    enum outcome got = tar_begin(&w->tar, w->arena, w->d, job->tar_fd, job->plan->mailing_date);
    if (got != DONE)
        return got;
    print_sink_open(&w->prints, w->arena, &prints);
    got = make_pieces(w);
    w->row = (struct shard_row){0};
    if (got == DONE)
        got = tar_end(w->tar, w->d, &w->row.n_bytes, w->row.sha256);
    if (got == DONE)
        got = send(w, ROW_FILE);
    if (got == DONE)
        got = print_sink_end(w->prints, w->d, done);
    for (size_t i = 0; got == DONE && i < job->n_prints; i++) {
        w->row = (struct shard_row){.number = done[i].number, .n_bytes = done[i].n_bytes};
        shard_row_word(w->row.sha256, sizeof w->row.sha256, done[i].sha256);
        got = done[i].number ? send(w, ROW_FILE) : DONE;
    }
    if (got == DONE)
        got = begin_sync(w);
    return got == DONE ? send(w, ROW_END) : got;
}

static enum outcome open_shop(struct shard_work *w)
{
    const struct shard_job *job = w->job;
    enum outcome got = shop_open(&w->shop, w->arena, w->d, job->bundle, NULL);
    return got == DONE ? shop_read_releases(w->shop, w->arena, w->d, job->releases) : got;
}

int shard_child(void *context)
{
    const struct shard_job *job = context;
    struct diag d;
    struct shard_work w = {.job = job, .arena = arena_new(), .letter = arena_new(), .d = &d};
    diag_init(&d, w.arena);
    xml_global_init();
    enum outcome got = open_shop(&w);
    if (got == DONE)
        got = make_files(&w);
    if (got != DONE && d.n_notes)
        note_rows_pack(job->notes, &d);
    return got == DONE ? 0 : d.exit ? d.exit : EXIT_SOFTWARE;
}
