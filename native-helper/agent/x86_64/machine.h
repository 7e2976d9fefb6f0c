/* What the agent must know of the processor. A folder for each: this header, and the code for patches, trampolines, operands and system calls. */
#ifndef TAPSET_MACHINE_H
#define TAPSET_MACHINE_H
#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MACHINE_ELF EM_X86_64
#define MACHINE_ELF_NARROW EM_386 /* 32-bit programs of the same family: for kernel probes */
#define MACHINE_NAME "x86-64"

/* Registers by their numbers in the instruction encoding; the stack pointer is one of them. */
#define MACHINE_REGISTERS 16
enum { MACHINE_STACK_POINTER = 4, MACHINE_FRAME_POINTER = 5 };

/* A jump from a site to its trampoline and back reaches this far. */
#define MACHINE_REACH 0x7FF00000ull
#define MACHINE_JUMP_SIZE 5
#define MACHINE_TRAMPOLINE_LITERALS 1
/* Whether the jump may be written over a nop that other threads run. */
#define MACHINE_JUMP_IS_ATOMIC false
#define MACHINE_TRAP_SIZE 1
static const uint8_t machine_trap[MACHINE_TRAP_SIZE] = {0xCC};

/* The arguments of a function at its first instruction, and what it returns, as a note would say it. */
#define MACHINE_ENTRY_ARGUMENTS "8@%rdi 8@%rsi 8@%rdx 8@%rcx 8@%r8 8@%r9 8@8(%rsp) 8@16(%rsp) 8@24(%rsp) 8@32(%rsp)"
#define MACHINE_ARGUMENT_1 "8@%rdi"
#define MACHINE_ARGUMENT_2 "8@%rsi"
#define MACHINE_RETURN_ARGUMENTS "8@%rax 8@%rdx"
#define MACHINE_RETURN_REGISTER "%rax"
#define MACHINE_NARROW_ENTRY_ARGUMENTS "4@4(%esp) 4@8(%esp) 4@12(%esp) 4@16(%esp) 4@20(%esp) 4@24(%esp) 4@28(%esp) 4@32(%esp)"

/* Relocations of slots that stubs jump through. */
#define MACHINE_JUMP_SLOT R_X86_64_JUMP_SLOT
#define MACHINE_GLOB_DAT R_X86_64_GLOB_DAT

/* struct pt_regs of the kernel, by number. */
static const int16_t machine_pt_registers[MACHINE_REGISTERS] = {80, 88, 96, 40, 152, 32, 104, 112, 72, 64, 56, 48, 24, 16, 8, 0};
#define MACHINE_PT_PC 128

/* ---- the clock that costs least; runs at a constant rate where machine_clock_is_steady() (helper/clock.c) says so */
static inline uint64_t machine_ticks(void)
{
    uint32_t low, high;
    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    return (uint64_t)high << 32 | low;
}

/* The number of the processor that runs us, which Linux keeps as the limit of a segment for exactly this. */
static inline uint32_t machine_processor(void)
{
    uint32_t limit;
    __asm__ volatile("lsl %1,%0" : "=r"(limit) : "r"(0x7B) : "cc");
    return limit & 0xFFF;
}

/* ---- loads that may fault: see guard.h */
#define MACHINE_LOAD64 "mov (%1), %0"
#define MACHINE_LOAD8 "movzbl (%1), %0"

/* ---- unwinding: DWARF's numbers of registers to those of the encoding; the return address counts as the register behind the last one */
#define MACHINE_RETURN_ADDRESS 16
static const uint8_t machine_dwarf[] = {0, 2, 1, 3, 6, 7, 5, 4, 8, 9, 10, 11, 12, 13, 14, 15, MACHINE_RETURN_ADDRESS};
/* A return address without what the processor put into it. */
static inline uint64_t machine_address(uint64_t value) { return value; }
/* Where the kernel's signal frame keeps register `number` and the pc (MACHINE_RETURN_ADDRESS), from where the stack pointer is when the handler has returned: struct ucontext. */
static const uint8_t machine_signal_frame[] = {144, 152, 136, 128, 160, 120, 112, 104, 40, 48, 56, 64, 72, 80, 88, 96, 168};

#endif
