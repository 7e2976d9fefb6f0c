/* Instructions that a trampoline has to move: each is the first of a small function, which must give the same when that instruction runs elsewhere. */
#include "check.h"
#include "placement.h"
#include "trampoline.h"
#include <string.h>
#include <sys/mman.h>

void site_hit(const struct site *site, const struct site_registers *registers) { }

typedef uint64_t function(uint64_t, uint64_t);

/* Every function has the arguments x0 and x1 and may use what a call may. */
#define FUNCTION(name, code) __asm__(".text\n.balign 8\n.globl " #name "\n.type " #name ",@function\n" #name ":\n" code); extern function name

FUNCTION(plain, "add x0,x0,x1\n ret\n");
FUNCTION(near_address, "adr x0,1f\n ret\n1: nop\n");
FUNCTION(address_before, "adr x0,.-4\n ret\n");
FUNCTION(page, "adrp x0,plain\n add x0,x0,:lo12:plain\n ret\n");
FUNCTION(load64, "ldr x0,1f\n ret\n .balign 8\n1: .quad 0x8877665544332211\n");
FUNCTION(load32, "ldr w0,1f\n ret\n1: .word 0x88776655\n");
FUNCTION(load_signed, "ldrsw x0,1f\n ret\n1: .word 0x88776655\n");
FUNCTION(jump, "b 1f\n mov x0,#1\n ret\n1: mov x0,#2\n ret\n");
FUNCTION(jump_back, "b .+12\n mov x0,#3\n ret\n b .-8\n");
FUNCTION(call, "bl 1f\n mov x30,x9\n ret\n1: mov x0,x30\n ret\n");
FUNCTION(call_through, "blr x1\n mov x30,x9\n ret\n");
FUNCTION(jump_through, "br x1\n");
FUNCTION(back, "ret\n");
FUNCTION(when_equal, "b.eq 1f\n mov x0,#1\n ret\n1: mov x0,#2\n ret\n");
FUNCTION(when_zero, "cbz x0,1f\n mov x0,#1\n ret\n1: mov x0,#2\n ret\n");
FUNCTION(when_not_zero, "cbnz w0,1f\n mov x0,#1\n ret\n1: mov x0,#2\n ret\n");
FUNCTION(when_bit, "tbnz x0,#40,1f\n mov x0,#1\n ret\n1: mov x0,#2\n ret\n");
FUNCTION(when_no_bit, "tbz w0,#3,1f\n mov x0,#1\n ret\n1: mov x0,#2\n ret\n");
/* refused */
FUNCTION(load_vector, "ldr q0,.+16\n ret\n");
FUNCTION(prefetch, "prfm pldl1keep,.+16\n ret\n");
FUNCTION(system_call, "svc #0\n ret\n");
FUNCTION(trap, "brk #0\n ret\n");
FUNCTION(exclusive, "ldxr x0,[x1]\n ret\n");
FUNCTION(call_with_key, ".inst 0xd73f0820\n ret\n"); /* blraa x1, x0 */

/* Calls `at` with the flags that comparing `left` and `right` gives, and x9 as the way back of those that call themselves. */
static uint64_t call_it(const void *at, uint64_t a, uint64_t b, uint64_t left, uint64_t right)
{
    register uint64_t x0 __asm__("x0") = a;
    register uint64_t x1 __asm__("x1") = b;
    __asm__ volatile("cmp %[l],%[r]\n adr x9,1f\n mov x30,x9\n br %[at]\n1:\n"
                     : "+r"(x0), "+r"(x1) : [at] "r"(at), [l] "r"(left), [r] "r"(right)
                     : "x9", "x10", "x16", "x17", "x30", "cc", "memory");
    return x0;
}

