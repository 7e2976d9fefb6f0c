#define _GNU_SOURCE
#include "trampoline.h"
#include "insn.h"
#include "placement.h"
#include <string.h>

/* Flags are kept by lahf and seto, which are much cheaper than pushf and popf. The red zone (128 bytes below rsp) was left by the trampoline.
 * Stack here: return to the trampoline, the interrupted rax. rax: the site. Callee-saved registers are kept by site_hit itself. */
__asm__(
    ".text\n"
    ".globl site_enter\n"
    ".hidden site_enter\n"
    ".type site_enter,@function\n"
    "site_enter:\n"
    "  lea -144(%rsp),%rsp\n"
    "  mov %rcx,8(%rsp)\n  mov %rdx,16(%rsp)\n  mov %rbx,24(%rsp)\n"
    "  mov %rbp,40(%rsp)\n  mov %rsi,48(%rsp)\n  mov %rdi,56(%rsp)\n"
    "  mov %r8,64(%rsp)\n  mov %r9,72(%rsp)\n  mov %r10,80(%rsp)\n  mov %r11,88(%rsp)\n"
    "  mov %r12,96(%rsp)\n  mov %r13,104(%rsp)\n  mov %r14,112(%rsp)\n  mov %r15,120(%rsp)\n"
    "  mov %rax,%rdi\n"
    "  lahf\n"
    "  seto %al\n"
    "  mov %rax,128(%rsp)\n"
    "  mov 152(%rsp),%rax\n"
    "  mov %rax,(%rsp)\n"
    "  lea 288(%rsp),%rax\n" /* 144 + return + rax + red zone */
    "  mov %rax,32(%rsp)\n"
    "  mov %rsp,%rsi\n"
    "  mov %rsp,%rbp\n"
    "  and $-16,%rsp\n"
    "  call site_hit\n"
    "  mov %rbp,%rsp\n"
    "  mov 128(%rsp),%rax\n"
    "  add $0x7f,%al\n" /* sets OF again where it was set */
    "  sahf\n"
    "  mov 8(%rsp),%rcx\n  mov 16(%rsp),%rdx\n"
    "  mov 40(%rsp),%rbp\n  mov 48(%rsp),%rsi\n  mov 56(%rsp),%rdi\n"
    "  mov 64(%rsp),%r8\n  mov 72(%rsp),%r9\n  mov 80(%rsp),%r10\n  mov 88(%rsp),%r11\n"
    "  lea 144(%rsp),%rsp\n"
    "  ret\n"
    ".size site_enter,.-site_enter\n");

struct emitter { uint8_t *at, *end; bool bad; };

static void put(struct emitter *e, const void *bytes, size_t n)
{
    if ((size_t)(e->end - e->at) < n) {
        e->bad = true;
        return;
    }
    memcpy(e->at, bytes, n);
    e->at += n;
}

static void put8(struct emitter *e, uint8_t byte) { put(e, &byte, 1); }
static void put64(struct emitter *e, uint64_t word) { put(e, &word, 8); }

/* The rel32 from the byte behind it to `target`. */
static void put_rel32(struct emitter *e, uintptr_t target, unsigned behind)
{
    int64_t distance = (int64_t)(target - ((uintptr_t)e->at + 4 + behind));
    int32_t rel = (int32_t)distance;
    if (rel != distance)
        e->bad = true;
    put(e, &rel, 4);
}

static void put_jmp(struct emitter *e, uintptr_t target)
{
    put8(e, 0xE9);
    put_rel32(e, target, 0);
}

/* Pushes the address that the moved call would have pushed: an unwinder must find the caller it knows. */
static void put_push(struct emitter *e, uintptr_t value)
{
    put(e, "\xFF\x35\x02\x00\x00\x00\xEB\x08", 8); /* push 2(%rip); jmp over the literal */
    put64(e, value);
}

static void put_copy(struct emitter *e, const struct insn *i, const uint8_t *p, uintptr_t address)
{
    if (!i->rip_relative) {
        put(e, p, i->length);
        return;
    }
    put(e, p, i->disp_at);
    put_rel32(e, insn_rip_address(i, p, address), i->length - i->disp_at - 4u);
    put(e, p + i->disp_at + 4, i->length - i->disp_at - 4u);
}

