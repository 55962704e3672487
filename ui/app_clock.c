#include "ui/app.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* The clock of a computer may be set to anything; a time that calendar or schema
 * would refuse is the nearest they take. */
#define FIRST_SECOND INT64_C(86400)      /* 2 January 1970: not before it in any time zone */
#define LAST_SECOND  INT64_C(7258031999) /* 30 December 2199, not after it */

/* What LEMBAR_CLOCK says, or the file that it names; NULL: the clock goes. */
static char *clock_text(void)
{
    char *text = NULL;
    const char *said = getenv("LEMBAR_CLOCK");
    if (said && *said == '@')
        g_file_get_contents(said + 1, &text, NULL, NULL);
    return said && *said == '@' ? text : g_strdup(said);
}

static bool stopped_clock(struct tm *local)
{
    g_autofree char *text = clock_text();
    *local = (struct tm){.tm_isdst = -1};
    if (!text || sscanf(text, "%5d-%2d-%2dT%2d:%2d:%2d", &local->tm_year, &local->tm_mon,
                        &local->tm_mday, &local->tm_hour, &local->tm_min, &local->tm_sec) != 6)
        return false;
    local->tm_year -= 1900;
    local->tm_mon -= 1;
    return true;
}

int64_t app_now(void)
{
    struct tm local;
    struct timespec now;
    if (stopped_clock(&local))
        now = (struct timespec){mktime(&local), 0};
    else
        clock_gettime(CLOCK_REALTIME, &now);
    int64_t second = CLAMP((int64_t)now.tv_sec, FIRST_SECOND, LAST_SECOND);
    return second * 1000 + now.tv_nsec / 1000000;
}

int64_t app_idle_clock(void)
{
    struct timespec now;
    if (getenv("LEMBAR_CLOCK"))
        return app_now();
    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

int64_t app_ticks(void)
{
    struct tm local;
    return stopped_clock(&local) ? app_now() * 1000 : g_get_monotonic_time();
}

struct day app_today(void)
{
    time_t now = (time_t)(app_now() / 1000);
    struct tm local;
    localtime_r(&now, &local);
    return (struct day){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

int64_t app_day_begins(struct day day)
{
    struct tm local = {
        .tm_year = day.year - 1900, .tm_mon = day.month - 1, .tm_mday = day.day, .tm_isdst = -1};
    return (int64_t)mktime(&local) * 1000;
}

static char *written_as(const char *format, int64_t time_ms)
{
    time_t seconds = (time_t)(time_ms / 1000);
    struct tm local;
    char text[32];
    localtime_r(&seconds, &local);
    strftime(text, sizeof text, format, &local);
    return g_strdup(text);
}

char *app_time_text(int64_t time_ms)
{
    return written_as("%d-%m-%Y %H:%M", time_ms);
}

char *app_stamp(int64_t time_ms)
{
    return written_as("%Y%m%d-%H%M%S", time_ms);
}
