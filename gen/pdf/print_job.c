#include "print_job.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../base/files.h"

/* RFC 8010, 3.5. */
enum tag {
    TAG_OPERATION = 0x01, TAG_JOB = 0x02, TAG_END = 0x03,
    TAG_INTEGER = 0x21, TAG_ENUM = 0x23, TAG_BEGIN = 0x34, TAG_END_COLLECTION = 0x37,
    TAG_NAME = 0x42, TAG_KEYWORD = 0x44, TAG_CHARSET = 0x47, TAG_LANGUAGE = 0x48, TAG_MIME = 0x49, TAG_MEMBER = 0x4A
};
enum { PRINT_JOB = 0x0002, PORTRAIT = 3, NO_FINISHING = 3 };
enum { A4_WIDTH = 21000, A4_HEIGHT = 29700 /* hundredths of a millimetre */, PAPER_GRAMS = 80, MAX_JOB_BYTES = 4096, JOB_NAME_BYTES = 128 };

static void put_number(struct buf *b, uint32_t n, int n_bytes)
{
    for (int i = n_bytes - 1; i >= 0; i--)
        buf_add(b, &(const char){(char)(n >> 8 * i & 0xFF)}, 1);
}

static void put_short(struct buf *b, const char *text)
{
    put_number(b, (uint32_t)strlen(text), 2);
    buf_add(b, text, strlen(text));
}

static void put_word(struct buf *b, enum tag tag, const char *name, const char *value)
{
    put_number(b, tag, 1);
    put_short(b, name);
    put_short(b, value);
}

static void put_whole(struct buf *b, enum tag tag, const char *name, uint32_t value)
{
    put_number(b, tag, 1);
    put_short(b, name);
    put_number(b, 4, 2);
    put_number(b, value, 4);
}

/* A member of a collection: its name as a value, then its value without a name (RFC 8010, 3.1.7). */
static void put_member(struct buf *b, const char *name)
{
    put_word(b, TAG_MEMBER, "", name);
}

static void put_media(struct buf *b, const struct print_order *order)
{
    put_word(b, TAG_BEGIN, "media-col", "");
    put_member(b, "media-size");
    put_word(b, TAG_BEGIN, "", "");
    put_member(b, "x-dimension");
    put_whole(b, TAG_INTEGER, "", A4_WIDTH);
    put_member(b, "y-dimension");
    put_whole(b, TAG_INTEGER, "", A4_HEIGHT);
    put_word(b, TAG_END_COLLECTION, "", "");
    put_member(b, "media-type");
    put_word(b, TAG_KEYWORD, "", "stationery");
    put_member(b, "media-weight-metric");
    put_whole(b, TAG_INTEGER, "", (uint32_t)(order->paper_grams ? order->paper_grams : PAPER_GRAMS));
    put_word(b, TAG_END_COLLECTION, "", "");
}

static void put_job(struct buf *b, const struct print_order *order)
{
    put_number(b, TAG_JOB, 1);
    put_whole(b, TAG_INTEGER, "copies", 1);
    put_whole(b, TAG_ENUM, "finishings", NO_FINISHING);
    put_word(b, TAG_KEYWORD, "job-sheets", "none"); /* the banners are in the file */
    put_media(b, order);
    put_whole(b, TAG_INTEGER, "number-up", 1);
    put_whole(b, TAG_ENUM, "orientation-requested", PORTRAIT);
    put_word(b, TAG_KEYWORD, "print-scaling", "none"); /* windows and marks are where they are */
    put_word(b, TAG_KEYWORD, "sides", order->is_duplex ? "two-sided-long-edge" : "one-sided");
}

enum outcome print_job_write(const struct print_order *order, struct diag *d)
{
    struct buf b;
    char name[JOB_NAME_BYTES];
    snprintf(name, sizeof name, "%s-%04ld-%s", order->run, order->number, order->profile);
    buf_init(&b, MAX_JOB_BYTES);
    put_number(&b, 0x0200, 2); /* IPP/2.0 */
    put_number(&b, PRINT_JOB, 2);
    put_number(&b, 1, 4);
    put_number(&b, TAG_OPERATION, 1);
    put_word(&b, TAG_CHARSET, "attributes-charset", "utf-8");
    put_word(&b, TAG_LANGUAGE, "attributes-natural-language", "nl");
    put_word(&b, TAG_NAME, "job-name", name);
    put_word(&b, TAG_MIME, "document-format", "application/pdf");
    put_job(&b, order);
    put_number(&b, TAG_END, 1);
    const bool is_written = !b.overflow && files_write_all(order->ipp_fd, b.bytes, b.n_bytes);
    const int error = errno;
    buf_done(&b);
    return is_written ? DONE : diag_note(d, D_FILE_WRITE, NULL, "%s", strerror(error));
}
