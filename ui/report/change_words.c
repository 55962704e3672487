#include "ui/report/change_words.h"

#include <string.h>

#include "src/action_life.h"
#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"

/* What is no item of a form and no setting. */
static const struct known {
    int subject;
    const char *field, *words;
} known[] = {
    {SUBJECT_SHEET, "accepted", N_("Temuan")},
    {SUBJECT_SHEET, "counted", N_("Dihitung")},
    {SUBJECT_SHEET, "batch", N_("Nomor bundel")},
    {SUBJECT_SHEET, "control_total", N_("Jumlah kontrol")},
    {SUBJECT_SHEET, "personal", N_("Data pribadi")},
    {SUBJECT_BATCH, "number", N_("Nomor bundel")},
    {SUBJECT_BATCH, "declared", N_("Jumlah lembar")},
    {SUBJECT_BATCH, "handed_by", N_("Diserahkan oleh")},
    {SUBJECT_BATCH, "day", N_("Tanggal")},
    {SUBJECT_BATCH, "service", N_("Layanan")},
    {SUBJECT_BATCH, "totals", N_("Jumlah kontrol")},
    {SUBJECT_BATCH, "missing", N_("Hilang")},
    {SUBJECT_BATCH, "rejected", N_("Ditolak")},
    {SUBJECT_BATCH, "closed", N_("Ditutup")},
    {SUBJECT_ACTION, "survey", N_("tahun survei")},
    {SUBJECT_ACTION, "service", N_("layanan")},
    {SUBJECT_ACTION, "element", N_("unsur")},
    {SUBJECT_ACTION, "cause", N_("sebab")},
    {SUBJECT_ACTION, "plan", N_("rencana")},
    {SUBJECT_ACTION, "due", N_("tenggat")},
    {SUBJECT_ACTION, "quarters", N_("triwulan")},
    {SUBJECT_ACTION, "owner", N_("PIC")},
    {SUBJECT_ACTION, "status", N_("status")},
    {SUBJECT_ACTION, "reason", N_("alasan batal")},
    {SUBJECT_ACTION, "realisation", N_("realisasi")},
    {SUBJECT_ACTION, "done", N_("selesai")},
    {SUBJECT_ACTION, "evidence", N_("bukti")},
    {SUBJECT_ACTION, "obstacles", N_("hambatan")},
    {SUBJECT_ACTION, "recommendation", N_("rekomendasi")},
    {SUBJECT_ACTION, "note", N_("catatan")},
    {SUBJECT_ACTION, "month", N_("bulan")},
    {SUBJECT_ACTION, "file", N_("berkas")},
    {SUBJECT_LOCK, "locked", N_("Kunci survei")},
    {SUBJECT_PERSON, "name", N_("Nama")},
    {SUBJECT_PERSON, "role", N_("Peran")},
    {SUBJECT_PERSON, "blocked", N_("Blokir")},
    {SUBJECT_PERSON, "password", N_("Kata sandi")},
    {SUBJECT_PERSON, "wrong_tries", N_("Salah kata sandi")},
    {SUBJECT_SURVEY, "target", N_("Target")},
    {SUBJECT_SURVEY, "unit", N_("Nama unit")},
    {SUBJECT_SERVICE, "name", N_("Nama")},
    {SUBJECT_SERVICE, "population", N_("Populasi")},
    {SUBJECT_PUBLISHED, "value", N_("Nilai")},
    {SUBJECT_PUBLISHED, "source", N_("Sumber")},
    {SUBJECT_PUBLISHED, "unit", N_("Nama unit")},
    {SUBJECT_SPELLING, "unit", N_("Unit yang dimaksud")},
    {SUBJECT_SECOND, "state", N_("Keadaan")},
    {SUBJECT_SECOND, "verified", N_("Isian yang sudah pasti")},
    {SUBJECT_SUGGESTION, "codes", N_("Unsur")},
    {SUBJECT_SUGGESTION, "action", N_("Tindak lanjut")},
    {SUBJECT_DECLINED, "why", N_("Alasan")},
    {SUBJECT_IMPORT, "sheets", N_("Jumlah lembar")},
    {SUBJECT_BULK, "actions", N_("diubah bersama")},
    {SUBJECT_BULK, "undone", N_("diurungkan")},
};

