#include "fetch.h"
#include <elf.h>
#include <string.h>

static uint64_t offset_table(const struct elf_file *file)
{
    const Elf64_Shdr *s = elf_section(file, ".got.plt");
    if (!s)
        s = elf_section(file, ".got");
    return s ? s->sh_addr : 0;
}

const char *fetch_resolve(struct fetch *f, const struct operand *o, const struct elf_file *file, uint64_t bias)
{
    memset(f, 0, sizeof *f);
    f->reg = o->reg;
    f->index = o->index;
    f->scale = o->scale;
    f->shift = o->shift;
    f->narrow = o->narrow;
    f->size = o->size;
    f->nsteps = o->nsteps;
    for (unsigned i = 0; i < o->nsteps; i++) { /* field by field: recipes are compared byte by byte */
        f->steps[i].offset = o->steps[i].offset;
        f->steps[i].size = o->steps[i].size;
    }
    f->value = o->value;
    if (o->kind == OPERAND_REFUSED)
        return o->reason;
    f->from = o->kind == OPERAND_REGISTER ? FETCH_REGISTER : o->kind == OPERAND_CONSTANT ? FETCH_CONSTANT : FETCH_MEMORY;
    if (o->kind == OPERAND_SYMBOL) {
        bool is_image = strcmp(o->symbol, OPERAND_IMAGE) == 0;
        uint64_t address = is_image ? 0 : elf_symbol(file, o->symbol);
        if (address == 0 && !is_image)
            return "its symbol is not in the file's tables";
        uint64_t base = o->reg == OPERAND_NO_REGISTER ? 0 - bias : offset_table(file);
        f->value = (int64_t)(address + (uint64_t)o->value - base);
    }
    return NULL;
}
