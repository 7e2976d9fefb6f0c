/* One thread, one poll loop over two descriptors: the control connection, and a signalfd that tells of ended children and of signals to the helper itself. */
#include "session.h"
#include "agent_file.h"
#include "attach.h"
#include "plan.h"
#include "program.h"
#include "switches.h"
#include "version.h"
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

static struct environment make_environment(const struct session *s, const struct launch_request *r)
{
    struct environment e = environment_copy(environ);
    environment_apply(&e, r->env, r->nenv);
    environment_preload(&e, s->agent.path);
    environment_set(&e, "TAPSET_RECORDING", r->recording);
    return e;
}

static void say_started(struct session *s, pid_t pid)
{
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "type", "started");
    cJSON_AddNumberToObject(o, "pid", pid);
    control_send(s->control, o);
}

static void launch(struct session *s, const struct launch_request *r)
{
    struct failure f;
    struct environment e = make_environment(s, r);
    char *file = program_find(r->argv[0], environment_get(&e, "PATH"), r->cwd, &f);
    struct start start = {
        .file = file, .argv = r->argv, .environment = &e, .cwd = r->cwd, .deep_stack = wants_python(r), .inheritance = s->inheritance,
    };
    if (s->target.pid || s->attached)
        fail(&f, "bad-request", "a program is traced already; a helper traces one");
    else if (file && program_check(file, &f) && plan_write(r, clock_calibrate(), &f) && switches_make(&s->switches, r, &f) && target_start(&s->target, &start, &f)) {
        s->kill_on_close = r->kill_on_close;
        say_started(s, s->target.pid);
        f.code = NULL;
    }
    if (f.code)
        control_send_failure(s->control, &f);
    free(file);
    environment_free(&e);
}

static void attach(struct session *s, const struct launch_request *r)
{
    struct failure f, warning;
    struct text plan = {0};
    text_printf(&plan, "%s/plan", r->recording);
    f.code = NULL;
    if (s->target.pid || s->attached) {
        fail(&f, "bad-request", "a program is traced already; a helper traces one");
    } else if ((s->attached_fd = (int)syscall(SYS_pidfd_open, r->pid, 0)) < 0) {
        fail(&f, "cannot-attach", "there is no process %d", r->pid);
    } else if (plan_write(r, clock_calibrate(), &f)) {
        f.code = NULL;
        if (switches_make(&s->switches, r, &f) && attach_start(r->pid, s->agent.path, r->recording, &warning, &f)) {
            s->attached = r->pid;
            if (warning.code)
                control_send_warning(s->control, warning.message);
            say_started(s, r->pid);
        } else {
            unlink(plan.data); /* so that another try finds an empty folder */
            close(s->attached_fd);
        }
    }
    if (f.code)
        control_send_failure(s->control, &f);
    text_free(&plan);
}

/* Out of the program, and out of what it has forked meanwhile. */
static void detach(struct session *s, bool ended)
{
    struct failure f;
    if (!s->attached)
        return;
    if (attach_end_all(s->agent.path, &f) > 0)
        control_send_failure(s->control, &f);
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "type", "detached");
    cJSON_AddNumberToObject(o, "pid", s->attached);
    cJSON_AddBoolToObject(o, "ended", ended);
    control_send(s->control, o);
    close(s->attached_fd);
    s->attached = 0;
    s->left = true;
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
    } else if (r.type == REQUEST_DETACH && s->attached) {
        detach(s, false);
    } else if (r.type == REQUEST_DETACH) {
        fail(&f, "bad-request", "no program is attached");
        control_send_failure(s->control, &f);
    } else if (r.type == REQUEST_PROBE) {
        if (!switches_set(&s->switches, r.probe, r.enabled)) {
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
    cJSON *o = cJSON_CreateObject();
    cJSON_AddStringToObject(o, "type", "exited");
    cJSON_AddNumberToObject(o, "pid", s->target.pid);
    if (WIFSIGNALED(s->target.status)) {
        const char *name = signal_name(WTERMSIG(s->target.status));
        cJSON_AddStringToObject(o, "signal", name ? name : "RT");
    } else {
        cJSON_AddNumberToObject(o, "status", WEXITSTATUS(s->target.status));
    }
    control_send(s->control, o);
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
    cJSON *o = cJSON_CreateObject();
    cJSON_AddNumberToObject(o, "v", 1);
    cJSON_AddStringToObject(o, "type", "hello");
    cJSON_AddStringToObject(o, "helper", TAPSET_VERSION);
    cJSON_AddStringToObject(o, "agent", s->agent.path);
    control_send(s->control, o);
}

static int loop(struct session *s, int signals)
{
    for (;;) {
        struct pollfd fds[3] = {{.fd = s->control->fd, .events = POLLIN}, {.fd = signals, .events = POLLIN}, {.fd = s->attached ? s->attached_fd : -1, .events = POLLIN}};
        if (poll(fds, 3, -1) < 0 && errno != EINTR)
            return 70;
        if (fds[2].revents)
            detach(s, true);
        if (s->left)
            return 0;
        if (fds[0].revents && !handle_control(s)) {
            detach(s, false);
            if (s->kill_on_close && s->target.pid)
                target_signal(&s->target, SIGTERM);
            return s->target.pid || s->left ? 0 : 1;
        }
        if (fds[1].revents)
            handle_signal(s, signals);
        if (s->target.pid && !target_reap(&s->target)) {
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
    struct session s = {.control = control, .inheritance = inheritance};
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
    switches_free(&s.switches);
    agent_file_release(&s.agent);
    return status;
}
