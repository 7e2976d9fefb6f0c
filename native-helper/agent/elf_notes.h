/* Reads the static markers (.note.stapsdt) of an ELF file. Nothing in the file is trusted: every offset, count and string is checked against its size. */
#ifndef TAPSET_ELF_NOTES_H
#define TAPSET_ELF_NOTES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct elf_marker {
    const char *provider, *name, *args; /* inside the mapped file */
    uint64_t pc;        /* link-time address, prelink-adjusted by .stapsdt.base */
    uint64_t semaphore; /* link-time address, 0: none */
    bool valueless;     /* of a function's end: there is no value to read (functions.h) */
};

struct elf_file {
    const uint8_t *data;
    size_t size;
    char build_id[65]; /* hex, "" when there is none */
    bool narrow;       /* a 32-bit file of this processor's family: its tables are copied into the 64-bit form, which all else reads */
    const void *segments, *sections; /* Elf64_Phdr[], Elf64_Shdr[] */
    size_t nsegments, nsections, names; /* the section with the names of sections */
    void *copied;
    size_t copied_size;
};

/* Maps the file, or makes a copy of one that others can change: what was checked stays as it was. NULL, or a static sentence saying why not: not there, not little-endian ELF for this processor, truncated. */
const char *elf_open(struct elf_file *file, const char *path);
/* The same over bytes that the caller keeps (tests); ended by elf_forget() in place of elf_close(). */
const char *elf_from_memory(struct elf_file *file, const void *data, size_t size);
void elf_forget(struct elf_file *file);
void elf_close(struct elf_file *file);

/* Calls visit for each well-formed marker note, in file order, until it returns false. Returns the number of malformed notes. */
size_t elf_markers(const struct elf_file *file, bool (*visit)(void *context, const struct elf_marker *marker), void *context);

/* The i-th program header; NULL past the end. p_offset and p_filesz are not checked. */
const void *elf_segment(const struct elf_file *file, size_t i);
/* The section of that name (Elf64_Shdr*, contents inside the file unless NOBITS), or NULL. */
const void *elf_section(const struct elf_file *file, const char *name);
/* The i-th symbol of a table (Elf64_Shdr*, Elf64_Sym*); false past its end. */
bool elf_symbol_at(const struct elf_file *file, const void *table, uint64_t i, void *symbol);
/* Link-time address of a symbol in .dynsym or .symtab; 0 when unknown. */
uint64_t elf_symbol(const struct elf_file *file, const char *name);

/* The file's bytes for `size` bytes at a link-time address, or NULL. */
const uint8_t *elf_at(const struct elf_file *file, uint64_t address, uint64_t size);

#endif
