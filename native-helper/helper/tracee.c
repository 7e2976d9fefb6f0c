/* PTRACE_SEIZE and PTRACE_INTERRUPT, which send no signal and leave no trace. A thread that is just about to get a signal gets it first. */
#include "tracee.h"
#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STOP_SECONDS 5

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Waits for a change of one thread. 1: stopped, 0: ended, -1: nothing happened in time. */
static int wait_change(pid_t tid, double until, int *status)
{
    for (unsigned tries = 0;; tries++) {
        pid_t got = waitpid(tid, status, __WALL | WNOHANG);
        if (got == tid)
            return WIFSTOPPED(*status);
        if (got < 0 && errno != EINTR)
            return 0;
        if (now() > until)
            return -1;
        nanosleep(&(struct timespec){0, tries < 100 ? 20000 : 500000}, NULL);
    }
}

static bool is_event_stop(int status) { return status >> 16 == PTRACE_EVENT_STOP; }

/* Lets the thread run to our stop. Signals that come first are delivered. */
static int wait_for_stop(pid_t tid, double until)
{
    int status, change;
    while ((change = wait_change(tid, until, &status)) == 1) {
        if (is_event_stop(status))
            return 1;
        if (ptrace(PTRACE_CONT, tid, NULL, (void *)(long)WSTOPSIG(status)) != 0 && errno == ESRCH)
            return 0;
    }
    return change;
}

static bool knows(const struct tracee *t, pid_t tid)
{
    for (size_t i = 0; i < t->nthreads; i++)
        if (t->threads[i].tid == tid)
            return true;
    return false;
}

static void add(struct tracee *t, pid_t tid)
{
    if (t->nthreads == t->capacity) {
        t->capacity = t->capacity ? t->capacity * 2 : 16;
        struct tracee_thread *grown = must_alloc(t->capacity * sizeof *grown);
        if (t->nthreads)
            memcpy(grown, t->threads, t->nthreads * sizeof *grown);
        free(t->threads);
        t->threads = grown;
    }
    t->threads[t->nthreads++] = (struct tracee_thread){.tid = tid};
}

static bool explain(const struct tracee *t, int error, struct failure *f)
{
    char scope[8] = "0";
    FILE *file = fopen("/proc/sys/kernel/yama/ptrace_scope", "re");
    if (file) {
        if (!fgets(scope, sizeof scope, file))
            scope[0] = '0';
        fclose(file);
    }
    if (error == ESRCH)
        return fail(f, "cannot-attach", "there is no process %ld any more", (long)t->pid);
    if (error == EPERM && scope[0] == '1')
        return fail(f, "cannot-attach", "this system lets a program be attached only by its ancestors (kernel.yama.ptrace_scope is 1); start it under tapset, or allow it: sudo sysctl kernel.yama.ptrace_scope=0");
    if (error == EPERM && scope[0] > '1')
        return fail(f, "cannot-attach", "this system forbids attaching (kernel.yama.ptrace_scope is %c); start the program under tapset", scope[0]);
    if (error == EPERM)
        return fail(f, "cannot-attach", "the system does not allow process %ld to be attached: it has other rights than you, made itself undumpable, or a container forbids ptrace; start it under tapset",
                    (long)t->pid);
    return fail(f, "cannot-attach", "process %ld cannot be attached: %s", (long)t->pid, strerror(error));
}

/* Seizes the threads that are not held yet. The number of new ones, -1 on failure. */
static int seize_new(struct tracee *t, struct failure *f)
{
    char path[64];
    int found = 0;
    snprintf(path, sizeof path, "/proc/%ld/task", (long)t->pid);
    DIR *tasks = opendir(path);
    if (!tasks)
        return explain(t, ESRCH, f) - 1;
    for (struct dirent *e; (e = readdir(tasks));) {
        pid_t tid = (pid_t)atol(e->d_name);
        if (tid <= 0 || knows(t, tid))
            continue;
        if (ptrace(PTRACE_SEIZE, tid, NULL, NULL) != 0 || ptrace(PTRACE_INTERRUPT, tid, NULL, NULL) != 0) {
            if (errno == ESRCH)
                continue; /* it ended meanwhile */
            explain(t, errno, f);
            found = -1;
            break;
        }
        add(t, tid);
        found++;
    }
    closedir(tasks);
    return found;
}

static bool collect(struct tracee *t, size_t from, double until, struct failure *f)
{
    for (size_t i = from; i < t->nthreads;) {
        pid_t tid = t->threads[i].tid;
        int stop = wait_for_stop(tid, until);
        if (stop == 1 && ptrace(PTRACE_GETREGS, tid, NULL, &t->threads[i].registers) == 0) {
            i++;
        } else if (stop < 0) {
            return fail(f, "cannot-attach", "a thread of process %ld waits in the kernel and does not stop (a vfork whose child runs on, or a device); try again later", (long)t->pid);
        } else {
            t->threads[i] = t->threads[--t->nthreads];
        }
    }
    return true;
}

