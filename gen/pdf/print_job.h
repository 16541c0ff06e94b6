/* print_job - how a print file is to be printed, as an IPP message without its printer (RFC 8010, RFC 8011; media-col: PWG 5100.7, print-scaling:
 * PWG 5100.16): the request Print-Job up to its end-of-attributes tag, behind which the file's bytes would come. Whoever sends it adds
 * printer-uri and requesting-user-name.
 *
 * media-col stands alone: a job may not have it and media both. */
#pragma once
#include "print_file.h"

/* Writes it to order->ipp_fd. BROKEN (S002) when that fails. */
enum outcome print_job_write(const struct print_order *order, struct diag *d);
