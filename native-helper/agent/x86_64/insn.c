#include "insn.h"
#include <string.h>

/* One letter for each opcode byte. n: no operand bytes, m: ModRM, b: imm8, B: ModRM+imm8, z: imm16/32, Z: ModRM+imm16/32, w: imm16,
 * e: enter (imm16, imm8), v: mov reg,imm (up to 8 bytes), o: moffs, j: rel8, J: rel32, p: prefix, x: refused or handled in the code. */
static const char one_byte[257] =
    "mmmmbzxxmmmmbzxx" /* 00 */
    "mmmmbzxxmmmmbzxx" /* 10 */
    "mmmmbzpxmmmmbzpx" /* 20 */
    "mmmmbzpxmmmmbzpx" /* 30 */
    "pppppppppppppppp" /* 40: REX */
    "nnnnnnnnnnnnnnnn" /* 50 */
    "xxxmpppp" "zZbBnnnn" /* 60 */
    "jjjjjjjjjjjjjjjj" /* 70 */
    "BZxBmmmmmmmmxmxx" /* 80 */
    "nnnnnnnnnnxnnnnn" /* 90 */
    "oooonnnnbznnnnnn" /* A0 */
    "bbbbbbbbvvvvvvvv" /* B0 */
    "BBwnxxBZenwnxxxn" /* C0 */
    "mmmmxxxnmmmmmmmm" /* D0 */
    "jjjjbbbbJJxjnnnn" /* E0 */
    "pxppnnxxnnnnnnmm"; /* F0 */

static const char two_byte[257] =
    "mmmmxnnnnnxnxmnx" /* 00 */
    "mmmmmmmmmmmmmmmm" /* 10 */
    "xxxxxxxxmmmmmmmm" /* 20 */
    "nnnnnnxnxxxxxxxx" /* 30 */
    "mmmmmmmmmmmmmmmm" /* 40 */
    "mmmmmmmmmmmmmmmm" /* 50 */
    "mmmmmmmmmmmmmmmm" /* 60 */
    "BBBBmmmnmmxxmmmm" /* 70 */
    "JJJJJJJJJJJJJJJJ" /* 80 */
    "mmmmmmmmmmmmmmmm" /* 90 */
    "nnnmBmxxnnnmBmmm" /* A0 */
    "mmmmmmmmmmBmmmmm" /* B0 */
    "mmBmBBBmnnnnnnnn" /* C0 */
    "mmmmmmmmmmmmmmmm" /* D0 */
    "mmmmmmmmmmmmmmmm" /* E0 */
    "mmmmmmmmmmmmmmmm"; /* F0 */

struct state {
    const uint8_t *code;
    size_t available, at;
    bool operand16, address32;
    uint8_t rex;
};

static bool modrm(struct state *s, struct insn *i)
{
    if (s->at >= s->available)
        return false;
    i->modrm_at = (uint8_t)s->at;
    uint8_t byte = s->code[s->at++];
    unsigned mod = byte >> 6, rm = byte & 7;
    if (mod == 3)
        return true;
    unsigned displacement = mod == 1 ? 1 : mod == 2 ? 4 : 0;
    if (rm == 4) {
        if (s->at >= s->available)
            return false;
        if (mod == 0 && (s->code[s->at] & 7) == 5)
            displacement = 4;
        s->at++;
    } else if (mod == 0 && rm == 5) {
        displacement = 4;
        i->rip_relative = true;
        i->disp_at = (uint8_t)s->at;
        i->disp_size = 4;
    }
    s->at += displacement;
    return s->at <= s->available;
}

static bool finish(struct state *s, struct insn *i, size_t immediate)
{
    s->at += immediate;
    i->length = (uint8_t)s->at;
    i->rex = s->rex;
    return s->at <= s->available && s->at <= 15;
}

