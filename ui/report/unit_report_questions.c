#include "src/i18n.h"
#include "ui/report/unit_report_private.h"

/* The answers to each question: of the elements, of the further indices, and of neither. */

typedef bool question_filter(const struct form_item *item, int which);

static bool of_elements(const struct form_item *item, int which)
{
    (void)which;
    return item->element >= 0;
}

static bool of_further(const struct form_item *item, int which)
{
    return item->further == which;
}

static bool of_nothing(const struct form_item *item, int which)
{
    (void)which;
    return item->element < 0 && item->further < 0;
}

static bool has_answers(const struct unit_report *report, question_filter *filter, int which)
{
    const struct form *form = report->form;
    for (size_t i = 0; i < form->item_count; i++)
        for (int value = form->low; value <= form->top; value++)
            if (form->items[i].kind == ITEM_ANSWER && filter(&form->items[i], which) &&
                tally_count(report->tally, form->items[i].answer, value) > 0)
                return true;
    return false;
}

static bool has_questions(const struct form *form, question_filter *filter, int which)
{
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].kind == ITEM_ANSWER && filter(&form->items[i], which))
            return true;
    return false;
}

/* The value of one question by the formula of the elements: result_top · Σ / (top · number). */
static long question_value(const struct form *form, int64_t sum, int64_t answers)
{
    mpq_t exact;
    long value = HUNDREDTHS_NONE;
    mpq_init(exact);
    if (answers > 0) {
        mpz_set_si(mpq_numref(exact), sum);
        mpz_mul_si(mpq_numref(exact), mpq_numref(exact), form->result_top);
        mpz_set_si(mpq_denref(exact), answers);
        mpz_mul_si(mpq_denref(exact), mpq_denref(exact), form->top);
        mpq_canonicalize(exact);
        value = fraction_to_hundredths(exact);
    }
    mpq_clear(exact);
    return value;
}

static void add_question(struct unit_report *report, struct document_table *table,
                         const struct form_item *item)
{
    int64_t sum = 0, answers = 0;
    document_cell_strong(table, "%s",
                         item->element >= 0   ? report->form->elements[item->element].code
                         : item->further >= 0 ? report->form->further[item->further].code
                                              : "–");
    document_cell(table, "%s", item->text);
    for (int value = report->form->low; value <= report->form->top; value++) {
        int64_t count = tally_count(report->tally, item->answer, value);
        sum += count * value;
        answers += count;
        document_cell(table, "%ld", (long)count);
    }
    g_autofree char *value = unit_report_number(report, question_value(report->form, sum, answers));
    document_cell(table, "%ld", (long)answers);
    document_cell_strong(table, "%s", value);
}

static void add_questions(struct unit_report *report, const char *caption, question_filter *filter,
                          int which)
{
    const struct form *form = report->form;
    struct document_table *table = document_table(report->document, caption);
    document_column(table, 1.05, ALIGN_LEFT, "%s", _("Unsur"));
    document_column(table, 4.4, ALIGN_LEFT, "%s", C_("one", "Pertanyaan"));
    for (int value = form->low; value <= form->top; value++)
        document_column(table, 0.5, ALIGN_RIGHT, "%d", value);
    document_column(table, 0.6, ALIGN_RIGHT, "n");
    document_column(table, 1, ALIGN_RIGHT, "%s", _("Nilai"));
    for (size_t i = 0; i < form->item_count; i++)
        if (form->items[i].kind == ITEM_ANSWER && filter(&form->items[i], which))
            add_question(report, table, &form->items[i]);
}

static void add_further(struct unit_report *report, int which)
{
    const struct index_value *value = &report->figures.result->further[which];
    g_autofree char *number = unit_report_number(report, value->value);
    g_autofree char *heading =
        g_strdup_printf("%s (%s)", value->element->name, value->element->code);
    document_heading(report->document, 2, heading);
    if (value->value == HUNDREDTHS_NONE) {
        document_paragraph(report->document, STYLE_OF_BODY,
                           _("%s belum dapat dihitung: tidak ada jawaban."), value->element->code);
        return;
    }
    document_paragraph(report->document, STYLE_OF_BODY,
                       _("%s: %s. Nilai ini berdiri sendiri dan bukan bagian dari indeks."),
                       value->element->code, number);
    add_questions(report, heading, of_further, which);
}

void unit_report_questions(struct unit_report *report)
{
    document_heading(report->document, 2, _("Jawaban tiap pertanyaan"));
    add_questions(report, _("Banyaknya tiap jawaban pada pertanyaan unsur"), of_elements, 0);
    for (size_t f = 0; f < report->form->further_count; f++)
        add_further(report, (int)f);
    if (!has_questions(report->form, of_nothing, 0))
        return;
    document_heading(report->document, 2, _("Pertanyaan di luar unsur"));
    if (!has_answers(report, of_nothing, 0)) {
        document_paragraph(report->document, STYLE_OF_BODY, "%s",
                           _("Pertanyaan di luar unsur tidak dijawab pada lembar yang dihitung."));
        return;
    }
    document_paragraph(report->document, STYLE_OF_BODY, "%s",
                       _("Pertanyaan ini ditanyakan, tetapi tidak masuk unsur mana pun."));
    add_questions(report, _("Banyaknya tiap jawaban pada pertanyaan di luar unsur"), of_nothing, 0);
}
