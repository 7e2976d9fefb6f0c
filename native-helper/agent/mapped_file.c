#define _GNU_SOURCE
#include "mapped_file.h"
#include "sys.h"
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* Growing a file past RLIMIT_FSIZE would send the program a SIGXFSZ: look first. */
static bool reserve(int fd, uint64_t offset, uint64_t length)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY && offset + length > limit.rlim_cur)
        return false;
    return posix_fallocate(fd, (off_t)offset, (off_t)length) == 0;
}

struct tapset_file_header *mapped_file_create(const char *path, const struct tapset_file_header *header)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return NULL;
    void *page = MAP_FAILED;
    if (reserve(fd, 0, TAPSET_HEADER_SIZE))
        page = mmap(NULL, TAPSET_HEADER_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (page == MAP_FAILED) {
        unlink(path);
        return NULL;
    }
    memcpy(page, header, sizeof *header);
    return page;
}

bool mapped_file_grow(const char *path, uint64_t committed, size_t need, struct mapped_window *w)
{
    uint64_t at = TAPSET_HEADER_SIZE + committed, from = at & ~(uint64_t)(TAPSET_PAGE - 1);
    uint64_t chunk = committed < (64u << 10) ? 64u << 10 : committed < (1u << 20) ? 256u << 10 : 1u << 20;
    uint64_t end = (at + need + chunk - 1 + TAPSET_PAGE - 1) & ~(uint64_t)(TAPSET_PAGE - 1);
    if (w->start)
        munmap(w->start, (size_t)(w->limit - w->start + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1));
    memset(w, 0, sizeof *w);
    int fd = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    void *map = MAP_FAILED;
    if (reserve(fd, from, end - from))
        map = mmap(NULL, end - from, PROT_READ | PROT_WRITE, MAP_SHARED, fd, (off_t)from);
    close(fd);
    if (map == MAP_FAILED)
        return false;
    w->start = map;
    w->cursor = w->start + (at - from);
    w->limit = w->start + (end - from);
    return true;
}

void mapped_file_trim(const char *path, uint64_t committed, struct mapped_window *w)
{
    uint64_t end = (TAPSET_HEADER_SIZE + committed + TAPSET_PAGE - 1) & ~(uint64_t)(TAPSET_PAGE - 1);
    if (!w->start)
        return;
    uint8_t *limit = w->cursor + (end - TAPSET_HEADER_SIZE - committed);
    if (limit >= w->limit)
        return;
    munmap(limit, (size_t)(w->limit - limit)); /* first, so that nothing can be written behind the end */
    w->limit = limit;
    int ignored = truncate(path, (off_t)end);
    (void)ignored;
}
