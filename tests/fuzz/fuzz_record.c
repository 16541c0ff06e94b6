/* fuzz_record - hostile record files through splitter and record_read, for libFuzzer:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE tests/fuzz/fuzz_record.c gen/record/[a-z]*.c \
 *     gen/base/{arena,buf,date,diag,files,hash,text}.c $(pkg-config --cflags --libs libxml-2.0 icu-uc nettle) -o fuzz_record
 *   KENBAAR_SOURCE=$PWD ./fuzz_record -max_total_time=60 -dict=tests/fuzz/record.dict NEW tests/fuzz/corpus/record
 *
 * Beside memory faults it finds broken promises: a walk that does not end, a refusal without a note, a made record
 * with one, a note that repeats a canary. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/record/record.h"
#include "../../gen/record/selections.h"

static struct arena *arena_of_process;
static struct arena *arena_of_file;
static struct schema *record_schema;
static struct schema *log_schema;

static struct schema *load(const char *name)
{
    struct diag d;
    diag_init(&d, arena_of_process);
    const char *source = getenv("KENBAAR_SOURCE");
    struct input xsd;
    struct schema *schema;
    const char *path = arena_printf(arena_of_process, "%s/templates/schema/%s.xsd", source ? source : ".", name);
    if (files_read(&xsd, arena_of_process, &d, path) != DONE ||
        schema_load(&schema, arena_of_process, &d, &xsd) != DONE) {
        abort();
    }
    return schema;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    xml_global_init();
    arena_of_process = arena_new();
    arena_of_file = arena_new();
    record_schema = load("record");
    log_schema = load("selections");
    return 0;
}

/* Whatever holds "Geheim" is a value; no note may repeat it. Element and attribute names may be shown, so only
 * details are looked at. */
static void check_notes(const struct diag *d, enum outcome outcome)
{
    bool has_note = d->n_notes > 0;
    if (has_note != (outcome != DONE && outcome != NONE)) {
        abort();
    }
    for (const struct note *it = d->first; it; it = it->next) {
        if (it->detail && strstr(it->detail, "Geheim")) {
            abort();
        }
    }
}

static void walk(const struct input *in)
{
    struct diag d;
    diag_init(&d, arena_of_file);
    struct splitter splitter;
    enum outcome outcome = splitter_open(&splitter, arena_of_file, &d, in);
    check_notes(&d, outcome);
    long n = 0;
    while (outcome != BROKEN && outcome != NONE) {
        struct slice slice;
        diag_clear(&d);
        outcome = splitter_next(&splitter, &slice, &d);
        check_notes(&d, outcome);
        if (outcome == DONE) {
            struct record record;
            outcome = record_read(&record, arena_of_file, &d, record_schema, &slice);
            check_notes(&d, outcome);
        }
        if (++n > (long)in->n_bytes + 2) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n_bytes)
{
    char *copy = malloc(n_bytes + 1);
    memcpy(copy, bytes, n_bytes);
    copy[n_bytes] = '\0';
    struct input in = {.name = "fuzz.xml", .bytes = copy, .n_bytes = n_bytes};
    walk(&in);

    struct diag d;
    diag_init(&d, arena_of_file);
    struct selections *log;
    check_notes(&d, selections_load(&log, arena_of_file, &d, log_schema, &in));
    arena_reset(arena_of_file);
    free(copy);
    return 0;
}
