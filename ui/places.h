#ifndef LEMBAR_UI_PLACES_H
#define LEMBAR_UI_PLACES_H

#include <glib.h>

#include "src/error.h"
#include "src/form.h"

/* Where the program finds the files that come with it: beside itself, installed or in its build
 * folder, so that both work without a setting. The caller frees the paths. */

/* What a person has typed, as a shell would read it: "~/foto.jpg", or a name pasted with quotes
 * around it. */
char *places_typed_path(const char *text);

/* The folder of the catalogues of other languages. */
char *places_catalogues(void);

/* The module that writes papers (ui/report/printer.h). */
char *places_paper_module(void);

/* The paths of the form files, sorted, each a char *; the caller unrefs it. NULL, with a sentence,
 * where the folder is missing or holds none. */
GPtrArray *places_form_files(struct error *error);

/* The form with an id of that folder, or in a file: what has a '/' or ends in ".ini" is a file. */
struct form *places_load_form(const char *id_or_file, const char *language, struct error *error);

#endif
