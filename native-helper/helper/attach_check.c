#include "attach_check.h"
#include "program.h"
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CODE "cannot-attach"
#define AGENT "cannot-inject" /* the agent cannot come in, kernel probes could */

struct status {
    char state;
    long tracer, thread_group;
    unsigned uids[4], gids[4];
    int seccomp;
    uint64_t ignored; /* signals */
};

static bool read_status(pid_t pid, struct status *s)
{
    char path[64], line[256];
    *s = (struct status){0};
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    while (fgets(line, sizeof line, file)) {
        sscanf(line, "State: %c", &s->state);
        sscanf(line, "Tgid: %ld", &s->thread_group);
        sscanf(line, "TracerPid: %ld", &s->tracer);
        sscanf(line, "Uid: %u %u %u %u", &s->uids[0], &s->uids[1], &s->uids[2], &s->uids[3]);
        sscanf(line, "Gid: %u %u %u %u", &s->gids[0], &s->gids[1], &s->gids[2], &s->gids[3]);
        sscanf(line, "Seccomp: %d", &s->seccomp);
        sscanf(line, "SigIgn: %" SCNx64, &s->ignored);
    }
    fclose(file);
    return true;
}

static bool all_equal(const unsigned ids[4], unsigned id)
{
    return ids[0] == id && ids[1] == id && ids[2] == id && ids[3] == id;
}

/* The process must find the same file behind the path as we do: it may live in another mount namespace or root. */
static bool sees(pid_t pid, const char *path)
{
    struct text there = {0};
    struct stat here, theirs;
    text_printf(&there, "/proc/%ld/root%s", (long)pid, path);
    bool same = stat(path, &here) == 0 && stat(there.data, &theirs) == 0 && here.st_dev == theirs.st_dev && here.st_ino == theirs.st_ino;
    text_free(&there);
    return same;
}

/* The agent would call its files by other names than the script, which has those that /proc shows us. */
static bool is_in_other_root(pid_t pid)
{
    char path[64], root[8];
    snprintf(path, sizeof path, "/proc/%ld/root", (long)pid);
    ssize_t n = readlink(path, root, sizeof root);
    return n > 1 || (n == 1 && root[0] != '/');
}

static bool check_status(pid_t pid, struct failure *f)
{
    struct status s;
    long n = (long)pid;
    if (!read_status(pid, &s))
        return fail(f, CODE, "there is no process %ld", n);
    if (s.thread_group != pid)
        return fail(f, CODE, "%ld is a thread of process %ld; attach that", n, s.thread_group);
    if (s.state == 'Z' || s.state == 'X')
        return fail(f, CODE, "process %ld has ended already", n);
    if (s.tracer)
        return fail(f, AGENT, "process %ld is being traced by process %ld (a debugger or strace); only one can", n, s.tracer);
    if (s.state == 'T')
        return fail(f, AGENT, "process %ld is stopped; let it go on first: kill -CONT %ld", n, n);
    if (!all_equal(s.uids, getuid()) || !all_equal(s.gids, getgid()))
        return fail(f, AGENT, "process %ld runs as user %u and group %u, you are user %u and group %u; attach as that user: sudo -u '#%u' tapset …", n, s.uids[0], s.gids[0], (unsigned)getuid(),
                    (unsigned)getgid(), s.uids[0]);
    if (s.seccomp)
        return fail(f, AGENT, "process %ld runs in a sandbox (seccomp) that would kill it for what the agent does; start it without the sandbox", n);
    if (s.ignored & ((uint64_t)1 << (SIGSEGV - 1) | (uint64_t)1 << (SIGTRAP - 1)))
        return fail(f, AGENT, "process %ld ignores SIGSEGV or SIGTRAP, which attaching would change; start it under tapset", n);
    return true;
}

bool attach_check(pid_t pid, const char *agent, const char *recording, struct failure *f)
{
    char path[64];
    if (pid == getpid() || pid == getppid())
        return fail(f, CODE, "process %ld is Tapset Studio itself", (long)pid);
    if (!check_status(pid, f))
        return false;
    snprintf(path, sizeof path, "/proc/%ld/exe", (long)pid);
    if (access(path, F_OK) != 0)
        return fail(f, CODE, "process %ld cannot be looked at (%s): it is a part of the kernel, or has other rights than you", (long)pid, strerror(errno));
    if (!program_check(path, f)) {
        f->code = AGENT;
        return false;
    }
    if (!sees(pid, agent))
        return fail(f, AGENT, "process %ld does not see the agent's file %s: it lives in a container or another root; run tapset inside of it", (long)pid, agent);
    if (is_in_other_root(pid))
        return fail(f, AGENT, "process %ld runs in another root; run tapset inside of it", (long)pid);
    if (!sees(pid, recording))
        return fail(f, AGENT, "process %ld does not see the recording's folder %s: it lives in a container or another root; record into a folder that both see", (long)pid, recording);
    return true;
}
