#include "log_index.h"

#include <errno.h>
#include <string.h>

#include <sys/mman.h>
#include <unistd.h>

#define USED        UINT32_C(0x80000000)
#define FIRST_ROOM  ((size_t)4096)
#define FNV_START   UINT64_C(14695981039346656037)
#define FNV_PRIME   UINT64_C(1099511628211)
#define FEW_ROWS    16
#define BLOCK_BYTES 65536

static uint64_t hash_on(uint64_t hash, const char *text)
{
    for (const char *c = text ? text : ""; *c; c++)
        hash = (hash ^ (unsigned char)*c) * FNV_PRIME;
    return (hash ^ 0xFF) * FNV_PRIME;
}

uint64_t log_index_key(const char *body, const char *case_ref)
{
    return hash_on(hash_on(FNV_START, body), case_ref);
}

uint64_t log_index_name(const char *id)
{
    const uint64_t hash = hash_on(FNV_START, id);
    return hash ? hash : 1;
}

void log_index_open(struct log_index *out, int fd)
{
    *out = (struct log_index){.fd = fd};
}

/* Makes the file as long, with blocks of its own: on a full disk a write into a mapped hole would end the process (SIGBUS). */
static bool lengthen(int fd, size_t from, size_t to)
{
    static const char zeros[BLOCK_BYTES];
    while (from < to) {
        const ssize_t n = pwrite(fd, zeros, to - from < sizeof zeros ? to - from : sizeof zeros, (off_t)from);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        from += (size_t)n;
    }
    return true;
}

static bool grow(struct log_index *x)
{
    const size_t room = x->room ? 2 * x->room : FIRST_ROOM;
    if (!lengthen(x->fd, x->room * sizeof *x->rows, room * sizeof *x->rows))
        return false;
    void *rows = mmap(NULL, room * sizeof *x->rows, PROT_READ | PROT_WRITE, MAP_SHARED, x->fd, 0);
    if (rows == MAP_FAILED)
        return false;
    if (x->rows)
        munmap(x->rows, x->room * sizeof *x->rows);
    x->rows = rows;
    x->room = room;
    return true;
}

bool log_index_add(struct log_index *x, const struct log_index_row *row)
{
    if (x->n == x->room && !grow(x))
        return false;
    x->rows[x->n++] = *row;
    return true;
}

static bool is_before(const struct log_index_row *a, const struct log_index_row *b)
{
    return a->key != b->key ? a->key < b->key : a->offset < b->offset;
}

static void swap(struct log_index_row *a, struct log_index_row *b)
{
    const struct log_index_row kept = *a;
    *a = *b;
    *b = kept;
}

static void insert_few(struct log_index_row *rows, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && is_before(&rows[k], &rows[k - 1]); k--)
            swap(&rows[k], &rows[k - 1]);
}

/* In place: the C library's qsort() would copy them all into memory. No two rows are equal, since offsets differ. */
static void sort(struct log_index_row *rows, size_t n)
{
    while (n > FEW_ROWS) {
        const struct log_index_row pivot = rows[n / 2];
        size_t low = 0, high = n - 1;
        for (;;) {
            while (is_before(&rows[low], &pivot))
                low++;
            while (is_before(&pivot, &rows[high]))
                high--;
            if (low >= high)
                break;
            swap(&rows[low++], &rows[high--]);
        }
        const size_t left = high + 1; /* rows up to high are not behind the pivot */
        if (left < n - left) {
            sort(rows, left);
            rows += left;
            n -= left;
        } else {
            sort(rows + left, n - left);
            n = left;
        }
    }
    insert_few(rows, n);
}

void log_index_sort(struct log_index *x)
{
    if (x->n > 1)
        sort(x->rows, x->n);
}

size_t log_index_find(const struct log_index *x, uint64_t key)
{
    size_t low = 0, high = x->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (x->rows[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < x->n && x->rows[low].key == key ? low : x->n;
}

void log_index_use(struct log_index *x, size_t i)
{
    x->rows[i].n_bytes |= USED;
}

bool log_index_is_used(const struct log_index *x, size_t i)
{
    return (x->rows[i].n_bytes & USED) != 0;
}

uint32_t log_index_bytes(const struct log_index *x, size_t i)
{
    return x->rows[i].n_bytes & ~USED;
}

void log_index_close(struct log_index *x)
{
    if (x->rows)
        munmap(x->rows, x->room * sizeof *x->rows);
    x->rows = NULL;
    x->n = x->room = 0;
}
