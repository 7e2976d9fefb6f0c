/* What the kernel programs put into the ring, and how they find out whether a process is traced. */
#ifndef TAPSET_UPROBE_EVENT_H
#define TAPSET_UPROBE_EVENT_H
#include <stdint.h>

enum uevent_type {
    UEVENT_HIT = 1, /* slots of the site; then the bytes of its strings, without gaps, each with its NUL if it is a STRING */
    UEVENT_FORK,    /* slots: the child's pid, 0. The current process is the parent */
    UEVENT_EXEC,    /* slots: the executed file's inode and device, by the kernel's numbers; 0 where unknown */
    UEVENT_EXIT,    /* slots: exit status as of wait(2), 1 if the whole process ends */
};

struct uevent {
    uint64_t ns; /* CLOCK_MONOTONIC */
    uint32_t tid, pid;
    uint32_t site; /* index that the link's cookie gave */
    uint16_t type, nslots;
    char comm[16]; /* of the thread */
    uint64_t faults; /* bit i: slot i could not be read; a string's slot then holds its address */
    uint32_t cpu, unused;
    uint32_t uid, gid; /* of the thread, in the order in which the kernel gives them */
    uint64_t slots[];
};

/* A string's slot holds the number of its bytes in the ring, or this for a NULL pointer. */
#define UEVENT_NULL UINT64_MAX

/* Cookie of a link: the site in the low half, the number of its recipe in the high one. */
#define UEVENT_COOKIE(site, recipe) ((uint64_t)(recipe) << 32 | (uint32_t)(site))
#define UEVENT_RECIPES_MAX 8192u

enum scope { SCOPE_TREE, SCOPE_USER, SCOPE_ALL };

/* Maps that all programs share. */
struct kernel_maps {
    enum scope scope;
    uint32_t uid;    /* SCOPE_USER */
    int ring;
    int traced;      /* SCOPE_TREE: pid -> 1 */
    int scratch;     /* buffers for events with strings: four for each processor, since a program may be preempted by another */
    uint32_t buffers;
    int lost;        /* thread (pid << 32 | tid) -> events since it was last taken */
    int lost_count;  /* [0]: all of them */
    int discarded;  /* place of the probe -> hits that its conditions turned away */
    int switches;    /* place of the probe -> 0 if switched off */
    int programs;    /* number of a recipe -> its program */
};

#define UEVENT_STRING_MAX 65536u
#define UEVENT_HEAD_MAX 1024u /* lock, head and 64 slots fit */

#endif
