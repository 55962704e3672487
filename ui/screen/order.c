#include "ui/screen/order.h"

#include "src/i18n.h"
#include "ui/report/slips.h"

struct wish order_ask(struct screen *asker, const char *whose, answer_function *answered)
{
    struct error error;
    if (!app_require(asker->app, RIGHT_CHOOSE_SECOND, &error)) {
        screen_complain(asker, &error);
        return STAY;
    }
    g_autofree char *text =
        g_strdup_printf(_("Berapa persen lembar tersimpan dari %s dientri lagi? Enter saja: semua; "
                          "1–99: diundi acak. Hasilnya tidak ikut tingkat salah ketik survei."),
                        whose);
    return question_ask_text(asker, text, "", answered);
}

struct wish order_place(struct screen *asker, struct second_order order, const char *share)
{
    struct error error;
    struct second_ordered ordered;
    order.share = 100;
    if (!app_require(asker->app, RIGHT_CHOOSE_SECOND, &error) ||
        (*share && !second_rule_read_share(share, &order.share, &error)) ||
        !second_store_order(asker->app->second, &order, app_now(), &ordered, &error)) {
        screen_complain(asker, &error);
        return STAY;
    }
    g_autofree char *words = slips_ordered(&order, &ordered);
    screen_say(asker, "%s", words);
    return STAY;
}
