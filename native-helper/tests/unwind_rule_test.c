/* The reader of unwind information (.eh_frame), on the segments of real files that hold it, and on the same bytes damaged. Run with sanitizers. */
#include "check.h"
#include "elf_notes.h"
#include "fuzz.h"
#include "unwind_info.h"
#include "unwind_rule.h"
#include <elf.h>
#include <string.h>

#define PLACES 64

/* A copy of the segment, of its exact size and as aligned as it is when mapped, so that a sanitizer sees a read past either end. */
struct copy { uint8_t *bytes; size_t size, hdr; uintptr_t places[PLACES]; /* of code, as far from the copy as in the file */ };

static bool take(struct copy *c, const struct elf_file *f)
{
    const Elf64_Phdr *p, *eh = NULL, *in = NULL, *code = NULL;
    for (size_t i = 0; (p = elf_segment(f, i)); i++)
        if (p->p_type == PT_GNU_EH_FRAME)
            eh = p;
    for (size_t i = 0; eh && (p = elf_segment(f, i)); i++) {
        in = p->p_type == PT_LOAD && eh->p_vaddr >= p->p_vaddr && eh->p_vaddr - p->p_vaddr < p->p_filesz ? p : in;
        code = p->p_type == PT_LOAD && p->p_flags & PF_X ? p : code;
    }
    const uint8_t *bytes = in ? elf_at(f, in->p_vaddr, in->p_filesz) : NULL;
    if (!bytes || !code)
        return false;
    c->size = in->p_filesz;
    c->bytes = malloc(c->size);
    memcpy(c->bytes, bytes, c->size);
    c->hdr = eh->p_vaddr - in->p_vaddr;
    for (size_t i = 0; i < PLACES; i++)
        c->places[i] = (uintptr_t)c->bytes + (code->p_vaddr + (code->p_filesz - 1) * i / (PLACES - 1) - in->p_vaddr);
    return true;
}

static unsigned ask(const struct copy *c)
{
    struct unwind_space space = {c->bytes, c->bytes + c->size};
    struct unwind_rule rule;
    unsigned found = 0;
    for (size_t i = 0; i < PLACES; i++)
        found += unwind_rule_find(&space, c->bytes + c->hdr, c->places[i], &rule);
    return found;
}

/* The other reader, for the bounds of functions and their landing pads, on the file as it is. */
static void bounds(const struct elf_file *f)
{
    const Elf64_Phdr *p;
    struct function function;
    for (size_t i = 0; (p = elf_segment(f, i)); i++)
        for (unsigned k = 0; k < 8 && p->p_type == PT_LOAD && p->p_flags & PF_X; k++)
            if (unwind_function(f, p->p_vaddr + p->p_filesz * k / 8, &function))
                unwind_lands_inside(f, &function, function.start, function.end);
}

static void damage(struct copy *c, const uint8_t *good, const struct elf_file *f, unsigned rounds)
{
    uint8_t *whole = malloc(f->size);
    for (unsigned round = 0; round < rounds; round++) {
        size_t at[12];
        unsigned n = 1 + fuzz_next(12);
        for (unsigned i = 0; i < n; i++) {
            size_t behind = c->size - c->hdr; /* the table, and .eh_frame behind it */
            at[i] = c->hdr + fuzz_next(fuzz_next(3) ? 256 < behind ? 256 : (unsigned)behind : (unsigned)behind);
            c->bytes[at[i]] = (uint8_t)(fuzz_next(4) ? fuzz_next(256) : 0xFF);
        }
        ask(c);
        size_t whole_size = c->size;
        c->size = c->hdr + fuzz_next((unsigned)(c->size - c->hdr)); /* cut off, as far as the reader is told */
        ask(c);
        c->size = whole_size;
        if (round % 16 == 0 && f->size < 4u << 20) {
            struct elf_file damaged;
            memcpy(whole, f->data, f->size);
            for (unsigned i = 0; i < n; i++)
                whole[fuzz_next((unsigned)f->size)] = c->bytes[at[i]];
            if (!elf_from_memory(&damaged, whole, f->size)) {
                bounds(&damaged);
                elf_forget(&damaged);
            }
        }
        for (unsigned i = 0; i < n; i++)
            c->bytes[at[i]] = good[at[i]];
    }
    free(whole);
}

int main(int argc, char **argv)
{
    unsigned rounds = fuzz_rounds(3000);
    for (int a = 1; a < argc; a++) {
        struct elf_file f;
        struct copy c;
        CHECK(elf_open(&f, argv[a]) == NULL && take(&c, &f), "%s cannot be read", argv[a]);
        unsigned found = ask(&c);
        printf("%s: rules for %u of %d places\n", argv[a], found, PLACES);
        CHECK(found > PLACES / 8, "%s: rules for %u places only", argv[a], found);
        uint8_t *good = malloc(c.size);
        memcpy(good, c.bytes, c.size);
        bounds(&f);
        damage(&c, good, &f, rounds);
        CHECK(ask(&c) == found, "the undamaged bytes say the same again");
        free(good);
        free(c.bytes);
        elf_close(&f);
    }
    return CHECK_RESULT();
}
