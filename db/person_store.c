#include "db/person_store.h"

#include "db/password_hash.h"
#include "db/person_store_private.h"
#include "src/i18n.h"
#include "src/password.h"
#include "src/text.h"

#define COLUMNS "id, name, role, blocked, password <> '', must_change FROM person "

static const char *const sql[STATEMENTS] = {
    [FIND_ID] = "SELECT id FROM person WHERE name = :name UNION ALL "
                "SELECT person_id FROM person_alias WHERE name = :name LIMIT 1",
    [NAMES] = "SELECT name, id FROM person UNION ALL SELECT name, person_id FROM person_alias",
    [ADD] = "INSERT INTO person (uid, name, role, password, must_change) "
            "VALUES (:uid, :name, :role, :password, :must_change)",
    [LOAD] = "SELECT " COLUMNS "WHERE id = :id",
    [LIST] = "SELECT " COLUMNS "ORDER BY name",
    [SECRET] = "SELECT password, wrong_tries, tried_at, blocked FROM person WHERE id = :id",
    [COUNT_TRY] = "UPDATE person SET wrong_tries = wrong_tries + 1, tried_at = :now WHERE id = :id",
    [CLEAR_TRIES] = "UPDATE person SET wrong_tries = 0 WHERE id = :id",
    [SET_ROLE] = "UPDATE person SET role = :role WHERE id = :id",
    [SET_BLOCKED] = "UPDATE person SET blocked = :blocked WHERE id = :id",
    [SET_PASSWORD] = "UPDATE person SET password = :password, must_change = :must_change, "
                     "wrong_tries = 0 WHERE id = :id",
    [SET_NAME] = "UPDATE person SET name = :name WHERE id = :id",
    [ADD_ALIAS] = "INSERT INTO person_alias (name, person_id) VALUES (:name, :person)",
    [REMOVE_ALIAS] = "DELETE FROM person_alias WHERE name = :name",
    [OTHER_ADMINISTRATORS] = "SELECT count(*) FROM person WHERE role = 'administrator' "
                             "AND blocked = 0 AND password <> '' AND id <> :id",
};

struct person_store *person_store_open(struct database *database, struct error *error)
{
    struct person_store *store = g_new0(struct person_store, 1);
    store->database = database;
    store->statements = statements_prepare(database, sql, STATEMENTS, error);
    store->settings = store->statements ? setting_store_open(database, error) : NULL;
    store->changes = store->settings ? changes_open(database, error) : NULL;
    if (store->changes)
        return store;
    person_store_close(store);
    return NULL;
}

void person_store_close(struct person_store *store)
{
    if (!store)
        return;
    changes_close(store->changes);
    setting_store_close(store->settings);
    statements_finish(store->statements);
    g_free(store);
}

/* --- reading --- */

void person_finish(struct person *person)
{
    g_free(person->name);
    *person = (struct person){0};
}

/* A role that another program has written there may do least. */
static struct person read_person(const struct query *query)
{
    int role = role_from_name(query_raw_text(query, 2));
    return (struct person){
        .id = query_int(query, 0),
        .name = g_strdup(query_text(query, 1)),
        .role = role < 0 ? ROLE_OFFICER : (enum role)role,
        .blocked = query_int(query, 3) != 0,
        .has_password = query_int(query, 4) != 0,
        .must_change = query_int(query, 5) != 0,
    };
}

bool person_store_load(struct person_store *store, int64_t id, struct person *person,
                       struct error *error)
{
    struct query query = query_begin(store->statements, LOAD);
    *person = (struct person){0};
    query_bind_int(&query, ":id", id);
    if (query_step(&query))
        *person = read_person(&query);
    return query_end(&query, error);
}

bool person_find_id(struct person_store *store, const char *name, int64_t *id, struct error *error)
{
    struct query query = query_begin(store->statements, FIND_ID);
    query_bind_text(&query, ":name", name);
    *id = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error);
}

bool person_store_find(struct person_store *store, const char *name, struct person *person,
                       struct error *error)
{
    int64_t id;
    *person = (struct person){0};
    return person_find_id(store, name, &id, error) && person_store_load(store, id, person, error);
}

static void free_person(void *pointer)
{
    person_finish(pointer);
    g_free(pointer);
}

GPtrArray *person_store_list(struct person_store *store, struct error *error)
{
    GPtrArray *list = g_ptr_array_new_with_free_func(free_person);
    struct query query = query_begin(store->statements, LIST);
    while (query_step(&query)) {
        struct person *person = g_new(struct person, 1);
        *person = read_person(&query);
        g_ptr_array_add(list, person);
    }
    if (query_end(&query, error))
        return list;
    g_ptr_array_unref(list);
    return NULL;
}

/* --- changes --- */

