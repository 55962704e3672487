#ifndef LEMBAR_DB_ACTION_LIST_PRIVATE_H
#define LEMBAR_DB_ACTION_LIST_PRIVATE_H

#include "db/action_list.h"
#include "db/query.h"

/* What the files of the list share: action_list.c (the rows) and action_search.c (their texts). */

enum { ROWS, RECURRING, WITH_FILES, SERVICES, TEXTS, TEXT, OWNERS, STATEMENT_COUNT };

/* Where the texts of an action stand in the buffer that is searched. */
struct segment {
    size_t start;
    int64_t id, version;
};

struct action_list_reader {
    struct statements *statements;
    int64_t unit;
    GArray *rows;          /* of struct action_row */
    GStringChunk *strings; /* of the rows */
    GHashTable *services;  /* id to code, newline and folded code and name */
    GString *texts;        /* folded, one after the other, each with its NUL */
    GArray *segments;      /* of struct segment, by start */
    GArray *positions;     /* of int: the row of each segment, -1: none any more; NULL: not known */
};

/* A statement of the unit. */
struct query action_list_begin(struct action_list_reader *reader, size_t number);

/* The rows were read anew: the segments do not know them any more. */
void action_list_forget_positions(struct action_list_reader *reader);

#endif
