#include "unwind_rule.h"
#include "machine.h"

/* Compiled without calls of memcpy and the like, which would use vector registers: it runs at a hit. */
enum { PE_PCREL_SDATA4 = 0x1B, PE_DATAREL_SDATA4 = 0x3B, PE_UDATA4 = 0x03 };

#define REMEMBERED 8

struct rows { struct unwind_rule now, initial, remembered[REMEMBERED]; unsigned depth; };
struct cie { uint64_t code_align; int64_t data_align; const uint8_t *instructions, *end; bool has_augmentation, is_signal; };
struct program { const uint8_t *at, *end; bool bad; };

static uint64_t fixed(struct program *p, unsigned size)
{
    uint64_t v = 0;
    if (p->bad || (size_t)(p->end - p->at) < size) {
        p->bad = true;
        return 0;
    }
    for (unsigned i = 0; i < size; i++)
        v |= (uint64_t)p->at[i] << 8 * i;
    p->at += size;
    return v;
}

static uint64_t uleb(struct program *p)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        uint64_t byte = fixed(p, 1);
        v |= (byte & 127) << shift;
        if (!(byte & 128))
            return v;
    }
    p->bad = true;
    return 0;
}

static int64_t sleb(struct program *p)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        uint64_t byte = fixed(p, 1);
        v |= (byte & 127) << shift;
        if (!(byte & 128))
            return (int64_t)(byte & 64 && shift < 57 ? v | ~0ull << (shift + 7) : v);
    }
    p->bad = true;
    return 0;
}

static void skip(struct program *p, uint64_t size)
{
    if (size > (uint64_t)(p->end - p->at))
        p->bad = true;
    else
        p->at += size;
}

static uint8_t reg(struct program *p)
{
    uint64_t number = uleb(p);
    return number < sizeof machine_dwarf ? machine_dwarf[number] : 0; /* vector registers, which no frame's address depends on, count as one that a call may change */
}

/* A factor of the file: any number at all. */
static int64_t times(uint64_t a, int64_t b) { return (int64_t)(a * (uint64_t)b); }

static void save(struct rows *r, uint8_t which, uint8_t how, int64_t offset)
{
    if (which < MACHINE_REGISTERS) {
        r->now.saved[which].how = offset == (int32_t)offset ? how : RULE_LOST;
        r->now.saved[which].offset = (int32_t)offset;
    }
}

static void set_cfa(struct rows *r, uint8_t which, int64_t offset)
{
    r->now.cfa_register = which;
    r->now.cfa_offset = (int32_t)offset;
    r->now.cfa_is_read = false;
}

/* "register + offset", or, for the frame's address, what lies there: functions that align their stack say it so. */
static bool simple_expression(struct program *p, uint8_t *which, int64_t *offset, bool *is_read)
{
    uint64_t size = uleb(p);
    struct program e = {p->at, p->at, p->bad};
    skip(p, size);
    if (p->bad)
        return false;
    e.end = p->at;
    uint64_t op = fixed(&e, 1);
    if (op < 0x70 || op - 0x70 >= MACHINE_REGISTERS)
        return false;
    *which = machine_dwarf[op - 0x70];
    *offset = sleb(&e);
    *is_read = !e.bad && e.at < e.end && *e.at == 0x06;
    e.at += *is_read;
    return !e.bad && e.at == e.end;
}

/* The stubs of the procedure linkage table: rsp + 8, and 8 more behind their push. */
static bool stub_expression(const struct program *p, uintptr_t pc, int64_t *offset)
{
    static const uint8_t known[12] = {11, 0x77, 8, 0x80, 0, 0x3F, 0x1A, 0x3B, 0x2A, 0x33, 0x24, 0x22};
    if (p->bad || (size_t)(p->end - p->at) < sizeof known)
        return false;
    for (unsigned i = 0; i < sizeof known; i++)
        if (p->at[i] != known[i] && !(i == 7 && p->at[i] >= 0x39 && p->at[i] <= 0x3B)) /* 9 to 11: kinds of stubs differ in length */
            return false;
    *offset = 8 + ((pc & 15) >= (uintptr_t)(p->at[7] - 0x30) ? 8 : 0);
    return true;
}

