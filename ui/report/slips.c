#include "ui/report/slips.h"

#include "db/review_store.h"
#include "src/i18n.h"
#include "src/text.h"

#define MOST_NAMED 8  /* sheets, in a sentence */
#define LINE_CELLS 78 /* of slips_line */

static struct slip_check *check(const struct slips *slips, struct app *app, struct error *error)
{
    struct tally *counted = sheet_store_tally(app->sheets, ANY_SERVICE, error);
    struct tally *open = counted ? second_store_open_tally(app->second, error) : NULL;
    struct slip_check *made = NULL;
    if (open) {
        made = slip_check_create(counted, open, 1);
        int64_t most = error_rate_most_wrong(&slips->answers, made->open);
        if (slips->answers.compared > 0 && most != 1) {
            slip_check_destroy(made);
            made = slip_check_create(counted, open, most);
        }
    }
    tally_destroy(counted);
    tally_destroy(open);
    return made;
}

bool slips_load(struct slips *slips, struct app *app, struct error *error)
{
    *slips = (struct slips){0};
    if (!second_store_rate(app->second, &slips->found, error))
        return false;
    slips->fields = error_rate_of(slips->found.compared, slips->found.wrong, ERROR_RATE_CONFIDENCE,
                                  ERROR_RATE_UPPER);
    slips->answers = error_rate_of(slips->found.answers, slips->found.wrong_answers,
                                   ERROR_RATE_CONFIDENCE, ERROR_RATE_UPPER);
    slips->check = check(slips, app, error);
    return slips->check != NULL;
}

void slips_finish(struct slips *slips)
{
    slip_check_destroy(slips->check);
    *slips = (struct slips){0};
}

/* --- words --- */

/* "unsur terendah, prioritas, atau mutu": those that can change; NULL where none can. */
static char *questions(const struct slips *slips)
{
    static const char *const words[SLIP_QUESTIONS] = {
        [SLIP_LOWEST] = N_("unsur terendah"),
        [SLIP_PRIORITIES] = N_("prioritas"),
        [SLIP_GRADE] = N_("mutu"),
    };
    const char *can[SLIP_QUESTIONS];
    int count = 0;
    for (int question = 0; question < SLIP_QUESTIONS; question++)
        if (slip_can_change(slips->check, (enum slip_question)question))
            can[count++] = _(words[question]);
    if (count == 0)
        return NULL;
    if (count == 1)
        return g_strdup(can[0]);
    return count == 2 ? g_strdup_printf(_("%s atau %s"), can[0], can[1])
                      : g_strdup_printf(_("%s, %s, atau %s"), can[0], can[1], can[2]);
}

/* "3 salah ketik dapat mengubah prioritas"; IN_SHORT what can change is just the result. */
static char *verdict(const struct slips *slips, bool in_short)
{
    int64_t most = slips->check->most;
    g_autofree char *all = questions(slips);
    const char *can = all && in_short ? _("hasil") : all;
    if (most == 0 || slips->check->open == 0)
        return g_strdup(_("tidak ada salah ketik yang dapat mengubah hasil"));
    if (most == 1)
        return can ? g_strdup_printf(_("satu salah ketik dapat mengubah %s"), can)
                   : g_strdup(_("satu salah ketik tidak mengubah hasil"));
    return can ? g_strdup_printf(_("%ld salah ketik dapat mengubah %s"), (long)most, can)
               : g_strdup_printf(_("%ld salah ketik tidak mengubah hasil"), (long)most);
}

/* The upper limit in per cent, "1,00". */
static const char *limit(const struct slips *slips, const struct app *app,
                         char text[HUNDREDTHS_TEXT])
{
    return hundredths_text(error_rate_hundredths(slips->fields.upper, 100), app->point, text);
}

static char *capital(char *text)
{
    *text = g_ascii_toupper(*text);
    return text;
}

static char *line_of(const struct slips *slips, const struct app *app, bool in_short)
{
    char text[HUNDREDTHS_TEXT];
    g_autofree char *words = verdict(slips, in_short);
    if (slips->found.compared == 0)
        return g_strconcat(capital(words), ".", NULL);
    return g_strdup_printf(_("Isian salah ≤ %s %%; %s."), limit(slips, app, text), words);
}

char *slips_line(const struct slips *slips, const struct app *app)
{
    g_autofree char *line = line_of(slips, app, false);
    return text_width(line) <= LINE_CELLS ? g_steal_pointer(&line) : line_of(slips, app, true);
}

