#include "ui/screen/findings.h"

#include "src/check.h"
#include "src/i18n.h"
#include "src/text.h"
#include "ui/terminal.h"

/* A keyer does not look up after each sheet: what was typed ahead, or goes on unseen, must not
 * accept. A + counts only where the screen had been drawn before it, and the key before it was not
 * meant for something else; F2, which stores a sheet from within a text, accepts nothing. */

struct findings {
    struct screen screen;
    struct screen *asker;
    answer_function *answered;
    GPtrArray *list; /* of struct finding */
    guint shown;     /* how many were drawn: whoever looks can have read them */
    bool stray;      /* the last key meant nothing here */
    bool has_total;  /* the sheet bears a control total, which may be keyed again */
};

enum { ACCEPT, LEAVE, BACK, TOTAL };

static const struct binding keys[] = {
    {{'+'},
     ACCEPT,
     "+",
     N_("sesuai kertas, simpan"),
     N_("Menerima semua temuan ini: kertasnya memang begitu")},
    {{KEY_OF_ESCAPE},
     LEAVE,
     "Esc",
     N_("ke isian yang meragukan"),
     N_("Kembali ke isian pertama yang meragukan")},
    {{'/', '.', ','}, BACK, "/", NULL, N_("Sama dengan Esc")},
    {{'*'}, TOTAL, "*", N_("ubah jumlah"), N_("Mengetik lagi jumlah kontrol yang salah ketik")},
};

/* Among those shown: a total that is off. */
static bool offers_total(const struct findings *findings)
{
    for (guint i = 0; findings->has_total && i < findings->shown; i++)
        if (((const struct finding *)g_ptr_array_index(findings->list, i))->check == CHECK_TOTAL)
            return true;
    return false;
}

static const struct binding *footer(struct screen *screen, size_t *count)
{
    *count = G_N_ELEMENTS(keys) - (offers_total((struct findings *)screen) ? 0 : 1);
    return keys;
}

/* --- drawing --- */

#define LEFT_COLUMN 3
#define CODE_WIDTH  5

static char *sentence_without_code(const struct finding *finding)
{
    const char *end = g_strrstr(finding->sentence, " (");
    return g_strndup(finding->sentence, (gsize)(end - finding->sentence));
}

/* In a box of so many COLUMNS. */
static int text_columns(int columns)
{
    return columns - 2 * LEFT_COLUMN - CODE_WIDTH;
}

static int rows_of(const struct finding *finding, int columns)
{
    g_autofree char *sentence = sentence_without_code(finding);
    g_autoptr(GArray) lines = text_wrap(sentence, text_columns(columns));
    return (int)lines->len;
}

static int draw_finding(const struct canvas *box, int row, const struct finding *finding)
{
    /* canvas_wrapped leaves the last column free. */
    struct canvas text =
        canvas_part(box, row, LEFT_COLUMN + CODE_WIDTH, -1, text_columns(box->columns) + 1);
    g_autofree char *sentence = sentence_without_code(finding);
    canvas_text(box, row, LEFT_COLUMN, STYLE_WARNING, checks[finding->check].code);
    return row + canvas_wrapped(&text, 0, 0, STYLE_STRONG, sentence);
}

/* Returns the column after it. */
static int draw_key(const struct canvas *box, int row, int column, const char *key,
                    const char *label)
{
    int after = canvas_text(box, row, column, STYLE_KEY, key);
    return canvas_text(box, row, after + 2, STYLE_PLAIN, label);
}

/* The keys; or, after a stray one, what is to be done first. */
static void draw_foot(const struct findings *findings, const struct canvas *box, int row)
{
    if (findings->stray) {
        canvas_text(box, row, LEFT_COLUMN, STYLE_ALARM,
                    _("! Ketikan tadi tidak dipakai. Baca dulu; + dua kali menerima."));
        return;
    }
    bool total = offers_total(findings);
    int after = draw_key(box, row, LEFT_COLUMN, "+", _("sesuai kertas, simpan"));
    after = draw_key(box, row, after + (total ? 3 : 4), "Esc", _("ke isian yang meragukan"));
    if (total)
        draw_key(box, row, after + 3, "*", _("ubah jumlah"));
}

/* The rows of the box with as many findings as have room; the others are asked about afterwards. */
static int fit(struct findings *findings, int columns, int room)
{
    int height = 4;
    findings->shown = 0;
    for (guint i = 0; i < findings->list->len; i++) {
        int rows = rows_of(g_ptr_array_index(findings->list, i), columns);
        if (findings->shown > 0 && height + rows > room)
            break;
        height += rows;
        findings->shown++;
    }
    return height;
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct findings *findings = (struct findings *)screen;
    int width = MIN(78, canvas->columns - 2), row = 1;
    int height = fit(findings, width, canvas->rows - 1);
    int top = MAX((canvas->rows - 1 - height) / 2, 0), left = (canvas->columns - width) / 2;
    struct canvas box = canvas_part(canvas, top, left, height, width);
    /* No frame of the screen below is seen right beside its own. */
    for (int i = 0; i < height; i++)
        canvas_fill(canvas, top + i, left - 1, width + 2, STYLE_PLAIN);
    canvas_frame(&box, STYLE_PLAIN, _("Periksa dulu"));
    for (guint i = 0; i < findings->shown; i++)
        row = draw_finding(&box, row, g_ptr_array_index(findings->list, i));
    draw_foot(findings, &box, height - 2);
}

/* --- keys --- */

static struct wish answer(const struct findings *findings, int option)
{
    return (struct wish){
        .kind = WISH_ANSWER,
        .screen = findings->asker,
        .option = option,
        .answered = findings->answered,
    };
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct findings *findings = (struct findings *)screen;
    (void)key;
    findings->stray = true;
    terminal_bell();
    return STAY;
}

static struct wish act(struct screen *screen, int action)
{
    struct findings *findings = (struct findings *)screen;
    if (findings->shown == 0 || (action == TOTAL && !offers_total(findings)))
        return type(screen, 0);
    if (action == TOTAL)
        return answer(findings, FINDINGS_TOTAL);
    if (action == LEAVE || !findings->stray)
        return answer(findings, action == ACCEPT ? (int)findings->shown : FINDINGS_LEFT);
    findings->stray = false;
    return STAY;
}

static void destroy(struct screen *screen)
{
    g_ptr_array_unref(((struct findings *)screen)->list);
}

const struct screen_class findings_class = {
    .title = N_("Periksa dulu"),
    .keys = keys,
    .key_count = G_N_ELEMENTS(keys),
    .size = sizeof(struct findings),
    .overlay = true,
    .footer = footer,
    .draw = draw,
    .act = act,
    .type = type,
    .destroy = destroy,
};

struct wish findings_ask(struct screen *asker, GPtrArray *list, bool has_total,
                         answer_function *answered)
{
    struct findings *findings = screen_create(&findings_class, asker->app);
    findings->asker = asker;
    findings->answered = answered;
    findings->list = list;
    findings->has_total = has_total;
    return OPEN(&findings->screen);
}
