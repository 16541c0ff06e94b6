#include "reprint.h"

#include <signal.h>
#include <string.h>

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/sandbox.h"
#include "../base/text.h"
#include "reprint_work.h"
#include "run_files.h"

#define RUN_DIGITS 8
#define DATE_BYTES 11

/* A reprint on its way. */
struct reprinting {
    struct closed_run r;
    struct run_files files;
    struct reprinted *out;
    const struct reprint_order *order;
    struct arena *arena;
    struct diag *d;
    struct reprint_source *sources;
    size_t n_sources;
    int *tar_fds;
};

/* -- which pieces --------------------------------------------------------------------------------------------------- */

static void list(struct reprinting *p, const struct run_piece *piece, enum diag_code code)
{
    listed_add(&p->out->listed, p->arena, &(struct listed_piece){piece->piece, piece_state_word(piece->state), code});
}

/* One note for each reason, with how many. */
static enum outcome judge(struct reprinting *p)
{
    static const enum diag_code codes[] = {D_PIECE_UNKNOWN, D_REPRINT_NOT, D_MAILED_OTHER};
    const struct listed_pieces *listed = &p->out->listed;
    enum outcome got = DONE;
    for (size_t c = 0; c < sizeof codes / sizeof codes[0]; c++) {
        size_t n = 0;
        for (size_t i = 0; i < listed->n; i++)
            n += listed->rows[i].code == codes[c];
        if (n)
            got = diag_note(p->d, codes[c], &(struct place){.file = p->r.run.path}, "%zu", n);
    }
    return got;
}

static enum outcome choose(struct reprinting *p)
{
    struct picked *letters = &p->out->letters;
    enum outcome got = picked_find(letters, &p->out->listed, p->d, &p->r, p->order->pieces, p->order->n_pieces);
    const bool is_other_day = p->order->mailed != DATE_NONE && p->order->mailed != p->r.plan.mailing_date;
    for (size_t i = 0; got == DONE && i < letters->n; i++) {
        const struct run_piece *piece = &letters->rows[i].is;
        if (!letters->rows[i].is_found)
            continue;
        p->out->sheets += piece->sheets;
        if (!run_piece_is_out(piece) || !piece->print_file[0])
            list(p, piece, D_REPRINT_NOT);
        else if (is_other_day)
            list(p, piece, D_MAILED_OTHER);
    }
    return got == DONE ? judge(p) : got;
}

/* -- their files ---------------------------------------------------------------------------------------------------- */

static enum outcome map_source(struct reprinting *p, struct reprint_source *out, const char *name)
{
    struct stat st;
    int fd;
    enum outcome got = run_files_open_checked(&fd, p->d, &p->r, &p->files, name);
    if (got != DONE)
        return got;
    void *mapped = fstat(fd, &st) == 0 && st.st_size > 0 ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (mapped == MAP_FAILED)
        got = durable_failed(p->d, name, "map");
    else
        *out = (struct reprint_source){.mapped = mapped, .n_bytes = (size_t)st.st_size};
    close(fd);
    return got;
}

/* Letters of one print file, and of one tar, stand together. */
static enum outcome open_files(struct reprinting *p)
{
    const struct picked *letters = &p->out->letters;
    enum outcome got = DONE;
    p->sources = arena_array(p->arena, letters->n + 1, sizeof *p->sources);
    p->tar_fds = arena_array(p->arena, letters->n + 1, sizeof *p->tar_fds);
    memset(p->tar_fds, -1, (letters->n + 1) * sizeof *p->tar_fds);
    for (size_t i = 0; got == DONE && i < letters->n; i++) {
        const struct run_piece *is = &letters->rows[i].is, *before = i ? &letters->rows[i - 1].is : NULL;
        if (!before || !text_equal(before->print_file, is->print_file)) {
            got = map_source(p, &p->sources[p->n_sources], is->print_file);
            p->sources[p->n_sources++].first = i;
        }
        p->sources[p->n_sources - 1].n++;
        if (before && text_equal(before->tar, is->tar))
            p->tar_fds[i] = p->tar_fds[i - 1];
        else if (got == DONE)
            got = run_files_open(&p->tar_fds[i], p->d, &p->r, is->tar);
    }
    return got;
}

static void close_files(struct reprinting *p)
{
    for (size_t i = 0; i < p->n_sources; i++)
        if (p->sources[i].mapped)
            munmap((void *)p->sources[i].mapped, p->sources[i].n_bytes);
    for (size_t i = 0; p->tar_fds && i < p->out->letters.n; i++)
        if (p->tar_fds[i] >= 0 && (i == 0 || p->tar_fds[i] != p->tar_fds[i - 1]))
            close(p->tar_fds[i]);
}

/* -- the work ------------------------------------------------------------------------------------------------------- */

static enum outcome hear(struct reprinting *p, struct note_rows *notes, int status, int died_of)
{
    if (died_of)
        return diag_note(p->d, died_of == SIGSYS ? D_SANDBOX_OPEN : D_INTERNAL, NULL, "signal %d", died_of);
    if (status == 0)
        return DONE;
    const enum outcome got = note_rows_unpack(notes, p->d);
    return got == DONE ? diag_note(p->d, status == 75 ? D_RUN_STOPPED : D_INTERNAL, NULL, NULL) : got;
}

static enum outcome work(struct reprinting *p)
{
    char day[DATE_BYTES], piece[PLAN_PIECE_BYTES];
    int died_of;
    date_format(p->r.plan.mailing_date, day);
    plan_piece(piece, &p->r.plan, 1);
    piece[RUN_DIGITS] = '\0';
    struct note_rows *notes = mmap(NULL, sizeof *notes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (notes == MAP_FAILED)
        arena_no_memory();
    struct reprint_job job = {.letters = &p->out->letters, .sources = p->sources, .n_sources = p->n_sources, .tar_fds = p->tar_fds, .mailing_date = day,
                              .run = piece, .fd = p->order->fd, .notes = notes};
    int *kept = arena_array(p->arena, p->out->letters.n + 1, sizeof *kept);
    memcpy(kept, p->tar_fds, p->out->letters.n * sizeof *kept);
    kept[p->out->letters.n] = p->order->fd;
    const int status = sandbox_run(reprint_work, &job, &(struct sandbox_kept){.fds = kept, .n = p->out->letters.n + 1}, &died_of);
    const enum outcome got = hear(p, notes, status, died_of);
    munmap(notes, sizeof *notes);
    return got;
}

static enum outcome reprint(struct reprinting *p)
{
    int fd;
    enum outcome got = closed_run_is_out(&p->r, p->d);
    if (got == DONE)
        got = run_files_read(&p->files, p->arena, p->d, &p->r);
    if (got == DONE)
        got = run_files_open_checked(&fd, p->d, &p->r, &p->files, "manifest.csv");
    if (got != DONE)
        return got;
    close(fd);
    got = choose(p);
    if (got == DONE)
        got = open_files(p);
    return got == DONE ? work(p) : got;
}

enum outcome reprint_run(struct reprinted *out, struct arena *arena, struct diag *d, const struct reprint_order *order)
{
    struct reprinting p = {.out = out, .order = order, .arena = arena, .d = d};
    *out = (struct reprinted){.sheets = 0};
    enum outcome got = closed_run_open_settled(&p.r, arena, d, order->run);
    if (got == DONE)
        got = reprint(&p);
    close_files(&p);
    closed_run_close(&p.r);
    return got;
}
