#include "ui/screen/question.h"

#include <string.h>

#include "src/i18n.h"
#include "src/text.h"
#include "ui/terminal.h"
#include "ui/widget/editor.h"

/* So many options have a digit of their own; a second one would be typed into what comes after. */
#define DIGITS 9

struct question {
    struct screen screen;
    struct screen *asker;
    answer_function *answered;
    char *text;
    char **options;        /* to choose from, */
    char *yes;             /* or what + means, */
    struct editor *editor; /* or a line of text */
    int selected;
    int back;          /* the option of Esc */
    bool must_be_seen; /* nothing typed before it was drawn answers it */
    bool drawn;        /* whoever looks can have read it */
};

enum { TAKE, LEAVE };

static const struct binding option_keys[] = {
    {{KEY_OF_ENTER}, TAKE, "Enter", N_("pilih"), N_("Memilih jawaban yang ditandai")},
    {{KEY_OF_ESCAPE}, LEAVE, "Esc", N_("kembali"), N_("Kembali; tidak ada yang hilang")},
};

static const struct binding confirm_keys[] = {
    {{'+', KEY_OF_F2}, TAKE, "+ F2", N_("ya"), N_("Ya, lakukan")},
    {{KEY_OF_ESCAPE, '/', '.', ','},
     LEAVE,
     "Esc /",
     N_("kembali"),
     N_("Kembali; tidak ada yang hilang")},
};

static const struct binding seen_keys[] = {
    {{'+'}, TAKE, "+", N_("ya"), N_("Ya, lakukan")},
    {{KEY_OF_ESCAPE, '/', '.', ','},
     LEAVE,
     "Esc /",
     N_("kembali"),
     N_("Kembali; tidak ada yang hilang")},
};

static const struct binding text_keys[] = {
    {{KEY_OF_ENTER}, TAKE, "Enter", N_("lanjut"), N_("Memakai teks ini")},
    {{KEY_OF_ESCAPE}, LEAVE, "Esc", N_("batal"), N_("Kembali tanpa mengubah apa pun")},
    {{0}, -1, "a–z 0–9", NULL, N_("Mengganti isian lama yang ditandai")},
    {{0}, -1, "← End", NULL, N_("Menyunting isian lama")},
    {{0}, -1, "Ctrl-U", NULL, N_("Mengosongkan isian")},
};

static const struct binding tell_keys[] = {
    {{KEY_OF_ENTER, KEY_OF_ESCAPE}, TAKE, "Enter", N_("mengerti"), N_("Menutup pemberitahuan ini")},
};

static int option_count(const struct question *question)
{
    return question->options ? (int)g_strv_length(question->options) : 0;
}

static struct wish answer(struct question *question, int option)
{
    return (struct wish){
        .kind = WISH_ANSWER,
        .screen = question->asker,
        .option = option,
        .answered = question->answered,
        .text = question->editor ? text_clean(editor_text(question->editor), false) : NULL,
    };
}

static struct wish act(struct screen *screen, int action)
{
    struct question *question = (struct question *)screen;
    if (question->must_be_seen && action == TAKE && !question->drawn) {
        terminal_bell();
        return STAY;
    }
    if (question->options)
        return answer(question, action == TAKE ? question->selected : question->back);
    if (!question->editor)
        return answer(question, action == TAKE ? 1 : 0);
    return answer(question, action == TAKE ? 0 : 1);
}

static struct wish type(struct screen *screen, uint32_t key)
{
    struct question *question = (struct question *)screen;
    int count = option_count(question);
    if (question->editor) {
        editor_key(question->editor, key);
        return STAY;
    }
    if (key >= '1' && key < '1' + (uint32_t)MIN(count, DIGITS))
        return answer(question, (int)(key - '1'));
    if (count && (key == KEY_OF_UP || key == KEY_OF_DOWN))
        question->selected = (question->selected + (key == KEY_OF_UP ? count - 1 : 1)) % count;
    else
        terminal_bell();
    return STAY;
}

/* The first ROWS of its lines; what has no room is left out, the answers below never are. */
static void draw_text(const struct canvas *box, const char *text, const GArray *lines, int rows)
{
    for (int i = 0; i < rows; i++) {
        struct text_line line = g_array_index(lines, struct text_line, i);
        bool is_cut = i == rows - 1 && rows < (int)lines->len;
        g_autofree char *row = g_strndup(text + line.start, line.length);
        canvas_text(box, 1 + i, 3, STYLE_STRONG, is_cut ? "…" : row);
    }
}

static void draw_options(const struct question *question, const struct canvas *box, int row)
{
    for (int i = 0; question->options && question->options[i]; i++) {
        bool selected = i == question->selected;
        enum style style = selected ? STYLE_STRONG : STYLE_PLAIN;
        canvas_text(box, row + i, 2, STYLE_PLAIN, selected ? "▌" : " ");
        if (i < DIGITS)
            canvas_print(box, row + i, 4, style, "%d", i + 1);
        canvas_text(box, row + i, 7, style, question->options[i]);
    }
}

