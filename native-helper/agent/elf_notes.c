#include "elf_notes.h"
#include "machine.h"
#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_COPY (1 << 30)

static bool inside(const struct elf_file *f, uint64_t offset, uint64_t length) { return offset <= f->size && length <= f->size - offset; }

static const Elf64_Ehdr *header(const struct elf_file *f) { return (const void *)f->data; }

const void *elf_segment(const struct elf_file *f, size_t i) { return i < f->nsegments ? (const Elf64_Phdr *)f->segments + i : NULL; }

static const Elf64_Shdr *section(const struct elf_file *f, size_t i)
{
    const Elf64_Shdr *s = i < f->nsections ? (const Elf64_Shdr *)f->sections + i : NULL;
    return s && (s->sh_type == SHT_NOBITS || inside(f, s->sh_offset, s->sh_size)) ? s : NULL;
}

/* A NUL-terminated string inside [offset, end), or NULL. */
static const char *text(const struct elf_file *f, uint64_t offset, uint64_t end)
{
    if (offset >= end || end > f->size)
        return NULL;
    return memchr(f->data + offset, 0, end - offset) ? (const char *)f->data + offset : NULL;
}

static const char *section_name(const struct elf_file *f, const Elf64_Shdr *s)
{
    const Elf64_Shdr *names = section(f, f->names);
    if (!names || names->sh_type == SHT_NOBITS)
        return NULL;
    return s->sh_name < names->sh_size ? text(f, names->sh_offset + s->sh_name, names->sh_offset + names->sh_size) : NULL;
}

const void *elf_section(const struct elf_file *f, const char *name)
{
    for (size_t i = 0; i < f->nsections; i++) {
        const Elf64_Shdr *s = section(f, i);
        const char *n = s ? section_name(f, s) : NULL;
        if (n && strcmp(n, name) == 0)
            return s;
    }
    return NULL;
}

struct note { uint32_t type; const char *owner; uint32_t owner_size; uint64_t body, body_size; };

/* Steps through notes in [*at, end). False at the end or where the sizes do not fit. */
static bool next_note(const struct elf_file *f, uint64_t *at, uint64_t end, struct note *n)
{
    Elf64_Nhdr h;
    if (*at > end || end - *at < sizeof h)
        return false;
    memcpy(&h, f->data + *at, sizeof h);
    uint64_t owner = *at + sizeof h, body = owner + (((uint64_t)h.n_namesz + 3) & ~3ull), next = body + (((uint64_t)h.n_descsz + 3) & ~3ull);
    if (body > end || body + h.n_descsz > end)
        return false;
    n->type = h.n_type;
    n->owner = (const char *)f->data + owner;
    n->owner_size = h.n_namesz;
    n->body = body;
    n->body_size = h.n_descsz;
    *at = next > end ? end : next;
    return true;
}

static void read_build_id(struct elf_file *f)
{
    for (size_t i = 0; i < f->nsections; i++) {
        const Elf64_Shdr *s = section(f, i);
        if (!s || s->sh_type != SHT_NOTE)
            continue;
        struct note n;
        for (uint64_t at = s->sh_offset; next_note(f, &at, s->sh_offset + s->sh_size, &n);) {
            if (n.type != NT_GNU_BUILD_ID || n.owner_size != 4 || memcmp(n.owner, "GNU", 4) != 0)
                continue;
            size_t length = n.body_size < 32 ? n.body_size : 32;
            for (size_t b = 0; b < length; b++) {
                f->build_id[2 * b] = "0123456789abcdef"[f->data[n.body + b] >> 4];
                f->build_id[2 * b + 1] = "0123456789abcdef"[f->data[n.body + b] & 15];
            }
            f->build_id[2 * length] = 0;
            return;
        }
    }
}

/* How many entries of a table are in the file: none of a table that is not. */
static size_t entries(const struct elf_file *f, uint64_t offset, size_t count, size_t size, size_t wanted)
{
    return size == wanted && offset % sizeof(uint32_t) == 0 && inside(f, offset, 0) && count <= (f->size - offset) / size ? count : 0;
}

static void read_tables(struct elf_file *f)
{
    const Elf64_Ehdr *eh = header(f);
    f->nsegments = eh->e_phoff % 8 == 0 ? entries(f, eh->e_phoff, eh->e_phnum, eh->e_phentsize, sizeof(Elf64_Phdr)) : 0;
    f->nsections = eh->e_shoff % 8 == 0 ? entries(f, eh->e_shoff, eh->e_shnum, eh->e_shentsize, sizeof(Elf64_Shdr)) : 0;
    f->segments = f->data + (f->nsegments ? eh->e_phoff : 0);
    f->sections = f->data + (f->nsections ? eh->e_shoff : 0);
    f->names = eh->e_shstrndx;
}

