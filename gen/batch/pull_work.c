#include "pull_work.h"

#include <sys/mman.h>
#include <unistd.h>

#include "../base/text.h"
#include "../record/xml.h"
#include "../shop.h"
#include "profile.h"
#include "reprint_work.h"
#include "tar.h"

#define EXIT_SOFTWARE 70
#define MAX_LETTER    ((size_t)64 << 20)
#define DATE_BYTES    11

struct work {
    const struct pull_job *job;
    struct arena *arena; /* of the process */
    struct arena *file;  /* one file at a time */
    struct diag *d;
    struct shop *shop; /* NULL until a print file is made */
    struct buf letter;
    char day[DATE_BYTES];
};

/* -- a tar ---------------------------------------------------------------------------------------------------------- */

/* Each letter is the one of the manifest. */
static enum outcome copy_letter(struct work *w, struct tar_writer *to, struct tar_reader *from, const struct run_piece *piece)
{
    struct tar_member member;
    char sha256[HASH_HEX_LEN + 1];
    enum outcome got = tar_find(from, &member, w->d, piece->member);
    if (got == DONE)
        got = tar_load(&w->letter, from, w->d, &member);
    if (got == BROKEN)
        return got;
    hash_sha256_hex(w->letter.bytes, w->letter.n_bytes, sha256);
    if (got == NONE || !text_equal(sha256, piece->sha256))
        return diag_note(w->d, D_SHARD_DIFFERS, &(struct place){.file = piece->tar}, "%s", piece->piece);
    return tar_add(to, w->d, piece->member, w->letter.bytes, w->letter.n_bytes);
}

static enum outcome make_tar(struct work *w, const struct pull_file *file)
{
    struct tar_writer *to;
    struct tar_reader from;
    char sha256[HASH_HEX_LEN + 1];
    uint64_t n_bytes;
    tar_read(&from, file->from_fd);
    enum outcome got = tar_begin(&to, w->file, w->d, file->out.fd, w->job->mailing_date);
    for (size_t i = 0; got == DONE && i < file->letters.n; i++)
        got = copy_letter(w, to, &from, &file->letters.rows[i].is);
    return got == DONE ? tar_end(to, w->d, &n_bytes, sha256) : got;
}

/* -- a print file --------------------------------------------------------------------------------------------------- */

static enum outcome open_shop(struct work *w)
{
    return w->shop ? DONE : shop_open(&w->shop, w->arena, w->d, w->job->bundle, NULL);
}

/* The sheets that stay are taken over as they are, and held against the letters of the new tar. */
static enum outcome make_sheets(struct work *w, const struct pull_file *file, const struct reprint_source *source, const struct profile *profile)
{
    const struct print_order as = {.ipp_fd = file->ipp.fd, .kit = w->shop->pdf, .number = file->print->number, .profile = file->print->profile,
                                   .paper_grams = profile->envelope.paper_grams};
    int *tar_fds = arena_array(w->file, file->letters.n + 1, sizeof *tar_fds);
    for (size_t i = 0; i < file->letters.n; i++)
        tar_fds[i] = w->job->files->rows[file->tar].out.fd;
    return reprint_make(w->file, w->d, &(struct reprint_job){.letters = &file->letters, .sources = source, .n_sources = 1, .tar_fds = tar_fds,
                                                             .mailing_date = w->day, .run = w->job->run, .fd = file->out.fd, .as = &as});
}

static enum outcome make_print(struct work *w, const struct pull_file *file)
{
    struct profile profile;
    enum outcome got = open_shop(w);
    if (got == DONE)
        got = profile_read(&profile, w->file, w->d, w->job->bundle, file->print->profile);
    if (got != DONE)
        return got;
    const off_t n_bytes = lseek(file->from_fd, 0, SEEK_END);
    void *mapped = n_bytes > 0 ? mmap(NULL, (size_t)n_bytes, PROT_READ, MAP_SHARED, file->from_fd, 0) : MAP_FAILED;
    if (mapped == MAP_FAILED)
        return durable_failed(w->d, file->name, "map");
    got = make_sheets(w, file, &(struct reprint_source){.mapped = mapped, .n_bytes = (size_t)n_bytes, .first = 0, .n = file->letters.n}, &profile);
    munmap(mapped, (size_t)n_bytes);
    return got;
}

/* -- all ------------------------------------------------------------------------------------------------------------ */

/* Tars first: print files are proofread against the new ones. */
static enum outcome make_all(struct work *w)
{
    const struct pull_files *files = w->job->files;
    enum outcome got = DONE;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; got == DONE && i < files->n; i++) {
            const struct pull_file *file = &files->rows[i];
            if (file->is_gone || (file->print != NULL) != (pass == 1))
                continue;
            got = file->print ? make_print(w, file) : make_tar(w, file);
            arena_reset(w->file);
        }
    }
    return got;
}

int pull_work(void *context)
{
    struct diag d;
    struct work w = {.job = context, .arena = arena_new(), .file = arena_new(), .d = &d};
    diag_init(&d, w.arena);
    xml_global_init();
    buf_init(&w.letter, MAX_LETTER);
    date_format(w.job->mailing_date, w.day);
    const enum outcome got = make_all(&w);
    buf_done(&w.letter);
    if (got != DONE)
        note_rows_pack(w.job->notes, &d);
    return got == DONE ? 0 : d.exit ? d.exit : EXIT_SOFTWARE;
}
