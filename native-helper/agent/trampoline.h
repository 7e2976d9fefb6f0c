/* Machine code that a patched marker jumps to: calls site_hit() with everything preserved, runs the moved instructions, goes back. */
#ifndef TAPSET_TRAMPOLINE_H
#define TAPSET_TRAMPOLINE_H
#include "site.h"

#define TRAMPOLINE_SIZE 192u

/* Address space for `size` bytes within reach of a jmp from every address in [low, high); NULL: none found. Writable until trampoline_seal(). */
uint8_t *trampoline_allocate(uintptr_t low, uintptr_t high, size_t size);
bool trampoline_seal(uint8_t *block, size_t size);

/* Writes the trampoline for `site`, whose code at site->address is `code` (the same bytes, unpatched), of which `moved` bytes move. False: it cannot be done.
 * `moved_to`, unless NULL, becomes the moved instructions' new place: who jumps there goes on without a hit. */
bool trampoline_write(uint8_t *at, const struct site *site, const uint8_t *code, unsigned moved, uint8_t **moved_to);

#endif
