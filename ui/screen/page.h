#ifndef LEMBAR_UI_SCREEN_PAGE_H
#define LEMBAR_UI_SCREEN_PAGE_H

#include "ui/screen.h"

extern const struct screen_class page_class;

/* A text to read, as it will be printed. TITLE and TEXT are copied. */
struct screen *page_open(struct app *app, const char *title, const char *text);

#endif
