#ifndef LEMBAR_UI_SETTING_TEXT_H
#define LEMBAR_UI_SETTING_TEXT_H

#include "src/setting.h"
#include "ui/app.h"

/* What the office has chosen, or what holds without a choice; the caller frees it. NULL on trouble.
 */
char *setting_text(struct app *app, enum setting setting, struct error *error);

#endif
