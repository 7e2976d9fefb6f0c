/* One thread, one poll loop over two descriptors: the control connection, and a signalfd that tells of ended children and of signals to the helper itself. */
#include "session.h"
#include "agent_file.h"
#include "ahead.h"
#include "attach.h"
#include "plan.h"
#include "program.h"
#include "counters.h"
#include "switches.h"
#include "version.h"
#include "../uprobe/watch.h"
#include "watching.h"
#include <errno.h>
#include <fnmatch.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

struct session {
    struct control *control;
    const struct inheritance *inheritance;
    struct agent_file agent;
    struct target target;
    struct switches switches;
    struct ahead ahead;
    uint64_t *counters; /* mapped for as long as the helper lives */
    struct watching watching; /* by kernel probes */
    pid_t attached; /* 0: none */
    int attached_fd;
    bool left; /* the attached program was left, there is nothing more to do */
    bool kill_on_close;
};

static bool wants_python(const struct launch_request *r)
{
    for (size_t i = 0; i < r->nprobes; i++)
        if (fnmatch(r->probes[i].provider, "python", 0) == 0)
            return true;
    return false;
}

static void say(struct session *s, const char *type, pid_t pid)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", type);
    json_put_number(&o, "pid", pid);
    control_send(s->control, &o);
}

static void say_started(struct session *s, pid_t pid)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "started");
    json_put_number(&o, "pid", pid);
    json_put_string(&o, "backend", s->watching.watch.active ? "uprobe" : "agent");
    control_send(s->control, &o);
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

static void end_watching(struct session *s)
{
    uint64_t unseen = watching_end(&s->watching);
    struct failure warning;
    if (unseen == 0)
        return;
    fail(&warning, "cannot-attach", "%llu programs that were started had ended before kernel probes could be set in files that the script does not name (their own, their libraries), unless another program had shown these; "
         "name the files in the script, as process(\"/usr/bin/…\"), or use --backend agent", (unsigned long long)unseen);
    control_send_warning(s->control, warning.message);
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

/* The program that waits begins. */
static void go(struct session *s)
{
    struct failure f;
    if (!s->target.held) {
        fail(&f, "bad-request", "no program waits for its start");
        control_send_failure(s->control, &f);
    } else if (target_release(&s->target, &f)) {
        say_started(s, s->target.pid);
    } else {
        end_watching(s);
        ahead_stop(&s->ahead);
        control_send_failure(s->control, &f);
    }
}

static void launch(struct session *s, struct launch_request *r)
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
            s->kill_on_close = r->kill_on_close;
            if (agent)
                ahead_start(&s->ahead, r->recording);
            f.code = NULL;
        } else if (!agent) {
            end_watching(s);
        }
    }
    if (f.code)
        control_send_failure(s->control, &f);
    else if (r->hold)
        say(s, "held", s->target.pid);
    else
        go(s);
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

static void attach(struct session *s, struct launch_request *r)
{
    struct failure f;
    f.code = NULL;
    if (!is_busy(s, &f)) {
        if ((s->attached_fd = (int)syscall(SYS_pidfd_open, r->pid, 0)) < 0) {
            fail(&f, "cannot-attach", "there is no process %d", r->pid);
        } else if (attach_by(s, r, &f)) {
            f.code = NULL;
            s->attached = r->pid;
            say_started(s, s->attached);
        } else {
            close(s->attached_fd);
        }
    }
    if (f.code)
        control_send_failure(s->control, &f);
}

static void watch(struct session *s, struct launch_request *r)
{
    struct failure f;
    if (!is_busy(s, &f) && watching_may_watch(r, &f) && watching_start(&s->watching, r, r->all_users ? SCOPE_ALL : SCOPE_USER, &f)) {
        warn_of_block(s, r);
        say_started(s, 0);
    } else {
        control_send_failure(s->control, &f);
    }
}

static void say_detached(struct session *s, bool ended)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "detached");
    json_put_number(&o, "pid", s->attached);
    json_put_bool(&o, "ended", ended);
    control_send(s->control, &o);
    s->left = true;
}

/* What was started and goes on after the session: its text becomes that of its files again, as if it had been attached. */
static void leave_started(struct session *s)
{
    struct failure f;
    if (s->target.pid && !s->watching.watch.active)
        attach_end_all(s->agent.path, &f); /* nobody is there to be told of a failure; the agent records on, as before */
}

/* Out of the program, and out of what it has forked meanwhile. */
static void detach(struct session *s, bool ended)
{
    struct failure f;
    if (s->target.pid)
        return;
    if (s->watching.watch.active)
        end_watching(s);
    else if (!s->attached)
        return;
    else if (attach_end_all(s->agent.path, &f) > 0)
        control_send_failure(s->control, &f);
    say_detached(s, ended);
    if (s->attached)
        close(s->attached_fd);
    s->attached = 0;
}

