/* One thread, one poll loop over two descriptors: the control connection, and a signalfd that tells of ended children and of signals to the helper itself. */
#include "session.h"
#include "session_state.h"
#include "attach.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

void session_end_watching(struct session *s)
{
    uint64_t unseen = watching_end(&s->watching);
    struct failure warning;
    if (unseen == 0)
        return;
    fail(&warning, "cannot-attach", "%llu programs that were started had ended before kernel probes could be set in files that the script does not name (their own, their libraries), unless another program had shown these; "
         "name the files in the script, as process(\"/usr/bin/…\"), or use --backend agent", (unsigned long long)unseen);
    control_send_warning(s->control, warning.message);
}

/* What was started and goes on after the session: its text becomes that of its files again, as if it had been attached. What cannot be left (on aarch64, or because a debugger holds it) keeps its jumps, but
 * records nothing any more. */
static void leave_started(struct session *s)
{
    struct failure f;
    if (s->target.pid && !s->watching.watch.active)
        attach_end_all(s->agent.path, &f); /* nobody is there to be told of a failure */
    switches_all_off(&s->switches);
}

/* Out of the program, and out of what it has forked meanwhile. */
static void detach(struct session *s, bool ended)
{
    struct failure f;
    if (s->target.pid)
        return;
    if (s->watching.watch.active)
        session_end_watching(s);
    else if (!s->attached)
        return;
    else if (attach_end_all(s->agent.path, &f) > 0)
        control_send_failure(s->control, &f);
    session_say_detached(s, ended);
    s->left = true;
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
        session_launch(s, &r.launch);
    } else if (r.type == REQUEST_ATTACH) {
        session_attach(s, &r.launch);
    } else if (r.type == REQUEST_WATCH) {
        session_watch(s, &r.launch);
    } else if (r.type == REQUEST_DETACH && (s->attached || (s->watching.watch.active && !s->target.pid))) {
        detach(s, false);
    } else if (r.type == REQUEST_DETACH) {
        fail(&f, "bad-request", "no program is attached");
        control_send_failure(s->control, &f);
    } else if (r.type == REQUEST_GO) {
        session_go(s);
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
            leave_started(s);
            return s->target.pid || s->left ? 0 : 1;
        }
        if (fds[1].revents)
            handle_signal(s, signals);
        if (s->target.pid && !target_reap(&s->target)) {
            session_end_watching(s);
            session_say_exited(s);
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
    session_say_hello(&s);
    int status = loop(&s, signals);
    session_end_watching(&s);
    ahead_stop(&s.ahead);
    switches_free(&s.switches);
    agent_file_release(&s.agent);
    return status;
}