char *slips_sheets(const struct slips *slips)
{
    long sheets = (long)slips->found.sheets, drawn = (long)slips->found.drawn;
    if (drawn == 0)
        return g_strdup_printf(_("%ld lembar"), sheets);
    if (drawn == sheets)
        return g_strdup_printf(_("%ld lembar yang diundi acak"), sheets);
    return g_strdup_printf(_("%ld lembar, %ld di antaranya diundi acak"), sheets, drawn);
}

char *slips_others(const struct slips *slips)
{
    const struct second_rate *found = &slips->found;
    if (found->other_sheets == 0)
        return NULL;
    return g_strdup_printf(_("Di luar undian: %ld lembar, %ld dari %ld isian salah"),
                           (long)found->other_sheets, (long)found->other_wrong,
                           (long)found->other_compared);
}

/* "; 2 belum diputuskan": they count as wrong until then; "" where there are none. */
static char *undecided_words(int64_t fields)
{
    return fields ? g_strdup_printf(_("; %ld belum diputuskan"), (long)fields) : g_strdup("");
}

/* What was found of the sheets that stand for the others. */
static char *drawn_sentence(const struct slips *slips, const struct app *app)
{
    char rate[HUNDREDTHS_TEXT], upper[HUNDREDTHS_TEXT];
    g_autofree char *words = verdict(slips, false), *sheets = slips_sheets(slips);
    g_autofree char *undecided = undecided_words(slips->found.undecided);
    if (slips->found.compared == 0)
        return g_strdup_printf(slips->found.other_sheets
                                   ? _("Belum ada entri kedua dari undian; %s.")
                                   : _("Belum ada entri kedua; %s."),
                               words);
    hundredths_text(error_rate_hundredths(slips->fields.rate, 100), app->point, rate);
    return g_strdup_printf(_("Entri kedua %s: %ld dari %ld isian salah (%s %%%s), paling banyak "
                             "%s %% (95 %%); %s."),
                           sheets, (long)slips->found.wrong, (long)slips->found.compared, rate,
                           undecided, limit(slips, app, upper), words);
}

const char *slips_uneven(const struct slips *slips)
{
    return slips->found.uneven && slips->found.compared > 0
               ? _("Bundel diundi tidak sama banyak: angkanya lebih tentang yang banyak diundi.")
               : NULL;
}

char *slips_sentence(const struct slips *slips, const struct app *app)
{
    const char *uneven = slips_uneven(slips);
    g_autofree char *drawn = drawn_sentence(slips, app), *others = slips_others(slips);
    GString *text = g_string_new(drawn);
    if (uneven)
        g_string_append_printf(text, " %s", uneven);
    if (others)
        g_string_append_printf(text, _(" %s; tidak ikut dihitung, sebab tidak mewakili yang lain."),
                               others);
    return g_string_free(text, FALSE);
}

char *slips_ordered(const struct second_order *order, const struct second_ordered *ordered)
{
    g_autofree char *before =
        ordered->before ? g_strdup_printf(_(" %zu sudah menunggu atau sudah dientri dua kali."),
                                          ordered->before)
                        : g_strdup("");
    if (ordered->sheets == 0)
        return g_strdup(_("Belum ada lembar tersimpan yang dihitung."));
    if (ordered->asked == 0 && ordered->before < ordered->sheets)
        return g_strdup_printf(
            _("Undian %ld %% tidak mengenai satu lembar pun; pilih persen yang lebih besar.%s"),
            order->share, before);
    if (ordered->asked == 0)
        return g_strdup(_("Semua lembar itu sudah menunggu atau sudah dientri dua kali."));
    return g_strdup_printf(order->share == 100 ? _("%zu lembar menunggu di Entri kedua.%s")
                                               : _("%zu lembar diundi dan menunggu di Entri "
                                                   "kedua.%s"),
                           ordered->asked, before);
}

/* --- JSON --- */

static struct json_object *fraction(double value)
{
    char text[32];
    return json_object_new_double_s(value, g_ascii_formatd(text, sizeof text, "%.6f", value));
}

static struct json_object *answer(const struct slips *slips, enum slip_question question)
{
    const struct slip_answer *found = &slips->check->answers[question];
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "slips",
                           found->slips == SLIP_NEVER ? NULL : json_object_new_int64(found->slips));
    json_object_object_add(object, "can_change",
                           json_object_new_boolean(slip_can_change(slips->check, question)));
    return object;
}

