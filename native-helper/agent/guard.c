#include "guard.h"
#include "agent.h"
#include <stddef.h>

extern const struct guard_entry __start_tapset_guards[], __stop_tapset_guards[];
#pragma weak __start_tapset_guards
#pragma weak __stop_tapset_guards

uintptr_t guard_fixup(uintptr_t ip)
{
    for (const struct guard_entry *e = __start_tapset_guards; e < __stop_tapset_guards; e++)
        if ((uintptr_t)&e->load + (uintptr_t)(intptr_t)e->load == ip)
            return (uintptr_t)&e->fixup + (uintptr_t)(intptr_t)e->fixup;
    return 0;
}

bool tapset_read_memory(void *to, uintptr_t from, size_t size)
{
    uint8_t *out = to;
    for (; size >= 8; size -= 8, from += 8, out += 8) {
        uint64_t word;
        if (!guard_load64(from, &word))
            return false;
        __builtin_memcpy(out, &word, 8);
    }
    for (; size > 0; size--, from++, out++)
        if (!guard_load8(from, out))
            return false;
    return true;
}
