#ifndef LEMBAR_UI_CLI_IMPORT_TABLE_H
#define LEMBAR_UI_CLI_IMPORT_TABLE_H

#include "src/csv.h"
#include "ui/app.h"

/* A CSV table on its way into the database, whole or not at all. What is wrong with a row is named
 * on the standard error with its line and column, and the reading goes on to find the rest; only
 * the first mistakes are named, the others counted. */

struct import_kind;

struct import_table {
    struct app *app;
    const char *file; /* named in messages */
    bool add_services;
    bool same_numbers;  /* a number that another sheet has is taken as it is */
    GString *remarks;   /* told after the number of rows, or NULL */
    int year;           /* of a table of units that does not say it; 0: none was given */
    const char *source; /* where a table of units was published, or NULL */
    struct day at;      /* the cut-off of a table of monitoring that does not say it */
    const struct import_kind *kind;
    void *context;    /* the kind's own */
    GPtrArray *names; /* char *, of the columns, lower case; NULL before the header */
    long rows;        /* read, the header left out */
    long mistakes;
    long repeated; /* rows refused because what they number is there already */
    bool told;     /* the error already speaks of the mistakes */
    bool already;  /* the same file was imported before: there is nothing to change */
};

/* What a table is about. A function returns false only where storing fails; what is wrong with the
 * file is a mistake. */
struct import_kind {
    void *(*begin)(struct import_table *table, struct error *error); /* the names are known */
    bool (*row)(struct import_table *table, const struct csv_record *record, struct error *error);
    bool (*end)(struct import_table *table, struct error *error); /* of a table without mistakes */
    void (*finish)(void *context);
};

/* Reads the file PATH, or TEXT where PATH is NULL, within the caller's transaction. False also
 * where there are mistakes: the caller rolls back. */
bool import_table_read(struct import_table *table, const char *path, const char *text,
                       struct error *error);

/* Reads its file in a transaction of its own, and commits unless there is something wrong, whoever
 * watches the database stopped it, or only a look was asked for. */
bool import_table_store(struct import_table *table, bool dry_run, struct error *error);

/* COLUMN is NULL for what concerns the whole row. */
void import_mistake(struct import_table *table, long line, const char *column, const char *reason);

/* Its name in the head of the file; borrowed. */
const char *import_column(const struct import_table *table, size_t column);

/* Position of a column, or -1. */
int import_find_column(const struct import_table *table, const char *name);

/* The service of a cell, "" is none and gives 0. False where there is no such service: that is a
 * mistake. */
bool import_read_service(struct import_table *table, long line, size_t column, const char *cell,
                         int64_t *service);

extern const struct import_kind import_sheets, import_published;
extern const struct import_kind import_units, import_monitoring;

#endif
