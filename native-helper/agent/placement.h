/* Decides which marker sites may take a jump: the instructions that it overwrites must be movable, and nothing may jump into their middle.
 * Works on the file alone. When in doubt the answer is no (the site then takes int3, or is refused). */
#ifndef TAPSET_PLACEMENT_H
#define TAPSET_PLACEMENT_H
#include "elf_notes.h"
#include "machine.h"

#define PLACEMENT_MAX_MOVED 20 /* up to 4 bytes, and an instruction that may be 15 long */

enum placement_kind { PLACE_JMP, PLACE_INT3, PLACE_NOT };

struct placement {
    uint64_t pc;         /* in: link-time address of the nop */
    bool code;           /* in: there is no nop but an instruction of the program */
    uint8_t kind;        /* out: enum placement_kind */
    uint8_t moved;       /* out: bytes from pc on that move to the trampoline (PLACE_JMP), at least MACHINE_JUMP_SIZE */
    const char *reason;  /* out: why not PLACE_JMP */
};

/* Decides for all sites of a file. `sites` is sorted by pc afterwards. */
void placement_decide(const struct elf_file *file, struct placement *sites, size_t count);

#endif
