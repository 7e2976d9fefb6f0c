#include "watching.h"
#include "json.h"
#include "counters.h"
#include "plan.h"
#include "room.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAUSE_MOST 8

bool watching_may_trace(pid_t pid, struct failure *f)
{
    char path[32];
    struct stat s;
    snprintf(path, sizeof path, "/proc/%ld", (long)pid);
    if (stat(path, &s) != 0)
        return fail(f, "cannot-attach", "there is no process %ld", (long)pid);
    return getuid() == 0 || s.st_uid == getuid() || fail(f, "cannot-attach", "process %ld belongs to another user; only root traces what belongs to others", (long)pid);
}

bool watching_may_watch(const struct launch_request *r, struct failure *f)
{
    if (strcmp(r->backend, "agent") == 0)
        return fail(f, "bad-request", "the agent enters one program; all programs of a user or of the system are traced by kernel probes (--backend uprobe)");
    return getuid() == 0 || (!r->all_users && r->uid == getuid()) ||
           fail(f, "cannot-attach", "only root traces what belongs to others; your own processes are traced with --user %u", (unsigned)getuid());
}

bool watching_start(struct watching *w, struct launch_request *r, enum scope scope, struct failure *f)
{
    struct text plan = {0};
    struct clock clock = {.tsc = false, .hz = 1000000000}; /* what the kernel stamps events with */
    if (!plan_write(r, clock, f))
        return false;
    if (!room_check(r, f) || !counters_make(r, &w->watch.counters, f))
        goto failed;
    w->request = *r;
    w->pause = 1;
    if (watch_open(&w->watch, &w->request, scope, r->uid, f)) {
        struct launch_request kept = *r;
        kept.probes = NULL;
        kept.nprobes = 0;
        kept.recording = must_copy(r->recording);
        *r = kept; /* the rest is still the caller's */
        return true;
    }
    w->watch = (struct watch){0};
failed:
    text_printf(&plan, "%s/plan", r->recording);
    unlink(plan.data);
    text_free(&plan);
    return false;
}

int watching_poll(struct watching *w)
{
    if (!w->watch.active)
        return -1;
    w->pause = watch_poll(&w->watch) ? 1 : w->pause < PAUSE_MOST ? w->pause * 2 : PAUSE_MOST;
    return w->pause;
}

bool watching_switch(struct watching *w, uint32_t id, bool enabled)
{
    return w->watch.active && watch_switch(&w->watch, id, enabled);
}

uint64_t watching_end(struct watching *w)
{
    if (!w->watch.active)
        return 0;
    uint64_t unseen = watch_close(&w->watch);
    w->request.argv = NULL; /* not ours */
    w->request.cwd = NULL;
    w->request.env = NULL;
    w->request.nenv = 0;
    launch_request_free(&w->request);
    return unseen;
}

int watching_report(void)
{
    struct kernel_probes k;
    struct failure f;
    bool works = kernel_probes_open(&k, SCOPE_TREE, 0, 1, &f);
    struct text o = {0};
    json_begin(&o);
    json_put_bool(&o, "works", works);
    json_put_string(&o, works ? "method" : "problem", works ? kernel_method_name(k.links.method) : f.message);
    json_end(&o);
    if (works)
        kernel_probes_close(&k);
    puts(o.data);
    text_free(&o);
    return 0;
}
