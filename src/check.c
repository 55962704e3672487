#include "src/check.h"

#include <stdlib.h>
#include <string.h>

#include "src/check_answers.h"
#include "src/control_total.h"
#include "src/i18n.h"

const struct check_kind checks[CHECKS] = {
    [CHECK_MISSING] = {"F01", N_("Isian yang wajib belum diisi"), N_("Isi menurut kertasnya")},
    [CHECK_NUMBER] = {"F02", N_("Nomor lembar kosong atau bukan bilangan"),
                      N_("Ketik nomor pada kertasnya")},
    [CHECK_RANGE] = {"F03", N_("Nilai di luar skala, rentang, atau daftar pilihan"),
                     N_("Ketik nilai yang ada, atau - bila tidak diisi")},
    [CHECK_SERVICE] = {"F04", N_("Layanan tidak dikenal"),
                       N_("Pilih dari daftar, atau minta layanan itu ditambahkan")},
    [CHECK_DATE] = {"F05", N_("Tanggal tidak ada di kalender"),
                    N_("Ketik hhbb atau hhbbtttt, atau - bila tidak diisi")},
    [CHECK_LENGTH] = {"F06", N_("Teks terlalu panjang"), N_("Persingkat teksnya")},
    [CHECK_TAKEN] = {"F07", N_("Nomor lembar sudah dipakai"),
                     N_("Ganti nomornya; untuk impor boleh juga --same-numbers")},
    [CHECK_SAME_NUMBER] = {"W01", N_("Nomor ini sudah dipakai lembar lain"),
                           N_("Cocokkan nomor dengan kertasnya; mungkin lembar ini sudah dientri")},
    [CHECK_SAME_ANSWERS] = {"W02", N_("Semua jawaban sama dengan lembar sebelumnya"),
                            N_("Periksa apakah kertas yang sama dientri dua kali")},
    [CHECK_SHIFTED] = {"W03", N_("Jawaban sama dengan lembar sebelumnya yang bergeser satu"),
                       N_("Cocokkan jawaban pertama dan terakhir")},
    [CHECK_STRAIGHT_LINE] = {"W04", N_("Semua pertanyaan satu bagian dijawab sama"),
                             N_("Cocokkan dengan kertasnya")},
    [CHECK_CONTRADICTION] = {"W05", N_("Isian ini bertentangan"),
                             N_("Cocokkan keduanya dengan kertasnya")},
    [CHECK_PERIOD] = {"W06", N_("Tanggal di luar masa survei"), N_("Cocokkan dengan kertasnya")},
    [CHECK_FAST] = {"W07", N_("Lembar ini dientri lebih cepat dari biasanya"),
                    N_("Lihat sekali lagi apakah ada yang terlewat")},
    [CHECK_TOTAL] = {"W08", N_("Jumlah jawaban tidak sama dengan jumlah kontrol"),
                     N_("Cocokkan jawaban dan jumlahnya")},
    [CHECK_BLANKS] = {"W09", N_("Terlalu banyak pertanyaan tidak diisi"),
                      N_("Periksa apakah ada jawaban yang terlewat")},
    [CHECK_UNSEEN] = {"W10", N_("Satu ketikan ditolak tetapi tombol berikutnya langsung menyusul"),
                      N_("Jawaban sejak isian itu mungkin bergeser. Sudah diperiksa?")},
    [CHECK_PASSED_OVER] = {"W11", N_("Pertanyaan belum dijawab"),
                           N_("Simpan sebagai tidak diisi?")},
};

int check_find(const char *code)
{
    for (int check = 0; check < CHECKS; check++)
        if (g_ascii_strcasecmp(checks[check].code, code) == 0)
            return check;
    return -1;
}

/* --- the finding of each --- */

static bool finds_same_number(const struct sheet *sheet, const struct check_context *context)
{
    (void)sheet;
    return context->number_taken;
}

/* Of a whole straight line as of no answer at all, the sheet before tells nothing; only where the
 * respondent is the same too the paper may be. */
static bool finds_same_answers(const struct sheet *sheet, const struct check_context *context)
{
    if (!context->before || !answers_are_equal(sheet, context->before))
        return false;
    return answers_vary(sheet) ||
           (answers_any(sheet) && respondent_is_equal(sheet, context->before));
}

static bool finds_shifted(const struct sheet *sheet, const struct check_context *context)
{
    return context->before &&
           (answers_follow(sheet, context->before) || answers_follow(context->before, sheet));
}

static bool finds_straight_line(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return answers_find_line(sheet) >= 0;
}

static bool holds(const struct form_condition *condition, const struct sheet *sheet)
{
    const struct form_item *item = &sheet->form->items[condition->item];
    const char *value = sheet->values[condition->item];
    if (!value_is_given(value))
        return false;
    if (condition->chosen) {
        int choice = value_find_choice(item, NULL, value);
        return choice >= 0 && condition->chosen[choice];
    }
    return condition->below ? atol(value) < condition->bound : atol(value) > condition->bound;
}

