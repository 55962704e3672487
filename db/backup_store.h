#ifndef LEMBAR_DB_BACKUP_STORE_H
#define LEMBAR_DB_BACKUP_STORE_H

#include "db/database.h"

/* Where backups go and how often, and how the last ones went. */

struct backup_store;

struct backup_store *backup_store_open(struct database *database, struct error *error);
void backup_store_close(struct backup_store *store); /* NULL is fine */

struct backup_state {
    char *folder;      /* "": none is chosen */
    int64_t every;     /* sheets from one to the next; 0: only when the program ends */
    int64_t made_at;   /* the last good one, ms; 0: none */
    char *path;        /* where it is */
    int64_t failed_at; /* since when they fail, ms; 0: they do not */
    char *failure;     /* why, a sentence */
    int64_t waiting;   /* sheets stored since the last try */
    bool changed;      /* the data are not those of the last good one, as far as it can be told */
};

/* Finish it in either case. */
bool backup_store_state(struct backup_store *store, struct backup_state *state,
                        struct error *error);
void backup_state_finish(struct backup_state *state);

/* FOLDER "" switches automatic backups off; NULL leaves it as it is, as does EVERY below 0. PERSON
 * chooses it at NOW (ms). */
bool backup_store_set(struct backup_store *store, const char *folder, int64_t every, int64_t person,
                      int64_t now, struct error *error);

/* Of several programs one takes the turn to make the backup that is due after EVERY sheets. */
bool backup_store_take_turn(struct backup_store *store, int64_t every, bool *taken,
                            struct error *error);

/* A backup was made at NOW (ms), or failed with a sentence. */
bool backup_store_note_made(struct backup_store *store, const char *path, int64_t now,
                            struct error *error);
bool backup_store_note_failed(struct backup_store *store, const char *sentence, int64_t now,
                              struct error *error);

#endif
