/* Compares our decoder with Zydis over every function of real libraries: equal length and kind, or a refusal. */
#include "insn.h"
#include <Zydis/Zydis.h>
#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const files[] = { "/usr/bin/python3.11", "/lib/x86_64-linux-gnu/libc.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6",
    "/lib/x86_64-linux-gnu/libm.so.6" };

static bool sweep(const char *path)
{
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) {
        printf("skipped: no %s\n", path);
        return true;
    }
    uint8_t *file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    const Elf64_Ehdr *eh = (const void *)file;
    const Elf64_Shdr *sh = (const void *)(file + eh->e_shoff);
    const char *names = (const char *)file + sh[eh->e_shstrndx].sh_offset;
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    size_t equal = 0, refused = 0, wrong = 0;
    for (int s = 0; s < eh->e_shnum; s++) {
        if (strcmp(names + sh[s].sh_name, ".text") != 0)
            continue;
        const uint8_t *text = file + sh[s].sh_offset;
        size_t size = sh[s].sh_size;
        for (size_t at = 0; at < size;) {
            ZydisDecodedInstruction z;
            if (!ZYAN_SUCCESS(ZydisDecoderDecodeInstruction(&decoder, NULL, text + at, size - at, &z))) {
                at++;
                continue;
            }
            struct insn i;
            if (!insn_decode(text + at, size - at, &i)) {
                refused++;
            } else {
                bool rip = (z.attributes & ZYDIS_ATTRIB_IS_RELATIVE) && !z.raw.imm[0].is_relative;
                bool direct = z.raw.imm[0].is_relative;
                bool ours_direct = i.flow == INSN_JMP || i.flow == INSN_JCC || i.flow == INSN_LOOP || i.flow == INSN_CALL;
                if (i.length == z.length && rip == i.rip_relative && direct == ours_direct) {
                    equal++;
                } else if (wrong++ < 10) {
                    printf("%s+%zx: %s length %d, ours %d; rip %d/%d direct %d/%d bytes", path, at, ZydisMnemonicGetString(z.mnemonic), z.length, i.length, rip, i.rip_relative, direct, ours_direct);
                    for (int b = 0; b < 12 && at + b < size; b++)
                        printf(" %02x", text[at + b]);
                    printf("\n");
                }
            }
            at += z.length;
        }
    }
    printf("%s: %zu equal, %zu refused, %zu wrong\n", path, equal, refused, wrong);
    munmap(file, (size_t)st.st_size);
    return wrong == 0 && refused * 1000 <= equal;
}

int main(int argc, char **argv)
{
    bool good = true;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++)
        good &= sweep(files[f]);
    for (int a = 1; a < argc; a++)
        good &= sweep(argv[a]);
    return good ? 0 : 1;
}
