/* Entered like site_enter: the red zone was left, the interrupted rax is on the stack below the return to the trampoline, rax holds the site. Mirrors tapset_reserve() and tapset_commit() of stream.h,
 * in the same order of stores. rcx: the record, rax and rdx for the work. Where strings are read, calls may change what the calling convention lets them; it is kept on the stack, behind rbp. */
#define _GNU_SOURCE
#include "../hit_code.h"
#include "../guard.h"
#include "../log.h"
#include <stddef.h>
#include <string.h>

#define MOST 8192u       /* bytes of code */
#define VALUES_MOST 16u
#define REPAIRS_MOST (2u * VALUES_MOST * (1 + OPERAND_STEPS))

enum { RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9, R10, R11, R12, R13, R14, R15 };

struct repair { uint8_t *load, *back; bool is_string; };
struct writer {
    uint8_t *at;
    bool calls;            /* strings are read: more registers are on the stack */
    int32_t thread;        /* tapset_thread, from fs */
    uint8_t *slow[8], *idle; /* jumps to be completed */
    unsigned nslow, nrepairs;
    struct repair repairs[REPAIRS_MOST];
};

static void put(struct writer *w, const void *bytes, size_t n)
{
    memcpy(w->at, bytes, n);
    w->at += n;
}

static void put8(struct writer *w, unsigned byte) { *w->at++ = (uint8_t)byte; }
static void put32(struct writer *w, uint32_t word) { put(w, &word, 4); }
static void put64(struct writer *w, uint64_t word) { put(w, &word, 8); }

/* ---- pieces of instructions */

/* The operand fs:FIELD of the thread's state, for the register or opcode extension `r`. */
static void put_thread(struct writer *w, unsigned r, size_t field)
{
    put8(w, 0x04 | r << 3);
    put8(w, 0x25);
    put32(w, (uint32_t)(w->thread + (int32_t)field));
}

#define FIELD(name) offsetof(struct tapset_thread, name)

static void put_thread_load(struct writer *w, unsigned r, size_t field) { put(w, "\x64\x48\x8B", 3), put_thread(w, r, field); }  /* mov %fs:field,%r */
static void put_thread_store(struct writer *w, unsigned r, size_t field) { put(w, "\x64\x48\x89", 3), put_thread(w, r, field); } /* mov %r,%fs:field */
static void put_busy(struct writer *w, uint32_t busy) { put(w, "\x64\xC7", 2), put_thread(w, 0, FIELD(busy)), put32(w, busy); }
static void put_constant(struct writer *w, unsigned r, uint64_t value) { put8(w, 0x48), put8(w, 0xB8 | r), put64(w, value); } /* movabs */

static uint8_t *put_branch(struct writer *w, unsigned condition)
{
    put8(w, 0x0F);
    put8(w, 0x80 | condition);
    put32(w, 0);
    return w->at;
}

enum { BELOW = 2, EQUAL = 4, UNEQUAL = 5 };

static void complete(struct writer *w, uint8_t *behind)
{
    int32_t distance = (int32_t)(w->at - behind);
    memcpy(behind - 4, &distance, 4);
}

static void put_slow_if(struct writer *w, unsigned condition) { w->slow[w->nslow++] = put_branch(w, condition); }

/* ---- the interrupted registers */

static const uint8_t called[] = { RSI, RDI, R8, R9, R10, R11 }; /* pushed in this order behind rbp */

static void put_save(struct writer *w)
{
    put(w, "\x51\x52\x9F\x0F\x90\xC0\x50", 7); /* push %rcx; push %rdx; lahf; seto %al; push %rax */
    if (w->calls) {
        put(w, "\x55\x48\x89\xE5", 4); /* push %rbp; mov %rsp,%rbp */
        put(w, "\x56\x57\x41\x50\x41\x51\x41\x52\x41\x53", 10);
        put(w, "\x48\x83\xE4\xF0", 4); /* and $-16,%rsp */
    }
}

