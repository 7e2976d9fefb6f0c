/* Prints what the decoder makes of every instruction of a file's .text, for comparison with a disassembler: address, flow, and where a branch or an address leads. */
#include "elf_notes.h"
#include "insn.h"
#include <elf.h>
#include <inttypes.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    static const char *const flows[] = {"plain", "jmp", "jcc", "call", "call-indirect", "jmp-indirect", "ret", "stop", "system"};
    struct elf_file f;
    const char *problem = argc == 2 ? elf_open(&f, argv[1]) : "usage: decode FILE";
    if (problem) {
        fprintf(stderr, "%s\n", problem);
        return 1;
    }
    const Elf64_Shdr *text = elf_section(&f, ".text");
    for (uint64_t at = 0; text && at + 4 <= text->sh_size; at += 4) {
        struct insn i;
        uint64_t address = text->sh_addr + at;
        const uint8_t *code = f.data + text->sh_offset + at;
        if (!insn_decode(code, 4, &i))
            printf("%" PRIx64 " unknown\n", address);
        else if (i.relative == INSN_ANYWHERE)
            printf("%" PRIx64 " %s\n", address, flows[i.flow]);
        else
            printf("%" PRIx64 " %s %" PRIx64 "\n", address, flows[i.flow], i.relative == INSN_BRANCH ? insn_target(&i, code, address) : insn_address(&i, address));
    }
    elf_close(&f);
    return 0;
}
