/* r6 the context, r7 a task. Stack: -8 pid and tid, -16 a value, -24 a map's key, -32 a map's value, -96 the event. */
#include "process_program.h"
#include <string.h>

#define R(n) BPF_REG_##n
#define EVENT (-112)
#define EVENT_SIZE (int)(sizeof(struct uevent) + 16)
#define AT(field) (int16_t)(EVENT + (int)offsetof(struct uevent, field))
#define SLOT(i) (int16_t)(EVENT + (int)sizeof(struct uevent) + 8 * (i))

bool task_layout_read(struct task_layout *l, const struct btf *b)
{
    l->tgid = btf_offset(b, "task_struct", "tgid");
    l->pid = btf_offset(b, "task_struct", "pid");
    l->signal = btf_offset(b, "task_struct", "signal");
    l->exit_code = btf_offset(b, "task_struct", "exit_code");
    l->live = btf_offset(b, "signal_struct", "live");
    l->file = btf_offset(b, "linux_binprm", "file");
    l->inode = btf_offset(b, "file", "f_inode");
    l->number = btf_offset(b, "inode", "i_ino");
    l->super_block = btf_offset(b, "inode", "i_sb");
    l->device = btf_offset(b, "super_block", "s_dev");
    return l->tgid >= 0 && l->pid >= 0 && l->signal >= 0 && l->live >= 0 && l->exit_code >= 0;
}

static void stack(struct bpf_code *c, uint8_t reg, int at)
{
    bpf_move(c, reg, R(10));
    bpf_add_imm(c, reg, at);
}

/* r0 = `size` bytes at r`base` + offset in the kernel. */
static void read_kernel(struct bpf_code *c, uint8_t base, int offset, int size)
{
    bpf_move(c, R(3), base);
    bpf_add_imm(c, R(3), offset);
    bpf_store_imm(c, BPF_DW, R(10), -16, 0);
    stack(c, R(1), -16);
    bpf_move_imm(c, R(2), size);
    bpf_call(c, BPF_FUNC_probe_read_kernel);
    bpf_load(c, BPF_DW, R(0), R(10), -16);
}

static void traced_key(struct bpf_code *c, const struct kernel_maps *m)
{
    bpf_put_map(c, R(1), m->traced);
    stack(c, R(2), -24);
}

static void filter(struct bpf_code *c, const struct kernel_maps *m, size_t done)
{
    bpf_call(c, BPF_FUNC_get_current_pid_tgid);
    bpf_store(c, BPF_DW, R(10), -8, R(0));
    if (m->scope != SCOPE_TREE)
        return;
    bpf_put(c, BPF_ALU64 | BPF_RSH | BPF_K, R(0), 0, 0, 32);
    bpf_store(c, BPF_W, R(10), -24, R(0));
    traced_key(c, m);
    bpf_call(c, BPF_FUNC_map_lookup_elem);
    bpf_jump(c, BPF_JEQ, R(0), 0, done);
}

static void begin_event(struct bpf_code *c, enum uevent_type type)
{
    bpf_call(c, BPF_FUNC_ktime_get_ns);
    bpf_store(c, BPF_DW, R(10), AT(ns), R(0));
    bpf_load(c, BPF_DW, R(1), R(10), -8);
    bpf_store(c, BPF_DW, R(10), AT(tid), R(1));
    bpf_store_imm(c, BPF_W, R(10), AT(site), 0);
    bpf_store_imm(c, BPF_W, R(10), AT(type), (int32_t)(type | 2u << 16));
    bpf_store_imm(c, BPF_DW, R(10), AT(faults), 0);
    for (int i = 0; i < 2; i++)
        bpf_store_imm(c, BPF_DW, R(10), SLOT(i), 0);
    bpf_call(c, BPF_FUNC_get_current_uid_gid);
    bpf_store(c, BPF_DW, R(10), AT(uid), R(0));
    stack(c, R(1), AT(comm));
    bpf_move_imm(c, R(2), 16);
    bpf_call(c, BPF_FUNC_get_current_comm);
}

