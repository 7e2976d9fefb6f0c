/* Damage that can be repeated. TAPSET_FUZZ_SEED begins another sequence, TAPSET_FUZZ_TIMES makes it that many times as long as the usual run, which is bounded: tests/fuzz does both. */
#ifndef TAPSET_FUZZ_H
#define TAPSET_FUZZ_H
#include <stdint.h>
#include <stdlib.h>

static uint32_t fuzz_state;

static inline unsigned fuzz_rounds(unsigned usual)
{
    const char *seed = getenv("TAPSET_FUZZ_SEED"), *times = getenv("TAPSET_FUZZ_TIMES");
    fuzz_state = seed ? (uint32_t)strtoul(seed, NULL, 10) : 20261124;
    return usual * (times ? (unsigned)strtoul(times, NULL, 10) : 1);
}

/* 0 to limit - 1 */
static inline unsigned fuzz_next(unsigned limit)
{
    fuzz_state = fuzz_state * 1103515245u + 12345u;
    return (fuzz_state >> 8) % limit;
}

#endif
