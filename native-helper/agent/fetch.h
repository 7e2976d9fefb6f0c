/* From an operand of a note to what a hit has to read: symbols become addresses. Shared by the agent and by the kernel programs of the helper. */
#ifndef TAPSET_FETCH_H
#define TAPSET_FETCH_H
#include "elf_notes.h"
#include "operands.h"

enum fetch_from { FETCH_REGISTER, FETCH_CONSTANT, FETCH_MEMORY };

/* How to get one argument. Addresses are resolved: no symbol is left. A FETCH_MEMORY without base and index is at the address `value` + load bias. */
struct fetch {
    uint8_t from;  /* enum fetch_from */
    uint8_t reg;   /* number as in the instruction encoding */
    uint8_t index;
    uint8_t scale;
    uint8_t shift; /* right shift of a register: 8 for %ah */
    bool narrow;   /* the address has 32 bits */
    int8_t size;
    uint8_t nsteps;
    struct operand_step steps[OPERAND_STEPS]; /* through pointers, after that */
    int64_t value; /* constant, displacement or address */
};

/* Size and sign of the argument itself. */
static inline int8_t fetch_size(const struct fetch *f) { return f->nsteps ? f->steps[f->nsteps - 1].size : f->size; }

/* Whether it lies in memory, which may not be readable. */
static inline bool fetch_can_fail(const struct fetch *f)
{
    for (unsigned i = 0; i < f->nsteps; i++)
        if (f->steps[i].size)
            return true;
    return f->from == FETCH_MEMORY && f->size;
}

/* NULL, or a static sentence saying why the argument cannot be read. `bias` is added to the addresses of symbols. */
const char *fetch_resolve(struct fetch *f, const struct operand *o, const struct elf_file *file, uint64_t bias);

#endif
