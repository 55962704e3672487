#include "ui/screen/keying.h"

#include "src/i18n.h"
#include "ui/screen/keyer.h"
#include "ui/screen/keying_private.h"
#include "ui/screen/keying_view.h"
#include "ui/screen/reading.h"
#include "ui/screen/suggestions.h"

static const struct binding keys[] = {
    {{0}, -1, "1–9", N_("jawab"), N_("Menjawab atau memilih; kursor pindah sendiri")},
    {{0}, -1, "-", NULL, N_("Tidak diisi pada kertas; spasi sama artinya")},
    {{KEY_OF_F2, '+'},
     KEYING_SAVE,
     "F2 +",
     N_("simpan"),
     N_("Menyimpan lembar dan membuka lembar berikutnya")},
    {{KEY_OF_UP, KEY_OF_BACKTAB, '/'}, KEYING_BACK, "↑ /", N_("mundur"), N_("Ke isian sebelumnya")},
    {{KEY_OF_DOWN, KEY_OF_TAB}, KEYING_NEXT, "↓ Tab", NULL, N_("Ke isian berikutnya")},
    {{KEY_OF_ENTER},
     KEYING_CONFIRM,
     "Enter",
     NULL,
     N_("Menerima angka yang belum penuh; melewati isian yang terisi")},
    {{KEY_OF_HOME}, KEYING_FIRST, "Home", NULL, N_("Ke nomor lembar, isian pertama")},
    {{KEY_OF_END}, KEYING_OPEN_ITEM, "End", NULL, N_("Ke isian pertama yang belum diisi")},
    {{KEY_OF_BACKSPACE, KEY_OF_DELETE, '.', ','},
     KEYING_ERASE,
     "Bksp .",
     N_("hapus"),
     N_("Menghapus ketikan, atau mengosongkan isian")},
    {{KEY_OF_F4, '*'},
     KEYING_REPEAT,
     "F4 *",
     N_("ulang"),
     N_("Mengisi sama dengan lembar sebelumnya")},
    {{0}, -1, "+", NULL, N_("Di dalam teks: huruf, kecuali di teks kosong sesudah jawaban")},
    {{0}, -1, "- / * .", NULL, N_("Di dalam teks: huruf biasa")},
    {{0}, -1, "Ctrl-Z", NULL, N_("Di dalam teks: mengurungkan ketikan terakhir")},
    {{KEY_OF_PAGE_UP},
     KEYING_SHEET_BEFORE,
     "PgUp",
     NULL,
     N_("Mengoreksi lembar yang terakhir disimpan")},
    {{KEY_OF_F5}, KEYING_REJECT, "F5", NULL, N_("Menolak lembar kertas ini: kosong, ganda, …")},
    {{KEY_OF_F6}, KEYING_BATCH, "F6", NULL, N_("Memilih bundel, atau mengganti jumlah lembarnya")},
    {{KEY_OF_F7},
     KEYING_FIGURES,
     "F7",
     NULL,
     N_("Angka saya: lembar dan ketukan per jam, hari ini")},
    {{KEY_OF_F8},
     KEYING_SUGGESTION,
     "F8",
     NULL,
     N_("Mengodekan saran lembar yang terakhir disimpan ke unsur")},
};

/* In a batch, where the paper at hand may be rejected. */
static const struct binding batch_keys[] = {
    {{0}, -1, "1–9", N_("jawab"), NULL},  {{0}, -1, "F2 +", N_("simpan"), NULL},
    {{0}, -1, "F4 *", N_("ulang"), NULL}, {{0}, -1, "F5", N_("tolak"), NULL},
    {{0}, -1, "F6", N_("bundel"), NULL},
};

/* In a text that is still empty. F4 is the last: second keying has none. */
static const struct binding after_answers_keys[] = {
    {{0}, -1, "Enter", N_("lewati"), NULL},
    {{0}, -1, "+ F2", N_("simpan"), NULL},
    {{0}, -1, "↑", N_("mundur"), NULL},
    {{0}, -1, "F4", N_("ulang"), NULL},
};
static const struct binding empty_text_keys[] = {
    {{0}, -1, "Enter", N_("lewati"), NULL},
    {{0}, -1, "F2", N_("simpan"), NULL},
    {{0}, -1, "↑", N_("mundur"), NULL},
    {{0}, -1, "F4", N_("ulang"), NULL},
};

/* What the keys mean while a text is typed: most are letters then. */
static const struct binding text_keys[] = {
    {{0}, -1, "Tab", N_("selesai"), N_("Selesai dengan teks ini")},
    {{0}, -1, "F2", N_("simpan"), N_("Menyimpan lembar dan membuka lembar berikutnya")},
    {{0}, -1, "Ctrl-Z", N_("urungkan"), N_("Mengurungkan ketikan terakhir")},
    {{0}, -1, "Ctrl-W", N_("hapus kata"), N_("Menghapus kata di kiri kursor")},
};

