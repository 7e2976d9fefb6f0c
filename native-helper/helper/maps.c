#include "maps.h"
#include "../agent/elf_notes.h"
#include <elf.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sysmacros.h>

static bool parse(struct mapping *m, char *line)
{
    unsigned major, minor;
    char access[8];
    int path = 0;
    line[strcspn(line, "\n")] = '\0';
    if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %" SCNx64 " %x:%x %" SCNu64 " %n", &m->start, &m->end, access, &m->offset, &major, &minor, &m->inode, &path) < 7)
        return false;
    m->executable = access[2] == 'x';
    m->writable = access[1] == 'w';
    m->device = makedev(major, minor);
    m->path = must_copy(path ? line + path : "");
    return true;
}

bool maps_read(struct maps *m, pid_t pid)
{
    char path[64], *line = NULL;
    size_t room = 0, capacity = 0;
    *m = (struct maps){0};
    snprintf(path, sizeof path, "/proc/%ld/maps", (long)pid);
    FILE *file = fopen(path, "re");
    if (!file)
        return false;
    while (getline(&line, &room, file) > 0) {
        if (m->count == capacity) {
            capacity = capacity ? capacity * 2 : 64;
            struct mapping *grown = must_alloc(capacity * sizeof *grown);
            if (m->count)
                memcpy(grown, m->items, m->count * sizeof *grown);
            free(m->items);
            m->items = grown;
        }
        m->count += parse(&m->items[m->count], line);
    }
    free(line);
    fclose(file);
    return m->count > 0;
}

void maps_free(struct maps *m)
{
    for (size_t i = 0; i < m->count; i++)
        free(m->items[i].path);
    free(m->items);
    *m = (struct maps){0};
}

const struct mapping *maps_at(const struct maps *m, uint64_t address)
{
    for (size_t i = 0; i < m->count; i++)
        if (address >= m->items[i].start && address < m->items[i].end)
            return &m->items[i];
    return NULL;
}

static bool is_named(const struct mapping *m, const char *const *names)
{
    const char *base = strrchr(m->path, '/');
    for (; base && *names; names++)
        if (strncmp(base + 1, *names, strlen(*names)) == 0)
            return true;
    return false;
}

/* Load address minus the file's own addresses, from any mapping of the file that a segment explains. */
static bool find_bias(const struct elf_file *f, const struct mapping *m, uint64_t *bias)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(f, i)); i++) {
        uint64_t page = p->p_offset & ~(uint64_t)4095;
        if (p->p_type == PT_LOAD && page == m->offset) {
            *bias = m->start - (p->p_vaddr & ~(uint64_t)4095);
            return true;
        }
    }
    return false;
}

bool mapping_bias(const struct mapping *m, const char *file, uint64_t *bias)
{
    struct elf_file f;
    bool good = elf_open(&f, file) == NULL;
    if (good) {
        good = find_bias(&f, m, bias);
        elf_close(&f);
    }
    return good;
}

bool maps_find(const struct maps *m, pid_t pid, const char *const *names, uint64_t device, uint64_t inode, struct mapped_object *o)
{
    const struct mapping *first = NULL;
    *o = (struct mapped_object){.text = UINT64_MAX};
    for (size_t i = 0; i < m->count; i++) {
        const struct mapping *one = &m->items[i];
        if (!one->inode || (first ? one->inode != first->inode || one->device != first->device : names ? !is_named(one, names) : one->inode != inode || one->device != device))
            continue;
        first = first ? first : one;
        if (one->executable) {
            o->text = one->start < o->text ? one->start : o->text;
            o->text_end = one->end;
        }
    }
    if (!first || !o->text_end)
        return false;
    struct elf_file f;
    snprintf(o->file, sizeof o->file, "/proc/%ld/map_files/%" PRIx64 "-%" PRIx64, (long)pid, first->start, first->end); /* right for replaced files, too; needs privilege on older kernels */
    if (elf_open(&f, o->file) != NULL) {
        snprintf(o->file, sizeof o->file, "/proc/%ld/root%s", (long)pid, first->path);
        if (elf_open(&f, o->file) != NULL)
            return false;
    }
    bool good = find_bias(&f, first, &o->bias);
    elf_close(&f);
    return good;
}

uint64_t mapped_symbol(const struct mapped_object *o, const char *name)
{
    struct elf_file f;
    if (elf_open(&f, o->file) != NULL)
        return 0;
    uint64_t address = elf_symbol(&f, name);
    elf_close(&f);
    return address ? address + o->bias : 0;
}
