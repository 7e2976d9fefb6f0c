/* The registered providers, as the core calls them. */
#ifndef TAPSET_PROVIDERS_H
#define TAPSET_PROVIDERS_H
#include "agent.h"

void providers_start(void);
void providers_stop(void);
void providers_leave(void);
bool providers_wait_for(const char *dlopen_name);

/* True if a provider serves this marker itself, so that it must not be patched. */
bool providers_claim(const struct tapset_object *object, const char *provider, const char *marker);

/* The i-th stand-in of the providers; NULL behind the last. */
const struct tapset_stand_in *providers_stand_in(unsigned i);

#endif