static bool is_found(const struct form_contradiction *contradiction, const struct sheet *sheet)
{
    return holds(&contradiction->when, sheet) && holds(&contradiction->and, sheet);
}

/* The first that is found, or NULL. */
static const struct form_contradiction *find_contradiction(const struct sheet *sheet)
{
    const struct form *form = sheet->form;
    for (size_t i = 0; i < form->contradiction_count; i++)
        if (is_found(&form->contradictions[i], sheet))
            return &form->contradictions[i];
    return NULL;
}

static bool finds_contradiction(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return find_contradiction(sheet) != NULL;
}

static bool is_outside(const struct form *form, struct day day, int year)
{
    int month_day = day.month * 100 + day.day;
    return (year && day.year != year) ||
           (form->period_to && (month_day < form->period_from || month_day > form->period_to));
}

static bool finds_period(const struct sheet *sheet, const struct check_context *context)
{
    int item = sheet->form->date_item;
    struct day day = item < 0 ? (struct day){0} : day_from_iso(sheet->values[item]);
    if (!day_is_valid(day))
        return false;
    return is_outside(sheet->form, day, context->year) ||
           (context->today.year && day_compare(day, context->today) > 0);
}

static bool finds_fast(const struct sheet *sheet, const struct check_context *context)
{
    (void)sheet;
    return context->pace > 0 && context->pace < context->fastest;
}

static bool finds_total(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return sheet->control_total != NO_TOTAL && sheet->control_total != control_total_of(sheet);
}

static bool finds_blanks(const struct sheet *sheet, const struct check_context *context)
{
    size_t asked, blank = answers_blank(sheet, &asked);
    return asked > 0 && blank * 100 > asked * (size_t)context->most_blank;
}

static bool finds_unseen(const struct sheet *sheet, const struct check_context *context)
{
    (void)sheet;
    return context->suspect >= 0;
}

static bool finds_passed_over(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return sheet_unasked(sheet) > 0;
}

/* --- what exactly was found; NULL: the sentence says it all --- */

static char *tell_number(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return g_strdup_printf("%ld", sheet_number(sheet));
}

static char *tell_before(const struct sheet *sheet, const struct check_context *context)
{
    (void)sheet;
    return g_strdup_printf(_("lembar %ld"), sheet_number(context->before));
}

static char *tell_line(const struct sheet *sheet, const struct check_context *context)
{
    int first = answers_find_line(sheet);
    const char *heading = sheet->form->items[first].heading;
    (void)context;
    return heading ? g_strdup_printf("%s, %s", heading, sheet->values[first])
                   : g_strdup(sheet->values[first]);
}

/* "Umur 15 tahun, Pendidikan D4/S1" */
static char *tell_pair(const struct sheet *sheet, const struct services *services,
                       const struct form_contradiction *pair)
{
    const struct form_item *when = &sheet->form->items[pair->when.item];
    const struct form_item *and = &sheet->form->items[pair->and.item];
    g_autofree char *first = value_words(when, services, sheet->values[pair->when.item]);
    g_autofree char *second = value_words(and, services, sheet->values[pair->and.item]);
    return g_strdup_printf("%s %s, %s %s", when->label, first, and->label, second);
}

static char *tell_contradiction(const struct sheet *sheet, const struct check_context *context)
{
    const struct form *form = sheet->form;
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < form->contradiction_count; i++) {
        if (!is_found(&form->contradictions[i], sheet))
            continue;
        g_autofree char *pair = tell_pair(sheet, context->services, &form->contradictions[i]);
        g_string_append_printf(text, "%s%s", text->len ? "; " : "", pair);
    }
    return g_string_free(text, FALSE);
}

static char *tell_date(const struct sheet *sheet, const struct check_context *context)
{
    char day[DAY_TEXT_SIZE];
    (void)context;
    day_to_field(day_from_iso(sheet->values[sheet->form->date_item]), day);
    return g_strdup(day);
}

static char *tell_total(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return g_strdup_printf(_("%d, di kertas %d"), control_total_of(sheet), sheet->control_total);
}

static char *tell_blanks(const struct sheet *sheet, const struct check_context *context)
{
    size_t asked, blank = answers_blank(sheet, &asked);
    (void)context;
    return g_strdup_printf(_("%zu dari %zu"), blank, asked);
}

static char *tell_suspect(const struct sheet *sheet, const struct check_context *context)
{
    return g_strdup_printf("\"%s\"", sheet->form->items[context->suspect].label);
}