static const struct { const char *name; function *f; bool refused; uint64_t a, b, left, right; } cases[] = {
    { "add", plain, false, 40, 2, 0, 0 }, { "adr", near_address, false, 0, 0, 0, 0 }, { "adr back", address_before, false, 0, 0, 0, 0 }, { "adrp", page, false, 0, 0, 0, 0 },
    { "ldr x", load64, false, 0, 0, 0, 0 }, { "ldr w", load32, false, 0, 0, 0, 0 }, { "ldrsw", load_signed, false, 0, 0, 0, 0 },
    { "b", jump, false, 0, 0, 0, 0 }, { "b further", jump_back, false, 0, 0, 0, 0 }, { "bl", call, false, 0, 0, 0, 0 }, { "blr", call_through, false, 7, (uintptr_t)plain, 0, 0 },
    { "br", jump_through, false, 7, (uintptr_t)plain, 0, 0 }, { "ret", back, false, 9, 0, 0, 0 },
    { "b.eq taken", when_equal, false, 0, 0, 5, 5 }, { "b.eq not taken", when_equal, false, 0, 0, 5, 6 },
    { "cbz taken", when_zero, false, 0, 0, 0, 0 }, { "cbz not taken", when_zero, false, 1, 0, 0, 0 },
    { "cbnz taken", when_not_zero, false, 1, 0, 0, 0 }, { "cbnz not taken", when_not_zero, false, 1ull << 32, 0, 0, 0 },
    { "tbnz taken", when_bit, false, 1ull << 40, 0, 0, 0 }, { "tbnz not taken", when_bit, false, ~(1ull << 40), 0, 0, 0 },
    { "tbz taken", when_no_bit, false, ~8ull, 0, 0, 0 }, { "tbz not taken", when_no_bit, false, 8, 0, 0, 0 },
    { "ldr q", load_vector, true, 0, 0, 0, 0 }, { "prfm", prefetch, true, 0, 0, 0, 0 }, { "svc", system_call, true, 0, 0, 0, 0 }, { "brk", trap, true, 0, 0, 0, 0 },
    { "ldxr", exclusive, true, 0, 0, 0, 0 }, { "blraa", call_with_key, true, 0, 0, 0, 0 },
};
enum { CASES = sizeof cases / sizeof *cases };

/* `block` is near or far away; what is too far for it must be refused. */
static void move_to(uint8_t *block, bool reachable)
{
    uint8_t *moved[CASES];
    for (int i = 0; i < CASES; i++) {
        struct site site = { .address = (uintptr_t)cases[i].f };
        bool written = trampoline_write(block + i * TRAMPOLINE_SIZE, &site, (const uint8_t *)(uintptr_t)cases[i].f, 4, &moved[i]);
        CHECK(written == (reachable && !cases[i].refused), "%s is %s", cases[i].name, written ? "moved" : "refused");
        if (!written)
            moved[i] = NULL;
    }
    CHECK(trampoline_seal(block, CASES * TRAMPOLINE_SIZE), "executable memory");
    for (int i = 0; i < CASES; i++) {
        if (!moved[i])
            continue;
        uint64_t there = call_it(moved[i], cases[i].a, cases[i].b, cases[i].left, cases[i].right);
        uint64_t here = call_it((const void *)(uintptr_t)cases[i].f, cases[i].a, cases[i].b, cases[i].left, cases[i].right);
        CHECK(here == there, "%s gives %lx, moved %lx", cases[i].name, (unsigned long)here, (unsigned long)there);
    }
}

static uint8_t *map_at(intptr_t distance)
{
    uintptr_t at = ((uintptr_t)plain + (uintptr_t)distance) & ~(uintptr_t)0xFFFF;
    void *p = mmap((void *)at, 1 << 16, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    return p == MAP_FAILED || (uintptr_t)p != at ? NULL : p;
}

int main(void)
{
    uint8_t *near = trampoline_allocate((uintptr_t)plain, (uintptr_t)main, CASES * TRAMPOLINE_SIZE);
    CHECK(near != NULL, "memory within reach");
    move_to(near, true);
    static const intptr_t distances[] = { 100 << 20, -(100 << 20), 200 << 20, -(200 << 20) };
    for (int i = 0; i < 4; i++) {
        uint8_t *block = map_at(distances[i]);
        if (block)
            move_to(block, i < 2);
        uint8_t jump[MACHINE_JUMP_SIZE];
        CHECK(trampoline_jump(jump, 0x10000000, 0x10000000 + (uintptr_t)distances[i]) == (i < 2), "a branch over %ld", (long)distances[i]);
    }
    return CHECK_RESULT();
}
