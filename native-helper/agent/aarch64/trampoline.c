#include "trampoline.h"
#include "insn.h"
#include "placement.h"
#include <string.h>

/* The stack here, made by the trampoline: x0 to x30 and the interrupted stack pointer at 8 times their numbers, then the flags and the return to the trampoline. x16, x17 and x30 are
 * there already; x16: the site. What a call must keep is kept by site_hit itself. */
__asm__(
    ".text\n"
    ".globl site_enter\n"
    ".hidden site_enter\n"
    ".type site_enter,@function\n"
    "site_enter:\n"
    "  hint #34\n" /* bti c */
    "  str x30,[sp,#264]\n"
    "  stp x0,x1,[sp]\n  stp x2,x3,[sp,#16]\n  stp x4,x5,[sp,#32]\n  stp x6,x7,[sp,#48]\n"
    "  stp x8,x9,[sp,#64]\n  stp x10,x11,[sp,#80]\n  stp x12,x13,[sp,#96]\n  stp x14,x15,[sp,#112]\n"
    "  stp x18,x19,[sp,#144]\n  stp x20,x21,[sp,#160]\n  stp x22,x23,[sp,#176]\n  stp x24,x25,[sp,#192]\n"
    "  stp x26,x27,[sp,#208]\n  stp x28,x29,[sp,#224]\n"
    "  add x1,sp,#272\n"
    "  mrs x2,nzcv\n"
    "  stp x1,x2,[sp,#248]\n"
    "  mov x0,x16\n"
    "  mov x1,sp\n"
    "  bl site_hit\n"
    "  ldr x2,[sp,#256]\n"
    "  msr nzcv,x2\n"
    "  ldr x30,[sp,#264]\n"
    "  ldp x0,x1,[sp]\n  ldp x2,x3,[sp,#16]\n  ldp x4,x5,[sp,#32]\n  ldp x6,x7,[sp,#48]\n"
    "  ldp x8,x9,[sp,#64]\n  ldp x10,x11,[sp,#80]\n  ldp x12,x13,[sp,#96]\n  ldp x14,x15,[sp,#112]\n"
    "  ldr x18,[sp,#144]\n"
    "  ret\n"
    ".size site_enter,.-site_enter\n");

enum { LINK = MACHINE_LINK };

struct emitter { uint8_t *at, *end; bool bad; };

static void put(struct emitter *e, uint32_t word)
{
    if (e->end - e->at < 4) {
        e->bad = true;
        return;
    }
    memcpy(e->at, &word, 4);
    e->at += 4;
}

/* `word` with the distance from here to `target` in its displacement of `bits` bits, which begins at bit `low`. */
static void put_branch(struct emitter *e, uint32_t word, unsigned low, unsigned bits, uintptr_t target)
{
    int64_t distance = (int64_t)(target - (uintptr_t)e->at) >> 2, most = (int64_t)1 << (bits - 1);
    if (distance < -most || distance >= most)
        e->bad = true;
    uint32_t mask = (uint32_t)((1ull << bits) - 1);
    put(e, (word & ~(mask << low)) | ((uint32_t)distance & mask) << low);
}

static void put_b(struct emitter *e, uintptr_t target) { put_branch(e, 0x14000000, 0, 26, target); }

static void put_address(struct emitter *e, unsigned to, uint64_t value)
{
    put(e, 0xD2800000u | (uint32_t)(value & 0xFFFF) << 5 | to); /* movz */
    for (unsigned part = 1; part < 4; part++)
        if (value >> 16 * part & 0xFFFF)
            put(e, 0xF2800000u | part << 21 | (uint32_t)(value >> 16 * part & 0xFFFF) << 5 | to); /* movk */
}

/* A register holds the address first, then what lies there. Vector registers would need another one, which nobody can spare. */
static void put_literal_load(struct emitter *e, const struct insn *i, uintptr_t address)
{
    unsigned to = i->word & 31, kind = i->word >> 30;
    if ((i->word & 0x04000000) || kind == 3 || to == 31) { /* of a vector register; prfm; into nothing */
        e->bad = true;
        return;
    }
    put_address(e, to, insn_address(i, address));
    put(e, (kind == 0 ? 0xB9400000u : kind == 1 ? 0xF9400000u : 0xB9800000u) | to << 5 | to); /* ldr w, ldr x, ldrsw x */
}

