/* Counts of the hits that conditions turned away: the recording's file `discarded`, 64-bit numbers, 16 for each probe of the plan, of which the sum counts. Number n of probe p (from 0, in the order of
 * the plan) is at n * probes + p. All processes of the session map it. */
#ifndef TAPSET_HELPER_COUNTERS_H
#define TAPSET_HELPER_COUNTERS_H
#include "request.h"

/* Makes the file, all zeros, where a probe has conditions. Mapped for as long as the helper lives; *counters is NULL where none has. "cannot-record". */
bool counters_make(const struct launch_request *r, uint64_t **counters, struct failure *f);

#endif
