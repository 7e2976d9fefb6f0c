#include "functions.h"
#include "insn.h"
#include "machine.h"
#include "unwind_info.h"
#include <elf.h>
#include <fnmatch.h>
#include <string.h>
#include <sys/mman.h>

/* What the calling convention passes as integers: arguments 1 to 10 of an entry. */
static const char entry_arguments[] = MACHINE_ENTRY_ARGUMENTS, narrow_entry_arguments[] = MACHINE_NARROW_ENTRY_ARGUMENTS;

static const char *arguments_at_entry(const struct elf_file *f) { return f->narrow ? narrow_entry_arguments : entry_arguments; }

/* Where a function ends by a jump into another one: as many as where it returns, but none is there. */
static const char no_value[] = "- -";

#define FUNCTION_SIZE_MAX (8u << 20)

typedef bool (*visitor)(void *, const struct elf_marker *);

struct walk {
    const struct elf_file *file;
    const struct elf_file *names; /* the same, or its file of debugging information */
    const char *provider, *pattern;
    visitor visit;
    void *context;
    uint64_t low, high; /* of the code */
    uint8_t *seen;      /* a bit for each byte of it */
    bool done;
};

bool elf_is_function_provider(const char *provider)
{
    return strcmp(provider, ".function") == 0 || strcmp(provider, ".return") == 0 || strcmp(provider, ".plt") == 0 || strcmp(provider, ".statement") == 0;
}

bool elf_is_returned_value(unsigned arg) { return arg == 1 || arg == 2; }

bool elf_reads_returned_value(const char *args) { return args && (strchr(args, '#') || strstr(args, MACHINE_RETURN_REGISTER)); }

static bool code_range(struct walk *w)
{
    const Elf64_Phdr *p;
    w->low = UINT64_MAX;
    for (size_t i = 0; (p = elf_segment(w->file, i)); i++)
        if (p->p_type == PT_LOAD && (p->p_flags & PF_X)) {
            w->low = p->p_vaddr < w->low ? p->p_vaddr : w->low;
            w->high = p->p_vaddr + p->p_filesz > w->high ? p->p_vaddr + p->p_filesz : w->high;
        }
    return w->low < w->high && w->high - w->low < (uint64_t)1 << 32;
}

/* Each place once. */
static void give(struct walk *w, uint64_t pc, const char *name, const char *args, bool valueless)
{
    if (w->done || pc < w->low || pc >= w->high || !elf_at(w->file, pc, 1))
        return;
    uint64_t bit = pc - w->low;
    if (w->seen[bit / 8] >> (bit & 7) & 1)
        return;
    w->seen[bit / 8] |= (uint8_t)(1u << (bit & 7));
    struct elf_marker m = {.provider = w->provider, .name = name, .args = args, .pc = pc, .valueless = valueless};
    w->done = !w->visit(w->context, &m);
}

/* ---- symbols */

struct symbol { const char *name; uint64_t start, end; };

static bool function_of(const struct elf_file *f, const Elf64_Shdr *strings, const Elf64_Sym *symbol, struct symbol *s)
{
    if (symbol->st_shndx == SHN_UNDEF || ELF64_ST_TYPE(symbol->st_info) != STT_FUNC || symbol->st_value == 0 || symbol->st_name >= strings->sh_size)
        return false;
    s->name = (const char *)f->data + strings->sh_offset + symbol->st_name;
    s->start = symbol->st_value;
    s->end = symbol->st_value + symbol->st_size;
    return memchr(s->name, 0, strings->sh_size - symbol->st_name) != NULL && *s->name;
}

static void each_symbol_of(const struct elf_file *f, const char *table_name, const char *strings_name, void (*visit)(void *, const struct symbol *), void *context)
{
    const Elf64_Shdr *table = elf_section(f, table_name), *strings = elf_section(f, strings_name);
    Elf64_Sym symbol;
    struct symbol s;
    if (!table || !strings || strings->sh_type == SHT_NOBITS)
        return;
    for (uint64_t i = 0; elf_symbol_at(f, table, i, &symbol); i++)
        if (function_of(f, strings, &symbol, &s))
            visit(context, &s);
}

