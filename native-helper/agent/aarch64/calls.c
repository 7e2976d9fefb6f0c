/* Functions that C cannot say: the vector registers kept over a call, and calls of libc that we answer without being seen on the stack. */
#define _GNU_SOURCE
#include "agent.h"
#include "sys.h"
#include <sys/auxv.h>

#ifndef HWCAP_SVE
#define HWCAP_SVE (1ul << 22)
#endif

/* With the scalable extension the vector registers are longer, and there are predicates. */
__attribute__((visibility("hidden"))) uint32_t sys_scalable;

void sys_init(void) { sys_scalable = (getauxval(AT_HWCAP) & HWCAP_SVE) != 0; }

/* x19: the registers' place, x20: its size, x21: the predicates' place. */
__asm__(
    ".text\n"
    ".arch_extension sve\n"
    ".globl sys_with_vectors_saved\n"
    ".hidden sys_with_vectors_saved\n"
    ".type sys_with_vectors_saved,@function\n"
    "sys_with_vectors_saved:\n"
    "  .cfi_startproc\n"
    "  stp x29,x30,[sp,#-64]!\n  .cfi_def_cfa_offset 64\n  .cfi_offset x29,-64\n  .cfi_offset x30,-56\n"
    "  mov x29,sp\n  .cfi_def_cfa_register x29\n"
    "  stp x19,x20,[sp,#16]\n  .cfi_offset x19,-48\n  .cfi_offset x20,-40\n"
    "  str x21,[sp,#32]\n  .cfi_offset x21,-32\n"
    "  mrs x9,fpcr\n  mrs x10,fpsr\n  stp x9,x10,[sp,#40]\n"
    "  adrp x9,sys_scalable\n"
    "  ldr w9,[x9,#:lo12:sys_scalable]\n"
    "  cbnz w9,1f\n"
    "  sub sp,sp,#512\n"
    "  mov x19,sp\n"
    "  stp q0,q1,[x19]\n  stp q2,q3,[x19,#32]\n  stp q4,q5,[x19,#64]\n  stp q6,q7,[x19,#96]\n  stp q8,q9,[x19,#128]\n  stp q10,q11,[x19,#160]\n"
    "  stp q12,q13,[x19,#192]\n  stp q14,q15,[x19,#224]\n  stp q16,q17,[x19,#256]\n  stp q18,q19,[x19,#288]\n  stp q20,q21,[x19,#320]\n  stp q22,q23,[x19,#352]\n"
    "  stp q24,q25,[x19,#384]\n  stp q26,q27,[x19,#416]\n  stp q28,q29,[x19,#448]\n  stp q30,q31,[x19,#480]\n"
    "  b 2f\n"
    "1: rdvl x20,#31\n  addvl x20,x20,#1\n  addpl x20,x20,#17\n"
    "  add x20,x20,#15\n  and x20,x20,#-16\n"
    "  sub x19,sp,x20\n  mov sp,x19\n"
    "  addvl x21,x19,#31\n  addvl x21,x21,#1\n"
    "  .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
    "  str z\\n,[x19,#\\n,mul vl]\n"
    "  .endr\n"
    "  .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n"
    "  str p\\n,[x21,#\\n,mul vl]\n"
    "  .endr\n"
    "  rdffr p0.b\n"
    "  str p0,[x21,#16,mul vl]\n"
    "2: mov x9,x0\n  mov x0,x1\n  mov x1,x2\n  mov x2,x3\n  mov x3,x4\n"
    "  blr x9\n"
    "  adrp x9,sys_scalable\n"
    "  ldr w9,[x9,#:lo12:sys_scalable]\n"
    "  cbnz w9,3f\n"
    "  ldp q0,q1,[x19]\n  ldp q2,q3,[x19,#32]\n  ldp q4,q5,[x19,#64]\n  ldp q6,q7,[x19,#96]\n  ldp q8,q9,[x19,#128]\n  ldp q10,q11,[x19,#160]\n"
    "  ldp q12,q13,[x19,#192]\n  ldp q14,q15,[x19,#224]\n  ldp q16,q17,[x19,#256]\n  ldp q18,q19,[x19,#288]\n  ldp q20,q21,[x19,#320]\n  ldp q22,q23,[x19,#352]\n"
    "  ldp q24,q25,[x19,#384]\n  ldp q26,q27,[x19,#416]\n  ldp q28,q29,[x19,#448]\n  ldp q30,q31,[x19,#480]\n"
    "  b 4f\n"
    "3: ldr p0,[x21,#16,mul vl]\n"
    "  wrffr p0.b\n"
    "  .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n"
    "  ldr p\\n,[x21,#\\n,mul vl]\n"
    "  .endr\n"
    "  .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
    "  ldr z\\n,[x19,#\\n,mul vl]\n"
    "  .endr\n"
    "4: ldp x9,x10,[x29,#40]\n  msr fpcr,x9\n  msr fpsr,x10\n"
    "  mov sp,x29\n"
    "  ldr x21,[sp,#32]\n  ldp x19,x20,[sp,#16]\n"
    "  ldp x29,x30,[sp],#64\n"
    "  .cfi_def_cfa sp,0\n  .cfi_restore x29\n  .cfi_restore x30\n  .cfi_restore x19\n  .cfi_restore x20\n  .cfi_restore x21\n"
    "  ret\n"
    "  .cfi_endproc\n"
    ".size sys_with_vectors_saved,.-sys_with_vectors_saved\n"
    ".arch_extension nosve\n");

/* See agent.c. */
__asm__(
    ".text\n"
    ".globl dlopen\n"
    ".type dlopen,@function\n"
    "dlopen:\n"
    "  hint #34\n" /* bti c */
    "  stp x29,x30,[sp,#-32]!\n"
    "  mov x29,sp\n"
    "  stp x0,x1,[sp,#16]\n"
    "  bl agent_dlopen_is_watched\n"
    "  and w9,w0,#255\n"
    "  ldp x0,x1,[sp,#16]\n"
    "  ldp x29,x30,[sp],#32\n"
    "  cbz w9,1f\n"
    "  b agent_watched_dlopen\n"
    "1: adrp x16,agent_real_dlopen\n"
    "  ldr x16,[x16,#:lo12:agent_real_dlopen]\n"
    "  br x16\n"
    ".size dlopen,.-dlopen\n");

/* The return address is in a register, so the child cannot overwrite it. The kernel keeps all registers but x0. */
__asm__(
    ".text\n"
    ".globl vfork\n"
    ".type vfork,@function\n"
    "vfork:\n"
    "  hint #34\n"
    "  mrs x9,tpidr_el0\n"
    "  adrp x10,:gottprel:tapset_thread\n"
    "  ldr x10,[x10,#:gottprel_lo12:tapset_thread]\n"
    "  add x9,x9,x10\n"
    "  ldr w10,[x9,#44]\n  add w10,w10,#1\n  str w10,[x9,#44]\n" /* tapset_thread.vforked */
    "  mov x0,#0x4111\n" /* CLONE_VM | CLONE_VFORK | SIGCHLD */
    "  mov x1,#0\n  mov x2,#0\n  mov x3,#0\n  mov x4,#0\n"
    "  mov x8,#220\n" /* clone */
    "  svc #0\n"
    "  cbz x0,1f\n"
    "  ldr w10,[x9,#44]\n  sub w10,w10,#1\n  str w10,[x9,#44]\n"
    "  tbnz x0,#63,2f\n"
    "1: ret\n"
    "2: b process_vfork_failed\n"
    ".size vfork,.-vfork\n");
_Static_assert(offsetof(struct tapset_thread, vforked) == 44, "vfork's assembler knows this offset");