static const char *const kinds[RECORD_KINDS] = {
    [SUBJECT_SHEET] = N_("lembar"),
    [SUBJECT_ACTION] = N_("tindak lanjut"),
    [SUBJECT_SETTING] = N_("pengaturan"),
    [SUBJECT_LOCK] = N_("kunci survei"),
    [SUBJECT_OFFICE_KEY] = N_("kunci kantor"),
    [SUBJECT_PERSON] = N_("petugas"),
    [SUBJECT_SURVEY] = N_("survei"),
    [SUBJECT_SERVICE] = N_("layanan"),
    [SUBJECT_PUBLISHED] = N_("nilai terbit"),
    [SUBJECT_BATCH] = N_("bundel"),
    [SUBJECT_SECOND] = N_("entri kedua"),
    [SUBJECT_SUGGESTION] = N_("kode saran"),
    [SUBJECT_DECLINED] = N_("rekomendasi tanpa rencana"),
    [SUBJECT_UNIT_IMPORT] = N_("tabel unit"),
    [SUBJECT_SPELLING] = N_("ejaan unit"),
    [SUBJECT_IMPORT] = N_("impor lembar"),
    [SUBJECT_BULK] = N_("perubahan bersama"),
};

const char *change_kind(int subject)
{
    return subject >= 0 && subject < RECORD_KINDS && kinds[subject] ? _(kinds[subject]) : "–";
}

/* --- the field --- */

/* The setting of that name, -1 for none: for one survey or batch the name goes on after a colon. */
static int setting_of(const char *name)
{
    size_t length = strcspn(name, ": ");
    for (int i = 0; i < SETTINGS; i++)
        if (strlen(settings[i].name) == length && strncmp(settings[i].name, name, length) == 0)
            return i;
    return -1;
}

static const char *setting_label(const char *name)
{
    int setting = setting_of(name);
    return setting >= 0 ? _(settings[setting].label) : name;
}

static const struct form_item *item_of(const struct app *app, int subject, const char *field)
{
    int item = subject == SUBJECT_SHEET && app->survey && *field
                   ? form_find_item(app->survey->form, field)
                   : -1;
    return item >= 0 ? &app->survey->form->items[item] : NULL;
}

const char *change_field(const struct app *app, int subject, const char *field)
{
    const struct form_item *item = item_of(app, subject, field);
    if (item)
        return item->label;
    if (subject == SUBJECT_SETTING)
        return setting_label(field);
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (known[i].subject == subject && strcmp(known[i].field, field) == 0)
            return _(known[i].words);
    return field;
}

GStrv change_fields_with(const struct app *app, const char *text)
{
    GStrvBuilder *found = g_strv_builder_new();
    const struct form *form = app->survey ? app->survey->form : NULL;
    for (size_t i = 0; form && i < form->item_count; i++)
        if (text_contains(form->items[i].label, text))
            g_strv_builder_add(found, form->items[i].key);
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (text_contains(_(known[i].words), text))
            g_strv_builder_add(found, known[i].field);
    for (int i = 0; i < SETTINGS; i++)
        if (text_contains(_(settings[i].label), text))
            g_strv_builder_add(found, settings[i].name);
    GStrv fields = g_strv_builder_end(found);
    g_strv_builder_unref(found);
    return fields;
}

char *change_subject(const struct record_row *row)
{
    if (row->subject != SUBJECT_SETTING)
        return g_strdup(row->name);
    return g_strdup_printf(_("Pengaturan %s"), setting_label(row->shown));
}

char *change_subject_here(const struct app *app, const struct record_row *row)
{
    if (row->subject < 0 || row->subject >= SUBJECTS || !row->survey || !app->survey ||
        row->survey != app->survey->id)
        return change_subject(row);
    return g_strdup_printf(_(subjects[row->subject].label), row->shown);
}

/* --- the values --- */

static const char *or_dash(const char *value)
{
    return *value ? value : "–";
}

static const char *second_words(const char *state)
{
    static const char *const words[SECOND_STATES] = {
        [SECOND_WAITS] = N_("menunggu entri kedua"),
        [SECOND_THIRD] = N_("menunggu entri ketiga"),
        [SECOND_DECISION] = N_("menunggu keputusan"),
        [SECOND_SETTLED] = N_("selesai"),
    };
    for (int i = 0; i < SECOND_STATES; i++)
        if (strcmp(second_state_name((enum second_state)i), state) == 0)
            return _(words[i]);
    return or_dash(state);
}

static const char *role_words_of(const char *name)
{
    int role = role_from_name(name);
    return role >= 0 ? role_words((enum role)role) : or_dash(name);
}

static const char *status_words_of(const char *name)
{
    int status = action_status_from_name(name);
    return status >= 0 ? action_status_words((enum action_status)status) : or_dash(name);
}

