#include "ring.h"
#include <linux/bpf.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool ring_open(struct ring *r, int map, size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    *r = (struct ring){.map = map, .size = size};
    void *consumer = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED, map, 0);
    if (consumer == MAP_FAILED)
        return false;
    r->consumer = consumer;
    /* the data is mapped twice in a row, so a record never breaks */
    uint8_t *rest = mmap(NULL, page + 2 * size, PROT_READ, MAP_SHARED, map, (off_t)page);
    if (rest == MAP_FAILED) {
        ring_close(r);
        return false;
    }
    r->producer = (uint64_t *)rest;
    r->data = rest + page;
    return true;
}

void ring_close(struct ring *r)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (r->consumer)
        munmap(r->consumer, page);
    if (r->producer)
        munmap(r->producer, page + 2 * r->size);
    *r = (struct ring){.map = -1};
}

size_t ring_drain(struct ring *r, void (*take)(void *, const struct uevent *, size_t), void *context)
{
    size_t taken = 0;
    uint64_t at = *r->consumer, end = __atomic_load_n(r->producer, __ATOMIC_ACQUIRE);
    while (at < end) {
        const uint8_t *record = r->data + (at & (r->size - 1));
        uint32_t length = __atomic_load_n((const uint32_t *)record, __ATOMIC_ACQUIRE);
        if (length & BPF_RINGBUF_BUSY_BIT)
            break;
        size_t size = length & ~BPF_RINGBUF_DISCARD_BIT;
        if (!(length & BPF_RINGBUF_DISCARD_BIT) && size >= sizeof(struct uevent)) {
            take(context, (const struct uevent *)(record + BPF_RINGBUF_HDR_SZ), size);
            taken++;
        }
        at += (size + BPF_RINGBUF_HDR_SZ + 7) & ~(uint64_t)7;
        if ((taken & 255) == 0)
            __atomic_store_n(r->consumer, at, __ATOMIC_RELEASE); /* room for the kernel in good time */
    }
    __atomic_store_n(r->consumer, at, __ATOMIC_RELEASE);
    return taken;
}
