#ifndef LEMBAR_SRC_FORM_WHOLE_H
#define LEMBAR_SRC_FORM_WHOLE_H

#include "src/form.h"

/* Builds a form from all its sections, in an order in which each finds what it refers to. */

/* The form of TEXT, an INI text whose SECTIONS were scanned (ini_scan.h), its words in LANGUAGE;
 * what is wrong is added to MISTAKES, and the form, which the caller destroys, is made of the rest.
 * Not WHOLE: lines were taken out of the text, so nothing is said of what is missing in it. */
struct form *form_build(const char *text, size_t length, const char *language,
                        const GPtrArray *sections, GPtrArray *mistakes, bool whole);

#endif