/* Ends a transaction, with its entries. */
bool person_end(struct person_store *store, bool own, bool ok, struct error *error)
{
    ok = ok && changes_flush(store->changes, error);
    if (!ok)
        changes_forget(store->changes);
    return database_end_own(store->database, own, ok, error);
}

/* BY 0: the new person himself. */
static bool add(struct person_store *store, const char *name, enum role role, const char *hash,
                int64_t by, int64_t now, int64_t *id, struct error *error)
{
    unsigned char uid[UID_SIZE];
    struct query query = query_begin(store->statements, ADD);
    database_new_uid(now, uid);
    query_bind_blob(&query, ":uid", uid, sizeof uid);
    query_bind_text(&query, ":name", name);
    query_bind_text(&query, ":role", role_name(role));
    query_bind_text(&query, ":password", hash);
    query_bind_int(&query, ":must_change", *hash != '\0');
    if (!query_run(&query, error))
        return false;
    *id = query_last_id(store->statements);
    struct change change = {
        .at = now, .person = by ? by : *id, .new_value = name, .why = role_name(role)};
    return changes_record_new(store->changes, SUBJECT_PERSON, *id, &change, error);
}

/* Looked for again once nobody else can write: two programs may begin with the same new name. */
static bool add_where_new(struct person_store *store, const char *name, int64_t now, int64_t *id,
                          struct error *error)
{
    return person_find_id(store, name, id, error) &&
           (*id || add(store, name, ROLE_OFFICER, "", 0, now, id, error));
}

bool person_store_ensure(struct person_store *store, const char *name, int64_t now, int64_t *id,
                         struct error *error)
{
    bool own;
    if (!person_find_id(store, name, id, error))
        return false;
    if (*id)
        return true;
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own, add_where_new(store, name, now, id, error), error);
}

static bool is_spelled_alike(const char *a, const char *b)
{
    g_autofree char *words_of_a = text_plain(a), *words_of_b = text_plain(b);
    return strcmp(a, b) == 0 || (*words_of_a && strcmp(words_of_a, words_of_b) == 0);
}

/* Whether NAME is free for the person ID, 0 a new one: whoever is spelled alike, now or earlier,
 * would be taken for the same. */
static bool check_name_is_free(struct person_store *store, const char *name, int64_t id,
                               struct error *error)
{
    g_autofree char *taken = NULL;
    struct query query = query_begin(store->statements, NAMES);
    while (!taken && query_step(&query))
        if (query_int(&query, 1) != id && is_spelled_alike(query_text(&query, 0), name))
            taken = g_strdup(query_text(&query, 0));
    return query_end(&query, error) &&
           (!taken ||
            error_set(error, ERROR_INPUT, _("Petugas %s sudah ada; pilih nama lain."), taken));
}

static bool add_new(struct person_store *store, const char *name, enum role role, const char *hash,
                    int64_t by, int64_t now, struct error *error)
{
    int64_t id;
    return check_name_is_free(store, name, 0, error) &&
           add(store, name, role, hash, by, now, &id, error);
}

bool person_store_add(struct person_store *store, const char *name, enum role role,
                      const char *password, int64_t by, int64_t now, struct error *error)
{
    bool own;
    char hash[PASSWORD_HASH_SIZE];
    if (text_is_blank(name))
        return error_set(error, ERROR_INPUT, _("Nama petugas harus diisi."));
    if (!password_check(password, name, error) || !password_hash(password, hash, error))
        return false;
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own, add_new(store, name, role, hash, by, now, error), error);
}

/* Looks at the person, runs QUERY, and records the change. */
static bool change_person(struct person_store *store, int64_t id, struct query *query,
                          const struct change *change, struct error *error)
{
    bool found;
    struct kept_row row;
    query_bind_int(query, ":id", id);
    return changes_look(store->changes, SUBJECT_PERSON, id, &row, &found, error) &&
           query_run(query, error) && changes_record(store->changes, &row, change, error);
}

static bool load_known(struct person_store *store, int64_t id, struct person *person,
                       struct error *error)
{
    return person_store_load(store, id, person, error) &&
           (person->id || error_set(error, ERROR_INPUT, _("Petugas itu tidak ada.")));
}

/* The name that PERSON had leads to him for good, the one he takes needs not any more. */
static bool change_aliases(struct person_store *store, const struct person *person,
                           const char *name, struct error *error)
{
    struct query query = query_begin(store->statements, REMOVE_ALIAS);
    query_bind_text(&query, ":name", name);
    if (!query_run(&query, error))
        return false;
    query = query_begin(store->statements, ADD_ALIAS);
    query_bind_text(&query, ":name", person->name);
    query_bind_int(&query, ":person", person->id);
    return query_run(&query, error);
}

