/* options - the command line as data: GNU long options, in any order with the operands, `--` ends them, `-` is an operand.
 *
 * Every option stands once in the table of options.c, with the commands that take it. Nothing is read or written here, but for the
 * environment: KENBAAR_BUNDLE for -b, and LC_ALL, LC_MESSAGES, LANG for the language of messages. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/diag.h"

enum command_bit {
    FOR_LETTER = 1U << 0,
    FOR_CHECK = 1U << 1,
    FOR_EXPLAIN = 1U << 2,
    FOR_DEADLINE = 1U << 3,
    FOR_BUNDLE = 1U << 4,
    FOR_DOCTOR = 1U << 5,
    FOR_GAP = 1U << 6,
    FOR_GATES = 1U << 7,
    FOR_WHY = 1U << 8,
    FOR_WORDING = 1U << 9,
    FOR_READ = 1U << 10,
    FOR_SNIPPET = 1U << 11,
    FOR_RUN = 1U << 12, /* the group; its commands follow, in gen/front/run */
    FOR_PLAN = 1U << 13,
    FOR_RENDER = 1U << 14,
    FOR_CLOSE = 1U << 15,
    FOR_RUN_ALL = 1U << 16,
    FOR_STATUS = 1U << 17,
    FOR_RELEASE = 1U << 18,
    FOR_WITHDRAW = 1U << 19,
    FOR_PULL = 1U << 20,
    FOR_REPRINT = 1U << 21,
    FOR_RECONCILE = 1U << 22,
    FOR_FIND = 1U << 23,
    FOR_HANDOVER = 1U << 24,
    FOR_REPORT = 1U << 25,
    FOR_PURGE = 1U << 26,
    FOR_ENVELOPES = 1U << 27,
    FOR_CALIBRATE = 1U << 28,
    FOR_ENVELOPE_CHECK = 1U << 29,
    FOR_LATER = 1U << 30, /* known, but this version cannot do it */
    FOR_ALL = FOR_LATER - 1,
};

struct options {
    const char *command; /* first operand, or NULL */
    char **operands;     /* those after it; borrowed from argv */
    size_t n_operands;
    enum language lang; /* of messages and help; a letter never depends on it */
    bool help, version, json, quiet, force, preview, embed, copy, all, is_public, show_values;
    const char *bundle, *selections, *mailing_date, *releases, *output, *id;
    const char *form, *format, *language, *stop_after;
    const char *remedy, *dated;
    const char *out, *envelope, *sort, *shards, *jobs, *shard;                /* of a run */
    char **notices; /* each that was given; the arena's of the notes */
    size_t n_notices, notices_capacity;
    const char *ledger, *mailed, *reason, *channel, *from, *reader;
    uint64_t given; /* a bit for each row of the table */
};

/* Fills out from argv (whose order changes). All faults are noted; BROKEN when there was one. */
enum outcome options_parse(struct options *out, struct diag *d, int argc, char **argv);
/* Notes each option given that this command does not take. */
enum outcome options_check(const struct options *opt, struct diag *d, enum command_bit command);
/* The shape of a BCP 47 tag; whether the bundle speaks it is the composer's question. */
bool options_is_tag(const char *tag);
/* Notes an option that the command needs and was not given. */
enum outcome options_need(struct diag *d, const char *value, const char *name);
