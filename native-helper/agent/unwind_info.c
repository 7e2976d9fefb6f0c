#include "unwind_info.h"
#include <elf.h>
#include <string.h>

enum { PE_OMIT = 0xFF, PE_PCREL_SDATA4 = 0x1B, PE_DATAREL_SDATA4 = 0x3B, PE_UDATA4 = 0x03, PE_ULEB = 0x01 };

struct reader { const struct elf_file *file; uint64_t at; bool bad; };

static uint64_t fixed(struct reader *r, unsigned size)
{
    uint64_t v = 0;
    const uint8_t *p = elf_at(r->file, r->at, size);
    if (!p)
        r->bad = true;
    else
        memcpy(&v, p, size);
    r->at += size;
    return v;
}

static uint64_t uleb(struct reader *r)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64 && !r->bad; shift += 7) {
        uint64_t byte = fixed(r, 1);
        v |= (byte & 127) << shift;
        if (!(byte & 128))
            return v;
    }
    r->bad = true;
    return 0;
}

static int64_t signed4(struct reader *r) { return (int32_t)fixed(r, 4); }

static uint64_t pcrel4(struct reader *r)
{
    uint64_t at = r->at;
    return at + (uint64_t)signed4(r);
}

/* The CIE's augmentation: is the FDE's pc encoded as we expect, and is there an LSDA pointer? */
static bool read_cie(const struct elf_file *f, uint64_t at, bool *has_lsda)
{
    struct reader r = { f, at + 8, false };
    char augmentation[8] = "";
    if (fixed(&r, 1) != 1)
        return false;
    for (unsigned i = 0; i < sizeof augmentation; i++)
        if ((augmentation[i] = (char)fixed(&r, 1)) == 0)
            break;
    if (augmentation[7] != 0)
        return false;
    uleb(&r);
    uleb(&r);
    uleb(&r);
    *has_lsda = false;
    if (augmentation[0] != 'z')
        return false;
    uleb(&r);
    uint64_t pc_encoding = 0;
    for (const char *a = augmentation + 1; *a && !r.bad; a++) {
        if (*a == 'R') {
            pc_encoding = fixed(&r, 1);
        } else if (*a == 'L') {
            uint64_t encoding = fixed(&r, 1);
            *has_lsda = encoding != PE_OMIT;
            if (encoding != PE_OMIT && encoding != PE_PCREL_SDATA4 && encoding != PE_UDATA4)
                return false;
            if (encoding == PE_UDATA4)
                return false;
        } else if (*a == 'P') {
            uint64_t form = fixed(&r, 1) & 15;
            r.at += form == 0 || form == 4 || form == 12 ? 8 : form == 3 || form == 11 ? 4 : 2;
        } else if (*a != 'S' && *a != 'B') {
            return false;
        }
    }
    return !r.bad && pc_encoding == PE_PCREL_SDATA4;
}

static bool read_fde(const struct elf_file *f, uint64_t at, uint64_t pc, struct function *function)
{
    struct reader r = { f, at, false };
    bool has_lsda;
    uint64_t length = fixed(&r, 4);
    uint64_t back = fixed(&r, 4);
    if (r.bad || length == 0 || length == 0xFFFFFFFF || back == 0 || !read_cie(f, at + 4 - back, &has_lsda))
        return false;
    function->start = pcrel4(&r);
    function->end = function->start + fixed(&r, 4);
    uint64_t augmentation = uleb(&r);
    function->lsda = 0;
    if (has_lsda && augmentation >= 4) {
        uint64_t here = r.at;
        int64_t offset = signed4(&r);
        function->lsda = offset ? here + (uint64_t)offset : 0;
    }
    return !r.bad && pc >= function->start && pc < function->end;
}

bool unwind_function(const struct elf_file *f, uint64_t pc, struct function *function)
{
    const Elf64_Phdr *p;
    size_t i = 0;
    while ((p = elf_segment(f, i)) && p->p_type != PT_GNU_EH_FRAME)
        i++;
    if (!p)
        return false;
    struct reader r = { f, p->p_vaddr, false };
    if (fixed(&r, 1) != 1 || fixed(&r, 1) != PE_PCREL_SDATA4 || fixed(&r, 1) != PE_UDATA4 || fixed(&r, 1) != PE_DATAREL_SDATA4)
        return false;
    signed4(&r);
    uint64_t count = fixed(&r, 4), table = r.at, low = 0;
    const uint8_t *entries = elf_at(f, table, count * 8);
    if (r.bad || !entries || count == 0)
        return false;
    for (uint64_t high = count; high - low > 1;) {
        uint64_t middle = low + (high - low) / 2;
        int32_t start;
        memcpy(&start, entries + middle * 8, 4);
        if (p->p_vaddr + (uint64_t)(int64_t)start <= pc)
            low = middle;
        else
            high = middle;
    }
    int32_t offset;
    memcpy(&offset, entries + low * 8 + 4, 4);
    return read_fde(f, p->p_vaddr + (uint64_t)(int64_t)offset, pc, function);
}

bool unwind_lands_inside(const struct elf_file *f, const struct function *function, uint64_t from, uint64_t to)
{
    if (function->lsda == 0)
        return false;
    struct reader r = { f, function->lsda, false };
    uint64_t base = function->start;
    if (fixed(&r, 1) != PE_OMIT)
        return true;
    if (fixed(&r, 1) != PE_OMIT)
        uleb(&r);
    if (fixed(&r, 1) != PE_ULEB)
        return true;
    uint64_t length = uleb(&r), end = r.at + length;
    while (!r.bad && r.at < end) {
        uleb(&r);
        uleb(&r);
        uint64_t pad = uleb(&r);
        uleb(&r);
        if (pad && base + pad > from && base + pad < to)
            return true;
    }
    return r.bad;
}
