#ifndef LEMBAR_UI_EXTERNAL_EDITOR_H
#define LEMBAR_UI_EXTERNAL_EDITOR_H

#include "src/error.h"

/* Edits TEXT in the program that $VISUAL or $EDITOR names, in a file of a private folder that is
 * removed afterwards. The new text, cleaned, which the caller frees; NULL, with a sentence, where
 * the program is not there, ends in failure or leaves no text: the old text is then to be kept. The
 * terminal is given to it and taken back. */
char *external_edit(const char *text, struct error *error);

#endif
