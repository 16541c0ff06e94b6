#include "print_sink.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#include "../letter.h"
#include "../pdf/print_file.h"
#include "../pdf/proof/print_proof.h"
#include "profile.h"
#include "tar.h"

#define RUN_DIGITS     8 /* of the plan's hash, as pieces begin with them */
#define DATE_BYTES     11
#define PAGE_BYTES     4096
#define MM(pt)          ((pt) * 25.4 / 72)
#define MAX_LETTER     ((uint64_t)64 << 20)

/* A letter in a print file. */
struct sink_letter {
    char piece[PIECE_DIGITS + 1], sha256[HASH_HEX_LEN + 1];
    int sheets;
    long first;
    struct piece_codes codes; /* what the carrier reads of it; the shard's arena's */
};

struct print_sink {
    struct print_sink_order order;
    struct arena *arena;  /* as long as the shard */
    struct arena *file;   /* as long as a print file is open */
    struct print_file *open;
    size_t at;            /* which file of the order is open, or will be next */
    struct profile profile; /* of the file that is open */
    struct arena *marks;  /* of one letter */
    struct sink_letter *letters; /* of all files, in their order */
    size_t n_letters, max_letters;
    long *n_of;           /* letters of each file */
    struct print_done *done; /* of each file */
    char run[RUN_DIGITS + 1], date[DATE_BYTES];
};

bool print_sink_is_built(void)
{
    return true;
}

static void end_file_arena(void *arena)
{
    arena_free(arena);
}

void print_sink_open(struct print_sink **out, struct arena *arena, const struct print_sink_order *order)
{
    struct print_sink *s = arena_alloc(arena, sizeof *s);
    char piece[PLAN_PIECE_BYTES];
    s->order = *order;
    s->arena = arena;
    s->file = arena_new();
    s->marks = arena_new();
    arena_defer(arena, end_file_arena, s->file);
    arena_defer(arena, end_file_arena, s->marks);
    s->n_of = arena_array(arena, order->n_files + 1, sizeof *s->n_of);
    s->done = arena_array(arena, order->n_files + 1, sizeof *s->done);
    for (size_t i = 0; i < order->n_files; i++)
        s->max_letters += (size_t)order->files[i].plan->letters;
    s->letters = arena_array(arena, s->max_letters + 1, sizeof *s->letters);
    plan_piece(piece, order->plan, 1);
    memcpy(s->run, piece, RUN_DIGITS);
    date_format(order->plan->mailing_date, s->date);
    *out = s;
}

/* --- writing --- */

static enum outcome close_file(struct print_sink *s, struct diag *d)
{
    if (!s->open)
        return DONE;
    const enum outcome got = print_file_end(s->open, d, &s->done[s->at]);
    s->open = NULL;
    s->at++;
    arena_reset(s->file);
    return got;
}

static enum outcome open_file(struct print_sink *s, struct diag *d)
{
    const struct print_sink_file *file = &s->order.files[s->at];
    const enum outcome got = profile_read(&s->profile, s->file, d, s->order.bundle, file->plan->profile);
    if (got != DONE)
        return got;
    return print_file_begin(&s->open, s->file, d, &(struct print_order){
        .fd = file->pdf_fd,
        .ipp_fd = file->ipp_fd,
        .kit = s->order.kit,
        .run = s->run,
        .number = file->plan->number,
        .profile = file->plan->profile,
        .mailing_date = s->date,
        .is_duplex = s->profile.envelope.duplex,
        .paper_grams = s->profile.envelope.paper_grams,
    });
}

/* The file of that number is open after it. Those before it get no more letters: pieces come in the order of their files. */
static enum outcome turn_to(struct print_sink *s, struct diag *d, long number)
{
    const size_t n = s->order.n_files;
    enum outcome got = DONE;
    if (s->open && s->order.files[s->at].plan->number != number)
        got = close_file(s, d);
    while (got == DONE && !s->open && s->at < n && s->order.files[s->at].plan->number != number)
        s->at++;
    if (got == DONE && s->at == n)
        got = diag_note(d, D_PRINT_LETTER, NULL, "order of files");
    return got == DONE && !s->open ? open_file(s, d) : got;
}

