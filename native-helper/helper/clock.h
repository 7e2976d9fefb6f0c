/* Which clock the events are stamped with. */
#ifndef TAPSET_HELPER_CLOCK_H
#define TAPSET_HELPER_CLOCK_H
#include <stdbool.h>
#include <stdint.h>

struct clock {
    bool tsc;    /* else CLOCK_MONOTONIC nanoseconds */
    uint64_t hz; /* ticks per second */
};

/* Takes about 10 ms where there is a usable time stamp counter. */
struct clock clock_calibrate(void);

#endif
