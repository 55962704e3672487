/* Reads every kept input of a fuzzer's corpus again, without a fuzzer.
 * The folder is tests/fuzz/corpus/NAME, NAME taken from the name of the program: NAME_replay. */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    (void)argc;
    g_autofree char *name = g_path_get_basename(argv[0]);
    *g_strrstr(name, "_replay") = '\0';
    g_autofree char *folder = g_build_filename("tests", "fuzz", "corpus", name, NULL);
    g_autoptr(GDir) inputs = g_dir_open(folder, 0, NULL);
    unsigned read = 0;
    const char *entry;
    while (inputs && (entry = g_dir_read_name(inputs))) {
        g_autofree char *path = g_build_filename(folder, entry, NULL);
        g_autofree char *data = NULL;
        gsize size;
        if (!g_file_get_contents(path, &data, &size, NULL))
            return 1;
        LLVMFuzzerTestOneInput((const uint8_t *)data, size);
        read++;
    }
    printf("[       OK ] %s reads its %u kept inputs\n", name, read);
    return read > 0 ? 0 : 1;
}
