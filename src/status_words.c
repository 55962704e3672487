#include "src/status_words.h"

#include <glib.h>
#include <string.h>

#include "src/action.h"
#include "src/text.h"

/* As text_plain() makes them. */
static const char *const planned[] = {
    "planned",
    "direncanakan",
    "rencana",
    "belum",
    "blm",
    "belum selesai",
    "blm selesai",
    "belum mulai",
    "belum dimulai",
    "belum dilaksanakan",
    "belum terlaksana",
    "belum dikerjakan",
    "belum ditindaklanjuti",
    "belum ditindak lanjuti",
    "belum dilakukan",
    "belum ada",
    "terbuka",
    "open",
    "not started",
    "not yet",
    "to do",
    "todo",
    "pending",
    "belum closed",
    "belum tuntas",
};
static const char *const running[] = {
    "running",
    "berjalan",
    "sedang berjalan",
    "masih berjalan",
    "berlangsung",
    "proses",
    "dalam proses",
    "sedang proses",
    "sedang diproses",
    "masih proses",
    "diproses",
    "sedang dilaksanakan",
    "sedang dikerjakan",
    "dikerjakan",
    "sebagian",
    "selesai sebagian",
    "terlaksana sebagian",
    "on progress",
    "onprogress",
    "in progress",
    "progress",
    "progres",
    "on progres",
    "on process",
    "in process",
    "on going",
    "ongoing",
    "started",
};
static const char *const done[] = {
    "done",
    "selesai",
    "sudah",
    "sudah selesai",
    "telah selesai",
    "sdh",
    "sdh selesai",
    "selesai 100", /* per cent */
    "100 selesai",
    "sudah dilaksanakan",
    "telah dilaksanakan",
    "dilaksanakan",
    "sudah terlaksana",
    "terlaksana",
    "telah terlaksana",
    "sudah dilakukan",
    "telah dilakukan",
    "sudah ditindaklanjuti",
    "telah ditindaklanjuti",
    "ditindaklanjuti",
    "sudah ditindak lanjuti",
    "telah ditindak lanjuti",
    "ditindak lanjuti",
    "tuntas",
    "sudah tuntas",
    "tutup",
    "ditutup",
    "closed",
    "close",
    "finish",
    "finished",
    "complete",
    "completed",
};
static const char *const dropped[] = {
    "dropped",           "drop",   "dibatalkan", "batal",     "tidak jadi",
    "tidak dilanjutkan", "cancel", "canceled",   "cancelled",
};

static const struct {
    const char *const *words;
    size_t count;
} statuses[ACTION_STATUSES] = {
    [ACTION_PLANNED] = {planned, G_N_ELEMENTS(planned)},
    [ACTION_RUNNING] = {running, G_N_ELEMENTS(running)},
    [ACTION_DONE] = {done, G_N_ELEMENTS(done)},
    [ACTION_DROPPED] = {dropped, G_N_ELEMENTS(dropped)},
};

/* "75 %": how much of it is done; -1 for anything else. */
static int status_of_percent(const char *words)
{
    gint64 percent;
    g_autofree char *number = g_strstrip(g_strdup(words));
    size_t length = strlen(number);
    if (length == 0 || number[length - 1] != '%')
        return -1;
    number[length - 1] = '\0';
    if (!g_ascii_string_to_signed(g_strchomp(number), 10, 0, 100, &percent, NULL))
        return -1;
    return percent == 0 ? ACTION_PLANNED : percent < 100 ? ACTION_RUNNING : ACTION_DONE;
}

int status_from_words(const char *words)
{
    g_autofree char *plain = text_plain(words);
    for (int status = 0; status < ACTION_STATUSES; status++)
        for (size_t i = 0; i < statuses[status].count; i++)
            if (strcmp(statuses[status].words[i], plain) == 0)
                return status;
    return status_of_percent(words);
}