/* The marks of every sheet of a letter, in the arena of one letter. */
static enum outcome draw_marks(struct mark_set **out, struct print_sink *s, struct diag *d, const struct sink_letter *letter)
{
    const struct piece_room room = profile_room(&s->profile);
    arena_reset(s->marks);
    *out = arena_array(s->marks, (size_t)letter->sheets + 1, sizeof **out);
    for (int i = 0; i < letter->sheets; i++) {
        const struct omr_sheet sheet = {letter->piece, i + 1, letter->sheets};
        if (!piece_marks(&(*out)[i], s->marks, &room, &letter->codes, &sheet))
            return diag_note(d, D_PRINT_LETTER, NULL, "marks, %s", s->profile.envelope.id);
    }
    return DONE;
}

static enum outcome add_letter(struct print_sink *s, struct diag *d, struct sink_letter *row, const struct print_sink_letter *added)
{
    const struct letter *letter = added->letter;
    const struct piece_room room = profile_room(&s->profile);
    const struct piece_letter of = {s->order.layout, letter->layout, xmlDocGetRootElement(letter->facts)};
    struct mark_set *sets;
    piece_choose(&row->codes, s->arena, &room, &of);
    const enum outcome got = draw_marks(&sets, s, d, row);
    if (got != DONE)
        return got;
    struct stamp_marks *marks = arena_array(s->marks, (size_t)row->sheets + 1, sizeof *marks);
    for (int i = 0; i < row->sheets; i++)
        marks[i] = (struct stamp_marks){sets[i].rects, sets[i].n_rects, sets[i].texts, sets[i].n_texts};
    return print_file_add(s->open, d, &(struct print_piece){
        .pdf = {letter->bytes.bytes, letter->bytes.n_bytes},
        .sha256 = added->sha256,
        .piece = row->piece,
        .n_sheets = row->sheets,
        .marks = marks,
    }, &row->first);
}

enum outcome print_sink_add(struct print_sink *s, struct diag *d, const struct print_sink_letter *added, long *first_sheet)
{
    const struct work_piece *piece = added->piece;
    *first_sheet = 0;
    if (!piece->print)
        return DONE;
    enum outcome got = turn_to(s, d, piece->print);
    if (got == DONE && s->n_letters == s->max_letters)
        got = diag_note(d, D_PRINT_LETTER, NULL, "number of letters");
    if (got != DONE)
        return got;
    struct sink_letter *row = &s->letters[s->n_letters];
    snprintf(row->piece, sizeof row->piece, "%s", piece->piece);
    snprintf(row->sha256, sizeof row->sha256, "%s", added->sha256);
    row->sheets = piece->sheets;
    got = add_letter(s, d, row, added);
    if (got != DONE)
        return got;
    *first_sheet = row->first;
    s->n_letters++;
    s->n_of[s->at]++;
    return DONE;
}

/* --- reading again --- */

/* A print file that is proofread, and the letters in the tar beside it. */
struct rereading {
    struct print_sink *s;
    struct tar_reader tar;
    const struct sink_letter *letters;
    char *mapped;
    size_t n_mapped;
    struct buf bytes; /* of the letter at hand */
};

/* On to the member of that name. Pieces without print file lie between. */
static enum outcome find_member(struct rereading *r, struct diag *d, const char *piece)
{
    struct tar_member member;
    char name[TAR_NAME_BYTES];
    snprintf(name, sizeof name, "%s.pdf", piece);
    const enum outcome got = tar_find(&r->tar, &member, d, name);
    if (got == NONE || (got == DONE && member.n_bytes > MAX_LETTER))
        return diag_note(d, D_PRINT_PROOF, NULL, "the single letter");
    return got == DONE ? tar_load(&r->bytes, &r->tar, d, &member) : got;
}

/* What is needed again comes from the file. */
static void let_go(void *context, size_t begin, size_t end)
{
    struct rereading *r = context;
    begin -= begin % PAGE_BYTES;
    madvise(r->mapped + begin, end - begin, MADV_DONTNEED);
}

/* In millimetres; NULL when the profile has no such place. */
static const struct proof_rect *place_of(struct arena *arena, const struct rect *place)
{
    struct proof_rect *out = arena_alloc(arena, sizeof *out);
    *out = (struct proof_rect){MM(place->x_pt), MM(place->y_pt), MM(place->width_pt), MM(place->height_pt)};
    return place->width_pt > 0 ? out : NULL;
}

