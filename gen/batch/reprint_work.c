#include "reprint_work.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#include "../base/text.h"
#include "../pdf/proof/print_proof.h"
#include "../pdf/proof/print_view.h"
#include "tar.h"

#define EXIT_SOFTWARE 70
#define DUPLEX        "/DuplexFlipLongEdge" /* as print files have it */
#define MAX_LETTER    ((size_t)64 << 20)
#define MAX_PAGES     200 /* of a letter, blank backs counted */

struct work {
    const struct reprint_job *job;
    struct arena *arena;
    struct diag *d;
    bool *is_simplex; /* by source */
    bool is_duplex;   /* the new file */
    struct print_done done;
    /* of the proof: */
    struct print_view older; /* of the source at hand */
    size_t source;
    struct tar_reader tar;
    int tar_fd; /* which one is being read; -1: none */
    struct buf pdf;
    struct bytes stamps[MAX_PAGES];
    long sheets; /* before the letter at hand */
};

static const struct run_piece *letter_at(const struct work *w, size_t at)
{
    return &w->job->letters->rows[at].is;
}

static enum outcome open_view(struct print_view *out, struct work *w, size_t source)
{
    const struct reprint_source *from = &w->job->sources[source];
    *out = (struct print_view){.arena = w->arena, .d = w->d, .file = {from->mapped, from->n_bytes}};
    return view_open(out);
}

/* -- writing -------------------------------------------------------------------------------------------------------- */

/* A file of one side or of both, as it says of itself. */
static enum outcome look_at_sides(struct work *w)
{
    enum outcome got = DONE;
    w->is_simplex = arena_array(w->arena, w->job->n_sources + 1, sizeof *w->is_simplex);
    for (size_t i = 0; got == DONE && i < w->job->n_sources; i++) {
        struct print_view view;
        struct bytes preferences, sides;
        got = open_view(&view, w, i);
        if (got == DONE && (!lex_find(view.catalog, "/ViewerPreferences", &preferences) || !lex_find(preferences, "/Duplex", &sides)))
            got = view_fault(&view, "what the file says of itself");
        if (got != DONE)
            return got;
        w->is_simplex[i] = !bytes_is(sides, DUPLEX);
        w->is_duplex = w->is_duplex || !w->is_simplex[i];
    }
    return got;
}

static enum outcome take_source(struct print_file *pf, struct work *w, size_t source)
{
    const struct reprint_source *from = &w->job->sources[source];
    struct print_view view;
    long first;
    enum outcome got = open_view(&view, w, source);
    for (size_t i = from->first; got == DONE && i < from->first + from->n; i++) {
        const struct run_piece *it = letter_at(w, i);
        got = print_file_take(pf, w->d, &view, &(struct print_taken){it->piece, it->sha256, it->first_sheet, it->sheets, w->is_simplex[source]}, &first);
    }
    return got;
}

static enum outcome write_file(struct work *w)
{
    struct print_order order = {.ipp_fd = -1, .profile = "", .without_banners = true};
    struct print_file *pf;
    enum outcome got = look_at_sides(w);
    if (w->job->as)
        order = *w->job->as;
    order.fd = w->job->fd;
    order.run = w->job->run;
    order.mailing_date = w->job->mailing_date;
    order.is_duplex = w->is_duplex;
    if (got == DONE)
        got = print_file_begin(&pf, w->arena, w->d, &order);
    for (size_t i = 0; got == DONE && i < w->job->n_sources; i++)
        got = take_source(pf, w, i);
    return got == DONE ? print_file_end(pf, w->d, &w->done) : got;
}

/* -- reading again -------------------------------------------------------------------------------------------------- */

/* The single PDF, which is the one of the manifest. */
static enum outcome find_single(struct work *w, size_t at)
{
    const struct run_piece *it = letter_at(w, at);
    struct tar_member member;
    char sha256[HASH_HEX_LEN + 1];
    if (w->tar_fd != w->job->tar_fds[at]) {
        w->tar_fd = w->job->tar_fds[at];
        tar_read(&w->tar, w->tar_fd);
    }
    enum outcome got = tar_find(&w->tar, &member, w->d, it->member);
    if (got == DONE)
        got = tar_load(&w->pdf, &w->tar, w->d, &member);
    if (got == BROKEN)
        return got;
    hash_sha256_hex(w->pdf.bytes, w->pdf.n_bytes, sha256);
    return got == DONE && text_equal(sha256, it->sha256) ? DONE : diag_note(w->d, D_SHARD_DIFFERS, &(struct place){.file = it->tar}, "%s", it->piece);
}

