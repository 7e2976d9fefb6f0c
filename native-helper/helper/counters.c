#include "counters.h"
#include "../agent/hit_filter.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

bool counters_make(const struct launch_request *r, uint64_t **counters, struct failure *f)
{
    struct text path = {0};
    size_t size = r->nprobes * HIT_FILTER_STRIPES * sizeof(uint64_t);
    bool any = false;
    *counters = NULL;
    for (size_t i = 0; i < r->nprobes; i++)
        any |= r->probes[i].when != NULL;
    if (!any)
        return true;
    text_printf(&path, "%s/discarded", r->recording);
    int fd = open(path.data, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    void *mapped = fd >= 0 && posix_fallocate(fd, 0, (off_t)size) == 0 ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
    if (mapped == MAP_FAILED)
        fail(f, "cannot-record", "cannot make %s: %s", path.data, strerror(errno));
    else
        *counters = mapped;
    if (fd >= 0)
        close(fd);
    text_free(&path);
    return mapped != MAP_FAILED;
}
