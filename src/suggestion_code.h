#ifndef LEMBAR_SRC_SUGGESTION_CODE_H
#define LEMBAR_SRC_SUGGESTION_CODE_H

#include "src/form.h"

/* What a respondent's suggestion is about, as one text: codes of elements joined by commas in the
 * order of the form, or praise, or nothing to do; "" while nobody has coded it. */

#define SUGGESTION_PRAISE  "praise"
#define SUGGESTION_NOTHING "nothing"

/* Whether CODES has the element at a position of the form. */
bool suggestion_has(const char *codes, const struct form *form, size_t element);

/* The codes with the element added, or taken away where it was in them; praise and nothing give
 * way to it. The caller frees the text. */
char *suggestion_toggle(const char *codes, const struct form *form, size_t element);

/* What people type, "u1, u9", as codes; NULL where one is no element. The caller frees it. */
char *suggestion_read(const char *text, const struct form *form);

/* For people: "U1, U9", "pujian", "tidak ada", "belum dikode"; the caller frees it. */
char *suggestion_words(const char *codes);

#endif
