#include "switches.h"
#include "room.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool switches_make(struct switches *s, const struct launch_request *r, struct failure *f)
{
    struct text path = {0};
    *s = (struct switches){.lock = -1};
    if (!room_check(r, f))
        return false;
    if (r->nprobes == 0)
        return true;
    text_printf(&path, "%s/switches", r->recording);
    int fd = open(path.data, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    void *bytes = fd >= 0 && posix_fallocate(fd, 0, (off_t)r->nprobes) == 0 ? mmap(NULL, r->nprobes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
    if (bytes == MAP_FAILED)
        fail(f, "cannot-record", "cannot make %s: %s", path.data, strerror(errno));
    text_free(&path);
    if (bytes == MAP_FAILED) {
        if (fd >= 0)
            close(fd);
        return false;
    }
    room_promise_reader(fd);
    s->lock = fd;
    s->bytes = bytes;
    s->count = r->nprobes;
    s->ids = must_alloc(s->count * sizeof *s->ids);
    for (size_t i = 0; i < s->count; i++)
        s->ids[i] = r->probes[i].id;
    memset(s->bytes, 1, s->count);
    return true;
}

bool switches_set(struct switches *s, uint32_t id, bool enabled)
{
    bool found = false;
    for (size_t i = 0; i < s->count; i++)
        if (s->ids[i] == id) {
            __atomic_store_n(&s->bytes[i], enabled, __ATOMIC_RELAXED);
            found = true;
        }
    return found;
}

void switches_all_off(struct switches *s)
{
    for (size_t i = 0; i < s->count; i++)
        __atomic_store_n(&s->bytes[i], 0, __ATOMIC_RELAXED);
}

void switches_free(struct switches *s)
{
    if (s->bytes) {
        munmap(s->bytes, s->count);
        close(s->lock);
    }
    free(s->ids);
    *s = (struct switches){.lock = -1};
}
