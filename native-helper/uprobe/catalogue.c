#include "catalogue.h"
#include "../agent/elf_notes.h"
#include "../agent/functions.h"
#include <elf.h>
#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct search { const struct probe_request *function_probe; struct catalogue *catalogue; const struct launch_request *request; const struct elf_file *elf; uint32_t file; };

static void *grown(void *items, size_t count, size_t size)
{
    if (count & (count - 1))
        return items;
    void *more = must_alloc((count ? 2 * count : 1) * size);
    if (count)
        memcpy(more, items, count * size);
    free(items);
    return more;
}

long catalogue_find(const struct catalogue *c, uint64_t device, uint64_t inode)
{
    for (size_t i = 0; i < c->nfiles; i++)
        if (c->files[i].inode == inode && c->files[i].device == device)
            return (long)i;
    return -1;
}

/* A kernel probe replaces the first byte of an instruction: only where we know that one begins. */
static const char *check_place(const struct elf_file *f, uint64_t pc, bool is_function)
{
    static const uint8_t wide[5] = {0x0F, 0x1F, 0x44, 0x00, 0x00};
    const Elf64_Phdr *p;
    const uint8_t *code = NULL;
    for (size_t i = 0; (p = elf_segment(f, i)); i++)
        if (p->p_type == PT_LOAD && (p->p_flags & PF_X) && pc >= p->p_vaddr && pc - p->p_vaddr < p->p_filesz)
            code = elf_at(f, pc, 1);
    if (!code)
        return "its address is not in executable code";
    if (is_function)
        return NULL;
    const uint8_t *five = elf_at(f, pc, 5);
    return *code == 0x90 || (five && memcmp(five, wide, 5) == 0) ? NULL : "there is no nop at its address";
}

static void leave_out(struct text *reason, int arg, const char *problem)
{
    text_printf(reason, "%sargument %d is left out: %s", reason->length ? "; " : "", arg, problem);
}

static void make_values(const struct search *s, const struct elf_marker *m, const struct probe_request *p, struct known_site *site, struct text *reason)
{
    struct operand operands[OPERANDS_MAX];
    int nargs = operands_parse(m->args, operands);
    size_t count = p->all_ints ? (size_t)nargs : p->nslots;
    struct recipe *r = site->recipe;
    for (size_t i = 0; i < count && r->nvalues < 64; i++) {
        struct slot_request wanted = p->all_ints ? (struct slot_request){.kind = 'i', .arg = (int)i + 1} : p->slots[i];
        struct tapset_slot slot = {.kind = wanted.kind == 'i' ? TAPSET_SLOT_INT : wanted.kind == 's' ? TAPSET_SLOT_STRING : TAPSET_SLOT_STRN, .arg = (uint8_t)wanted.arg, .arg2 = (uint8_t)wanted.arg2};
        struct recipe_value value;
        memset(&value, 0, sizeof value); /* recipes are compared byte by byte */
        if (wanted.kind == 'u') {
            slot.kind = value.kind = TAPSET_SLOT_STACK;
            value.arg.value = wanted.arg;
            site->slots[site->nslots++] = slot;
            r->values[r->nvalues++] = value;
            continue;
        }
        if (slot.arg > nargs || slot.arg2 > nargs)
            continue;
        value.kind = slot.kind;
        const char *problem = fetch_resolve(&value.arg, &operands[slot.arg - 1], s->elf, 0);
        if (!problem && slot.kind == TAPSET_SLOT_STRN)
            problem = fetch_resolve(&value.length, &operands[slot.arg2 - 1], s->elf, 0);
        if (problem == OPERAND_ABSENT)
            continue;
        if (problem) {
            leave_out(reason, slot.arg, problem);
            continue;
        }
        if (operands[slot.arg - 1].kind == OPERAND_SYMBOL || (slot.arg2 && operands[slot.arg2 - 1].kind == OPERAND_SYMBOL))
            r->pc = m->pc;
        slot.size = fetch_size(&value.arg);
        site->slots[site->nslots++] = slot;
        r->values[r->nvalues++] = value;
    }
}

/* What the conditions of the probe compare. */
static void make_conditions(const struct search *s, const struct elf_marker *m, const struct probe_request *p, struct recipe *r)
{
    struct operand operands[OPERANDS_MAX];
    int nargs = operands_parse(m->args, operands);
    struct conditions wanted;
    if (!p->when || !conditions_parse(p->when, &wanted))
        return;
    for (uint32_t i = 0; i < wanted.count; i++) {
        struct recipe_condition *k = &r->conditions[r->nconditions++];
        memset(k, 0, sizeof *k); /* recipes are compared byte by byte */
        memcpy(&k->condition, &wanted.items[i], sizeof k->condition);
        if (!condition_of_argument(&k->condition))
            continue;
        uint8_t arg = k->condition.arg, length = k->condition.length_arg;
        k->unknown = arg > nargs || length > nargs || fetch_resolve(&k->arg, &operands[arg - 1], s->elf, 0) || (length && fetch_resolve(&k->length, &operands[length - 1], s->elf, 0));
        if (!k->unknown && (operands[arg - 1].kind == OPERAND_SYMBOL || (length && operands[length - 1].kind == OPERAND_SYMBOL)))
            r->pc = m->pc;
    }
}

