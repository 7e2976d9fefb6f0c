#include "guard.h"
#include "agent.h"
#include "sys.h"
#include <stddef.h>

extern const struct guard_entry __start_tapset_guards[], __stop_tapset_guards[];
#pragma weak __start_tapset_guards
#pragma weak __stop_tapset_guards

#define ADDED_EACH 4095u
struct added {
    uint32_t count;
    struct added *older;
    struct { uintptr_t load, fixup; } entries[ADDED_EACH];
};
static struct added *newest;

bool guard_add(uintptr_t load, uintptr_t fixup)
{
    struct added *a = newest;
    if (!a || a->count == ADDED_EACH) {
        if (!(a = sys_pages(sizeof *a)))
            return false;
        a->older = newest;
        __atomic_store_n(&newest, a, __ATOMIC_RELEASE);
    }
    a->entries[a->count].load = load;
    a->entries[a->count].fixup = fixup;
    __atomic_store_n(&a->count, a->count + 1, __ATOMIC_RELEASE); /* a handler may be looking */
    return true;
}

static uintptr_t added_fixup(uintptr_t ip)
{
    for (const struct added *a = __atomic_load_n(&newest, __ATOMIC_ACQUIRE); a; a = a->older)
        for (uint32_t i = 0, n = __atomic_load_n(&a->count, __ATOMIC_ACQUIRE); i < n; i++)
            if (a->entries[i].load == ip)
                return a->entries[i].fixup;
    return 0;
}

uintptr_t guard_fixup(uintptr_t ip)
{
    for (const struct guard_entry *e = __start_tapset_guards; e < __stop_tapset_guards; e++)
        if ((uintptr_t)&e->load + (uintptr_t)(intptr_t)e->load == ip)
            return (uintptr_t)&e->fixup + (uintptr_t)(intptr_t)e->fixup;
    return added_fixup(ip);
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
