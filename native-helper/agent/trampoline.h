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

/* Where a trampoline's code begins: its literals come first. */
#define TRAMPOLINE_ENTRY (8u * MACHINE_TRAMPOLINE_LITERALS)

/* The bytes of a jump that stands at `from`. False: too far. */
bool trampoline_jump(uint8_t jump[MACHINE_JUMP_SIZE], uintptr_t from, uintptr_t to);

/* How many bytes of an empty function may be overwritten; 0: not enough for a jump, or not an empty function. */
unsigned trampoline_room(const uint8_t *function);

/* Writes a jump to any address, for a function that does nothing and may lose what calls may change. */
void trampoline_go(uint8_t *at, uintptr_t target);

#endif