/* False: no memory. */
static bool copy_tables(struct elf_file *f)
{
    const Elf32_Ehdr *eh = (const void *)f->data;
    f->nsegments = entries(f, eh->e_phoff, eh->e_phnum, eh->e_phentsize, sizeof(Elf32_Phdr));
    f->nsections = entries(f, eh->e_shoff, eh->e_shnum, eh->e_shentsize, sizeof(Elf32_Shdr));
    f->names = eh->e_shstrndx;
    f->copied_size = f->nsegments * sizeof(Elf64_Phdr) + f->nsections * sizeof(Elf64_Shdr) + 1;
    f->copied = mmap(NULL, f->copied_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (f->copied == MAP_FAILED) {
        f->copied = NULL;
        f->nsegments = f->nsections = 0;
        return false;
    }
    Elf64_Phdr *segments = f->copied;
    Elf64_Shdr *sections = (void *)(segments + f->nsegments);
    for (size_t i = 0; i < f->nsegments; i++) {
        const Elf32_Phdr *p = (const Elf32_Phdr *)(const void *)(f->data + eh->e_phoff) + i;
        segments[i] = (Elf64_Phdr){.p_type = p->p_type, .p_flags = p->p_flags, .p_offset = p->p_offset, .p_vaddr = p->p_vaddr, .p_paddr = p->p_paddr, .p_filesz = p->p_filesz, .p_memsz = p->p_memsz, .p_align = p->p_align};
    }
    for (size_t i = 0; i < f->nsections; i++) {
        const Elf32_Shdr *s = (const Elf32_Shdr *)(const void *)(f->data + eh->e_shoff) + i;
        sections[i] = (Elf64_Shdr){.sh_name = s->sh_name, .sh_type = s->sh_type, .sh_flags = s->sh_flags, .sh_addr = s->sh_addr, .sh_offset = s->sh_offset, .sh_size = s->sh_size, .sh_link = s->sh_link, .sh_info = s->sh_info,
                                   .sh_addralign = s->sh_addralign, .sh_entsize = s->sh_entsize};
    }
    f->segments = segments;
    f->sections = sections;
    return true;
}

const char *elf_from_memory(struct elf_file *f, const void *data, size_t size)
{
    memset(f, 0, sizeof *f);
    f->data = data;
    f->size = size;
    if (size < sizeof(Elf64_Ehdr))
        return "too short for an ELF file";
    const Elf64_Ehdr *eh = header(f);
    if (memcmp(eh->e_ident, ELFMAG, SELFMAG) != 0)
        return "not an ELF file";
    bool wide = eh->e_ident[EI_CLASS] == ELFCLASS64 && eh->e_machine == MACHINE_ELF;
    f->narrow = eh->e_ident[EI_CLASS] == ELFCLASS32 && eh->e_machine == MACHINE_ELF_NARROW;
    if (eh->e_ident[EI_DATA] != ELFDATA2LSB || (!wide && !f->narrow))
        return "not an ELF file for " MACHINE_NAME;
    if (f->narrow && !copy_tables(f))
        return "no memory for its tables";
    if (wide)
        read_tables(f);
    read_build_id(f);
    return NULL;
}

/* Whether somebody else may cut it off or change what was checked already. */
static bool may_change(const struct stat *st) { return (st->st_uid != 0 && st->st_uid != geteuid()) || (st->st_mode & (S_IWGRP | S_IWOTH)); }

/* MAP_FAILED: no memory, or it was cut off meanwhile. */
static void *copy_of(int fd, size_t size)
{
    uint8_t *copy = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t at = 0; copy != MAP_FAILED && at < size;) {
        ssize_t n = pread(fd, copy + at, size - at, (off_t)at);
        if (n > 0) {
            at += (size_t)n;
        } else {
            munmap(copy, size);
            copy = MAP_FAILED;
        }
    }
    return copy;
}

const char *elf_open(struct elf_file *f, const char *path)
{
    memset(f, 0, sizeof *f);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return "cannot be opened";
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) {
        close(fd);
        return "not a regular file";
    }
    bool copied = may_change(&st);
    if (copied && st.st_size > LARGEST_COPY) {
        close(fd);
        return "is larger than 1 GiB, and others can change it";
    }
    void *data = copied ? copy_of(fd, (size_t)st.st_size) : mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (data == MAP_FAILED)
        return "cannot be read";
    const char *problem = elf_from_memory(f, data, (size_t)st.st_size);
    if (problem)
        elf_close(f);
    return problem;
}

void elf_forget(struct elf_file *f)
{
    if (f->copied)
        munmap(f->copied, f->copied_size);
    f->copied = NULL;
    f->nsegments = f->nsections = 0;
}

void elf_close(struct elf_file *f)
{
    elf_forget(f);
    if (f->data)
        munmap((void *)f->data, f->size);
    f->data = NULL;
}

