#include <string.h>

#include "src/i18n.h"
#include "ui/screen/findings.h"
#include "ui/screen/keying_private.h"
#include "ui/setting_text.h"

/* What the keying screen finds odd about its sheet: quietly while it is keyed, asked about before
 * it is stored. And the pace at which it is keyed. */

/* --- what the sheet is compared with --- */

static bool read_settings(struct keying *keying, struct error *error)
{
    g_autofree char *most = setting_text(keying->screen.app, SETTING_MOST_BLANK, error);
    keying->checks.most_blank = (int)setting_number(SETTING_MOST_BLANK, most);
    if (most)
        keying->checks.off = setting_text(keying->screen.app, SETTING_CHECKS_OFF, error);
    return keying->checks.off != NULL;
}

bool keying_checks_refresh(struct screen *screen, struct error *error)
{
    int64_t id;
    struct keying *keying = (struct keying *)screen;
    struct app *app = screen->app;
    struct keying_store *keyings = draft_store_keyings(app->drafts);
    g_clear_pointer(&keying->checks.before, sheet_destroy);
    if (keying->draft.sheet_id)
        return true;
    if (!keying_store_last(keyings, &id, error) ||
        !keying_store_fastest(keyings, &keying->checks.fastest, error))
        return false;
    if (id)
        keying->checks.before = sheet_store_load(app->sheets, id, error);
    return !id || keying->checks.before;
}

void keying_checks_stored(struct keying *keying, const struct sheet *stored)
{
    struct error error;
    sheet_destroy(keying->checks.before);
    keying->checks.before = sheet_copy(stored);
    if (!keying_store_fastest(draft_store_keyings(keying->screen.app->drafts),
                              &keying->checks.fastest, &error))
        keying->checks.fastest = 0;
    keying->checks.number_taken = false;
    keying_checks_look(keying);
}

bool keying_checks_begin(struct keying *keying, struct error *error)
{
    if (!read_settings(keying, error) || !keying_checks_number(keying, error))
        return false;
    keying_checks_look(keying);
    keying->screen.message_kind = MESSAGE_NONE; /* the marks beside the fields are enough */
    return true;
}

void keying_checks_finish(struct keying *keying)
{
    sheet_destroy(keying->checks.before);
    g_free(keying->checks.off);
    g_clear_pointer(&keying->checks.findings, g_ptr_array_unref);
}

bool keying_checks_number(struct keying *keying, struct error *error)
{
    bool is_free;
    const struct draft *draft = &keying->draft;
    if (!sheet_store_number_is_free(keying->screen.app->sheets, sheet_number(draft->sheet),
                                    draft->sheet_id, &is_free, error))
        return false;
    /* A number that was only counted up gives way to the next by itself. */
    keying->checks.number_taken = !is_free && (draft->numbered || draft->sheet_id);
    return true;
}

static struct check_context context_of(const struct keying *keying)
{
    const struct app *app = keying->screen.app;
    const struct draft *draft = &keying->draft;
    return (struct check_context){
        .services = &app->survey->services,
        .before = draft->sheet_id ? NULL : keying->checks.before,
        .off = keying->checks.off,
        .year = app->survey->year,
        .today = app_today(),
        .number_taken = keying->checks.number_taken,
        .most_blank = keying->checks.most_blank,
        .suspect = keying->suspect,
        .pace = draft->sheet_id ? 0 : pace_of_field(&draft->pace, sheet_keyed(draft->sheet)),
        .fastest = keying->checks.fastest,
    };
}

/* --- while keying --- */

static bool was_found(const GPtrArray *findings, const struct finding *wanted)
{
    for (guint i = 0; findings && i < findings->len; i++) {
        const struct finding *finding = g_ptr_array_index(findings, i);
        if (finding->check == wanted->check && strcmp(finding->sentence, wanted->sentence) == 0)
            return true;
    }
    return false;
}

