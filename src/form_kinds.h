#ifndef LEMBAR_SRC_FORM_KINDS_H
#define LEMBAR_SRC_FORM_KINDS_H

#include "src/form_section.h"

/* The kinds of section a form file has, [form], [question q1], [element U1] …, and how each is read
 * into the form. */

struct section_kind {
    const char *word; /* "question" */
    void (*read)(struct form_section *section);
    const char *const *keys; /* those it may have, "#" for any number; NULL-terminated */
};

/* The kind of SECTION, whose name is set on the way; NULL where no kind is called so. */
const struct section_kind *section_kind_of(struct form_section *section);

/* Records the keys that SECTION, of this KIND, has none of. */
void section_check_keys(const struct form_section *section, const struct section_kind *kind);

/* [field …] and [question …] (form_items.c): append to the items. */
void form_read_field(struct form_section *section);
void form_read_question(struct form_section *section);

#endif
