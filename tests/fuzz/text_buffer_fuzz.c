/* The bytes are operations, after three for the width of the screen, the limit and the kind. */
#include "tests/support/text_buffer_play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3)
        return 0;
    const char *first = data[2] & 2 ? "e\u0301 漢字 dua baris" : "";
    struct play play = play_begin(first, data[1], data[2] & 1, 1 + data[0] % 20);
    for (size_t at = 3; at < size; at++)
        play_byte(&play, data[at]);
    play_end(&play);
    return 0;
}
