/* Kernel programs that follow processes: fork, exec, exit. */
#ifndef TAPSET_UPROBE_PROCESS_PROGRAM_H
#define TAPSET_UPROBE_PROCESS_PROGRAM_H
#include "bpf.h"
#include "btf.h"
#include "event.h"

struct task_layout { int tgid, pid, signal, live, exit_code, file, inode, number, super_block, device; };

bool task_layout_read(struct task_layout *l, const struct btf *b);
/* type is UEVENT_FORK, UEVENT_EXEC or UEVENT_EXIT. In SCOPE_TREE a fork makes the child traced, and an exit ends that. */
bool process_program(struct bpf_code *c, enum uevent_type type, const struct task_layout *l, const struct kernel_maps *maps);

#endif
