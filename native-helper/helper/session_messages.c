/* What the helper tells of a session. */
#include "session_state.h"
#include "json.h"
#include "program.h"
#include "version.h"
#include <sys/wait.h>

void session_say_hello(struct session *s)
{
    struct text o = {0};
    json_begin(&o);
    json_put_number(&o, "v", 1);
    json_put_string(&o, "type", "hello");
    json_put_string(&o, "helper", TAPSET_VERSION);
    json_put_string(&o, "agent", s->agent.path);
    control_send(s->control, &o);
}

void session_say_held(struct session *s)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "held");
    json_put_number(&o, "pid", s->target.pid);
    control_send(s->control, &o);
}

void session_say_started(struct session *s, pid_t pid)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "started");
    json_put_number(&o, "pid", pid);
    json_put_string(&o, "backend", s->watching.watch.active ? "uprobe" : "agent");
    control_send(s->control, &o);
}

void session_say_detached(struct session *s, bool ended)
{
    struct text o = {0};
    json_begin(&o);
    json_put_string(&o, "type", "detached");
    json_put_number(&o, "pid", s->attached);
    json_put_bool(&o, "ended", ended);
    control_send(s->control, &o);
}

void session_say_exited(struct session *s)
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
