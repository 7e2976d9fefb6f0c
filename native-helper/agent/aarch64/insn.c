#include "insn.h"
#include <string.h>

static uint32_t word_at(const uint8_t *code)
{
    uint32_t w;
    memcpy(&w, code, 4);
    return w;
}

static int64_t signed_bits(uint32_t word, unsigned low, unsigned count)
{
    return (int64_t)((uint64_t)word << (64 - low - count)) >> (64 - count);
}

/* Branches, exceptions and system instructions. */
static void branch_group(struct insn *i, uint32_t w)
{
    if ((w & 0x7C000000) == 0x14000000) { /* b, bl */
        i->flow = w >> 31 ? INSN_CALL : INSN_JMP;
        i->relative = INSN_BRANCH;
        i->bits = 26;
    } else if ((w & 0x7E000000) == 0x34000000 || (w & 0xFF000000) == 0x54000000) { /* cbz, cbnz; b.cond and bc.cond */
        i->flow = INSN_JCC;
        i->relative = INSN_BRANCH;
        i->bits = 19;
    } else if ((w & 0x7E000000) == 0x36000000) { /* tbz, tbnz */
        i->flow = INSN_JCC;
        i->relative = INSN_BRANCH;
        i->bits = 14;
    } else if ((w & 0xFE000000) == 0xD6000000) { /* through a register, with pointer authentication or without */
        unsigned operation = w >> 21 & 7;
        i->flow = operation == 0 ? INSN_JMP_INDIRECT : operation == 1 ? INSN_CALL_INDIRECT : operation == 2 ? INSN_RET : INSN_SYSTEM;
    } else if ((w & 0xFF000000) == 0xD4000000) {
        unsigned operation = w >> 21 & 7;
        i->flow = operation == 1 || operation == 2 ? INSN_STOP : INSN_SYSTEM; /* brk, hlt; svc, hvc, smc, dcps */
    }
    /* what is left are hints, barriers, reads and writes of system registers: they may stand anywhere */
}

/* Nothing may be between an exclusive load and its store but few instructions; a hit there would make the store fail for ever. */
static bool is_exclusive(uint32_t w) { return (w & 0x3F000000) == 0x08000000 && !(w >> 23 & 1); }

bool insn_decode(const uint8_t *code, size_t available, struct insn *i)
{
    memset(i, 0, sizeof *i);
    if (available < 4)
        return false;
    uint32_t w = i->word = word_at(code), group = w >> 25 & 15;
    i->length = 4;
    if (w >> 16 == 0) {
        i->flow = INSN_STOP; /* udf */
    } else if (group == 10 || group == 11) {
        branch_group(i, w);
    } else if ((w & 0x1F000000) == 0x10000000) {
        i->relative = w >> 31 ? INSN_ADRP : INSN_ADR;
    } else if ((w & 0x3B000000) == 0x18000000) {
        i->relative = INSN_LOAD_LITERAL;
    } else if (is_exclusive(w)) {
        i->flow = INSN_SYSTEM;
    }
    return group != 1 && group != 3; /* unallocated */
}

uintptr_t insn_target(const struct insn *i, const uint8_t *code, uintptr_t address)
{
    return address + (uintptr_t)(4 * signed_bits(i->word, i->bits == 26 ? 0 : 5, i->bits));
}

uintptr_t insn_address(const struct insn *i, uintptr_t address)
{
    if (i->relative == INSN_LOAD_LITERAL)
        return address + (uintptr_t)(4 * signed_bits(i->word, 5, 19));
    int64_t offset = signed_bits(i->word, 5, 19) * 4 + (i->word >> 29 & 3);
    return i->relative == INSN_ADRP ? (address & ~(uintptr_t)4095) + (uintptr_t)(4096 * offset) : address + (uintptr_t)offset;
}

/* ldrb, ldrh, ldrsw and their like with a register as the offset. */
bool insn_reads_table(const struct insn *i) { return (i->word & 0x3B200C00) == 0x38200800 && (i->word >> 22 & 3) != 0; }

bool insn_is_switch(const struct insn *i, const uint8_t *code, unsigned since_table) { return since_table <= 8; }

/* bti aside: adrp x16, page; ldr x17, [x16, offset]; add x16, x16, offset; br x17. */
bool insn_is_stub(const uint8_t *code, uint64_t size, uint64_t address, uint64_t slot)
{
    uint64_t at = size >= 4 && (word_at(code) & 0xFFFFFF3F) == 0xD503241F ? 4 : 0;
    struct insn page;
    if (size < at + 8 || !insn_decode(code + at, 4, &page) || page.relative != INSN_ADRP || (page.word & 31) != 16)
        return false;
    uint32_t load = word_at(code + at + 4);
    return (load & 0xFFC003FF) == 0xF9400211 && insn_address(&page, address + at) + 8 * (load >> 10 & 0xFFF) == slot;
}
