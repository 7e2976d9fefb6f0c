/* Setting a kernel program on places in files, in the best way that this kernel and our rights allow. */
#ifndef TAPSET_UPROBE_LINKS_H
#define TAPSET_UPROBE_LINKS_H
#include "bpf.h"

enum kernel_method {
    METHOD_MULTI,   /* BPF uprobe_multi links: kernel 6.6, needs CAP_BPF and CAP_PERFMON */
    METHOD_PERF,    /* a perf event for each place: kernel 5.15, needs CAP_SYS_ADMIN on most */
    METHOD_TRACEFS, /* the same, but the event is named in tracefs' uprobe_events first: for who may write there and has CAP_BPF and CAP_PERFMON only */
};

struct kernel_links {
    enum kernel_method method;
    int program;    /* runs at all places; not owned */
    int *fds;
    size_t count;
    unsigned named; /* events defined in tracefs */
};

/* "BPF uprobe_multi" and so on, for people. */
const char *kernel_method_name(enum kernel_method m);
/* The attach type that a program must be loaded for, or 0. */
uint32_t kernel_method_attach_type(enum kernel_method m);
/* Finds out what works here. The environment variable TAPSET_KERNEL_METHOD (multi, perf, tracefs) decides in place of that, for tests. */
enum kernel_method kernel_method_choose(void);
/* Sets the program on all the places, or, with false and errno, on none of them. */
bool kernel_links_add(struct kernel_links *k, const struct multi_link *places);
void kernel_links_close(struct kernel_links *k);

#endif
