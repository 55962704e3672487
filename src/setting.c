#include "src/setting.h"

#include <stdlib.h>

#include "src/check.h"
#include "src/count.h"
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
    [SETTING_MOST_BLANK] =
        {
            .name = "most_blank",
            .label = N_("Kosong paling banyak (%)"),
            .note = N_("dari pertanyaan yang dinilai; di atasnya ditanyakan (W09)"),
            .fallback = "50",
            .low = 0,
            .top = 100,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_CHECKS_OFF] =
        {
            .name = "checks_off",
            .label = N_("Pemeriksaan yang tidak dipakai"),
            .note = N_("kode, misalnya W04 W07; lihat `lembar checks`"),
            .fallback = "",
            .is_text = true,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_SECOND_SHARE] =
        {
            .name = "second_share",
            .label = N_("Persen lembar dientri dua kali"),
            .note = N_("0: tidak ada; 100: semua; di antaranya sampel acak"),
            .fallback = "0",
            .low = 0,
            .top = 100,
            .right = RIGHT_CHOOSE_SECOND,
        },
    [SETTING_SECOND_FIRST] =
        {
            .name = "second_first",
            .label = N_("Entri kedua … lembar pertama"),
            .note = N_("tiap petugas baru, bila ada entri kedua"),
            .fallback = "20",
            .low = 0,
            .top = 1000,
            .right = RIGHT_CHOOSE_SECOND,
        },
    [SETTING_SECOND_ALARM] =
        {
            .name = "second_alarm",
            .label = N_("Beda langsung ditegur"),
            .note = N_("ya: tiap isian; tidak: dibandingkan sesudah selembar"),
            .fallback = "0",
            .low = 0,
            .top = 1,
            .right = RIGHT_CHOOSE_SECOND,
        },
    [SETTING_SECOND_TEXT] =
        {
            .name = "second_text",
            .label = N_("Teks ikut dibandingkan"),
            .note = N_("ya: saran dan data pribadi juga"),
            .fallback = "0",
            .low = 0,
            .top = 1,
            .right = RIGHT_CHOOSE_SECOND,
        },
    [SETTING_EVIDENCE_LIMIT] =
        {
            .name = "evidence_limit",
            .label = N_("Ukuran berkas bukti, MB"),
            .note = N_("paling besar untuk satu berkas yang dilampirkan"),
            .fallback = "10",
            .low = 1,
            .top = 1000,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_LONG_OVERDUE] =
        {
            .name = "long_overdue",
            .label = N_("Lama lewat tenggat, hari"),
            .note = N_("tindak lanjut yang lebih lama lewat disebut tersendiri"),
            .fallback = "60",
            .low = 1,
            .top = 3650,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_SMALL_GROUP] =
        {
            .name = "small_group",
            .label = N_("Kelompok kecil: kurang dari …"),
            .note = N_("ditandai ~ pada kajian, karena indeksnya mudah berayun"),
            .fallback = "5",
            .low = 0,
            .top = 1000,
            .right = RIGHT_CHANGE_SETTINGS,
        },
    [SETTING_LAST_MONTH] =
        {
            .name = "last_month",
            .label = N_("Bulan terakhir survei (1–12)"),
            .note = N_("survei berakhir pada hari terakhir bulan itu; 6: 30 Juni"),
            .fallback = "6",
            .low = 1,
            .top = 12,
            .right = RIGHT_CHANGE_SETTINGS,
        },
};

bool setting_is_switch(enum setting setting)
{
    const struct setting_kind *kind = &settings[setting];
    return !kind->is_text && kind->low == 0 && kind->top == 1;
}

long setting_number(enum setting setting, const char *text)
{
    const struct setting_kind *kind = &settings[setting];
    long number;
    if (text && count_read(text, kind->low, kind->top, &number))
        return number;
    return strtol(kind->fallback, NULL, 10);
}

/* Hard checks are never done without. */
static bool check_codes_are_soft(const char *text, struct error *error)
{
    g_auto(GStrv) codes = g_strsplit(text, " ", -1);
    for (char **code = codes; *code; code++) {
        int check = **code ? check_find(*code) : CHECK_SAME_NUMBER;
        if (check < 0 || check_is_hard((enum check)check))
            return error_set(error, ERROR_INPUT,
                             _("\"%s\" bukan kode yang dapat ditinggalkan. Pilih dari W01 sampai "
                               "%s, lihat `lembar checks`."),
                             *code, checks[CHECKS - 1].code);
    }
    return true;
}

bool setting_check(enum setting setting, const char *text, struct error *error)
{
    const struct setting_kind *kind = &settings[setting];
    long number;
    if (setting == SETTING_CHECKS_OFF)
        return check_codes_are_soft(text, error);
    if (kind->is_text || count_read(text, kind->low, kind->top, &number))
        return true;
    return error_set(error, ERROR_INPUT, _("%s: isi angka dari %ld sampai %ld."), _(kind->label),
                     kind->low, kind->top);
}
