#ifndef LEMBAR_TESTS_UNIT_KEYED_FORM_H
#define LEMBAR_TESTS_UNIT_KEYED_FORM_H

/* The form of BPOM with five services, and its items by name. Include cmocka.h before it. */

#include "src/form_file.h"
#include "src/service.h"
#include "src/sheet.h"

struct keyed_form {
    struct form *form;
    struct services services;
};

static inline void keyed_form_init(struct keyed_form *keyed)
{
    static const char *const codes[] = {"CDOB", "CPOTB", "CPKB", "CPPOB", "SKI"};
    struct error error = {0};
    keyed->form = form_load("forms/skm-bpom-2024.ini", "id", &error);
    assert_string_equal(error.message, "");
    services_init(&keyed->services);
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++)
        services_add(&keyed->services, (int64_t)i + 1, codes[i], codes[i], -1);
}

static inline void keyed_form_finish(struct keyed_form *keyed)
{
    form_destroy(keyed->form);
    services_finish(&keyed->services);
}

static inline size_t place_of(const struct form *form, const char *key)
{
    int item = form_find_item(form, key);
    assert_true(item >= 0);
    return (size_t)item;
}

static inline const char *value_of(const struct sheet *sheet, const char *key)
{
    return sheet->values[place_of(sheet->form, key)];
}

static inline void set_value(struct sheet *sheet, const char *key, const char *value)
{
    sheet_set(sheet, place_of(sheet->form, key), value);
}

#endif
