/* How a session begins: by a program that is started, one that runs already, or all of a user or of the system; by the agent, or by probes of the kernel. */
#include "session_state.h"
#include "attach.h"
#include "clock.h"
#include "environment.h"
#include "plan.h"
#include "program.h"
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

static bool wants_python(const struct launch_request *r)
{
    for (size_t i = 0; i < r->nprobes; i++)
        if (fnmatch(r->probes[i].provider, "python", 0) == 0)
            return true;
    return false;
}

/* A plan by which nothing was recorded: another try must find an empty folder. */
static void take_plan_back(const char *recording)
{
    struct text plan = {0};
    text_printf(&plan, "%s/plan", recording);
    unlink(plan.data);
    text_free(&plan);
}

static void warn_instead(struct session *s, const struct failure *why)
{
    struct failure warning;
    fail(&warning, "cannot-inject", "kernel probes are used, since %s", why->message);
    control_send_warning(s->control, warning.message);
}

/* A kernel program cannot wait. */
static void warn_of_block(struct session *s, const struct launch_request *r)
{
    if (strcmp(r->policy, "block") == 0)
        control_send_warning(s->control, "kernel probes cannot hold a program back for its reader: events that do not fit into the kernel's ring are lost and counted");
}

static bool is_busy(const struct session *s, struct failure *f)
{
    return (s->target.pid || s->attached || s->watching.watch.active) && !fail(f, "bad-request", "a program is traced already; a helper traces one");
}

/* Whether the agent will do the work; if not, the kernel is ready to. Neither: `f`. */
static bool choose_backend(struct session *s, struct launch_request *r, const char *file, bool *agent, struct failure *f)
{
    struct failure inject;
    bool may_agent = strcmp(r->backend, "uprobe") != 0, must_agent = strcmp(r->backend, "agent") == 0;
    *agent = may_agent && program_check(file, &inject);
    if (*agent)
        return plan_write(r, clock_calibrate(), f) && switches_make(&s->switches, r, f) && counters_make(r, &s->counters, f);
    if (must_agent || (may_agent && strcmp(inject.code, "cannot-inject") != 0)) {
        *f = inject;
        return false;
    }
    if (!watching_start(&s->watching, r, SCOPE_TREE, f)) {
        struct failure kernel = *f;
        return may_agent ? fail(f, "cannot-inject", "%s; and %s", inject.message, kernel.message) : false;
    }
    if (may_agent)
        warn_instead(s, &inject);
    warn_of_block(s, r);
    watch_program(&s->watching.watch, file);
    watch_trace(&s->watching.watch, getpid());
    return true;
}

void session_go(struct session *s)
{
    struct failure f;
    if (!s->target.held) {
        fail(&f, "bad-request", "no program waits for its start");
        control_send_failure(s->control, &f);
    } else if (target_release(&s->target, &f)) {
        session_say_started(s, s->target.pid);
    } else {
        session_end_watching(s);
        ahead_stop(&s->ahead);
        control_send_failure(s->control, &f);
    }
}

void session_launch(struct session *s, struct launch_request *r)
{
    struct failure f;
    struct environment e = environment_copy(environ);
    environment_apply(&e, r->env, r->nenv);
    char *file = program_find(r->argv[0], environment_get(&e, "PATH"), r->cwd, &f);
    bool agent = false;
    if (file && !is_busy(s, &f) && choose_backend(s, r, file, &agent, &f)) {
        if (agent) {
            environment_preload(&e, s->agent.path);
            environment_set(&e, "TAPSET_RECORDING", r->recording);
        }
        struct start start = {.file = file, .argv = r->argv, .environment = &e, .cwd = r->cwd, .deep_stack = agent && wants_python(r), .inheritance = s->inheritance};
        if (target_hold(&s->target, &start, &f)) {
            if (agent)
                ahead_start(&s->ahead, r->recording);
            f.code = NULL;
        } else if (!agent) {
            session_end_watching(s);
        }
    }
    if (f.code)
        control_send_failure(s->control, &f);
    else if (r->hold)
        session_say_held(s);
    else
        session_go(s);
    free(file);
    environment_free(&e);
}

static bool attach_by_agent(struct session *s, struct launch_request *r, struct failure *f)
{
    struct failure warning;
    if (!plan_write(r, clock_calibrate(), f))
        return false;
    if (switches_make(&s->switches, r, f) && counters_make(r, &s->counters, f) && attach_start(r->pid, s->agent.path, r->recording, &warning, f)) {
        if (warning.code)
            control_send_warning(s->control, warning.message);
        ahead_start(&s->ahead, r->recording);
        return true;
    }
    switches_free(&s->switches);
    take_plan_back(r->recording);
    return false;
}

static bool attach_by_kernel(struct session *s, struct launch_request *r, struct failure *f)
{
    if (!watching_may_trace(r->pid, f) || !watching_start(&s->watching, r, SCOPE_TREE, f))
        return false;
    warn_of_block(s, r);
    watch_trace(&s->watching.watch, r->pid);
    return true;
}

static bool attach_by(struct session *s, struct launch_request *r, struct failure *f)
{
    struct failure kernel;
    if (strcmp(r->backend, "uprobe") == 0)
        return attach_by_kernel(s, r, f);
    if (attach_by_agent(s, r, f))
        return true;
    bool other_way = strcmp(f->code, "cannot-inject") == 0;
    f->code = other_way ? "cannot-attach" : f->code;
    if (!other_way || strcmp(r->backend, "agent") == 0 || !attach_by_kernel(s, r, &kernel))
        return false;
    warn_instead(s, f);
    return true;
}

void session_attach(struct session *s, struct launch_request *r)
{
    struct failure f;
    f.code = NULL;
    if (!is_busy(s, &f)) {
        if ((s->attached_fd = (int)syscall(SYS_pidfd_open, r->pid, 0)) < 0) {
            fail(&f, "cannot-attach", "there is no process %d", r->pid);
        } else if (attach_by(s, r, &f)) {
            f.code = NULL;
            s->attached = r->pid;
            session_say_started(s, s->attached);
        } else {
            close(s->attached_fd);
        }
    }
    if (f.code)
        control_send_failure(s->control, &f);
}

void session_watch(struct session *s, struct launch_request *r)
{
    struct failure f;
    if (!is_busy(s, &f) && watching_may_watch(r, &f) && watching_start(&s->watching, r, r->all_users ? SCOPE_ALL : SCOPE_USER, &f)) {
        warn_of_block(s, r);
        session_say_started(s, 0);
    } else {
        control_send_failure(s->control, &f);
    }
}