static struct json_object *others_json(const struct second_rate *found)
{
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "sheets", json_object_new_int64(found->other_sheets));
    json_object_object_add(object, "fields", json_object_new_int64(found->other_compared));
    json_object_object_add(object, "wrong", json_object_new_int64(found->other_wrong));
    return object;
}

struct json_object *slips_json(const struct slips *slips)
{
    bool any = slips->found.compared > 0;
    struct json_object *object = json_object_new_object();
    json_object_object_add(object, "sheets", json_object_new_int64(slips->found.sheets));
    json_object_object_add(object, "drawn", json_object_new_int64(slips->found.drawn));
    json_object_object_add(object, "fields", json_object_new_int64(slips->found.compared));
    json_object_object_add(object, "wrong", json_object_new_int64(slips->found.wrong));
    json_object_object_add(object, "undecided", json_object_new_int64(slips->found.undecided));
    json_object_object_add(object, "uneven", json_object_new_boolean(slips->found.uneven));
    json_object_object_add(object, "rate", any ? fraction(slips->fields.rate) : NULL);
    json_object_object_add(object, "upper", any ? fraction(slips->fields.upper) : NULL);
    json_object_object_add(object, "confidence", fraction(ERROR_RATE_CONFIDENCE));
    json_object_object_add(object, "others", others_json(&slips->found));
    json_object_object_add(object, "open_answers", json_object_new_int64(slips->check->open));
    json_object_object_add(object, "most_slips", json_object_new_int64(slips->check->most));
    json_object_object_add(object, "lowest", answer(slips, SLIP_LOWEST));
    json_object_object_add(object, "priorities", answer(slips, SLIP_PRIORITIES));
    json_object_object_add(object, "grade", answer(slips, SLIP_GRADE));
    return object;
}

/* --- which sheets to key again --- */

/* What is verified of a sheet is not open to slips; the marks outlive the sheets. */
static void mark_verified(struct counted_set *set, GHashTable *marks)
{
    for (guint i = 0; g_hash_table_size(marks) > 0 && i < set->sheets->len; i++) {
        const struct second_mark *mark =
            g_hash_table_lookup(marks, &g_array_index(set->ids, int64_t, i));
        if (mark)
            g_array_index(set->sheets, struct counted_sheet, i).verified = mark->verified;
    }
}

static GArray *choose(const struct slips *slips, struct app *app, struct counted_set *set,
                      GHashTable *marks, struct error *error)
{
    mark_verified(set, marks);
    struct rekey_list *list =
        rekey_list_create(&set->counted, slips->check->most, database_progress(app->database));
    if (!list) {
        progress_refuse(error);
        return NULL;
    }
    GArray *chosen = g_array_new(FALSE, FALSE, sizeof(struct slips_sheet));
    for (size_t i = 0; i < list->enough; i++) {
        size_t at = list->sheets[i].sheet;
        int64_t id = g_array_index(set->ids, int64_t, at);
        const struct second_mark *mark = g_hash_table_lookup(marks, &id);
        struct slips_sheet one = {id, set->counted.sheets[at].number, mark && mark->waits};
        g_array_append_val(chosen, one);
    }
    rekey_list_destroy(list);
    return chosen;
}

static struct counted_set *read_sheets(struct app *app, struct error *error)
{
    struct review_store *store = review_store_open(app->database, app->survey, error);
    struct counted_set *set = store ? review_store_sheets(store, error) : NULL;
    review_store_close(store);
    return set;
}

GArray *slips_to_rekey(const struct slips *slips, struct app *app, struct error *error)
{
    if (!database_begin_reading(app->database, error))
        return NULL;
    struct counted_set *set = read_sheets(app, error);
    GHashTable *marks = set ? second_store_marks(app->second, error) : NULL;
    database_rollback(app->database);
    GArray *chosen = marks ? choose(slips, app, set, marks, error) : NULL;
    counted_set_destroy(set);
    g_clear_pointer(&marks, g_hash_table_unref);
    return chosen;
}

char *slips_numbers(const GArray *sheets)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < MIN(sheets->len, MOST_NAMED); i++)
        g_string_append_printf(text, "%s%ld", i ? ", " : "",
                               g_array_index(sheets, struct slips_sheet, i).number);
    if (sheets->len > MOST_NAMED)
        g_string_append(text, ", …");
    return g_string_free(text, FALSE);
}
