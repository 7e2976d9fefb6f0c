/* Coming in:  check → stop all threads → one of them that holds no lock of the loader or the allocator (safe_point.c) is kept, the others run on → it calls dlopen(agent), then
 * tapset_attach(folder), which prepares everything and lists the changes to be made to the text → stop all threads → make the changes where no thread stands in between → let go.
 * Going out: stop all threads → put the bytes of the file back, lower the semaphores → let go → providers take their hooks out → one thread calls tapset_detach(). */
#include "attach.h"
#include "attach_check.h"
#include "maps.h"
#include "safe_point.h"
#include "tracee.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tapset/attach.h>
#include <time.h>
#include <unistd.h>

#define CODE "cannot-attach"
#define TRIES 400
#define CALL_SECONDS 30

struct attachment {
    pid_t pid;
    struct maps maps;
    struct mapped_object libc, loader, libdl, agent;
    bool has_libdl, has_agent;
    struct safe_points points;
    struct tracee tracee;
};

static void pause_a_little(void) { nanosleep(&(struct timespec){0, 2000000}, NULL); }

static bool look(struct attachment *a, pid_t pid, const char *agent, struct failure *f)
{
    static const char *const libc[] = {"libc.so.6", "libc-2.", NULL}, *const loader[] = {"ld-linux", "ld-2.", NULL}, *const libdl[] = {"libdl.so.2", "libdl-2.", NULL}, *const agent_names[] = {"libtapset-agent.so", NULL};
    struct stat s;
    maps_free(&a->maps);
    a->pid = pid;
    if (!maps_read(&a->maps, pid))
        return fail(f, CODE, "process %ld cannot be looked at: %s", (long)pid, strerror(errno));
    if (!maps_find(&a->maps, pid, libc, 0, 0, &a->libc) || !maps_find(&a->maps, pid, loader, 0, 0, &a->loader))
        return fail(f, "cannot-inject", "process %ld has no glibc mapped (linked statically, another C library, or it has only just started), so the agent cannot be loaded into it", (long)pid);
    a->has_libdl = maps_find(&a->maps, pid, libdl, 0, 0, &a->libdl);
    a->has_agent = (stat(agent, &s) == 0 && maps_find(&a->maps, pid, NULL, s.st_dev, s.st_ino, &a->agent)) ||
                   maps_find(&a->maps, pid, agent_names, 0, 0, &a->agent); /* of an earlier session, whose copy of the file is gone */
    return safe_points_find(&a->points, &a->maps, &a->libc, &a->loader, pid, f);
}

static void forget(struct attachment *a) { maps_free(&a->maps); }

/* Stops the process when one of its threads is at a safe point. */
static bool stop_safely(struct attachment *a, const struct tracee_thread **thread, struct failure *f)
{
    for (unsigned i = 0; i < TRIES; i++) {
        if (!tracee_stop(&a->tracee, a->pid, f))
            return false;
        if ((*thread = safe_points_choose(&a->points, &a->tracee)) != NULL)
            return true;
        tracee_release(&a->tracee, 0);
        pause_a_little();
    }
    return fail(f, CODE, "no thread of process %ld was ever seen outside of its memory allocator and loader; try again, or start it under tapset", (long)a->pid);
}

/* One call of a function in a thread at a safe point, while the others run. */
static bool call(struct attachment *a, uint64_t function, const char *text, uint64_t second, uint64_t *result, struct failure *f)
{
    const struct tracee_thread *thread;
    struct remote r;
    if (!stop_safely(a, &thread, f))
        return false;
    struct tracee_thread chosen = *thread;
    tracee_release(&a->tracee, chosen.tid);
    bool good = remote_enter(&r, &a->tracee, &chosen, a->points.system_call, f);
    if (good) {
        const uint64_t arguments[3] = {text ? remote_put(&r, text, strlen(text) + 1) : 0, second};
        good = remote_call(&r, function, arguments, CALL_SECONDS, result, f);
        remote_leave(&r);
    }
    tracee_release(&a->tracee, 0);
    return good;
}

static bool call_agent(struct attachment *a, const char *symbol, const char *text, uint64_t second, uint64_t *result, struct failure *f)
{
    uint64_t function = mapped_symbol(&a->agent, symbol);
    if (!function)
        return fail(f, CODE, "the agent in process %ld is of another version; start the program again", (long)a->pid);
    for (unsigned i = 0; i < TRIES; i++) {
        if (!call(a, function, text, second, result, f))
            return false;
        if (*result != TAPSET_ATTACH_BUSY)
            return true;
        pause_a_little();
    }
    return fail(f, CODE, "the threads of process %ld are all recording, at any moment; try again", (long)a->pid);
}

