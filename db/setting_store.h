#ifndef LEMBAR_DB_SETTING_STORE_H
#define LEMBAR_DB_SETTING_STORE_H

#include "db/database.h"

/* What the office has chosen, by name. Which settings there are, and their limits: src/setting.h.
 */

struct setting_store;

struct setting_store *setting_store_open(struct database *database, struct error *error);
void setting_store_close(struct setting_store *store); /* NULL is fine */

/* The value, or FALLBACK where none was chosen; the caller frees it. NULL on trouble. */
char *setting_store_text(struct setting_store *store, const char *name, const char *fallback,
                         struct error *error);

/* Within the caller's transaction: chooses VALUE, recorded with who and when (ms) where it differs
 * from what was chosen before. */
bool setting_store_set(struct setting_store *store, const char *name, const char *value,
                       int64_t person, int64_t now, struct error *error);

#endif
