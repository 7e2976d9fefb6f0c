#include "operand_text.h"
#include <string.h>

bool operand_accept(struct cursor *c, char wanted)
{
    if (c->at < c->end && *c->at == wanted) {
        c->at++;
        return true;
    }
    return false;
}

bool operand_digit(char c) { return c >= '0' && c <= '9'; }

bool operand_number(struct cursor *c, int64_t *value)
{
    struct cursor s = *c;
    bool negative = operand_accept(&s, '-');
    if (!negative)
        operand_accept(&s, '+');
    uint64_t v = 0;
    const char *first = s.at;
    if (s.end - s.at > 2 && s.at[0] == '0' && (s.at[1] | 32) == 'x') {
        s.at += 2;
        first = s.at;
        for (; s.at < s.end; s.at++) {
            char lower = *s.at | 32;
            unsigned d = operand_digit(*s.at) ? (unsigned)(*s.at - '0') : lower >= 'a' && lower <= 'f' ? (unsigned)(lower - 'a') + 10u : 16u;
            if (d == 16)
                break;
            if (v >> 60)
                return false;
            v = v << 4 | d;
        }
    } else {
        for (; s.at < s.end && operand_digit(*s.at); s.at++)
            if (__builtin_mul_overflow(v, 10u, &v) || __builtin_add_overflow(v, (uint64_t)(*s.at - '0'), &v))
                return false;
    }
    if (s.at == first)
        return false;
    *value = (int64_t)(negative ? 0 - v : v);
    *c = s;
    return true;
}

void operand_blanks(struct cursor *c)
{
    while (operand_accept(c, ' ') || operand_accept(c, '\t'))
        ;
}

const char OPERAND_ABSENT[] = "this site does not have it";

static const char *value(struct cursor *c, struct operand *o);

/* "INNER)" behind "SIZE@OFFSET(". */
const char *operand_nested(struct cursor *c, struct operand *o)
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
    operand_blanks(c);
    return operand_accept(c, ')') ? NULL : "missing )";
}

static bool symbol_char(char c) { return operand_digit(c) || (c | 32) == '_' || c == '_' || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.' || c == '$'; }

const char *operand_symbol(struct cursor *c, struct operand *o)
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
        if (!operand_number(c, &more))
            return "not understood";
        o->value = (int64_t)((uint64_t)o->value + (uint64_t)more);
    }
    o->kind = OPERAND_SYMBOL;
    o->reg = o->index = OPERAND_NO_REGISTER;
    return NULL;
}

static const char *value(struct cursor *c, struct operand *o)
{
    int64_t size = 0;
    if (c->at < c->end && *c->at == '-' && (c->at + 1 == c->end || c->at[1] == ')'))
        return OPERAND_ABSENT;
    if (operand_has_no_size(c)) /* what very old sdt.h wrote: 8 bytes */
        size = 8;
    else if (!operand_number(c, &size))
        return "no size before @";
    else if (c->at < c->end && (*c->at == 'f' || *c->at == 'F'))
        return "floating-point value";
    else if (!operand_accept(c, '@'))
        return "no @ after the size";
    if (size != 0 && size != 1 && size != 2 && size != 4 && size != 8 && size != -1 && size != -2 && size != -4 && size != -8)
        return "size is not 1, 2, 4 or 8";
    o->size = (int8_t)size;
    const char *problem = operand_place(c, o);
    bool is_address = o->size == 0 && !(o->kind == OPERAND_SYMBOL && strcmp(o->symbol, OPERAND_IMAGE) == 0); /* of what has none */
    return problem ? problem : is_address ? "size is not 1, 2, 4 or 8" : NULL;
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

/* The end of the operand that begins at `at`. Blanks in brackets belong to it. */
static const char *operand_end(const char *at)
{
    for (int depth = 0; *at != 0 && (depth > 0 || (*at != ' ' && *at != '\t')); at++)
        depth += *at == '(' || *at == '[' ? 1 : *at == ')' || *at == ']' ? -1 : 0;
    return at;
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

int operands_parse(const char *text, struct operand operands[OPERANDS_MAX])
{
    int count = 0;
    const char *at = text;
    while (count < OPERANDS_MAX) {
        at = skip_blanks(at);
        if (*at == 0)
            break;
        struct cursor c = { at, operand_end(at) };
        parse_one(c, &operands[count++]);
        at = c.end;
    }
    return count;
}

unsigned operands_count(const char *text)
{
    unsigned n = 0;
    for (const char *at = skip_blanks(text); *at; at = skip_blanks(operand_end(at)))
        n++;
    return n;
}

struct joined { char *to; size_t room, length; };

static void join(struct joined *j, const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++, j->length++)
        if (j->length + 1 < j->room)
            j->to[j->length] = at[i];
}

/* The nth operand, from 1; "-" if there is none. */
static void join_own(struct joined *j, const char *own, unsigned n)
{
    const char *at = skip_blanks(own);
    for (; n > 1 && *at; n--)
        at = skip_blanks(operand_end(at));
    if (n == 1 && *at)
        join(j, at, (size_t)(operand_end(at) - at));
    else
        join(j, "-", 1);
}

size_t operands_join(char *to, size_t room, const char *own, const char *more, unsigned place)
{
    struct joined j = { to, room, 0 };
    for (unsigned n = 1; n <= place; n++) {
        join_own(&j, own, n);
        join(&j, " ", 1);
    }
    while (*more) {
        if (*more != '#') {
            join(&j, more++, 1);
            continue;
        }
        unsigned n = 0;
        for (more++; operand_digit(*more); more++)
            n = n > 1000 ? n : n * 10 + (unsigned)(*more - '0');
        join_own(&j, own, n);
    }
    if (room > 0)
        to[j.length < room ? j.length : room - 1] = 0;
    return j.length;
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
