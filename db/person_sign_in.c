#include "db/person_store_private.h"

#include <string.h>

#include "db/backup.h"
#include "db/password_hash.h"
#include "src/i18n.h"
#include "src/password.h"
#include "src/setting.h"

/* A copy for others has no passwords, and nobody in it who could sign in. */
bool person_store_signs_in(struct person_store *store, bool *signs_in, struct error *error)
{
    const struct setting_kind *kind = &settings[SETTING_SIGN_IN];
    g_autofree char *value = setting_store_text(store->settings, kind->name, kind->fallback, error);
    bool for_others, ok = value && backup_is_for_others(store->database, &for_others, error);
    *signs_in = ok && setting_number(SETTING_SIGN_IN, value) != 0 && !for_others;
    return ok;
}

struct secret {
    char *hash; /* "": none */
    int64_t tries, tried_at;
    bool blocked;
};

/* Of nobody: no hash, no tries. */
static bool load_secret(struct person_store *store, int64_t id, struct secret *secret,
                        struct error *error)
{
    struct query query = query_begin(store->statements, SECRET);
    *secret = (struct secret){0};
    query_bind_int(&query, ":id", id);
    if (query_step(&query))
        *secret = (struct secret){g_strdup(query_raw_text(&query, 0)), query_int(&query, 1),
                                  query_int(&query, 2), query_int(&query, 3) != 0};
    if (!secret->hash)
        secret->hash = g_strdup("");
    return query_end(&query, error);
}

static bool run_on(struct person_store *store, size_t statement, int64_t id, struct error *error)
{
    struct query query = query_begin(store->statements, statement);
    query_bind_int(&query, ":id", id);
    return query_run(&query, error);
}

static bool count_try(struct person_store *store, int64_t id, int64_t now, struct error *error)
{
    struct query query = query_begin(store->statements, COUNT_TRY);
    query_bind_int(&query, ":id", id);
    query_bind_int(&query, ":now", now);
    return query_run(&query, error);
}

static bool check_wait(const struct secret *secret, int64_t now, struct error *error)
{
    long wait = password_wait(secret->tries, secret->tried_at, now);
    return wait == 0 || error_set(error, ERROR_INPUT,
                                  _("Kata sandi sudah %ld kali salah; coba lagi %ld detik lagi."),
                                  (long)secret->tries, wait);
}

/* A try counts as wrong until it is known to be right: who ends the program in between, or asks in
 * many programs at once, gains nothing. */
static bool begin_try(struct person_store *store, const char *name, int64_t now, int64_t *id,
                      struct secret *secret, struct error *error)
{
    *secret = (struct secret){0};
    if (!database_begin(store->database, error))
        return false;
    bool ok = person_find_id(store, name, id, error) && load_secret(store, *id, secret, error) &&
              check_wait(secret, now, error) && count_try(store, *id, now, error);
    return database_end(store->database, ok, error);
}

/* Tries that had to wait were many: whoever reads the record should know of them. */
static bool record_tries(struct person_store *store, int64_t id, int64_t tries, int64_t now,
                         struct error *error)
{
    bool found;
    struct kept_row row;
    g_autofree char *count = g_strdup_printf("%" G_GINT64_FORMAT, tries);
    struct change change = {now, id, "wrong_tries", count, "0", NULL};
    if (password_wait(tries, now, now) == 0)
        return true;
    return changes_look(store->changes, SUBJECT_PERSON, id, &row, &found, error) &&
           changes_record(store->changes, &row, &change, error);
}

static bool end_try(struct person_store *store, int64_t id, int64_t tries, int64_t now,
                    struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own,
                      run_on(store, CLEAR_TRIES, id, error) &&
                          record_tries(store, id, tries, now, error),
                      error);
}

static bool judge(struct person_store *store, int64_t id, const struct secret *secret,
                  const char *password, int64_t now, struct error *error)
{
    if (!password_fits(password, secret->hash))
        return error_set(error, ERROR_INPUT,
                         _("Nama atau kata sandi salah; periksa Caps Lock, lalu ketik lagi."));
    if (secret->blocked)
        return error_set(error, ERROR_INPUT,
                         _("Nama ini diblokir; minta administrator membukanya."));
    return end_try(store, id, secret->tries, now, error);
}

bool person_store_sign_in(struct person_store *store, const char *name, const char *password,
                          int64_t now, int64_t *id, struct error *error)
{
    struct secret secret;
    bool ok = begin_try(store, name, now, id, &secret, error) &&
              judge(store, *id, &secret, password, now, error);
    if (secret.hash)
        password_wipe(secret.hash, strlen(secret.hash));
    g_free(secret.hash);
    return ok;
}

static bool make_administrator(struct person_store *store, const char *hash, int64_t by,
                               int64_t now, struct error *error)
{
    return person_change_role(store, by, ROLE_ADMINISTRATOR, by, now, error) &&
           person_change_blocked(store, by, false, NULL, by, now, error) &&
           person_change_password(store, by, hash, false, by, now, error) &&
           changes_flush(store->changes, error);
}

bool person_store_switch_sign_in(struct person_store *store, bool on, const char *password,
                                 int64_t by, int64_t now, struct error *error)
{
    bool own;
    char hash[PASSWORD_HASH_SIZE];
    if (on && (!person_check_password(store, by, password, error) ||
               !password_hash(password, hash, error)))
        return false;
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own,
                      (!on || make_administrator(store, hash, by, now, error)) &&
                          setting_store_set(store->settings, settings[SETTING_SIGN_IN].name,
                                            on ? "1" : "0", by, now, error),
                      error);
}