static void handle_line(struct session *s, const char *line, size_t length)
{
    struct request r;
    struct failure f;
    if (!request_parse(&r, line, length, &f)) {
        control_send_failure(s->control, &f);
        return;
    }
    if (r.type == REQUEST_LAUNCH) {
        launch(s, &r.launch);
    } else if (r.type == REQUEST_ATTACH) {
        attach(s, &r.launch);
    } else if (r.type == REQUEST_WATCH) {
        watch(s, &r.launch);
    } else if (r.type == REQUEST_DETACH && (s->attached || (s->watching.watch.active && !s->target.pid))) {
        detach(s, false);
    } else if (r.type == REQUEST_DETACH) {
        fail(&f, "bad-request", "no program is attached");
        control_send_failure(s->control, &f);
    } else if (r.type == REQUEST_GO) {
        go(s);
    } else if (r.type == REQUEST_PROBE) {
        if (!switches_set(&s->switches, r.probe, r.enabled) && !watching_switch(&s->watching, r.probe, r.enabled)) {
            fail(&f, "bad-request", "no probe of this session has the number %u", (unsigned)r.probe);
            control_send_failure(s->control, &f);
        }
    } else if (s->attached) {
        kill(s->attached, r.signal);
    } else if (!s->target.pid) {
        fail(&f, "bad-request", "no program was started yet that could get a signal");
        control_send_failure(s->control, &f);
    } else {
        target_signal(&s->target, r.signal);
    }
    request_free(&r);
}

/* False when the connection is over. */
static bool handle_control(struct session *s)
{
    struct failure f;
    char *line;
    size_t length;
    bool open = control_read(s->control, &f);
    if (!open && f.code)
        control_send_failure(s->control, &f);
    while ((line = control_take_line(s->control, &length)) != NULL) {
        handle_line(s, line, length);
        free(line);
    }
    return open && s->control->fd >= 0;
}

static void tell_end(struct session *s)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "exited");
    json_put_number(&o, "pid", s->target.pid);
    if (WIFSIGNALED(s->target.status)) {
        const char *name = signal_name(WTERMSIG(s->target.status));
        json_put_string(&o, "signal", name ? name : "RT");
    } else {
        json_put_number(&o, "status", WEXITSTATUS(s->target.status));
    }
    control_send(s->control, &o);
}

static void handle_signal(struct session *s, int signals)
{
    struct signalfd_siginfo info;
    if (read(signals, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    if (info.ssi_signo == SIGTERM || info.ssi_signo == SIGHUP)
        detach(s, false);
    if ((info.ssi_signo == SIGTERM || info.ssi_signo == SIGHUP) && s->target.pid && !s->target.ended)
        target_signal(&s->target, (int)info.ssi_signo);
}

static int watch_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGCHLD, SIG_DFL); /* a caller that ignores it would make children vanish unseen */
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

static void say_hello(struct session *s)
{
    struct text o = {0};
    json_begin(&o);
    json_put_number(&o, "v", 1);
    json_put_string(&o, "type", "hello");
    json_put_string(&o, "helper", TAPSET_VERSION);
    json_put_string(&o, "agent", s->agent.path);
    control_send(s->control, &o);
}

static int loop(struct session *s, int signals)
{
    for (;;) {
        struct pollfd fds[3] = {{.fd = s->control->fd, .events = POLLIN}, {.fd = signals, .events = POLLIN}, {.fd = s->attached ? s->attached_fd : -1, .events = POLLIN}};
        if (poll(fds, 3, watching_poll(&s->watching)) < 0 && errno != EINTR)
            return 70;
        if (fds[2].revents)
            detach(s, true);
        if (s->left)
            return 0;
        if (fds[0].revents && !handle_control(s)) {
            detach(s, false);
            if (s->kill_on_close && s->target.pid)
                target_signal(&s->target, SIGTERM);
            leave_started(s);
            return s->target.pid || s->left ? 0 : 1;
        }
        if (fds[1].revents)
            handle_signal(s, signals);
        if (s->target.pid && !target_reap(&s->target)) {
            end_watching(s);
            tell_end(s);
            return 0;
        }
        if (s->left)
            return 0;
        if (s->control->fd < 0) {
            detach(s, false);
            return 1;
        }
    }
}

int session_run(struct control *control, const struct inheritance *inheritance)
{
    struct session s = {.control = control, .inheritance = inheritance, .ahead = AHEAD_NONE};
    struct failure f;
    int signals = watch_signals();
    if (signals < 0)
        return 70;
    if (!agent_file_find(&s.agent, &f)) {
        control_send_failure(control, &f);
        return 70;
    }
    say_hello(&s);
    int status = loop(&s, signals);
    end_watching(&s);
    ahead_stop(&s.ahead);
    switches_free(&s.switches);
    agent_file_release(&s.agent);
    return status;
}
