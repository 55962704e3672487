#include "src/i18n.h"
#include "src/setting.h"
#include "ui/cli/command.h"
#include "ui/cli/output.h"
#include "ui/report/json.h"
#include "ui/report/slips.h"

/* lembar second: what waits for second keying and what was found; or which share of the sheets is
 * keyed twice. Keying itself is done on the screen. */

static const struct cli_option options[] = {
    {"json", 0, NULL, N_("untuk program, bukan untuk dibaca")},
    {"share", 0, N_("PERSEN"), N_("mulai sekarang sekian persen lembar dientri dua kali")},
    {"order", 0, N_("PERSEN"), N_("sekian persen lembar yang sudah tersimpan dientri lagi")},
    {"batch", 0, N_("NOMOR"), N_("bundel itu saja, bukan survei seluruhnya")},
    {"keyer", 0, N_("NAMA"), N_("dengan --order: lembar yang dientri orang itu saja")},
    {"alarm", 0, "0|1", N_("1: beda ditegur tiap isian; 0: sesudah selembar")},
    {"text", 0, "0|1", N_("1: saran dan data pribadi ikut dibandingkan")},
    {NULL},
};

struct state {
    struct second_counts counts;
    struct second_rule rule;
    struct slips slips;
    GPtrArray *waiting;        /* of struct second_waiting */
    int64_t batch;             /* whose rule it is, 0: the survey's */
    struct second_order order; /* share 0: none was given */
    struct second_ordered ordered;
};

static bool load(struct state *state, struct app *app, struct error *error)
{
    state->waiting = second_store_list(app->second, error);
    return state->waiting && second_store_counts(app->second, &state->counts, error) &&
           second_store_rule(app->second, state->batch, &state->rule, error) &&
           slips_load(&state->slips, app, error);
}

static const char *words_of(enum second_state state)
{
    static const char *const words[SECOND_STATES] = {
        [SECOND_WAITS] = N_("menunggu entri kedua"),
        [SECOND_THIRD] = N_("menunggu entri ketiga"),
        [SECOND_DECISION] = N_("menunggu keputusan"),
        [SECOND_SETTLED] = N_("selesai"),
    };
    return _(words[state]);
}

static void write_numbers(GString *text, const struct state *state, enum second_state wanted)
{
    const char *separator = "  ";
    for (guint i = 0; i < state->waiting->len; i++) {
        const struct second_waiting *waiting = g_ptr_array_index(state->waiting, i);
        if (waiting->state != wanted)
            continue;
        g_string_append_printf(text, "%s%ld", separator, waiting->number);
        separator = ", ";
    }
}

static bool print_text(const struct state *state, const struct app *app, struct error *error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *place = app_place(app);
    g_string_append_printf(text, "%s\n\n", place);
    if (state->order.share) {
        g_autofree char *ordered = slips_ordered(&state->order, &state->ordered);
        g_string_append_printf(text, "%s\n\n", ordered);
    }
    for (int i = 0; i < SECOND_STATES; i++) {
        g_string_append_printf(text, "%6ld  %s", (long)state->counts.sheets[i],
                               words_of((enum second_state)i));
        write_numbers(text, state, (enum second_state)i);
        g_string_append_c(text, '\n');
    }
    g_string_append_c(text, '\n');
    if (app_may(app, RIGHT_LOOK)) {
        g_autofree char *sentence = slips_sentence(&state->slips, app);
        g_string_append_printf(text, "%s\n", sentence);
    }
    g_string_append_printf(text,
                           _("Aturan: %ld %% lembar baru, dan %ld lembar pertama tiap petugas.\n"),
                           state->rule.share, state->rule.share ? state->rule.first : 0);
    g_string_append(text, _("Lembar yang sudah tersimpan tidak terkena aturan itu; --order "
                            "memesannya.\n"));
    return output_text(text->str, error);
}

static struct json_object *waiting_json(const struct state *state)
{
    struct json_object *array = json_object_new_array();
    for (guint i = 0; i < state->waiting->len; i++) {
        const struct second_waiting *waiting = g_ptr_array_index(state->waiting, i);
        struct json_object *object = json_object_new_object();
        json_object_object_add(object, "sheet", json_object_new_int64(waiting->number));
        json_object_object_add(object, "state",
                               json_object_new_string(second_state_name(waiting->state)));
        json_object_object_add(object, "why",
                               json_object_new_string(second_why_name(waiting->why)));
        json_object_array_add(array, object);
    }
    return array;
}

