#ifndef LEMBAR_SRC_I18N_H
#define LEMBAR_SRC_I18N_H

#include <glib.h>
#include <libintl.h>

/* The source texts are Indonesian; a catalogue in ui/po gives another language. */
#define _(text)  dgettext("lembar", text)
#define N_(text) text
/* A text that another language has two words for: CONTEXT says which is meant. */
#define C_(context, text) g_dpgettext2("lembar", context, text)

#endif
