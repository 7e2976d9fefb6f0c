#include "fetch_code.h"
#include "guard.h"
#include <string.h>

/* x0: the registers, x1: the slots, x2: the lengths, x3: the bits of what cannot be read; x4 and x5 for the work. */

struct repair { uint8_t *load, *back; uint32_t value; };
struct writer { uint8_t *at; struct repair repairs[2 * FETCH_VALUES_MAX * (1 + OPERAND_STEPS)]; unsigned nrepairs; };

static void put(struct writer *w, uint32_t word)
{
    memcpy(w->at, &word, 4);
    w->at += 4;
}

enum { X0 = 0, X1 = 1, X2 = 2, X3 = 3, X4 = 4, X5 = 5 };

/* to = value: one instruction for each 16 bits that are not zero. */
static void put_constant(struct writer *w, unsigned to, uint64_t value)
{
    bool first = true;
    for (unsigned part = 0; part < 4; part++) {
        uint32_t bits = (uint32_t)(value >> 16 * part & 0xFFFF);
        if (bits == 0 && !(first && part == 3))
            continue;
        put(w, (first ? 0xD2800000u : 0xF2800000u) | part << 21 | bits << 5 | to); /* movz, movk */
        first = false;
    }
}

/* to = the register that the program had, from the array; the zero register is none of it. */
static void put_register(struct writer *w, unsigned to, uint8_t number)
{
    if (number < MACHINE_REGISTERS)
        put(w, 0xF9400000u | (uint32_t)number << 10 | X0 << 5 | to); /* ldr to, [x0, 8 * number] */
    else
        put_constant(w, to, 0);
}

/* x4 = x4 extended by the size. */
static void put_extend(struct writer *w, int size)
{
    switch (size) {
    case 1: put(w, 0x53001C84); break;  /* uxtb w4, w4 */
    case -1: put(w, 0x93401C84); break; /* sxtb x4, w4 */
    case 2: put(w, 0x53003C84); break;  /* uxth w4, w4 */
    case -2: put(w, 0x93403C84); break; /* sxth x4, w4 */
    case 4: put(w, 0x2A0403E4); break;  /* mov w4, w4 */
    case -4: put(w, 0x93407C84); break; /* sxtw x4, w4 */
    default: break;
    }
}

/* x4 = x4 + offset */
static void put_add(struct writer *w, int64_t offset)
{
    if (offset == 0)
        return;
    if (offset > -4096 && offset < 4096) {
        put(w, (offset < 0 ? 0xD1000084u : 0x91000084u) | (uint32_t)(offset < 0 ? -offset : offset) << 10); /* sub, add x4, x4, offset */
        return;
    }
    put_constant(w, X5, (uint64_t)offset);
    put(w, 0x8B050084); /* add x4, x4, x5 */
}

/* x4 = where the value lies. */
static void put_address(struct writer *w, const struct fetch *f)
{
    if (f->reg == OPERAND_NO_REGISTER) {
        put_constant(w, X4, (uint64_t)f->value);
    } else {
        put_register(w, X4, f->reg);
        put_add(w, f->value);
    }
    if (f->index != OPERAND_NO_REGISTER) {
        put_register(w, X5, f->index);
        put(w, 0x8B050084u | (uint32_t)__builtin_ctz(f->scale ? f->scale : 1) << 10); /* add x4, x4, x5, lsl scale */
    }
}

/* x4 = what lies at x4; where that cannot be read the code goes on at the value's repair. */
static void put_guarded_load(struct writer *w, int size, uint32_t number)
{
    if (size == 0)
        return; /* the address itself is wanted */
    w->repairs[w->nrepairs++] = (struct repair){w->at, NULL, number};
    switch (size) {
    case 1: put(w, 0x39400084); break;  /* ldrb w4, [x4] */
    case -1: put(w, 0x39800084); break; /* ldrsb x4, [x4] */
    case 2: put(w, 0x79400084); break;
    case -2: put(w, 0x79800084); break;
    case 4: put(w, 0xB9400084); break;
    case -4: put(w, 0xB9800084); break;
    default: put(w, 0xF9400084); break;
    }
}

/* One value to its place in the array that the register `to` points at. */
static void put_value(struct writer *w, const struct fetch *f, unsigned to, uint32_t number)
{
    unsigned first = w->nrepairs;
    if (f->from == FETCH_REGISTER) {
        put_register(w, X4, f->reg);
        put_extend(w, f->size);
    } else if (f->from == FETCH_CONSTANT) {
        put_constant(w, X4, operand_extend((uint64_t)f->value, f->size));
    } else {
        put_address(w, f);
        put_guarded_load(w, f->size, number);
    }
    for (unsigned i = 0; i < f->nsteps; i++) {
        put_add(w, f->steps[i].offset);
        put_guarded_load(w, f->steps[i].size, number);
    }
    while (first < w->nrepairs)
        w->repairs[first++].back = w->at;
    put(w, 0xF9000004u | number << 10 | to << 5); /* str x4, [to, 8 * number] */
}

/* Where a load of unreadable memory goes on. */
static bool put_repairs(struct writer *w)
{
    for (unsigned i = 0; i < w->nrepairs; i++) {
        const struct repair *r = &w->repairs[i];
        if (!guard_add((uintptr_t)r->load, (uintptr_t)w->at))
            return false;
        put_constant(w, X4, 0);
        put(w, 0xB2400063u | ((64 - r->value) & 63) << 16); /* orr x3, x3, 1 << value */
        put(w, 0x14000000u | ((uint32_t)((r->back - w->at) / 4) & 0x3FFFFFF));
    }
    return true;
}

uint8_t *fetch_emit(uint8_t *at, const struct fetch_value *values, uint32_t count)
{
    struct writer w = { .at = at };
    put_constant(&w, X3, 0);
    for (uint32_t i = 0; i < count; i++) {
        put_value(&w, &values[i].arg, X1, i);
        if (values[i].has_length)
            put_value(&w, &values[i].length, X2, i);
    }
    put(&w, 0xAA0303E0); /* mov x0, x3 */
    put(&w, 0xD65F03C0); /* ret */
    return put_repairs(&w) ? w.at : NULL;
}
