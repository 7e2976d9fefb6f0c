#include "bpf.h"
#include <errno.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void bpf_put(struct bpf_code *c, uint8_t code, uint8_t dst, uint8_t src, int16_t off, int32_t imm)
{
    if (c->count == BPF_CODE_MAX) {
        c->bad = true;
        return;
    }
    c->insns[c->count++] = (struct bpf_insn){.code = code, .dst_reg = dst & 15, .src_reg = src & 15, .off = off, .imm = imm};
}

void bpf_put64(struct bpf_code *c, uint8_t dst, uint64_t value)
{
    bpf_put(c, BPF_LD | BPF_DW | BPF_IMM, dst, 0, 0, (int32_t)(uint32_t)value);
    bpf_put(c, 0, 0, 0, 0, (int32_t)(uint32_t)(value >> 32));
}

void bpf_put_map(struct bpf_code *c, uint8_t dst, int map)
{
    bpf_put(c, BPF_LD | BPF_DW | BPF_IMM, dst, BPF_PSEUDO_MAP_FD, 0, map);
    bpf_put(c, 0, 0, 0, 0, 0);
}

void bpf_move(struct bpf_code *c, uint8_t dst, uint8_t src) { bpf_put(c, BPF_ALU64 | BPF_MOV | BPF_X, dst, src, 0, 0); }
void bpf_move_imm(struct bpf_code *c, uint8_t dst, int32_t value) { bpf_put(c, BPF_ALU64 | BPF_MOV | BPF_K, dst, 0, 0, value); }
void bpf_add_imm(struct bpf_code *c, uint8_t dst, int32_t value) { bpf_put(c, BPF_ALU64 | BPF_ADD | BPF_K, dst, 0, 0, value); }
void bpf_load(struct bpf_code *c, uint8_t size, uint8_t dst, uint8_t src, int16_t off) { bpf_put(c, BPF_LDX | BPF_MEM | size, dst, src, off, 0); }
void bpf_store(struct bpf_code *c, uint8_t size, uint8_t dst, int16_t off, uint8_t src) { bpf_put(c, BPF_STX | BPF_MEM | size, dst, src, off, 0); }
void bpf_store_imm(struct bpf_code *c, uint8_t size, uint8_t dst, int16_t off, int32_t value) { bpf_put(c, BPF_ST | BPF_MEM | size, dst, 0, off, value); }
void bpf_call(struct bpf_code *c, int32_t function) { bpf_put(c, BPF_JMP | BPF_CALL, 0, 0, 0, function); }

