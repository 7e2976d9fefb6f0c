#include "watch.h"
#include "watch_files.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define MS 1000000u

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
        watch_look_at(w, e->pid);
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
        watch_schedule(w, e->pid, e->slots[0], makedev((unsigned)(e->slots[1] >> 20), (unsigned)(e->slots[1] & 0xFFFFF)));
    } else if (e->type == UEVENT_EXIT) {
        struct image *image = table_get(&w->images, e->pid);
        if (e->slots[1]) {
            close_image(w, e->pid, 1, e->ns);
            watch_unschedule(w, e->pid);
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
    uint64_t total = 0, time = watch_now();
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
    watch_look_at(w, (uint32_t)pid);
    watch_schedule_running(w, (uint32_t)pid);
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
        if (watch_names_one_file(r->probes[i].path))
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
        open_image(w, key, watch_now(), NULL);
    watch_look_at(w, key);
    watch_schedule_running(w, key);
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
    watch_scan_due(w);
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
    uint64_t time = watch_now();
    size_t at = 0;
    for (struct image *i; (i = table_next(&w->images, &at));) {
        char path[32];
        snprintf(path, sizeof path, "/proc/%u", i->pid);
        image_close(i, access(path, F_OK) == 0 ? 3 : 1, time);
    }
    table_free(&w->images);
    watch_files_free(w);
    table_free(&w->parents);
    ring_close(&w->ring);
    kernel_probes_close(&w->probes);
    catalogue_free(&w->catalogue);
    uint64_t unseen = w->unseen;
    *w = (struct watch){0};
    return unseen;
}