static bool wants_value(const struct probe_request *p)
{
    for (size_t i = 0; i < p->nslots; i++)
        if (p->slots[i].kind != 'u' && (elf_is_returned_value((unsigned)p->slots[i].arg) || elf_is_returned_value((unsigned)p->slots[i].arg2)))
            return true;
    return elf_reads_returned_value(p->args);
}

static void add_site(const struct search *s, const struct elf_marker *m, const struct probe_request *p)
{
    struct catalogue *c = s->catalogue;
    struct text reason = {0};
    c->sites = grown(c->sites, c->nsites, sizeof *c->sites);
    struct known_site *site = &c->sites[c->nsites++];
    const char *problem = m->valueless && wants_value(p) ? FUNCTION_VALUELESS : check_place(s->elf, m->pc, elf_is_function_provider(m->provider));
    *site = (struct known_site){.file = s->file, .probe = p->id, .how = problem ? TAPSET_REFUSED : TAPSET_UPROBE, .pc = m->pc, .semaphore = m->semaphore,
                                .provider = must_copy(m->provider), .name = must_copy(m->name), .args = must_copy(m->args)};
    text_add(&reason, problem ? problem : "");
    if (!problem) {
        site->slots = must_alloc(64 * sizeof *site->slots);
        site->recipe = must_alloc(sizeof *site->recipe);
        memset(site->recipe, 0, sizeof *site->recipe);
        site->recipe->place = (uint32_t)(p - s->request->probes);
        make_values(s, m, p, site, &reason);
        make_conditions(s, m, p, site->recipe);
    }
    site->reason = reason.data;
}

/* With the arguments that the request adds behind the first `own`. */
static void add_described(struct search *s, const struct elf_marker *m, const struct probe_request *p, unsigned own)
{
    struct elf_marker described = *m;
    char *all = NULL;
    if (p->args && *p->args) {
        size_t size = operands_join(NULL, 0, m->args, p->args, own) + 1;
        all = must_alloc(size);
        operands_join(all, size, m->args, p->args, own);
        described.args = all;
    }
    add_site(s, &described, p);
    free(all);
}

static bool visit(void *context, const struct elf_marker *m)
{
    struct search *s = context;
    const char *path = s->catalogue->files[s->file].path;
    for (size_t i = 0; i < s->request->nprobes; i++) {
        const struct probe_request *p = &s->request->probes[i];
        if ((!*p->path || fnmatch(p->path, path, 0) == 0) && fnmatch(p->provider, m->provider, 0) == 0 && fnmatch(p->name, m->name, 0) == 0)
            add_described(s, m, p, ELF_MARKER_MOST_ARGUMENTS);
    }
    return s->catalogue->nsites < 100000;
}

static bool visit_function(void *context, const struct elf_marker *m)
{
    struct search *s = context;
    if (*m->args)
        add_described(s, m, s->function_probe, operands_count(m->args));
    else
        add_site(s, m, s->function_probe);
    return s->catalogue->nsites < 100000;
}

static void add_functions(struct search *s)
{
    struct elf_file debug;
    bool has_debug = elf_open_debug(&debug, s->elf);
    const char *path = s->catalogue->files[s->file].path;
    for (size_t i = 0; i < s->request->nprobes; i++) {
        const struct probe_request *p = s->function_probe = &s->request->probes[i];
        if (elf_is_function_provider(p->provider) && (!*p->path || fnmatch(p->path, path, 0) == 0))
            elf_functions(s->elf, has_debug ? &debug : NULL, p->provider, p->name, visit_function, s);
    }
    elf_close(&debug);
}

static bool wants_stacks(const struct launch_request *r)
{
    for (size_t i = 0; i < r->nprobes; i++)
        for (size_t k = 0; k < r->probes[i].nslots; k++)
            if (r->probes[i].slots[k].kind == 'u')
                return true;
    return false;
}

size_t catalogue_add(struct catalogue *c, const struct launch_request *r, const char *path, const char *here, uint64_t device, uint64_t inode)
{
    struct elf_file elf;
    size_t index = c->nfiles;
    c->stacks = wants_stacks(r);
    c->files = grown(c->files, c->nfiles, sizeof *c->files);
    struct known_file *f = &c->files[c->nfiles++];
    *f = (struct known_file){.path = must_copy(path), .device = device, .inode = inode, .first = c->nsites};
    if (elf_open(&elf, here) != NULL)
        return index;
    memcpy(f->build_id, elf.build_id, sizeof f->build_id);
    struct search s = {NULL, c, r, &elf, (uint32_t)index};
    elf_markers(&elf, visit, &s);
    add_functions(&s);
    f->count = c->nsites - f->first;
    elf_close(&elf);
    return index;
}

void catalogue_free(struct catalogue *c)
{
    for (size_t i = 0; i < c->nsites; i++) {
        struct known_site *s = &c->sites[i];
        free(s->provider), free(s->name), free(s->args), free(s->reason), free(s->slots), free(s->recipe);
    }
    for (size_t i = 0; i < c->nfiles; i++)
        free(c->files[i].path);
    free(c->sites);
    free(c->files);
    *c = (struct catalogue){0};
}
