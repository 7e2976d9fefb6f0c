/* The program's own handler for one of our three signals is remembered and called for everything that is not ours; the kernel gets our handler with the program's flags and mask.
 * The three are never really blocked by the program once they are ours: a fault or trap of ours under a full mask would kill it. Known differences: such a
 * signal sent with kill() while "blocked" is delivered at once, and a new thread believes them unblocked. */
#define _GNU_SOURCE
#include "signals.h"
#include "guard.h"
#include "interrupted.h"
#include "sys.h"
#include "traps.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define EXPORT __attribute__((visibility("default")))

enum { SEGV, BUS, TRAP, OURS };
static const int numbers[OURS] = { SIGSEGV, SIGBUS, SIGTRAP };

/* Two copies, so that a handler never sees a half-written one. */
static struct { struct sigaction copy[2]; unsigned current; bool taken; } program[OURS];
static uint8_t stripped[65]; /* which of our signals the program had in each handler's mask */
static bool any_taken;

static int (*real_sigaction)(int, const struct sigaction *, struct sigaction *);
static int (*real_sigmask)(int, const sigset_t *, sigset_t *);
static int (*real_sigprocmask)(int, const sigset_t *, sigset_t *);

static void resolve(void)
{
    if (real_sigprocmask)
        return;
    real_sigaction = (int (*)(int, const struct sigaction *, struct sigaction *))dlsym(RTLD_NEXT, "sigaction");
    real_sigmask = (int (*)(int, const sigset_t *, sigset_t *))dlsym(RTLD_NEXT, "pthread_sigmask");
    real_sigprocmask = (int (*)(int, const sigset_t *, sigset_t *))dlsym(RTLD_NEXT, "sigprocmask");
}

static int which(int number)
{
    for (int i = 0; i < OURS; i++)
        if (numbers[i] == number && program[i].taken)
            return i;
    return -1;
}

static unsigned strip(sigset_t *set)
{
    unsigned bits = 0;
    for (int i = 0; i < OURS; i++)
        if (program[i].taken && sigismember(set, numbers[i]) == 1) {
            sigdelset(set, numbers[i]);
            bits |= 1u << i;
        }
    return bits;
}

static void restore(sigset_t *set, unsigned bits)
{
    for (int i = 0; i < OURS; i++)
        if (bits >> i & 1)
            sigaddset(set, numbers[i]);
}

/* What the program would have suffered without a handler: die of this very signal. */
static void default_action(int number, const siginfo_t *info)
{
    struct sigaction dfl;
    memset(&dfl, 0, sizeof dfl);
    dfl.sa_handler = SIG_DFL;
    real_sigaction(number, &dfl, NULL);
    if (info->si_code <= 0 || number == SIGTRAP) /* sent, or a trap that does not repeat itself; a fault repeats when we return */
        syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), number);
}

static void pass_on(int number, siginfo_t *info, void *context)
{
    int w = number == SIGSEGV ? SEGV : number == SIGBUS ? BUS : TRAP;
    struct sigaction a = program[w].copy[__atomic_load_n(&program[w].current, __ATOMIC_ACQUIRE)];
    if (a.sa_handler == SIG_IGN && info->si_code <= 0)
        return;
    if (a.sa_handler == SIG_DFL || a.sa_handler == SIG_IGN) {
        default_action(number, info);
        return;
    }
    if (a.sa_flags & SA_RESETHAND) {
        unsigned next = !program[w].current;
        memset(&program[w].copy[next], 0, sizeof a);
        __atomic_store_n(&program[w].current, next, __ATOMIC_RELEASE);
    }
    if (a.sa_flags & SA_SIGINFO)
        a.sa_sigaction(number, info, context);
    else
        a.sa_handler(number);
}

static bool trapped(ucontext_t *context)
{
    const struct site *site = traps_find(interrupted_trap(context));
    if (!site)
        return false;
    struct site_registers registers;
    interrupted_registers(context, registers.r);
    site_hit(site, &registers);
    if (site->resume) /* the trapped instruction runs elsewhere; a one-byte nop need not be made up for */
        interrupted_go_on(context, site->resume);
    return true;
}

static void on_signal(int number, siginfo_t *info, void *raw)
{
    ucontext_t *context = raw;
    if (number == SIGTRAP) {
        if (info->si_code > 0 && trapped(context))
            return;
    } else if (info->si_code > 0) {
        uintptr_t fixup = guard_fixup(interrupted_pc(context));
        if (fixup) {
            interrupted_go_on(context, fixup);
            return;
        }
    }
    pass_on(number, info, raw);
}

