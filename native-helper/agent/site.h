/* One armed marker site for one probe, and what a hit does. */
#ifndef TAPSET_SITE_H
#define TAPSET_SITE_H
#include "agent.h"
#include "fetch_code.h"
#include "hit_filter.h"

#pragma GCC visibility push(hidden) /* no symbol of ours leaves the agent, and none is reached through its GOT */

struct site {
    uint32_t id;
    uint32_t nslots;
    bool has_strings; /* or a stack */
    uint8_t stack_most; /* addresses of a STACK */
    void (*enter)(void); /* what its trampoline calls: site_enter, or code of its own (hit_code.h) */
    fetch_code *read;
    const uint8_t *enabled; /* 0: switched off */
    const struct hit_filter *filter; /* NULL: every hit is wanted */
    fetch_code *read_filter; /* reads what its conditions compare */
    uint64_t unknown;        /* a bit for each condition whose argument this site does not have */
    struct site *also; /* another probe at the same place */
    uintptr_t address;
    uintptr_t resume; /* of a trap: where the program goes on, 0 for the next byte */
    uint8_t kinds[]; /* enum tapset_slot_kind */
};

/* Registers at the hit, in the order of their encoding, with the interrupted stack pointer. */
struct site_registers { uint64_t r[MACHINE_REGISTERS]; };

/* Called by every trampoline, and by the SIGTRAP handler. General registers only. */
void site_hit(const struct site *site, const struct site_registers *registers);

/* The common part of all trampolines, see trampoline.c. */
void site_enter(void);

#pragma GCC visibility pop

#endif