static bool cfa_expression(struct rows *r, struct program *p, uintptr_t pc)
{
    uint8_t which;
    int64_t offset;
    bool is_read;
    if (stub_expression(p, pc, &offset)) {
        skip(p, uleb(p));
        set_cfa(r, MACHINE_STACK_POINTER, offset);
        return true;
    }
    if (!simple_expression(p, &which, &offset, &is_read))
        return false;
    set_cfa(r, which, offset);
    r->now.cfa_is_read = is_read;
    return true;
}

static void save_expression(struct rows *r, struct program *p)
{
    uint8_t which = reg(p), base;
    int64_t offset;
    bool is_read;
    bool good = simple_expression(p, &base, &offset, &is_read) && base == MACHINE_FRAME_POINTER && !is_read;
    save(r, which, good ? RULE_AT_FRAME_POINTER : RULE_LOST, offset = good ? offset : 0);
}

static void extended(struct rows *r, struct program *p, const struct cie *c, uint64_t op, uintptr_t pc)
{
    uint8_t which;
    switch (op) {
    case 0x00: break;
    case 0x05: which = reg(p), save(r, which, RULE_AT_CFA, times(uleb(p), c->data_align)); break;
    case 0x06: which = reg(p); if (which < MACHINE_REGISTERS) r->now.saved[which] = r->initial.saved[which]; break;
    case 0x07: which = reg(p); if (which == MACHINE_RETURN_ADDRESS) r->now.outermost = true; else save(r, which, RULE_LOST, 0); break;
    case 0x08: which = reg(p), save(r, which, RULE_SAME, 0); break;
    case 0x09: which = reg(p), reg(p), save(r, which, RULE_LOST, 0); break;
    case 0x0A: if (r->depth < REMEMBERED) r->remembered[r->depth++] = r->now; else p->bad = true; break;
    case 0x0B: if (r->depth > 0) r->now = r->remembered[--r->depth]; else p->bad = true; break;
    case 0x0C: which = reg(p), set_cfa(r, which, (int64_t)uleb(p)); break;
    case 0x0D: r->now.cfa_register = reg(p), r->now.cfa_is_read = false; break;
    case 0x0E: r->now.cfa_offset = (int32_t)uleb(p); break;
    case 0x0F: p->bad |= !cfa_expression(r, p, pc); break;
    case 0x10: save_expression(r, p); break;
    case 0x11: which = reg(p), save(r, which, RULE_AT_CFA, times((uint64_t)sleb(p), c->data_align)); break;
    case 0x12: which = reg(p), set_cfa(r, which, times((uint64_t)sleb(p), c->data_align)); break;
    case 0x13: r->now.cfa_offset = (int32_t)(times((uint64_t)sleb(p), c->data_align)); break;
    case 0x14: which = reg(p), uleb(p), save(r, which, RULE_LOST, 0); break;
    case 0x15: which = reg(p), sleb(p), save(r, which, RULE_LOST, 0); break;
    case 0x16: which = reg(p), skip(p, uleb(p)), save(r, which, RULE_LOST, 0); break;
    case 0x2D: break; /* aarch64: the return address is signed from here on, see machine_address() */
    case 0x2E: uleb(p); break;
    default: p->bad = true;
    }
}

/* Up to where the location is behind pc. */
static void run(struct rows *r, struct program p, const struct cie *c, uintptr_t location, uintptr_t pc, bool *bad)
{
    while (!p.bad && p.at < p.end) {
        uint64_t op = fixed(&p, 1), low = op & 0x3F;
        uint64_t advance = 0;
        if (op >> 6 == 1)
            advance = low;
        else if (op >= 0x02 && op <= 0x04)
            advance = fixed(&p, 1u << (op - 2));
        else if (op >> 6 == 2)
            save(r, low < sizeof machine_dwarf ? machine_dwarf[low] : 0, RULE_AT_CFA, times(uleb(&p), c->data_align));
        else if (op >> 6 == 3 && low < MACHINE_REGISTERS)
            r->now.saved[machine_dwarf[low]] = r->initial.saved[machine_dwarf[low]];
        else
            extended(r, &p, c, op, pc);
        location += advance * c->code_align;
        if (location > pc)
            break;
    }
    *bad |= p.bad;
}

