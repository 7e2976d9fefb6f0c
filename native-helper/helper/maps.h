/* What is mapped into another process, and where its symbols are. */
#ifndef TAPSET_HELPER_MAPS_H
#define TAPSET_HELPER_MAPS_H
#include "text.h"
#include <stdint.h>
#include <sys/types.h>

struct mapping {
    uint64_t start, end, offset, inode, device;
    bool executable, writable;
    char *path; /* "" for anonymous memory */
};

struct maps {
    struct mapping *items; /* by address */
    size_t count;
};

/* False if the process is gone or may not be looked at. */
bool maps_read(struct maps *m, pid_t pid);
void maps_free(struct maps *m);

/* The mapping that holds `address`, or NULL. */
const struct mapping *maps_at(const struct maps *m, uint64_t address);

/* A mapped ELF file of another process. */
struct mapped_object {
    char file[4200];          /* a path that opens it from here, through the process' own root */
    uint64_t bias;
    uint64_t text, text_end;  /* its executable mappings, from the first to the last */
};

/* The object whose file name starts with one of `names` (NULL-terminated), or that is `device` and `inode` where names is NULL. */
bool maps_find(const struct maps *m, pid_t pid, const char *const *names, uint64_t device, uint64_t inode, struct mapped_object *o);

/* Load address minus the file's own addresses, from any mapping of the file. False if no segment of it explains the mapping. */
bool mapping_bias(const struct mapping *m, const char *file, uint64_t *bias);

/* The address of one of its symbols in the process; 0 if it has none of that name. */
uint64_t mapped_symbol(const struct mapped_object *o, const char *name);

#endif
