#include "fetch_code.h"
#include "guard.h"
#include <string.h>

/* rdi: the registers, rsi: the slots, rdx: the lengths, r8: the bits of what cannot be read; rax and rcx for the work. */

enum { RAX = 0, RDI = 7 };

struct repair { uint8_t *load, *back; uint32_t value; };
struct writer { uint8_t *at; struct repair repairs[2 * FETCH_VALUES_MAX * (1 + OPERAND_STEPS)]; unsigned nrepairs; };

static void put(struct writer *w, const void *bytes, size_t n)
{
    memcpy(w->at, bytes, n);
    w->at += n;
}

static void put8(struct writer *w, uint8_t byte) { put(w, &byte, 1); }
static void put32(struct writer *w, uint32_t word) { put(w, &word, 4); }
static void put64(struct writer *w, uint64_t word) { put(w, &word, 8); }

/* rax = the extended value of `size` at disp8(base). */
static void put_load(struct writer *w, int size, uint8_t base, uint8_t displacement)
{
    switch (size) {
    case 1: put(w, "\x0F\xB6", 2); break;
    case -1: put(w, "\x48\x0F\xBE", 3); break;
    case 2: put(w, "\x0F\xB7", 2); break;
    case -2: put(w, "\x48\x0F\xBF", 3); break;
    case 4: put(w, "\x8B", 1); break;
    case -4: put(w, "\x48\x63", 2); break;
    default: put(w, "\x48\x8B", 2); break;
    }
    put8(w, (uint8_t)(0x40 | RAX << 3 | base));
    put8(w, displacement);
}

static uint8_t place_of(unsigned reg) { return (uint8_t)(8 * (reg & 15)); }

/* rax = where the value lies. */
static void put_address(struct writer *w, const struct fetch *f)
{
    bool has_base = f->reg != OPERAND_NO_REGISTER, small = f->value == (int32_t)f->value;
    if (has_base) {
        put_load(w, 8, RDI, place_of(f->reg));
        if (small && f->value)
            put(w, "\x48\x05", 2), put32(w, (uint32_t)f->value); /* add $value,%rax */
    }
    if (!has_base)
        put(w, "\x48\xB8", 2), put64(w, (uint64_t)f->value); /* movabs $value,%rax */
    else if (!small)
        put(w, "\x48\xB9", 2), put64(w, (uint64_t)f->value), put(w, "\x48\x01\xC8", 3); /* movabs $value,%rcx; add %rcx,%rax */
    if (f->index != OPERAND_NO_REGISTER) {
        put(w, "\x48\x8B\x4F", 3), put8(w, place_of(f->index));                                   /* mov index(%rdi),%rcx */
        put(w, "\x48\xC1\xE1", 3), put8(w, (uint8_t)__builtin_ctz(f->scale ? f->scale : 1)); /* shl $scale,%rcx */
        put(w, "\x48\x01\xC8", 3);                                                              /* add %rcx,%rax */
    }
    if (f->narrow)
        put(w, "\x89\xC0", 2); /* mov %eax,%eax */
}

/* rax = what lies at rax; where that cannot be read the code goes on at the value's repair. */
static void put_guarded_load(struct writer *w, int size, uint32_t number)
{
    if (size == 0)
        return; /* the address itself is wanted */
    w->repairs[w->nrepairs++] = (struct repair){w->at, NULL, number};
    put_load(w, size, RAX, 0);
}

/* One value to its place in the array whose register is given by the byte of a store's modrm. */
static void put_value(struct writer *w, const struct fetch *f, uint8_t store, uint32_t number)
{
    unsigned first = w->nrepairs;
    if (f->from == FETCH_REGISTER) {
        put_load(w, f->size, RDI, (uint8_t)(place_of(f->reg) + f->shift / 8));
    } else if (f->from == FETCH_CONSTANT) {
        put(w, "\x48\xB8", 2);
        put64(w, operand_extend((uint64_t)f->value, f->size));
    } else {
        put_address(w, f);
        put_guarded_load(w, f->size, number);
    }
    for (unsigned i = 0; i < f->nsteps; i++) {
        put(w, "\x48\x05", 2), put32(w, (uint32_t)f->steps[i].offset); /* add $offset,%rax */
        put_guarded_load(w, f->steps[i].size, number);
    }
    while (first < w->nrepairs)
        w->repairs[first++].back = w->at;
    put(w, "\x48\x89", 2), put8(w, store), put32(w, 8 * number); /* mov %rax,slot */
}

/* Where a load of unreadable memory goes on. */
static bool put_repairs(struct writer *w)
{
    for (unsigned i = 0; i < w->nrepairs; i++) {
        const struct repair *r = &w->repairs[i];
        if (!guard_add((uintptr_t)r->load, (uintptr_t)w->at))
            return false;
        put(w, "\x31\xC0\x49\x0F\xBA\xE8", 6), put8(w, (uint8_t)r->value); /* xor %eax,%eax; bts $value,%r8 */
        put8(w, 0xE9), put32(w, (uint32_t)(r->back - (w->at + 4)));
    }
    return true;
}

uint8_t *fetch_emit(uint8_t *at, const struct fetch_value *values, uint32_t count)
{
    struct writer w = { .at = at };
    put(&w, "\x45\x31\xC0", 3); /* xor %r8d,%r8d */
    for (uint32_t i = 0; i < count; i++) {
        put_value(&w, &values[i].arg, 0x86, i); /* disp32(%rsi) */
        if (values[i].has_length)
            put_value(&w, &values[i].length, 0x82, i); /* disp32(%rdx) */
    }
    put(&w, "\x4C\x89\xC0\xC3", 4); /* mov %r8,%rax; ret */
    return put_repairs(&w) ? w.at : NULL;
}
