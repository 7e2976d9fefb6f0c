/* Where the agent is, in a form that LD_PRELOAD can express. */
#ifndef TAPSET_HELPER_AGENT_FILE_H
#define TAPSET_HELPER_AGENT_FILE_H
#include "text.h"

struct agent_file {
    char *path;   /* absolute, without blanks and colons */
    char *folder; /* a temporary folder that holds a link to the agent, or NULL */
};

/* Looks beside the helper's own file, in ../lib and ../agent. */
bool agent_file_find(struct agent_file *a, struct failure *f);
/* Removes the temporary folder. Programs that were started from this session and still run have the agent loaded already. */
void agent_file_release(struct agent_file *a);

#endif
