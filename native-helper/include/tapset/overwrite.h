/* A stream that keeps the newest events only: which pieces of it there are, and giving up the oldest. For its one writer, the agent or the helper.
 *
 * The file stays append-only. What is given up becomes a hole in it, so positions do not change and the disk gets its room back. Readers learn of it by the header's `first`
 * and `overwritten` one piece before its bytes turn to zeros, so that who is reading them just now is not cheated. */
#ifndef TAPSET_OVERWRITE_H
#define TAPSET_OVERWRITE_H
#include <stdbool.h>
#include <tapset/format.h>

enum { TAPSET_PIECES = 32 };

struct tapset_pieces {
    uint64_t seen;      /* bytes behind the header that are in pieces, or gone */
    uint64_t punched;   /* bytes behind the header that are holes */
    uint32_t oldest, count;
    struct { uint64_t end, events, stored; } piece[TAPSET_PIECES]; /* a ring; `end` in bytes behind the header; for the rest see tapset_count_events() */
};

/* How much a stream with this room may grow at a time. */
static inline uint64_t tapset_piece_size(uint64_t room) { return room / 8 / 65536 * 65536; }

/* How many events `size` bytes of whole records stand for, LOST records included. `stored` becomes the number of those that are there. */
static inline uint64_t tapset_count_events(const uint8_t *records, uint64_t size, uint64_t *stored)
{
    uint64_t events = 0;
    *stored = 0;
    for (uint64_t at = 0; at + sizeof(struct tapset_event) <= size;) {
        const struct tapset_event *e = (const void *)(records + at);
        if (e->size < sizeof *e)
            break;
        events += e->site == TAPSET_SITE_LOST ? e->slots[0] : 1;
        *stored += e->site != TAPSET_SITE_LOST;
        at += e->size;
    }
    return events;
}

/* The bytes from `seen` up to `end`, which hold so many events, are a piece. */
static inline void tapset_add_piece(struct tapset_pieces *p, uint64_t end, uint64_t events, uint64_t stored)
{
    bool full = p->count == TAPSET_PIECES; /* pieces are smaller than usual: this one joins the last */
    uint32_t at = (p->oldest + p->count - full) % TAPSET_PIECES;
    p->piece[at].end = p->seen = end;
    p->piece[at].events = events + (full ? p->piece[at].events : 0);
    p->piece[at].stored = stored + (full ? p->piece[at].stored : 0);
    p->count += !full;
}

/* Announces that all but the newest `room` bytes are gone. Gives the number of stored events among them. */
static inline uint64_t tapset_give_up(struct tapset_file_header *h, struct tapset_pieces *p, uint64_t room)
{
    uint64_t first = h->first, overwritten = h->overwritten, stored = 0;
    while (p->count > 1 && p->seen - p->piece[p->oldest].end >= room) {
        first = p->piece[p->oldest].end;
        overwritten += p->piece[p->oldest].events;
        stored += p->piece[p->oldest].stored;
        p->oldest = (p->oldest + 1) % TAPSET_PIECES;
        p->count--;
    }
    if (first == h->first)
        return 0;
    __atomic_store_n(&h->changing, h->changing + 1, __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_RELEASE);
    __atomic_store_n(&h->overwritten, overwritten, __ATOMIC_RELAXED);
    __atomic_store_n(&h->first, first, __ATOMIC_RELAXED);
    __atomic_store_n(&h->changing, h->changing + 1, __ATOMIC_RELEASE);
    return stored;
}

#endif
