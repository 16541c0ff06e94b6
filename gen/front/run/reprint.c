/* kenbaar run reprint: damaged letters once more, as their sheets stand in the print files. */
#include "../../batch/reprint.h"

#include <errno.h>
#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#include "../../base/text.h"
#include "answer.h"
#include "run.h"

#define BLOCK_BYTES ((size_t)64 << 10)

/* All faults of the command line at once. */
static enum outcome check_options(const struct options *opt, struct diag *d, date_day *mailed)
{
    *mailed = opt->mailed ? date_parse(opt->mailed) : DATE_NONE;
    if (opt->mailed && *mailed == DATE_NONE)
        diag_note(d, D_OPTION_VALUE, NULL, "--mailed: YYYY-MM-DD");
    options_need(d, opt->output, "-o, --output");
    if (opt->n_operands == 0 || (opt->from ? opt->n_operands > 1 : opt->n_operands < 2))
        diag_note(d, D_OPERANDS, NULL, "RUN PIECE... | --from=FILE RUN");
    return d->worst;
}

static void answer(const struct front *f, const struct reprinted *out)
{
    long sheet = 1;
    for (size_t i = 0; i < out->letters.n; i++) {
        const struct run_piece *it = &out->letters.rows[i].is;
        if (f->opt.json)
            printf("%s{\"piece\":\"%s\",\"profile\":\"%s\",\"first-sheet\":%ld,\"sheets\":%ld}", i ? "," : "{\"letters\":[", it->piece, it->profile, sheet, it->sheets);
        else
            printf("%s\t%s\t%ld\t%ld\n", it->piece, it->profile, sheet, it->sheets);
        sheet += it->sheets;
    }
    if (f->opt.json)
        printf("],\"sheets\":%ld}\n", out->sheets);
}

static void answer_refusal(const struct front *f, const struct reprinted *out)
{
    if (f->opt.json)
        fputs("{\"letters\":[],\"sheets\":0", stdout);
    answer_listed(f, &out->listed);
    answer_end(f);
}

/* The file to standard output: it was made in memory, since it is read again before it goes. */
static enum outcome send(struct diag *d, int fd)
{
    char block[BLOCK_BYTES];
    ssize_t n;
    bool is_sent = lseek(fd, 0, SEEK_SET) == 0;
    while (is_sent && (n = read(fd, block, sizeof block)) != 0)
        is_sent = n > 0 && files_write_all(STDOUT_FILENO, block, (size_t)n);
    return is_sent ? DONE : diag_note(d, D_FILE_WRITE, &(struct place){.file = "-"}, "%s", strerror(errno));
}

static int make(struct front *f, struct reprint_order *order)
{
    struct output file;
    struct reprinted out;
    const bool to_stdout = text_equal(f->opt.output, "-");
    if (output_open(&file, f->diag, f->opt.output, f->opt.force) != DONE)
        return front_status(f->diag);
    order->fd = to_stdout ? memfd_create("reprint", MFD_CLOEXEC) : file.fd;
    enum outcome got = reprint_run(&out, f->arena, f->diag, order);
    if (got == REFUSED && out.listed.n && !to_stdout)
        answer_refusal(f, &out);
    if (got == DONE)
        got = to_stdout ? send(f->diag, order->fd) : output_commit(&file, f->diag);
    if (got != DONE)
        output_discard(&file);
    else if (!to_stdout)
        answer(f, &out);
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}

int cmd_run_reprint(struct front *f)
{
    struct reprint_order order = {0};
    char **pieces = f->opt.operands + 1;
    size_t n_pieces = f->opt.n_operands - 1;
    if (check_options(&f->opt, f->diag, &order.mailed) == BROKEN)
        return EXIT_USAGE;
    if (f->opt.from && picked_read_list(&pieces, &n_pieces, f->arena, f->diag, f->opt.from) != DONE)
        return front_status(f->diag);
    order.run = f->opt.operands[0];
    order.pieces = pieces;
    order.n_pieces = n_pieces;
    return make(f, &order);
}
