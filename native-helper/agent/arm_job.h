/* The arming of one object: what its parts share (wanted.c chooses the places, make_site.c makes their sites, arm.c the patches). Under the loader's lock. */
#ifndef TAPSET_ARM_JOB_H
#define TAPSET_ARM_JOB_H
#include "agent.h"
#include "elf_notes.h"
#include "placement.h"

/* One marker note that one probe wants. */
struct wanted { struct elf_marker marker; const struct tapset_plan_probe *probe; };

struct job {
    struct tapset_object *object;
    const struct elf_file *file;
    bool alone;
    struct wanted *wanted;
    struct placement *places;
    size_t nwanted, nplaces;
    uintptr_t low, high; /* mapped range */
    uint8_t *trampolines;
    size_t trampolines_size, trampolines_used;
    unsigned armed;
    const struct tapset_plan_probe *function_probe; /* whose functions are being collected */
    const struct tapset_stand_in *stand_in;         /* for this one */
    bool has_module;
    struct elf_file debug; /* names of functions, where the file has none */
};

/* Memory that lives as long as the process; NULL: there is none. */
void *arm_keep(size_t size);

/* Collects what the plan wants of the object into `wanted` and `places`, which have room for WANTED_MOST each. */
#define WANTED_MOST 16384u
void wanted_collect(struct job *j, bool functions);

/* Whether the plan has anything to look for beyond markers in the object at `path`. */
bool wanted_functions(const char *path);

/* Has the object in the log, with a number. */
void arm_ready_module(struct job *j);

/* Writes down that a place is not armed, and why. */
void arm_refuse(const struct job *j, const struct wanted *w, const char *reason);

/* The site of one place for one probe. NULL: no memory is left, or nothing more can be recorded. `place_reason`: why a trap is used, or NULL. */
struct site *make_site(const struct job *j, const struct wanted *w, uint32_t how, const char *place_reason);

#endif