static bool is_in_empty_text(const struct keying *keying)
{
    return keying->editor && *editor_text(keying->editor) == '\0';
}

const struct binding *keying_footer(struct screen *screen, size_t *count)
{
    struct keying *keying = (struct keying *)screen;
    if (is_in_empty_text(keying)) {
        *count = G_N_ELEMENTS(empty_text_keys) - (keying_is_pass(keying) ? 1 : 0);
        return entry_is_text_after_answers(&keying->entry) ? after_answers_keys : empty_text_keys;
    }
    if (keying->editor) {
        *count = G_N_ELEMENTS(text_keys);
        return text_keys;
    }
    if (!keying->batch || keying->draft.sheet_id)
        return NULL;
    *count = G_N_ELEMENTS(batch_keys);
    return batch_keys;
}

static char *titled(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    long number = sheet_number(keying->draft.sheet);
    g_autofree char *batch = keying_batch_title(keying);
    g_autofree char *title = keying->draft.sheet_id
                                 ? g_strdup_printf(_("Koreksi lembar %ld"), number)
                                 : g_strdup_printf(_("Entri lembar %ld"), number);
    return g_strconcat(title, batch, NULL);
}

void keying_show(struct screen *screen, const struct canvas *canvas)
{
    struct keying *keying = (struct keying *)screen;
    const char *untouched =
        keying->draft.sheet_id ? _("belum ada perubahan") : _("belum ada isian");
    const char *state = keying->unsaved    ? _("BELUM tersimpan")
                        : keying->typing   ? _("sedang diketik")
                        : keying->draft.id ? _("tersimpan")
                                           : untouched;
    g_autofree char *ledger = keying_batch_ledger(keying);
    g_autofree char *total = keying_total_shown(keying);
    struct keying_view view = {
        .entry = &keying->entry,
        .editor = keying->editor,
        .state = state,
        .original = keying->original,
        .suspect = keying->suspect,
        .findings = keying->checks.findings,
        .ledger = ledger,
        .total = total,
        .total_is_open = keying_total_is_open(keying),
    };
    keying_draw(&view, canvas);
}

/* --- keys --- */

/* The slip that one notices a sheet too late is one key away. */
static struct wish open_sheet_before(struct keying *keying)
{
    struct error error = {0};
    int64_t id = 0;
    struct screen *before = NULL;
    if (!keying_finish_typing(keying) || keying->draft.sheet_id)
        return STAY;
    if (sheet_store_last(keying->screen.app->sheets, &id, &error) && id)
        before = keying_open_sheet(keying->screen.app, id, &keying->screen, &error);
    else if (error.code == ERROR_NONE)
        error_set(&error, ERROR_INPUT, _("Belum ada lembar yang tersimpan."));
    if (before)
        return OPEN(before);
    screen_complain(&keying->screen, &error);
    return STAY;
}

/* Coding may wait; who has the paper at hand does it at once. */
static struct wish code_suggestion(struct keying *keying)
{
    struct error error;
    int64_t last = 0;
    struct app *app = keying->screen.app;
    if (keying_is_pass(keying) || !keying_finish_typing(keying))
        return STAY;
    if (keying_store_last(draft_store_keyings(app->drafts), &last, &error))
        return OPEN(suggestions_open(app, last));
    screen_complain(&keying->screen, &error);
    return STAY;
}

/* Of two who opened a sheet the first to key has it; the other goes on reading it. */
static struct wish unless_held(struct keying *keying, struct wish wish)
{
    struct error error;
    struct app *app = keying->screen.app;
    g_autofree char *holder = NULL;
    struct screen *reading = NULL;
    if (wish.kind != WISH_STAY || !keying->unsaved || !keying->draft.sheet_id || keying->draft.id)
        return wish;
    if (draft_store_holder(app->drafts, keying->draft.sheet_id, &holder, &error) && holder)
        reading = reading_open(app, keying->draft.sheet_id, holder, keying->owner, &error);
    return reading ? REPLACE(reading) : STAY;
}

static struct wish obey(struct keying *keying, int action)
{
    if (!keying_is_safe(keying))
        return STAY;
    if (keying_batch_stops(keying) && action != KEYING_BATCH && action != KEYING_SHEET_BEFORE)
        return keying_batch_stop(keying);
    size_t at = keying->entry.at;
    keying->stood_at = at;
    switch (action) {
    case KEYING_SAVE:
        return keying_save(keying);
    case KEYING_NEXT:
        return keying_go(keying, at + 1);
    case KEYING_BACK:
        return keying_go(keying, at > 0 ? at - 1 : 0);
    case KEYING_FIRST:
        return keying_go(keying, 0);
    case KEYING_OPEN_ITEM:
        return keying_go(keying, entry_first_open(keying->draft.sheet));
    case KEYING_CONFIRM:
        return keying_field_confirm(keying);
    case KEYING_ERASE:
        return keying_field_erase(keying);
    case KEYING_REPEAT:
        return keying_field_repeat(keying);
    case KEYING_SHEET_BEFORE:
        return open_sheet_before(keying);
    case KEYING_REJECT:
        return keying_batch_reject(keying);
    case KEYING_BATCH:
        return keying_batch_choose(keying);
    case KEYING_SUGGESTION:
        return code_suggestion(keying);
    case KEYING_FIGURES:
        return OPEN(keyer_open(keying->screen.app));
    default:
        return STAY;
    }
}

