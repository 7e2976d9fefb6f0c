/* The part of a kernel program that reads one argument. Registers as in site_program.c: r6 the context; -16 on the stack and r0 to r3 are used. */
#ifndef TAPSET_UPROBE_VALUE_PROGRAM_H
#define TAPSET_UPROBE_VALUE_PROGRAM_H
#include "../agent/fetch.h"
#include "bpf.h"

/* r3 = the argument, extended; goes to `bad` (only ever for FETCH_MEMORY, or where there are steps) where it cannot be read. `pc`: link-time address of the site. */
void value_program(struct bpf_code *c, const struct fetch *f, uint64_t pc, size_t bad);

#endif
