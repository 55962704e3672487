#ifndef LEMBAR_TESTS_E2E_KILLED_SESSION_H
#define LEMBAR_TESTS_E2E_KILLED_SESSION_H

#include "tests/e2e/keying_steps.h"

#include <stdlib.h>

/* A session of keying whose program is killed again and again, at moments drawn by lot: it reopens
 * at the same field, what the screen has shown as taken is there, and the database is sound. */

#define KILLS  26 /* a session */
#define FIELDS 18 /* service to q11; the key that saves follows */
#define STEPS  (FIELDS + 1)
#define ITEMS  31 /* of the form, the number too */

/* A place in the session: so many steps of the sheets before and of this one are done. */
static inline long place_of(long number, long step)
{
    return (number - 1) * STEPS + step;
}

/* The keys of a step, and what the field is stored as. Service and date stay the same. */
static inline void step_of(long number, long step, char keys[16], char value[16])
{
    static const char *const sexes[] = {"L", "P", ""}, *const schools[] = {"SMA", "D3", "S1", "S2"};
    long answer = 1 + number * step % 6;
    g_snprintf(keys, 16, "%ld", answer);
    g_strlcpy(value, keys, 16);
    switch (step) {
    case 0:
        g_strlcpy(keys, number == 1 ? "5" : "", 16);
        g_strlcpy(value, "PENGADUAN", 16);
        break;
    case 1:
        g_strlcpy(keys, number == 1 ? "24062024" : "", 16);
        g_strlcpy(value, "2024-06-24", 16);
        break;
    case 2:
        g_snprintf(keys, 16, "%ld", 20 + number * 7 % 60);
        g_strlcpy(value, keys, 16);
        break;
    case 3:
        g_strlcpy(keys, ((const char *[]){"1", "2", "-"})[number % 3], 16);
        g_strlcpy(value, sexes[number % 3], 16);
        break;
    case 4:
        g_snprintf(keys, 16, "%ld", 1 + number % 4);
        g_strlcpy(value, schools[number % 4], 16);
        break;
    case 5:
        g_strlcpy(keys, "6", 16);
        g_strlcpy(value, "LAINNYA", 16);
        break;
    case 6:
        g_strlcpy(keys, number % 2 ? "100" : "55", 16);
        g_strlcpy(value, keys, 16);
        break;
    case FIELDS:
        g_strlcpy(keys, "+", 16);
        break;
    }
}

static inline void press_step(long place)
{
    char keys[16], value[16];
    step_of(place / STEPS + 1, place % STEPS, keys, value);
    terminal_press(terminal, keys);
}

/* Where the screen says that the session is; -1 where it does not show it. */
static inline long shown_place(struct terminal *of)
{
    g_autofree char *title = terminal_row(of, 0);
    g_autofree char *text = terminal_text(of);
    const char *number = strstr(title, "Entri lembar ");
    const char *total = g_strrstr(text, " dari 31");
    if (!number || !total)
        return -1;
    while (total > text && g_ascii_isdigit(total[-1]))
        total--;
    return place_of(atol(number + strlen("Entri lembar ")), atol(total) - 1);
}

struct span {
    long from, to;
};

/* A screen that is half drawn may show a place that was never reached: beyond what was pressed. */
static inline bool shows_a_place_within(struct terminal *of, void *data)
{
    const struct span *span = data;
    long place = shown_place(of);
    return place >= span->from && place <= span->to;
}

static inline void wait_for_place(long from, long to)
{
    struct span span = {from, to};
    terminal_wait_until(terminal, shows_a_place_within, &span);
}

/* The first step of a sheet that has keys: service and date are carried over. */
static inline long skip_carried_over(long place)
{
    return place >= STEPS && place % STEPS == 0 ? place + 2 : place;
}

/* Types on from PLACE: some steps one by one, each awaited, then some at once, of which only some
 * are awaited. Returns the place that was seen on the screen last; *PRESSED is that of the last
 * step whose keys were pressed, in whole or in part. */
