#include "links.h"
#include "tracefs.h"
#include "../helper/text.h"
#include <errno.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const struct { const char *word, *name; } methods[] = {{"multi", "BPF uprobe_multi"}, {"perf", "BPF over perf events"}, {"tracefs", "BPF over tracefs events"}};

const char *kernel_method_name(enum kernel_method m) { return methods[m].name; }

uint32_t kernel_method_attach_type(enum kernel_method m) { return m == METHOD_MULTI ? BPF_ATTACH_UPROBE_MULTI : 0; }

static int open_event(struct perf_event_attr *a)
{
    int fd = -1;
    a->size = sizeof *a;
    for (int tries = 0; tries < 5 && fd < 0 && (tries == 0 || errno == EINTR); tries++)
        fd = (int)syscall(SYS_perf_event_open, a, -1, 0, -1, PERF_FLAG_FD_CLOEXEC);
    return fd;
}

static int perf_event(const char *path, uint64_t offset, uint64_t semaphore)
{
    unsigned type = 0;
    FILE *file = fopen("/sys/bus/event_source/devices/uprobe/type", "re");
    bool known = file && fscanf(file, "%u", &type) == 1;
    if (file)
        fclose(file);
    if (!known) {
        errno = ENODEV;
        return -1;
    }
    return open_event(&(struct perf_event_attr){.type = type, .config = semaphore << 32, .uprobe_path = (uintptr_t)path, .probe_offset = offset});
}

static int tracefs_event(struct kernel_links *k, const char *path, uint64_t offset, uint64_t semaphore)
{
    int number = tracefs_define(k->named, path, offset, semaphore);
    if (number < 0)
        return -1;
    k->named++;
    return open_event(&(struct perf_event_attr){.type = PERF_TYPE_TRACEPOINT, .config = (uint64_t)number, .sample_period = 1});
}

/* Older kernels ignore or refuse an attach type that they do not know; only a link tells. A path that is no file gives ENOENT or EBADF where links of this kind are known. */
static bool multi_works(void)
{
    struct bpf_code c;
    char log[256];
    unsigned long offset = 0;
    uint64_t cookie = 0;
    memset(&c, 0, sizeof c);
    bpf_exit(&c);
    int program = bpf_load_program(&c, BPF_PROG_TYPE_KPROBE, BPF_ATTACH_UPROBE_MULTI, log, sizeof log);
    if (program < 0)
        return false;
    int link = bpf_link_multi(program, &(struct multi_link){.path = "/proc/self/no such file", .offsets = &offset, .cookies = &cookie, .count = 1});
    bool known = link < 0 && errno != EINVAL && errno != EOPNOTSUPP;
    close(program);
    return known;
}

/* The first byte of a program is none of its code, so nothing is changed by this event. */
static bool perf_works(void)
{
    int event = perf_event("/proc/self/exe", 0, 0);
    if (event >= 0)
        close(event);
    return event >= 0;
}

enum kernel_method kernel_method_choose(void)
{
    const char *forced = getenv("TAPSET_KERNEL_METHOD");
    bool tracefs = tracefs_usable();
    for (int m = METHOD_MULTI; forced && m <= METHOD_TRACEFS; m++)
        if (strcmp(forced, methods[m].word) == 0)
            return (enum kernel_method)m;
    if (multi_works())
        return METHOD_MULTI;
    return !perf_works() && tracefs ? METHOD_TRACEFS : METHOD_PERF;
}

static void keep(struct kernel_links *k, int fd)
{
    int *more = must_alloc((k->count + 1) * sizeof *more);
    if (k->count)
        memcpy(more, k->fds, k->count * sizeof *more);
    free(k->fds);
    k->fds = more;
    k->fds[k->count++] = fd;
}

static bool add_event(struct kernel_links *k, const struct multi_link *l, uint32_t i)
{
    int event = k->method == METHOD_PERF ? perf_event(l->path, l->offsets[i], l->semaphores[i]) : tracefs_event(k, l->path, l->offsets[i], l->semaphores[i]);
    int link = event < 0 ? -1 : bpf_link_perf(k->program, event, l->cookies[i]);
    if (event >= 0 && link < 0) {
        int error = errno;
        close(event);
        errno = error;
    }
    if (link < 0)
        return false;
    keep(k, event);
    keep(k, link);
    return true;
}

bool kernel_links_add(struct kernel_links *k, const struct multi_link *places)
{
    if (k->method == METHOD_MULTI) {
        int link = bpf_link_multi(k->program, places);
        if (link >= 0)
            keep(k, link);
        return link >= 0;
    }
    size_t before = k->count;
    for (uint32_t i = 0; i < places->count; i++)
        if (!add_event(k, places, i)) {
            int error = errno;
            while (k->count > before)
                close(k->fds[--k->count]);
            errno = error;
            return false;
        }
    return true;
}

void kernel_links_close(struct kernel_links *k)
{
    for (size_t i = k->count; i > 0; i--)
        close(k->fds[i - 1]);
    for (unsigned i = 0; i < k->named; i++)
        tracefs_remove(i);
    free(k->fds);
    k->fds = NULL;
    k->count = 0;
    k->named = 0;
}
