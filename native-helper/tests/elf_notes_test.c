/* The marker reader on real files, and on the same files cut off and damaged in a repeatable way. */
#include "check.h"
#include "elf_notes.h"
#include "functions.h"
#include "fuzz.h"
#include "placement.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct seen { size_t count, entry, semaphores; struct placement places[64]; };

static bool look(void *context, const struct elf_marker *m)
{
    struct seen *s = context;
    if (s->count < 64)
        s->places[s->count].pc = m->pc;
    s->count++;
    s->semaphores += m->semaphore != 0;
    s->entry += strcmp(m->provider, "python") == 0 && strcmp(m->name, "function__entry") == 0 && *m->args;
    return true;
}

static bool count(void *context, const struct elf_marker *m)
{
    struct seen *s = context;
    s->count += *m->name != 0;
    return true;
}

/* Everything that reads a file, on these bytes. Copied exactly, so that a sanitizer sees a read past the end. */
static void exercise(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    struct elf_file f;
    struct seen s = { 0 };
    memcpy(copy, bytes, size);
    if (!elf_from_memory(&f, copy, size)) {
        elf_markers(&f, look, &s);
        elf_symbol(&f, "no_such_symbol");
        placement_decide(&f, s.places, s.count < 64 ? s.count : 64);
        static const char *const functions[] = {".function", ".return", ".plt"};
        for (int i = 0; i < 3; i++)
            elf_functions(&f, NULL, functions[i], "*", count, &s);
        elf_functions(&f, NULL, ".statement", "0x1140", count, &s);
        elf_forget(&f);
    }
    free(copy);
}

/* A file that others may write to: it is cut off and overwritten while it is read. */
static void changed_by_others(const char *program)
{
    char path[] = "/tmp/tapset-elf-test-XXXXXX";
    struct elf_file original, f;
    struct seen before = { 0 }, after = { 0 };
    int fd = mkstemp(path);
    CHECK(elf_open(&original, program) == NULL, "%s", program);
    elf_markers(&original, look, &before);
    CHECK(fd >= 0 && write(fd, original.data, original.size) == (ssize_t)original.size && fchmod(fd, 0666) == 0, "%s", path);
    CHECK(elf_open(&f, path) == NULL, "%s", path);
    CHECK(ftruncate(fd, 0) == 0 && write(fd, "gone", 4) == 4, "%s", path);
    elf_markers(&f, look, &after);
    CHECK(after.count == before.count, "%zu of %zu markers", after.count, before.count);
    elf_close(&f);
    CHECK(ftruncate(fd, (off_t)3 << 30) == 0 && elf_open(&f, path) != NULL, "a file of 3 GiB is not copied");
    elf_close(&original);
    close(fd);
    unlink(path);
}

int main(int argc, char **argv)
{
    changed_by_others(argv[argc - 1]);
    unsigned rounds = fuzz_rounds(1500);
    for (int a = 1; a < argc; a++) {
        struct elf_file f;
        struct seen s = { 0 };
        const char *problem = elf_open(&f, argv[a]);
        if (problem) {
            printf("skipped %s: %s\n", argv[a], problem);
            continue;
        }
        size_t malformed = elf_markers(&f, look, &s);
        printf("%s: %zu markers, %zu with semaphores, build id %s\n", argv[a], s.count, s.semaphores, f.build_id);
        CHECK(malformed == 0 && s.count > 0, "%s: %zu malformed of %zu", argv[a], malformed, s.count);
        CHECK(strlen(f.build_id) == 40, "build id %s", f.build_id);
        if (strstr(argv[a], "python"))
            CHECK(s.count == 8 && s.entry == 1 && s.semaphores == 8, "%zu markers, %zu entries", s.count, s.entry);
        if (f.size < 200000) {
            for (size_t cut = 0; cut < f.size; cut += 1 + fuzz_next(97))
                exercise(f.data, cut);
            uint8_t *damaged = malloc(f.size);
            for (unsigned round = 0; round < rounds; round++) {
                memcpy(damaged, f.data, f.size);
                for (unsigned i = 0, n = 1 + fuzz_next(12); i < n; i++) {
                    /* mostly where structure is: headers at both ends, and the notes */
                    size_t at = fuzz_next(3) == 0 ? fuzz_next(1024) : fuzz_next(2) ? f.size - 1 - fuzz_next(4096) : fuzz_next((unsigned)f.size);
                    damaged[at % f.size] = (uint8_t)(fuzz_next(4) ? fuzz_next(256) : 0xFF);
                }
                exercise(damaged, f.size);
            }
            free(damaged);
        }
        elf_close(&f);
    }
    struct elf_file f;
    CHECK(elf_open(&f, "/nonexistent") != NULL, "missing file");
    CHECK(elf_open(&f, "/proc/self") != NULL, "folder");
    CHECK(elf_from_memory(&f, "#!/bin/sh\n", 10) != NULL, "short");
    return CHECK_RESULT();
}
