/* Registers of every program: r6 the context, r7 bytes used of the buffer, r8 the buffer, r9 a length. The buffer begins with 8 bytes for its lock; the event follows.
 * On the stack: -8 pid and tid, -16 a value being read, -24 a map's key; below them the buffer of an event without strings. */
#include "site_program.h"
#include "filter_program.h"
#include "value_program.h"
#include <string.h>

#define AT(field) (int16_t)(8 + offsetof(struct uevent, field))
#define SLOT(i) (int16_t)(8 + sizeof(struct uevent) + 8 * (i))
#define ON_STACK_MAX 54u
#define BUFFERS_TRIED 4
#define R(n) BPF_REG_##n

bool recipe_equal(const struct recipe *a, const struct recipe *b)
{
    return a->place == b->place && a->nvalues == b->nvalues && a->pc == b->pc && a->nconditions == b->nconditions &&
           memcmp(a->conditions, b->conditions, a->nconditions * sizeof *a->conditions) == 0 && memcmp(a->values, b->values, a->nvalues * sizeof *a->values) == 0;
}

static bool has_strings(const struct recipe *r)
{
    for (uint32_t i = 0; i < r->nvalues; i++)
        if (r->values[i].kind != TAPSET_SLOT_INT)
            return true;
    return false;
}

static void key_on_stack(struct bpf_code *c)
{
    bpf_move(c, R(2), R(10));
    bpf_add_imm(c, R(2), -24);
}

static void filter(struct bpf_code *c, const struct kernel_maps *m, size_t done)
{
    bpf_call(c, BPF_FUNC_get_current_pid_tgid);
    bpf_store(c, BPF_DW, R(10), -8, R(0));
    if (m->scope == SCOPE_TREE) {
        bpf_put(c, BPF_ALU64 | BPF_RSH | BPF_K, R(0), 0, 0, 32);
        bpf_store(c, BPF_W, R(10), -24, R(0));
        bpf_put_map(c, R(1), m->traced);
        key_on_stack(c);
        bpf_call(c, BPF_FUNC_map_lookup_elem);
        bpf_jump(c, BPF_JEQ, R(0), 0, done);
    } else if (m->scope == SCOPE_USER) {
        bpf_call(c, BPF_FUNC_get_current_uid_gid);
        bpf_put(c, BPF_ALU64 | BPF_LSH | BPF_K, R(0), 0, 0, 32);
        bpf_put(c, BPF_ALU64 | BPF_RSH | BPF_K, R(0), 0, 0, 32);
        bpf_put64(c, R(1), m->uid);
        bpf_put(c, BPF_JMP | BPF_JEQ | BPF_X, R(0), R(1), 1, 0);
        bpf_jump(c, BPF_JA, 0, 0, done);
    }
}

static void heed_switch(struct bpf_code *c, const struct recipe *r, const struct kernel_maps *m, size_t done)
{
    bpf_store_imm(c, BPF_W, R(10), -24, (int32_t)r->place);
    bpf_put_map(c, R(1), m->switches);
    key_on_stack(c);
    bpf_call(c, BPF_FUNC_map_lookup_elem);
    bpf_jump(c, BPF_JEQ, R(0), 0, done);
    bpf_load(c, BPF_W, R(1), R(0), 0);
    bpf_jump(c, BPF_JEQ, R(1), 0, done);
}

