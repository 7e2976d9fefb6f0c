#include "traps.h"
#include "sys.h"

#define TRAP_SLOTS 16384u
static struct { uintptr_t address; const struct site *site; } *traps;
static size_t ntraps;

static size_t trap_slot(uintptr_t address) { return (address * 0x9E3779B97F4A7C15ull) >> 50; }

const struct site *traps_find(uintptr_t address)
{
    if (!traps)
        return NULL;
    for (size_t i = trap_slot(address), n = 0; n < TRAP_SLOTS; i = (i + 1) % TRAP_SLOTS, n++) {
        uintptr_t a = __atomic_load_n(&traps[i].address, __ATOMIC_ACQUIRE);
        if (a == address)
            return traps[i].site;
        if (a == 0)
            return NULL;
    }
    return NULL;
}

bool traps_add(const struct site *site)
{
    if (!traps && !(traps = sys_pages(TRAP_SLOTS * sizeof *traps)))
        return false;
    if (ntraps >= TRAP_SLOTS / 2)
        return false;
    size_t i = trap_slot(site->address);
    while (traps[i].address != 0 && traps[i].address != site->address)
        i = (i + 1) % TRAP_SLOTS;
    ntraps += traps[i].address == 0;
    traps[i].site = site;
    __atomic_store_n(&traps[i].address, site->address, __ATOMIC_RELEASE);
    return true;
}

void traps_forget(uintptr_t low, uintptr_t high)
{
    for (size_t i = 0; traps && i < TRAP_SLOTS; i++)
        if (traps[i].address >= low && traps[i].address < high)
            traps[i].site = NULL; /* the address stays as a tombstone */
}