static bool change_name(struct person_store *store, const struct person *person, const char *name,
                        int64_t by, int64_t now, struct error *error)
{
    struct change change = {now, by, "name", person->name, name, NULL};
    if (!check_name_is_free(store, name, person->id, error) ||
        !change_aliases(store, person, name, error))
        return false;
    struct query query = query_begin(store->statements, SET_NAME);
    query_bind_text(&query, ":name", name);
    return change_person(store, person->id, &query, &change, error);
}

static bool rename_known(struct person_store *store, int64_t id, const char *name, int64_t by,
                         int64_t now, struct error *error)
{
    struct person person;
    bool ok = load_known(store, id, &person, error) &&
              (strcmp(person.name, name) == 0 || change_name(store, &person, name, by, now, error));
    person_finish(&person);
    return ok;
}

bool person_store_rename(struct person_store *store, int64_t id, const char *name, int64_t by,
                         int64_t now, struct error *error)
{
    bool own;
    if (text_is_blank(name))
        return error_set(error, ERROR_INPUT, _("Nama petugas harus diisi."));
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own, rename_known(store, id, name, by, now, error), error);
}

/* PERSON is about to be no administrator who can sign in any more. */
static bool check_another_remains(struct person_store *store, const struct person *person,
                                  struct error *error)
{
    if (person->role != ROLE_ADMINISTRATOR || person->blocked || !person->has_password)
        return true;
    struct query query = query_begin(store->statements, OTHER_ADMINISTRATORS);
    query_bind_int(&query, ":id", person->id);
    int64_t others = query_step(&query) ? query_int(&query, 0) : 0;
    return query_end(&query, error) &&
           (others > 0 ||
            error_set(error, ERROR_INPUT,
                      _("%s satu-satunya administrator yang dapat masuk; tunjuk administrator lain "
                        "dulu."),
                      person->name));
}

bool person_change_role(struct person_store *store, int64_t id, enum role role, int64_t by,
                        int64_t now, struct error *error)
{
    struct person person;
    bool ok = load_known(store, id, &person, error);
    if (ok && person.role != role) {
        ok = role == ROLE_ADMINISTRATOR || check_another_remains(store, &person, error);
        struct query query = query_begin(store->statements, SET_ROLE);
        query_bind_text(&query, ":role", role_name(role));
        struct change change = {now, by, "role", role_name(person.role), role_name(role), NULL};
        ok = ok && change_person(store, id, &query, &change, error);
    }
    person_finish(&person);
    return ok;
}

bool person_store_set_role(struct person_store *store, int64_t id, enum role role, int64_t by,
                           int64_t now, struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own, person_change_role(store, id, role, by, now, error), error);
}

bool person_change_blocked(struct person_store *store, int64_t id, bool blocked, const char *why,
                           int64_t by, int64_t now, struct error *error)
{
    struct person person;
    bool ok = load_known(store, id, &person, error);
    if (ok && person.blocked != blocked) {
        ok = !blocked || check_another_remains(store, &person, error);
        struct query query = query_begin(store->statements, SET_BLOCKED);
        query_bind_int(&query, ":blocked", blocked);
        struct change change = {now, by, "blocked", blocked ? "0" : "1", blocked ? "1" : "0", why};
        ok = ok && change_person(store, id, &query, &change, error);
    }
    person_finish(&person);
    return ok;
}

bool person_store_set_blocked(struct person_store *store, int64_t id, bool blocked, const char *why,
                              int64_t by, int64_t now, struct error *error)
{
    bool own;
    return database_begin_own(store->database, &own, error) &&
           person_end(store, own, person_change_blocked(store, id, blocked, why, by, now, error),
                      error);
}

bool person_change_password(struct person_store *store, int64_t id, const char *hash,
                            bool must_change, int64_t by, int64_t now, struct error *error)
{
    struct query query = query_begin(store->statements, SET_PASSWORD);
    query_bind_text(&query, ":password", hash);
    query_bind_int(&query, ":must_change", must_change);
    struct change change = {now, by, "password", NULL, NULL, must_change ? "reset" : NULL};
    return change_person(store, id, &query, &change, error);
}

bool person_check_password(struct person_store *store, int64_t id, const char *password,
                           struct error *error)
{
    struct person person;
    bool ok = load_known(store, id, &person, error) && password_check(password, person.name, error);
    person_finish(&person);
    return ok;
}

bool person_store_set_password(struct person_store *store, int64_t id, const char *password,
                               bool must_change, int64_t by, int64_t now, struct error *error)
{
    bool own;
    char hash[PASSWORD_HASH_SIZE];
    return person_check_password(store, id, password, error) &&
           password_hash(password, hash, error) &&
           database_begin_own(store->database, &own, error) &&
           person_end(store, own,
                      person_change_password(store, id, hash, must_change, by, now, error), error);
}