static void take_buffer(struct bpf_code *c, const struct kernel_maps *m, size_t lost)
{
    size_t taken = bpf_label_new(c);
    for (int i = 0; i < BUFFERS_TRIED; i++) {
        bpf_call(c, BPF_FUNC_get_smp_processor_id);
        bpf_put(c, BPF_ALU64 | BPF_LSH | BPF_K, R(0), 0, 0, 2);
        bpf_add_imm(c, R(0), i);
        bpf_store(c, BPF_W, R(10), -24, R(0));
        bpf_put_map(c, R(1), m->scratch);
        key_on_stack(c);
        bpf_call(c, BPF_FUNC_map_lookup_elem);
        bpf_jump(c, BPF_JEQ, R(0), 0, lost);
        bpf_move(c, R(8), R(0));
        bpf_move_imm(c, R(0), 0);
        bpf_move_imm(c, R(1), 1);
        bpf_put(c, BPF_STX | BPF_ATOMIC | BPF_W, R(8), R(1), 0, BPF_CMPXCHG);
        bpf_jump(c, BPF_JEQ, R(0), 0, taken);
    }
    bpf_jump(c, BPF_JA, 0, 0, lost);
    bpf_label(c, taken);
}

static void give_buffer_back(struct bpf_code *c)
{
    bpf_move_imm(c, R(1), 0);
    bpf_put(c, BPF_STX | BPF_ATOMIC | BPF_W, R(8), R(1), 0, BPF_XCHG);
}

static void head(struct bpf_code *c, const struct recipe *r)
{
    bpf_call(c, BPF_FUNC_ktime_get_ns);
    bpf_store(c, BPF_DW, R(8), AT(ns), R(0));
    bpf_call(c, BPF_FUNC_get_smp_processor_id);
    bpf_store(c, BPF_W, R(8), AT(cpu), R(0));
    bpf_load(c, BPF_DW, R(1), R(10), -8);
    bpf_store(c, BPF_DW, R(8), AT(tid), R(1)); /* the low half is the thread */
    bpf_move(c, R(1), R(6));
    bpf_call(c, BPF_FUNC_get_attach_cookie);
    bpf_store(c, BPF_W, R(8), AT(site), R(0));
    bpf_store_imm(c, BPF_W, R(8), AT(type), (int32_t)(UEVENT_HIT | r->nvalues << 16));
    bpf_store_imm(c, BPF_DW, R(8), AT(faults), 0);
    bpf_call(c, BPF_FUNC_get_current_uid_gid);
    bpf_store(c, BPF_DW, R(8), AT(uid), R(0));
    bpf_move(c, R(1), R(8));
    bpf_add_imm(c, R(1), AT(comm));
    bpf_move_imm(c, R(2), 16);
    bpf_call(c, BPF_FUNC_get_current_comm);
}

static void fault(struct bpf_code *c, uint32_t slot)
{
    bpf_load(c, BPF_DW, R(1), R(8), AT(faults));
    bpf_put64(c, R(2), 1ull << slot);
    bpf_put(c, BPF_ALU64 | BPF_OR | BPF_X, R(1), R(2), 0, 0);
    bpf_store(c, BPF_DW, R(8), AT(faults), R(1));
}

/* r3 = the argument; 0 and a fault noted where it cannot be read. */
static void fetch(struct bpf_code *c, const struct fetch *f, uint32_t slot, uint64_t pc)
{
    size_t bad = bpf_label_new(c), end = bpf_label_new(c);
    value_program(c, f, pc, bad);
    if (fetch_can_fail(f)) {
        bpf_jump(c, BPF_JA, 0, 0, end);
        bpf_label(c, bad);
        fault(c, slot);
        bpf_move_imm(c, R(3), 0);
    } else {
        bpf_label(c, bad);
    }
    bpf_label(c, end);
}

/* The slot gets the address first, for the reader of a fault. The usual way is the one without jumps: the verifier walks it first and finds the others in it, so the ways through many strings
 * do not multiply. */
