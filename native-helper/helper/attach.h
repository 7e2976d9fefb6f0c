/* Tracing a program that runs already, by bringing the agent into it; and out again. */
#ifndef TAPSET_HELPER_ATTACH_H
#define TAPSET_HELPER_ATTACH_H
#include "text.h"
#include <sys/types.h>

/* Brings the agent at `agent` into the process, lets it record into `recording`, and makes its changes to the text. `warning` gets a sentence ("" if all is well) for changes that could not
 * be made because a thread stood there. On failure the process is as before; "cannot-inject" where another way
 * than an agent may still be open. */
bool attach_start(pid_t pid, const char *agent, const char *recording, struct failure *warning, struct failure *f);

/* Takes the agent out of the process: its text is as before, its streams are closed. */
bool attach_end(pid_t pid, const char *agent, struct failure *f);

/* The same for every process in which an agent records on behalf of this helper: the one that was attached or started, and its children. The number of those that could not be left. */
unsigned attach_end_all(const char *agent, struct failure *f);

#endif
