/* What happens at a hit. Compiled with -mgeneral-regs-only: the interrupted program's vector registers are live. */
#include "guard.h"
#include "site.h"

static bool load(uintptr_t at, unsigned size, uint64_t *value)
{
    *value = 0;
    if (__builtin_expect((at & 4095) <= 4088, 1))
        return guard_load64(at, value);
    for (unsigned i = 0; i < size; i++) {
        uint8_t byte;
        if (!guard_load8(at + i, &byte))
            return false;
        *value |= (uint64_t)byte << 8 * i;
    }
    return true;
}

static inline uint64_t extend(uint64_t raw, int size)
{
    unsigned shift = 64u - 8u * (unsigned)(size < 0 ? -size : size);
    raw <<= shift;
    return size < 0 ? (uint64_t)((int64_t)raw >> shift) : raw >> shift;
}

static inline __attribute__((always_inline)) bool fetch(const struct fetch *f, const uint64_t *r, uint64_t *value)
{
    uint64_t raw;
    bool good = true;
    if (__builtin_expect(f->from == FETCH_REGISTER, 1)) {
        raw = r[f->reg] >> f->shift;
    } else if (f->from == FETCH_CONSTANT) {
        raw = (uint64_t)f->value;
    } else {
        uintptr_t at = (uintptr_t)f->value;
        if (f->reg != OPERAND_NO_REGISTER)
            at += r[f->reg];
        if (f->index != OPERAND_NO_REGISTER)
            at += r[f->index] * f->scale;
        good = load(at, (unsigned)(f->size < 0 ? -f->size : f->size), &raw);
    }
    *value = extend(raw, f->size);
    return good;
}

void site_hit(const struct site *s, const struct site_registers *registers)
{
    const uint64_t *r = registers->r;
    for (; s; s = s->also) {
        if (__builtin_expect(!__atomic_load_n(s->enabled, __ATOMIC_RELAXED), 0))
            continue;
        struct tapset_event *e = tapset_reserve(s->id, s->nslots);
        if (!e)
            continue;
        unsigned flags = 0;
        const struct site_value *v = s->values;
        for (uint32_t i = 0; i < s->nslots; i++, v++) {
            uint64_t value, length;
            bool good = fetch(&v->arg, r, &value);
            if (v->kind == TAPSET_SLOT_STRING) {
                value = good ? tapset_intern_cstring_at(value) : TAPSET_STRING_UNREADABLE;
                good = value != TAPSET_STRING_UNREADABLE;
            } else if (v->kind == TAPSET_SLOT_STRN) {
                good = good && fetch(&v->length, r, &length);
                value = good ? tapset_intern_bytes_at(value, length) : TAPSET_STRING_UNREADABLE;
                good = value != TAPSET_STRING_UNREADABLE;
            } else if (!good) {
                value = 0;
            }
            if (__builtin_expect(!good, 0))
                flags |= TAPSET_FAULT;
            e->slots[i] = value;
        }
        tapset_commit(e, flags);
    }
}
