/* What the helper makes ready ahead of busy streams, and what it leaves alone. */
#include "../helper/ahead.h"
#include "check.h"
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tapset/format.h>
#include <unistd.h>

#define MIB (1u << 20)

static int folder;

/* As the agent leaves a stream whose thread has just mapped all of it: `size` bytes behind the header, of which `committed` are events. */
static void make(const char *name, uint64_t size, uint64_t committed, uint32_t state, uint32_t flags)
{
    struct tapset_file_header h = {.magic = "TAPSETS", .version = TAPSET_FORMAT_VERSION, .committed = committed, .state = state, .flags = flags};
    h.magic[7] = 'T';
    int fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL, 0600);
    CHECK(fd >= 0 && pwrite(fd, &h, sizeof h, 0) == (ssize_t)sizeof h, "%s", name);
    CHECK(ftruncate(fd, (off_t)(TAPSET_HEADER_SIZE + size)) == 0, "%s", name);
    CHECK(pwrite(fd, "the last event", 14, (off_t)(TAPSET_HEADER_SIZE + size - 14)) == 14, "%s", name);
    close(fd);
}

static uint64_t size_of(const char *name)
{
    struct stat s;
    CHECK(fstatat(folder, name, &s, 0) == 0, "%s", name);
    return (uint64_t)s.st_size - TAPSET_HEADER_SIZE;
}

static void wait_for(const char *name, uint64_t size)
{
    for (unsigned tries = 0; size_of(name) < size && tries < 60000; tries++)
        usleep(1000);
    CHECK(size_of(name) == size, "%s has %lu bytes", name, (unsigned long)size_of(name));
}

int main(void)
{
    char path[] = "/tmp/tapset-ahead-test-XXXXXX", end[14];
    const char *names[] = {"quiet.stream", "closed.stream", "newest.stream", "other.log", "busy.stream", "busier.stream"};
    struct ahead ahead;
    CHECK(mkdtemp(path) != NULL, "%s", path);
    CHECK((folder = open(path, O_RDONLY | O_DIRECTORY)) >= 0, "%s", path);
    ahead_start(&ahead, path);
    CHECK(ahead.told >= 0, "%s", path);
    make(names[0], MIB, MIB / 32, TAPSET_FILE_OPEN, 0);
    make(names[1], 4 * MIB, 4 * MIB, TAPSET_FILE_CLOSED, 0);
    make(names[2], 4 * MIB, 4 * MIB, TAPSET_FILE_OPEN, TAPSET_FILE_OVERWRITES);
    make(names[3], 4 * MIB, 4 * MIB, TAPSET_FILE_OPEN, 0);
    make(names[4], 4 * MIB, 2 * MIB, TAPSET_FILE_OPEN, 0);
    make(names[5], 40 * MIB, 40 * MIB, TAPSET_FILE_OPEN, 0);
    wait_for(names[4], (2 + 4 + 8) * MIB); /* events, a window, four times as much */
    wait_for(names[5], (40 + 4 + 16) * MIB);
    ahead_stop(&ahead);
    CHECK(size_of(names[0]) == MIB && size_of(names[1]) == 4 * MIB && size_of(names[2]) == 4 * MIB && size_of(names[3]) == 4 * MIB, "%s", path);
    int fd = openat(folder, names[4], O_RDONLY); /* zeros come behind what was there */
    CHECK(pread(fd, end, 14, TAPSET_HEADER_SIZE + 4 * MIB - 14) == 14 && memcmp(end, "the last event", 14) == 0, "%s", path);
    close(fd);
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        unlinkat(folder, names[i], 0);
    close(folder);
    rmdir(path);
    return CHECK_RESULT();
}
