/* Prints for each file how many of its markers take a jmp, an int3, or neither, and the reasons. `--at-least N FILE` fails below N jmps. */
#include "placement.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct placement sites[4096];
static size_t count;

static bool add(void *unused, const struct elf_marker *m)
{
    for (size_t i = 0; i < count; i++)
        if (sites[i].pc == m->pc)
            return true;
    sites[count++].pc = m->pc;
    return count < 4096;
}

int main(int argc, char **argv)
{
    int least = 0, failed = 0;
    for (int a = 1; a < argc; a++) {
        struct elf_file f;
        if (strcmp(argv[a], "--at-least") == 0) {
            least = atoi(argv[++a]);
            continue;
        }
        const char *problem = elf_open(&f, argv[a]);
        if (problem) {
            printf("%s: skipped: %s\n", argv[a], problem);
            continue;
        }
        count = 0;
        elf_markers(&f, add, NULL);
        placement_decide(&f, sites, count);
        int kinds[3] = { 0 };
        for (size_t i = 0; i < count; i++) {
            kinds[sites[i].kind]++;
            if (sites[i].reason)
                printf("  %lx: %s\n", (unsigned long)sites[i].pc, sites[i].reason);
        }
        printf("%s: %d jmp, %d int3, %d refused\n", argv[a], kinds[PLACE_JMP], kinds[PLACE_INT3], kinds[PLACE_NOT]);
        failed |= kinds[PLACE_JMP] < least;
        elf_close(&f);
    }
    return failed;
}
