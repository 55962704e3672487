#ifndef LEMBAR_DB_ACTION_PARTS_H
#define LEMBAR_DB_ACTION_PARTS_H

#include <glib.h>

#include "db/database.h"
#include "db/evidence.h"
#include "src/action.h"

/* What hangs on an action: notes of its progress, ticked months, files that prove it; and the
 * history of the action itself. Each change is a transaction of its own, or part of the
 * caller's, recorded as one of the action. Lists are the caller's to unref; NULL on trouble. */

struct action_parts;

struct action_parts *action_parts_open(struct database *database, int64_t person,
                                       struct error *error);
void action_parts_close(struct action_parts *parts); /* NULL is fine */

/* --- notes: only ever added --- */

struct action_note {
    char *text, *person;
    int64_t at; /* ms */
};

bool action_note_add(struct action_parts *parts, int64_t action, const char *text, int64_t now,
                     struct error *error);
GPtrArray *action_notes(struct action_parts *parts, int64_t action, struct error *error);

/* --- months of a recurring action (action_life.h) --- */

struct action_tick {
    int month;
    char *person;
    int64_t at; /* ms */
};

bool action_tick_set(struct action_parts *parts, int64_t action, int month, bool ticked,
                     int64_t now, struct error *error);
GPtrArray *action_ticks(struct action_parts *parts, int64_t action, struct error *error);

/* --- files --- */

struct action_file {
    int64_t id;
    char *name;  /* as it was called: any bytes */
    char *shown; /* the same, fit to be shown */
    char *person;
    unsigned char digest[DIGEST_SIZE];
    int64_t size, at;
};

/* Keeps a copy of the file PATH. */
bool action_file_add(struct action_parts *parts, int64_t action, const char *path, int64_t now,
                     struct error *error);

/* Removes it and its copy; not the last proof of what is done. */
bool action_file_remove(struct action_parts *parts, int64_t action, int64_t file, int64_t now,
                        struct error *error);
GPtrArray *action_files(struct action_parts *parts, int64_t action, struct error *error);
enum evidence_state action_file_look(const struct action_parts *parts,
                                     const struct action_file *file);

/* Adds a sentence (char *) to FINDINGS for each file that is missing or changed. */
bool action_files_check(struct action_parts *parts, GPtrArray *findings, struct error *error);

/* --- history --- */

struct action_entry {
    int64_t at; /* ms */
    char *person, *field, *old_value, *new_value, *why;
};

/* The newest first. */
GPtrArray *action_history(struct action_parts *parts, int64_t action, struct error *error);

#endif
