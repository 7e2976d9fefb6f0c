#include "got.h"
#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The dynamic linker has made the addresses in a loaded object's dynamic section absolute. */
struct tables {
    const ElfW(Rela) *first[2];
    size_t count[2]; /* those of data, those of calls */
    const ElfW(Sym) *symbols;
    const char *strings;
};

static struct tables tables_of(const ElfW(Dyn) *dynamic)
{
    struct tables t = {0};
    for (const ElfW(Dyn) *d = dynamic; d->d_tag != DT_NULL; d++) {
        if (d->d_tag == DT_RELA)
            t.first[0] = (const void *)d->d_un.d_ptr;
        else if (d->d_tag == DT_RELASZ)
            t.count[0] = d->d_un.d_val / sizeof **t.first;
        else if (d->d_tag == DT_JMPREL)
            t.first[1] = (const void *)d->d_un.d_ptr;
        else if (d->d_tag == DT_PLTRELSZ)
            t.count[1] = d->d_un.d_val / sizeof **t.first;
        else if (d->d_tag == DT_SYMTAB)
            t.symbols = (const void *)d->d_un.d_ptr;
        else if (d->d_tag == DT_STRTAB)
            t.strings = (const void *)d->d_un.d_ptr;
    }
    return t;
}

void **got_entry(const void *dynamic, uintptr_t bias, const char *name, const void *value)
{
    struct tables t = tables_of(dynamic);
    for (int step = 0; step < 2 && t.symbols && t.strings; step++) {
        int k = value ? step : 1 - step; /* a function is also named in tables of data, by which nobody calls it */
        for (size_t i = 0; t.first[k] && i < t.count[k]; i++) {
            const ElfW(Rela) *r = &t.first[k][i];
            const ElfW(Sym) *symbol = t.symbols + ELF64_R_SYM(r->r_info);
            void **entry = (void **)(bias + r->r_offset);
            if (ELF64_R_SYM(r->r_info) != 0 && strcmp(t.strings + symbol->st_name, name) == 0 && (!value || *entry == value))
                return entry;
        }
    }
    return NULL;
}

bool got_replace(void **entry, void *value)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (mprotect((void *)((uintptr_t)entry & ~(page - 1)), page, PROT_READ | PROT_WRITE) != 0)
        return false;
    __atomic_store_n(entry, value, __ATOMIC_RELEASE);
    return true;
}
