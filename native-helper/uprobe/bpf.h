/* Kernel programs as arrays of instructions, and the few calls of bpf(2) that we need. The programs are put together at run time, one for each way of reading a marker's
 * arguments, so no compiler for them is needed and the kernel reads exactly what a site asks for. libbpf before 1.3 does not know uprobe_multi, so the calls are our own. */
#ifndef TAPSET_UPROBE_BPF_H
#define TAPSET_UPROBE_BPF_H
#include <linux/bpf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BPF_CODE_MAX 4096

/* A program being written. Labels are numbers from bpf_label_new(); jumps to them are filled in by bpf_code_end(). */
struct bpf_code {
    struct bpf_insn insns[BPF_CODE_MAX];
    size_t count;
    bool bad;             /* too long, or a label is missing */
    int labels[512];      /* instruction index, -1: not placed */
    size_t nlabels;
    struct { uint16_t at, label; } jumps[1024];
    size_t njumps;
};

void bpf_put(struct bpf_code *c, uint8_t code, uint8_t dst, uint8_t src, int16_t off, int32_t imm);
void bpf_put64(struct bpf_code *c, uint8_t dst, uint64_t value);
void bpf_put_map(struct bpf_code *c, uint8_t dst, int map);
void bpf_move(struct bpf_code *c, uint8_t dst, uint8_t src);
void bpf_move_imm(struct bpf_code *c, uint8_t dst, int32_t value);
void bpf_add_imm(struct bpf_code *c, uint8_t dst, int32_t value);
void bpf_load(struct bpf_code *c, uint8_t size, uint8_t dst, uint8_t src, int16_t off);
void bpf_store(struct bpf_code *c, uint8_t size, uint8_t dst, int16_t off, uint8_t src);
void bpf_store_imm(struct bpf_code *c, uint8_t size, uint8_t dst, int16_t off, int32_t value);
void bpf_call(struct bpf_code *c, int32_t function);
void bpf_exit(struct bpf_code *c);

size_t bpf_label_new(struct bpf_code *c);
void bpf_label(struct bpf_code *c, size_t label);
/* op is BPF_JEQ, BPF_JSLE, ... compared with an immediate; BPF_JA jumps always. */
void bpf_jump(struct bpf_code *c, uint8_t op, uint8_t dst, int32_t imm, size_t label);
bool bpf_code_end(struct bpf_code *c);

/* Each gives a descriptor (close-on-exec), or -1 with errno. */
int bpf_map(uint32_t type, uint32_t key_size, uint32_t value_size, uint32_t entries, uint32_t flags);
/* `expected` is an attach type that the program must be loaded for, or 0. `log` gets the verifier's words. */
int bpf_load_program(const struct bpf_code *c, uint32_t type, uint32_t expected, char *log, size_t log_size);
int bpf_open_raw_tracepoint(const char *name, int program);

struct multi_link {
    const char *path;
    const unsigned long *offsets, *semaphores;
    const uint64_t *cookies;
    uint32_t count;
};
int bpf_link_multi(int program, const struct multi_link *link);
int bpf_link_perf(int program, int event, uint64_t cookie);

bool bpf_update(int map, const void *key, const void *value);
bool bpf_lookup(int map, const void *key, void *value);
bool bpf_next_key(int map, const void *key, void *next);
bool bpf_delete(int map, const void *key);

#define BPF_ATTACH_UPROBE_MULTI 48 /* not in older uapi headers */

#endif
