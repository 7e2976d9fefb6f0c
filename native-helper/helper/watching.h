/* The part of a session that uses kernel probes: who may trace what, and the pace of reading. */
#ifndef TAPSET_HELPER_WATCHING_H
#define TAPSET_HELPER_WATCHING_H
#include "../uprobe/watch.h"

struct watching {
    struct watch watch;
    struct launch_request request; /* taken over */
    int pause;                     /* ms between two looks at the ring */
};

/* Only root traces what belongs to others; the capabilities for kernel probes would let anybody read everything. */
bool watching_may_trace(pid_t pid, struct failure *f);
bool watching_may_watch(const struct launch_request *r, struct failure *f);
/* Writes the plan and makes the kernel ready; takes the contents of `r`, also those that its owner would free. On failure nothing is left, and `r` is as before. */
bool watching_start(struct watching *w, struct launch_request *r, enum scope scope, struct failure *f);
/* Reads what there is; for how long (ms) nothing has to be read now, or -1. */
int watching_poll(struct watching *w);
bool watching_switch(struct watching *w, uint32_t id, bool enabled);
/* Ends it. How many programs ended before their files could be armed (struct watch, `unseen`). */
uint64_t watching_end(struct watching *w);

/* Prints {"works":true,"method":"BPF uprobe_multi"} or {"works":false,"problem":"a sentence"}, after trying. An exit status. */
int watching_report(void);

#endif
