/* Compiled with -mgeneral-regs-only: the interrupted program's vector registers are live. */
#include "hit_filter.h"
#include "guard.h"
#include "log.h"
#include "stream.h"
#include "sys.h"

enum verdict { NO, YES, UNKNOWN };

static enum verdict compare(int64_t value, const struct condition *c)
{
    switch (c->operator) {
    case CONDITION_EQUAL: return value == c->number ? YES : NO;
    case CONDITION_UNEQUAL: return value != c->number ? YES : NO;
    case CONDITION_LESS: return value < c->number ? YES : NO;
    case CONDITION_GREATER: return value > c->number ? YES : NO;
    case CONDITION_AT_MOST: return value <= c->number ? YES : NO;
    default: return value >= c->number ? YES : NO;
    }
}

/* The string ends at a NUL or after `length` bytes. */
static enum verdict matches(uint64_t pointer, uint64_t length, const struct condition *c)
{
    bool begins = c->operator == CONDITION_BEGINS || c->operator == CONDITION_BEGINS_NOT;
    uint8_t byte;
    if (pointer == 0)
        return UNKNOWN;
    for (unsigned i = 0; i < c->size; i++) {
        if (i == length)
            return NO;
        if (!guard_load8(pointer + i, &byte))
            return UNKNOWN;
        if (byte != c->text[i])
            return NO;
    }
    if (begins || length == c->size)
        return YES;
    return !guard_load8(pointer + c->size, &byte) ? UNKNOWN : byte == 0 ? YES : NO;
}

/* The thread's own data are right only where it has recorded in this process already. */
static uint32_t own_process(void) { return tapset_live->alive ? log_image.pid : sys_pid(); }
static uint32_t own_thread(void) { return tapset_live->alive && tapset_thread.header ? tapset_thread.tid : sys_tid(); }

static enum verdict decide(const struct condition *c, uint64_t value, uint64_t length)
{
    enum verdict v;
    switch (c->subject) {
    case CONDITION_INT: return compare((int64_t)value, c);
    case CONDITION_PROCESS: return compare(own_process(), c);
    case CONDITION_THREAD: return compare(own_thread(), c);
    default:
        v = matches(value, c->subject == CONDITION_STRN ? length : UINT64_MAX, c);
        return v == UNKNOWN || !condition_negative(c) ? v : v == YES ? NO : YES;
    }
}

bool hit_filter_holds(const struct hit_filter *f, const uint64_t *values, const uint64_t *lengths, uint64_t bad)
{
    bool holds = true;
    for (uint32_t i = 0; i < f->conditions.count; i++) {
        const struct condition *c = &f->conditions.items[i];
        if (holds && !(bad >> i & 1))
            holds = decide(c, values[i], lengths[i]) != NO;
        if (c->last && holds)
            return true;
        holds |= c->last;
    }
    return false;
}

void hit_filter_count(const struct hit_filter *f)
{
    uint64_t stripe = (uintptr_t)&tapset_thread >> 12;
    stripe = (stripe ^ stripe >> 8) % HIT_FILTER_STRIPES;
    __atomic_fetch_add(f->discarded + stripe * f->stride, 1, __ATOMIC_RELAXED);
}