static void put_restore(struct writer *w)
{
    if (w->calls)
        put(w, "\x48\x8D\x65\xD0\x41\x5B\x41\x5A\x41\x59\x41\x58\x5F\x5E\x5D", 15); /* lea -48(%rbp),%rsp; pop them all */
    put(w, "\x58\x04\x7F\x9E\x5A\x59", 6); /* pop %rax; add $0x7f,%al (sets OF again where it was set); sahf; pop %rdx; pop %rcx */
}

/* Where a register is kept, from rsp (from rbp where there are calls); -1: it is still itself. */
static int kept_at(const struct writer *w, unsigned reg)
{
    int above = w->calls ? 8 : 0; /* flags, rdx, rcx, return, rax */
    if (reg == RDX || reg == RCX)
        return above + (reg == RDX ? 8 : 16);
    if (reg == RAX)
        return above + 32;
    if (!w->calls)
        return -1;
    if (reg == RBP)
        return 0;
    for (int i = 0; i < (int)sizeof called; i++)
        if (called[i] == reg)
            return -8 * (i + 1);
    return -1;
}

static bool is_kept(const struct writer *w, unsigned reg) { return reg == RBP ? w->calls : reg != RSP && kept_at(w, reg) != -1; }

/* mov or lea of disp32 on the stack to rax or rdx. */
static void put_from_stack(struct writer *w, unsigned opcode, unsigned to, int displacement)
{
    put8(w, 0x48), put8(w, opcode), put8(w, 0x80 | to << 3 | (w->calls ? RBP : RSP));
    if (!w->calls)
        put8(w, 0x24);
    put32(w, (uint32_t)displacement);
}

/* `to` (rax or rdx) = the interrupted register. */
static void put_register(struct writer *w, unsigned to, unsigned reg)
{
    if (reg == RSP)
        put_from_stack(w, 0x8D, to, (w->calls ? 8 : 0) + 40 + 128);
    else if (is_kept(w, reg))
        put_from_stack(w, 0x8B, to, kept_at(w, reg));
    else
        put8(w, reg < R8 ? 0x48 : 0x4C), put8(w, 0x89), put8(w, 0xC0 | (reg & 7) << 3 | to); /* mov %reg,%to */
}

/* ---- values */

static void put_extension(struct writer *w, int size)
{
    switch (size) {
    case 1: put(w, "\x0F\xB6\xC0", 3); break;
    case -1: put(w, "\x48\x0F\xBE\xC0", 4); break;
    case 2: put(w, "\x0F\xB7\xC0", 3); break;
    case -2: put(w, "\x48\x0F\xBF\xC0", 4); break;
    case 4: put(w, "\x89\xC0", 2); break;
    case -4: put(w, "\x48\x98", 2); break;
    default: break;
    }
}

/* rax = what lies there; where that cannot be read the code goes on at the value's repair. */
static void put_guarded_load(struct writer *w, int size, bool is_string)
{
    if (size == 0)
        return; /* the address itself is wanted */
    w->repairs[w->nrepairs++] = (struct repair){ w->at, NULL, is_string };
    switch (size) { /* as above, with (%rax) in place of %rax */
    case 1: put(w, "\x0F\xB6\x00", 3); break;
    case -1: put(w, "\x48\x0F\xBE\x00", 4); break;
    case 2: put(w, "\x0F\xB7\x00", 3); break;
    case -2: put(w, "\x48\x0F\xBF\x00", 4); break;
    case 4: put(w, "\x8B\x00", 2); break;
    case -4: put(w, "\x48\x63\x00", 3); break;
    default: put(w, "\x48\x8B\x00", 3); break;
    }
}

static void put_address(struct writer *w, const struct fetch *f)
{
    bool has_base = f->reg != OPERAND_NO_REGISTER;
    if (!has_base)
        put_constant(w, RAX, (uint64_t)f->value);
    else
        put_register(w, RAX, f->reg);
    if (has_base && f->value == (int32_t)f->value && f->value)
        put(w, "\x48\x05", 2), put32(w, (uint32_t)f->value); /* add $value,%rax */
    else if (has_base && f->value)
        put_constant(w, RDX, (uint64_t)f->value), put(w, "\x48\x01\xD0", 3); /* add %rdx,%rax */
    if (f->index != OPERAND_NO_REGISTER) {
        put_register(w, RDX, f->index);
        put(w, "\x48\xC1\xE2", 3), put8(w, (unsigned)__builtin_ctz(f->scale ? f->scale : 1)); /* shl $scale,%rdx */
        put(w, "\x48\x01\xD0", 3);
    }
    if (f->narrow)
        put(w, "\x89\xC0", 2); /* mov %eax,%eax */
}

