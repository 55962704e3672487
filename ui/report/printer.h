#ifndef LEMBAR_UI_REPORT_PRINTER_H
#define LEMBAR_UI_REPORT_PRINTER_H

#include "ui/app.h"
#include "ui/report/document.h"
#include "ui/report/grid.h"

/* Whatever is written with the libraries of typesetting, pictures and workbooks (ui/paper). They
 * come with some forty others, which would be loaded at each start, long before anybody wants a
 * paper: so they are a module beside the program, loaded when it is first asked for. */

enum notice_paper { NOTICE_A4, NOTICE_A3 };

/* All give the bytes of a file, which the caller unrefs; NULL, with a sentence, on trouble, or
 * where PROGRESS, or whoever watches the database of APP, stopped it. The same content gives the
 * same bytes. */
struct printer {
    GByteArray *(*pdf)(const struct document *document, struct progress *progress,
                       struct error *error);
    GByteArray *(*odt)(const struct document *document, struct progress *progress,
                       struct error *error);
    GByteArray *(*notice_pdf)(struct app *app, enum notice_paper paper, struct error *error);
    GByteArray *(*notice_png)(struct app *app, struct error *error);
    GByteArray *(*survey_workbook)(struct app *app, bool with_personal, struct error *error);
    GByteArray *(*grid_workbook)(const struct app *app, const struct grid *grid, const char *name,
                                 struct error *error);
};

/* The name of the printer in the module. */
#define PRINTER "lembar_printer"

/* Borrowed. NULL, with a sentence, where the module is missing or does not fit. */
const struct printer *printer_find(struct error *error);

#endif