/* Returns the column after it. */
static int draw_key(const struct canvas *box, int row, int column, const char *key,
                    const char *words)
{
    int after = canvas_text(box, row, column, STYLE_KEY, key);
    return canvas_text(box, row, after + 2, STYLE_PLAIN, words);
}

static void draw(struct screen *screen, const struct canvas *canvas)
{
    struct question *question = (struct question *)screen;
    question->drawn = true;
    int width = MIN(62, canvas->columns - 4);
    g_autoptr(GArray) lines = text_wrap(question->text, width - 6);
    int below = MAX(option_count(question), 1) + 3, footer = 1;
    int rows = MIN((int)lines->len, canvas->rows - footer - below);
    int height = rows + below;
    struct canvas box = canvas_part(canvas, (canvas->rows - height) / 2,
                                    (canvas->columns - width) / 2, height, width);
    for (int i = 0; i < height; i++)
        canvas_fill(&box, i, 0, width, STYLE_PLAIN);
    canvas_frame(&box, STYLE_PLAIN, "");
    draw_text(&box, question->text, lines, rows);
    int row = rows + 2;
    draw_options(question, &box, row);
    if (question->yes)
        draw_key(&box, row, draw_key(&box, row, 4, "+", question->yes) + 4, "Esc", _("kembali"));
    if (screen->class == &question_tell_class)
        draw_key(&box, row, 4, "Enter", _("mengerti"));
    if (question->editor) {
        struct canvas line = canvas_part(&box, row, 3, 1, width - 6);
        editor_draw(question->editor, &line, true);
    }
}

static bool takes(struct screen *screen, uint32_t key)
{
    struct question *question = (struct question *)screen;
    return question->editor && key_is_character(key);
}

static void destroy(struct screen *screen)
{
    struct question *question = (struct question *)screen;
    explicit_bzero(question->text, strlen(question->text)); /* it may tell a password */
    g_free(question->text);
    g_strfreev(question->options);
    g_free(question->yes);
    editor_destroy(question->editor);
}

#define QUESTION(words, bindings)                                                                  \
    .title = (words), .keys = (bindings), .key_count = G_N_ELEMENTS(bindings),                     \
    .size = sizeof(struct question), .overlay = true, .draw = draw, .act = act, .type = type,      \
    .destroy = destroy

const struct screen_class question_class = {QUESTION(N_("Pertanyaan"), option_keys)};
const struct screen_class question_confirm_class = {QUESTION(N_("Pertanyaan"), confirm_keys)};
const struct screen_class question_seen_class = {QUESTION(N_("Pertanyaan"), seen_keys)};
const struct screen_class question_text_class = {QUESTION(N_("Isian"), text_keys), .takes = takes};
const struct screen_class question_tell_class = {QUESTION(N_("Pemberitahuan"), tell_keys)};

static struct question *ask(const struct screen_class *class, struct screen *asker,
                            const char *text, answer_function *answered)
{
    struct question *question = screen_create(class, asker->app);
    question->asker = asker;
    question->answered = answered;
    question->text = g_strdup(text);
    return question;
}

struct wish question_ask_at(struct screen *asker, const char *text, const char *const *options,
                            int at, int back, answer_function *answered)
{
    struct question *question = ask(&question_class, asker, text, answered);
    question->options = g_strdupv((char **)options);
    question->selected = at;
    question->back = back;
    return OPEN(&question->screen);
}

struct wish question_ask(struct screen *asker, const char *text, const char *const *options,
                         int back, answer_function *answered)
{
    return question_ask_at(asker, text, options, 0, back, answered);
}

struct wish question_confirm(struct screen *asker, const char *text, const char *yes,
                             answer_function *answered)
{
    struct question *question = ask(&question_confirm_class, asker, text, answered);
    question->yes = g_strdup(yes);
    return OPEN(&question->screen);
}

struct wish question_tell(struct screen *asker, const char *text, answer_function *told)
{
    struct question *question = ask(&question_tell_class, asker, text, told);
    question->must_be_seen = true;
    return OPEN(&question->screen);
}

struct wish question_confirm_seen(struct screen *asker, const char *text, const char *yes,
                                  answer_function *answered)
{
    struct question *question = ask(&question_seen_class, asker, text, answered);
    question->must_be_seen = true;
    question->yes = g_strdup(yes);
    return OPEN(&question->screen);
}

static struct wish ask_line(struct screen *asker, const char *text, const char *initial, bool offer,
                            answer_function *answered)
{
    struct question *question = ask(&question_text_class, asker, text, answered);
    question->editor = editor_create(initial, true);
    if (offer)
        editor_offer(question->editor);
    return OPEN(&question->screen);
}

struct wish question_ask_text(struct screen *asker, const char *text, const char *initial,
                              answer_function *answered)
{
    return ask_line(asker, text, initial, true, answered);
}

struct wish question_ask_again(struct screen *asker, const char *text, const char *typed,
                               answer_function *answered)
{
    return ask_line(asker, text, typed, false, answered);
}
