/* Another process, held still by ptrace: its threads, its memory, and calls made by one of its threads on our behalf.
 *
 * Nothing here stays: released, every thread goes on where it was, system calls that it waits in are restarted by the kernel as after any stop, and no signal is lost. */
#ifndef TAPSET_HELPER_TRACEE_H
#define TAPSET_HELPER_TRACEE_H
#include "text.h"
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

struct tracee_thread {
    pid_t tid;
    struct user_regs_struct registers;
};

struct tracee {
    pid_t pid;
    int memory; /* /proc/PID/mem */
    struct tracee_thread *threads;
    size_t nthreads, capacity;
};

/* Stops all threads. On failure nothing is held. "cannot-attach": a thread does not stop, or the process ended. */
bool tracee_stop(struct tracee *t, pid_t pid, struct failure *f);
/* Lets go of all threads but one (0: of all). */
void tracee_release(struct tracee *t, pid_t keep);

/* Lets one thread run single instructions, at most a few, until it is not between low and high any more. */
void tracee_step_out(struct tracee_thread *thread, uint64_t low, uint64_t high);

bool tracee_read(const struct tracee *t, uint64_t at, void *to, size_t size);
bool tracee_write(const struct tracee *t, uint64_t at, const void *from, size_t size);

/* A stopped thread that works for us meanwhile, on a stack of its own, with every signal blocked that can wait. */
struct remote {
    const struct tracee *tracee;
    pid_t tid;
    struct user_regs_struct registers;
    uint8_t *vectors;
    size_t vectors_size;
    uint64_t mask;
    uint64_t system_call; /* address of a syscall instruction */
    uint64_t scratch;     /* its stack; calls return to its first byte, which is no code */
};
#define REMOTE_STACK (1u << 20)

bool remote_enter(struct remote *r, const struct tracee *t, const struct tracee_thread *thread, uint64_t system_call, struct failure *f);
/* Copies bytes to the scratch area, where the next call finds them. Returns their address, 0 on failure. */
uint64_t remote_put(const struct remote *r, const void *bytes, size_t size);
/* Calls a function with up to three arguments. False if it did not come back: crashed, or waited longer than `seconds`. */
bool remote_call(const struct remote *r, uint64_t function, const uint64_t arguments[3], unsigned seconds, uint64_t *result, struct failure *f);
/* Puts the thread back as it was; it is still held. */
void remote_leave(struct remote *r);

#endif
