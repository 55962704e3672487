#ifndef LEMBAR_UI_CLI_IMPORT_UNITS_H
#define LEMBAR_UI_CLI_IMPORT_UNITS_H

#include "db/unit_store.h"
#include "ui/cli/import_table.h"

/* What the imports of the two tables of units have in common. */

struct unit_import_begun {
    struct unit_store *store;
    struct unit_import import; /* of kind, source and digest */
};

/* Opens the store and finds out whether the same file was imported before: table->already. Finish
 * it in either case. */
bool unit_import_begin(struct unit_import_begun *begun, struct import_table *table,
                       enum unit_import_kind kind, struct error *error);
void unit_import_finish(struct unit_import_begun *begun);

/* Stores ROWS, each by STORE, as one import. */
typedef bool unit_import_store(struct unit_import_begun *begun, void *row, struct error *error);
bool unit_import_store_rows(struct unit_import_begun *begun, const GPtrArray *rows,
                            unit_import_store *store, struct error *error);

#endif
