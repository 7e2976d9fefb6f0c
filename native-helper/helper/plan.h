/* The plan file: what the agent is to arm and to capture (docs/helper-protocol.md). */
#ifndef TAPSET_HELPER_PLAN_H
#define TAPSET_HELPER_PLAN_H
#include "clock.h"
#include "request.h"

/* The plan as text. */
void plan_format(struct text *out, const struct launch_request *r, struct clock clock);

/* Makes the recording's folder (0700) where it does not exist yet, and the file `plan` (0600) in it, which must not exist and is locked from then on for as long as this process lives. */
bool plan_write(const struct launch_request *r, struct clock clock, struct failure *f);

#endif
