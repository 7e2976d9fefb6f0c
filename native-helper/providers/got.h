/* The global offset table of a loaded object: the addresses by which it calls functions of other objects, and its own exported ones. To change an entry changes the calls of this object and of no
 * other. */
#ifndef TAPSET_GOT_H
#define TAPSET_GOT_H
#include <stdbool.h>
#include <stdint.h>

/* The entry for the symbol `name` that holds `value` (NULL: whatever), of the object with this dynamic section (in memory) and load bias; NULL if there is none. */
void **got_entry(const void *dynamic, uintptr_t bias, const char *name, const void *value);

/* Changes an entry. Part of the table is read-only after relocation in a hardened build; that page then stays writable, as it is in all others. */
bool got_replace(void **entry, void *value);

#endif