/* Values of elements and targets are kept in hundredths. */
static bool is_hundredths(int subject, const char *field)
{
    return (subject == SUBJECT_PUBLISHED && (*field == '\0' || strcmp(field, "value") == 0)) ||
           (subject == SUBJECT_SURVEY && strcmp(field, "target") == 0);
}

static char *number_text(const struct app *app, const char *value)
{
    gint64 number;
    char text[HUNDREDTHS_TEXT];
    bool ok = g_ascii_string_to_signed(value, 10, 0, G_MAXINT32, &number, NULL);
    return g_strdup(ok ? hundredths_text((long)number, app->point, text) : or_dash(value));
}

static char *iso_day_words(const char *iso)
{
    char day[DAY_TEXT_SIZE];
    day_to_field(day_from_iso(iso), day);
    return g_strdup(*day ? day : or_dash(iso));
}

static char *iso_month_words(const char *iso)
{
    char month[MONTH_TEXT_SIZE];
    month_to_field(month_from_iso(iso), month);
    return g_strdup(*month ? month : or_dash(iso));
}

/* What was written, and the day somebody took it for where that is another: "Juni = 2024-06-30". */
static char *due_words(const char *due)
{
    const char *sign = g_strrstr(due, " = ");
    if (!sign)
        return g_strdup(or_dash(due));
    g_autofree char *day = iso_day_words(sign + strlen(" = "));
    return g_strdup_printf("%.*s = %s", (int)(sign - due), due, day);
}

/* NULL: it is as people say it. */
static char *action_value_text(const char *field, const char *value)
{
    if (strcmp(field, "status") == 0)
        return g_strdup(status_words_of(value));
    if (strcmp(field, "done") == 0)
        return iso_day_words(value);
    if (strcmp(field, "month") == 0)
        return iso_month_words(value);
    return strcmp(field, "due") == 0 ? due_words(value) : NULL;
}

/* As people say it; the caller frees it. */
static char *value_text(const struct app *app, int subject, const char *field, const char *value)
{
    const struct form_item *item = item_of(app, subject, field);
    if (item && strcmp(value, "…") != 0)
        return value_words(item, &app->survey->services, value);
    if (is_hundredths(subject, field))
        return number_text(app, value);
    if (subject == SUBJECT_PERSON && strcmp(field, "role") == 0)
        return g_strdup(role_words_of(value));
    char *words = subject == SUBJECT_ACTION ? action_value_text(field, value) : NULL;
    return words ? words : g_strdup(or_dash(value));
}

/* --- what has words of its own --- */

/* A field that is 1 or 0. */
static const struct {
    int subject;
    const char *field, *on, *off;
} switched[] = {
    {SUBJECT_SHEET, "counted", N_("dihitung lagi"), N_("disisihkan")},
    {SUBJECT_BATCH, "closed", N_("ditutup"), N_("dibuka lagi")},
    {SUBJECT_PERSON, "blocked", N_("diblokir"), N_("blokirnya dibuka")},
    {SUBJECT_LOCK, "locked", N_("dikunci"), N_("kuncinya dibuka")},
};

static char *switched_words(int subject, const struct sheet_change *change)
{
    bool on = strcmp(change->new_value, "1") == 0;
    for (size_t i = 0; i < G_N_ELEMENTS(switched); i++)
        if (switched[i].subject == subject && strcmp(switched[i].field, change->field) == 0)
            return g_strdup(on ? _(switched[i].on) : _(switched[i].off));
    return NULL;
}

/* "unreadable 17" of the record, as people say it. */
static char *rejected_words(const struct sheet_change *change)
{
    bool back = *change->old_value != '\0';
    const char *value = back ? change->old_value : change->new_value;
    g_auto(GStrv) parts = g_strsplit(value, " ", 2);
    int reason = parts[0] ? rejection_from_name(parts[0]) : -1;
    g_autofree char *words =
        g_strjoin(" ", reason < 0 ? value : rejection_words((enum rejection)reason),
                  reason < 0 ? NULL : parts[1], NULL);
    return g_strdup_printf(back ? _("penolakan dibatalkan: %s") : _("ditolak: %s"), words);
}

static void add_accepted(GString *text, const char *from, const char *to, const char *words)
{
    g_auto(GStrv) entries = g_strsplit(to, " ", CHECKS);
    for (char **entry = entries; *entry; entry++)
        if (**entry && !strstr(from, *entry)) {
            g_autofree char *code = check_codes(*entry);
            g_string_append_printf(text, "%s%s %s", text->len ? ", " : "", code, words);
        }
}

