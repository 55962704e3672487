#ifndef LEMBAR_UI_REPORT_FORM_REPORT_H
#define LEMBAR_UI_REPORT_FORM_REPORT_H

#include "src/form.h"

/* A form as a person reads it: what is asked, the elements with their weights, the bands. POINT is
 * the decimal sign. The caller frees it. */
char *form_report(const struct form *form, char point);

#endif
