/* Start of the agent in a program image.
 *
 * TAPSET_RECORDING names the folder; its file `plan` says what to capture. The constructor starts the process log, lets the providers look around, arms every object that is mapped, and
 * hooks the loader for those that come later. From then on the agent runs only at hits (site_hit.c) and at the interposed calls (process.c, signals.c, dlopen here). */
#define _GNU_SOURCE
#include "agent.h"
#include "log.h"
#include "objects.h"
#include "plan.h"
#include "process.h"
#include "providers.h"
#include "stream_life.h"
#include "strings.h"
#include "sys.h"
#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

static bool running;

static bool read_plan(const char *folder)
{
    char path[TAPSET_PATH_MAX];
    struct text t = text_in(path, sizeof path);
    text_put(&t, folder);
    text_put(&t, "/plan");
    const char *problem;
    unsigned bad;
    if (!plan_load(path, &problem, &bad)) {
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
    tapset_clock_is_tsc = tapset_plan()->tsc;
    return true;
}

static bool own_path(char path[PATH_MAX])
{
    Dl_info info;
    return dladdr((const void *)&running, &info) != 0 && realpath(info.dli_fname, path) != NULL;
}

__attribute__((constructor)) static void start(void)
{
    char self[PATH_MAX];
    const char *folder = getenv("TAPSET_RECORDING");
    if (!folder || !*folder || getauxval(AT_SECURE))
        return;
    if (folder[0] != '/' || strlen(folder) + 100 > TAPSET_PATH_MAX) {
        sys_complain("TAPSET_RECORDING is not an absolute path: ", folder);
        return;
    }
    strcpy(log_folder, folder);
    sys_init();
    if (!read_plan(folder) || !own_path(self))
        return;
    process_start(self);
    if (!strings_init() || !stream_start()) {
        sys_complain("cannot write into the recording, the program runs untraced: ", folder);
        return;
    }
    running = true;
    if (strcmp(tapset_plan()->policy, "grow") != 0)
        tapset_note(2, "overflow policy %s is not available yet: the recording grows", tapset_plan()->policy);
    providers_start();
    objects_start();
    objects_ready_at_start();
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

__asm__(
    ".text\n"
    ".globl dlopen\n"
    ".type dlopen,@function\n"
    "dlopen:\n"
    "  push %rdi\n"
    "  push %rsi\n"
    "  sub $8,%rsp\n"
    "  call agent_dlopen_is_watched\n"
    "  add $8,%rsp\n"
    "  pop %rsi\n"
    "  pop %rdi\n"
    "  test %al,%al\n"
    "  jnz agent_watched_dlopen\n"
    "  jmp *agent_real_dlopen(%rip)\n"
    ".size dlopen,.-dlopen\n");
