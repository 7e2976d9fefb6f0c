/* Which file a command names, and whether the agent can enter it. */
#ifndef TAPSET_HELPER_PROGRAM_H
#define TAPSET_HELPER_PROGRAM_H
#include "text.h"

/* The file that execvp would take for `name` with this PATH and current directory (NULL: ours); to be freed. NULL: "no-such-program" or "not-executable". */
char *program_find(const char *name, const char *path, const char *cwd, struct failure *f);

/* False with "cannot-inject" if LD_PRELOAD cannot work in `file` (or in the interpreter that its #! line names): setuid and setgid programs, programs with
 * file capabilities, statically linked ones, those of another architecture or C library. "not-executable" for what is no program at all. */
bool program_check(const char *file, struct failure *f);

#endif
