/* CPython 3.11.0 to 3.11.3 runs obj[i] with a Python __getitem__ without asking the evaluation hook (cpython issue 104405), once the instruction BINARY_SUBSCR has
 * specialised itself. An instruction specialises only if its code was "quickened", which replaces it by its adaptive form as a table of 256 bytes
 * says: plain opcode -> adaptive opcode, 0 for "leave it". We set the entry of BINARY_SUBSCR to 0 before the first code is quickened, so the
 * instruction stays what the compiler wrote, and every call goes through the hook. What that costs: subscripts of lists, tuples and dicts are not specialised either.
 *
 * The table is no exported symbol. It is found by its content, which no other 256 bytes of an interpreter have; if they are not there exactly once, nothing is touched. */
#include "cpython.h"
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BINARY_SUBSCR 25

static const uint8_t adaptive[256] = {
    [25] = 17 /* BINARY_SUBSCR */, [60] = 168 /* STORE_SUBSCR */, [92] = 177 /* UNPACK_SEQUENCE */, [95] = 153 /* STORE_ATTR */, [106] = 39 /* LOAD_ATTR */,
    [107] = 26 /* COMPARE_OP */,   [116] = 47 /* LOAD_GLOBAL */,  [122] = 3 /* BINARY_OP */,        [160] = 56 /* LOAD_METHOD */, [166] = 64 /* PRECALL */,
    [171] = 22 /* CALL */,
};

struct search {
    unsigned hits;
    uint8_t *table;
    int protection; /* of the segment that holds it */
};

static void search_segment(struct search *s, uint8_t *start, size_t size, int protection)
{
    for (size_t i = 0; i + sizeof adaptive <= size; i += 8)
        if (start[i + BINARY_SUBSCR] == adaptive[BINARY_SUBSCR] && memcmp(start + i, adaptive, sizeof adaptive) == 0) {
            s->hits++;
            s->table = start + i;
            s->protection = protection;
        }
}

static int search_object(struct dl_phdr_info *info, size_t size, void *context)
{
    (void)size;
    const uint8_t *dynamic = NULL;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_DYNAMIC)
            dynamic = (const uint8_t *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
    if (dynamic != cpython.dynamic)
        return 0;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) *p = &info->dlpi_phdr[i];
        if (p->p_type == PT_LOAD && p->p_flags & PF_R && !(p->p_flags & PF_X))
            search_segment(context, (uint8_t *)info->dlpi_addr + p->p_vaddr, p->p_filesz, PROT_READ | (p->p_flags & PF_W ? PROT_WRITE : 0));
    }
    return 1;
}

bool cpython_make_getitem_exact(void)
{
    struct search s = {0};
    dl_iterate_phdr(search_object, &s);
    if (s.hits != 1)
        return false;
    uint8_t *entry = s.table + BINARY_SUBSCR;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *start = (void *)((uintptr_t)entry & ~(page - 1));
    if (mprotect(start, page, PROT_READ | PROT_WRITE) != 0)
        return false;
    *entry = 0;
    if (!(s.protection & PROT_WRITE))
        mprotect(start, page, s.protection);
    return true;
}
