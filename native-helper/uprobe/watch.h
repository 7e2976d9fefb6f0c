/* A session of kernel probes: which processes, which files, and the recording of what they hit. */
#ifndef TAPSET_UPROBE_WATCH_H
#define TAPSET_UPROBE_WATCH_H
#include "image.h"
#include "kernel_probes.h"
#include "ring.h"
#include <sys/types.h>

struct watch {
    bool active;
    const struct launch_request *request;
    struct kernel_probes probes;
    struct catalogue catalogue;
    struct ring ring;
    struct table images; /* pid */
    struct table scans;  /* pid -> struct scan: when its mapped files are looked at again */
    struct table parents; /* pid -> pid of its parent, of processes whose fork was seen */
    uint64_t *counters; /* the file `discarded`, or NULL (helper/counters.h) */
    uint64_t lost_seen;
    uint64_t next_lost;  /* when losses are looked for again */
    uint64_t unseen;     /* programs that had ended before their files could be looked at, where some of those might have been wanted */
};

/* The request must live as long. SCOPE_USER traces the processes of `uid`, SCOPE_ALL every one, SCOPE_TREE those that watch_trace() names and what they start. Files that the request
 * names are armed now; others when a traced process is seen to have them mapped. */
bool watch_open(struct watch *w, struct launch_request *r, enum scope scope, uint32_t uid, struct failure *f);
/* Arms the file of a program about to be started. */
void watch_program(struct watch *w, const char *file);
/* Traces a running process and its descendants; or (SCOPE_TREE) the caller itself, for what it is going to start. */
void watch_trace(struct watch *w, pid_t pid);
/* Takes what has happened, writes it. True if there was anything. */
bool watch_poll(struct watch *w);
/* False if no probe has this id. */
bool watch_switch(struct watch *w, uint32_t id, bool enabled);
/* Ends it: reason as in an EXIT record for images that go on. Gives `unseen`. */
uint64_t watch_close(struct watch *w);

#endif
