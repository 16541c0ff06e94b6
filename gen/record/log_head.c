#include "log_head.h"

void log_head_begin(struct buf *out, const struct log_head *head, size_t n_lines)
{
    buf_str(out, head->before);
    if (head->has_count)
        buf_printf(out, "%zu", n_lines);
    buf_str(out, head->after);
}

void log_head_end(struct buf *out, const struct log_head *head)
{
    buf_printf(out, "</%s>", head->name);
}