static void string(struct bpf_code *c, const struct recipe_value *v, uint32_t slot, uint64_t pc)
{
    size_t bad = bpf_label_new(c), null = bpf_label_new(c), too_long = bpf_label_new(c), fits = bpf_label_new(c), end = bpf_label_new(c);
    bool counted = v->kind == TAPSET_SLOT_STRN;
    if (counted) {
        fetch(c, &v->length, slot, pc);
        bpf_move(c, R(9), R(3));
        bpf_jump(c, BPF_JGT, R(9), (int32_t)UEVENT_STRING_MAX - 1, too_long);
        bpf_label(c, fits);
    }
    fetch(c, &v->arg, slot, pc);
    bpf_store(c, BPF_DW, R(8), SLOT(slot), R(3));
    bpf_jump(c, BPF_JEQ, R(3), 0, null);
    bpf_jump(c, BPF_JGT, R(7), (int32_t)(UEVENT_STRING_MAX + UEVENT_HEAD_MAX), bad);
    bpf_move(c, R(1), R(8));
    bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(1), R(7), 0, 0);
    if (counted) {
        bpf_move(c, R(2), R(9));
        bpf_call(c, BPF_FUNC_probe_read_user);
        bpf_jump(c, BPF_JNE, R(0), 0, bad);
        bpf_move(c, R(0), R(9));
    } else {
        bpf_move_imm(c, R(2), (int32_t)UEVENT_STRING_MAX);
        bpf_call(c, BPF_FUNC_probe_read_user_str);
        bpf_jump(c, BPF_JSLE, R(0), 0, bad);
    }
    bpf_store(c, BPF_DW, R(8), SLOT(slot), R(0));
    bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(7), R(0), 0, 0);
    bpf_jump(c, BPF_JA, 0, 0, end);
    bpf_label(c, null);
    bpf_move_imm(c, R(1), -1);
    bpf_store(c, BPF_DW, R(8), SLOT(slot), R(1));
    bpf_jump(c, BPF_JA, 0, 0, end);
    if (counted) {
        bpf_label(c, too_long);
        bpf_move_imm(c, R(9), (int32_t)UEVENT_STRING_MAX - 1);
        bpf_jump(c, BPF_JA, 0, 0, fits);
    }
    bpf_label(c, bad);
    fault(c, slot);
    bpf_label(c, end);
}

/* The callers, as far as the kernel can follow frame pointers. */
static void stack(struct bpf_code *c, const struct recipe_value *v, uint32_t slot)
{
    size_t bad = bpf_label_new(c), end = bpf_label_new(c);
    bpf_store_imm(c, BPF_DW, R(8), SLOT(slot), 0);
    bpf_jump(c, BPF_JGT, R(7), (int32_t)(UEVENT_STRING_MAX + UEVENT_HEAD_MAX), bad);
    bpf_move(c, R(1), R(6));
    bpf_move(c, R(2), R(8));
    bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(2), R(7), 0, 0);
    bpf_move_imm(c, R(3), (int32_t)(8 * v->arg.value));
    bpf_move_imm(c, R(4), BPF_F_USER_STACK);
    bpf_call(c, BPF_FUNC_get_stack);
    bpf_jump(c, BPF_JSLE, R(0), 0, bad);
    bpf_store(c, BPF_DW, R(8), SLOT(slot), R(0));
    bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_X, R(7), R(0), 0, 0);
    bpf_jump(c, BPF_JA, 0, 0, end);
    bpf_label(c, bad);
    fault(c, slot);
    bpf_label(c, end);
}

static void submit(struct bpf_code *c, const struct kernel_maps *m)
{
    bpf_put_map(c, R(1), m->ring);
    bpf_move(c, R(2), R(8));
    bpf_add_imm(c, R(2), 8);
    bpf_move(c, R(3), R(7));
    bpf_add_imm(c, R(3), -8);
    bpf_move_imm(c, R(4), BPF_RB_NO_WAKEUP);
    bpf_call(c, BPF_FUNC_ringbuf_output);
    bpf_move(c, R(9), R(0));
}

