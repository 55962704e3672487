#include "src/setting.h"

#include <stdlib.h>

#include "src/i18n.h"

const struct setting_kind settings[SETTINGS] = {
    [SETTING_BACKUP_FOLDER] =
        {
            .name = "backup_folder",
            .label = N_("Folder cadangan"),
            .note = N_("flash disk atau folder lain; kosong: tidak ada cadangan otomatis"),
            .fallback = "",
            .is_text = true,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_BACKUP_EVERY] =
        {
            .name = "backup_every",
            .label = N_("Cadangan tiap … lembar"),
            .note = N_("0: hanya ketika Lembar ditutup"),
            .fallback = "20",
            .low = 0,
            .top = 1000000,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_SIGN_IN] =
        {
            .name = "sign_in",
            .label = N_("Masuk dengan kata sandi"),
            .note = N_("menyalakan atau mematikan; tanpa masuk setiap orang boleh segalanya"),
            .fallback = "0",
            .low = 0,
            .top = 1,
            .is_fixed = true,
            .right = RIGHT_CHANGE_PEOPLE,
        },
    [SETTING_IDLE_MINUTES] =
        {
            .name = "idle_minutes",
            .label = N_("Kunci layar sesudah … menit"),
            .note = N_("menit tanpa ketikan, bila masuk dengan kata sandi; 0: tidak pernah"),
            .fallback = "10",
            .low = 0,
            .top = 1440,
            .right = RIGHT_CHANGE_SETTINGS,
        },
};

/* False where TEXT is no whole number. */
static bool read_number(const char *text, long *number)
{
    char *end;
    *number = strtol(text, &end, 10);
    return end != text && *end == '\0';
}

long setting_number(enum setting setting, const char *text)
{
    const struct setting_kind *kind = &settings[setting];
    long number;
    if (text && read_number(text, &number) && number >= kind->low && number <= kind->top)
        return number;
    return strtol(kind->fallback, NULL, 10);
}

bool setting_check(enum setting setting, const char *text, struct error *error)
{
    const struct setting_kind *kind = &settings[setting];
    long number;
    if (kind->is_text || (read_number(text, &number) && number >= kind->low && number <= kind->top))
        return true;
    return error_set(error, ERROR_INPUT, _("%s: isi angka dari %ld sampai %ld."), _(kind->label),
                     kind->low, kind->top);
}
