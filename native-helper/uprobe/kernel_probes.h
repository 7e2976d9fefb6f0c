/* Kernel probes (uprobes) with our programs on them. They belong to the files, and the programs decide whether the process that hit one is traced. When the helper ends, however it
 * ends, the kernel takes all of them away (what tracefs keeps of one that was killed is a name). */
#ifndef TAPSET_UPROBE_KERNEL_PROBES_H
#define TAPSET_UPROBE_KERNEL_PROBES_H
#include "catalogue.h"
#include "event.h"
#include "links.h"

struct kernel_program { const struct recipe *recipe; int fd; };

struct kernel_probes {
    struct kernel_maps maps;
    int following[3]; /* fork, exec, exit */
    int entry;        /* the program that all sites run first */
    struct kernel_program *programs; /* by number of the recipe */
    size_t nprograms;
    struct kernel_links links; /* and by which method */
};

/* Finds out what this kernel and our rights allow, makes the maps, and follows processes. "cannot-attach" with the reason and what would help. */
bool kernel_probes_open(struct kernel_probes *k, enum scope scope, uint32_t uid, size_t nprobes, struct failure *f);
/* Arms the sites of one file of the catalogue, which is opened by the path `here`. Sites that the kernel refuses become TAPSET_REFUSED with its reason. */
void kernel_probes_arm(struct kernel_probes *k, struct catalogue *c, size_t file, const char *here);
void kernel_probes_close(struct kernel_probes *k);

#define KERNEL_RING_SIZE (64u << 20)

#endif