/* blr: the caller must come back to where the program believes it stands. */
static void put_indirect_call(struct emitter *e, const struct insn *i, uintptr_t address)
{
    unsigned through = i->word >> 5 & 31;
    if ((i->word & 0xFFFFFC1F) != 0xD63F0000 || through == LINK) { /* with pointer authentication */
        e->bad = true;
        return;
    }
    put_address(e, LINK, address + 4);
    put(e, 0xD61F0000u | through << 5); /* br */
}

static void put_moved(struct emitter *e, const struct insn *i, uintptr_t address)
{
    uintptr_t target = i->relative == INSN_BRANCH ? insn_target(i, NULL, address) : 0;
    switch (i->flow) {
    case INSN_JMP:
        put_b(e, target);
        return;
    case INSN_CALL:
        put_address(e, LINK, address + 4);
        put_b(e, target);
        return;
    case INSN_JCC: /* over the way back, to a branch that reaches as far as any */
        put_branch(e, i->word, 5, i->bits, (uintptr_t)e->at + 8);
        put_b(e, address + 4);
        put_b(e, target);
        return;
    case INSN_CALL_INDIRECT:
        put_indirect_call(e, i, address);
        return;
    case INSN_STOP: case INSN_SYSTEM:
        e->bad = true;
        return;
    default:
        break;
    }
    if (i->relative == INSN_ADR || i->relative == INSN_ADRP)
        put_address(e, i->word & 31, insn_address(i, address));
    else if (i->relative == INSN_LOAD_LITERAL)
        put_literal_load(e, i, address);
    else
        put(e, i->word);
}

bool trampoline_write(uint8_t *at, const struct site *site, const uint8_t *code, unsigned moved, uint8_t **moved_to)
{
    struct emitter e = { at + TRAMPOLINE_ENTRY, at + TRAMPOLINE_SIZE, false };
    uint64_t literals[MACHINE_TRAMPOLINE_LITERALS] = {(uintptr_t)site, (uintptr_t)site->enter};
    memcpy(at, literals, sizeof literals);
    put(&e, 0xD10443FF);                          /* sub sp, sp, 272 */
    put(&e, 0xA90847F0);                          /* stp x16, x17, [sp, 128] */
    put(&e, 0xF9007BFE);                          /* str x30, [sp, 240] */
    put_branch(&e, 0x58000010, 5, 19, (uintptr_t)at);     /* ldr x16, site */
    put_branch(&e, 0x58000011, 5, 19, (uintptr_t)at + 8); /* ldr x17, enter */
    put(&e, 0xD63F0220);                          /* blr x17 */
    put(&e, 0xF9407BFE);                          /* ldr x30, [sp, 240] */
    put(&e, 0xA94847F0);                          /* ldp x16, x17, [sp, 128] */
    put(&e, 0x910443FF);                          /* add sp, sp, 272 */
    if (moved_to)
        *moved_to = e.at;
    for (unsigned done = 0; done < moved && !e.bad;) {
        struct insn i;
        if (!insn_decode(code + done, 4, &i))
            return false;
        put_moved(&e, &i, site->address + done);
        done += i.length;
    }
    put_b(&e, site->address + moved);
    return !e.bad;
}

bool trampoline_jump(uint8_t jump[MACHINE_JUMP_SIZE], uintptr_t from, uintptr_t to)
{
    int64_t distance = (int64_t)(to - from) >> 2;
    uint32_t word = 0x14000000u | ((uint32_t)distance & 0x3FFFFFF);
    memcpy(jump, &word, 4);
    return distance >= -(1 << 25) && distance < 1 << 25;
}

/* The function is "ret" (maybe behind bti). */
unsigned trampoline_room(const uint8_t *function)
{
    uint32_t words[2];
    memcpy(words, function, sizeof words);
    if (words[0] == 0xD65F03C0)
        return 4;
    return words[0] == 0xD503245F && words[1] == 0xD65F03C0 ? 8 : 0;
}

void trampoline_go(uint8_t *at, uintptr_t target)
{
    struct emitter e = { at, at + TRAMPOLINE_SIZE, false };
    put_address(&e, 16, target);
    put(&e, 0xD61F0200); /* br x16 */
}
