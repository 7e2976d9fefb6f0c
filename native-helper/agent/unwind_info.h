/* Bounds of the function around an address, and its landing pads, from .eh_frame_hdr, .eh_frame and .gcc_except_table of the file. */
#ifndef TAPSET_UNWIND_INFO_H
#define TAPSET_UNWIND_INFO_H
#include "elf_notes.h"

struct function { uint64_t start, end, lsda; /* link-time; lsda 0: none */ };

/* False when the file does not say, or says it in an encoding that we do not read. */
bool unwind_function(const struct elf_file *file, uint64_t pc, struct function *function);

/* True if an exception may be caught at an address strictly inside (from, to); also when its table cannot be read. */
bool unwind_lands_inside(const struct elf_file *file, const struct function *function, uint64_t from, uint64_t to);

#endif
