#ifndef TAPSET_CPYTHON_GOT_H
#define TAPSET_CPYTHON_GOT_H
#include "cpython.h"

/* The entry of the interpreter's global offset table for the symbol `name`, which holds `value` (NULL: whatever); NULL if there is none. */
void **cpython_table_entry(const char *name, const void *value);

/* Changes an entry. Part of the table is read-only after relocation in a hardened build; that page then stays writable, as it is in all others. */
bool cpython_replace_entry(void **entry, void *value);

#endif
