#include "tests/bench/samples.h"

#include <math.h>
#include <time.h>

#include "tests/bench/table.h"

GArray *samples_create(void)
{
    return g_array_new(FALSE, FALSE, sizeof(double));
}

void samples_add(GArray *samples, double value)
{
    g_array_append_val(samples, value);
}

static int compare(const void *a, const void *b)
{
    const double *first = a, *second = b;
    return (*first > *second) - (*first < *second);
}

double samples_quantile(const GArray *samples, double share)
{
    if (samples->len == 0)
        return NAN;
    g_autoptr(GArray) sorted = g_array_copy((GArray *)samples);
    g_array_sort(sorted, compare);
    guint rank = (guint)ceil(share * sorted->len);
    return g_array_index(sorted, double, rank > 0 ? rank - 1 : 0);
}

double samples_median(const GArray *samples)
{
    return samples_quantile(samples, 0.5);
}

char *samples_text(const GArray *samples)
{
    return with_comma(g_strdup_printf("%.3f ms (%.3f–%.3f)", samples_median(samples),
                                      samples_quantile(samples, 0.25),
                                      samples_quantile(samples, 0.75)));
}

double clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
