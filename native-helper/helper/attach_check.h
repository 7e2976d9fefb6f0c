/* May this process be attached? Everything that can be told without touching it. */
#ifndef TAPSET_HELPER_ATTACH_CHECK_H
#define TAPSET_HELPER_ATTACH_CHECK_H
#include "text.h"
#include <sys/types.h>

/* "cannot-attach" with the reason and what to do instead. */
bool attach_check(pid_t pid, const char *agent, const char *recording, struct failure *f);

#endif
