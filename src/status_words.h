#ifndef LEMBAR_SRC_STATUS_WORDS_H
#define LEMBAR_SRC_STATUS_WORDS_H

/* How people write the status of an action: "Selesai", "SUDAH DILAKSANAKAN", "on progress", "75%".
 */

/* The enum action_status that the words mean, in any case; -1 where that is not known. Open, and
 * not done yet, is planned. */
int status_from_words(const char *words);

#endif
