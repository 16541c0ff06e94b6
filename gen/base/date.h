/* date - calendar days without clock, zone or locale: days since 1970-01-01 (proleptic Gregorian).
 * DATE_NONE marks "no date". */
#pragma once
#include <limits.h>
#include <stdbool.h>

typedef int date_day; /* days since 1970-01-01 */
#define DATE_NONE INT_MIN

struct civil_date {
    int year, month, day; /* 1..12, 1..31 */
};

/* "YYYY-MM-DD" exactly, of a day that exists; anything else is DATE_NONE. Accepts NULL. */
date_day date_parse(const char *iso);
void date_format(date_day day, char out[11]); /* ISO */
date_day date_from_civil(struct civil_date civil);
struct civil_date date_to_civil(date_day day);
int date_weekday(date_day day); /* 0 = Monday ... 6 = Sunday */
/* Easter Sunday of a Gregorian year (Anonymous Gregorian computus). */
date_day date_easter(int year);
