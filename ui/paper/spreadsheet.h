#ifndef LEMBAR_UI_PAPER_SPREADSHEET_H
#define LEMBAR_UI_PAPER_SPREADSHEET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "src/calendar.h"
#include "src/progress.h"

/* A workbook of spreadsheets (XLSX), written page by page, row by row, cell by cell; the only user
 * of libxlsxwriter. Cells have types: a text that begins with "=" stays a text. The same content
 * gives the same bytes. */

struct spreadsheet;
struct spreadsheet_page; /* of the workbook, which owns it */

/* MADE in ms: when, as the file tells. NULL, with a sentence, where there is no room for what is
 * kept meanwhile. */
struct spreadsheet *spreadsheet_create(const char *title, const char *author, int64_t made,
                                       struct error *error);

/* Closes the workbook and gives it up. NULL, with a sentence, on trouble, or where PROGRESS stopped
 * it: nothing half is ever given out. The caller unrefs the bytes. */
GByteArray *spreadsheet_finish(struct spreadsheet *book, struct progress *progress,
                               struct error *error);
void spreadsheet_destroy(struct spreadsheet *book); /* unfinished; NULL is fine */

/* NAME of at most 31 characters, none twice in a workbook. */
struct spreadsheet_page *spreadsheet_page(struct spreadsheet *book, const char *name);

/* The headings come first and stay in sight; WIDTH in characters. */
void page_heading(struct spreadsheet_page *page, double width, const char *text);

/* Columns from the left that stay in sight too. */
void page_freeze(struct spreadsheet_page *page, unsigned columns);

/* What follows belongs to the next row; the first call ends the headings. A page holds ROWS_MOST
 * rows, and what is beyond is refused when the workbook is finished. */
#define PAGE_ROWS_MOST 1048575
void page_row(struct spreadsheet_page *page);

/* The rows so far are a table that can be filtered; what follows is not. Needed at the end. */
void page_end_table(struct spreadsheet_page *page);

/* The row at hand as formulas count them: the headings are row 1. */
unsigned page_row_number(const struct spreadsheet_page *page);

/* --- the next cell of the row --- */

enum page_format { PAGE_WHOLE, PAGE_HUNDREDTHS, PAGE_EXACT, PAGE_PERCENT };

void page_blank(struct spreadsheet_page *page);
void page_text(struct spreadsheet_page *page, const char *text); /* "" is blank */
void page_strong(struct spreadsheet_page *page, const char *text);
void page_number(struct spreadsheet_page *page, enum page_format format, double number);
void page_hundredths(struct spreadsheet_page *page, long hundredths); /* "–" for none */
void page_day(struct spreadsheet_page *page, struct day day);         /* blank for none */

/* A live formula, in English with commas, and what it gives: a number, or a text. One that is
 * longer than a cell takes is left out, and what it gives stands alone. */
void page_formula(struct spreadsheet_page *page, enum page_format format, double result,
                  const char *formula);
void page_formula_text(struct spreadsheet_page *page, const char *result, const char *formula);

/* --- names for formulas; the caller frees them --- */

/* "C" of column 2. */
char *page_column_name(unsigned column);

/* 'Name'!$C$2:$C$32: the rows of a column of a page, at least one. */
char *page_range(const char *name, unsigned column, unsigned first, unsigned last);

#endif
