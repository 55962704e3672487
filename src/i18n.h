#ifndef LEMBAR_SRC_I18N_H
#define LEMBAR_SRC_I18N_H

#include <libintl.h>

/* The source texts are Indonesian; a catalogue in ui/po gives another language. */
#define _(text)  dgettext("lembar", text)
#define N_(text) text

#endif
