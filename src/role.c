#include "src/role.h"

#include <string.h>

#include "src/i18n.h"

/* The lowest role that has each right. */
static const enum role lowest[RIGHTS] = {
    [RIGHT_KEY] = ROLE_OFFICER,
    [RIGHT_LOOK] = ROLE_SUPERVISOR,
    [RIGHT_SEE_OTHERS] = ROLE_SUPERVISOR,
    [RIGHT_CORRECT_OTHERS] = ROLE_SUPERVISOR,
    [RIGHT_CORRECT_SETTLED] = ROLE_SUPERVISOR,
    [RIGHT_READ_RECORD] = ROLE_SUPERVISOR,
    [RIGHT_SET_ASIDE] = ROLE_SUPERVISOR,
    [RIGHT_CHOOSE_SECOND] = ROLE_SUPERVISOR,
    [RIGHT_RESOLVE] = ROLE_SUPERVISOR,
    [RIGHT_ACT] = ROLE_OFFICER,
    [RIGHT_CLOSE_BATCH] = ROLE_OFFICER,
    [RIGHT_REOPEN_BATCH] = ROLE_SUPERVISOR,
    [RIGHT_LOCK] = ROLE_SUPERVISOR,
    [RIGHT_IMPORT] = ROLE_SUPERVISOR,
    [RIGHT_EXPORT] = ROLE_SUPERVISOR,
    [RIGHT_PERSONAL] = ROLE_SUPERVISOR,
    [RIGHT_SEE_ALL_KEYERS] = ROLE_SUPERVISOR,
    [RIGHT_CHANGE_SURVEY] = ROLE_ADMINISTRATOR,
    [RIGHT_CHANGE_SETTINGS] = ROLE_ADMINISTRATOR,
    [RIGHT_CHANGE_PEOPLE] = ROLE_ADMINISTRATOR,
};

static const struct {
    const char *name, *words;
} words[ROLES] = {
    [ROLE_OFFICER] = {"officer", N_("petugas")},
    [ROLE_SUPERVISOR] = {"supervisor", N_("penyelia")},
    [ROLE_ADMINISTRATOR] = {"administrator", N_("administrator")},
};

bool role_may(enum role role, enum right right)
{
    return role >= lowest[right];
}

const char *role_name(enum role role)
{
    return words[role].name;
}

const char *role_words(enum role role)
{
    return _(words[role].words);
}

int role_from_name(const char *name)
{
    for (int role = 0; role < ROLES; role++)
        if (strcmp(words[role].name, name) == 0)
            return role;
    return -1;
}

bool role_require(enum role role, enum right right, struct error *error)
{
    if (role_may(role, right))
        return true;
    if (lowest[right] == ROLE_ADMINISTRATOR)
        return error_set(error, ERROR_INPUT,
                         _("Hanya administrator yang boleh melakukan ini; minta bantuannya."));
    return error_set(error, ERROR_INPUT,
                     _("Hanya penyelia dan administrator yang boleh melakukan ini; minta bantuan "
                       "penyelia."));
}
