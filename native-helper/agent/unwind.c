#define _GNU_SOURCE
#include "unwind.h"
#include "agent.h"
#include "guard.h"
#include "sys.h"
#include "unwind_rule.h"
#include <dlfcn.h>
#include <elf.h>
#include <sys/mman.h>

#define FRAME_LARGEST (64u << 20)

struct frame { uint64_t pc, r[MACHINE_REGISTERS]; bool exact; /* pc is an instruction that was about to run, not one behind a call */ };

/* Rules that a thread has used before. */
struct cached { uint64_t pc; uint32_t generation; bool known; struct unwind_rule rule; };
#define CACHED 64u
struct unwind_cache { struct cached entries[CACHED]; };

static int (*find_object)(void *, struct dl_find_object *);

static uint32_t unwind_generation; /* counts the times that an object was unloaded */

void unwind_end_thread(struct tapset_thread *t)
{
    if (t->rules)
        munmap(t->rules, sizeof *t->rules);
    t->rules = NULL;
}

void unwind_forget(void) { __atomic_fetch_add(&unwind_generation, 1, __ATOMIC_RELAXED); }

void unwind_init(void) { find_object = (int (*)(void *, struct dl_find_object *))dlsym(RTLD_DEFAULT, "_dl_find_object"); }

/* Not inlined: GCC 12 loses the value of an asm goto whose result stays in a register over its other edge. */
static __attribute__((noinline)) bool load(uint64_t at, uint64_t *value) { return guard_load64(at, value); }

static bool leave_signal(struct frame *f)
{
    uint64_t at = f->r[MACHINE_STACK_POINTER];
    for (unsigned i = 0; i < MACHINE_REGISTERS; i++)
        if (!load(at + machine_signal_frame[i], &f->r[i]))
            return false;
    f->exact = true;
    return load(at + machine_signal_frame[MACHINE_REGISTERS], &f->pc);
}

/* Of the frame that ends at `cfa`, whose registers are the caller's by now. A frame must be larger than nothing, unless it is the innermost one of a processor that keeps the address in a register. */
static bool return_address(struct frame *f, uint64_t cfa)
{
    uint64_t sp = f->r[MACHINE_STACK_POINTER];
#ifdef MACHINE_LINK_REGISTER
    f->pc = machine_address(f->r[MACHINE_LINK_REGISTER]);
    return cfa > sp || f->exact;
#else
    return cfa > sp && load(cfa - 8, &f->pc);
#endif
}

static bool by_rule(struct frame *f, const struct unwind_rule *rule)
{
    if (rule->outermost)
        return false;
    if (rule->is_signal)
        return leave_signal(f);
    uint64_t cfa = f->r[rule->cfa_register] + (uint64_t)(int64_t)rule->cfa_offset, sp = f->r[MACHINE_STACK_POINTER], frame_pointer = f->r[MACHINE_FRAME_POINTER];
    if (rule->cfa_is_read && !load(cfa, &cfa))
        return false;
    if (cfa < sp || cfa - sp > FRAME_LARGEST || cfa % 8 != 0)
        return false;
    for (unsigned i = 0; i < MACHINE_REGISTERS; i++) {
        uint64_t at = (rule->saved[i].how == RULE_AT_FRAME_POINTER ? frame_pointer : cfa) + (uint64_t)(int64_t)rule->saved[i].offset;
        if (rule->saved[i].how == RULE_AT_CFA || rule->saved[i].how == RULE_AT_FRAME_POINTER) {
            if (!load(at, &f->r[i]))
                return false;
        } else if (rule->saved[i].how == RULE_LOST) {
            f->r[i] = 0;
        }
    }
    if (!return_address(f, cfa))
        return false;
    f->r[MACHINE_STACK_POINTER] = cfa;
    f->exact = false;
    return true;
}

/* Code that was made while the program ran has no unwind information; it may keep frame pointers. */
static bool by_frame_pointer(struct frame *f)
{
    uint64_t at = f->r[MACHINE_FRAME_POINTER], sp = f->r[MACHINE_STACK_POINTER];
    if (at % 8 != 0 || at < sp || at - sp > FRAME_LARGEST || !load(at + 8, &f->pc) || !load(at, &f->r[MACHINE_FRAME_POINTER]))
        return false;
    f->pc = machine_address(f->pc);
    f->r[MACHINE_STACK_POINTER] = at + 16;
    f->exact = false;
    return true;
}

/* The segment with the unwind information, by the program headers at the beginning of the object's memory. None: the information is not trusted. */
static struct unwind_space space_of(const struct dl_find_object *o)
{
    const uint8_t *start = o->dlfo_map_start, *hdr = o->dlfo_eh_frame;
    const Elf64_Ehdr *e = (const void *)start;
    const Elf64_Phdr *p = (const void *)(e + 1), *first = NULL;
    if (__builtin_memcmp(e->e_ident, ELFMAG, SELFMAG) != 0 || e->e_phoff != sizeof *e)
        return (struct unwind_space){start, start};
    for (unsigned i = 0; i < e->e_phnum; i++) {
        if (p[i].p_type != PT_LOAD)
            continue;
        first = first ? first : &p[i];
        const uint8_t *low = start + (p[i].p_vaddr - (first->p_vaddr & ~(uint64_t)(TAPSET_PAGE - 1)));
        if (hdr >= low && hdr < low + p[i].p_filesz)
            return (struct unwind_space){low, low + p[i].p_filesz};
    }
    return (struct unwind_space){start, start};
}

/* Called with the vector registers saved: the loader may use them. */
static uint64_t look_up(uint64_t pc, uint64_t entry, uint64_t unused1, uint64_t unused2)
{
    struct cached *c = (struct cached *)(uintptr_t)entry;
    struct dl_find_object object;
    bool in_object = find_object && find_object((void *)(uintptr_t)pc, &object) == 0 && object.dlfo_eh_frame;
    c->pc = pc;
    c->generation = unwind_generation;
    struct unwind_space space = in_object ? space_of(&object) : (struct unwind_space){0};
    c->known = in_object && unwind_rule_find(&space, object.dlfo_eh_frame, pc, &c->rule);
    return in_object;
}

static uint64_t make_cache(uint64_t a, uint64_t b, uint64_t c, uint64_t d)
{
    tapset_thread.rules = sys_pages(sizeof *tapset_thread.rules);
    return 0;
}

static bool to_caller(struct frame *f)
{
    uintptr_t pc = f->pc - !f->exact;
    if (!tapset_thread.rules)
        sys_with_vectors_saved(make_cache, 0, 0, 0, 0);
    if (!tapset_thread.rules)
        return false;
    struct cached *c = &tapset_thread.rules->entries[(pc ^ pc >> 6 ^ pc >> 12) % CACHED];
    bool hit = c->pc == pc && c->known && c->generation == __atomic_load_n(&unwind_generation, __ATOMIC_RELAXED);
    if (!hit && !sys_with_vectors_saved(look_up, pc, (uintptr_t)c, 0, 0))
        return by_frame_pointer(f);
    return c->known && by_rule(f, &c->rule);
}

unsigned unwind_walk(const uint64_t registers[MACHINE_REGISTERS], uint64_t pc, uint64_t *addresses, unsigned most)
{
    struct frame f = {.pc = pc, .exact = true};
    unsigned n = 0;
    for (unsigned i = 0; i < MACHINE_REGISTERS; i++)
        f.r[i] = registers[i];
    do
        addresses[n++] = f.pc;
    while (n < most && to_caller(&f) && f.pc > 4096);
    return n;
}
