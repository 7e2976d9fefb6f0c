#include "watch.h"
#include "../helper/maps.h"
#include "process_facts.h"
#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#define MS 1000000u

struct scan {
    uint32_t pid, looks; /* how often its mapped files were looked at */
    uint64_t next, pause;
    uint64_t inode, device; /* of the file that it executes; 0: unknown */
    bool known;             /* what it executes had been shown before it began */
};

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* ---- files */

/* Looks at a file, and probes it, through one descriptor: whatever its owner puts in its place meanwhile, what was looked at is what is probed. */
static long new_file(struct watch *w, const char *path, const char *here)
{
    struct stat s;
    char opened[32];
    int fd = open(here, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    long file = -1;
    if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && (file = catalogue_find(&w->catalogue, s.st_dev, s.st_ino)) < 0) {
        snprintf(opened, sizeof opened, "/proc/self/fd/%d", fd);
        file = (long)catalogue_add(&w->catalogue, w->request, path, opened, s.st_dev, s.st_ino);
        kernel_probes_arm(&w->probes, &w->catalogue, (size_t)file, opened);
    }
    close(fd);
    return file;
}

/* Index of a file in the catalogue; -1: there is none at the path `here`. */
static long known_file(struct watch *w, const char *path, const char *here)
{
    struct stat s;
    if (stat(here, &s) != 0 || !S_ISREG(s.st_mode))
        return -1;
    long found = catalogue_find(&w->catalogue, s.st_dev, s.st_ino);
    return found >= 0 ? found : new_file(w, path, here);
}

/* A path that opens the mapped file from here. What /proc shows is how we would reach it (a process in a chroot), or, in another mount namespace, how the process does. */
static bool opens(const struct mapping *m, uint32_t pid, char path[PATH_MAX + 32])
{
    struct stat s;
    snprintf(path, PATH_MAX + 32, "%s", m->path);
    if (stat(path, &s) == 0 && s.st_ino == m->inode && s.st_dev == m->device)
        return true;
    snprintf(path, PATH_MAX + 32, "/proc/%u/root%s", pid, m->path);
    if (stat(path, &s) == 0 && s.st_ino == m->inode)
        return true;
    snprintf(path, PATH_MAX + 32, "/proc/%u/map_files/%" PRIx64 "-%" PRIx64, pid, m->start, m->end); /* replaced or deleted since */
    return stat(path, &s) == 0 && s.st_ino == m->inode;
}

static void add_mapping(struct watch *w, struct image *image, uint32_t pid, const struct mapping *m)
{
    char path[PATH_MAX + 32];
    uint64_t bias = 0;
    if (!opens(m, pid, path))
        return;
    long file = known_file(w, m->path, path);
    if (file < 0 || !image || (w->catalogue.files[file].count == 0 && !w->catalogue.stacks) || table_get(&image->modules, (uint64_t)file + 1))
        return;
    mapping_bias(m, path, &bias);
    image_add_file(image, &w->catalogue, (size_t)file, bias);
}

/* False if the process has no files mapped any more: it has ended. */
static bool look_at(struct watch *w, uint32_t pid)
{
    struct maps maps;
    if (!maps_read(&maps, (pid_t)pid))
        return false;
    struct image *image = table_get(&w->images, pid);
    for (size_t i = 0; i < maps.count; i++)
        if (maps.items[i].executable && maps.items[i].inode && maps.items[i].path[0] == '/')
            add_mapping(w, image, pid, &maps.items[i]);
    bool alive = maps.count > 0;
    maps_free(&maps);
    return alive;
}

/* A program maps its libraries in the first milliseconds, and others when it likes. */
static void schedule(struct watch *w, uint32_t pid, uint64_t inode, uint64_t device)
{
    long file = inode ? catalogue_find(&w->catalogue, device, inode) : -1;
    struct scan *s = table_get(&w->scans, pid);
    if (!s) {
        s = must_alloc(sizeof *s);
        table_put(&w->scans, pid, s);
    }
    *s = (struct scan){.pid = pid, .pause = MS / 2, .inode = inode, .device = device, .known = file >= 0 && w->catalogue.files[file].shown};
}

static bool is_one_file(const char *path) { return path && path[0] == '/' && !strpbrk(path, "*?["); }

static bool wants_unnamed_files(const struct watch *w)
{
    for (size_t i = 0; i < w->request->nprobes; i++)
        if (!is_one_file(w->request->probes[i].path))
            return true;
    return false;
}

static void unschedule(struct watch *w, uint32_t pid)
{
    struct scan *s = table_get(&w->scans, pid);
    w->unseen += s && s->looks == 0 && !s->known && wants_unnamed_files(w);
    free(s);
    table_put(&w->scans, pid, NULL);
}

/* One whose beginning we did not see. */
static void schedule_running(struct watch *w, uint32_t pid)
{
    char path[32];
    struct stat s;
    snprintf(path, sizeof path, "/proc/%u/exe", pid);
    bool known = stat(path, &s) == 0;
    schedule(w, pid, known ? s.st_ino : 0, known ? s.st_dev : 0);
}