/* VEX and EVEX share one map layout: 1 is 0F, 2 is 0F38, 3 is 0F3A (always an imm8), 5 and 6 are AVX512-FP16. */
static bool vector(struct state *s, struct insn *i, unsigned map, bool evex)
{
    if (s->at >= s->available)
        return false;
    i->opcode = s->code[s->at++];
    bool immediate = false;
    if (map == 1) {
        if (!evex && i->opcode == 0x77)
            return finish(s, i, 0);
        immediate = two_byte[i->opcode] == 'B';
    } else if (map == 3) {
        immediate = true;
    } else if (map != 2 && !(evex && (map == 5 || map == 6))) {
        return false;
    }
    return modrm(s, i) && finish(s, i, immediate);
}

static bool branch(struct state *s, struct insn *i, unsigned flow, unsigned size)
{
    if (s->operand16 && !(s->rex & 8))
        return false;
    i->flow = (uint8_t)flow;
    i->disp_at = (uint8_t)s->at;
    i->disp_size = (uint8_t)size;
    return finish(s, i, size);
}

static bool escaped(struct state *s, struct insn *i)
{
    if (s->at >= s->available)
        return false;
    uint8_t op = i->opcode = s->code[s->at++];
    if (op == 0x38 || op == 0x3A) {
        if (s->at >= s->available)
            return false;
        i->opcode = s->code[s->at++];
        return modrm(s, i) && finish(s, i, op == 0x3A);
    }
    if (op == 0x05 || op == 0x07 || op == 0x34 || op == 0x35)
        i->flow = INSN_SYSTEM;
    if (op == 0x0B) {
        i->flow = INSN_STOP;
        return finish(s, i, 0);
    }
    if (op == 0x05)
        return finish(s, i, 0);
    switch (two_byte[op]) {
    case 'n': return finish(s, i, 0);
    case 'm': return modrm(s, i) && finish(s, i, 0);
    case 'B': return modrm(s, i) && finish(s, i, 1);
    case 'J': i->condition = op & 15; return branch(s, i, INSN_JCC, 4);
    default: return false;
    }
}

static bool group_ff(struct state *s, struct insn *i)
{
    if (!modrm(s, i))
        return false;
    unsigned reg = s->code[i->modrm_at] >> 3 & 7;
    if (i->opcode == 0xFF) {
        if (reg == 2)
            i->flow = INSN_CALL_INDIRECT;
        else if (reg == 4)
            i->flow = INSN_JMP_INDIRECT;
        else if (reg == 3 || reg == 5 || reg == 7)
            return false;
    } else if (reg > 1) {
        return false;
    }
    return finish(s, i, 0);
}