bool tracee_stop(struct tracee *t, pid_t pid, struct failure *f)
{
    char path[64];
    double until = now() + STOP_SECONDS;
    *t = (struct tracee){.pid = pid, .memory = -1};
    for (;;) {
        size_t had = t->nthreads;
        int found = seize_new(t, f);
        if (found < 0 || !collect(t, had, until, f))
            break;
        if (found > 0)
            continue; /* one of them may have started another before it stopped */
        snprintf(path, sizeof path, "/proc/%ld/mem", (long)pid);
        t->memory = open(path, O_RDWR | O_CLOEXEC);
        if (t->nthreads > 0 && t->memory >= 0)
            return true;
        explain(t, t->nthreads ? errno : ESRCH, f);
        break;
    }
    tracee_release(t, 0);
    return false;
}

/* Also from a thread that is not stopped yet. */
static void let_go(pid_t tid)
{
    int status;
    if (ptrace(PTRACE_DETACH, tid, NULL, NULL) == 0 || errno != ESRCH)
        return;
    if (wait_change(tid, now() + 1, &status) == 1)
        ptrace(PTRACE_DETACH, tid, NULL, (void *)(long)(is_event_stop(status) ? 0 : WSTOPSIG(status)));
}

void tracee_release(struct tracee *t, pid_t keep)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->nthreads; i++)
        if (t->threads[i].tid == keep)
            t->threads[kept++] = t->threads[i];
        else
            let_go(t->threads[i].tid);
    t->nthreads = kept;
    if (kept)
        return;
    if (t->memory >= 0)
        close(t->memory);
    free(t->threads);
    *t = (struct tracee){.memory = -1};
}

void tracee_step_out(struct tracee_thread *thread, uint64_t low, uint64_t high)
{
    int status, signal = 0;
    for (unsigned steps = 0; steps < 16 && thread->registers.rip > low && thread->registers.rip < high; steps++) {
        if (ptrace(PTRACE_SINGLESTEP, thread->tid, NULL, (void *)(long)signal) != 0 || wait_change(thread->tid, now() + STOP_SECONDS, &status) != 1 ||
            ptrace(PTRACE_GETREGS, thread->tid, NULL, &thread->registers) != 0)
            return;
        signal = is_event_stop(status) || WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status); /* the program's own signal goes first: its handler is stopped at its first instruction */
    }
    if (signal) /* not delivered yet */
        syscall(SYS_tkill, thread->tid, signal);
}

bool tracee_read(const struct tracee *t, uint64_t at, void *to, size_t size)
{
    return pread(t->memory, to, size, (off_t)at) == (ssize_t)size;
}

bool tracee_write(const struct tracee *t, uint64_t at, const void *from, size_t size)
{
    return pwrite(t->memory, from, size, (off_t)at) == (ssize_t)size;
}

/* ---- a thread that works for us */

/* Runs the thread until it stops by one of `wanted`'s signals. */
static bool run_until(const struct remote *r, int request, int wanted, unsigned seconds, struct user_regs_struct *registers, struct failure *f)
{
    double until = now() + seconds;
    int status;
    if (ptrace(request, r->tid, NULL, NULL) != 0)
        return fail(f, "cannot-attach", "a thread of process %ld cannot be continued: %s", (long)r->tracee->pid, strerror(errno));
    for (;;) {
        int change = wait_change(r->tid, until, &status);
        if (change == 0)
            return fail(f, "cannot-attach", "process %ld ended meanwhile", (long)r->tracee->pid);
        if (change < 0) {
            ptrace(PTRACE_INTERRUPT, r->tid, NULL, NULL);
            if (wait_for_stop(r->tid, now() + STOP_SECONDS) == 1)
                fail(f, "cannot-attach", "process %ld did not answer within %u seconds; it holds a lock that the agent needs. Start it under tapset", (long)r->tracee->pid, seconds);
            return false;
        }
        if (!is_event_stop(status))
            break;
        ptrace(request, r->tid, NULL, NULL);
    }
    ptrace(PTRACE_GETREGS, r->tid, NULL, registers);
    return WSTOPSIG(status) == wanted || fail(f, "cannot-attach", "the agent failed inside process %ld (%s at %#llx); nothing was changed there", (long)r->tracee->pid,
                                              strsignal(WSTOPSIG(status)), registers->rip);
}

