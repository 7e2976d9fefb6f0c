/* Every change that the agent makes to the program's text, so that it can be undone. In a running program that was attached to, the helper makes the first ones while all
 * threads stand still. */
#ifndef TAPSET_PATCHES_H
#define TAPSET_PATCHES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True while changes are only noted, for the helper to make. */
extern bool patches_deferred;
/* True in a program that was attached to: its signal handlers and masks are not known, so no site may rest on a trap. */
extern bool patches_without_traps;

/* Changes `size` (at most 5) bytes of text, and raises the semaphore (address, 0: none) if that was done. False if it cannot be done. */
bool patch_text(uintptr_t at, const void *bytes, size_t size, uintptr_t semaphore);

/* Forgets the changes in a range of addresses that was unmapped. */
void patches_forget(uintptr_t low, uintptr_t high);

/* Empties the table. Nothing may be applied. */
void patches_reset(void);

#endif
