#ifndef LEMBAR_TESTS_UNIT_COUNTED_H
#define LEMBAR_TESTS_UNIT_COUNTED_H

#include "src/counted_sheet.h"
#include "src/form_file.h"
#include "tests/unit/golden.h"

/* Sheets that count, for the tests of the statistics: those of Balikpapan 2024, or random ones of
 * a random form. */

struct survey_of_test {
    struct form *form;
    struct counted_sheets sheets;
    GPtrArray *texts; /* owns the answers */
    GArray *array;
};

static inline void survey_init(struct survey_of_test *survey, struct form *form)
{
    survey->form = form;
    survey->texts = g_ptr_array_new_with_free_func(g_free);
    survey->array = g_array_new(FALSE, TRUE, sizeof(struct counted_sheet));
}

/* Takes over ANSWERS and VERIFIED; the rest is copied. */
static inline struct counted_sheet *survey_add(struct survey_of_test *survey, char *answers,
                                               char *verified)
{
    struct counted_sheet sheet = {
        .number = survey->array->len + 1, .answers = answers, .verified = verified};
    g_ptr_array_add(survey->texts, answers);
    if (verified)
        g_ptr_array_add(survey->texts, verified);
    g_array_append_val(survey->array, sheet);
    survey->sheets = (struct counted_sheets){
        survey->form, (struct counted_sheet *)survey->array->data, survey->array->len};
    return &g_array_index(survey->array, struct counted_sheet, survey->array->len - 1);
}

static inline void survey_finish(struct survey_of_test *survey)
{
    g_array_unref(survey->array);
    g_ptr_array_unref(survey->texts);
    form_destroy(survey->form);
}

static inline struct form *form_of_file(const char *path)
{
    struct error error = {0};
    struct form *form = form_load(path, "id", &error);
    if (!form)
        g_error("%s", error.message);
    return form;
}

/* Services count from 1 in the order they come. */
static inline void survey_of_balikpapan(struct survey_of_test *survey, bool all)
{
    struct golden responses = golden_load("balikpapan-2024-responses.csv");
    const char *before = "";
    int64_t service = 0;
    survey_init(survey, form_of_file("forms/skm-bpom-2024.ini"));
    for (guint row = 1; row < responses.rows->len; row++) {
        const char *here = golden_cell(&responses, row, "service");
        GString *answers = g_string_new(NULL);
        service += strcmp(here, before) != 0;
        before = here;
        for (int question = 1; question <= 11; question++) {
            g_autofree char *column = g_strdup_printf("q%d", question);
            g_string_append(answers, golden_cell(&responses, row, column));
        }
        char *packed = g_string_free(answers, FALSE);
        if (!all && golden_whole(&responses, row, "counted") == 0) {
            g_free(packed);
            continue;
        }
        struct counted_sheet *sheet = survey_add(survey, packed, NULL);
        sheet->number = golden_whole(&responses, row, "sheet");
        sheet->service = service;
    }
    golden_free(&responses);
}

/* A form with one question for each element, and a further one for some. */
static inline struct form *random_form(GRand *random, int low, int top, int elements, int bands)
{
    g_autoptr(GString) text = g_string_new(NULL);
    bool weighted = g_rand_boolean(random);
    g_string_append_printf(text,
                           "[form]\nid = acak\ntitle = Acak\nscale_low = %d\nscale_top = %d\n"
                           "[answers kata]\n",
                           low, top);
    for (int value = low; value <= top; value++)
        g_string_append_printf(text, "%d = kata %d\n", value, value);
    for (int e = 0; e < elements; e++) {
        g_string_append_printf(text, "[element U%d]\nname = Unsur\n", e);
        if (weighted)
            g_string_append_printf(text, "weight = %d\n", g_rand_int_range(random, 1, 40));
        for (int q = g_rand_int_range(random, 0, 4) ? 1 : 2; q > 0; q--)
            g_string_append_printf(
                text, "[question q%d_%d]\nlabel = Tanya\nanswers = kata\nelement = U%d\n", e, q, e);
    }
    for (int b = 0; b < bands; b++)
        g_string_append_printf(text, "[band B%d]\nfrom = %d,%02d\nwords = Mutu\n", b,
                               g_rand_int_range(random, 0, 100), b);
    GPtrArray *mistakes = NULL;
    struct form *form = form_parse(text->str, text->len, "id", &mistakes);
    if (!form)
        g_error("%s", text->str);
    return form;
}

/* Answers of one sheet, BLANK of ten of them left out. */
static inline char *random_answers(GRand *random, const struct form *form, int blank)
{
    char *answers = g_malloc0(form->answer_count + 1);
    for (size_t i = 0; i < form->answer_count; i++)
        answers[i] = g_rand_int_range(random, 0, 10) < blank
                         ? '-'
                         : (char)('0' + g_rand_int_range(random, form->low, form->top + 1));
    return answers;
}

#endif
