/* One byte for each probe of the plan, shared with every process of the session through the recording's file `switches`: 0 while the probe is switched off. */
#ifndef TAPSET_HELPER_SWITCHES_H
#define TAPSET_HELPER_SWITCHES_H
#include "request.h"

struct switches {
    uint8_t *bytes; /* NULL: none */
    uint32_t *ids;
    size_t count;
    int lock; /* the file, held open: see room.h */
};

/* Makes the file in the recording's folder, all on. "cannot-record". */
bool switches_make(struct switches *s, const struct launch_request *r, struct failure *f);
/* Takes effect at the next hit, in all processes. False if no probe has this id. */
bool switches_set(struct switches *s, uint32_t id, bool enabled);
/* All of them: nothing is recorded any more by whoever could not be left. */
void switches_all_off(struct switches *s);
void switches_free(struct switches *s);

#endif
