/* Start of the agent in a program image.
 *
 * TAPSET_RECORDING names the folder; its file `plan` says what to capture. The constructor starts the process log, lets the providers look around, arms every object that is mapped, and
 * hooks the loader for those that come later. From then on the agent runs only at hits (site_hit.c) and at the interposed calls (process.c, signals.c, dlopen here). */
#define _GNU_SOURCE
#define TAPSET_AGENT_SIDE
#include "agent.h"
#include "log.h"
#include "objects.h"
#include "patches.h"
#include "plan.h"
#include "process.h"
#include "providers.h"
#include "signals.h"
#include "stream_life.h"
#include "strings.h"
#include "sys.h"
#include "unwind.h"
#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <tapset/attach.h>

static bool running;
bool tapset_attached;

static bool read_plan(const char *folder)
{
    char path[TAPSET_PATH_MAX];
    struct text t = text_in(path, sizeof path);
    text_put(&t, folder);
    text_put(&t, "/plan");
    const char *problem;
    unsigned bad;
    bool good = plan_load(path, &problem, &bad);
    if (good && !tapset_attached && plan_is_over(path))
        return false; /* started by a program that outlives its session */
    if (!good) {
        char line[128];
        struct text why = text_in(line, sizeof line);
        text_put(&why, problem);
        text_put(&why, "; the program runs untraced");
        sys_complain("the recording's plan ", line);
        return false;
    }
    if (bad) {
        char number[24];
        struct text n = text_in(number, sizeof number);
        text_number(&n, bad);
        sys_complain("lines of the recording's plan that were not understood: ", number);
    }
    t = text_in(path, sizeof path);
    text_put(&t, folder);
    text_put(&t, "/switches");
    plan_use_switches(path);
    t = text_in(path, sizeof path);
    text_put(&t, folder);
    text_put(&t, "/discarded");
    plan_use_counters(path);
    tapset_clock_is_tsc = tapset_plan()->tsc;
    tapset_tells_cpu = tapset_plan()->cpu;
    return true;
}

static bool own_path(char path[PATH_MAX])
{
    Dl_info info;
    return dladdr((const void *)&running, &info) != 0 && realpath(info.dli_fname, path) != NULL;
}

/* In a program that was attached to: a thread of it calls this, the others run. False: nothing was changed. */
static bool start(const char *folder)
{
    char self[PATH_MAX];
    strcpy(log_folder, folder);
    sys_init();
    if (!read_plan(folder) || !own_path(self))
        return false;
    process_start(self);
    if (!strings_init() || !stream_start()) {
        sys_complain("cannot write into the recording, the program runs untraced: ", folder);
        return false;
    }
    if (tapset_plan()->stacks)
        unwind_init();
    running = true;
    tapset_attach_table.owner = tapset_plan()->session;
    tapset_attach_table.state = TAPSET_ATTACH_ACTIVE;
    providers_start();
    objects_start(tapset_attached);
    objects_ready_at_start();
    return true;
}

__attribute__((constructor)) static void start_with_program(void)
{
    const char *folder = getenv("TAPSET_RECORDING");
    if (!folder || !*folder || getauxval(AT_SECURE))
        return;
    if (folder[0] != '/' || strlen(folder) + 100 > TAPSET_PATH_MAX)
        sys_complain("TAPSET_RECORDING is not an absolute path: ", folder);
    else
        start(folder);
}

static long problem(const char *sentence)
{
    struct text t = text_in(tapset_attach_table.problem, sizeof tapset_attach_table.problem);
    text_put(&t, sentence);
    return 0;
}

/* The thread that was chosen may be in the middle of a hit. */
static bool is_busy(void) { return tapset_thread.busy || tapset_thread.holds_lock; }

long tapset_attach(const char *folder, uint32_t owner)
{
    struct tapset_attach_table *t = &tapset_attach_table;
    if (is_busy())
        return TAPSET_ATTACH_BUSY;
    if (t->pending)
        return problem("an earlier session waits for it to let go of the hooks in its interpreter; try again later");
    if (t->state == TAPSET_ATTACH_ACTIVE)
        return problem("it is being traced already");
    if (t->state == TAPSET_ATTACH_BROKEN)
        return problem("an earlier session could not be taken out of it completely; start the program again");
    if (folder[0] != '/' || strlen(folder) + 100 > TAPSET_PATH_MAX)
        return problem("the path of the recording is too long for it");
    tapset_attached = patches_without_traps = patches_deferred = true;
    patches_reset();
    bool good = start(folder);
    t->owner = owner;
    patches_deferred = false;
    return good ? 1 : problem("it cannot write into the recording's folder, or has no memory left");
}

long tapset_detach_begin(void)
{
    if (is_busy())
        return TAPSET_ATTACH_BUSY;
    if (!running)
        return problem("it is not being traced");
    providers_leave();
    return 1;
}

long tapset_detach(void)
{
    struct tapset_attach_table *t = &tapset_attach_table;
    if (is_busy())
        return TAPSET_ATTACH_BUSY;
    if (!running)
        return problem("it is not being traced");
    running = false;
    process_stop();
    bool clean = stream_stop();
    if (clean)
        signals_give_back(); /* no thread reads memory any more that may not be there */
    log_stop();
    if (clean && t->pending == 0)
        strings_drop();
    patches_reset();
    t->owner = 0;
    t->state = clean ? TAPSET_ATTACH_IDLE : TAPSET_ATTACH_BROKEN;
    return 1;
}

/* ---- dlopen. glibc looks at its caller's address ($ORIGIN, RUNPATH, namespace): so we jump there and are not seen, except for the few libraries whose provider
 * must know when they are complete. */

__attribute__((visibility("hidden"))) void *(*agent_real_dlopen)(const char *, int);

__attribute__((visibility("hidden"))) bool agent_dlopen_is_watched(const char *name)
{
    if (!agent_real_dlopen)
        agent_real_dlopen = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
    return running && name && (providers_wait_for(name) || objects_need_dlopen());
}

__attribute__((visibility("hidden"))) void *agent_watched_dlopen(const char *name, int flags)
{
    void *handle = agent_real_dlopen(name, flags);
    objects_dlopened(name, handle);
    return handle;
}