/* Without a bell: a keyer with her eyes on the paper goes on; it will be asked about. */
void keying_checks_look(struct keying *keying)
{
    struct check_context context = context_of(keying);
    GPtrArray *before = keying->checks.findings;
    keying->checks.findings = check_sheet(keying->draft.sheet, &context, false);
    for (guint i = 0; i < keying->checks.findings->len; i++) {
        const struct finding *finding = g_ptr_array_index(keying->checks.findings, i);
        if (!finding->accepted && !was_found(before, finding))
            screen_note(&keying->screen, finding->sentence);
    }
    if (before)
        g_ptr_array_unref(before);
}

/* --- before storing --- */

/* A second or third pass is only compared: what is odd about its paper was asked in the first. But
 * how it was keyed may be doubtful as ever. */
static bool is_asked_about(const struct keying *keying, const struct finding *finding)
{
    bool of_keying = finding->check == CHECK_UNSEEN || finding->check == CHECK_PASSED_OVER;
    return !finding->accepted && (of_keying || !keying_is_pass(keying));
}

/* Those that are not accepted yet; NULL where there are none. The caller unrefs it. */
static GPtrArray *open_findings(struct keying *keying)
{
    struct check_context context = context_of(keying);
    GPtrArray *findings = check_sheet(keying->draft.sheet, &context, true);
    for (guint i = findings->len; i-- > 0;)
        if (!is_asked_about(keying, g_ptr_array_index(findings, i)))
            g_ptr_array_remove_index(findings, i);
    if (findings->len == 0)
        g_clear_pointer(&findings, g_ptr_array_unref);
    return findings;
}

/* On disk before anything else happens: what was accepted is not asked about again after a crash.
 */
static bool accept(struct keying *keying, int count)
{
    check_drop_fallen(keying->draft.sheet);
    for (int i = 0; i < count; i++)
        check_accept(keying->draft.sheet, keying->checks.asked[i]);
    keying->unsaved = true;
    return keying_is_safe(keying);
}

static struct wish answered(struct screen *screen, int option, const char *text)
{
    struct keying *keying = (struct keying *)screen;
    (void)text;
    keying_count_key(keying);
    if (option == FINDINGS_TOTAL)
        return keying_total_again(keying);
    if (option == FINDINGS_LEFT)
        return keying_go(keying, (size_t)keying->checks.asked_item);
    if (!accept(keying, option))
        return STAY;
    return keying_pass_hurdles(keying);
}

bool keying_something_is_odd(struct keying *keying, struct wish *wish)
{
    struct error error;
    if (!keying_checks_number(keying, &error)) {
        screen_complain(&keying->screen, &error);
        *wish = STAY;
        return true;
    }
    GPtrArray *findings = open_findings(keying);
    if (!findings)
        return false;
    for (guint i = 0; i < findings->len; i++)
        keying->checks.asked[i] = ((const struct finding *)g_ptr_array_index(findings, i))->check;
    keying->checks.asked_item = ((const struct finding *)g_ptr_array_index(findings, 0))->item;
    *wish = findings_ask(&keying->screen, findings, keying_total_is_asked(keying), answered);
    return true;
}

char *keying_checks_explain(size_t row, const char **shown)
{
    if (row == 0) {
        *shown = "F… W…";
        return g_strdup(
            _("Temuan saat entri: F harus diperbaiki; W diterima dengan + bila kertasnya "
              "memang begitu, dan gugur bila isiannya diubah"));
    }
    if (row > CHECKS)
        return NULL;
    const struct check_kind *kind = &checks[row - 1];
    *shown = kind->code;
    return g_strdup_printf("%s. %s", _(kind->sentence), _(kind->remedy));
}

/* --- pace --- */

void keying_count_key(struct keying *keying)
{
    struct pace *pace = &keying->draft.pace;
    if (pace->begun == 0)
        pace->begun = app_now();
    pace_key(pace, keying->entry.at, app_ticks());
}
