/* The part of a kernel program that decides whether an event is wanted: agent/condition.h. */
#ifndef TAPSET_UPROBE_FILTER_PROGRAM_H
#define TAPSET_UPROBE_FILTER_PROGRAM_H
#include "site_program.h"

/* Goes to `done`, and counts, where the recipe's conditions do not hold. Uses r0 to r3, r7 and the stack from -16 down to -104. */
void filter_program(struct bpf_code *c, const struct recipe *r, const struct kernel_maps *m, size_t done);

#endif