static bool remote_system_call(const struct remote *r, uint64_t number, const uint64_t a[6], int64_t *result, struct failure *f)
{
    struct user_regs_struct u = r->registers;
    u.orig_rax = (unsigned long long)-1; /* nothing to restart */
    u.rax = number;
    u.rdi = a[0], u.rsi = a[1], u.rdx = a[2], u.r10 = a[3], u.r8 = a[4], u.r9 = a[5];
    u.rip = r->system_call;
    if (ptrace(PTRACE_SETREGS, r->tid, NULL, &u) != 0 || !run_until(r, PTRACE_SINGLESTEP, SIGTRAP, STOP_SECONDS, &u, f))
        return false;
    *result = (int64_t)u.rax;
    return true;
}

static bool save_vectors(struct remote *r)
{
    r->vectors_size = 16384;
    r->vectors = must_alloc(r->vectors_size);
    struct iovec v = {r->vectors, r->vectors_size};
    if (ptrace(PTRACE_GETREGSET, r->tid, (void *)NT_X86_XSTATE, &v) != 0)
        return false;
    r->vectors_size = v.iov_len;
    return true;
}

bool remote_enter(struct remote *r, const struct tracee *t, const struct tracee_thread *thread, uint64_t system_call, struct failure *f)
{
    *r = (struct remote){.tracee = t, .tid = thread->tid, .registers = thread->registers, .system_call = system_call};
    uint64_t mask = ~((uint64_t)1 << (SIGSEGV - 1) | (uint64_t)1 << (SIGBUS - 1) | (uint64_t)1 << (SIGTRAP - 1) | (uint64_t)1 << (SIGILL - 1) | (uint64_t)1 << (SIGFPE - 1));
    if (!save_vectors(r) || ptrace(PTRACE_GETSIGMASK, r->tid, (void *)sizeof r->mask, &r->mask) != 0 || ptrace(PTRACE_SETSIGMASK, r->tid, (void *)sizeof mask, &mask) != 0) {
        free(r->vectors);
        return fail(f, "cannot-attach", "the registers of process %ld cannot be read: %s", (long)t->pid, strerror(errno));
    }
    int64_t scratch = 0;
    const uint64_t a[6] = {0, REMOTE_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, (uint64_t)-1, 0};
    if (remote_system_call(r, SYS_mmap, a, &scratch, f) && scratch > 0) {
        r->scratch = (uint64_t)scratch;
        return true;
    }
    if (scratch < 0)
        fail(f, "cannot-attach", "process %ld has no memory left for the agent", (long)t->pid);
    remote_leave(r);
    return false;
}

uint64_t remote_put(const struct remote *r, const void *bytes, size_t size)
{
    uint64_t at = r->scratch + 4096; /* the far end from where the stack grows down */
    return size < REMOTE_STACK / 4 && tracee_write(r->tracee, at, bytes, size) ? at : 0;
}

bool remote_call(const struct remote *r, uint64_t function, const uint64_t a[3], unsigned seconds, uint64_t *result, struct failure *f)
{
    struct user_regs_struct u = r->registers;
    uint64_t stack = r->scratch + REMOTE_STACK - 256 - 8; /* as after a call: 8 off a multiple of 16 */
    u.orig_rax = (unsigned long long)-1;
    u.rip = function;
    u.rdi = a[0], u.rsi = a[1], u.rdx = a[2];
    u.rax = 0;
    u.rsp = stack;
    u.eflags &= ~(unsigned long long)0x400; /* the direction flag is clear at a call */
    if (!tracee_write(r->tracee, stack, &r->scratch, sizeof r->scratch) || ptrace(PTRACE_SETREGS, r->tid, NULL, &u) != 0)
        return fail(f, "cannot-attach", "process %ld cannot be made to call the agent: %s", (long)r->tracee->pid, strerror(errno));
    if (!run_until(r, PTRACE_CONT, SIGSEGV, seconds, &u, f))
        return false;
    if (u.rip != r->scratch)
        return fail(f, "cannot-attach", "the agent failed inside process %ld (bad memory at %#llx); nothing was changed there", (long)r->tracee->pid, u.rip);
    *result = u.rax;
    return true;
}

void remote_leave(struct remote *r)
{
    struct failure ignored;
    int64_t result;
    const uint64_t a[6] = {r->scratch, REMOTE_STACK};
    if (r->scratch)
        remote_system_call(r, SYS_munmap, a, &result, &ignored);
    struct iovec v = {r->vectors, r->vectors_size};
    ptrace(PTRACE_SETREGSET, r->tid, (void *)NT_X86_XSTATE, &v);
    ptrace(PTRACE_SETSIGMASK, r->tid, (void *)sizeof r->mask, &r->mask);
    ptrace(PTRACE_SETREGS, r->tid, NULL, &r->registers); /* with orig_rax: the kernel restarts the system call that was interrupted */
    free(r->vectors);
    r->vectors = NULL;
}
