#include "ui/report/printer.h"

#include "ui/paper/notice.h"
#include "ui/paper/odt.h"
#include "ui/paper/pdf.h"
#include "ui/paper/workbook.h"

extern const struct printer lembar_printer;

const struct printer lembar_printer = {
    .pdf = pdf_of_document,
    .odt = odt_of_document,
    .notice_pdf = notice_pdf,
    .notice_png = notice_png,
    .survey_workbook = workbook_of_survey,
    .grid_workbook = workbook_of_grid,
};
