/* SIGSEGV and SIGBUS (guarded reads), SIGTRAP (int3 sites), shared with the program: it sets, asks and masks its own handlers as if ours were not there. */
#ifndef TAPSET_SIGNALS_H
#define TAPSET_SIGNALS_H
#include "site.h"

/* Installs our handlers, once; later calls cost a load. Not in a signal handler. */
void signals_guard_memory(void);
void signals_take_traps(void);

/* The program's own actions again, as far as it has not changed them behind our back. That of traps stays ours. */
void signals_give_back(void);

#endif
