#include "date.h"

#include <stddef.h>
#include <stdio.h>

#define DAYS_400_YEARS 146097
#define DAYS_TO_1970   719468 /* from 0000-03-01 */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* `n` digits as a number, or -1. */
static int digits(const char *text, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

date_day date_parse(const char *iso)
{
    if (!iso)
        return DATE_NONE;
    int year = digits(iso, 4);
    if (year < 1 || iso[4] != '-')
        return DATE_NONE;
    int month = digits(iso + 5, 2);
    if (month < 1 || month > 12 || iso[7] != '-')
        return DATE_NONE;
    int day = digits(iso + 8, 2);
    if (day < 1 || day > days_in_month(year, month) || iso[10] != '\0')
        return DATE_NONE;
    return date_from_civil((struct civil_date){year, month, day});
}

void date_format(date_day day, char out[11])
{
    struct civil_date civil = date_to_civil(day);
    /* the remainders change nothing for years 1..9999; they let the compiler see that it fits */
    snprintf(out, 11, "%04u-%02u-%02u", (unsigned)civil.year % 10000, (unsigned)civil.month % 100,
             (unsigned)civil.day % 100);
}

/* Years begin on 1 March here, so that the leap day is the last one. After H. Hinnant,
 * "chrono-compatible low-level date algorithms". */
date_day date_from_civil(struct civil_date civil)
{
    int year = civil.month <= 2 ? civil.year - 1 : civil.year;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int month_from_march = (civil.month + 9) % 12;
    int day_of_year = (153 * month_from_march + 2) / 5 + civil.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_400_YEARS + day_of_era - DAYS_TO_1970;
}

struct civil_date date_to_civil(date_day day)
{
    int days = day + DAYS_TO_1970;
    int era = (days >= 0 ? days : days - (DAYS_400_YEARS - 1)) / DAYS_400_YEARS;
    int day_of_era = days - era * DAYS_400_YEARS;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (struct civil_date){
        .year = year_of_era + era * 400 + (month <= 2),
        .month = month,
        .day = day_of_year - (153 * month_from_march + 2) / 5 + 1,
    };
}

int date_weekday(date_day day)
{
    int from_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return from_monday < 0 ? from_monday + 7 : from_monday;
}

/* Meeus/Jones/Butcher, "Astronomical Algorithms", chapter 8. Letters as there. */
date_day date_easter(int year)
{
    int a = year % 19;
    int b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month_day = h + l - 7 * m + 114;
    return date_from_civil((struct civil_date){year, month_day / 31, month_day % 31 + 1});
}