/* The kernel's side of the program's action. */
static int install(int w, const struct sigaction *wanted)
{
    struct sigaction a = *wanted;
    bool has_handler = a.sa_handler != SIG_DFL && a.sa_handler != SIG_IGN;
    a.sa_flags = (has_handler ? a.sa_flags & ~SA_RESETHAND : SA_NODEFER | SA_ONSTACK) | SA_SIGINFO;
    if (!has_handler)
        sigemptyset(&a.sa_mask);
    for (int i = 0; i < OURS; i++)
        sigdelset(&a.sa_mask, numbers[i]);
    a.sa_sigaction = on_signal;
    return real_sigaction(numbers[w], &a, NULL);
}

static void take(int w)
{
    resolve();
    if (program[w].taken || !real_sigaction || real_sigaction(numbers[w], NULL, &program[w].copy[0]) != 0)
        return;
    program[w].taken = any_taken = true;
    install(w, &program[w].copy[0]);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, numbers[w]);
    real_sigmask(SIG_UNBLOCK, &one, NULL);
}

void signals_guard_memory(void)
{
    take(SEGV);
    take(BUS);
}

void signals_take_traps(void) { take(TRAP); }

void signals_give_back(void)
{
    /* not of traps: a thread may be on its way to the handler from one that is undone now */
    for (int w = 0; w < TRAP; w++) {
        struct sigaction now;
        if (program[w].taken && real_sigaction(numbers[w], NULL, &now) == 0 && now.sa_sigaction == on_signal)
            real_sigaction(numbers[w], &program[w].copy[program[w].current], NULL);
        program[w].taken = false; /* a thread that is in our handler now finds the copy where it was */
    }
    any_taken = program[TRAP].taken;
}

EXPORT int sigaction(int number, const struct sigaction *action, struct sigaction *old)
{
    resolve();
    if (!any_taken || number < 1 || number > 64)
        return real_sigaction(number, action, old);
    int w = which(number);
    struct sigaction copy;
    unsigned bits = 0;
    if (action) {
        copy = *action;
        bits = strip(&copy.sa_mask);
    }
    if (w < 0) {
        int result = real_sigaction(number, action ? &copy : NULL, old);
        if (result == 0 && old)
            restore(&old->sa_mask, stripped[number]);
        if (result == 0 && action)
            stripped[number] = (uint8_t)bits;
        return result;
    }
    struct sigaction before = program[w].copy[program[w].current];
    if (action) {
        unsigned next = !program[w].current;
        program[w].copy[next] = *action;
        if (install(w, action) != 0)
            return -1;
        __atomic_store_n(&program[w].current, next, __ATOMIC_RELEASE);
    }
    if (old)
        *old = before;
    return 0;
}

EXPORT __sighandler_t signal(int number, __sighandler_t handler)
{
    struct sigaction a, old;
    if (handler == SIG_ERR) {
        errno = EINVAL;
        return SIG_ERR;
    }
    memset(&a, 0, sizeof a);
    a.sa_handler = handler;
    a.sa_flags = SA_RESTART;
    sigemptyset(&a.sa_mask);
    return sigaction(number, &a, &old) == 0 ? old.sa_handler : SIG_ERR;
}

static int mask(int (*real)(int, const sigset_t *, sigset_t *), int how, const sigset_t *set, sigset_t *old)
{
    if (!any_taken)
        return real(how, set, old);
    struct tapset_thread *t = &tapset_thread;
    unsigned before = t->masked;
    sigset_t copy;
    if (set) {
        copy = *set;
        unsigned bits = strip(&copy);
        t->masked = how == SIG_BLOCK ? before | bits : how == SIG_UNBLOCK ? before & ~bits : bits;
    }
    int result = real(how, set ? &copy : NULL, old);
    if (result != 0)
        t->masked = before;
    else if (old)
        restore(old, before);
    return result;
}

EXPORT int pthread_sigmask(int how, const sigset_t *set, sigset_t *old)
{
    resolve();
    return mask(real_sigmask, how, set, old);
}

EXPORT int sigprocmask(int how, const sigset_t *set, sigset_t *old)
{
    resolve();
    return mask(real_sigprocmask, how, set, old);
}
