#include "tracefs.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define GROUP "tapset_" /* and the helper's number */

static const char *const roots[] = {"/sys/kernel/tracing", "/sys/kernel/debug/tracing"};

/* Where definitions are written, or NULL. */
static const char *root(void)
{
    char path[64];
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        snprintf(path, sizeof path, "%s/uprobe_events", roots[i]);
        if (access(path, W_OK) == 0)
            return roots[i];
    }
    return NULL;
}

static bool write_line(const char *line)
{
    char path[64];
    const char *where = root();
    if (!where) {
        errno = EACCES;
        return false;
    }
    snprintf(path, sizeof path, "%s/uprobe_events", where);
    int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC); /* without O_APPEND the kernel would drop everybody's definitions */
    if (fd < 0)
        return false;
    bool done = write(fd, line, strlen(line)) == (ssize_t)strlen(line);
    int error = errno;
    close(fd);
    errno = error;
    return done;
}

static void remove_of(long pid, unsigned number)
{
    char line[64];
    snprintf(line, sizeof line, "-:" GROUP "%ld/s%u\n", pid, number);
    write_line(line);
}

/* The kernel forgets one definition in each write, so the list is read to its end before. */
static void remove_those_of_the_dead(const char *where)
{
    char path[64], line[4096];
    struct { long pid; unsigned number; } dead[256];
    size_t count = 0;
    snprintf(path, sizeof path, "%s/uprobe_events", where);
    FILE *list = fopen(path, "re");
    while (list && count < sizeof dead / sizeof *dead && fgets(line, sizeof line, list))
        if (sscanf(line, "p:" GROUP "%ld/s%u", &dead[count].pid, &dead[count].number) == 2 && kill((pid_t)dead[count].pid, 0) != 0 && errno == ESRCH)
            count++;
    if (list)
        fclose(list);
    for (size_t i = 0; i < count; i++)
        remove_of(dead[i].pid, dead[i].number);
}

bool tracefs_usable(void)
{
    const char *where = root();
    if (where)
        remove_those_of_the_dead(where);
    return where != NULL;
}

int tracefs_define(unsigned number, const char *path, uint64_t offset, uint64_t semaphore)
{
    char line[160], counter[32] = "", id[128];
    int file = open(path, O_RDONLY | O_CLOEXEC), found = -1;
    if (file < 0)
        return -1;
    if (semaphore)
        snprintf(counter, sizeof counter, "(0x%" PRIx64 ")", semaphore);
    /* by descriptor: a path may have blanks and colons, which have a meaning there */
    snprintf(line, sizeof line, "p:" GROUP "%ld/s%u /proc/self/fd/%d:0x%" PRIx64 "%s\n", (long)getpid(), number, file, offset, counter);
    bool defined = write_line(line);
    int error = errno;
    close(file);
    errno = error;
    if (!defined)
        return -1;
    snprintf(id, sizeof id, "%s/events/" GROUP "%ld/s%u/id", root(), (long)getpid(), number);
    FILE *number_file = fopen(id, "re");
    if (!number_file || fscanf(number_file, "%d", &found) != 1)
        found = -1;
    error = number_file ? ENOENT : errno;
    if (number_file)
        fclose(number_file);
    if (found < 0)
        remove_of(getpid(), number);
    errno = error;
    return found;
}

void tracefs_remove(unsigned number) { remove_of(getpid(), number); }
