#ifndef LEMBAR_UI_CLI_EXPORT_TABLES_H
#define LEMBAR_UI_CLI_EXPORT_TABLES_H

#include "ui/app.h"
#include "ui/cli/format.h"

/* Kinds of `lembar export` that are tables: each makes the text, or the bytes, of one format; the
 * caller frees it. NULL, with a sentence, on trouble. */
typedef GString *export_function(struct app *app, const struct arguments *arguments,
                                 enum format format, struct error *error);

export_function export_all_actions;
export_function export_plan;
export_function export_realisation;
export_function export_matrix;
export_function export_dictionary;

#endif