/* call *operand: the operand is read before the push. With a memory operand on the stack pointer nothing is right any more: refused. */
static void put_indirect_call(struct emitter *e, const struct insn *i, const uint8_t *p, uintptr_t address)
{
    uint8_t rm = p[i->modrm_at];
    bool memory = rm >> 6 != 3, on_stack = memory && (rm & 7) == 4 && (p[i->modrm_at + 1] & 7) == 4 && !(i->rex & 1);
    bool stack_register = !memory && (rm & 7) == 4 && !(i->rex & 1);
    if (on_stack || stack_register) {
        e->bad = true;
        return;
    }
    put_push(e, address + i->length);
    uint8_t copy[15];
    memcpy(copy, p, i->length);
    copy[i->modrm_at] = (uint8_t)((rm & ~0x38) | 0x20); /* /2 call becomes /4 jmp */
    put_copy(e, i, copy, address);
}

static void put_moved(struct emitter *e, const struct insn *i, const uint8_t *p, uintptr_t address)
{
    switch (i->flow) {
    case INSN_JMP:
        put_jmp(e, insn_target(i, p, address));
        break;
    case INSN_JCC:
        put8(e, 0x0F);
        put8(e, (uint8_t)(0x80 | i->condition));
        put_rel32(e, insn_target(i, p, address), 0);
        break;
    case INSN_CALL:
        put_push(e, address + i->length);
        put_jmp(e, insn_target(i, p, address));
        break;
    case INSN_CALL_INDIRECT:
        put_indirect_call(e, i, p, address);
        break;
    case INSN_STOP: /* int3 as padding behind the function: never reached */
        put(e, p, i->length);
        break;
    case INSN_LOOP: case INSN_SYSTEM:
        e->bad = true;
        break;
    default:
        put_copy(e, i, p, address);
        break;
    }
}

bool trampoline_write(uint8_t *at, const struct site *site, const uint8_t *code, unsigned moved, uint8_t **moved_to)
{
    struct emitter e = { at, at + TRAMPOLINE_SIZE, false };
    put64(&e, (uintptr_t)site->enter); /* literal for the call */
    put(&e, "\x48\x8D\x64\x24\x80\x50\x48\xB8", 8); /* lea -128(%rsp),%rsp; push %rax; movabs site,%rax */
    put64(&e, (uintptr_t)site);
    put(&e, "\xFF\x15", 2); /* call *literal(%rip) */
    put_rel32(&e, (uintptr_t)at, 0);
    put(&e, "\x58\x48\x8D\xA4\x24\x80\x00\x00\x00", 9); /* pop %rax; lea 128(%rsp),%rsp */
    if (moved_to)
        *moved_to = e.at;
    for (unsigned done = 0; done < moved && !e.bad;) {
        struct insn i;
        if (!insn_decode(code + done, PLACEMENT_MAX_MOVED + 15 - done, &i))
            return false;
        put_moved(&e, &i, code + done, site->address + done);
        done += i.length;
    }
    put_jmp(&e, site->address + moved);
    return !e.bad;
}

bool trampoline_jump(uint8_t jump[MACHINE_JUMP_SIZE], uintptr_t from, uintptr_t to)
{
    struct emitter e = { jump + 1, jump + MACHINE_JUMP_SIZE, false };
    int64_t distance = (int64_t)(to - (from + MACHINE_JUMP_SIZE));
    int32_t rel = (int32_t)distance;
    jump[0] = 0xE9;
    put(&e, &rel, 4);
    return rel == distance;
}

/* The function is "ret" (maybe after endbr64) with padding behind. */
unsigned trampoline_room(const uint8_t *function)
{
    static const uint8_t endbr[4] = { 0xF3, 0x0F, 0x1E, 0xFA };
    unsigned used = memcmp(function, endbr, 4) == 0 ? 4 : 0;
    if (function[used++] != 0xC3)
        return 0;
    while (used < MACHINE_JUMP_SIZE) {
        struct insn i;
        if (!insn_decode(function + used, 15, &i) || !(i.opcode == 0x90 || i.opcode == 0x1F || i.opcode == 0xCC))
            return 0;
        used += i.length;
    }
    return used;
}

void trampoline_go(uint8_t *at, uintptr_t target)
{
    struct emitter e = { at, at + TRAMPOLINE_SIZE, false };
    put(&e, "\x48\xB8", 2); /* movabs target,%rax; jmp *%rax */
    put64(&e, target);
    put(&e, "\xFF\xE0", 2);
}
