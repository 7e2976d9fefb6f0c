#include "operand_text.h"
#include <string.h>

static const char *const names64[16] = { "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15" };
static const char *const names32[8] = { "eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi" };
static const char *const names16[8] = { "ax", "cx", "dx", "bx", "sp", "bp", "si", "di" };
static const char *const names8[8] = { "al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil" };
static const char *const high8[4] = { "ah", "ch", "dh", "bh" };

static bool same(const char *name, const char *at, size_t length) { return strlen(name) == length && memcmp(name, at, length) == 0; }

static uint8_t find(const char *const *table, unsigned count, const char *at, size_t length)
{
    for (unsigned i = 0; i < count; i++)
        if (same(table[i], at, length))
            return (uint8_t)i;
    return OPERAND_NO_REGISTER;
}

/* "%rax" and the like. `width` becomes 1, 2, 4 or 8; *shift 8 for the high bytes. */
static uint8_t reg(struct cursor *c, unsigned *width, uint8_t *shift)
{
    *shift = 0;
    struct cursor s = *c;
    if (!operand_accept(&s, '%'))
        return OPERAND_NO_REGISTER;
    const char *name = s.at;
    while (s.at < s.end && (operand_digit(*s.at) || (*s.at >= 'a' && *s.at <= 'z')))
        s.at++;
    size_t length = (size_t)(s.at - name);
    uint8_t r = find(names64, 16, name, length);
    *width = 8;
    if (r == OPERAND_NO_REGISTER && length > 2 && name[0] == 'r' && operand_digit(name[1])) {
        char suffix = name[length - 1];
        *width = suffix == 'd' ? 4 : suffix == 'w' ? 2 : suffix == 'b' ? 1 : 0;
        if (*width)
            r = find(names64 + 8, 8, name, length - 1);
        if (r != OPERAND_NO_REGISTER)
            r = (uint8_t)(r + 8);
    }
    if (r == OPERAND_NO_REGISTER && (r = find(names32, 8, name, length)) != OPERAND_NO_REGISTER)
        *width = 4;
    if (r == OPERAND_NO_REGISTER && (r = find(names16, 8, name, length)) != OPERAND_NO_REGISTER)
        *width = 2;
    if (r == OPERAND_NO_REGISTER && (r = find(names8, 8, name, length)) != OPERAND_NO_REGISTER)
        *width = 1;
    if (r == OPERAND_NO_REGISTER && (r = find(high8, 4, name, length)) != OPERAND_NO_REGISTER) {
        *width = 1;
        *shift = 8;
    }
    if (r != OPERAND_NO_REGISTER)
        *c = s;
    return r;
}

static const char *memory(struct cursor *c, struct operand *o)
{
    unsigned width = 0;
    uint8_t shift;
    o->kind = OPERAND_MEMORY;
    o->reg = o->index = OPERAND_NO_REGISTER;
    o->scale = 1;
    operand_blanks(c);
    if (c->at < c->end && (operand_digit(*c->at) || *c->at == '-'))
        return operand_nested(c, o);
    if (c->at < c->end && *c->at == '%') {
        o->reg = reg(c, &width, &shift);
        if (o->reg == OPERAND_NO_REGISTER)
            return "unknown base register";
        if (width < 4)
            return "base register is not an address";
        o->narrow = width == 4;
    }
    operand_blanks(c);
    if (operand_accept(c, ',')) {
        operand_blanks(c);
        o->index = reg(c, &width, &shift);
        bool narrow = width == 4;
        if (o->index == OPERAND_NO_REGISTER || width < 4 || o->index == 4 || (o->reg != OPERAND_NO_REGISTER && narrow != o->narrow))
            return "unusable index register";
        o->narrow = narrow;
        operand_blanks(c);
        if (operand_accept(c, ',')) {
            int64_t scale;
            operand_blanks(c);
            if (!operand_number(c, &scale) || (scale != 1 && scale != 2 && scale != 4 && scale != 8))
                return "scale is not 1, 2, 4 or 8";
            o->scale = (uint8_t)scale;
        }
    } else if (o->reg == OPERAND_NO_REGISTER) {
        return "no register in the parentheses";
    }
    operand_blanks(c);
    return operand_accept(c, ')') ? NULL : "missing )";
}

/* "GOTOFF(%ebx)" or "GOTOFF+4(%ebx)" behind "symbol@": 32-bit code that may lie anywhere keeps the address of its global offset table in a register. */
static const char *from_table(struct cursor *c, struct operand *o)
{
    unsigned width = 0;
    uint8_t shift;
    int64_t more = 0;
    if (c->end - c->at < 6 || memcmp(c->at, "GOTOFF", 6) != 0)
        return "a symbol's entry in a table";
    c->at += 6;
    operand_number(c, &more);
    o->value += more;
    if (!operand_accept(c, '('))
        return "not understood";
    o->reg = reg(c, &width, &shift);
    o->narrow = true;
    if (o->reg == OPERAND_NO_REGISTER || width != 4)
        return "unknown base register";
    return operand_accept(c, ')') ? NULL : "missing )";
}

const char *operand_place(struct cursor *c, struct operand *o)
{
    unsigned width;
    if (operand_accept(c, '$')) {
        o->kind = OPERAND_CONSTANT;
        return operand_number(c, &o->value) ? NULL : "constant is not a number";
    }
    if (c->at < c->end && *c->at == '%') {
        o->reg = reg(c, &width, &o->shift);
        if (o->reg == OPERAND_NO_REGISTER)
            return c->end - c->at > 4 && (memcmp(c->at, "%xmm", 4) == 0 || memcmp(c->at, "%st", 3) == 0) ? "value in a floating-point register" : "unknown register";
        o->kind = OPERAND_REGISTER;
        return NULL;
    }
    bool has_number = operand_number(c, &o->value);
    if (operand_accept(c, '('))
        return memory(c, o);
    if (has_number && !operand_accept(c, '+'))
        return c->at == c->end ? "bare number" : "not understood";
    const char *problem = operand_symbol(c, o);
    if (!problem && operand_accept(c, '@'))
        return from_table(c, o);
    if (!problem && operand_accept(c, '(')) {
        if (c->end - c->at < 5 || memcmp(c->at, "%rip)", 5) != 0)
            return "symbol relative to a register";
        c->at += 5;
    }
    return problem;
}

bool operand_has_no_size(const struct cursor *c) { return c->at < c->end && (*c->at == '%' || *c->at == '$' || *c->at == '('); }
