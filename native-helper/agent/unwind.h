/* The callers of the place that was hit, by the unwind information that every program carries (.eh_frame), so that it needs no frame pointers. Async-signal-safe; general registers only. */
#ifndef TAPSET_UNWIND_H
#define TAPSET_UNWIND_H
#include "machine.h"
#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#define UNWIND_MOST 64u

/* Before the first walk. Without glibc 2.35, which lets unwind information be found without a lock, frame pointers are all there is. */
void unwind_init(void);

/* The thread is done with its stream. */
struct tapset_thread;
void unwind_end_thread(struct tapset_thread *thread);

/* An object was unloaded. */
void unwind_forget(void);

/* Stores `pc` and then return addresses, innermost first, and gives their number, 1 to `most`. `registers` in the order of their encoding. Ends where nothing is known any more, or where the stack
 * does not look right. */
unsigned unwind_walk(const uint64_t registers[MACHINE_REGISTERS], uint64_t pc, uint64_t *addresses, unsigned most);

#pragma GCC visibility pop

#endif
