#include "ui/screen/review.h"

#include "src/i18n.h"
#include "ui/screen/suggestions.h"
#include "ui/widget/list.h"

struct review {
    struct screen screen;
    struct list list;
};

enum { CROSS, ANSWERS, ASIDE, YEARS, SAMPLE, SURE, WHAT_IF, SUGGESTIONS, ENTRIES, GO = ENTRIES };

static const struct binding keys[] = {
    {{KEY_OF_ENTER}, GO, "↑↓ Enter", N_("buka"), N_("Membuka kajian yang ditandai")},
    {{'1'}, CROSS, "1", NULL, N_("Tabel silang")},
    {{'2'}, ANSWERS, "2", NULL, N_("Sebaran jawaban")},
    {{'3'}, ASIDE, "3", NULL, N_("Lembar disisihkan")},
    {{'4'}, YEARS, "4", NULL, N_("Dari tahun ke tahun")},
    {{'5'}, SAMPLE, "5", NULL, N_("Sampel")},
    {{'6'}, SURE, "6", NULL, N_("Seberapa yakin")},
    {{'7'}, WHAT_IF, "7", NULL, N_("Andai")},
    {{'8'}, SUGGESTIONS, "8", NULL, N_("Saran responden")},
};

static const struct entry {
    const char *words, *note;
} entries[ENTRIES] = {
    [CROSS] = {N_("Tabel silang"), N_("umur, kelamin, pekan, petugas … × unsur")},
    [ANSWERS] = {N_("Sebaran jawaban"), N_("tiap pertanyaan, juga IPAK dan yang tanpa unsur")},
    [ASIDE] = {N_("Lembar disisihkan"), N_("berapa lembar, dengan alasan apa")},
    [YEARS] = {N_("Dari tahun ke tahun"), N_("tren, target, capaian, unit lain")},
    [SAMPLE] = {N_("Sampel"), N_("tercapai atau belum, berapa sehari lagi")},
    [SURE] = {N_("Seberapa yakin"), N_("rentang nilai; berubah, atau hanya kebetulan")},
    [WHAT_IF] = {N_("Andai"), N_("tanpa lembar tertentu, dengan bobot atau kelas lain")},
    [SUGGESTIONS] = {N_("Saran responden"), N_("mengodekan, menjawab, dan lembarnya")},
};

static bool refresh(struct screen *screen, struct error *error)
{
    (void)error;
    list_resize(&((struct review *)screen)->list, ENTRIES);
    return true;
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct review *review = (struct review *)screen;
    canvas_text(canvas, 1, 3, STYLE_QUIET,
                _("Apa yang ada di balik indeks. Dari tiap angka, Enter membawa ke lembarnya."));
    for (int i = 0; i < ENTRIES; i++) {
        bool selected = i == review->list.selected;
        int row = 3 + 2 * i;
        canvas_text(canvas, row, 1, STYLE_PLAIN, selected ? "▌" : " ");
        canvas_print(canvas, row, 3, STYLE_KEY, "%d", i + 1);
        canvas_text(canvas, row, 6, selected ? STYLE_STRONG : STYLE_PLAIN, _(entries[i].words));
        canvas_text(canvas, row, 28, STYLE_QUIET, _(entries[i].note));
    }
}

static struct wish act(struct screen *screen, int action)
{
    static struct screen *(*const openers[ENTRIES])(struct app * app) = {
        [CROSS] = review_cross_open,     [ANSWERS] = review_answers_open,
        [ASIDE] = review_aside_open,     [YEARS] = review_years_open,
        [SAMPLE] = review_sample_open,   [SURE] = review_sure_open,
        [WHAT_IF] = review_what_if_open,
    };
    struct review *review = (struct review *)screen;
    if (action == GO)
        return act(screen, review->list.selected);
    list_select(&review->list, action);
    return OPEN(action == SUGGESTIONS ? suggestions_open(screen->app, 0)
                                      : openers[action](screen->app));
}

static struct wish type(struct screen *screen, uint32_t key)
{
    list_key(&((struct review *)screen)->list, key);
    return STAY;
}

const struct screen_class review_class = {
    .title = N_("Kajian"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct review),
    .needs = RIGHT_LOOK,
    .refresh = refresh,
    .draw = draw,
    .act = act,
    .type = type,
};

struct screen *review_open(struct app *app)
{
    struct review *review = screen_create(&review_class, app);
    return &review->screen;
}
