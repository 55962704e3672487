#ifndef LEMBAR_UI_REPORT_GRID_H
#define LEMBAR_UI_REPORT_GRID_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "src/calendar.h"
#include "ui/report/json.h"

/* A table of typed cells, built once, row by row, then written for people, as CSV, as JSON and as
 * a page of a workbook. */

enum grid_kind { GRID_TEXT, GRID_LONG_TEXT, GRID_WHOLE, GRID_HUNDREDTHS, GRID_DAY };

struct grid;

struct grid *grid_create(void);
void grid_destroy(struct grid *grid); /* NULL is fine */

/* All columns come before the first cell. NAME is for files and is borrowed, HEADING for people. */
void grid_column(struct grid *grid, enum grid_kind kind, const char *name, const char *heading);

/* The next cell, of the kind of its column. */
void grid_text(struct grid *grid, const char *text); /* "" is empty */
void grid_whole(struct grid *grid, int64_t number);
void grid_hundredths(struct grid *grid, long hundredths); /* HUNDREDTHS_NONE is empty */
void grid_day(struct grid *grid, struct day day);         /* no day is empty */
void grid_blank(struct grid *grid);

guint grid_rows(const struct grid *grid);

/* The caller frees the text. POINT: the decimal sign of people; files have a point. */
void grid_table(const struct grid *grid, char point, GString *out);
GString *grid_csv(const struct grid *grid);

/* An array of one object a row; empty cells are null. */
struct json_object *grid_json(const struct grid *grid);

#endif