/* "W05 diterima, W02 gugur" */
static char *accepted_words(const struct sheet_change *change)
{
    GString *text = g_string_new(NULL);
    add_accepted(text, change->old_value, change->new_value, _("diterima"));
    add_accepted(text, change->new_value, change->old_value, _("gugur"));
    return g_string_free(text, FALSE);
}

static char *made_words(const struct app *app, int subject, const struct sheet_change *change)
{
    bool named = subject == SUBJECT_PERSON || subject == SUBJECT_SERVICE; /* it is the name */
    if (*change->new_value == '\0' || named)
        return g_strdup(subject == SUBJECT_SECOND ? _("menunggu entri kedua") : _("dibuat"));
    g_autofree char *value = value_text(app, subject, "", change->new_value);
    return g_strdup_printf(_("dibuat: %s"), value);
}

/* "ya" and "tidak" of a setting that is chosen by these. NAME may go on after a colon or " = ". */
static const char *setting_value(const char *name, const char *value)
{
    int setting = setting_of(name);
    if (setting < 0 || !setting_is_switch((enum setting)setting) || !*value)
        return or_dash(value);
    return strcmp(value, "1") == 0 ? _("ya") : _("tidak");
}

/* Its name is said already; one that is made says "second_share = 10". */
static char *setting_words(const struct sheet_change *change)
{
    const char *equals = *change->field ? NULL : strstr(change->new_value, " = ");
    const char *name = equals ? change->new_value : change->field;
    return g_strdup_printf("%s → %s", setting_value(name, change->old_value),
                           setting_value(name, equals ? equals + 3 : change->new_value));
}

/* Of a change that is more than an old value and a new one; NULL: it is not. */
static char *own_words(const struct app *app, int subject, const struct sheet_change *change)
{
    const char *field = change->field;
    if (subject == SUBJECT_SETTING)
        return setting_words(change);
    if (*field == '\0')
        return made_words(app, subject, change);
    if (strcmp(field, "removed") == 0)
        return g_strdup(_("dihapus"));
    if (subject == SUBJECT_SHEET && strcmp(field, "personal") == 0)
        return g_strdup(_("data pribadi dihapus"));
    if (subject == SUBJECT_SHEET && strcmp(field, "accepted") == 0)
        return accepted_words(change);
    if (subject == SUBJECT_BATCH && strcmp(field, "rejected") == 0)
        return rejected_words(change);
    if (subject == SUBJECT_BATCH && strcmp(field, "totals") == 0)
        return g_strdup_printf("%s: %s", change_field(app, subject, field),
                               *change->new_value == '1' ? _("ada") : _("tidak ada"));
    if (subject == SUBJECT_PERSON && strcmp(field, "password") == 0)
        return g_strdup(_("kata sandi diganti"));
    if (subject == SUBJECT_SECOND && strcmp(field, "state") == 0)
        return g_strdup(second_words(change->new_value));
    if (subject == SUBJECT_SECOND && strcmp(field, "verified") == 0)
        return g_strdup(_("sebagian isian harus dipastikan lagi"));
    if (subject == SUBJECT_IMPORT)
        return g_strdup_printf(_("%s lembar"), change->new_value);
    if (subject == SUBJECT_BULK)
        return g_strdup_printf(strcmp(field, "undone") == 0 ? _("%s tindak lanjut diurungkan")
                                                            : _("%s tindak lanjut"),
                               change->new_value);
    return switched_words(subject, change);
}

char *change_words(const struct app *app, int subject, const struct sheet_change *change)
{
    char *own = own_words(app, subject, change);
    if (own)
        return own;
    g_autofree char *before = value_text(app, subject, change->field, change->old_value);
    g_autofree char *after = value_text(app, subject, change->field, change->new_value);
    return g_strdup_printf("%s: %s → %s", change_field(app, subject, change->field), before, after);
}

/* Of second keying: why the sheet is keyed again; of a person: the role, or that the password is
 * of somebody else. */
static const char *why_words(int subject, const char *why)
{
    enum second_why second = second_why_from_name(why);
    if (subject == SUBJECT_SECOND && second != SECOND_NOT)
        return second_why_words(second);
    if (subject == SUBJECT_PERSON && strcmp(why, "reset") == 0)
        return _("diberi orang lain");
    if (subject == SUBJECT_PERSON && role_from_name(why) >= 0)
        return role_words((enum role)role_from_name(why));
    return why;
}

char *change_words_why(const struct app *app, int subject, const struct sheet_change *change)
{
    char *words = change_words(app, subject, change);
    if (*change->why == '\0')
        return words;
    g_autofree char *what = words;
    return g_strdup_printf("%s (%s)", what, why_words(subject, change->why));
}