static void fork_child(struct bpf_code *c, const struct task_layout *l, const struct kernel_maps *m, size_t done)
{
    bpf_load(c, BPF_DW, R(7), R(6), 8); /* the second argument */
    read_kernel(c, R(7), l->tgid, 4);
    bpf_store(c, BPF_DW, R(10), SLOT(0), R(0));
    read_kernel(c, R(7), l->pid, 4);
    bpf_load(c, BPF_DW, R(1), R(10), SLOT(0));
    bpf_put(c, BPF_JMP | BPF_JEQ | BPF_X, R(0), R(1), 1, 0);
    bpf_jump(c, BPF_JA, 0, 0, done); /* a thread */
    if (m->scope == SCOPE_TREE) {
        bpf_store(c, BPF_W, R(10), -24, R(1));
        bpf_store_imm(c, BPF_W, R(10), -32, 1);
        traced_key(c, m);
        stack(c, R(3), -32);
        bpf_move_imm(c, R(4), BPF_ANY);
        bpf_call(c, BPF_FUNC_map_update_elem);
    }
}

static void exiting(struct bpf_code *c, const struct task_layout *l, const struct kernel_maps *m)
{
    size_t others = bpf_label_new(c);
    bpf_call(c, BPF_FUNC_get_current_task);
    bpf_move(c, R(7), R(0));
    read_kernel(c, R(7), l->exit_code, 4);
    bpf_store(c, BPF_DW, R(10), SLOT(0), R(0));
    read_kernel(c, R(7), l->signal, 8);
    bpf_move(c, R(7), R(0));
    read_kernel(c, R(7), l->live, 4); /* threads left, without this one */
    bpf_jump(c, BPF_JNE, R(0), 0, others);
    bpf_store_imm(c, BPF_DW, R(10), SLOT(1), 1);
    if (m->scope == SCOPE_TREE) {
        traced_key(c, m); /* the key is still the filter's */
        bpf_call(c, BPF_FUNC_map_delete_elem);
    }
    bpf_label(c, others);
}

/* The file that is executed: of a script its interpreter. Zeros where the kernel's structures are not as we know them. */
static void executed(struct bpf_code *c, const struct task_layout *l)
{
    if (l->file < 0 || l->inode < 0 || l->number < 0 || l->super_block < 0 || l->device < 0)
        return;
    bpf_load(c, BPF_DW, R(7), R(6), 16); /* the third argument */
    read_kernel(c, R(7), l->file, 8);
    bpf_move(c, R(7), R(0));
    read_kernel(c, R(7), l->inode, 8);
    bpf_move(c, R(7), R(0));
    read_kernel(c, R(7), l->number, 8);
    bpf_store(c, BPF_DW, R(10), SLOT(0), R(0));
    read_kernel(c, R(7), l->super_block, 8);
    bpf_move(c, R(7), R(0));
    read_kernel(c, R(7), l->device, 4);
    bpf_store(c, BPF_DW, R(10), SLOT(1), R(0));
}

bool process_program(struct bpf_code *c, enum uevent_type type, const struct task_layout *l, const struct kernel_maps *m)
{
    memset(c, 0, sizeof *c);
    size_t done = bpf_label_new(c);
    bpf_move(c, R(6), R(1));
    filter(c, m, done);
    begin_event(c, type);
    if (type == UEVENT_FORK)
        fork_child(c, l, m, done);
    if (type == UEVENT_EXEC)
        executed(c, l);
    if (type == UEVENT_EXIT)
        exiting(c, l, m);
    bpf_put_map(c, R(1), m->ring);
    stack(c, R(2), EVENT);
    bpf_move_imm(c, R(3), EVENT_SIZE);
    bpf_move_imm(c, R(4), BPF_RB_NO_WAKEUP);
    bpf_call(c, BPF_FUNC_ringbuf_output);
    bpf_label(c, done);
    bpf_exit(c);
    return bpf_code_end(c);
}
