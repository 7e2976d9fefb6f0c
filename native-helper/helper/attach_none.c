/* Where the agent cannot come into a running program: its code for ptrace knows x86-64 only. Kernel probes do it then. */
#include "attach.h"

bool attach_start(pid_t pid, const char *agent, const char *recording, struct failure *warning, struct failure *f)
{
    warning->code = NULL;
    return fail(f, "cannot-inject", "on this processor the agent enters only programs that are started under tapset");
}

unsigned attach_end_all(const char *agent, struct failure *f)
{
    f->code = NULL;
    return 0;
}
