/* What happens at a hit. Compiled with -mgeneral-regs-only: the interrupted program's vector registers are live. */
#include "site.h"
#include "unwind.h"

static __attribute__((noinline)) uint32_t intern_stack(const struct site *s, const uint64_t *registers)
{
    uint64_t addresses[UNWIND_MOST];
    return tapset_intern(addresses, 8u * unwind_walk(registers, s->address, addresses, s->stack_most));
}

/* Numbers that could not be read get the value that says so. */
static __attribute__((noinline)) void mark(const struct site *s, uint64_t *slots, uint64_t bad)
{
    for (uint32_t i = 0; i < s->nslots; i++)
        if (bad >> i & 1 && s->kinds[i] == TAPSET_SLOT_INT)
            slots[i] = TAPSET_INT_UNREADABLE;
}

/* From the pointers that were read to the ids of the strings. `bad` has a bit for each value that could not be read; gives it with those that are unreadable now. */
static uint64_t intern(const struct site *s, const uint64_t *registers, uint64_t *slots, const uint64_t *lengths, uint64_t bad)
{
    for (uint32_t i = 0; i < s->nslots; i++) {
        uint64_t bit = 1ull << i;
        if (s->kinds[i] == TAPSET_SLOT_STRING)
            slots[i] = bad & bit ? TAPSET_STRING_UNREADABLE : tapset_intern_cstring_at(slots[i]);
        else if (s->kinds[i] == TAPSET_SLOT_STRN)
            slots[i] = bad & bit ? TAPSET_STRING_UNREADABLE : tapset_intern_bytes_at(slots[i], lengths[i]);
        else if (s->kinds[i] == TAPSET_SLOT_STACK)
            slots[i] = intern_stack(s, registers);
        else
            continue;
        bad |= slots[i] == TAPSET_STRING_UNREADABLE ? bit : 0;
    }
    return bad;
}

static __attribute__((noinline)) bool wanted(const struct site *s, const uint64_t *registers)
{
    uint64_t values[CONDITIONS_MAX], lengths[CONDITIONS_MAX];
    uint64_t bad = s->read_filter(registers, values, lengths);
    if (hit_filter_holds(s->filter, values, lengths, bad | s->unknown))
        return true;
    hit_filter_count(s->filter);
    return false;
}

void site_hit(const struct site *s, const struct site_registers *registers)
{
    uint64_t lengths[FETCH_VALUES_MAX];
    for (; s; s = s->also) {
        if (__builtin_expect(!__atomic_load_n(s->enabled, __ATOMIC_RELAXED), 0))
            continue;
        if (s->filter && !wanted(s, registers->r))
            continue;
        struct tapset_event *e = tapset_reserve(s->id, s->nslots);
        if (!e)
            continue;
        uint64_t bad = s->read(registers->r, e->slots, lengths);
        if (__builtin_expect(bad != 0, 0))
            mark(s, e->slots, bad);
        if (s->has_strings)
            bad = intern(s, registers->r, e->slots, lengths, bad);
        tapset_commit(e, bad ? TAPSET_FAULT : 0);
    }
}