static void each_symbol(const struct walk *w, void (*visit)(void *, const struct symbol *), void *context)
{
    each_symbol_of(w->names, ".symtab", ".strtab", visit, context);
    each_symbol_of(w->file, ".dynsym", ".dynstr", visit, context);
}

/* ---- returns */

struct cold { uint64_t target; const char *name; uint64_t start, end; };

static void find_cold(void *context, const struct symbol *s)
{
    struct cold *c = context;
    size_t length = strlen(c->name);
    if (c->target >= s->start && c->target < s->end && strncmp(s->name, c->name, length) == 0 && strncmp(s->name + length, ".cold", 5) == 0) {
        c->start = s->start;
        c->end = s->end;
    }
}

static void sweep(struct walk *w, const struct symbol *s, uint64_t start, uint64_t end, struct cold *cold)
{
    const uint8_t *code = end > start && end - start <= FUNCTION_SIZE_MAX ? elf_at(w->file, start, end - start) : NULL;
    unsigned since_table = 100;
    for (uint64_t at = start; code && at < end;) {
        struct insn i;
        const uint8_t *p = code + (at - start);
        if (!insn_decode(p, end - at, &i))
            return;
        since_table = insn_reads_table(&i) ? 0 : since_table + 1;
        if (i.flow == INSN_RET)
            give(w, at, s->name, MACHINE_RETURN_ARGUMENTS, false);
        else if (i.flow == INSN_JMP_INDIRECT && !insn_is_switch(&i, p, since_table))
            give(w, at, s->name, no_value, true);
        else if (i.flow == INSN_JMP || i.flow == INSN_JCC) {
            uint64_t target = insn_target(&i, p, at);
            bool inside = (target >= s->start && target < s->end) || (target >= cold->start && target < cold->end);
            if (!inside && !cold->end) {
                cold->target = target;
                each_symbol(w, find_cold, cold);
                inside = target >= cold->start && target < cold->end;
            }
            if (!inside && i.flow == INSN_JMP)
                give(w, at, s->name, no_value, true);
        }
        at += i.length;
    }
}

static void give_returns(struct walk *w, const struct symbol *s)
{
    struct symbol whole = *s;
    struct function bounds;
    struct cold cold = {.name = s->name};
    if (whole.end <= whole.start && unwind_function(w->file, s->start, &bounds))
        whole.end = bounds.end;
    sweep(w, &whole, whole.start, whole.end, &cold);
    if (cold.end)
        sweep(w, &whole, cold.start, cold.end, &cold);
}

static void visit_symbol(void *context, const struct symbol *s)
{
    struct walk *w = context;
    if (w->done || fnmatch(w->pattern, s->name, 0) != 0)
        return;
    if (w->provider[1] == 'f')
        give(w, s->start, s->name, arguments_at_entry(w->file), false);
    else
        give_returns(w, s);
}

/* ---- stubs */

/* The stub that jumps through the slot. */
static uint64_t stub_for(const struct elf_file *f, uint64_t slot)
{
    static const char *const sections[] = {".plt.sec", ".plt", ".plt.got"};
    for (size_t i = 0; i < 3; i++) {
        const Elf64_Shdr *s = elf_section(f, sections[i]);
        const uint8_t *code = s && s->sh_type != SHT_NOBITS ? elf_at(f, s->sh_addr, s->sh_size) : NULL;
        uint64_t step = s && s->sh_entsize >= 8 ? s->sh_entsize : 16;
        for (uint64_t at = 0; code && at + step <= s->sh_size; at += step)
            if (insn_is_stub(code + at, step, s->sh_addr + at, slot))
                return s->sh_addr + at;
    }
    return 0;
}

