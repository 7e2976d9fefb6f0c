/* Everything that a marker must not change: general and vector registers, flags. Exits 0 when all is kept; run it under the agent. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#define SDT_ASM(name, args) \
    "990: nop\n .pushsection .note.stapsdt,\"?\",\"note\"\n .balign 4\n .4byte 992f-991f, 994f-993f, 3\n991: .asciz \"stapsdt\"\n992: .balign 4\n993: .8byte 990b\n .8byte _.stapsdt.base\n .8byte 0\n" \
    " .asciz \"preserve\"\n .asciz \"" name "\"\n .asciz \"" args "\"\n994: .balign 4\n.popsection\n"
#include <sys/sdt.h>

struct state { uint64_t general[31], flags; uint8_t vector[32][16]; };
struct state before, after;
uint64_t stack_before, stack_after;

/* x28 leads to what is compared. */
void run(void);
__asm__(
    ".text\n.globl run\n.type run,@function\nrun:\n.cfi_startproc\n"
    " stp x29,x30,[sp,#-160]!\n stp x19,x20,[sp,#16]\n stp x21,x22,[sp,#32]\n stp x23,x24,[sp,#48]\n stp x25,x26,[sp,#64]\n stp x27,x28,[sp,#80]\n"
    " stp d8,d9,[sp,#96]\n stp d10,d11,[sp,#112]\n stp d12,d13,[sp,#128]\n stp d14,d15,[sp,#144]\n"
    " adrp x28,before\n add x28,x28,:lo12:before\n"
    " add x1,x28,#256\n"
    " .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n ldr q\\n,[x1],#16\n .endr\n"
    " adrp x1,stack_before\n mov x2,sp\n str x2,[x1,#:lo12:stack_before]\n"
    " ldr x1,[x28,#248]\n msr nzcv,x1\n"
    " .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,29,30\n ldr x\\n,[x28,#8*\\n]\n .endr\n"
    SDT_ASM("registers", "8@x0 8@x1 8@x2 8@x3 8@x4 8@x5 8@x6 8@x7 8@x8 8@x9 8@x10 8@x11 8@x12 8@x13 8@x14 8@x15 8@x16 8@x17 8@x18 8@x19 8@x20 8@x21 8@x22 8@x23 8@x24 8@x25 8@x26 8@x27 8@x29 8@x30 8@[x28] -4@-7")
    " adrp x28,after\n add x28,x28,:lo12:after\n"
    " .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,29,30\n str x\\n,[x28,#8*\\n]\n .endr\n"
    " mrs x1,nzcv\n str x1,[x28,#248]\n"
    " add x1,x28,#256\n"
    " .irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n str q\\n,[x1],#16\n .endr\n"
    " adrp x1,stack_after\n mov x2,sp\n str x2,[x1,#:lo12:stack_after]\n"
    " ldp d14,d15,[sp,#144]\n ldp d12,d13,[sp,#128]\n ldp d10,d11,[sp,#112]\n ldp d8,d9,[sp,#96]\n"
    " ldp x27,x28,[sp,#80]\n ldp x25,x26,[sp,#64]\n ldp x23,x24,[sp,#48]\n ldp x21,x22,[sp,#32]\n ldp x19,x20,[sp,#16]\n ldp x29,x30,[sp],#160\n ret\n.cfi_endproc\n.size run,.-run\n");

int main(void)
{
    STAP_PROBE(preserve, start); /* makes sys/sdt.h define the base symbol */
    int wrong = 0;
    for (int round = 0; round < 20; round++) { /* the first opens the stream: the slow path */
        uint8_t *bytes = (uint8_t *)&before;
        for (size_t i = 0; i < sizeof before; i++)
            bytes[i] = (uint8_t)(i * 7 + 13 * (size_t)round + 1);
        before.flags = (uint64_t)(round % 16) << 28;
        memset(&after, 0, sizeof after);
        run();
        before.general[28] = after.general[28] = 0;
        if (memcmp(&before, &after, sizeof before) != 0 || stack_before != stack_after) {
            wrong++;
            for (size_t i = 0; i < sizeof before / 8; i++)
                if (((uint64_t *)&before)[i] != ((uint64_t *)&after)[i])
                    printf("round %d word %zu: %lx %lx\n", round, i, ((unsigned long *)&before)[i], ((unsigned long *)&after)[i]);
        }
    }
    printf("preserved: %s\n", wrong ? "no" : "yes");
    return wrong != 0;
}
