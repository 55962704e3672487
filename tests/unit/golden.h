#ifndef LEMBAR_TESTS_UNIT_GOLDEN_H
#define LEMBAR_TESTS_UNIT_GOLDEN_H

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "src/fraction.h"

/* A table of published figures in tests/data: plain CSV, no quotes. The first row has the names
 * of the columns. */

struct golden {
    GPtrArray *rows; /* of GStrv */
};

static inline struct golden golden_load(const char *name)
{
    g_autofree char *path = g_build_filename("tests", "data", name, NULL);
    g_autofree char *text = NULL;
    struct golden golden = {g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev)};
    if (!g_file_get_contents(path, &text, NULL, NULL))
        g_error("%s is missing", path);
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", 0);
    for (char **line = lines; *line; line++)
        g_ptr_array_add(golden.rows, g_strsplit(g_strchomp(*line), ",", 0));
    return golden;
}

static inline void golden_free(struct golden *golden)
{
    g_ptr_array_unref(golden->rows);
}

/* The cell of ROW, from 1, in the column of this name. */
static inline const char *golden_cell(const struct golden *golden, guint row, const char *column)
{
    char **names = g_ptr_array_index(golden->rows, 0);
    for (guint at = 0; names[at]; at++)
        if (strcmp(names[at], column) == 0)
            return ((char **)g_ptr_array_index(golden->rows, row))[at];
    g_error("no column %s", column);
}

static inline long golden_whole(const struct golden *golden, guint row, const char *column)
{
    return atol(golden_cell(golden, row, column));
}

/* HUNDREDTHS_NONE where the cell is empty. */
static inline long golden_hundredths(const struct golden *golden, guint row, const char *column)
{
    const char *cell = golden_cell(golden, row, column);
    long hundredths = 0;
    if (!*cell)
        return HUNDREDTHS_NONE;
    if (!hundredths_read(cell + (*cell == '-'), &hundredths))
        g_error("%s is no number", cell);
    return *cell == '-' ? -hundredths : hundredths;
}

#endif