/* By the second look a program has mapped what it is linked with. */
static void look_again(struct watch *w, struct scan *s)
{
    if (!look_at(w, s->pid))
        return;
    long file = ++s->looks >= 2 && s->inode ? catalogue_find(&w->catalogue, s->device, s->inode) : -1;
    if (file >= 0)
        w->catalogue.files[file].shown = true;
}

static void scan_due(struct watch *w)
{
    uint64_t time = now(), longest = w->probes.maps.scope == SCOPE_TREE ? 500u * MS : 5000u * (uint64_t)MS;
    size_t at = 0;
    for (struct scan *s; (s = table_next(&w->scans, &at));) {
        if (time < s->next)
            continue;
        look_again(w, s);
        s->pause = s->pause * 2 < longest ? s->pause * 2 : longest;
        s->next = time + s->pause;
    }
}

void watch_program(struct watch *w, const char *file)
{
    char real[PATH_MAX];
    if (realpath(file, real))
        known_file(w, real, real);
}

/* ---- processes */

/* `e`: what the kernel told, of the process itself or, where it was forked, of its parent; NULL: nothing. */
static struct image *open_image(struct watch *w, uint32_t pid, uint64_t ns, const struct uevent *e)
{
    const struct image *from = e && e->type == UEVENT_FORK ? table_get(&w->images, e->pid) : NULL;
    struct image_facts facts = {.ppid = (uint32_t)(uintptr_t)table_get(&w->parents, pid), .parent_start = from ? from->start : 0, .told = e != NULL, .uid = e ? e->uid : 0, .gid = e ? e->gid : 0, .comm = e ? e->comm : NULL,
                                .forked = e && e->type == UEVENT_FORK, .room = strcmp(w->request->policy, "overwrite") == 0 ? w->request->room : 0};
    struct image *image = image_open(w->request->recording, pid, ns, &facts);
    if (image)
        table_put(&w->images, pid, image);
    return image;
}

static void close_image(struct watch *w, uint32_t pid, uint32_t reason, uint64_t ns)
{
    struct image *image = table_get(&w->images, pid);
    if (image) {
        table_put(&w->images, pid, NULL);
        image_close(image, reason, ns);
    }
}

static void take_hit(struct watch *w, const struct uevent *e, size_t size)
{
    struct image *image = table_get(&w->images, e->pid);
    if (!image && !(image = open_image(w, e->pid, e->ns, e)))
        return;
    if (e->site < w->catalogue.nsites && !table_get(&image->site_ids, e->site + 1u))
        look_at(w, e->pid);
    image_take(image, &w->catalogue, e, size);
}

static void take(void *context, const struct uevent *e, size_t size)
{
    struct watch *w = context;
    bool tree = w->probes.maps.scope == SCOPE_TREE;
    if (e->type == UEVENT_HIT) {
        take_hit(w, e, size);
        return;
    }
    if (e->type == UEVENT_FORK) {
        table_put(&w->parents, e->slots[0], (void *)(uintptr_t)e->pid);
        if (tree && e->pid != (uint32_t)getpid())
            open_image(w, (uint32_t)e->slots[0], e->ns, e);
    } else if (e->type == UEVENT_EXEC) {
        const struct image *before = table_get(&w->images, e->pid);
        bool known = before != NULL;
        close_image(w, e->pid, 2, e->ns);
        if (tree && !open_image(w, e->pid, e->ns, e) && known)
            return;
        schedule(w, e->pid, e->slots[0], makedev((unsigned)(e->slots[1] >> 20), (unsigned)(e->slots[1] & 0xFFFFF)));
    } else if (e->type == UEVENT_EXIT) {
        struct image *image = table_get(&w->images, e->pid);
        if (e->slots[1]) {
            close_image(w, e->pid, 1, e->ns);
            unschedule(w, e->pid);
            table_put(&w->parents, e->pid, NULL);
        } else if (image) {
            image_end_thread(image, e->tid);
        }
    }
}

/* ---- losses: the programs count them by thread where the ring is full */

static void publish_discarded(struct watch *w)
{
    for (uint32_t i = 0; w->counters && i < w->request->nprobes; i++)
        if (w->request->probes[i].when)
            bpf_lookup(w->probes.maps.discarded, &i, &w->counters[i]);
}

static void take_losses(struct watch *w)
{
    uint32_t zero = 0;
    uint64_t total = 0, time = now();
    if (time < w->next_lost)
        return;
    w->next_lost = time + 10 * MS;
    publish_discarded(w);
    if (!bpf_lookup(w->probes.maps.lost_count, &zero, &total) || total == w->lost_seen)
        return;
    w->lost_seen = total;
    uint64_t key, next, count;
    bool more = bpf_next_key(w->probes.maps.lost, NULL, &next);
    while (more) {
        key = next;
        more = bpf_next_key(w->probes.maps.lost, &key, &next);
        if (!bpf_lookup(w->probes.maps.lost, &key, &count))
            continue;
        bpf_delete(w->probes.maps.lost, &key);
        uint32_t pid = (uint32_t)(key >> 32);
        struct image *image = table_get(&w->images, pid);
        if (image || (image = open_image(w, pid, time, NULL)))
            image_lose(image, (uint32_t)key, time, count);
    }
}

