/* python:dict__resize is the function dictresize(), which is static: it can be found in builds that keep their symbols. Its dictionary is the first argument, from 3.12 on the second, behind the interpreter;
 * what GCC makes of it in 3.13 (.isra) does without the interpreter, which it does not use. The number of entries stands at the same place in all versions. */
#include "cpython_events.h"
#include "elf_notes.h"
#include <string.h>

#define ENTRIES "8@16"
#define FIRST MACHINE_ARGUMENT_1 " " ENTRIES "(" MACHINE_ARGUMENT_1 ")"
#define SECOND MACHINE_ARGUMENT_2 " " ENTRIES "(" MACHINE_ARGUMENT_2 ")"

/* Py_Version, which 3.11 and later export; 0: an earlier one. */
static unsigned minor_version(const struct elf_file *file)
{
    uint32_t version = 0;
    uint64_t address = elf_symbol(file, "Py_Version");
    const uint8_t *at = address ? elf_at(file, address, sizeof version) : NULL;
    if (at)
        memcpy(&version, at, sizeof version);
    return version >> 16 & 0xFF;
}

static const char *arguments(const struct elf_file *file, const char *function)
{
    unsigned minor = minor_version(file);
    bool whole = strcmp(function, "dictresize") == 0, without_interpreter = strncmp(function, "dictresize.isra.", 16) == 0;
    if (minor < 12)
        return whole ? FIRST : NULL;
    return whole ? SECOND : minor >= 13 && without_interpreter ? FIRST : NULL;
}

const struct tapset_stand_in cpython_dict_resize = {
    .provider = "python", .marker = "dict__resize", .function = "dictresize*", .beside = "PyDict_SetItem", .what = "resized dictionaries", .arguments = arguments,
};
