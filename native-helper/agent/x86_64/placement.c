#include "placement.h"
#include "insn.h"
#include "sys.h"
#include "unwind_info.h"
#include <elf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static const uint8_t nop5[MACHINE_JUMP_SIZE] = { 0x0F, 0x1F, 0x44, 0x00, 0x00 };

static void deny(struct placement *s, const char *reason)
{
    if (s->kind == PLACE_JMP) {
        s->kind = PLACE_INT3;
        s->reason = reason;
    }
}

static bool inside_jmp(const struct placement *s, uint64_t target) { return target > s->pc && target < s->pc + MACHINE_JUMP_SIZE; }

/* A switch's table of 32-bit offsets: entries are relative to the table, as long as they stay in the function. */
static void check_jump_table(const struct elf_file *f, const struct function *fn, uint64_t table, struct placement *s)
{
    for (unsigned i = 0; i < 65536; i++) {
        const uint8_t *p = elf_at(f, table + 4ull * i, 4);
        int32_t offset;
        if (!p)
            return;
        memcpy(&offset, p, 4);
        uint64_t target = table + (uint64_t)(int64_t)offset;
        if (inside_jmp(s, target)) {
            deny(s, "a switch jumps into the following instructions");
            return;
        }
        if (i > 0 && (target < fn->start || target >= fn->end) && i > 4)
            return;
    }
}

static bool movable(const struct insn *i, struct placement *s)
{
    switch (i->flow) {
    case INSN_LOOP: deny(s, "a loop instruction follows"); return false;
    case INSN_SYSTEM: deny(s, "a system instruction follows"); return false;
    case INSN_STOP: deny(s, "a trap instruction follows"); return false;
    default: return true;
    }
}

/* Behind a function that ends with ret or jmp there is often padding up to the next one: it may be overwritten. Returns the end of what may. */
static uint64_t padding_end(const struct elf_file *f, uint64_t from, uint64_t wanted)
{
    uint64_t at = from;
    while (at < wanted) {
        struct insn i;
        struct function next;
        const uint8_t *p = elf_at(f, at, 15);
        if (!p || unwind_function(f, at, &next) || !insn_decode(p, 15, &i))
            return from;
        bool nop = (i.opcode == 0x90 && i.length == 1) || (i.opcode == 0x1F && i.modrm_at) || i.opcode == 0xCC || (i.opcode == 0x90 && p[0] == 0x66);
        if (!nop)
            return from;
        at += i.length;
    }
    return at;
}

/* Sweeps the function once for one site: is the site an instruction, what is moved, who jumps there? */
static void check_function(const struct elf_file *f, struct placement *s)
{
    struct function fn;
    if (!unwind_function(f, s->pc, &fn)) {
        deny(s, "no bounds known for its function");
        return;
    }
    const uint8_t *code = elf_at(f, fn.start, fn.end - fn.start);
    if (!code || fn.end - fn.start > (8u << 20)) {
        deny(s, "its function is not in the file");
        return;
    }
    bool is_instruction = false;
    uint64_t moved_to = 0;
    bool goes_on = true;
    for (uint64_t at = fn.start; at < fn.end && s->kind == PLACE_JMP;) {
        struct insn i;
        const uint8_t *p = code + (at - fn.start);
        if (!insn_decode(p, fn.end - at, &i)) {
            deny(s, "its function has an unknown instruction");
            return;
        }
        if (at == s->pc) {
            is_instruction = true;
            moved_to = s->pc;
        }
        if (is_instruction && moved_to < s->pc + MACHINE_JUMP_SIZE) {
            if (!movable(&i, s))
                return;
            moved_to = at + i.length;
            bool call = i.flow == INSN_CALL || i.flow == INSN_CALL_INDIRECT;
            if (call && moved_to < s->pc + MACHINE_JUMP_SIZE)
                deny(s, "a call returns into the following instructions");
        }
        if (i.flow == INSN_JMP || i.flow == INSN_JCC || i.flow == INSN_LOOP || i.flow == INSN_CALL) {
            if (inside_jmp(s, insn_target(&i, p, at)))
                deny(s, "a branch goes into the following instructions");
        } else if (i.rip_relative && i.opcode == 0x8D) {
            uint64_t address = insn_rip_address(&i, p, at);
            if (inside_jmp(s, address))
                deny(s, "the following instructions have their address taken");
            check_jump_table(f, &fn, address, s);
        }
        at += i.length;
        goes_on = i.flow != INSN_RET && i.flow != INSN_JMP && i.flow != INSN_JMP_INDIRECT;
    }
    uint64_t end = fn.end;
    if (is_instruction && !goes_on && moved_to == fn.end && moved_to < s->pc + MACHINE_JUMP_SIZE) {
        moved_to = padding_end(f, fn.end, s->pc + MACHINE_JUMP_SIZE);
        end = moved_to;
    }
    if (s->kind != PLACE_JMP)
        return; /* the sweep ended with the first reason */
    if (!is_instruction)
        deny(s, "it is not at an instruction");
    if (moved_to < s->pc + MACHINE_JUMP_SIZE || moved_to > end)
        deny(s, "its function ends too soon");
    if (unwind_lands_inside(f, &fn, s->pc, s->pc + MACHINE_JUMP_SIZE))
        deny(s, "an exception handler begins in the following instructions");
    s->moved = (uint8_t)(moved_to - s->pc);
}

