/* The registered providers, as the core calls them. */
#ifndef TAPSET_PROVIDERS_H
#define TAPSET_PROVIDERS_H
#include "agent.h"

void providers_start(void);
void providers_stop(void);
void providers_leave(void);
bool providers_wait_for(const char *dlopen_name);

#endif
