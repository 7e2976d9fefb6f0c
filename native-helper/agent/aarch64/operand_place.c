#include "machine.h"
#include "operand_text.h"
#include <string.h>

/* "x0" to "x30", "w0" to "w30", "sp", "wsp", "xzr", "wzr"; as GCC writes them, "fp" and "lr" too. */
static uint8_t reg(struct cursor *c, unsigned *width)
{
    static const struct { const char *name; uint8_t number, width; } named[] = {{"sp", MACHINE_STACK_POINTER, 8}, {"wsp", MACHINE_STACK_POINTER, 4}, {"xzr", MACHINE_ZERO, 8}, {"wzr", MACHINE_ZERO, 4},
                                                                                 {"fp", MACHINE_FRAME_POINTER, 8}, {"lr", MACHINE_LINK, 8}};
    const char *end = c->at;
    while (end < c->end && (operand_digit(*end) || (*end >= 'a' && *end <= 'z')))
        end++;
    size_t length = (size_t)(end - c->at);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strlen(named[i].name) == length && memcmp(named[i].name, c->at, length) == 0) {
            *width = named[i].width;
            c->at = end;
            return named[i].number;
        }
    if (length < 2 || length > 3 || (c->at[0] != 'x' && c->at[0] != 'w') || (length == 3 && c->at[1] == '0'))
        return OPERAND_NO_REGISTER;
    unsigned number = 0;
    for (const char *p = c->at + 1; p < end; p++) {
        if (!operand_digit(*p))
            return OPERAND_NO_REGISTER;
        number = 10 * number + (unsigned)(*p - '0');
    }
    if (number > 30)
        return OPERAND_NO_REGISTER;
    *width = c->at[0] == 'x' ? 8 : 4;
    c->at = end;
    return (uint8_t)number;
}

/* "d0" and the like. */
static bool is_vector(const struct cursor *c)
{
    return c->end - c->at > 1 && strchr("bhsdqv", c->at[0]) && operand_digit(c->at[1]);
}

static bool immediate(struct cursor *c, int64_t *value)
{
    operand_accept(c, '#');
    return operand_number(c, value);
}

/* ", lsl 3" behind an index. */
static const char *scale(struct cursor *c, struct operand *o)
{
    int64_t shift;
    operand_blanks(c);
    if (!operand_accept(c, ','))
        return NULL;
    operand_blanks(c);
    if (c->end - c->at < 4 || memcmp(c->at, "lsl", 3) != 0)
        return "an index that is extended";
    c->at += 3;
    operand_blanks(c);
    if (!immediate(c, &shift) || shift < 0 || shift > 3)
        return "scale is not 1, 2, 4 or 8";
    o->scale = (uint8_t)(1 << shift);
    return NULL;
}

/* "sp]", "sp, 12]", "x0, x1]", "x0, x1, lsl 3]". */
static const char *memory(struct cursor *c, struct operand *o)
{
    unsigned width = 0;
    const char *problem = NULL;
    o->kind = OPERAND_MEMORY;
    o->index = OPERAND_NO_REGISTER;
    o->scale = 1;
    operand_blanks(c);
    o->reg = reg(c, &width);
    if (o->reg == OPERAND_NO_REGISTER || width != 8 || o->reg == MACHINE_ZERO)
        return "unknown base register";
    operand_blanks(c);
    if (operand_accept(c, ',')) {
        operand_blanks(c);
        if (!immediate(c, &o->value)) {
            o->index = reg(c, &width);
            if (o->index == OPERAND_NO_REGISTER || width != 8 || o->index == MACHINE_STACK_POINTER)
                return "unusable index register";
            problem = scale(c, o);
        }
    }
    operand_blanks(c);
    return problem ? problem : operand_accept(c, ']') ? NULL : "missing ]";
}

const char *operand_place(struct cursor *c, struct operand *o)
{
    unsigned width;
    if (operand_accept(c, '['))
        return memory(c, o);
    o->reg = reg(c, &width);
    if (o->reg != OPERAND_NO_REGISTER) {
        o->kind = OPERAND_REGISTER;
        return NULL;
    }
    if (is_vector(c))
        return "value in a floating-point register";
    bool has_number = immediate(c, &o->value), is_nested = operand_accept(c, '(');
    if (!has_number && !is_nested)
        return operand_symbol(c, o);
    if (is_nested) {
        operand_blanks(c);
        return operand_nested(c, o);
    }
    o->kind = OPERAND_CONSTANT;
    return NULL;
}

bool operand_has_no_size(const struct cursor *c) { return false; }
