/* Probes by name: a line in tracefs' uprobe_events defines one, a perf event with its number fires it. */
#ifndef TAPSET_UPROBE_TRACEFS_H
#define TAPSET_UPROBE_TRACEFS_H
#include <stdbool.h>
#include <stdint.h>

/* Whether definitions can be written. Definitions of helpers that were killed are removed on the way: they cost nothing, but nobody else would. */
bool tracefs_usable(void);
/* Defines probe `number` of this process at an offset of a file; semaphore: offset of a 16-bit counter in it, or 0. The number for perf_event_open(), or -1 with errno. */
int tracefs_define(unsigned number, const char *path, uint64_t offset, uint64_t semaphore);
/* After all its perf events are closed. */
void tracefs_remove(unsigned number);

#endif