static char *tell_passed_over(const struct sheet *sheet, const struct check_context *context)
{
    const char *label = sheet->form->items[sheet_first_unasked(sheet)].label;
    size_t others = sheet_unasked(sheet) - 1;
    (void)context;
    return others ? g_strdup_printf(_("\"%s\" dan %zu pertanyaan lain"), label, others)
                  : g_strdup_printf("\"%s\"", label);
}

/* --- the item to look at first --- */

static int first_answer(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return answers_first(sheet->form);
}

static int number_item(const struct sheet *sheet, const struct check_context *context)
{
    (void)sheet;
    (void)context;
    return 0;
}

static int contradiction_item(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return find_contradiction(sheet)->when.item;
}

static int date_item(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return sheet->form->date_item;
}

static int line_item(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return answers_find_line(sheet);
}

static int blank_item(const struct sheet *sheet, const struct check_context *context)
{
    (void)context;
    return answers_first_blank(sheet);
}

static int suspect_item(const struct sheet *sheet, const struct check_context *context)
{
    (void)sheet;
    return context->suspect;
}

/* --- the soft checks --- */

static const struct soft {
    bool (*finds)(const struct sheet *, const struct check_context *);
    char *(*tell)(const struct sheet *, const struct check_context *);
    int (*item)(const struct sheet *, const struct check_context *);
    bool of_field; /* can be told before the sheet is whole */
} softs[CHECKS] = {
    [CHECK_SAME_NUMBER] = {finds_same_number, tell_number, number_item, true},
    [CHECK_SAME_ANSWERS] = {finds_same_answers, tell_before, first_answer, false},
    [CHECK_SHIFTED] = {finds_shifted, tell_before, first_answer, false},
    [CHECK_STRAIGHT_LINE] = {finds_straight_line, tell_line, line_item, false},
    [CHECK_CONTRADICTION] = {finds_contradiction, tell_contradiction, contradiction_item, true},
    [CHECK_PERIOD] = {finds_period, tell_date, date_item, true},
    [CHECK_FAST] = {finds_fast, NULL, first_answer, false},
    [CHECK_TOTAL] = {finds_total, tell_total, first_answer, false},
    [CHECK_BLANKS] = {finds_blanks, tell_blanks, blank_item, false},
    [CHECK_UNSEEN] = {finds_unseen, tell_suspect, suspect_item, false},
    [CHECK_PASSED_OVER] = {finds_passed_over, tell_passed_over, blank_item, false},
};

static bool is_off(enum check check, const struct check_context *context)
{
    return context->off && strstr(context->off, checks[check].code);
}

bool check_finds(enum check check, const struct sheet *sheet, const struct check_context *context)
{
    return softs[check].finds && !is_off(check, context) && softs[check].finds(sheet, context);
}

static char *sentence_of(enum check check, char *detail)
{
    const struct check_kind *kind = &checks[check];
    const char *end = g_str_has_suffix(_(kind->remedy), "?") ? "" : ".";
    char *sentence = detail ? g_strdup_printf("%s: %s. %s%s (%s)", _(kind->sentence), detail,
                                              _(kind->remedy), end, kind->code)
                            : g_strdup_printf("%s. %s%s (%s)", _(kind->sentence), _(kind->remedy),
                                              end, kind->code);
    g_free(detail);
    return sentence;
}

static void finding_free(void *pointer)
{
    struct finding *finding = pointer;
    g_free(finding->sentence);
    g_free(finding);
}

GPtrArray *check_sheet(const struct sheet *sheet, const struct check_context *context, bool whole)
{
    GPtrArray *findings = g_ptr_array_new_with_free_func(finding_free);
    for (int i = CHECK_SAME_NUMBER; i < CHECKS; i++) {
        enum check check = (enum check)i;
        const struct soft *soft = &softs[check];
        if ((!whole && !soft->of_field) || !check_finds(check, sheet, context))
            continue;
        struct finding *finding = g_new(struct finding, 1);
        *finding = (struct finding){
            .check = check,
            .item = MAX(soft->item(sheet, context), 0),
            .accepted = check_is_accepted(sheet, check),
            .sentence = sentence_of(check, soft->tell ? soft->tell(sheet, context) : NULL),
        };
        g_ptr_array_add(findings, finding);
    }
    return findings;
}

/* --- refusals --- */

bool check_refuse(struct error *error, enum check check)
{
    g_autofree char *message = g_strdup(error->message);
    return error_set(error, ERROR_INPUT, "%s (%s)", message, checks[check].code);
}

enum check check_of_refusal(const struct form_item *item)
{
    switch (item->kind) {
    case ITEM_SHEET_NUMBER:
        return CHECK_NUMBER;
    case ITEM_SERVICE:
        return CHECK_SERVICE;
    case ITEM_DATE:
        return CHECK_DATE;
    case ITEM_TEXT:
    case ITEM_LONG_TEXT:
        return CHECK_LENGTH;
    default:
        return CHECK_RANGE;
    }
}
