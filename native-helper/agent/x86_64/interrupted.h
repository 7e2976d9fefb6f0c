/* What a signal interrupted. The file that includes it defines _GNU_SOURCE. */
#ifndef TAPSET_INTERRUPTED_H
#define TAPSET_INTERRUPTED_H
#include <stdint.h>
#include <ucontext.h>

static inline uintptr_t interrupted_pc(const ucontext_t *c) { return (uintptr_t)c->uc_mcontext.gregs[REG_RIP]; }
static inline void interrupted_go_on(ucontext_t *c, uintptr_t pc) { c->uc_mcontext.gregs[REG_RIP] = (greg_t)pc; }
/* Where the trap stands that stopped it. */
static inline uintptr_t interrupted_trap(const ucontext_t *c) { return interrupted_pc(c) - 1; }
static inline void interrupted_registers(const ucontext_t *c, uint64_t *registers)
{
    static const uint8_t order[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI, REG_R8, REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};
    for (int i = 0; i < 16; i++)
        registers[i] = (uint64_t)c->uc_mcontext.gregs[order[i]];
}

#endif
