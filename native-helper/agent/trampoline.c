#define _GNU_SOURCE
#include "trampoline.h"
#include "sys.h"
#include <sys/mman.h>

uint8_t *trampoline_allocate(uintptr_t low, uintptr_t high, size_t size)
{
    size = (size + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1);
    /* Downwards first: above a program lies its heap, which must be able to grow. Steps widen, so that crowded neighbourhoods are left quickly. */
    uintptr_t step = TAPSET_PAGE * 16, at = low & ~(uintptr_t)0xFFFF;
    for (unsigned tries = 0; tries < 4000 && at > size + step + 0x10000 && high - (at - size - step) < MACHINE_REACH; tries++) {
        at -= step;
        void *p = mmap((void *)(at - size), size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        if (p == (void *)(at - size))
            return p;
        if (p != MAP_FAILED)
            munmap(p, size); /* a kernel that takes the address for a hint */
        if (tries % 64 == 63 && step < (1u << 20))
            step *= 2;
    }
    for (at = (high + MACHINE_REACH / 2) & ~(uintptr_t)0xFFFF; at + size - low < MACHINE_REACH; at += 1u << 20) {
        void *p = mmap((void *)at, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        if (p == (void *)at)
            return p;
        if (p != MAP_FAILED)
            munmap(p, size);
    }
    return NULL;
}

bool trampoline_seal(uint8_t *block, size_t size)
{
    size = (size + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1);
    __builtin___clear_cache((char *)block, (char *)block + size);
    return mprotect(block, size, PROT_READ | PROT_EXEC) == 0;
}
