/* What /proc tells of a process. */
#ifndef TAPSET_UPROBE_PROCESS_FACTS_H
#define TAPSET_UPROBE_PROCESS_FACTS_H
#include "../helper/text.h"
#include <stdint.h>
#include <sys/types.h>

struct process_facts {
    bool found;
    uint32_t ppid, uid, gid;
    char comm[16];
    char executable[4096], folder[4096]; /* "" where unknown */
    struct text command; /* arguments, joined by blanks, quoted for a shell where needed */
};

void process_facts_read(struct process_facts *p, pid_t pid);
void process_facts_free(struct process_facts *p);
/* Reads from a mapping of a file that cannot be written to. The bytes got, 0 if it is none. */
size_t read_constant(pid_t pid, uint64_t at, uint8_t *bytes, size_t size);

#endif
