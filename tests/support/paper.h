#ifndef LEMBAR_TESTS_SUPPORT_PAPER_H
#define LEMBAR_TESTS_SUPPORT_PAPER_H

#include "tests/support/office.h"

#include <stdbool.h>

/* What a test reads back from a printed paper, with the tools of poppler and unzip. Paths are those
 * of files in the home of the office; what is returned is yours. */

/* The text of a page of a PDF, or of all of them (page 0): each line with single blanks. */
char *paper_text(struct office *office, const char *name, int page);

/* The text of an ODT: each paragraph a line; the cells of a table's row on one line, with single
 * blanks between them. Fails unless every XML part is well-formed. */
char *paper_odt_text(struct office *office, const char *name);

/* Fails unless one of the lines begins with this text; prints them. */
void paper_has_line(const char *text, const char *line);

bool paper_has(const char *text, const char *part);
int paper_count(const char *text, const char *part);

int paper_pages(struct office *office, const char *name);

/* Fails where a word stands, even in part, closer to the edge of its page than MARGIN points. */
void paper_stays_inside(struct office *office, const char *name, double margin);

#endif
