/* Which of a process' stopped threads may be made to call dlopen: one that is not inside the loader or an allocator, whose locks it would then wait for in vain. */
#ifndef TAPSET_HELPER_SAFE_POINT_H
#define TAPSET_HELPER_SAFE_POINT_H
#include "maps.h"
#include "tracee.h"

struct safe_points {
    struct { uint64_t low, high; } unsafe[32]; /* code that runs with such a lock held */
    unsigned nunsafe;
    uint64_t restorer;    /* where signal handlers return to */
    uint64_t system_call; /* a syscall instruction of libc */
    const struct maps *maps;
};

/* Looks at the process' libraries. */
bool safe_points_find(struct safe_points *s, const struct maps *maps, const struct mapped_object *libc, const struct mapped_object *loader, pid_t pid, struct failure *f);

/* A thread at such a point, or NULL: none is there at this moment. */
const struct tracee_thread *safe_points_choose(const struct safe_points *s, const struct tracee *t);

/* True if a thread stands, or comes back by its stack, at an address with low < address < high. */
bool threads_are_inside(const struct safe_points *s, const struct tracee *t, uint64_t low, uint64_t high);

#endif
