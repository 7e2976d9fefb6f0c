/* One thread's event stream: the hot path, header-only.
 *
 * A hit reserves space in the mapped window of its thread's stream file, fills the record, and publishes it by a release store to
 * `committed`. No lock, no allocation, no system call, no vector register. Everything that is not "space is there" goes to
 * tapset_reserve_slow(), which saves the vector state itself and may be called from anywhere a marker may stand:
 * inside malloc, inside a signal handler, in a freshly forked child.
 *
 *     struct tapset_event *e = tapset_reserve(site, nslots);
 *     if (e) {
 *         e->slots[0] = ...;          // all nslots of them; tapset_intern*() may be called here
 *         tapset_commit(e, flags);
 *     }
 *
 * Between reserve and commit the thread is `busy`: a marker hit by a signal handler meanwhile is counted as lost, not recorded. Nothing that can longjmp or
 * run foreign code (no Python API that allocates or runs code, no malloc) belongs between the two. */
#ifndef TAPSET_STREAM_H
#define TAPSET_STREAM_H
#include "machine.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tapset/format.h>

#pragma GCC visibility push(hidden) /* no symbol of ours leaves the agent, and none is reached through its GOT */

/* State of the calling thread. Small on purpose: it lives in the static TLS block. */
struct tapset_thread {
    uint8_t *cursor;                   /* next record; NULL: no stream yet */
    uint8_t *limit;                    /* end of the mapped window */
    struct tapset_file_header *header; /* mapped as long as the stream is open */
    uint64_t committed;                /* our copy of header->committed */
    uint64_t pending_lost;             /* events lost since the last LOST record */
    uint32_t busy;                     /* inside the agent: do not enter again */
    uint32_t vforked;                  /* a vfork child runs on this thread's memory: write nothing */
    uint8_t *window;                   /* start and length of the mapped window */
    size_t window_size;
    struct tapset_string_cache *cache; /* see strings.h; NULL until first used */
    uint32_t tid;
    uint32_t number;                   /* streams that this thread has opened in this process image */
    uint32_t masked;                   /* signals that the program believes blocked: see signals.c */
    uint32_t holds_lock;               /* in log_lock(): a signal handler of ours must not wait for it */
    uint64_t lost_written;             /* sum of this stream's LOST records */
    uint64_t retry_at;                 /* ticks before which a failed growth is not tried again */
    struct tapset_thread *next_open;   /* the threads with an open stream, see stream.c */
    struct unwind_cache *rules;        /* see unwind.c; NULL until first used */
};

/* Words that the kernel zeroes in a fork child (MADV_WIPEONFORK): however the child came to be, it sees alive == 0 at its first hit. */
struct tapset_live {
    uint32_t alive; /* 1 while events are recorded; 0 before the start, in a fork child, or when recording is impossible */
    uint32_t lock;  /* protects the process log, see log.c */
    uint32_t scanning; /* a thread looks at newly mapped objects, see objects.c */
};

extern __thread struct tapset_thread tapset_thread __attribute__((tls_model("initial-exec")));
extern struct tapset_live *tapset_live; /* never NULL after the agent's constructor began */
extern bool tapset_clock_is_tsc;
extern bool tapset_tells_cpu; /* events tell their processor */

/* The slow way in: opens or grows the stream, starts a fork child's own log, writes LOST records. NULL: the event is lost and counted. */
struct tapset_event *tapset_reserve_slow(uint32_t site, uint32_t nslots);
uint64_t tapset_mono_ticks(void);

/* Now, in the ticks of the recording's clock. Any context. */
static inline uint64_t tapset_ticks(void)
{
    if (__builtin_expect(!tapset_clock_is_tsc, 0))
        return tapset_mono_ticks();
    return machine_ticks();
}

/* Space for one event of `site` with `nslots` values (0 to 1022), time-stamped now; NULL when it is lost (already counted). */
static inline struct tapset_event *tapset_reserve(uint32_t site, uint32_t nslots)
{
    struct tapset_thread *t = &tapset_thread;
    size_t size = sizeof(struct tapset_event) + 8u * nslots;
    if (__builtin_expect((t->busy | t->vforked) != 0, 0)) {
        if (!t->vforked)
            __atomic_fetch_add(&t->pending_lost, 1, __ATOMIC_RELAXED);
        return NULL;
    }
    t->busy = 1; /* before the cursor is read: a signal handler may hit, too */
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    uint8_t *at = t->cursor;
    if (__builtin_expect(!tapset_live->alive || (size_t)(t->limit - at) < size || t->pending_lost != 0, 0))
        return tapset_reserve_slow(site, nslots);
    struct tapset_event *e = (struct tapset_event *)at;
    e->ticks = tapset_ticks();
    e->site = site;
    e->size = (uint16_t)size;
    e->flags = 0;
    return e;
}

/* Publishes the event that tapset_reserve() gave. Flags: enum tapset_event_flag. */
static inline void tapset_commit(struct tapset_event *e, unsigned flags)
{
    struct tapset_thread *t = &tapset_thread;
    e->flags = (uint16_t)(flags | (__builtin_expect(tapset_tells_cpu, 0) ? tapset_cpu_flags(machine_processor()) : 0u));
    t->cursor = (uint8_t *)e + e->size;
    t->committed += e->size;
    __atomic_store_n(&t->header->committed, t->committed, __ATOMIC_RELEASE);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    t->busy = 0;
}

/* Gives the space back unused. */
static inline void tapset_cancel(struct tapset_event *e)
{
    (void)e;
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    tapset_thread.busy = 0;
}

#pragma GCC visibility pop

#endif
