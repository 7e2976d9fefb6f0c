/* Everything that a marker must not change: general and vector registers, flags, red zone. Exits 0 when all is kept; run it under the agent. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#define SDT_ASM(name, args) \
    "990: nop\n .pushsection .note.stapsdt,\"?\",\"note\"\n .balign 4\n .4byte 992f-991f, 994f-993f, 3\n991: .asciz \"stapsdt\"\n992: .balign 4\n993: .8byte 990b\n .8byte _.stapsdt.base\n .8byte 0\n" \
    " .asciz \"preserve\"\n .asciz \"" name "\"\n .asciz \"" args "\"\n994: .balign 4\n.popsection\n"
#include <sys/sdt.h>

struct state { uint64_t general[16]; uint64_t flags; uint8_t vector[16][16]; uint64_t red[16]; };
struct state before, after;

void run(void);
__asm__(
    ".text\n.globl run\n.type run,@function\nrun:\n.cfi_startproc\n"
    " push %rbx\n push %rbp\n push %r12\n push %r13\n push %r14\n push %r15\n"
    " lea before(%rip),%rax\n"
    " movdqu 136(%rax),%xmm0\n movdqu 152(%rax),%xmm1\n movdqu 168(%rax),%xmm2\n movdqu 184(%rax),%xmm3\n movdqu 376(%rax),%xmm15\n"
    " mov 264(%rax),%rcx\n"
    " mov 392(%rax),%rcx\n mov %rcx,-8(%rsp)\n mov 400(%rax),%rcx\n mov %rcx,-16(%rsp)\n mov 504(%rax),%rcx\n mov %rcx,-120(%rsp)\n mov 512(%rax),%rcx\n mov %rcx,-128(%rsp)\n"
    " mov 128(%rax),%rcx\n lea -256(%rsp),%rsp\n push %rcx\n popf\n lea 256(%rsp),%rsp\n" /* does not touch the red zone in use */
    " mov 8(%rax),%rcx\n mov 16(%rax),%rdx\n mov 24(%rax),%rbx\n mov 40(%rax),%rbp\n mov 48(%rax),%rsi\n mov 56(%rax),%rdi\n mov 64(%rax),%r8\n mov 72(%rax),%r9\n"
    " mov 80(%rax),%r10\n mov 88(%rax),%r11\n mov 96(%rax),%r12\n mov 104(%rax),%r13\n mov 112(%rax),%r14\n mov 120(%rax),%r15\n mov 0(%rax),%rax\n"
    SDT_ASM("registers", "8@%rax 8@%rcx 8@%rdx 8@%rbx 8@%rbp 8@%rsi 8@%rdi 8@%r8 8@%r9 8@%r10 8@%r11 8@%r12 8@%r13 8@%r14 8@%r15 8@-8(%rsp)")
    " mov %rax,after(%rip)\n mov %rcx,after+8(%rip)\n"
    " lea -256(%rsp),%rsp\n pushf\n pop %rcx\n lea 256(%rsp),%rsp\n mov %rcx,after+128(%rip)\n lea after(%rip),%rax\n"
    " mov %rdx,16(%rax)\n mov %rbx,24(%rax)\n mov %rbp,40(%rax)\n mov %rsi,48(%rax)\n mov %rdi,56(%rax)\n mov %r8,64(%rax)\n mov %r9,72(%rax)\n"
    " mov %r10,80(%rax)\n mov %r11,88(%rax)\n mov %r12,96(%rax)\n mov %r13,104(%rax)\n mov %r14,112(%rax)\n mov %r15,120(%rax)\n"
    " movdqu %xmm0,136(%rax)\n movdqu %xmm1,152(%rax)\n movdqu %xmm2,168(%rax)\n movdqu %xmm3,184(%rax)\n movdqu %xmm15,376(%rax)\n"
    " mov -8(%rsp),%rcx\n mov %rcx,392(%rax)\n mov -16(%rsp),%rcx\n mov %rcx,400(%rax)\n mov -120(%rsp),%rcx\n mov %rcx,504(%rax)\n mov -128(%rsp),%rcx\n mov %rcx,512(%rax)\n"
    " pop %r15\n pop %r14\n pop %r13\n pop %r12\n pop %rbp\n pop %rbx\n ret\n.cfi_endproc\n.size run,.-run\n");

int main(void)
{
    STAP_PROBE(preserve, start); /* makes sys/sdt.h define the base symbol */
    int wrong = 0;
    for (int round = 0; round < 20; round++) { /* the first opens the stream: the slow path */
        uint8_t *bytes = (uint8_t *)&before;
        for (size_t i = 0; i < sizeof before; i++)
            bytes[i] = (uint8_t)(i * 7 + 13 * round + 1);
        static const uint64_t flags[] = { 0x246, 0x202, 0xAD7, 0x203, 0xA02, 0x297 };
        before.flags = flags[round % 6];
        memset(&after, 0, sizeof after);
        run();
        uint64_t mask = 0x8D5; /* OF SF ZF AF PF CF */
        for (int r = 0; r < 16; r++)
            if (r != 4 && before.general[r] != after.general[r])
                wrong += printf("round %d register %d\n", round, r);
        if ((before.flags ^ after.flags) & mask)
            wrong += printf("round %d flags %lx %lx\n", round, (unsigned long)before.flags, (unsigned long)after.flags);
        static const int vectors[] = { 0, 1, 2, 3, 15 };
        for (int v = 0; v < 5; v++)
            if (memcmp(before.vector[vectors[v]], after.vector[vectors[v]], 16) != 0)
                wrong += printf("round %d xmm%d\n", round, vectors[v]);
        static const int words[] = { 0, 1, 14, 15 };
        for (int w = 0; w < 4; w++)
            if (before.red[words[w]] != after.red[words[w]])
                wrong += printf("round %d red zone %d\n", round, words[w]);
    }
    printf("preserved: %s\n", wrong ? "no" : "yes");
    return wrong != 0;
}
