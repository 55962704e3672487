#ifndef LEMBAR_UI_CLI_DEMO_DATA_H
#define LEMBAR_UI_CLI_DEMO_DATA_H

/* The survey that the demonstration shows: Loka POM di Kota Balikpapan, 2024. The tables are CSV as
 * `lembar import` reads it. */

#define DEMO_UNIT   "Loka POM di Kota Balikpapan"
#define DEMO_FORM   "skm-bpom-2024"
#define DEMO_YEAR   2024
#define DEMO_TARGET 9000 /* hundredths */
#define DEMO_PERSON "demo"

struct demo_service {
    const char *code, *name;
    long population; /* last year's customers */
};

extern const struct demo_service demo_services[]; /* ends with one without a code */
extern const char demo_sheets[], demo_published[], demo_actions[];

#endif
