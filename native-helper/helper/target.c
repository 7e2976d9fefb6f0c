/* fork, then, when it is released, exec in the child. The child reports what failed through a pipe that a successful exec closes, so the caller gets a sentence instead of exit status 127.
 *
 * At a terminal, Ctrl-C goes to the foreground process group. If that is ours, the program must stay in it: it gets its SIGINT from the terminal, as without
 * us, and may read from the terminal; the helper ignores the signal and reports the program's end in order. Elsewhere (IDE, cron, pipeline) the program gets a group of its own, so that
 * it can be ended with its children by one kill. */
#include "target.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A hooked call of CPython 3.11 uses the C stack where a plain one does not. Not "unlimited", even where that is allowed: glibc then gives threads 2 MiB instead of the limit. */
#define DEEP_STACK ((rlim_t)1 << 30)

enum step { STEP_CHDIR, STEP_EXEC };
struct report {
    enum step step;
    int error;
};

void inheritance_save(struct inheritance *i)
{
    sigprocmask(SIG_SETMASK, NULL, &i->mask);
    for (int s = 1; s < NSIG; s++)
        if (sigaction(s, NULL, &i->actions[s]) != 0)
            i->actions[s].sa_handler = SIG_DFL;
}

static bool is_foreground_job(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (isatty(fd) && tcgetpgrp(fd) == getpgrp())
            return true;
    return false;
}

static void raise_stack_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur >= DEEP_STACK)
        return;
    limit.rlim_cur = limit.rlim_max < DEEP_STACK ? limit.rlim_max : DEEP_STACK; /* RLIM_INFINITY is the largest number */
    setrlimit(RLIMIT_STACK, &limit);
}

/* Nothing to read: whoever could have released us is gone. */
static void wait_for_release(int release)
{
    char go;
    ssize_t n;
    while ((n = read(release, &go, 1)) < 0 && errno == EINTR)
        ;
    if (n != 1)
        _exit(127);
}

/* In the child, where only async-signal-safe calls are allowed. */
static _Noreturn void become(const struct start *s, bool own_group, int release, int pipe)
{
    struct report report = {STEP_EXEC, 0};
    if (own_group)
        setpgid(0, 0);
    if (s->deep_stack)
        raise_stack_limit();
    for (int n = 1; n < NSIG; n++)
        if (s->inheritance->actions[n].sa_handler == SIG_DFL || s->inheritance->actions[n].sa_handler == SIG_IGN)
            sigaction(n, &s->inheritance->actions[n], NULL);
    sigprocmask(SIG_SETMASK, &s->inheritance->mask, NULL);
    wait_for_release(release);
    if (s->cwd && chdir(s->cwd) != 0)
        report.step = STEP_CHDIR;
    else
        execve(s->file, s->argv, s->environment->entries);
    report.error = errno;
    if (write(pipe, &report, sizeof report) != (ssize_t)sizeof report)
        _exit(126);
    _exit(127);
}

static bool explain(const struct target *t, const struct report *r, struct failure *f)
{
    if (r->step == STEP_CHDIR)
        return fail(f, "bad-request", "cannot start in the folder %s: %s", t->cwd, strerror(r->error));
    if (r->error == ENOENT)
        return fail(f, "no-such-program", "%s could not be started: it, or the interpreter that it names, does not exist", t->file);
    if (r->error == E2BIG)
        return fail(f, "bad-request", "the arguments and the environment are larger than the system allows (getconf ARG_MAX)");
    return fail(f, "not-executable", "%s could not be started: %s", t->file, strerror(r->error));
}

bool target_hold(struct target *t, const struct start *s, struct failure *f)
{
    int report[2], release[2];
    *t = (struct target){.own_group = !is_foreground_job()};
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (pipe2(report, O_CLOEXEC) != 0)
        return fail(f, "internal", "cannot make a pipe: %s", strerror(errno));
    if (pipe2(release, O_CLOEXEC) != 0) {
        close(report[0]), close(report[1]);
        return fail(f, "internal", "cannot make a pipe: %s", strerror(errno));
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(release[1]);
        become(s, t->own_group, release[0], report[1]);
    }
    close(report[1]);
    close(release[0]);
    if (pid < 0) {
        close(report[0]), close(release[1]);
        return fail(f, "internal", "cannot start a process: %s", strerror(errno));
    }
    if (t->own_group)
        setpgid(pid, pid); /* here too, so that a signal sent right after the start finds the group */
    t->held = true;
    t->report = report[0];
    t->release = release[1];
    t->file = must_copy(s->file);
    t->cwd = s->cwd ? must_copy(s->cwd) : NULL;
    t->pid = pid;
    return true;
}

bool target_release(struct target *t, struct failure *f)
{
    struct report report;
    ssize_t n = write(t->release, "g", 1);
    close(t->release);
    while ((n = read(t->report, &report, sizeof report)) < 0 && errno == EINTR)
        ;
    close(t->report);
    t->held = false;
    bool good = n != (ssize_t)sizeof report;
    if (!good) {
        while (waitpid(t->pid, NULL, 0) < 0 && errno == EINTR)
            ;
        explain(t, &report, f);
        t->pid = 0;
    }
    free(t->file), free(t->cwd);
    t->file = t->cwd = NULL;
    return good;
}

/* Sends a signal to the descendants of `parent` that are in process group `group`. */
static void signal_descendants(pid_t parent, pid_t group, int signal)
{
    char path[64];
    long child;
    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", (long)parent, (long)parent);
    FILE *list = fopen(path, "re");
    if (!list)
        return;
    while (fscanf(list, "%ld", &child) == 1) {
        signal_descendants((pid_t)child, group, signal);
        if (getpgid((pid_t)child) == group)
            kill((pid_t)child, signal);
    }
    fclose(list);
}

void target_signal(const struct target *t, int signal)
{
    if (t->own_group && !t->ended)
        kill(-t->pid, signal);
    else /* the number of an ended group may be another one's by now, so ask each descendant */
        signal_descendants(getpid(), t->own_group ? t->pid : getpgrp(), signal);
}

bool target_reap(struct target *t)
{
    for (;;) {
        int status;
        pid_t pid = waitpid(-1, &status, WNOHANG);
        if (pid == t->pid && pid > 0) {
            t->ended = true;
            t->status = status;
        }
        if (pid == 0 || (pid < 0 && errno != EINTR))
            return pid == 0;
    }
}
