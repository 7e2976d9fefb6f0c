#include "operands.h"
#include <string.h>

/* Blanks separate arguments, but not inside parentheses: the assembler allows "8@4(%rax, %rbx, 8)". */
struct cursor { const char *at, *end; };

static bool accept(struct cursor *c, char wanted)
{
    if (c->at < c->end && *c->at == wanted) {
        c->at++;
        return true;
    }
    return false;
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

static bool number(struct cursor *c, int64_t *value)
{
    struct cursor s = *c;
    bool negative = accept(&s, '-');
    if (!negative)
        accept(&s, '+');
    uint64_t v = 0;
    const char *first = s.at;
    if (s.end - s.at > 2 && s.at[0] == '0' && (s.at[1] | 32) == 'x') {
        s.at += 2;
        first = s.at;
        for (; s.at < s.end; s.at++) {
            char lower = *s.at | 32;
            unsigned d = digit(*s.at) ? (unsigned)(*s.at - '0') : lower >= 'a' && lower <= 'f' ? (unsigned)(lower - 'a') + 10u : 16u;
            if (d == 16)
                break;
            if (v >> 60)
                return false;
            v = v << 4 | d;
        }
    } else {
        for (; s.at < s.end && digit(*s.at); s.at++)
            if (__builtin_mul_overflow(v, 10u, &v) || __builtin_add_overflow(v, (uint64_t)(*s.at - '0'), &v))
                return false;
    }
    if (s.at == first)
        return false;
    *value = (int64_t)(negative ? 0 - v : v);
    *c = s;
    return true;
}

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
    if (!accept(&s, '%'))
        return OPERAND_NO_REGISTER;
    const char *name = s.at;
    while (s.at < s.end && (digit(*s.at) || (*s.at >= 'a' && *s.at <= 'z')))
        s.at++;
    size_t length = (size_t)(s.at - name);
    uint8_t r = find(names64, 16, name, length);
    *width = 8;
    if (r == OPERAND_NO_REGISTER && length > 2 && name[0] == 'r' && digit(name[1])) {
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

static void blanks(struct cursor *c)
{
    while (accept(c, ' ') || accept(c, '\t'))
        ;
}

static const char *value(struct cursor *c, struct operand *o);

/* "INNER)" behind "SIZE@OFFSET(". */
static const char *nested(struct cursor *c, struct operand *o)
{
    int8_t size = o->size;
    int64_t offset = o->value;
    memset(o, 0, sizeof *o);
    const char *problem = value(c, o);
    if (problem)
        return problem;
    if (o->nsteps == OPERAND_STEPS || offset != (int32_t)offset)
        return "too many steps, or too long ones";
    o->steps[o->nsteps++] = (struct operand_step){ (int32_t)offset, size };
    blanks(c);
    return accept(c, ')') ? NULL : "missing )";
}

static const char *memory(struct cursor *c, struct operand *o)
{
    unsigned width;
    uint8_t shift;
    o->kind = OPERAND_MEMORY;
    o->reg = o->index = OPERAND_NO_REGISTER;
    o->scale = 1;
    blanks(c);
    if (c->at < c->end && (digit(*c->at) || *c->at == '-'))
        return nested(c, o);
    if (c->at < c->end && *c->at == '%') {
        o->reg = reg(c, &width, &shift);
        if (o->reg == OPERAND_NO_REGISTER)
            return "unknown base register";
        if (width != 8)
            return "base register is not 64 bits wide";
    }
    blanks(c);
    if (accept(c, ',')) {
        blanks(c);
        o->index = reg(c, &width, &shift);
        if (o->index == OPERAND_NO_REGISTER || width != 8 || o->index == 4)
            return "unusable index register";
        blanks(c);
        if (accept(c, ',')) {
            int64_t scale;
            blanks(c);
            if (!number(c, &scale) || (scale != 1 && scale != 2 && scale != 4 && scale != 8))
                return "scale is not 1, 2, 4 or 8";
            o->scale = (uint8_t)scale;
        }
    } else if (o->reg == OPERAND_NO_REGISTER) {
        return "no register in the parentheses";
    }
    blanks(c);
    return accept(c, ')') ? NULL : "missing )";
}

static bool symbol_char(char c) { return digit(c) || (c | 32) == '_' || c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.' || c == '$'; }

static const char *symbol(struct cursor *c, struct operand *o)
{
    const char *name = c->at;
    while (c->at < c->end && symbol_char(*c->at))
        c->at++;
    size_t length = (size_t)(c->at - name);
    if (length == 0)
        return "not understood";
    if (length >= sizeof o->symbol)
        return "symbol name too long";
    memcpy(o->symbol, name, length);
    o->symbol[length] = 0;
    int64_t more;
    if (c->at < c->end && (*c->at == '+' || *c->at == '-')) {
        if (!number(c, &more))
            return "not understood";
        o->value = (int64_t)((uint64_t)o->value + (uint64_t)more);
    }
    o->kind = OPERAND_SYMBOL;
    o->reg = o->index = OPERAND_NO_REGISTER;
    if (accept(c, '(')) {
        if (c->end - c->at < 5 || memcmp(c->at, "%rip)", 5) != 0)
            return "symbol relative to a register";
        c->at += 5;
    }
    return NULL;
}

/* After the '@'. */
static const char *place(struct cursor *c, struct operand *o)
{
    unsigned width;
    if (accept(c, '$')) {
        o->kind = OPERAND_CONSTANT;
        return number(c, &o->value) ? NULL : "constant is not a number";
    }
    if (c->at < c->end && *c->at == '%') {
        o->reg = reg(c, &width, &o->shift);
        if (o->reg == OPERAND_NO_REGISTER)
            return c->end - c->at > 4 && (memcmp(c->at, "%xmm", 4) == 0 || memcmp(c->at, "%st", 3) == 0) ? "value in a floating-point register" : "unknown register";
        o->kind = OPERAND_REGISTER;
        return NULL;
    }
    bool has_number = number(c, &o->value);
    if (accept(c, '('))
        return memory(c, o);
    if (has_number && !accept(c, '+'))
        return c->at == c->end ? "bare number" : "not understood";
    return symbol(c, o);
}

static const char *value(struct cursor *c, struct operand *o)
{
    int64_t size = 0;
    /* "%rax" without a size is what very old sdt.h wrote: 8 bytes */
    if (c->at < c->end && (*c->at == '%' || *c->at == '$' || *c->at == '('))
        size = 8;
    else if (!number(c, &size))
        return "no size before @";
    else if (c->at < c->end && (*c->at == 'f' || *c->at == 'F'))
        return "floating-point value";
    else if (!accept(c, '@'))
        return "no @ after the size";
    if (size != 1 && size != 2 && size != 4 && size != 8 && size != -1 && size != -2 && size != -4 && size != -8)
        return "size is not 1, 2, 4 or 8";
    o->size = (int8_t)size;
    return place(c, o);
}

static void parse_one(struct cursor c, struct operand *o)
{
    memset(o, 0, sizeof *o);
    o->reason = value(&c, o);
    if (!o->reason && c.at != c.end)
        o->reason = "rubbish behind the operand";
    if (o->reason)
        o->kind = OPERAND_REFUSED;
}

int operands_parse(const char *text, struct operand operands[OPERANDS_MAX])
{
    int count = 0;
    const char *at = text;
    while (count < OPERANDS_MAX) {
        while (*at == ' ' || *at == '\t')
            at++;
        if (*at == 0)
            break;
        struct cursor c = { at, at };
        for (int depth = 0; *c.end != 0 && (depth > 0 || (*c.end != ' ' && *c.end != '\t')); c.end++)
            depth += *c.end == '(' ? 1 : *c.end == ')' ? -1 : 0;
        parse_one(c, &operands[count++]);
        at = c.end;
    }
    return count;
}

uint64_t operand_extend(uint64_t raw, int size)
{
    switch (size) {
    case 1: return (uint8_t)raw;
    case 2: return (uint16_t)raw;
    case 4: return (uint32_t)raw;
    case -1: return (uint64_t)(int64_t)(int8_t)raw;
    case -2: return (uint64_t)(int64_t)(int16_t)raw;
    case -4: return (uint64_t)(int64_t)(int32_t)raw;
    default: return raw;
    }
}
