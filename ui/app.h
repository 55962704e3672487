#ifndef LEMBAR_UI_APP_H
#define LEMBAR_UI_APP_H

#include "db/action_bulk.h"
#include "db/action_import.h"
#include "db/action_list.h"
#include "db/action_parts.h"
#include "db/action_store.h"
#include "db/backup_store.h"
#include "db/batch_store.h"
#include "db/closing_store.h"
#include "db/draft_store.h"
#include "db/person_store.h"
#include "db/second_store.h"
#include "db/setting_store.h"
#include "db/sheet_store.h"
#include "db/suggestion_store.h"
#include "db/survey_store.h"
#include "src/setting.h"

/* What every command and screen works on: the database, the survey at hand with its stores, who
 * is at the keys, the clock and the language. */

struct app {
    const char *language; /* "id" or "en" */
    char point;           /* decimal sign of the language: ',' or '.' */
    char *database_path;
    char *wanted_survey; /* "2024" or "skm-bpom-2024/2024", or NULL: the newest of the own unit */
    char *person_name;
    struct database *database; /* NULL until app_open */
    struct survey_store *surveys;
    struct backup_store *backups;
    struct survey *survey; /* NULL in a database without one */
    struct sheet_store *sheets;
    struct draft_store *drafts;
    struct action_store *actions;
    struct batch_store *batches;
    struct second_store *second;
    struct action_parts *action_parts;
    struct action_list_reader *action_list;
    struct action_bulk *action_bulk;
    struct suggestion_store *suggestions;
    struct closing_store *closing;
    struct setting_store *settings;
    struct person_store *people;
    int64_t person;   /* who is at the keys; 0: nobody has signed in yet */
    bool signs_in;    /* people sign in by name and password; else everybody may do all */
    enum role role;   /* of who has signed in */
    bool must_change; /* he has a password that somebody else gave him */

    int64_t new_evidence; /* files that the last backup has copied */
    int64_t verified;     /* so many entries of the record were verified (chain.h); -1: none yet */
    GPtrArray *findings;  /* what was found then, sentences */

    /* How a command finds out who calls it, where people sign in; it ends with app_sign_in. NULL:
     * a screen asks, once the database is open. */
    bool (*prove)(struct app *app, struct error *error);
    bool anybody; /* who calls is not asked and not entered: nothing is changed, nor shown for which
                   * one must sign in */
    const char *password_file; /* --password-file, borrowed, or NULL */
    enum right wanted_right;   /* what the command at hand needs */
    bool may_have_to_change;   /* it is the one that changes the password */
};

/* Without a database; finish it in any case. */
void app_init(struct app *app);
void app_finish(struct app *app);

/* Opens the database and the survey that is wanted, or the newest, of the office's own unit if that
 * has one: of the unit whose survey was made first. Without a survey it is an error, unless
 * MAY_BE_EMPTY. */
bool app_open(struct app *app, enum database_mode mode, bool may_be_empty, struct error *error);

void app_close_database(struct app *app);

/* Of several programs, or after a while, another may be at the keys: opens the survey at hand, or
 * the wanted one, for the person who has signed in. */
bool app_open_for_person(struct app *app, bool may_be_empty, struct error *error);

/* Closes the database and removes its file, with the files SQLite and the claims keep beside it. */
void app_remove_database(struct app *app);

/* Turns to another survey of the open database. */
bool app_open_survey(struct app *app, int64_t id, struct error *error);

/* --- who is at the keys --- */

/* Checks NAME and PASSWORD; he is at the keys then. */
bool app_sign_in(struct app *app, const char *name, const char *password, struct error *error);

/* Reads again what another program may have changed of him; KNOWN is false where he must sign in
 * once more: blocked, another password to be chosen, or signing in switched on. */
bool app_refresh_person(struct app *app, bool *known, struct error *error);

/* The one of that name; it is an error that nobody is called so. */
bool app_find_person(struct app *app, const char *name, int64_t *id, struct error *error);

/* Whether who is at the keys may do it; app_require has a sentence if not. */
bool app_may(const struct app *app, enum right right);
bool app_require(const struct app *app, enum right right, struct error *error);

/* Whether NAME, who keyed a sheet, is at the keys. */
bool app_is_own(const struct app *app, const char *name);

/* The number chosen, or its fallback. */
long app_setting_number(struct app *app, enum setting setting);

/* A list of actions, to be brought into the survey at hand by who is at the keys. */
struct action_import *app_open_action_import(struct app *app, const struct action_import_file *file,
                                             const struct action_import_options *options,
                                             bool *headings, struct error *error);

/* --- clock --- */

/* Milliseconds since 1970 UTC, and the local day; LEMBAR_CLOCK (YYYY-MM-DDTHH:MM:SS, local) stops
 * the clock for demonstrations and tests, or @FILE, which holds that and may be written anew. */
int64_t app_now(void);

/* Milliseconds of a clock that nobody sets, to measure how long nothing was typed; of the stopped
 * clock where there is one. */
int64_t app_idle_clock(void);
struct day app_today(void);

/* Microseconds of a clock that only goes forward, for durations; it stops with the other. */
int64_t app_ticks(void);

/* The first moment of a local day, in ms. */
int64_t app_day_begins(struct day day);

/* A stored time in local time, "24-06-2024 09:15"; the caller frees it. */
char *app_time_text(int64_t time);

/* A moment of the clock as names of files have it, local: "20240624-091500"; the caller frees it.
 */
char *app_stamp(int64_t time);

/* The database used where --db names none: lembar/lembar.db in the XDG data home. */
char *app_default_database(void);

/* "SKM 2024", and "unit · SKM 2024"; the caller frees it. */
char *app_survey_title(const struct app *app);
char *app_place(const struct app *app);

/* "1.234": a count with the thousands of the language apart; the caller frees it. */
char *app_count_text(const struct app *app, int64_t count);

/* --- the figures that screens, tables and files show --- */

struct figures {
    struct sheet_counts counts;
    struct index_result *result;
    int last_year;   /* 0: nothing is known of last year */
    long last_whole; /* hundredths or HUNDREDTHS_NONE */
    long *last;      /* one for each element */
};

/* Of one service, or ANY_SERVICE; finish it in either case. */
bool app_figures(struct app *app, int64_t service, struct figures *figures, struct error *error);
void figures_finish(struct figures *figures);

/* value - last in hundredths, HUNDREDTHS_NONE where one is missing. */
long figures_change(long value, long last);

/* The minimum number of respondents over the services whose population is known; 0: none is. */
long app_minimum_sample(const struct app *app);

#endif
