/* kenbaar run find: which piece is the notice of a decision, and what became of it. */
#include "../../batch/find.h"

#include "run.h"

static void print_row(const struct front *f, const struct found_row *row, bool is_first)
{
    if (!f->opt.json) {
        printf("%s\t%s\t%s\n", row->id, row->piece, row->status);
        return;
    }
    fputs(is_first ? "[{\"id\":" : ",{\"id\":", stdout);
    print_json_string(stdout, row->id);
    printf(",\"piece\":\"%s\",\"status\":\"%s\"}", row->piece, row->status);
}

int cmd_run_find(struct front *f)
{
    struct found out;
    if (f->opt.n_operands < 2) {
        diag_note(f->diag, D_OPERANDS, NULL, "RUN ID...");
        return EXIT_USAGE;
    }
    const enum outcome got = find_run(&out, f->arena, f->diag,
                                      &(struct find_order){.run = f->opt.operands[0], .ids = f->opt.operands + 1, .n_ids = f->opt.n_operands - 1});
    for (size_t i = 0; i < out.n; i++)
        print_row(f, &out.rows[i], i == 0);
    if (f->opt.json && out.n > 0)
        puts("]");
    return got == DONE ? EXIT_DONE : front_status(f->diag);
}