static bool primary(struct state *s, struct insn *i)
{
    uint8_t op = i->opcode;
    size_t immediate = s->operand16 && !(s->rex & 8) ? 2 : 4;
    switch (op) {
    case 0x0F: return escaped(s, i);
    case 0xC3: i->flow = INSN_RET; return finish(s, i, 0);
    case 0xC2: i->flow = INSN_RET; return finish(s, i, 2);
    case 0xC4: case 0xC5: {
        if (s->at + (op == 0xC4 ? 2 : 1) > s->available || s->rex || s->operand16)
            return false;
        unsigned map = op == 0xC4 ? s->code[s->at] & 31 : 1;
        s->at += op == 0xC4 ? 2 : 1;
        return vector(s, i, map, false);
    }
    case 0x62: {
        if (s->at + 3 > s->available || s->rex || s->operand16)
            return false;
        unsigned map = s->code[s->at] & 7;
        s->at += 3;
        return vector(s, i, map, true);
    }
    case 0x8F:
        if (s->at < s->available && (s->code[s->at] & 0x38) != 0)
            return false; /* XOP */
        return modrm(s, i) && finish(s, i, 0);
    case 0xC6: case 0xC7:
        if (s->at < s->available && s->code[s->at] == 0xF8)
            return false; /* xabort, xbegin */
        return modrm(s, i) && finish(s, i, op == 0xC6 ? 1 : immediate);
    case 0xCC: i->flow = INSN_STOP; return finish(s, i, 0);
    case 0xF4: i->flow = INSN_STOP; return finish(s, i, 0);
    case 0xCD: i->flow = INSN_SYSTEM; return finish(s, i, 1);
    case 0xF6: case 0xF7:
        if (!modrm(s, i))
            return false;
        return finish(s, i, (s->code[i->modrm_at] & 0x38) <= 0x08 ? (op == 0xF6 ? 1 : immediate) : 0);
    case 0xFE: case 0xFF: return group_ff(s, i);
    case 0xE0: case 0xE1: case 0xE2: case 0xE3: return branch(s, i, INSN_LOOP, 1);
    case 0xE8: return branch(s, i, INSN_CALL, 4);
    case 0xE9: return branch(s, i, INSN_JMP, 4);
    case 0xEB: return branch(s, i, INSN_JMP, 1);
    default: break;
    }
    switch (one_byte[op]) {
    case 'n': return finish(s, i, 0);
    case 'm': return modrm(s, i) && finish(s, i, 0);
    case 'b': return finish(s, i, 1);
    case 'B': return modrm(s, i) && finish(s, i, 1);
    case 'z': return finish(s, i, immediate);
    case 'Z': return modrm(s, i) && finish(s, i, immediate);
    case 'w': return finish(s, i, 2);
    case 'e': return finish(s, i, 3);
    case 'v': return finish(s, i, s->rex & 8 ? 8 : immediate);
    case 'o': return finish(s, i, s->address32 ? 4 : 8);
    case 'j': i->condition = op & 15; return branch(s, i, INSN_JCC, 1);
    default: return false;
    }
}

bool insn_decode(const uint8_t *code, size_t available, struct insn *i)
{
    struct state s = { .code = code, .available = available < 15 ? available : 15 };
    memset(i, 0, sizeof *i);
    while (s.at < s.available) {
        uint8_t byte = code[s.at++];
        if (one_byte[byte] != 'p') {
            i->opcode = byte;
            return primary(&s, i);
        }
        if ((byte & 0xF0) == 0x40) {
            s.rex = byte;
        } else {
            s.rex = 0; /* a REX counts only directly before the opcode */
            if (byte == 0x66)
                s.operand16 = true;
            if (byte == 0x67)
                s.address32 = true;
        }
    }
    return false;
}

uintptr_t insn_target(const struct insn *i, const uint8_t *code, uintptr_t address)
{
    int32_t displacement;
    if (i->disp_size == 1)
        displacement = (int8_t)code[i->disp_at];
    else
        memcpy(&displacement, code + i->disp_at, 4);
    return address + i->length + (uintptr_t)(intptr_t)displacement;
}

uintptr_t insn_rip_address(const struct insn *i, const uint8_t *code, uintptr_t address)
{
    int32_t displacement;
    memcpy(&displacement, code + i->disp_at, 4);
    return address + i->length + (uintptr_t)(intptr_t)displacement;
}

bool insn_reads_table(const struct insn *i) { return i->opcode == 0x63 || (i->rip_relative && i->opcode == 0x8D); }

/* jmp *%register behind a movslq is a switch; anything else that is indirect may go anywhere. */
bool insn_is_switch(const struct insn *i, const uint8_t *code, unsigned since_table)
{
    return (code[i->modrm_at] >> 6 == 3 && since_table <= 8) || (code[i->modrm_at] >> 6 != 3 && (code[i->modrm_at] & 7) == 4 && !i->rip_relative);
}

/* endbr64, bnd and nops aside, each begins with jmp *slot(%rip). */
bool insn_is_stub(const uint8_t *code, uint64_t size, uint64_t address, uint64_t slot)
{
    for (uint64_t k = 0; k + 6 <= size && k < 6; k++) {
        int32_t displacement;
        memcpy(&displacement, code + k + 2, 4);
        if (code[k] == 0xFF && code[k + 1] == 0x25 && address + k + 6 + (uint64_t)(int64_t)displacement == slot)
            return true;
    }
    return false;
}