/* What stands over a page of the older file: the third of its contents. */
static bool find_stamp(struct bytes *out, struct print_view *v, struct bytes page)
{
    struct bytes contents, value = {0};
    struct view_object object;
    struct token token;
    *out = (struct bytes){0};
    if (!lex_find(page, "/Contents", &contents))
        return true; /* a blank back has none */
    struct lex lex = lex_of(contents);
    bool is_there = lex_next(&lex, &token) == TOKEN_ARRAY;
    for (int i = 0; i < 3 && is_there; i++)
        is_there = lex_value(&lex, &value);
    is_there = is_there && view_object(&object, v, lex_reference(value)) && object.stream.at;
    if (is_there)
        *out = object.stream;
    return is_there;
}

static enum outcome find_stamps(struct work *w, const struct run_piece *it)
{
    const long per_sheet = w->is_simplex[w->source] ? 1 : 2, first = (it->first_sheet - 1) * per_sheet, n = it->sheets * per_sheet;
    struct bytes page;
    enum outcome got = DONE;
    if (n > MAX_PAGES)
        return view_fault(&w->older, "/Count");
    while (got == DONE && w->older.n_pages < first)
        got = view_page(&page, &w->older);
    for (long i = 0; got == DONE && i < n; i++) {
        got = view_page(&page, &w->older);
        if (got == DONE && !find_stamp(&w->stamps[i], &w->older, page))
            got = view_fault(&w->older, "/Contents");
    }
    return got;
}

static enum outcome next_letter(void *context, struct diag *d, long at, struct print_proof_letter *out)
{
    struct work *w = context;
    (void)d;
    const struct run_piece *it = letter_at(w, (size_t)at);
    enum outcome got = DONE;
    if (at == 0 || (size_t)at == w->job->sources[w->source].first + w->job->sources[w->source].n) {
        w->source = at == 0 ? 0 : w->source + 1;
        got = open_view(&w->older, w, w->source);
    }
    if (got == DONE)
        got = find_stamps(w, it);
    if (got == DONE)
        got = find_single(w, (size_t)at);
    *out = (struct print_proof_letter){
        .pdf = {w->pdf.bytes, w->pdf.n_bytes}, .sha256 = it->sha256, .piece = it->piece, .first_sheet = w->sheets + 1, .n_sheets = it->sheets, .stamps = w->stamps,
        .is_simplex = w->is_simplex[w->source]};
    w->sheets += it->sheets;
    return got;
}

static enum outcome proofread(struct work *w)
{
    const off_t end = lseek(w->job->fd, 0, SEEK_END);
    if (end < 0 || (uint64_t)end != w->done.n_bytes || w->done.n_letters != (long)w->job->letters->n)
        return diag_note(w->d, D_PRINT_PROOF, NULL, "size");
    void *mapped = mmap(NULL, (size_t)end, PROT_READ, MAP_SHARED, w->job->fd, 0);
    if (mapped == MAP_FAILED)
        return diag_note(w->d, D_FILE_READ, NULL, "%s", strerror(errno));
    w->sheets = w->job->as ? 1 : 0; /* the first banner */
    const enum outcome got = print_proofread(w->arena, w->d, &(struct print_proof_order){
        .file = {mapped, (size_t)end}, .is_duplex = w->is_duplex, .run = w->job->run, .n_letters = w->done.n_letters, .letter = next_letter,
        .context = w, .without_banners = !w->job->as, .number = w->job->as ? w->job->as->number : 0});
    munmap(mapped, (size_t)end);
    return got;
}

enum outcome reprint_make(struct arena *arena, struct diag *d, const struct reprint_job *job)
{
    struct work w = {.job = job, .arena = arena, .d = d, .tar_fd = -1};
    buf_init(&w.pdf, MAX_LETTER);
    enum outcome got = write_file(&w);
    if (got == DONE)
        got = proofread(&w);
    buf_done(&w.pdf);
    return got;
}

int reprint_work(void *context)
{
    const struct reprint_job *job = context;
    struct arena *arena = arena_new();
    struct diag d;
    diag_init(&d, arena);
    const enum outcome got = reprint_make(arena, &d, job);
    if (got != DONE)
        note_rows_pack(job->notes, &d);
    return got == DONE ? 0 : d.exit ? d.exit : EXIT_SOFTWARE;
}
