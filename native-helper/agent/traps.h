/* Sites that rest on a trap, by their address: written under the loader's lock, read in the signal handler. */
#ifndef TAPSET_TRAPS_H
#define TAPSET_TRAPS_H
#include "site.h"

/* The site at an address; NULL: the trap is not ours. Callable from a signal handler. */
const struct site *traps_find(uintptr_t address);

/* False: there is no room for more. */
bool traps_add(const struct site *site);

/* Forgets the sites in a range of addresses that was unmapped. */
void traps_forget(uintptr_t low, uintptr_t high);

#endif