/* What follows the length of a CIE or FDE: the number that tells which it is, which both must have, and so on. */
static bool entry(const struct unwind_space *in, uintptr_t at, struct program *p)
{
    uint32_t length;
    if (at < (uintptr_t)in->low || at > (uintptr_t)in->high || (uintptr_t)in->high - at < 8)
        return false;
    const uint8_t *bytes = in->low + (at - (uintptr_t)in->low);
    __builtin_memcpy(&length, bytes, 4);
    if (length < 8 || length > (size_t)(in->high - bytes) - 4)
        return false;
    *p = (struct program){bytes + 4, bytes + 4 + length, false};
    return true;
}

static bool read_cie(const struct unwind_space *in, uintptr_t at, struct cie *c)
{
    struct program p;
    if (!entry(in, at, &p) || fixed(&p, 4) != 0 || fixed(&p, 1) != 1)
        return false;
    const char *augmentation = (const char *)p.at;
    while (fixed(&p, 1) != 0 && !p.bad)
        ;
    c->code_align = uleb(&p);
    c->data_align = sleb(&p);
    if (uleb(&p) != MACHINE_RETURN_ADDRESS)
        return false;
    c->is_signal = false;
    c->has_augmentation = *augmentation == 'z';
    const uint8_t *after = p.at;
    if (c->has_augmentation) {
        struct program data = p;
        skip(&data, uleb(&data));
        p.bad |= data.bad;
        after = data.at;
        uleb(&p);
        for (const char *a = augmentation + 1; !p.bad && *a; a++) {
            if (*a == 'R' && fixed(&p, 1) != PE_PCREL_SDATA4)
                return false;
            if (*a == 'L')
                fixed(&p, 1);
            if (*a == 'P') {
                uint64_t form = fixed(&p, 1) & 15;
                skip(&p, form == 0 || form == 4 || form == 12 ? 8 : form == 3 || form == 11 ? 4 : 2);
            }
            c->is_signal |= *a == 'S';
        }
    } else if (*augmentation) {
        return false;
    }
    c->instructions = after;
    c->end = p.end;
    return !p.bad && after <= p.end;
}

/* Where the entry for pc is, by the sorted table; 0: nowhere. */
static uintptr_t find_fde(const struct unwind_space *in, const uint8_t *hdr, uintptr_t pc)
{
    uint32_t count;
    if (hdr < in->low || hdr > in->high || in->high - hdr < 12 || hdr[0] != 1 || hdr[2] != PE_UDATA4 || hdr[3] != PE_DATAREL_SDATA4 || (hdr[1] & 15) != 11)
        return 0;
    __builtin_memcpy(&count, hdr + 8, 4);
    if (count == 0 || count > (size_t)(in->high - hdr - 12) / 8)
        return 0;
    const int32_t *table = (const int32_t *)(const void *)(hdr + 12);
    uint32_t low = 0;
    for (uint32_t high = count; high - low > 1;) {
        uint32_t middle = low + (high - low) / 2;
        if ((uintptr_t)hdr + (uintptr_t)(intptr_t)table[2 * middle] <= pc)
            low = middle;
        else
            high = middle;
    }
    return (uintptr_t)hdr + (uintptr_t)(intptr_t)table[2 * low + 1];
}

bool unwind_rule_find(const struct unwind_space *in, const uint8_t *hdr, uintptr_t pc, struct unwind_rule *rule)
{
    uintptr_t fde = find_fde(in, hdr, pc);
    struct program p;
    struct cie c;
    struct rows r;
    bool bad = false;
    if (!fde || !entry(in, fde, &p))
        return false;
    uint64_t back = fixed(&p, 4), begin = fde + 8 + (uint64_t)(int64_t)(int32_t)fixed(&p, 4);
    if (back == 0 || pc < begin || pc - begin >= fixed(&p, 4) || !read_cie(in, fde + 4 - back, &c))
        return false;
    if (c.has_augmentation)
        skip(&p, uleb(&p));
    __builtin_memset(&r.now, 0, sizeof r.now);
    r.depth = 0;
    run(&r, (struct program){c.instructions, c.end, p.bad}, &c, 0, 0, &bad);
    r.initial = r.now;
    run(&r, p, &c, begin, pc, &bad);
    *rule = r.now;
    rule->is_signal = c.is_signal;
    return !bad && (rule->is_signal || rule->cfa_register < MACHINE_REGISTERS);
}
