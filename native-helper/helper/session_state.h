/* The state of a session and what its parts say and do: session_begin.c starts a program, attaches to one or watches all of them, session_messages.c speaks, session.c listens and ends. */
#ifndef TAPSET_HELPER_SESSION_STATE_H
#define TAPSET_HELPER_SESSION_STATE_H
#include "agent_file.h"
#include "ahead.h"
#include "control.h"
#include "counters.h"
#include "switches.h"
#include "target.h"
#include "watching.h"

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
};

/* ---- requests; each answers itself */
void session_launch(struct session *s, struct launch_request *r);
/* The program that waits begins. */
void session_go(struct session *s);
void session_attach(struct session *s, struct launch_request *r);
void session_watch(struct session *s, struct launch_request *r);

/* Takes the kernel probes out, if there are any, and warns of programs that were too quick for them. */
void session_end_watching(struct session *s);

/* ---- messages */
void session_say_hello(struct session *s);
void session_say_held(struct session *s);
void session_say_started(struct session *s, pid_t pid);
void session_say_detached(struct session *s, bool ended);
/* How the program that was started has ended. */
void session_say_exited(struct session *s);

#endif