/* pc, base, semaphore, then three strings: sys/sdt.h, version 3 of the note. */
static bool read_marker(const struct elf_file *f, const struct note *n, uint64_t base_now, struct elf_marker *m)
{
    uint64_t words[3];
    uint32_t narrow[3];
    size_t size = f->narrow ? sizeof narrow : sizeof words;
    if (n->type != 3 || n->owner_size != 8 || memcmp(n->owner, "stapsdt", 8) != 0 || n->body_size < size + 3)
        return false;
    memcpy(f->narrow ? (void *)narrow : words, f->data + n->body, size);
    for (int i = 0; f->narrow && i < 3; i++)
        words[i] = narrow[i];
    uint64_t end = n->body + n->body_size;
    m->provider = text(f, n->body + size, end);
    m->name = m->provider ? text(f, n->body + size + strlen(m->provider) + 1, end) : NULL;
    m->args = m->name ? text(f, (uint64_t)(m->name - (const char *)f->data) + strlen(m->name) + 1, end) : NULL;
    if (!m->args || !*m->provider || !*m->name)
        return false;
    uint64_t moved = base_now && words[1] ? base_now - words[1] : 0; /* prelink moved the file after linking */
    m->pc = words[0] + moved;
    m->semaphore = words[2] ? words[2] + moved : 0;
    m->valueless = false;
    return true;
}

size_t elf_markers(const struct elf_file *f, bool (*visit)(void *, const struct elf_marker *), void *context)
{
    const Elf64_Shdr *base = elf_section(f, ".stapsdt.base");
    size_t malformed = 0;
    for (size_t i = 0; i < f->nsections; i++) {
        const Elf64_Shdr *s = section(f, i);
        const char *name = s ? section_name(f, s) : NULL;
        if (!name || s->sh_type != SHT_NOTE || strcmp(name, ".note.stapsdt") != 0)
            continue;
        struct note n;
        uint64_t at = s->sh_offset, end = s->sh_offset + s->sh_size;
        while (next_note(f, &at, end, &n)) {
            struct elf_marker m;
            if (!read_marker(f, &n, base ? base->sh_addr : 0, &m))
                malformed++;
            else if (!visit(context, &m))
                return malformed;
        }
        malformed += at < end;
    }
    return malformed;
}

bool elf_symbol_at(const struct elf_file *f, const void *table, uint64_t i, void *symbol)
{
    const Elf64_Shdr *t = table;
    size_t size = f->narrow ? sizeof(Elf32_Sym) : sizeof(Elf64_Sym);
    if (t->sh_type == SHT_NOBITS || i >= t->sh_size / size)
        return false;
    const uint8_t *at = f->data + t->sh_offset + i * size;
    if (f->narrow) {
        Elf32_Sym s;
        memcpy(&s, at, sizeof s);
        *(Elf64_Sym *)symbol = (Elf64_Sym){.st_name = s.st_name, .st_info = s.st_info, .st_other = s.st_other, .st_shndx = s.st_shndx, .st_value = s.st_value, .st_size = s.st_size};
    } else {
        memcpy(symbol, at, size);
    }
    return true;
}

static uint64_t find_symbol(const struct elf_file *f, const Elf64_Shdr *table, const char *name)
{
    const Elf64_Shdr *strings = section(f, table->sh_link);
    if (!strings || strings->sh_type == SHT_NOBITS)
        return 0;
    Elf64_Sym symbol;
    size_t length = strlen(name) + 1;
    for (uint64_t i = 0; elf_symbol_at(f, table, i, &symbol); i++) {
        uint64_t at = symbol.st_name;
        if (symbol.st_shndx != SHN_UNDEF && ELF64_ST_TYPE(symbol.st_info) != STT_TLS && at < strings->sh_size && strings->sh_size - at >= length &&
            memcmp(f->data + strings->sh_offset + at, name, length) == 0)
            return symbol.st_value;
    }
    return 0;
}

uint64_t elf_symbol(const struct elf_file *f, const char *name)
{
    uint64_t value = 0;
    for (size_t i = 0; i < f->nsections && value == 0; i++) {
        const Elf64_Shdr *s = section(f, i);
        if (s && (s->sh_type == SHT_DYNSYM || s->sh_type == SHT_SYMTAB))
            value = find_symbol(f, s, name);
    }
    return value;
}

const uint8_t *elf_at(const struct elf_file *f, uint64_t address, uint64_t size)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(f, i)); i++)
        if (p->p_type == PT_LOAD && address >= p->p_vaddr && address - p->p_vaddr <= p->p_filesz && size <= p->p_filesz - (address - p->p_vaddr) && inside(f, p->p_offset, p->p_filesz))
            return f->data + p->p_offset + (address - p->p_vaddr);
    return NULL;
}