static bool load_agent(struct attachment *a, const char *agent, struct failure *f)
{
    uint64_t handle = 0, mode = RTLD_NOW, function = mapped_symbol(&a->libc, "dlopen");
    if (!function && a->has_libdl)
        function = mapped_symbol(&a->libdl, "dlopen");
    if (!function) {
        function = mapped_symbol(&a->libc, "__libc_dlopen_mode");
        mode |= 0x80000000u; /* __RTLD_DLOPEN */
    }
    if (!function)
        return fail(f, CODE, "the C library of process %ld has no dlopen; start the program under tapset", (long)a->pid);
    if (!call(a, function, agent, mode, &handle, f))
        return false;
    if (!handle)
        return fail(f, CODE, "process %ld could not load the agent %s; it may be built for a newer C library, or its memory is limited", (long)a->pid, agent);
    return look(a, a->pid, agent, f) && (a->has_agent || fail(f, CODE, "the agent did not appear in process %ld", (long)a->pid));
}

static bool read_table(const struct attachment *a, struct tapset_attach_table *table, struct failure *f)
{
    uint64_t at = mapped_symbol(&a->agent, "tapset_attach_table");
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/mem", (long)a->pid);
    FILE *memory = at ? fopen(path, "re") : NULL;
    bool good = memory && fseeko(memory, (off_t)at, SEEK_SET) == 0 && fread(table, sizeof *table, 1, memory) == 1;
    if (memory)
        fclose(memory);
    table->problem[sizeof table->problem - 1] = '\0';
    return (good && table->version == TAPSET_ATTACH_VERSION && table->npatches < 1u << 20) || fail(f, CODE, "the agent in process %ld is of another version; start the program again", (long)a->pid);
}

static void add_to_semaphore(const struct attachment *a, uint64_t at, int by)
{
    uint16_t value;
    if (at && tracee_read(&a->tracee, at, &value, sizeof value) && (by > 0 || value > 0)) {
        value = (uint16_t)(value + by);
        tracee_write(&a->tracee, at, &value, sizeof value);
    }
}

static bool change(const struct attachment *a, struct tapset_patch *p, bool undo)
{
    uint8_t found[8];
    const uint8_t *expected = undo ? p->is : p->was, *wanted = undo ? p->was : p->is;
    if (p->size == 0 || p->size > 5 || !tracee_read(&a->tracee, p->at, found, p->size) || memcmp(found, expected, p->size) != 0)
        return false;
    for (size_t i = 0; i < a->tracee.nthreads && !undo; i++)
        tracee_step_out(&a->tracee.threads[i], p->at, p->at + p->size);
    if (!undo && threads_are_inside(&a->points, &a->tracee, p->at, p->at + p->size))
        return false;
    if (!tracee_write(&a->tracee, p->at, wanted, p->size))
        return false;
    add_to_semaphore(a, p->semaphore, undo ? -1 : 1);
    p->state = undo ? TAPSET_PATCH_NONE : TAPSET_PATCH_APPLIED;
    return true;
}

/* One pass over the table, all threads stopped. The number of changes still to be made. */
static unsigned change_all(const struct attachment *a, const struct tapset_attach_table *table, bool undo)
{
    unsigned left = 0;
    uint32_t from = undo ? TAPSET_PATCH_APPLIED : TAPSET_PATCH_WAITING;
    for (uint32_t i = 0; i < table->npatches; i++) {
        struct tapset_patch p;
        uint64_t at = table->patches + i * sizeof p;
        if (!tracee_read(&a->tracee, at, &p, sizeof p) || p.state != from)
            continue;
        if (change(a, &p, undo))
            tracee_write(&a->tracee, at, &p, sizeof p);
        else
            left++;
    }
    return left;
}

static bool make_changes(struct attachment *a, struct failure *warning, struct failure *f)
{
    struct tapset_attach_table table;
    unsigned left = 1;
    for (unsigned i = 0; i < TRIES && left; i++) {
        if (i > 0)
            pause_a_little();
        if (!read_table(a, &table, f) || !tracee_stop(&a->tracee, a->pid, f))
            return false;
        left = change_all(a, &table, false);
        tracee_release(&a->tracee, 0);
    }
    if (left)
        fail(warning, CODE, "%u places in process %ld are not armed: a thread stood in the middle of them all the time", left, (long)a->pid);
    return true;
}