/* rax = the value. */
static void put_value(struct writer *w, const struct fetch *f, bool is_string)
{
    if (f->from == FETCH_CONSTANT) {
        put_constant(w, RAX, operand_extend((uint64_t)f->value, f->size));
    } else if (f->from == FETCH_REGISTER) {
        put_register(w, RAX, f->reg);
        if (f->shift)
            put(w, "\x48\xC1\xE8", 3), put8(w, f->shift); /* shr $shift,%rax */
        put_extension(w, f->size);
    } else {
        put_address(w, f);
        put_guarded_load(w, f->size, is_string);
    }
    for (unsigned i = 0; i < f->nsteps; i++) {
        put(w, "\x48\x05", 2), put32(w, (uint32_t)f->steps[i].offset);
        put_guarded_load(w, f->steps[i].size, is_string);
    }
}

static void put_fault(struct writer *w) { put(w, "\x66\x83\x49\x0E", 4), put8(w, TAPSET_FAULT); } /* orw $fault,14(%rcx) */

/* eax = the id of the string that the value leads to. The record stands where the thread's cursor is. */
static void put_string(struct writer *w, const struct fetch_value *v)
{
    uintptr_t function = v->has_length ? (uintptr_t)tapset_intern_bytes_at : (uintptr_t)tapset_intern_cstring_at;
    if (v->has_length) {
        put_value(w, &v->length, true);
        put(w, "\x48\x89\xC6", 3); /* mov %rax,%rsi: an interrupted rsi is kept */
    }
    put_value(w, &v->arg, true);
    put(w, "\x48\x89\xC7", 3); /* mov %rax,%rdi */
    put_constant(w, RAX, function);
    put(w, "\xFF\xD0", 2); /* call *%rax */
    put_thread_load(w, RCX, FIELD(cursor));
    put(w, "\x89\xC0\x83\xF8\xFF\x75\x05", 7); /* mov %eax,%eax; cmp $-1,%eax; jne over the next */
    put_fault(w);
}

static void put_slot(struct writer *w, const struct fetch_value *v, bool is_string, uint32_t number)
{
    unsigned first = w->nrepairs;
    if (is_string)
        put_string(w, v);
    else
        put_value(w, &v->arg, false);
    while (first < w->nrepairs)
        w->repairs[first++].back = w->at;
    put(w, "\x48\x89\x81", 3), put32(w, (uint32_t)sizeof(struct tapset_event) + 8 * number); /* mov %rax,slot(%rcx) */
}

static bool put_repairs(struct writer *w)
{
    for (unsigned i = 0; i < w->nrepairs; i++) {
        const struct repair *r = &w->repairs[i];
        if (!guard_add((uintptr_t)r->load, (uintptr_t)w->at))
            return false;
        if (r->is_string)
            put8(w, 0xB8), put32(w, TAPSET_STRING_UNREADABLE); /* mov $unreadable,%eax */
        else
            put_constant(w, RAX, TAPSET_INT_UNREADABLE);
        put_fault(w);
        put8(w, 0xE9), put32(w, (uint32_t)(r->back - (w->at + 4)));
    }
    return true;
}

/* ---- the whole */

