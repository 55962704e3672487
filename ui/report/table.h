#ifndef LEMBAR_UI_REPORT_TABLE_H
#define LEMBAR_UI_REPORT_TABLE_H

#include <glib.h>

/* A table of texts in aligned columns, as wide as what is in them. The first row is the head. */

struct table;

struct table *table_create(size_t columns);
void table_destroy(struct table *table);

/* Columns are aligned to the left unless told so. */
void table_align_right(struct table *table, size_t column);

/* The next cell, row by row. */
void table_add(struct table *table, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Appends it, a line a row. */
void table_write(const struct table *table, GString *out);

#endif