static void count_lost(struct bpf_code *c, const struct kernel_maps *m)
{
    size_t known = bpf_label_new(c), all = bpf_label_new(c), end = bpf_label_new(c);
    bpf_put_map(c, R(1), m->lost);
    bpf_move(c, R(2), R(10));
    bpf_add_imm(c, R(2), -8);
    bpf_call(c, BPF_FUNC_map_lookup_elem);
    bpf_jump(c, BPF_JNE, R(0), 0, known);
    bpf_store_imm(c, BPF_DW, R(10), -16, 1);
    bpf_put_map(c, R(1), m->lost);
    bpf_move(c, R(2), R(10));
    bpf_add_imm(c, R(2), -8);
    bpf_move(c, R(3), R(10));
    bpf_add_imm(c, R(3), -16);
    bpf_move_imm(c, R(4), BPF_ANY);
    bpf_call(c, BPF_FUNC_map_update_elem);
    bpf_jump(c, BPF_JA, 0, 0, all);
    bpf_label(c, known);
    bpf_move_imm(c, R(1), 1);
    bpf_put(c, BPF_STX | BPF_ATOMIC | BPF_DW, R(0), R(1), 0, BPF_ADD);
    bpf_label(c, all);
    bpf_store_imm(c, BPF_W, R(10), -24, 0);
    bpf_put_map(c, R(1), m->lost_count);
    key_on_stack(c);
    bpf_call(c, BPF_FUNC_map_lookup_elem);
    bpf_jump(c, BPF_JEQ, R(0), 0, end);
    bpf_move_imm(c, R(1), 1);
    bpf_put(c, BPF_STX | BPF_ATOMIC | BPF_DW, R(0), R(1), 0, BPF_ADD);
    bpf_label(c, end);
}

void entry_program(struct bpf_code *c, const struct kernel_maps *m)
{
    memset(c, 0, sizeof *c);
    size_t done = bpf_label_new(c);
    bpf_move(c, R(6), R(1));
    filter(c, m, done);
    bpf_move(c, R(1), R(6));
    bpf_call(c, BPF_FUNC_get_attach_cookie);
    bpf_move(c, R(3), R(0));
    bpf_put(c, BPF_ALU64 | BPF_RSH | BPF_K, R(3), 0, 0, 32);
    bpf_move(c, R(1), R(6));
    bpf_put_map(c, R(2), m->programs);
    bpf_call(c, BPF_FUNC_tail_call);
    bpf_label(c, done);
    bpf_exit(c);
    bpf_code_end(c);
}

bool site_program(struct bpf_code *c, const struct recipe *r, const struct kernel_maps *m)
{
    memset(c, 0, sizeof *c);
    bool strings = has_strings(r) || r->nvalues > ON_STACK_MAX - 2;
    size_t done = bpf_label_new(c), lost = bpf_label_new(c), size = 8 + sizeof(struct uevent) + 8 * r->nvalues;
    bpf_move(c, R(6), R(1));
    bpf_call(c, BPF_FUNC_get_current_pid_tgid);
    bpf_store(c, BPF_DW, R(10), -8, R(0));
    heed_switch(c, r, m, done);
    filter_program(c, r, m, done);
    if (strings) {
        take_buffer(c, m, lost);
    } else {
        bpf_move(c, R(8), R(10));
        bpf_add_imm(c, R(8), -(int32_t)(24 + size));
    }
    bpf_move_imm(c, R(7), (int32_t)size);
    head(c, r);
    for (uint32_t i = 0; i < r->nvalues; i++) {
        if (r->values[i].kind == TAPSET_SLOT_INT) {
            fetch(c, &r->values[i].arg, i, r->pc);
            bpf_store(c, BPF_DW, R(8), SLOT(i), R(3));
        } else if (r->values[i].kind == TAPSET_SLOT_STACK) {
            stack(c, &r->values[i], i);
        } else {
            string(c, &r->values[i], i, r->pc);
        }
    }
    submit(c, m);
    if (strings)
        give_buffer_back(c);
    bpf_jump(c, BPF_JEQ, R(9), 0, done);
    bpf_label(c, lost);
    count_lost(c, m);
    bpf_label(c, done);
    bpf_exit(c);
    return bpf_code_end(c);
}