static void give_stubs_of(struct walk *w, const char *relocations)
{
    const struct elf_file *f = w->file;
    const Elf64_Shdr *table = elf_section(f, relocations), *symbols = elf_section(f, ".dynsym"), *strings = elf_section(f, ".dynstr");
    if (!table || !symbols || !strings || table->sh_type != SHT_RELA || table->sh_offset % 8 != 0)
        return;
    const Elf64_Rela *r = (const void *)(f->data + table->sh_offset);
    for (uint64_t i = 0; i < table->sh_size / sizeof *r && !w->done; i++) {
        uint64_t number = ELF64_R_SYM(r[i].r_info);
        uint32_t type = ELF64_R_TYPE(r[i].r_info);
        if (type != MACHINE_JUMP_SLOT && type != MACHINE_GLOB_DAT)
            continue;
        Elf64_Sym s;
        const char *name = elf_symbol_at(f, symbols, number, &s) && s.st_name < strings->sh_size ? (const char *)f->data + strings->sh_offset + s.st_name : NULL;
        if (!name || !memchr(name, 0, strings->sh_size - s.st_name) || fnmatch(w->pattern, name, 0) != 0)
            continue;
        uint64_t stub = stub_for(f, r[i].r_offset);
        if (stub)
            give(w, stub, name, arguments_at_entry(f), false);
    }
}

/* ---- addresses */

static bool parse_address(const char *text, uint64_t *address)
{
    *address = 0;
    if (text[0] != '0' || text[1] != 'x' || !text[2])
        return false;
    for (text += 2; *text; text++) {
        int digit = *text >= '0' && *text <= '9' ? *text - '0' : *text >= 'a' && *text <= 'f' ? *text - 'a' + 10 : -1;
        if (digit < 0 || *address >> 60)
            return false;
        *address = *address << 4 | (uint64_t)digit;
    }
    return true;
}

/* Only where an instruction begins, counted from the start of its function. */
static void give_statement(struct walk *w)
{
    uint64_t address;
    struct function fn;
    struct insn i;
    if (!parse_address(w->pattern, &address) || !unwind_function(w->file, address, &fn))
        return;
    const uint8_t *code = fn.end - fn.start <= FUNCTION_SIZE_MAX ? elf_at(w->file, fn.start, fn.end - fn.start) : NULL;
    uint64_t at = fn.start;
    while (code && at < address && insn_decode(code + (at - fn.start), fn.end - at, &i))
        at += i.length;
    if (code && at == address)
        give(w, at, w->pattern, arguments_at_entry(w->file), false);
}

bool elf_open_debug(struct elf_file *debug, const struct elf_file *f)
{
    char path[128] = "/usr/lib/debug/.build-id/";
    size_t length = strlen(path);
    memset(debug, 0, sizeof *debug);
    if (elf_section(f, ".symtab") || strlen(f->build_id) < 6)
        return false;
    memcpy(path + length, f->build_id, 2);
    path[length + 2] = '/';
    strcpy(path + length + 3, f->build_id + 2);
    strcat(path, ".debug");
    return elf_open(debug, path) == NULL;
}

void elf_functions(const struct elf_file *file, const struct elf_file *debug, const char *provider, const char *pattern, visitor visit, void *context)
{
    struct walk w = {.file = file, .names = debug ? debug : file, .provider = provider, .pattern = pattern, .visit = visit, .context = context};
    bool decodes = provider[1] != 'f'; /* all but entries look at instructions, and the decoder knows those of 64-bit code only */
    if (!elf_is_function_provider(provider) || (file->narrow && decodes) || !code_range(&w))
        return;
    size_t size = (size_t)(w.high - w.low) / 8 + 1;
    w.seen = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); /* no malloc: this runs inside the program, too */
    if (w.seen == MAP_FAILED)
        return;
    if (provider[1] == 'p') {
        give_stubs_of(&w, ".rela.plt");
        give_stubs_of(&w, ".rela.dyn");
    } else if (provider[1] == 's') {
        give_statement(&w);
    } else {
        each_symbol(&w, visit_symbol, &w);
    }
    munmap(w.seen, size);
}