/* rcx = room for the record, the thread is busy. */
static void put_reserve(struct writer *w, const struct site *s, uint32_t size)
{
    put_constant(w, RAX, (uintptr_t)s->enabled);
    put(w, "\x80\x38\x00", 3); /* cmpb $0,(%rax) */
    w->idle = put_branch(w, EQUAL);
    _Static_assert(FIELD(vforked) == FIELD(busy) + 4, "both are looked at as one word");
    put(w, "\x64\x48\x83", 3), put_thread(w, 7, FIELD(busy)), put8(w, 0); /* cmpq $0,busy and vforked */
    put_slow_if(w, UNEQUAL);
    put_busy(w, 1);
    put_constant(w, RAX, (uintptr_t)&tapset_live->alive);
    put(w, "\x83\x38\x00", 3); /* cmpl $0,(%rax) */
    put_slow_if(w, EQUAL);
    put_thread_load(w, RCX, FIELD(cursor));
    put_thread_load(w, RAX, FIELD(limit));
    put(w, "\x48\x29\xC8\x48\x3D", 5), put32(w, size); /* sub %rcx,%rax; cmp $size,%rax */
    put_slow_if(w, BELOW);
    put(w, "\x64\x48\x83", 3), put_thread(w, 7, FIELD(pending_lost)), put8(w, 0);
    put_slow_if(w, UNEQUAL);
    put(w, "\x0F\x31\x48\xC1\xE2\x20\x48\x09\xD0\x48\x89\x01", 12); /* rdtsc; shl $32,%rdx; or %rdx,%rax; mov %rax,(%rcx) */
    put_constant(w, RAX, (uint64_t)s->id | (uint64_t)size << 32);
    put(w, "\x48\x89\x41\x08", 4); /* mov %rax,8(%rcx) */
}

static void put_commit(struct writer *w, uint32_t size)
{
    put(w, "\x48\x81\xC1", 3), put32(w, size); /* add $size,%rcx */
    put_thread_store(w, RCX, FIELD(cursor));
    put_thread_load(w, RAX, FIELD(committed));
    put_thread_load(w, RDX, FIELD(header));
    put(w, "\x48\x05", 2), put32(w, size); /* add $size,%rax */
    put_thread_store(w, RAX, FIELD(committed));
    put(w, "\x48\x89\x42", 3), put8(w, offsetof(struct tapset_file_header, committed)); /* mov %rax,committed(%rdx) */
    put_busy(w, 0);
}

static void put_slow(struct writer *w, const struct site *s)
{
    for (unsigned i = 1; i < w->nslow; i++)
        complete(w, w->slow[i]);
    put_busy(w, 0);
    complete(w, w->slow[0]); /* it was busy, and stays so */
    put_restore(w);
    put_constant(w, RAX, (uintptr_t)s);
    put(w, "\xFF\x25\x00\x00\x00\x00", 6); /* jmp *the literal behind it */
    put64(w, (uintptr_t)site_enter);
}

static uint8_t *emit(uint8_t *at, const struct site *s, const struct fetch_value *values)
{
    struct writer w = { .at = at };
    uintptr_t fs;
    __asm__("mov %%fs:0,%0" : "=r"(fs));
    w.thread = (int32_t)((uintptr_t)&tapset_thread - fs);
    w.calls = s->has_strings;
    uint32_t size = (uint32_t)sizeof(struct tapset_event) + 8 * s->nslots;
    put_save(&w);
    put_reserve(&w, s, size);
    for (uint32_t i = 0; i < s->nslots; i++)
        put_slot(&w, &values[i], s->kinds[i] != TAPSET_SLOT_INT, i);
    put_commit(&w, size);
    complete(&w, w.idle);
    put_restore(&w);
    put(&w, "\xC3", 1);
    put_slow(&w, s);
    return put_repairs(&w) ? w.at : NULL;
}

static bool is_usual(const struct site *s)
{
    if (!tapset_clock_is_tsc || tapset_tells_cpu || s->filter || s->nslots > VALUES_MOST)
        return false;
    for (uint32_t i = 0; i < s->nslots; i++)
        if (s->kinds[i] != TAPSET_SLOT_INT && s->kinds[i] != TAPSET_SLOT_STRING && s->kinds[i] != TAPSET_SLOT_STRN)
            return false;
    return true;
}

void (*hit_code_write(const struct site *site, const struct fetch_value *values))(void)
{
    uint8_t *at = is_usual(site) ? fetch_code_room(MOST) : NULL, *end = at ? emit(at, site, values) : NULL;
    if (!end)
        return site_enter;
    fetch_code_used(end);
    return (void (*)(void))(uintptr_t)at;
}
