/* Decides at a hit whether the event is wanted, and counts those that are not. */
#ifndef TAPSET_HIT_FILTER_H
#define TAPSET_HIT_FILTER_H
#include "condition.h"

#pragma GCC visibility push(hidden)

#define HIT_FILTER_STRIPES 16u /* counters of a probe, so that threads seldom share one */

struct hit_filter {
    struct conditions conditions;
    uint64_t *discarded;  /* the first of the probe's counters, which all processes of the session share */
    uint32_t stride;      /* from one to the next */
};

/* `values` and `lengths` of the conditions' arguments, by number of the condition; `bad` has a bit for each that is not known. Does not count. Reads memory that nobody vouches for, with
 * general registers only. */
bool hit_filter_holds(const struct hit_filter *f, const uint64_t *values, const uint64_t *lengths, uint64_t bad);
void hit_filter_count(const struct hit_filter *f);

#pragma GCC visibility pop

#endif
