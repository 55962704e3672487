#include "tests/bench/office.h"

#include "db/person_store.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/form_file.h"

#define FORM  "forms/skm-bpom-2024.ini"
#define CLOCK INT64_C(1721100000000) /* 16-07-2024, ms since 1970 */
#define SEED  2024

static const char *const services[] = {"CDOB", "CPOTB", "SKE", "SKI", "SERT", "INFO"};

/* --- databases ------------------------------------------------------------------------------- */

static void remove_old(const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", ".claims"};
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(path, endings[i], NULL);
        unlink(file);
    }
}

static bool add_survey(struct office *office, struct error *error)
{
    int64_t id;
    struct form *form = form_load(FORM, "id", error);
    if (!form)
        return false;
    if (survey_store_create(office->surveys, "Loka Uji", form, 2024, CLOCK, &id, error))
        office->survey = survey_store_load(office->surveys, id, "id", error);
    form_destroy(form);
    for (size_t i = 0; office->survey && i < G_N_ELEMENTS(services); i++)
        if (!survey_store_add_service(office->surveys, office->survey, services[i], services[i],
                                      100, CLOCK, error))
            return false;
    return office->survey != NULL;
}

static bool make_person(struct office *office, int64_t *id, struct error *error)
{
    struct person_store *people = person_store_open(office->database, error);
    bool ok = people && person_store_ensure(people, "petugas", CLOCK, id, error);
    person_store_close(people);
    survey_store_act_as(office->surveys, *id);
    return ok;
}

bool office_create(struct office *office, const char *path, struct error *error)
{
    int64_t person = 0;
    *office = (struct office){0};
    remove_old(path);
    office->database = database_open(path, DATABASE_CREATE, error);
    if (office->database)
        office->surveys = survey_store_open(office->database, error);
    if (!office->surveys || !make_person(office, &person, error) || !add_survey(office, error))
        return false;
    office->sheets = sheet_store_open(office->database, office->survey, person, error);
    if (office->sheets)
        office->drafts =
            draft_store_open(office->database, office->survey, office->sheets, person, error);
    return office->drafts != NULL;
}

void office_close(struct office *office)
{
    draft_store_close(office->drafts);
    sheet_store_close(office->sheets);
    survey_destroy(office->survey);
    survey_store_close(office->surveys);
    database_close(office->database);
    *office = (struct office){0};
}

/* --- sheets ---------------------------------------------------------------------------------- */

static char *random_value(const struct form_item *item, GRand *random)
{
    static const char *const suggestions[] = {"Pelayanan sudah baik, pertahankan", "-", "-", "-",
                                              "Ruang tunggu ditambah kursi",       "-", "-", "-"};
    /* Most are content, as in the published surveys. */
    static const char *const answers[] = {"6", "6", "5", "5", "5", "5", "4", "4", "3", "-"};
    switch (item->kind) {
    case ITEM_SERVICE:
        return g_strdup(services[g_rand_int_range(random, 0, G_N_ELEMENTS(services))]);
    case ITEM_CHOICE:
        return g_strdup(
            item->choices[g_rand_int_range(random, 0, (gint32)item->choice_count)].code);
    case ITEM_NUMBER:
        return g_strdup_printf("%d", g_rand_int_range(random, item->low, item->top + 1));
    case ITEM_DATE:
        return g_strdup_printf("2024-%02d-%02d", g_rand_int_range(random, 1, 13),
                               g_rand_int_range(random, 1, 29));
    case ITEM_ANSWER:
        return g_strdup(answers[g_rand_int_range(random, 0, G_N_ELEMENTS(answers))]);
    case ITEM_LONG_TEXT:
        return g_strdup(suggestions[g_rand_int_range(random, 0, G_N_ELEMENTS(suggestions))]);
    default:
        return g_rand_int_range(random, 0, 4) == 0
                   ? g_strdup_printf("Orang %d", g_rand_int_range(random, 1, 1000000))
                   : g_strdup(VALUE_BLANK);
    }
}

static void make_up(struct sheet *sheet, long number, GRand *random)
{
    sheet_set_number(sheet, number);
    for (size_t i = 1; i < sheet->form->item_count; i++)
        sheet_take(sheet, i, random_value(&sheet->form->items[i], random));
}

static bool store_sheets(struct office *office, long sheets, struct error *error)
{
    bool ok = true;
    GRand *random = g_rand_new_with_seed(SEED);
    struct sheet *sheet = sheet_create(office->survey->form);
    for (long number = 1; ok && number <= sheets; number++) {
        bool counted = number % 50 != 0;
        make_up(sheet, number, random);
        ok = sheet_store_add(office->sheets, sheet, counted, counted ? "" : "lewat batas waktu",
                             CLOCK + number, NULL, error);
    }
    sheet_destroy(sheet);
    g_rand_free(random);
    return ok && sheet_store_flush(office->sheets, error);
}

bool office_fill(struct office *office, long sheets, struct error *error)
{
    return database_begin(office->database, error) &&
           database_end(office->database, store_sheets(office, sheets, error), error);
}

static void write_row(FILE *file, const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->form->item_count; i++) {
        const char *quote = strchr(sheet->values[i], ',') ? "\"" : "";
        fprintf(file, "%s%s%s%s", i ? "," : "", quote, sheet->values[i], quote);
    }
    fprintf(file, "\r\n");
}

bool office_write_csv(const struct office *office, const char *path, long sheets)
{
    FILE *file = fopen(path, "we");
    if (!file)
        return false;
    GRand *random = g_rand_new_with_seed(SEED);
    struct sheet *sheet = sheet_create(office->survey->form);
    for (size_t i = 0; i < sheet->form->item_count; i++)
        fprintf(file, "%s%s", i ? "," : "", sheet->form->items[i].key);
    fprintf(file, "\r\n");
    for (long number = 1; number <= sheets; number++) {
        make_up(sheet, number, random);
        write_row(file, sheet);
    }
    sheet_destroy(sheet);
    g_rand_free(random);
    return fclose(file) == 0;
}
