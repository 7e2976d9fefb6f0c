/* The files and marker sites that a session of kernel probes knows. */
#ifndef TAPSET_UPROBE_CATALOGUE_H
#define TAPSET_UPROBE_CATALOGUE_H
#include "../helper/request.h"
#include "site_program.h"
#include <tapset/format.h>

struct known_site {
    uint32_t file, probe, how; /* index of the file, id of the probe, enum tapset_how */
    uint64_t pc, semaphore;    /* link-time addresses */
    char *provider, *name, *args, *reason;
    uint32_t nslots;
    struct tapset_slot *slots;
    struct recipe *recipe; /* NULL where refused */
};

struct known_file {
    char *path;       /* as the program sees it */
    char build_id[65];
    uint64_t inode, device;
    size_t first, count; /* its sites */
    bool shown;          /* a process that executes it was looked at when it had mapped its libraries */
};

struct catalogue {
    bool stacks; /* some probe wants the callers: every file of a process may be on a stack */
    struct known_file *files;
    struct known_site *sites;
    size_t nfiles, nsites;
};

/* Looks for the sites in the file that the path `here` opens that the request wants in an object at `path`. The file is remembered also when there are none. Returns its index. */
size_t catalogue_add(struct catalogue *c, const struct launch_request *r, const char *path, const char *here, uint64_t device, uint64_t inode);
/* Index of a file, or -1. */
long catalogue_find(const struct catalogue *c, uint64_t device, uint64_t inode);
void catalogue_free(struct catalogue *c);

#endif
