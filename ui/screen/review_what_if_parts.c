#include "src/i18n.h"
#include "ui/screen/review_what_if_private.h"

const char *const review_what_if_kind_words[WHAT_IF_PARTS] = {
    [WHAT_IF_SHEET] = N_("lembar"),
    [WHAT_IF_SERVICE] = N_("layanan"),
    [WHAT_IF_KEYER] = N_("petugas entri"),
    [WHAT_IF_WEEK] = N_("pekan"),
};

const char *const review_what_if_rule_words[WHAT_IF_RULES] = {
    [WHAT_IF_RULE_TRUE] = N_("bobot tepat, menurut formulir"),
    [WHAT_IF_RULE_0111] = N_("bobot 0,111 tiap unsur"),
    [WHAT_IF_RULE_011] = N_("bobot 0,11 tiap unsur (PermenPANRB 14/2017)"),
    [WHAT_IF_RULE_0071] = N_("bobot 0,071 tiap unsur (KepmenPAN 25/2004)"),
    [WHAT_IF_RULE_ROUND_VALUES] = N_("nilai unsur dibulatkan dahulu"),
    [WHAT_IF_RULE_ROUND_MEANS] = N_("rata-rata jawaban dibulatkan dahulu"),
};

const char *const review_what_if_bands_words[WHAT_IF_BANDS + 1] = {
    N_("kelas mutu menurut formulir"),
    [1 + WHAT_IF_BANDS_2017] = N_("kelas PermenPANRB 14/2017"),
    [1 + WHAT_IF_BANDS_2017_EXACT] = N_("kelas 14/2017 sebelum dibulatkan"),
    [1 + WHAT_IF_BANDS_2004] = N_("kelas KepmenPAN 25/2004"),
};

const struct form *review_what_if_form(const struct review_what_if *what_if)
{
    return what_if->screen.app->survey->form;
}

bool review_what_if_is_left_out(const struct review_what_if *what_if, enum what_if_part kind,
                                int64_t which)
{
    for (guint i = 0; i < what_if->left_out->len; i++) {
        const struct part *part = &g_array_index(what_if->left_out, struct part, i);
        if (part->kind == kind && part->which == which)
            return true;
    }
    return false;
}

const struct what_if_left_out *review_what_if_part(const struct review_what_if *what_if, int i)
{
    return &g_array_index(what_if->parts, struct what_if_left_out, (guint)i);
}

char *review_what_if_part_words(const struct review_what_if *what_if, enum what_if_part kind,
                                int64_t which)
{
    const struct service *service;
    switch (kind) {
    case WHAT_IF_SERVICE:
        service = services_by_id(&what_if->screen.app->survey->services, which);
        return g_strdup(service ? service->name : _("tidak diisi"));
    case WHAT_IF_KEYER:
        return g_strdup(counted_set_keyer(what_if->set, which));
    case WHAT_IF_WEEK:
        return g_strdup(counted_set_week(what_if->set, (int)which));
    default:
        return g_strdup_printf(_("lembar %ld"), (long)which);
    }
}

bool review_what_if_rule_fits(const struct form *form, int rule)
{
    long sum = what_if_rules[rule].numerator * (long)form->element_count;
    return what_if_rules[rule].denominator == 0 ||
           (sum * 100 >= what_if_rules[rule].denominator * 95 &&
            sum <= what_if_rules[rule].denominator);
}
