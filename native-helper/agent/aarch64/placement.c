/* A branch is as long as the nop that it replaces: nothing else moves, and nobody can jump into its middle. */
#include "placement.h"
#include "insn.h"
#include <elf.h>
#include <string.h>

#define NOP 0xD503201Fu

static const uint8_t *code_at(const struct elf_file *f, uint64_t pc)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(f, i)); i++)
        if (p->p_type == PT_LOAD && (p->p_flags & PF_X) && pc >= p->p_vaddr && pc - p->p_vaddr < p->p_filesz)
            return pc % 4 == 0 ? elf_at(f, pc, 4) : NULL;
    return NULL;
}

static void decide(const struct elf_file *f, struct placement *s)
{
    const uint8_t *code = code_at(f, s->pc);
    struct insn i;
    s->kind = PLACE_NOT;
    s->moved = 0;
    s->reason = NULL;
    if (!code) {
        s->reason = "its address is not that of an instruction";
        return;
    }
    if (!s->code && memcmp(code, &(uint32_t){NOP}, 4) != 0) {
        s->reason = "there is no nop at its address";
        return;
    }
    s->kind = PLACE_INT3;
    if (!insn_decode(code, 4, &i) || i.flow == INSN_SYSTEM || i.flow == INSN_STOP) {
        s->reason = "its instruction cannot be moved";
        return;
    }
    s->kind = PLACE_JMP;
    s->moved = 4;
}

void placement_decide(const struct elf_file *f, struct placement *sites, size_t count)
{
    for (size_t i = 1; i < count; i++) /* insertion sort: notes are nearly in order, and qsort may call malloc */
        for (size_t j = i; j > 0 && sites[j - 1].pc > sites[j].pc; j--) {
            struct placement swap = sites[j];
            sites[j] = sites[j - 1];
            sites[j - 1] = swap;
        }
    for (size_t i = 0; i < count; i++)
        decide(f, &sites[i]);
}