struct wish keying_act(struct screen *screen, int action)
{
    struct keying *keying = (struct keying *)screen;
    keying_count_key(keying);
    return keying_second_alarm(keying, unless_held(keying, obey(keying, action)));
}

/* The signs of the numeric keypad are letters of a text, as they are on the paper; an empty one is
 * passed by Enter. A + may begin a telephone number: it stores only where the answers end. */
static bool is_command_in_empty_text(const struct keying *keying, uint32_t key)
{
    return is_in_empty_text(keying) &&
           (key == KEY_OF_ENTER || (key == '+' && entry_is_text_after_answers(&keying->entry)));
}

/* In a text, a key of the editor goes before the commands; so does / or . within a date. */
bool keying_takes(struct screen *screen, uint32_t key)
{
    struct keying *keying = (struct keying *)screen;
    const struct form_item *item = entry_item(&keying->entry);
    if (!item)
        return false;
    if (item->kind == ITEM_DATE)
        return keying->entry.typed[0] && (key == '/' || key == '.' || key == '-');
    if (!keying->editor || is_command_in_empty_text(keying, key))
        return false;
    return key_is_character(key) || key >= KEY_OF_CTRL || key == KEY_OF_UP || key == KEY_OF_DOWN ||
           key == KEY_OF_HOME || key == KEY_OF_END || key == KEY_OF_BACKSPACE ||
           key == KEY_OF_DELETE || key == KEY_OF_ENTER;
}

/* One digit too many must not become a suggestion, and the sheets after it its text. */
static struct wish refuse_surplus_digit(struct keying *keying)
{
    struct error error;
    error_set(&error, ERROR_INPUT,
              _("Semua pertanyaan sudah dijawab; + menyimpan. Tekan spasi dulu bila teks diawali "
                "angka."));
    screen_complain(&keying->screen, &error);
    return STAY;
}

static struct wish type_text(struct keying *keying, uint32_t key)
{
    if (keying->arrived_by_answer && key >= '0' && key <= '9')
        return refuse_surplus_digit(keying);
    keying->arrived_by_answer = false;
    if (keying_edit(keying, key))
        return STAY;
    if (key == KEY_OF_UP)
        return unless_held(keying, obey(keying, KEYING_BACK));
    if (key == KEY_OF_DOWN || key == KEY_OF_ENTER)
        return unless_held(keying, obey(keying, KEYING_NEXT));
    return STAY;
}

struct wish keying_type(struct screen *screen, uint32_t key)
{
    struct keying *keying = (struct keying *)screen;
    keying_count_key(keying);
    if (!keying_is_safe(keying))
        return STAY;
    if (keying_batch_stops(keying))
        return keying_batch_stop(keying);
    keying->stood_at = keying->entry.at;
    if (keying->editor)
        return keying_second_alarm(keying, type_text(keying, key));
    if (!key_is_character(key))
        return STAY;
    if (keying_total_is_here(keying))
        return unless_held(keying, keying_total_type(keying, key));
    return keying_second_alarm(keying, unless_held(keying, keying_field_type(keying, key)));
}

/* --- what goes on elsewhere, and closing --- */

/* Sheets of its batch may be keyed elsewhere. */
static bool refresh(struct screen *screen, struct error *error)
{
    return keying_batch_read((struct keying *)screen, error) &&
           keying_checks_refresh(screen, error);
}

/* Also where the program is asked to end. */
void keying_destroy(struct screen *screen)
{
    struct keying *keying = (struct keying *)screen;
    keying_keep_typed(screen);
    editor_destroy(keying->editor);
    keying_checks_finish(keying);
    if (keying_is_pass(keying))
        keying->draft.sheet = NULL;
    second_pass_finish(&keying->pass);
    draft_finish(&keying->draft);
    sheet_destroy(keying->previous);
    sheet_destroy(keying->original);
    batch_destroy(keying->batch);
}

const struct screen_class keying_class = {
    .title = N_("Entri lembar"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct keying),
    .footer = keying_footer,
    .titled = titled,
    .refresh = refresh,
    .draw = keying_show,
    .act = keying_act,
    .type = keying_type,
    .takes = keying_takes,
    .leave = keying_leave,
    .explains = keying_checks_explain,
    .keep = keying_keep_typed,
    .idle = keying_keep_at_pause,
    .destroy = keying_destroy,
};