/* Which addresses are strictly inside some jmp: one bit for each 8 bytes first, then the exact answer. */
struct filter { uint64_t low, high; uint8_t *bits; size_t size; struct placement *sites; size_t count; };

static void filter_check(const struct filter *w, uint64_t target, const char *reason)
{
    if (target - w->low >= w->high - w->low)
        return;
    uint64_t bit = (target - w->low) / 8;
    if (!(w->bits[bit / 8] >> (bit & 7) & 1))
        return;
    size_t low = 0, high = w->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (w->sites[middle].pc < target)
            low = middle;
        else
            high = middle;
    }
    if (inside_jmp(&w->sites[low], target))
        deny(&w->sites[low], reason);
}

static bool filter_make(struct filter *w)
{
    w->low = w->sites[0].pc;
    w->high = w->sites[w->count - 1].pc + 8;
    w->size = (w->high - w->low) / 64 + 2;
    if (w->size > (64u << 20) || !(w->bits = sys_pages(w->size)))
        return false;
    for (size_t i = 0; i < w->count; i++)
        for (uint64_t a = w->sites[i].pc + 1; a < w->sites[i].pc + MACHINE_JUMP_SIZE; a++) {
            uint64_t bit = (a - w->low) / 8;
            w->bits[bit / 8] |= (uint8_t)(1u << (bit & 7));
        }
    return true;
}

/* Code elsewhere (a function's cold half, an assembler routine) could jump in. Whatever looks like a call, jmp or jcc with a rel32 at any byte position counts:
 * no decoding, at the price of a false alarm now and then. */
static void check_far_branches(const struct elf_file *f, const Elf64_Phdr *p, const struct filter *w)
{
    const uint8_t *code = elf_at(f, p->p_vaddr, p->p_filesz);
    for (uint64_t i = 2; code && i + 4 <= p->p_filesz; i++) {
        bool jump = (code[i - 1] & 0xFE) == 0xE8 || (code[i - 2] == 0x0F && (code[i - 1] & 0xF0) == 0x80);
        int32_t displacement;
        if (!jump)
            continue;
        memcpy(&displacement, code + i, 4);
        uint64_t target = p->p_vaddr + i + 4 + (uint64_t)(int64_t)displacement;
        if (target - w->low < w->high - w->low)
            filter_check(w, target, "code elsewhere may jump into the following instructions");
    }
}

/* Pointers to code in data: tables of labels, absolute switch tables, addends of relocations. */
static void check_data_words(const struct elf_file *f, const Elf64_Phdr *p, const struct filter *w)
{
    uint64_t first = (8 - p->p_vaddr % 8) % 8;
    const uint8_t *data = elf_at(f, p->p_vaddr, p->p_filesz);
    for (uint64_t i = first; data && i + 8 <= p->p_filesz; i += 8) {
        uint64_t word;
        memcpy(&word, data + i, 8);
        filter_check(w, word, "a pointer in the data may point into the following instructions");
    }
}

static int by_pc(const void *a, const void *b)
{
    uint64_t x = ((const struct placement *)a)->pc, y = ((const struct placement *)b)->pc;
    return x < y ? -1 : x > y;
}

/* Is there a nop in executable bytes at all? */
static void check_nop(const struct elf_file *f, struct placement *s)
{
    const Elf64_Phdr *p;
    const uint8_t *code = NULL;
    for (size_t i = 0; (p = elf_segment(f, i)); i++)
        if (p->p_type == PT_LOAD && (p->p_flags & PF_X) && s->pc >= p->p_vaddr && s->pc - p->p_vaddr < p->p_filesz)
            code = elf_at(f, s->pc, 1);
    s->kind = PLACE_JMP;
    s->moved = 0;
    s->reason = NULL;
    if (!code) {
        s->kind = PLACE_NOT;
        s->reason = "its address is not in executable code";
        return;
    }
    const uint8_t *wide = elf_at(f, s->pc, MACHINE_JUMP_SIZE);
    if (s->code)
        return;
    if (wide && memcmp(wide, nop5, sizeof nop5) == 0) {
        s->moved = MACHINE_JUMP_SIZE;
    } else if (*code != 0x90) {
        s->kind = PLACE_NOT;
        s->reason = "there is no nop at its address";
    }
}

void placement_decide(const struct elf_file *f, struct placement *sites, size_t count)
{
    if (count == 0)
        return;
    /* insertion sort: notes are nearly in order, and qsort may call malloc */
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && by_pc(&sites[j - 1], &sites[j]) > 0; j--) {
            struct placement swap = sites[j];
            sites[j] = sites[j - 1];
            sites[j - 1] = swap;
        }
    for (size_t i = 0; i < count; i++) {
        check_nop(f, &sites[i]);
        if (sites[i].kind == PLACE_JMP && sites[i].moved == 0)
            check_function(f, &sites[i]);
        if (i > 0 && sites[i].pc > sites[i - 1].pc && sites[i].pc < sites[i - 1].pc + MACHINE_JUMP_SIZE)
            deny(&sites[i - 1], "another marker follows at once");
    }
    struct filter w = { .sites = sites, .count = count };
    if (!filter_make(&w)) {
        for (size_t i = 0; i < count; i++)
            deny(&sites[i], "not enough memory to check it");
        return;
    }
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(f, i)); i++) {
        if (p->p_type != PT_LOAD)
            continue;
        if (p->p_flags & PF_X)
            check_far_branches(f, p, &w);
        check_data_words(f, p, &w);
    }
    munmap(w.bits, (w.size + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1));
}