/* What must stand over it, made anew from what was chosen when it was laid out. */
static enum outcome expect_marks(struct print_proof_letter *out, struct print_sink *s, struct diag *d, const struct sink_letter *row)
{
    struct mark_set *sets;
    const enum outcome got = draw_marks(&sets, s, d, row);
    if (got != DONE)
        return got;
    struct proof_marks *marks = arena_array(s->marks, (size_t)row->sheets + 1, sizeof *marks);
    for (int i = 0; i < row->sheets; i++) {
        struct proof_rect *rects = arena_array(s->marks, sets[i].n_rects + 1, sizeof *rects);
        struct proof_text *texts = arena_array(s->marks, sets[i].n_texts + 1, sizeof *texts);
        for (size_t k = 0; k < sets[i].n_rects; k++) {
            const struct mark_rect *from = &sets[i].rects[k];
            rects[k] = (struct proof_rect){from->x_mm, from->y_mm, from->width_mm, from->height_mm};
        }
        for (size_t k = 0; k < sets[i].n_texts; k++) {
            const struct mark_text *from = &sets[i].texts[k];
            texts[k] = (struct proof_text){from->text, from->x_mm, from->y_mm, from->size_pt};
        }
        marks[i] = (struct proof_marks){rects, sets[i].n_rects, texts, sets[i].n_texts};
    }
    const struct envelope *e = &s->profile.envelope;
    out->marks = marks;
    out->matrix = place_of(s->marks, &e->matrix);
    out->kix = row->codes.kix || !piece_has_codes(&row->codes) ? place_of(s->marks, &e->kix) : NULL; /* where they may stand in its place */
    out->kix_code = row->codes.kix ? row->codes.kix : "";
    return DONE;
}

static enum outcome next_letter(void *context, struct diag *d, long at, struct print_proof_letter *out)
{
    struct rereading *r = context;
    const struct sink_letter *row = &r->letters[at];
    enum outcome got = find_member(r, d, row->piece);
    *out = (struct print_proof_letter){
        .pdf = {r->bytes.bytes, r->bytes.n_bytes}, .sha256 = row->sha256, .piece = row->piece, .first_sheet = row->first, .n_sheets = row->sheets};
    if (got == DONE)
        got = expect_marks(out, r->s, d, row);
    return got;
}

static enum outcome proofread_file(struct rereading *r, struct diag *d, size_t at)
{
    struct print_sink *s = r->s;
    const struct print_sink_file *file = &s->order.files[at];
    enum outcome got = profile_read(&s->profile, s->file, d, s->order.bundle, file->plan->profile);
    if (got != DONE)
        return got;
    r->n_mapped = (size_t)s->done[at].n_bytes;
    void *mapped = mmap(NULL, r->n_mapped, PROT_READ, MAP_SHARED, file->pdf_fd, 0);
    if (mapped == MAP_FAILED)
        return diag_note(d, D_FILE_READ, NULL, "%s", strerror(errno));
    r->mapped = mapped;
    got = print_proofread(s->file, d, &(struct print_proof_order){
        .file = {r->mapped, r->n_mapped},
        .is_duplex = s->profile.envelope.duplex,
        .run = s->run,
        .number = file->plan->number,
        .n_letters = s->n_of[at],
        .letter = next_letter,
        .let_go = let_go,
        .context = r,
    });
    munmap(mapped, r->n_mapped);
    r->letters += s->n_of[at];
    arena_reset(s->file);
    return got;
}

/* The file on the disk is as long as what was written. */
static bool is_whole(int fd, uint64_t n_bytes)
{
    const off_t end = lseek(fd, 0, SEEK_END);
    return end >= 0 && (uint64_t)end == n_bytes;
}

enum outcome print_sink_end(struct print_sink *s, struct diag *d, struct print_sink_done *done)
{
    struct rereading r = {.s = s, .letters = s->letters};
    enum outcome got = close_file(s, d);
    tar_read(&r.tar, s->order.tar_fd);
    buf_init(&r.bytes, MAX_LETTER);
    for (size_t i = 0; i < s->order.n_files && got == DONE; i++) {
        done[i] = (struct print_sink_done){0};
        if (!s->n_of[i])
            continue;
        got = is_whole(s->order.files[i].pdf_fd, s->done[i].n_bytes) ? proofread_file(&r, d, i)
                                                                     : diag_note(d, D_PRINT_PROOF, NULL, "size");
        done[i].number = s->order.files[i].plan->number;
        done[i].n_bytes = s->done[i].n_bytes;
        memcpy(done[i].sha256, s->done[i].sha256, sizeof done[i].sha256);
    }
    buf_done(&r.bytes);
    return got;
}
