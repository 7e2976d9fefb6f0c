#include "ahead.h"
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <tapset/format.h>
#include <unistd.h>

#define AHEAD_LEAST (60u << 10) /* bytes of events; a stream below is left alone, most are */
#define AHEAD_MOST (16u << 20)
#define AHEAD_TIMES 4           /* what there is already, so that little is made in vain */
#define WINDOW (4u << 20)       /* what a busy stream's thread maps at a time, and one that is not yet so busy */
#define SMALL_WINDOW (256u << 10)
#define BUSY (3 * SMALL_WINDOW)
#define PIECE (1u << 20)
#define ROOM_LEFT 16u           /* a disk is not filled ahead beyond 15/16 */

static bool read_header(int fd, struct tapset_file_header *h)
{
    return pread(fd, h, sizeof *h, 0) == (ssize_t)sizeof *h && memcmp(h->magic, TAPSET_MAGIC_STREAM, sizeof h->magic) == 0 && h->state == TAPSET_FILE_OPEN;
}

static bool append_zeros(int fd)
{
    static const uint8_t zeros[64 << 10];
    struct iovec pieces[PIECE / sizeof zeros];
    struct statvfs disk;
    if (fstatvfs(fd, &disk) != 0 || disk.f_bavail < disk.f_blocks / ROOM_LEFT)
        return false;
    for (size_t i = 0; i < PIECE / sizeof zeros; i++)
        pieces[i] = (struct iovec){(void *)(uintptr_t)zeros, sizeof zeros};
    return writev(fd, pieces, PIECE / sizeof zeros) > 0;
}

static bool wants_more(int fd)
{
    struct tapset_file_header h;
    struct stat s;
    if (!read_header(fd, &h) || (h.flags & TAPSET_FILE_OVERWRITES) || h.committed < AHEAD_LEAST || fstat(fd, &s) != 0)
        return false;
    uint64_t ahead = AHEAD_TIMES * h.committed;
    ahead = (ahead < AHEAD_MOST ? ahead : AHEAD_MOST) + (h.committed < BUSY ? SMALL_WINDOW : WINDOW);
    return (uint64_t)s.st_size < TAPSET_HEADER_SIZE + h.committed + ahead;
}

static int open_stream(int folder, const char *name, int flags) { return openat(folder, name, flags | O_CLOEXEC | O_NOFOLLOW); }

/* Opened for writing only where something is to be written: closing it then is told to us, too. A piece at a time, since the stream may be closed and cut meanwhile. */
static void lengthen(int folder, const char *name)
{
    int reading = open_stream(folder, name, O_RDONLY), writing = reading >= 0 && wants_more(reading) ? open_stream(folder, name, O_WRONLY | O_APPEND) : -1;
    while (writing >= 0 && wants_more(reading) && append_zeros(writing))
        ;
    if (writing >= 0)
        close(writing);
    if (reading >= 0)
        close(reading);
}

static bool is_stream(const char *name)
{
    size_t length = strlen(name);
    return length > 7 && strcmp(name + length - 7, ".stream") == 0;
}

static void *look_after(void *argument)
{
    const struct ahead *a = argument;
    _Alignas(struct inotify_event) char events[16384];
    for (;;) {
        struct pollfd fds[2] = {{.fd = a->told, .events = POLLIN}, {.fd = a->stop, .events = POLLIN}};
        if (poll(fds, 2, -1) < 0 || fds[1].revents)
            return NULL;
        ssize_t n = read(a->told, events, sizeof events);
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *e = (const void *)(events + at);
            if (e->len && is_stream(e->name))
                lengthen(a->folder, e->name);
            at += (ssize_t)(sizeof *e + e->len);
        }
    }
}

static void release(struct ahead *a)
{
    int *descriptors[] = {&a->told, &a->stop, &a->folder};
    for (int i = 0; i < 3; i++)
        if (*descriptors[i] >= 0)
            close(*descriptors[i]);
    *a = AHEAD_NONE;
}

void ahead_start(struct ahead *a, const char *recording)
{
    sigset_t all, before;
    *a = (struct ahead){inotify_init1(IN_CLOEXEC), eventfd(0, EFD_CLOEXEC), open(recording, O_RDONLY | O_DIRECTORY | O_CLOEXEC), 0};
    bool ready = a->told >= 0 && a->stop >= 0 && a->folder >= 0 && inotify_add_watch(a->told, recording, IN_CLOSE_WRITE) >= 0;
    sigfillset(&all); /* signals are the main thread's */
    pthread_sigmask(SIG_SETMASK, &all, &before);
    if (!ready || pthread_create(&a->thread, NULL, look_after, a) != 0)
        release(a);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void ahead_stop(struct ahead *a)
{
    uint64_t one = 1;
    if (a->told < 0)
        return;
    if (write(a->stop, &one, sizeof one) == (ssize_t)sizeof one)
        pthread_join(a->thread, NULL);
    release(a);
}
