#include "src/unit_match.h"

#include <string.h>

#include "src/text.h"
#include "src/unit_name.h"

#define SHORTEST_PART 4 /* letters of a place that is looked for within another */
#define MOST_SLIPS    3
#define LONGEST_NAME  200 /* bytes; what is longer is no name */

const char *unit_match_find(const char *name, const GPtrArray *units)
{
    g_autofree char *key = unit_key(name);
    for (guint i = 0; i < units->len; i++) {
        g_autofree char *known = unit_key(g_ptr_array_index(units, i));
        if (strcmp(key, known) == 0)
            return g_ptr_array_index(units, i);
    }
    return NULL;
}

/* Words that say what kind of unit or place it is, not which. */
static bool is_kind(const char *word)
{
    static const char *const kinds[] = {
        "di",    "loka", "pom",       "lokapom", "balai",        "besar", "balaipom",
        "bbpom", "bpom", "kab",       "kota",    "kabupaten",    "kodya", "kotamadya",
        "upt",   "kep",  "kepulauan", "prov",    "administrasi",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(word, kinds[i]) == 0)
            return true;
    return false;
}

/* "Loka POM di Kab. Tulang Bawang*": "tulangbawang". */
static char *place_of(const char *name)
{
    GString *place = g_string_new(NULL);
    g_autofree char *plain = text_plain(name);
    g_auto(GStrv) words = g_strsplit(plain, " ", -1);
    for (char **word = words; *word; word++)
        if (!is_kind(*word))
            g_string_append(place, *word);
    return g_string_free(place, FALSE);
}

/* How many letters are to be put in, taken out, changed or swapped with their neighbour to make one
 * text the other (optimal string alignment). */
static int slips_between(const char *one, const char *other)
{
    int rows = (int)strlen(one) + 1, columns = (int)strlen(other) + 1;
    g_autofree int *slips = g_new(int, (gsize)rows *(gsize)columns);
#define SLIPS(i, j) slips[(i)*columns + (j)]
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < columns; j++) {
            if (i == 0 || j == 0) {
                SLIPS(i, j) = i + j;
                continue;
            }
            int changed = SLIPS(i - 1, j - 1) + (one[i - 1] != other[j - 1]);
            SLIPS(i, j) = MIN(changed, MIN(SLIPS(i - 1, j), SLIPS(i, j - 1)) + 1);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                SLIPS(i, j) = MIN(SLIPS(i, j), SLIPS(i - 2, j - 2) + 1);
        }
    return SLIPS(rows - 1, columns - 1);
#undef SLIPS
}

/* How far apart two places are; -1 where they are too far to be meant as one. */
static int distance(const char *place, const char *known)
{
    size_t length = strlen(place), other = strlen(known);
    if (!*place || !*known)
        return -1;
    int slips = slips_between(place, known);
    if (slips <= MIN(MAX(1, (int)(MAX(length, other) / 4)), MOST_SLIPS))
        return slips;
    bool contained = MIN(length, other) >= SHORTEST_PART &&
                     (strstr(place, known) != NULL || strstr(known, place) != NULL);
    return contained ? MOST_SLIPS + 1 : -1;
}

struct proposal {
    const char *unit;
    int places, names; /* how far apart */
};

static int compare(const void *left, const void *right)
{
    const struct proposal *a = left, *b = right;
    return a->places != b->places ? a->places - b->places : a->names - b->names;
}

GPtrArray *unit_match_propose(const char *name, const GPtrArray *units)
{
    g_autofree char *key = unit_key(name), *place = place_of(name);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct proposal));
    for (guint i = 0; i < units->len && strlen(name) <= LONGEST_NAME; i++) {
        const char *unit = g_ptr_array_index(units, i);
        g_autofree char *known_key = unit_key(unit), *known = place_of(unit);
        int places = distance(place, known);
        struct proposal proposal = {unit, places, slips_between(key, known_key)};
        if (places >= 0)
            g_array_append_val(found, proposal);
    }
    g_array_sort(found, compare);
    GPtrArray *proposals = g_ptr_array_new();
    for (guint i = 0; i < MIN(found->len, UNIT_PROPOSALS); i++)
        g_ptr_array_add(proposals, (char *)g_array_index(found, struct proposal, i).unit);
    return proposals;
}