/* Providers that work in a thread of their own. They may have to wait for the program, so not for ever. */
static void wait_for_providers(const struct attachment *a)
{
    struct tapset_attach_table table;
    struct failure ignored;
    for (unsigned i = 0; i < 500 && read_table(a, &table, &ignored) && table.pending; i++)
        pause_a_little();
}

static bool leave(struct attachment *a, struct failure *f)
{
    struct tapset_attach_table table;
    uint64_t result = 0;
    if (!read_table(a, &table, f) || !tracee_stop(&a->tracee, a->pid, f))
        return false;
    change_all(a, &table, true);
    tracee_release(&a->tracee, 0);
    if (!call_agent(a, "tapset_detach_begin", NULL, 0, &result, f))
        return false;
    wait_for_providers(a);
    return call_agent(a, "tapset_detach", NULL, 0, &result, f);
}

/* An agent whose helper is gone is taken out first. */
static bool free_of_others(struct attachment *a, struct failure *f)
{
    struct tapset_attach_table table;
    if (!a->has_agent)
        return true;
    if (!read_table(a, &table, f))
        return false;
    if (table.state != TAPSET_ATTACH_ACTIVE)
        return true;
    if (table.owner && kill((pid_t)table.owner, 0) != 0 && errno == ESRCH)
        return leave(a, f);
    return fail(f, CODE, "process %ld is being traced already, by another session of Tapset Studio", (long)a->pid);
}

bool attach_start(pid_t pid, const char *agent, const char *recording, struct failure *warning, struct failure *f)
{
    struct attachment a = {.pid = pid};
    struct tapset_attach_table table;
    uint64_t result = 0;
    warning->code = NULL;
    bool good = attach_check(pid, agent, recording, f) && look(&a, pid, agent, f) && free_of_others(&a, f) && (a.has_agent || load_agent(&a, agent, f)) &&
                call_agent(&a, "tapset_attach", recording, (uint64_t)getpid(), &result, f);
    if (good && !result)
        good = read_table(&a, &table, f) && fail(f, CODE, "process %ld cannot be traced: %s", (long)pid, table.problem);
    if (good) {
        wait_for_providers(&a);
        good = make_changes(&a, warning, f);
        struct failure ignored;
        if (!good)
            leave(&a, &ignored);
    }
    forget(&a);
    return good;
}

bool attach_end(pid_t pid, const char *agent, struct failure *f)
{
    struct attachment a = {.pid = pid};
    bool good = look(&a, pid, agent, f) && (a.has_agent || fail(f, CODE, "there is no agent in process %ld", (long)pid)) && leave(&a, f);
    forget(&a);
    return good;
}

/* A child that was forked while its parent was attached has the agent, and our name as its owner, in its copy of the memory. */
static bool records_for_us(pid_t pid, const char *agent)
{
    struct attachment a = {.pid = pid};
    struct tapset_attach_table table;
    struct failure f;
    bool ours = look(&a, pid, agent, &f) && a.has_agent && read_table(&a, &table, &f) && table.state == TAPSET_ATTACH_ACTIVE && table.owner == (uint32_t)getpid();
    forget(&a);
    return ours;
}

/* One look at all processes. The number of those that record for us, and of those that could not be left. */
static unsigned end_once(const char *agent, unsigned *failed, struct failure *f)
{
    unsigned found = 0;
    DIR *processes = opendir("/proc");
    *failed = 0;
    for (struct dirent *e; processes && (e = readdir(processes));) {
        pid_t pid = (pid_t)atol(e->d_name);
        if (pid <= 0 || pid == getpid() || !records_for_us(pid, agent))
            continue;
        found++;
        if (!attach_end(pid, agent, f) && kill(pid, 0) == 0)
            ++*failed;
    }
    if (processes)
        closedir(processes);
    return found;
}

unsigned attach_end_all(const char *agent, struct failure *f)
{
    unsigned failed = 0;
    for (unsigned i = 0; i < 10 && end_once(agent, &failed, f) > failed; i++)
        ; /* again: a process may have forked while we looked */
    return failed;
}
