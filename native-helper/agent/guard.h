/* Reads of memory that may not be there, at the price of a plain load. Each such load has an entry in a table (address of the load, address to go on at);
 * the agent's SIGSEGV and SIGBUS handler (signals.c) looks the faulting instruction up there. Nothing else is ever repaired. */
#ifndef TAPSET_GUARD_H
#define TAPSET_GUARD_H
#include "machine.h"
#include <stdbool.h>
#include <stdint.h>

struct guard_entry { int32_t load, fixup; }; /* each relative to its own address */

#define GUARD_TABLE(label) ".pushsection tapset_guards,\"a\"\n.balign 4\n.long " label " - .\n.long %l[fault] - .\n.popsection\n"

static inline __attribute__((always_inline)) bool guard_load64(uintptr_t at, uint64_t *value)
{
    uint64_t v;
    __asm__ goto("1: " MACHINE_LOAD64 "\n" GUARD_TABLE("1b") : "=r"(v) : "r"(at) : "memory" : fault);
    *value = v;
    return true;
fault:
    return false;
}

static inline __attribute__((always_inline)) bool guard_load8(uintptr_t at, uint8_t *value)
{
    uint32_t v;
    __asm__ goto("1: " MACHINE_LOAD8 "\n" GUARD_TABLE("1b") : "=r"(v) : "r"(at) : "memory" : fault);
    *value = (uint8_t)v;
    return true;
fault:
    return false;
}

/* The same for a load in code that was written at run time. Under the loader's lock. False: no memory. */
bool guard_add(uintptr_t load, uintptr_t fixup);

/* Where to go on after a fault at `ip`; 0 when the fault is not ours. Async-signal-safe. */
uintptr_t guard_fixup(uintptr_t ip);

#endif
