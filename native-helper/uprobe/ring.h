/* The kernel's ring of events, read by one thread. */
#ifndef TAPSET_UPROBE_RING_H
#define TAPSET_UPROBE_RING_H
#include "event.h"
#include <stdbool.h>
#include <stddef.h>

struct ring {
    int map;
    uint64_t *consumer, *producer;
    const uint8_t *data;
    size_t size; /* bytes, a power of two */
};

/* "size" is that of the map. False with errno. */
bool ring_open(struct ring *r, int map, size_t size);
void ring_close(struct ring *r);
/* Calls take for each event that is there. Returns how many there were. */
size_t ring_drain(struct ring *r, void (*take)(void *context, const struct uevent *event, size_t size), void *context);

#endif