static bool print_json(const struct state *state, const struct app *app, struct error *error)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "survey", json_survey(app->survey));
    json_object_object_add(object, "share", json_object_new_int64(state->rule.share));
    json_object_object_add(object, "first_sheets", json_object_new_int64(state->rule.first));
    for (int i = 0; i < SECOND_STATES; i++)
        json_object_object_add(object, second_state_name((enum second_state)i),
                               json_object_new_int64(state->counts.sheets[i]));
    if (state->order.share)
        json_object_object_add(object, "ordered",
                               json_object_new_int64((int64_t)state->ordered.asked));
    json_object_object_add(object, "differing", json_object_new_int64(state->counts.differing));
    json_object_object_add(object, "waiting", waiting_json(state));
    if (app_may(app, RIGHT_LOOK))
        json_object_object_add(object, "second_keying", slips_json(&state->slips));
    g_autoptr(GString) text = json_finish(object);
    return output_data(text, NULL, error);
}

static bool find_batch(struct app *app, const struct arguments *arguments, int64_t *batch,
                       struct error *error)
{
    gint64 number;
    const char *word = arguments_value(arguments, "batch");
    *batch = 0;
    if (!word)
        return true;
    if (!g_ascii_string_to_signed(word, 10, 1, 999999, &number, NULL))
        return error_set(error, ERROR_USAGE, _("\"%s\" bukan nomor bundel."), word);
    return second_store_batch(app->second, (long)number, batch, error);
}

/* Chooses the share, where one is given. */
static bool choose(struct app *app, const struct arguments *arguments, int64_t batch,
                   struct error *error)
{
    const char *share = arguments_value(arguments, "share");
    if (!share)
        return true;
    return setting_check(SETTING_SECOND_SHARE, share, error) &&
           app_require(app, RIGHT_CHOOSE_SECOND, error) &&
           second_store_set_share(app->second, batch, setting_number(SETTING_SECOND_SHARE, share),
                                  app_now(), error);
}

static bool read_order(struct app *app, const struct arguments *arguments, struct state *state,
                       struct error *error)
{
    const char *word = arguments_value(arguments, "order");
    const char *keyer = arguments_value(arguments, "keyer");
    state->order = (struct second_order){.batch = state->batch};
    if (!word)
        return !keyer || error_set(error, ERROR_USAGE, _("--keyer berlaku bersama --order."));
    return second_rule_read_share(word, &state->order.share, error) &&
           (!keyer || app_find_person(app, keyer, &state->order.person, error));
}

static bool order(struct app *app, struct state *state, struct error *error)
{
    return state->order.share == 0 ||
           (app_require(app, RIGHT_CHOOSE_SECOND, error) &&
            second_store_order(app->second, &state->order, app_now(), &state->ordered, error));
}

/* One setting of the office, where the command line gives it. */
static bool set(struct app *app, const struct arguments *arguments, const char *option,
                enum setting setting, struct error *error)
{
    const char *value = arguments_value(arguments, option);
    if (!value)
        return true;
    if (!setting_check(setting, value, error) ||
        !app_require(app, settings[setting].right, error) || !database_begin(app->database, error))
        return false;
    bool ok = setting_store_set(app->settings, settings[setting].name, value, app->person,
                                app_now(), error);
    return database_end(app->database, ok, error);
}

static bool run(struct app *app, const struct arguments *arguments, struct error *error)
{
    struct state state = {0};
    if (!app_open(app, DATABASE_EXISTING, false, error) ||
        !find_batch(app, arguments, &state.batch, error) ||
        !read_order(app, arguments, &state, error) || !choose(app, arguments, state.batch, error) ||
        !set(app, arguments, "alarm", SETTING_SECOND_ALARM, error) ||
        !set(app, arguments, "text", SETTING_SECOND_TEXT, error) || !order(app, &state, error))
        return false;
    bool ok = load(&state, app, error) &&
              (arguments_has(arguments, "json") ? print_json(&state, app, error)
                                                : print_text(&state, app, error));
    g_clear_pointer(&state.waiting, g_ptr_array_unref);
    slips_finish(&state.slips);
    return ok;
}

const struct command second_command = {
    .name = "second",
    .summary = N_("menunjukkan yang menunggu entri kedua dan tingkat salah ketik"),
    .arguments = N_("[--json] [--share PERSEN] [--order PERSEN] [--batch NOMOR] [--keyer NAMA] "
                    "[--alarm 0|1] [--text 0|1]"),
    .options = options,
    .run = run,
};
