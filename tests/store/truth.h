#ifndef LEMBAR_TESTS_STORE_TRUTH_H
#define LEMBAR_TESTS_STORE_TRUTH_H

/* Whether a database agrees with its record of changes. Include tests/store/office.h before it. */

#include "db/audit.h"

static inline GPtrArray *findings_of(struct database *database, int64_t *entries)
{
    GPtrArray *findings = NULL;
    assert_ok(audit_verify(database, &findings, entries, &error));
    return findings;
}

/* Nothing is found; returns how many entries there are. */
static inline int64_t assert_true_to_its_record(struct database *database)
{
    int64_t entries;
    g_autoptr(GPtrArray) findings = findings_of(database, &entries);
    if (findings->len > 0)
        fail_msg("found: %s", (const char *)g_ptr_array_index(findings, 0));
    return entries;
}

static inline bool is_found(const GPtrArray *findings, const char *part)
{
    for (guint i = 0; i < findings->len; i++)
        if (strstr(g_ptr_array_index(findings, i), part))
            return true;
    return false;
}

#endif
