#include "src/i18n.h"
#include "ui/screen/review_sure_private.h"

/* What the figures of the selected row mean, in sentences an officer may say. */

#define FEW  10 /* sheets, below which the sentence warns */
#define TALL 34 /* rows, with room for how to read it */

/* What may be said of the value of the selected row; the caller frees it. */
static char *value_sentence(const struct review_sure *sure, int row)
{
    char low[HUNDREDTHS_TEXT], high[HUNDREDTHS_TEXT], point = sure->screen.app->point;
    const struct sureness *each = review_sure_interval(sure->now, row);
    const char *name = row == 0 ? _("indeks") : review_sure_value(sure, row)->element->code;
    switch (each->kind) {
    case SURENESS_NO_VALUE:
        return g_strdup_printf(_("Untuk %s belum ada jawaban."), name);
    case SURENESS_TOO_FEW:
        return g_strdup(_("Baru satu lembar: dari satu orang tidak dapat dikatakan apa pun "
                          "tentang pelanggan lain."));
    case SURENESS_ALIKE:
        return g_strdup_printf(_("Semua %ld lembar sama, jadi beda antarpelanggan tidak terlihat; "
                                 "itu bukan bukti bahwa pelanggan lain juga sama."),
                               (long)each->sheets);
    case SURENESS_CENSUS:
        return g_strdup(_("Semua pelanggan menjawab: nilai ini pasti, tidak ada kebetulan siapa "
                          "yang terpilih."));
    default:
        return g_strdup_printf(
            _("Andai semua pelanggan ditanya, %s kira-kira antara %s dan %s: dari 100 survei "
              "seperti ini, 95 rentangnya memuat nilai itu."),
            name, hundredths_text(each->low, point, low), hundredths_text(each->high, point, high));
    }
}

static char *change_sentence(const struct review_sure *sure, int row)
{
    char text[HUNDREDTHS_TEXT], point = sure->screen.app->point;
    long change =
        figures_change(review_sure_value(sure, row)->value, review_sure_published(sure, row));
    int year = sure->figures.last_year;
    if (change == HUNDREDTHS_NONE)
        return g_strdup(_("Nilai tahun lalu tidak diketahui, jadi tidak ada yang dibandingkan."));
    hundredths_text_absolute(change, point, text);
    switch (review_sure_change(sure, row)) {
    case CHANGE_UP:
        return g_strdup_printf(_("Naik %s dari %d: lebih dari kebetulan."), text, year);
    case CHANGE_DOWN:
        return g_strdup_printf(_("Turun %s dari %d: lebih dari kebetulan."), text, year);
    case CHANGE_HINT_UP:
    case CHANGE_HINT_DOWN:
        return g_strdup_printf(_("%s %s dari %d, di luar rentang: mungkin bukan kebetulan, tetapi "
                                 "keraguan nilai %d itu tidak diketahui."),
                               change > 0 ? _("Naik") : _("Turun"), text, year, year);
    case CHANGE_CHANCE:
        return g_strdup_printf(_("Beda %s dari %d boleh jadi hanya kebetulan siapa yang menjawab."),
                               text, year);
    default:
        return g_strdup_printf(_("Apakah beda %s dari %d lebih dari kebetulan, tidak dapat "
                                 "dikatakan."),
                               text, year);
    }
}

static char *lowest_sentence(const struct review_sure *sure, int row)
{
    const struct stability_element *element = &sure->stability->elements[row - 1];
    const char *code = review_sure_value(sure, row)->element->code;
    long share = review_sure_percent(element->share);
    switch (element->verdict) {
    case STABILITY_SURELY_LOW:
        return g_strdup_printf(_("%s hampir pasti termasuk tiga terendah (%ld dari 100)."), code,
                               share);
    case STABILITY_SURELY_NOT:
        return g_strdup_printf(_("%s hampir pasti tidak termasuk tiga terendah (%ld dari 100)."),
                               code, share);
    case STABILITY_OPEN:
        return g_strdup_printf(_("Bila orang lain yang menjawab, %s termasuk tiga terendah pada "
                                 "%ld dari 100 survei."),
                               code, share);
    default:
        return g_strdup_printf(_("Apakah %s termasuk tiga terendah, tidak dapat dikatakan."), code);
    }
}

/* Whose answers they are of; the caller frees it. */
static char *sample_sentence(const struct review_sure *sure)
{
    const struct sureness *whole = &sure->now->whole;
    if (whole->sheets < FEW)
        return g_strdup_printf(
            _("Hanya %ld lembar: rentangnya lebar, selisih kecil tidak berarti."),
            (long)whole->sheets);
    if (sure->now->population == 0 && sure->population > 0)
        return g_strdup_printf(_("%ld lembar lebih banyak daripada %ld pelanggan tiga bulan; "
                                 "dihitung tanpa batas itu."),
                               (long)whole->sheets, (long)sure->population);
    if (sure->now->population == 0)
        return g_strdup_printf(_("%ld lembar; banyaknya pelanggan belum diisi."),
                               (long)whole->sheets);
    return g_strdup_printf(_("%ld lembar dari kira-kira %ld pelanggan dalam tiga bulan."),
                           (long)whole->sheets, (long)sure->now->population);
}

/* TEXT, which is given up, wrapped; the row after it. */
static int draw_sentence(const struct canvas *canvas, int line, enum style style, char *text)
{
    struct canvas part = canvas_part(canvas, 0, 1, -1, canvas->columns - 2);
    line = canvas_wrapped(&part, line, 0, style, text);
    g_free(text);
    return line;
}

/* How to read it, where there is room. */
static void draw_guide(const struct canvas *canvas, int line)
{
    static const char *const guide[] = {
        N_("Cara membaca"),
        N_("Yang menjawab hanya sebagian pelanggan; orang lain akan memberi angka yang sedikit "
           "lain. ● adalah nilai yang dihitung, ├ dan ┤ batas rentangnya: makin sedikit lembar, "
           "makin lebar."),
        N_("\"= kebetulan\": beda dari tahun lalu sekecil itu sudah terjadi bila orang lain yang "
           "menjawab. \"mungkin\": tahun lalu hanya diketahui nilai terbitnya."),
        N_("3 rendah: dari 100 survei ulangan, berapa kali unsur ini termasuk tiga terendah. "
           "Menindaklanjuti unsur dengan angka sekitar 50 sama baiknya dengan yang di sebelahnya."),
        N_("Di sini hanya kebetulan siapa yang menjawab. Salah ketik, dan orang yang menolak "
           "menjawab, tidak termasuk."),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(guide); i++)
        line = draw_sentence(canvas, line, i ? STYLE_PLAIN : STYLE_QUIET, g_strdup(_(guide[i]))) +
               (i > 0);
}

void review_sure_draw_sentences(const struct review_sure *sure, const struct canvas *canvas,
                                int line)
{
    int row = sure->list.selected;
    line = draw_sentence(canvas, line, STYLE_STRONG, value_sentence(sure, row));
    line = draw_sentence(canvas, line, STYLE_PLAIN, change_sentence(sure, row));
    if (row > 0)
        line = draw_sentence(canvas, line, STYLE_PLAIN, lowest_sentence(sure, row));
    line = draw_sentence(canvas, line, STYLE_QUIET, sample_sentence(sure));
    if (canvas->rows >= TALL)
        draw_guide(canvas, line + 1);
    canvas_text(
        canvas, canvas->rows - 1, 1, STYLE_QUIET,
        _("95 %: rasio linear (Cochran), t Student, populasi terhingga; 400 ulangan acak."));
}
