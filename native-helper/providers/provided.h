/* A marker that a provider stands in for: what the plan's probes want of it, and the storing of its events. Shared by the providers.
 * Arguments are numbers, or texts as ids of tapset_intern(). */
#ifndef TAPSET_PROVIDED_H
#define TAPSET_PROVIDED_H
#include "agent.h"

#define PROVIDED_MAX_ARGUMENTS 16u
#define PROVIDED_MAX_SITES 8u

struct provided_site {
    uint32_t id, nslots;
    const uint8_t *enabled; /* 0: switched off */
    uint8_t arguments[PROVIDED_MAX_ARGUMENTS]; /* of each slot, from 0 */
};

struct provided {
    const char *provider, *name;
    const char *kinds; /* a letter for each argument: i number, s text */
    bool native;       /* the program has the marker itself, which does it then */
    uint32_t count;    /* of probes that want it; 0: nothing is stored */
    struct provided_site sites[PROVIDED_MAX_SITES];
};

/* True if a probe of the plan wants it in the object at `path`, which has no such marker itself. */
bool provided_is_wanted(const struct provided *p, const char *path);

/* Defines a site for each probe that wants it. `reason`: where the events come from. */
void provided_define(struct provided *p, const char *path, uint32_t module, const char *reason);

void provided_forget(struct provided *p);

/* Stores an event for each probe that wants it; `arguments` has one for each letter of kinds. */
void provided_emit(const struct provided *p, const uint64_t *arguments);

static inline bool provided_is_on(const struct provided *p)
{
    return __builtin_expect(p->count != 0, 0);
}

#define PROVIDED_EMIT(p, ...) provided_emit((p), (const uint64_t[]){__VA_ARGS__})

#endif
