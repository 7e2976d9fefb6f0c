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
    if (f->used + size > f->capacity) {
        size_t capacity = f->capacity ? f->capacity : 4096;
        while (capacity < f->used + size)
            capacity *= 2;
        uint8_t *more = realloc(f->buffer, capacity);
        if (!more)
            abort();
        f->buffer = more;
        f->capacity = capacity;
    }
    void *at = f->buffer + f->used;
    memset(at, 0, size);
    f->used += size;
    return at;
}

static void give_up_oldest(struct out_file *f)
{
    struct tapset_pieces *p = &f->pieces;
    uint64_t from = p->punched ? p->punched : TAPSET_HEADER_SIZE, to = (TAPSET_HEADER_SIZE + f->header.first) / 4096 * 4096;
    if (to > from && fallocate(f->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)from, (off_t)(to - from)) == 0)
        p->punched = to; /* what was announced the last time */
    f->header.lost += tapset_give_up(&f->header, p, f->room);
    write_at(f->fd, &f->header, sizeof f->header, 0);
}

static void flushed(struct out_file *f)
{
    uint64_t stored, committed = f->header.committed;
    f->events += tapset_count_events(f->buffer, f->used, &stored);
    f->stored += stored;
    if (committed + f->used - f->pieces.seen < tapset_piece_size(f->room))
        return;
    tapset_add_piece(&f->pieces, committed + f->used, f->events, f->stored);
    f->events = f->stored = 0;
    give_up_oldest(f);
}

bool out_flush(struct out_file *f)
{
    if (f->used == 0)
        return true;
    if (f->fd < 0 || !write_at(f->fd, f->buffer, f->used, TAPSET_HEADER_SIZE + f->header.committed))
        return false;
    if (f->room)
        flushed(f);
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
