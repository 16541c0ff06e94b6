/* check_worker - the child that makes letters up to their layout and answers what became of each. Sandboxed; it writes its answers, rows
 * of a fixed size, to a pipe, one write each, so that an answer is whole or not there. */
#pragma once
#include "../base/hash.h"
#include "../letter.h"
#include "jobs.h"
#include "note_rows.h"
#include "plan.h"

#define CHECK_CHUNK 64         /* records that one worker takes one after the other */
#define CHECK_READY UINT64_MAX /* first answer of a worker: it has its bundle open */

enum { ANSWER_FAULTS = 16 };
struct answer_fault {
    unsigned code;
    char field[64];
};

/* What became of a job. Texts are cut to their fields, "" when not known. */
struct answer {
    uint64_t job;
    int outcome;
    char id[65], body[65];
    char form[16], format[16], language[36], channel[12], profile[65];
    char postcode[8];   /* "1234AB"; of the addressee in the Netherlands */
    char country[8];    /* of others */
    char role[20]; /* of the addressee */
    char match_code[65];
    char instruments[200]; /* ids, a space between */
    char digest[HASH_HEX_LEN + 1]; /* of the record's bytes; "" when they could not be cut out */
    char matter[HASH_HEX_LEN + 1]; /* record_matter() */
    int pages, sheets, grams, sheets_per_file;
    int lacks_code; /* 1: a code of the carrier's that the record brought has no room on the print piece */
    int n_faults;
    struct answer_fault faults[ANSWER_FAULTS]; /* what it was refused or held for */
};

struct check_share {
    const struct plan_order *order;
    const struct input *releases; /* without a name: none */
    const struct jobs *jobs;
    enum language lang; /* of the fields' labels */
    int worker, n_workers;
    uint64_t from;  /* the first job that is not yet answered */
    int answers_fd; /* the pipe's writing end */
    struct note_rows *notes; /* shared memory: why the worker gave up (exit status 1) */
};

/* The job of sandbox_start(). Takes the chunks whose number is its own modulo n_workers. Exit status 0: all answered; 1: notes tell;
 * 75: nobody reads the answers. */
int check_worker_run(void *share);
