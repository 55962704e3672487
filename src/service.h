#ifndef LEMBAR_SRC_SERVICE_H
#define LEMBAR_SRC_SERVICE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The services of a survey, in the order of their numbers on the keying screen. */

struct service {
    int64_t id;
    char *code;
    char *name;
    long population; /* last year's customers, or -1 when not known */
};

struct services {
    GPtrArray *list; /* of struct service */
};

void services_init(struct services *services);
void services_finish(struct services *services);
void services_add(struct services *services, int64_t id, const char *code, const char *name,
                  long population);

/* Gives the service with this id another name and population; false where there is none. */
bool services_change(struct services *services, int64_t id, const char *name, long population);
void services_remove(struct services *services, int64_t id);

/* The service at a position from 0; NULL beyond the end. */
const struct service *services_at(const struct services *services, size_t position);

/* Position of the service with this code, case ignored, or -1. */
int services_find(const struct services *services, const char *code);

/* Position of the service that a text from elsewhere names by its code or name, in any case and
 * with any blanks and stops, or -1. */
int services_find_written(const struct services *services, const char *text);

/* The service with this id, or NULL. */
const struct service *services_by_id(const struct services *services, int64_t id);

#endif
