/* Where the members of the kernel's structures are, from the type information that it publishes. */
#ifndef TAPSET_UPROBE_BTF_H
#define TAPSET_UPROBE_BTF_H
#include <stdbool.h>
#include <stddef.h>

struct btf { unsigned char *data; size_t size; };

/* Reads /sys/kernel/btf/vmlinux. */
bool btf_load(struct btf *b);
void btf_free(struct btf *b);
/* Byte offset of a direct member, or -1. */
int btf_offset(const struct btf *b, const char *structure, const char *member);

#endif
