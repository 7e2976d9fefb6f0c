/* The string table of the process: bytes to a dense id, written to the log when first seen.
 *
 * Looking up takes no lock: a hash table of (hash, id, copy) that only grows; inserting takes the log's lock. In front of it a small cache per thread, keyed by the
 * program's pointer and confirmed by comparing the bytes, since programs reuse memory. */
#ifndef TAPSET_STRINGS_H
#define TAPSET_STRINGS_H
#include "agent.h"

#define STRINGS_MAX_LENGTH 65535u

/* An interned string: 8-aligned, padded with zero bytes to a multiple of 8, at least one of them. */
struct interned { uint32_t id, length; uint8_t bytes[]; };

#define STRING_CACHE_SLOTS 256
struct tapset_string_cache { struct { uintptr_t pointer; const struct interned *string; } slot[STRING_CACHE_SLOTS]; };

bool strings_init(void);
/* Gives all of it back. No thread may be inside the agent. */
void strings_drop(void);

#endif
