/* What the agent must know of the processor. A folder for each: this header, and the code for patches, trampolines, operands and system calls. */
#ifndef TAPSET_MACHINE_H
#define TAPSET_MACHINE_H
#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MACHINE_ELF EM_AARCH64
#define MACHINE_ELF_NARROW EM_NONE
#define MACHINE_NAME "aarch64"

/* x0 to x30 and the stack pointer; MACHINE_ZERO is no register but a nought. */
#define MACHINE_REGISTERS 32
enum { MACHINE_FRAME_POINTER = 29, MACHINE_LINK = 30, MACHINE_STACK_POINTER = 31, MACHINE_ZERO = 32 };
#define MACHINE_LINK_REGISTER MACHINE_LINK

/* A branch reaches 128 MiB; some of it is room for the trampolines themselves. */
#define MACHINE_REACH 0x07F00000ull
#define MACHINE_JUMP_SIZE 4
#define MACHINE_TRAMPOLINE_LITERALS 2
/* A nop may become a branch while other threads run it: the architecture names both among the few instructions for which that holds. */
#define MACHINE_JUMP_IS_ATOMIC true
#define MACHINE_TRAP_SIZE 4
static const uint8_t machine_trap[MACHINE_TRAP_SIZE] = {0x00, 0x00, 0x20, 0xD4}; /* brk #0 */

/* The arguments of a function at its first instruction, and what it returns, as a note would say it. */
#define MACHINE_ENTRY_ARGUMENTS "8@x0 8@x1 8@x2 8@x3 8@x4 8@x5 8@x6 8@x7 8@[sp] 8@[sp, 8]"
#define MACHINE_ARGUMENT_1 "8@x0"
#define MACHINE_ARGUMENT_2 "8@x1"
#define MACHINE_RETURN_ARGUMENTS "8@x0 8@x1"
#define MACHINE_RETURN_REGISTER "x0"
#define MACHINE_NARROW_ENTRY_ARGUMENTS ""

/* Relocations of slots that stubs jump through. */
#define MACHINE_JUMP_SLOT R_AARCH64_JUMP_SLOT
#define MACHINE_GLOB_DAT R_AARCH64_GLOB_DAT

/* struct user_pt_regs of the kernel, by number. */
static const int16_t machine_pt_registers[MACHINE_REGISTERS] = {0,   8,   16,  24,  32,  40,  48,  56,  64,  72,  80,  88,  96,  104, 112, 120,
                                                                128, 136, 144, 152, 160, 168, 176, 184, 192, 200, 208, 216, 224, 232, 240, 248};
#define MACHINE_PT_PC 256

/* ---- the clock that costs least: counts at a constant rate */
static inline uint64_t machine_ticks(void)
{
    uint64_t ticks;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks;
}

/* The number of the processor that runs us: a system call, getcpu, since no register has it. */
static inline uint32_t machine_processor(void)
{
    uint32_t number = 0;
    register uint64_t x0 __asm__("x0") = (uint64_t)(uintptr_t)&number, x1 __asm__("x1") = 0, x2 __asm__("x2") = 0, x8 __asm__("x8") = 168;
    __asm__ volatile("svc #0" : "+r"(x0) : "r"(x1), "r"(x2), "r"(x8) : "memory");
    return number & 0xFFF;
}

/* ---- loads that may fault: see guard.h */
#define MACHINE_LOAD64 "ldr %0, [%1]"
#define MACHINE_LOAD8 "ldrb %w0, [%1]"

/* ---- unwinding: DWARF numbers registers as the encoding does, and the return address is that of the link register */
#define MACHINE_RETURN_ADDRESS MACHINE_LINK
static const uint8_t machine_dwarf[] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31};
/* A return address without the signature that pointer authentication keeps in its upper bits. */
static inline uint64_t machine_address(uint64_t value) { return value & 0x0000FFFFFFFFFFFFull; }
/* Where the kernel's signal frame keeps register `number` and the pc (at MACHINE_REGISTERS), from where the stack pointer is when the handler has returned: siginfo, then struct ucontext. */
static const uint16_t machine_signal_frame[] = {312, 320, 328, 336, 344, 352, 360, 368, 376, 384, 392, 400, 408, 416, 424, 432, 440,
                                                448, 456, 464, 472, 480, 488, 496, 504, 512, 520, 528, 536, 544, 552, 560, 568};

#endif