void bpf_exit(struct bpf_code *c)
{
    bpf_move_imm(c, BPF_REG_0, 0);
    bpf_put(c, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
}

size_t bpf_label_new(struct bpf_code *c)
{
    if (c->nlabels == sizeof c->labels / sizeof *c->labels) {
        c->bad = true;
        return 0;
    }
    c->labels[c->nlabels] = -1;
    return c->nlabels++;
}

void bpf_label(struct bpf_code *c, size_t label) { c->labels[label] = (int)c->count; }

void bpf_jump(struct bpf_code *c, uint8_t op, uint8_t dst, int32_t imm, size_t label)
{
    if (c->njumps == sizeof c->jumps / sizeof *c->jumps) {
        c->bad = true;
        return;
    }
    c->jumps[c->njumps].at = (uint16_t)c->count;
    c->jumps[c->njumps++].label = (uint16_t)label;
    bpf_put(c, BPF_JMP | op | BPF_K, dst, 0, 0, imm);
}

bool bpf_code_end(struct bpf_code *c)
{
    for (size_t i = 0; i < c->njumps && !c->bad; i++) {
        int to = c->labels[c->jumps[i].label];
        if (to < 0)
            c->bad = true;
        else
            c->insns[c->jumps[i].at].off = (int16_t)(to - c->jumps[i].at - 1);
    }
    return !c->bad;
}

static int call(int command, void *attributes, unsigned size) { return (int)syscall(SYS_bpf, command, attributes, size); }

int bpf_map(uint32_t type, uint32_t key_size, uint32_t value_size, uint32_t entries, uint32_t flags)
{
    union bpf_attr a;
    memset(&a, 0, sizeof a);
    a.map_type = type;
    a.key_size = key_size;
    a.value_size = value_size;
    a.max_entries = entries;
    a.map_flags = flags;
    return call(BPF_MAP_CREATE, &a, sizeof a);
}

int bpf_load_program(const struct bpf_code *c, uint32_t type, uint32_t expected, char *log, size_t log_size)
{
    union bpf_attr a;
    memset(&a, 0, sizeof a);
    a.prog_type = type;
    a.expected_attach_type = expected;
    a.insns = (uintptr_t)c->insns;
    a.insn_cnt = (uint32_t)c->count;
    a.license = (uintptr_t) "GPL"; /* the licence that the kernel wants for its functions that read memory; it concerns these few generated instructions alone */
    memcpy(a.prog_name, "tapset", 7);
    int fd = call(BPF_PROG_LOAD, &a, sizeof a);
    if (fd < 0 && errno != EPERM && log_size) { /* once more, for the reason */
        int saved = errno;
        a.log_buf = (uintptr_t)log;
        a.log_size = (uint32_t)log_size;
        a.log_level = 1;
        fd = call(BPF_PROG_LOAD, &a, sizeof a);
        errno = saved;
    }
    return fd;
}

int bpf_open_raw_tracepoint(const char *name, int program)
{
    union bpf_attr a;
    memset(&a, 0, sizeof a);
    a.raw_tracepoint.name = (uintptr_t)name;
    a.raw_tracepoint.prog_fd = (uint32_t)program;
    return call(BPF_RAW_TRACEPOINT_OPEN, &a, sizeof a);
}

int bpf_link_multi(int program, const struct multi_link *link)
{
    struct {
        uint32_t program, target, attach_type, link_flags;
        uint64_t path, offsets, semaphores, cookies;
        uint32_t count, flags, pid, unused;
    } a = {.program = (uint32_t)program, .attach_type = BPF_ATTACH_UPROBE_MULTI, .path = (uintptr_t)link->path, .offsets = (uintptr_t)link->offsets,
           .semaphores = (uintptr_t)link->semaphores, .cookies = (uintptr_t)link->cookies, .count = link->count};
    return call(BPF_LINK_CREATE, &a, sizeof a);
}

int bpf_link_perf(int program, int event, uint64_t cookie)
{
    union bpf_attr a;
    memset(&a, 0, sizeof a);
    a.link_create.prog_fd = (uint32_t)program;
    a.link_create.target_fd = (uint32_t)event;
    a.link_create.attach_type = BPF_PERF_EVENT;
    a.link_create.perf_event.bpf_cookie = cookie;
    return call(BPF_LINK_CREATE, &a, sizeof a);
}

static int element(int command, int map, const void *key, const void *value, uint64_t flags)
{
    union bpf_attr a;
    memset(&a, 0, sizeof a);
    a.map_fd = (uint32_t)map;
    a.key = (uintptr_t)key;
    a.value = (uintptr_t)value; /* the same place as next_key */
    a.flags = flags;
    return call(command, &a, sizeof a);
}

bool bpf_update(int map, const void *key, const void *value) { return element(BPF_MAP_UPDATE_ELEM, map, key, value, BPF_ANY) == 0; }
bool bpf_lookup(int map, const void *key, void *value) { return element(BPF_MAP_LOOKUP_ELEM, map, key, value, 0) == 0; }
bool bpf_next_key(int map, const void *key, void *next) { return element(BPF_MAP_GET_NEXT_KEY, map, key, next, 0) == 0; }
bool bpf_delete(int map, const void *key) { return element(BPF_MAP_DELETE_ELEM, map, key, NULL, 0) == 0; }
