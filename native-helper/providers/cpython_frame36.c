/* CPython 3.6 and 3.7 have no audit hooks and no function that sets the evaluation hook of PEP 523. But each new interpreter takes its evaluation function from
 * the library's own reference to _PyEval_EvalFrameDefault, which a build with a shared libpython makes through its global offset table. The agent comes after the
 * library was relocated and before Py_Initialize, and puts the hook into that entry of the table: so every interpreter has it from its first frame on.
 * Where there is no shared library the reference is an address in the code, and nothing is touched. */
#include "cpython.h"
#include "cpython_frame310.h"
#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* The relocations of a loaded object. The dynamic linker has made the addresses in its dynamic section absolute. */
struct relocations {
    const ElfW(Rela) *first;
    size_t count;
    const ElfW(Sym) *symbols;
    const char *strings;
};

static struct relocations relocations_of(const ElfW(Dyn) *dynamic)
{
    struct relocations r = {0};
    for (const ElfW(Dyn) *d = dynamic; d->d_tag != DT_NULL; d++) {
        if (d->d_tag == DT_RELA)
            r.first = (const void *)d->d_un.d_ptr;
        else if (d->d_tag == DT_RELASZ)
            r.count = d->d_un.d_val / sizeof *r.first;
        else if (d->d_tag == DT_SYMTAB)
            r.symbols = (const void *)d->d_un.d_ptr;
        else if (d->d_tag == DT_STRTAB)
            r.strings = (const void *)d->d_un.d_ptr;
    }
    return r;
}

/* The only word of the library's tables that holds the address of the function `name`; NULL if there is none. */
static void **table_entry(const char *name, const void *value)
{
    struct relocations r = relocations_of(cpython.dynamic);
    if (!r.first || !r.symbols || !r.strings)
        return NULL;
    for (size_t i = 0; i < r.count; i++) {
        const ElfW(Sym) *symbol = r.symbols + ELF64_R_SYM(r.first[i].r_info);
        void **entry = (void **)(cpython.bias + r.first[i].r_offset);
        if (ELF64_R_SYM(r.first[i].r_info) != 0 && strcmp(r.strings + symbol->st_name, name) == 0 && *entry == value)
            return entry;
    }
    return NULL;
}

/* Part of the table is read-only after relocation in a hardened build; this page then stays writable, as it is in all others. */
static bool replace(void **entry, void *value)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    if (mprotect((void *)((uintptr_t)entry & ~(page - 1)), page, PROT_READ | PROT_WRITE) != 0)
        return false;
    *entry = value;
    return true;
}

static void (*first_frame)(void);

static PyObject *hook(void *frame, int throwing)
{
    if (__builtin_expect(first_frame != NULL, 0)) {
        void (*install)(void) = first_frame;
        first_frame = NULL;
        install();
    }
    return cpython_record38(frame, throwing);
}

bool cpython_prepare_frame36(void (*at_first_frame)(void))
{
    void *evaluate = (void *)cpython.api.default_eval;
    void **entry = evaluate ? table_entry("_PyEval_EvalFrameDefault", evaluate) : NULL;
    if (!entry)
        return false;
    first_frame = at_first_frame;
    return replace(entry, (void *)hook);
}

bool cpython_install_frame36(void)
{
    return cpython_use_frames38();
}
