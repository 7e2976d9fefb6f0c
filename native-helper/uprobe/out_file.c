#include "out_file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool write_at(int fd, const void *bytes, size_t size, uint64_t at)
{
    const uint8_t *from = bytes;
    while (size > 0) {
        ssize_t n = pwrite(fd, from, size, (off_t)at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        from += n;
        at += (uint64_t)n;
        size -= (size_t)n;
    }
    return true;
}

bool out_open(struct out_file *f, const char *path, const struct tapset_file_header *header)
{
    static const uint8_t zeros[TAPSET_HEADER_SIZE];
    *f = (struct out_file){.header = *header};
    f->fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (f->fd < 0)
        return false;
    if (write_at(f->fd, zeros, sizeof zeros, 0) && write_at(f->fd, header, sizeof *header, 0))
        return true;
    close(f->fd);
    f->fd = -1;
    unlink(path);
    return false;
}

void *out_reserve(struct out_file *f, size_t size)
{
    if (f->used + size > f->room) {
        size_t room = f->room ? f->room : 4096;
        while (room < f->used + size)
            room *= 2;
        uint8_t *more = realloc(f->buffer, room);
        if (!more)
            abort();
        f->buffer = more;
        f->room = room;
    }
    void *at = f->buffer + f->used;
    memset(at, 0, size);
    f->used += size;
    return at;
}

bool out_flush(struct out_file *f)
{
    if (f->used == 0)
        return true;
    if (f->fd < 0 || !write_at(f->fd, f->buffer, f->used, TAPSET_HEADER_SIZE + f->header.committed))
        return false;
    f->header.committed += f->used;
    f->used = 0;
    return write_at(f->fd, &f->header.committed, sizeof f->header.committed, offsetof(struct tapset_file_header, committed));
}

void out_drop(struct out_file *f) { f->used = 0; }

void out_close(struct out_file *f)
{
    if (f->fd >= 0) {
        out_flush(f);
        f->header.state = TAPSET_FILE_CLOSED;
        write_at(f->fd, &f->header, sizeof f->header, 0);
        close(f->fd);
    }
    free(f->buffer);
    *f = (struct out_file){.fd = -1};
}