/* ---- the session */

static void raise_file_limit(void)
{
    struct rlimit r;
    if (getrlimit(RLIMIT_NOFILE, &r) == 0) {
        r.rlim_cur = r.rlim_max;
        setrlimit(RLIMIT_NOFILE, &r);
    }
}

static void each_process(struct watch *w, void (*visit)(struct watch *, pid_t, void *), void *context)
{
    DIR *processes = opendir("/proc");
    for (struct dirent *e; processes && (e = readdir(processes));) {
        pid_t pid = (pid_t)atol(e->d_name);
        if (pid > 0 && pid != getpid())
            visit(w, pid, context);
    }
    if (processes)
        closedir(processes);
}

static void visit_running(struct watch *w, pid_t pid, void *unused)
{
    (void)unused;
    struct stat s;
    char path[32];
    snprintf(path, sizeof path, "/proc/%ld", (long)pid);
    if (w->probes.maps.scope == SCOPE_USER && (stat(path, &s) != 0 || s.st_uid != w->probes.maps.uid))
        return;
    look_at(w, (uint32_t)pid);
    schedule_running(w, (uint32_t)pid);
}

bool watch_open(struct watch *w, struct launch_request *r, enum scope scope, uint32_t uid, struct failure *f)
{
    *w = (struct watch){.active = true, .request = r, .counters = w->counters};
    if (!kernel_probes_open(&w->probes, scope, uid, r->nprobes, f))
        return false;
    if (!ring_open(&w->ring, w->probes.maps.ring, KERNEL_RING_SIZE)) {
        kernel_probes_close(&w->probes);
        return fail(f, "cannot-attach", "the kernel's ring of events cannot be mapped");
    }
    raise_file_limit();
    for (size_t i = 0; i < r->nprobes; i++)
        if (is_one_file(r->probes[i].path))
            watch_program(w, r->probes[i].path);
    if (scope != SCOPE_TREE)
        each_process(w, visit_running, NULL);
    return true;
}

static pid_t parent_of(pid_t pid)
{
    char path[40];
    long parent = 0;
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    FILE *file = fopen(path, "re");
    char line[512];
    char *end = file && fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
    if (!end || sscanf(end + 1, " %*c %ld", &parent) != 1)
        parent = 0;
    if (file)
        fclose(file);
    return (pid_t)parent;
}

static void trace_one(struct watch *w, pid_t pid)
{
    uint32_t key = (uint32_t)pid, one = 1;
    bpf_update(w->probes.maps.traced, &key, &one);
    if (pid == getpid())
        return;
    if (!table_get(&w->images, key))
        open_image(w, key, now(), NULL);
    look_at(w, key);
    schedule_running(w, key);
}

static void visit_descendant(struct watch *w, pid_t pid, void *root)
{
    pid_t up = pid;
    for (int depth = 0; depth < 64 && up > 1 && up != *(pid_t *)root; depth++)
        up = parent_of(up);
    if (up == *(pid_t *)root && pid != up)
        trace_one(w, pid);
}

void watch_trace(struct watch *w, pid_t pid)
{
    trace_one(w, pid);
    if (pid != getpid())
        each_process(w, visit_descendant, &pid);
}

bool watch_poll(struct watch *w)
{
    size_t taken = ring_drain(&w->ring, take, w), at = 0;
    scan_due(w);
    take_losses(w);
    for (struct image *i; (i = table_next(&w->images, &at));)
        image_flush(i);
    return taken > 0;
}

bool watch_switch(struct watch *w, uint32_t id, bool enabled)
{
    bool found = false;
    for (uint32_t i = 0; i < w->request->nprobes; i++)
        if (w->request->probes[i].id == id) {
            uint32_t value = enabled;
            found |= bpf_update(w->probes.maps.switches, &i, &value);
        }
    return found;
}

uint64_t watch_close(struct watch *w)
{
    if (!w->active)
        return 0;
    kernel_links_close(&w->probes.links);
    w->next_lost = 0;
    watch_poll(w);
    uint64_t time = now();
    size_t at = 0;
    for (struct image *i; (i = table_next(&w->images, &at));) {
        char path[32];
        snprintf(path, sizeof path, "/proc/%u", i->pid);
        image_close(i, access(path, F_OK) == 0 ? 3 : 1, time);
    }
    at = 0;
    for (struct scan *s; (s = table_next(&w->scans, &at));)
        free(s);
    table_free(&w->images);
    table_free(&w->scans);
    table_free(&w->parents);
    ring_close(&w->ring);
    kernel_probes_close(&w->probes);
    catalogue_free(&w->catalogue);
    uint64_t unseen = w->unseen;
    *w = (struct watch){0};
    return unseen;
}
