#ifndef LEMBAR_UI_REPORT_STATEMENT_H
#define LEMBAR_UI_REPORT_STATEMENT_H

#include "ui/app.h"

/* The statement that the head of the unit signs: what was keyed, what counts, the figures, what
 * backs them, and the head of the record of changes; with the office's signature at its end. */

/* Locks the survey, DESPITE what is unsettled ("" where nothing is), and keeps the statement. Where
 * the office's key was made for it, *KEY_MADE is what to tell of it, once; else NULL. The caller
 * frees it. */
bool statement_lock(struct app *app, const char *despite, char **key_made, struct error *error);

/* Writes the statement made last into FOLDER, never over another file; the path is the caller's.
 * NULL, with a sentence, on trouble. */
char *statement_write(struct app *app, const char *folder, struct error *error);

#endif
