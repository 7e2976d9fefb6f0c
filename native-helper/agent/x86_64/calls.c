/* Functions that C cannot say: the vector registers kept over a call, and calls of libc that we answer without being seen on the stack. */
#define _GNU_SOURCE
#include "agent.h"
#include "sys.h"
#include <cpuid.h>

/* Components kept: x87, SSE, AVX, AVX-512. AMX tiles are left alone: libc does not use them. xsave_mask 0 means fxsave. */
__attribute__((visibility("hidden"))) uint32_t sys_xsave_mask;
__attribute__((visibility("hidden"))) uint64_t sys_xsave_size = 512 + 64;

void sys_init(void)
{
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE) || !__get_cpuid_count(13, 0, &a, &b, &c, &d))
        return;
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    uint32_t mask = low & 0xE7;
    uint64_t size = 512 + 64;
    for (unsigned component = 2; component < 8; component++) {
        if (!(mask >> component & 1) || !__get_cpuid_count(13, component, &a, &b, &c, &d))
            continue;
        if (size < (uint64_t)a + b) /* standard format: size a at offset b */
            size = (uint64_t)a + b;
    }
    sys_xsave_size = (size + 63) & ~63ull;
    sys_xsave_mask = mask;
}

__asm__(
    ".text\n"
    ".globl sys_with_vectors_saved\n"
    ".hidden sys_with_vectors_saved\n"
    ".type sys_with_vectors_saved,@function\n"
    "sys_with_vectors_saved:\n"
    "  .cfi_startproc\n"
    "  push %rbp\n  .cfi_def_cfa_offset 16\n  .cfi_offset %rbp,-16\n"
    "  mov %rsp,%rbp\n  .cfi_def_cfa_register %rbp\n"
    "  push %rbx\n  push %r12\n"
    "  sub sys_xsave_size(%rip),%rsp\n"
    "  and $-64,%rsp\n"
    "  mov %rdx,%r10\n"
    "  mov sys_xsave_mask(%rip),%eax\n"
    "  test %eax,%eax\n"
    "  jz 1f\n"
    "  xor %edx,%edx\n"
    "  mov %rdx,512(%rsp)\n  mov %rdx,520(%rsp)\n  mov %rdx,528(%rsp)\n  mov %rdx,536(%rsp)\n"
    "  mov %rdx,544(%rsp)\n  mov %rdx,552(%rsp)\n  mov %rdx,560(%rsp)\n  mov %rdx,568(%rsp)\n"
    "  xsave64 (%rsp)\n"
    "  jmp 2f\n"
    "1: fxsave64 (%rsp)\n"
    "2: cld\n"
    "  mov %rdi,%rax\n  mov %rsi,%rdi\n  mov %r10,%rsi\n  mov %rcx,%rdx\n  mov %r8,%rcx\n"
    "  call *%rax\n"
    "  mov %rax,%rbx\n"
    "  mov sys_xsave_mask(%rip),%eax\n"
    "  test %eax,%eax\n"
    "  jz 3f\n"
    "  xor %edx,%edx\n"
    "  xrstor64 (%rsp)\n"
    "  jmp 4f\n"
    "3: fxrstor64 (%rsp)\n"
    "4: mov %rbx,%rax\n"
    "  lea -16(%rbp),%rsp\n"
    "  pop %r12\n  pop %rbx\n  pop %rbp\n"
    "  .cfi_def_cfa %rsp,8\n"
    "  ret\n"
    "  .cfi_endproc\n"
    ".size sys_with_vectors_saved,.-sys_with_vectors_saved\n");

/* See agent.c. */
__asm__(
    ".text\n"
    ".globl dlopen\n"
    ".type dlopen,@function\n"
    "dlopen:\n"
    "  push %rdi\n"
    "  push %rsi\n"
    "  sub $8,%rsp\n"
    "  call agent_dlopen_is_watched\n"
    "  add $8,%rsp\n"
    "  pop %rsi\n"
    "  pop %rdi\n"
    "  test %al,%al\n"
    "  jnz agent_watched_dlopen\n"
    "  jmp *agent_real_dlopen(%rip)\n"
    ".size dlopen,.-dlopen\n");

/* The return address must not stay on the shared stack, where the child would overwrite it: kept in a register over the system call. */
__asm__(
    ".text\n"
    ".globl vfork\n"
    ".type vfork,@function\n"
    "vfork:\n"
    "  pop %rdx\n"
    "  mov tapset_thread@gottpoff(%rip),%rsi\n"
    "  incl %fs:44(%rsi)\n" /* tapset_thread.vforked */
    "  mov $58,%eax\n"
    "  syscall\n"
    "  push %rdx\n"
    "  test %rax,%rax\n"
    "  jz 1f\n"
    "  mov tapset_thread@gottpoff(%rip),%rsi\n"
    "  decl %fs:44(%rsi)\n"
    "  test %rax,%rax\n"
    "  js 2f\n"
    "1: ret\n"
    "2: mov %rax,%rdi\n"
    "  jmp process_vfork_failed\n"
    ".size vfork,.-vfork\n");
_Static_assert(offsetof(struct tapset_thread, vforked) == 44, "vfork's assembler knows this offset");
