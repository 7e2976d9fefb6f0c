/* What a signal interrupted. The file that includes it defines _GNU_SOURCE. */
#ifndef TAPSET_INTERRUPTED_H
#define TAPSET_INTERRUPTED_H
#include <stdint.h>
#include <ucontext.h>

static inline uintptr_t interrupted_pc(const ucontext_t *c) { return (uintptr_t)c->uc_mcontext.pc; }
static inline void interrupted_go_on(ucontext_t *c, uintptr_t pc) { c->uc_mcontext.pc = pc; }
/* Where the trap stands that stopped it. */
static inline uintptr_t interrupted_trap(const ucontext_t *c) { return interrupted_pc(c); }
static inline void interrupted_registers(const ucontext_t *c, uint64_t *registers)
{
    for (int i = 0; i < 31; i++)
        registers[i] = c->uc_mcontext.regs[i];
    registers[31] = c->uc_mcontext.sp;
}

#endif
