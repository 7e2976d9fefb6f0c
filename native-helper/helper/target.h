/* The traced program: its start, its process group, its end. */
#ifndef TAPSET_HELPER_TARGET_H
#define TAPSET_HELPER_TARGET_H
#include "environment.h"
#include <signal.h>
#include <sys/types.h>

/* What the helper got from its caller, to be given on untouched. Call before anything changes signals. */
struct inheritance {
    sigset_t mask;
    struct sigaction actions[NSIG];
};
void inheritance_save(struct inheritance *i);

struct target {
    pid_t pid;      /* 0 before the start */
    bool own_group; /* false: shares our process group, since it is the foreground job of a terminal */
    bool ended;
    int status;     /* of waitpid, once ended */
    bool held;      /* the process is there, the program does not run yet: see target_release */
    int release, report; /* pipes to and from it */
    char *file, *cwd;    /* for what to say where it cannot be started */
};

struct start {
    const char *file;
    char *const *argv;
    const struct environment *environment;
    const char *cwd;  /* NULL: ours */
    bool deep_stack;  /* raise the soft stack limit */
    const struct inheritance *inheritance;
};

/* Makes the program's process, which has its number and waits. If the helper ends before it is released, it ends, too. */
bool target_hold(struct target *t, const struct start *s, struct failure *f);

/* Lets the program begin and returns after its exec succeeded or failed ("not-executable", "no-such-program", "bad-request" for the folder). */
bool target_release(struct target *t, struct failure *f);

/* Sends a signal to the program and all that it started, as far as that is still in its process group. */
void target_signal(const struct target *t, int signal);

/* Reaps every child that has ended. False once there is none left: all processes of the session that we can see have ended. */
bool target_reap(struct target *t);

#endif
