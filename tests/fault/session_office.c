#include "tests/fault/session_private.h"

#include "db/closing_store.h"
#include "db/office_key.h"

/* --- the first start --- */

bool make_database(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    struct database *database = database_open(session->office.path, DATABASE_CREATE, why);
    database_close(database);
    return database != NULL;
}

bool introduce(struct session *session, const char *argument, struct error *why)
{
    int64_t person;
    struct database *database = database_open(session->office.path, DATABASE_EXISTING, why);
    struct person_store *people = database ? person_store_open(database, why) : NULL;
    bool ok = people && person_store_ensure(people, argument, NOON, &person, why);
    person_store_close(people);
    database_close(database);
    return ok;
}

bool with_surveys(struct session *session,
                  bool (*work)(struct database *, struct survey_store *, struct error *),
                  struct error *why)
{
    struct database *database = database_open(session->office.path, DATABASE_EXISTING, why);
    struct survey_store *surveys = database ? survey_store_open(database, why) : NULL;
    if (surveys)
        survey_store_act_as(surveys, 1);
    bool ok = surveys && work(database, surveys, why);
    survey_store_close(surveys);
    database_close(database);
    return ok;
}

static bool add_services(struct survey_store *surveys, struct survey *survey, struct error *why)
{
    static const char *const services[] = {"CDOB", "CPOTB", "CPKB", "CPPOB", "PENGADUAN"};
    for (size_t i = 0; survey && i < G_N_ELEMENTS(services); i++)
        if (!survey_store_add_service(surveys, survey, services[i], services[i], 10, NOON, why))
            return false;
    return survey != NULL;
}

static bool create_survey_in(struct database *database, struct survey_store *surveys,
                             struct error *why)
{
    int64_t id;
    struct survey *survey = NULL;
    struct form *form = form_load("forms/skm-bpom-2024.ini", "id", why);
    if (!form || !database_begin(database, why)) {
        form_destroy(form);
        return false;
    }
    bool ok =
        survey_store_create(surveys, "Loka POM di Kota Balikpapan", form, 2024, NOON, &id, why) &&
        (survey = survey_store_load(surveys, id, "id", why)) && add_services(surveys, survey, why);
    form_destroy(form);
    survey_destroy(survey);
    return database_end(database, ok, why);
}

bool create_survey(struct session *session, const char *argument, struct error *why)
{
    (void)argument;
    session->office.survey = 1;
    return with_surveys(session, create_survey_in, why);
}

/* --- people --- */

static bool with_people(struct session *session, const char *name,
                        bool (*work)(struct person_store *, const char *, struct error *),
                        struct error *why)
{
    struct person_store *people = person_store_open(session->office.first.database, why);
    bool ok = people && work(people, name, why);
    person_store_close(people);
    return ok;
}

static bool add_in(struct person_store *people, const char *name, struct error *why)
{
    return person_store_add(people, name, ROLE_OFFICER, "kata-sandi-17", 1, NOON, why);
}

bool add_person(struct session *session, const char *argument, struct error *why)
{
    return with_people(session, argument, add_in, why);
}

static bool promote_in(struct person_store *people, const char *name, struct error *why)
{
    struct person person = {0};
    bool ok = person_store_find(people, name, &person, why) &&
              person_store_set_role(people, person.id, ROLE_SUPERVISOR, 1, NOON, why);
    person_finish(&person);
    return ok;
}

bool promote(struct session *session, const char *argument, struct error *why)
{
    return with_people(session, argument, promote_in, why);
}

static bool block_in(struct person_store *people, const char *name, struct error *why)
{
    struct person person = {0};
    bool ok = person_store_find(people, name, &person, why) &&
              person_store_set_blocked(people, person.id, true, "pindah", 1, NOON, why);
    person_finish(&person);
    return ok;
}

bool block(struct session *session, const char *argument, struct error *why)
{
    return with_people(session, argument, block_in, why);
}

/* --- closing --- */

bool make_key(struct session *session, const char *argument, struct error *why)
{
    struct key_pair pair = {0};
    (void)argument;
    bool ok = office_key_load(session->office.first.database, session->office.first.person, NOON,
                              &pair, why);
    key_pair_wipe(&pair);
    return ok;
}

static char *write_statement(const struct record_head *head, void *context, struct error *why)
{
    (void)why;
    g_autofree char *body = g_strdup_printf("%ld catatan.\n", (long)head->entries);
    return signed_text_make(body, context);
}

bool lock_survey(struct session *session, const char *argument, struct error *why)
{
    struct program *program = &session->office.first;
    struct key_pair pair = {0};
    struct closing_store *store =
        closing_store_open(program->database, program->survey, program->person, why);
    bool ok = store && office_key_load(program->database, program->person, NOON, &pair, why) &&
              closing_store_lock(store, argument, NOON, write_statement, &pair, why);
    key_pair_wipe(&pair);
    closing_store_close(store);
    return ok;
}

bool unlock_survey(struct session *session, const char *argument, struct error *why)
{
    struct program *program = &session->office.first;
    struct closing_store *store =
        closing_store_open(program->database, program->survey, program->person, why);
    bool ok = store && closing_store_unlock(store, argument, NOON, why);
    closing_store_close(store);
    return ok;
}
