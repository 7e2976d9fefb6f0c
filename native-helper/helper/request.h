/* What the caller asks for, checked: every size, type and range was looked at before a field gets in here. */
#ifndef TAPSET_HELPER_REQUEST_H
#define TAPSET_HELPER_REQUEST_H
#include "text.h"
#include <stdint.h>

struct env_change {
    char *name;
    char *value; /* NULL: remove */
};

struct slot_request {
    char kind;    /* 'i' int, 's' string, 'n' string with length, 'u' stack */
    int arg, arg2; /* from 1; arg2 only for 'n'; of a stack: arg addresses at most */
};

struct probe_request {
    uint32_t id;
    char *path; /* "" for any object */
    char *provider, *name;
    char *args; /* of a function's entry: more arguments, counted on from those of the calling convention, as in a note; or NULL */
    bool all_ints;
    size_t nslots;
    struct slot_request *slots;
    char *when; /* conditions, checked (agent/condition.h); NULL: none */
};

/* Of a launch; of an attach, which has a pid in place of argv, cwd and env; or of a watch, which has a uid or none. */
struct launch_request {
    char *recording; /* absolute */
    int pid;
    char **argv;     /* NULL-terminated, argv[0] not empty */
    char *cwd;       /* absolute, or NULL: the helper's own */
    size_t nenv;
    struct env_change *env;
    const char *python; /* auto, exact or fast */
    bool cpu;           /* events tell their processor */
    bool hold;          /* the program begins when it is told to */
    const char *policy; /* grow, block or overwrite */
    uint64_t room;      /* bytes of a stream, for block and overwrite */
    const char *backend; /* auto, agent or uprobe */
    bool all_users;      /* of a watch: every process, else those of `uid` */
    uint32_t uid;
    size_t nprobes;
    struct probe_request *probes;
};

struct request {
    enum { REQUEST_LAUNCH, REQUEST_SIGNAL, REQUEST_ATTACH, REQUEST_DETACH, REQUEST_PROBE, REQUEST_WATCH, REQUEST_GO } type;
    int signal;
    uint32_t probe; /* id */
    bool enabled;
    struct launch_request launch;
};

/* Reads one line of the protocol. Unknown fields are ignored; anything else that is not as it should be gives "bad-request". */
bool request_parse(struct request *r, const char *line, size_t length, struct failure *f);
void request_free(struct request *r);
void launch_request_free(struct launch_request *l);

/* "TERM" or "SIGTERM" to its number, 0 if unknown; and back, NULL if unnamed. */
int signal_number(const char *name);
const char *signal_name(int number);

#endif
