/* One armed marker site for one probe, and what a hit does. */
#ifndef TAPSET_SITE_H
#define TAPSET_SITE_H
#include "agent.h"
#include "operands.h"

#pragma GCC visibility push(hidden) /* no symbol of ours leaves the agent, and none is reached through its GOT */

/* How to get one argument. Addresses are resolved: no symbol is left. */
struct fetch {
    uint8_t from;  /* enum fetch_from */
    uint8_t reg;   /* number as in the instruction encoding */
    uint8_t index;
    uint8_t scale;
    uint8_t shift; /* right shift of a register: 8 for %ah */
    int8_t size;
    int64_t value; /* constant, displacement or address */
};
enum fetch_from { FETCH_REGISTER, FETCH_CONSTANT, FETCH_MEMORY };

struct site_value { uint8_t kind; struct fetch arg, length; };

struct site {
    uint32_t id;
    uint32_t nslots;
    const uint8_t *enabled; /* 0: switched off */
    struct site *also; /* another probe at the same place */
    uintptr_t address;
    struct site_value values[];
};

/* Registers at the hit, in the order of their encoding; r[4] is the interrupted stack pointer. */
struct site_registers { uint64_t r[16]; };

/* Called by every trampoline, and by the SIGTRAP handler. General registers only. */
void site_hit(const struct site *site, const struct site_registers *registers);

/* The common part of all trampolines, see trampoline.c. */
void site_enter(void);

#pragma GCC visibility pop

#endif