static inline long type_and_die(GRand *random, long place, long *pressed)
{
    long awaited = g_rand_int_range(random, 0, 7), ahead = g_rand_int_range(random, 0, 12);
    for (long i = 0; i < awaited; i++) {
        press_step(place);
        place = skip_carried_over(place + 1);
        wait_for_place(place, place);
    }
    *pressed = place;
    for (long i = 0; i < ahead; i++) {
        press_step(*pressed);
        *pressed = skip_carried_over(*pressed + 1);
    }
    if (ahead > 1) {
        long target = g_rand_int_range(random, (gint32)place, (gint32)*pressed + 1);
        wait_for_place(target, *pressed);
        place = target;
    }
    kill_program();
    return place;
}

/* The program goes on by itself where a sheet was begun; a fresh one waits on the home screen. */
static inline bool has_begun(struct terminal *of, void *data)
{
    (void)data;
    return shown_place(of) >= 0 || terminal_shows(of, "mulai lembar");
}

static inline bool draws(struct terminal *of, void *data)
{
    g_autofree char *text = terminal_text(of);
    (void)data;
    return strspn(text, " \n") < strlen(text);
}

/* Opens Lembar, now and then to kill it right when it begins to draw. */
static inline long reopen_by_lot(GRand *random)
{
    if (g_rand_int_range(random, 0, 4) == 0) {
        terminal = terminal_start(&(struct terminal_setup){
            .argv = (const char *const[]){desk_program(), "--user", "Budi", NULL}, .home = home});
        terminal_wait_until(terminal, draws, NULL);
        kill_program();
    }
    terminal = desk_open_with(home, &(struct terminal_setup){0});
    terminal_wait_until(terminal, has_begun, NULL);
    if (shown_place(terminal) < 0)
        desk_type(terminal, "1", " dari 31");
    wait_for_place(0, G_MAXLONG);
    return shown_place(terminal);
}

static inline void assert_sheet_is_whole(const char *sheets, long number)
{
    char keys[16], value[16];
    g_autoptr(GString) expected = g_string_new(NULL);
    g_string_printf(expected, "\n%ld", number);
    for (long step = 0; step < FIELDS; step++) {
        step_of(number, step, keys, value);
        g_string_append_printf(expected, ",%s", value);
    }
    for (int blank = FIELDS + 1; blank < ITEMS - 3; blank++)
        g_string_append_c(expected, ',');
    g_string_append(expected, ",1,,Budi,");
    if (!strstr(sheets, expected->str))
        fail_msg("no%s\nin %s", expected->str, sheets);
}

/* Up to the end of a sheet, so that all can be read back. */
static inline long finish_sheet(long place)
{
    while (place % STEPS != FIELDS || place < 2 * STEPS) {
        press_step(place);
        place = skip_carried_over(place + 1);
    }
    press_step(place);
    wait_for_place(skip_carried_over(place + 1), skip_carried_over(place + 1));
    return place;
}

static inline void play_session(guint32 seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    terminal_press(terminal, "1");
    terminal_wait(terminal, "Entri lembar 1 ");
    long place = 0;
    for (int kill = 0; kill < KILLS; kill++) {
        long pressed;
        long seen = type_and_die(random, place, &pressed);
        if (kill % 2)
            assert_database_is_sound();
        place = reopen_by_lot(random);
        if (place < seen || place > pressed)
            fail_msg("seed %u, kill %d: at %ld after %ld was seen and %ld pressed", seed, kill,
                     place, seen, pressed);
        if (kill % 2 == 0)
            assert_database_is_sound();
    }
    place = finish_sheet(place);
    g_autofree char *sheets = desk_run(home, "export", "sheets", NULL);
    for (long number = 1; number <= place / STEPS + 1; number++)
        assert_sheet_is_whole(sheets, number);
}

/* 104 kills and more, other ones with every SEED. */
static inline void play_sessions(guint32 seed)
{
    for (guint32 session = 0; session < 4; session++) {
        set_up(NULL);
        play_session(4 * seed + session);
        tear_down(NULL);
    }
}

#endif
