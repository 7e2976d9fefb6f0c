#define _GNU_SOURCE
#include "arm.h"
#include "functions.h"
#include "hit_code.h"
#include "insn.h"
#include "log.h"
#include "patches.h"
#include "placement.h"
#include "signals.h"
#include "site.h"
#include "sys.h"
#include "trampoline.h"
#include "unwind.h"
#include <elf.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_WANTED 16384u

/* One marker note that one probe wants. */
struct wanted { struct elf_marker marker; const struct tapset_plan_probe *probe; };

struct job {
    struct tapset_object *object;
    const struct elf_file *file;
    bool alone;
    struct wanted *wanted;
    struct placement *places;
    size_t nwanted, nplaces;
    uintptr_t low, high; /* mapped range */
    uint8_t *trampolines;
    size_t trampolines_size, trampolines_used;
    unsigned armed;
    const struct tapset_plan_probe *function_probe; /* whose functions are being collected */
    const struct tapset_stand_in *stand_in;         /* for this one */
    bool has_module;
    struct elf_file debug; /* names of functions, where the file has none */
};

/* ---- memory that lives as long as the process */

static void *keep(size_t size)
{
    static uint8_t *at, *end;
    size = (size + 15) & ~(size_t)15;
    if ((size_t)(end - at) < size) {
        at = sys_pages(1u << 16);
        end = at ? at + (1u << 16) : NULL;
        if (!at || size > 1u << 16)
            return NULL;
    }
    void *p = at;
    at += size;
    return p;
}

_Static_assert(TAPSET_MAX_SLOTS <= FETCH_VALUES_MAX, "every slot has a value");

/* ---- int3 sites by address: written under the loader's lock, read in the signal handler */

#define TRAP_SLOTS 16384u
static struct { uintptr_t address; const struct site *site; } *traps;
static size_t ntraps;

static size_t trap_slot(uintptr_t address) { return (address * 0x9E3779B97F4A7C15ull) >> 50; }

const struct site *arm_trap_site(uintptr_t address)
{
    if (!traps)
        return NULL;
    for (size_t i = trap_slot(address), n = 0; n < TRAP_SLOTS; i = (i + 1) % TRAP_SLOTS, n++) {
        uintptr_t a = __atomic_load_n(&traps[i].address, __ATOMIC_ACQUIRE);
        if (a == address)
            return traps[i].site;
        if (a == 0)
            return NULL;
    }
    return NULL;
}

static bool add_trap(const struct site *site)
{
    if (!traps && !(traps = sys_pages(TRAP_SLOTS * sizeof *traps)))
        return false;
    if (ntraps >= TRAP_SLOTS / 2)
        return false;
    size_t i = trap_slot(site->address);
    while (traps[i].address != 0 && traps[i].address != site->address)
        i = (i + 1) % TRAP_SLOTS;
    ntraps += traps[i].address == 0;
    traps[i].site = site;
    __atomic_store_n(&traps[i].address, site->address, __ATOMIC_RELEASE);
    return true;
}

void arm_forget(uintptr_t low, uintptr_t high)
{
    for (size_t i = 0; traps && i < TRAP_SLOTS; i++)
        if (traps[i].address >= low && traps[i].address < high)
            traps[i].site = NULL; /* the address stays as a tombstone */
    patches_forget(low, high);
    unwind_forget();
}

/* ---- patching */

bool arm_write_code(uintptr_t at, const void *bytes, size_t size)
{
    int fd = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
    bool done = fd >= 0 && pwrite(fd, bytes, size, (off_t)at) == (ssize_t)size;
    if (fd >= 0)
        close(fd);
    if (done)
        return true;
    uintptr_t page = at & ~(uintptr_t)(TAPSET_PAGE - 1);
    size_t length = (at + size - page + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1);
    if (mprotect((void *)page, length, PROT_READ | PROT_WRITE | PROT_EXEC) != 0)
        return false;
    memcpy((void *)at, bytes, size);
    __builtin___clear_cache((char *)at, (char *)at + size);
    mprotect((void *)page, length, PROT_READ | PROT_EXEC);
    return true;
}

static bool writable_data(const struct job *j, uint64_t address)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(j->file, i)); i++)
        if (p->p_type == PT_LOAD && (p->p_flags & PF_W) && address >= p->p_vaddr && address + 2 <= p->p_vaddr + p->p_memsz)
            return true;
    return false;
}

/* ---- from the plan's slots and the note's operands to what a hit reads */

static uint32_t make_values(const struct job *j, const struct wanted *w, struct fetch_value *values, struct tapset_slot *slots, struct text *reason)
{
    struct operand operands[OPERANDS_MAX];
    int nargs = operands_parse(w->marker.args, operands);
    uint32_t count = w->probe->all_ints ? (uint32_t)nargs : w->probe->nslots, made = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct tapset_slot s = { .kind = TAPSET_SLOT_INT, .arg = (uint8_t)(i + 1) };
        if (!w->probe->all_ints)
            s = w->probe->slots[i];
        if (s.kind == TAPSET_SLOT_STACK) { /* filled in at the hit */
            slots[made] = s;
            values[made++] = (struct fetch_value){ .arg = { .from = FETCH_CONSTANT, .size = 8 } };
            continue;
        }
        if (s.arg > nargs || s.arg2 > nargs)
            continue;
        struct fetch_value v = { .has_length = s.kind == TAPSET_SLOT_STRN };
        const char *problem = fetch_resolve(&v.arg, &operands[s.arg - 1], j->file, j->object->bias);
        if (!problem && v.has_length)
            problem = fetch_resolve(&v.length, &operands[s.arg2 - 1], j->file, j->object->bias);
        if (problem == OPERAND_ABSENT)
            continue;
        if (problem) {
            text_put(reason, reason->length ? "; argument " : "argument ");
            text_number(reason, s.arg);
            text_put(reason, " is left out: ");
            text_put(reason, problem);
            continue;
        }
        s.size = fetch_size(&v.arg);
        s.reserved = 0;
        slots[made] = s;
        values[made++] = v;
    }
    return made;
}

/* What the conditions of the probe compare, by number of the condition. Gives a bit for each that the site does not have. */
static uint64_t make_compared(const struct job *j, const struct wanted *w, struct fetch_value *values)
{
    const struct conditions *c = &w->probe->filter->conditions;
    struct operand operands[OPERANDS_MAX];
    int nargs = operands_parse(w->marker.args, operands);
    uint64_t unknown = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        const struct condition *item = &c->items[i];
        bool has_length = item->subject == CONDITION_STRN;
        values[i] = (struct fetch_value){ .arg = { .from = FETCH_CONSTANT, .size = 8 } };
        if (!condition_of_argument(item))
            continue;
        struct fetch_value v = { .has_length = has_length };
        if (item->arg > nargs || item->length_arg > nargs || fetch_resolve(&v.arg, &operands[item->arg - 1], j->file, j->object->bias) ||
            (has_length && fetch_resolve(&v.length, &operands[item->length_arg - 1], j->file, j->object->bias)))
            unknown |= 1ull << i;
        else
            values[i] = v;
    }
    return unknown;
}

static void ready_module(struct job *j)
{
    struct stat st;
    if (!j->has_module)
        j->object->module = log_module(j->object->path, j->file->build_id, j->object->bias, stat(j->object->path, &st) == 0 ? st.st_ino : 0);
    j->has_module = true;
}

static void say_site(const struct job *j, const struct wanted *w, uint32_t how, uint32_t nslots, const struct tapset_slot *slots, const char *reason, uint32_t *id)
{
    *id = tapset_define_site(w->probe->id, j->object->module, how, w->marker.pc + j->object->bias, nslots, slots, w->marker.provider, w->marker.name, w->marker.args, reason);
}

static struct site *make_site(const struct job *j, const struct wanted *w, uint32_t how, const char *place_reason)
{
    struct fetch_value values[TAPSET_MAX_SLOTS];
    struct tapset_slot slots[TAPSET_MAX_SLOTS];
    char buffer[512];
    struct text reason = text_in(buffer, sizeof buffer);
    if (place_reason)
        text_put(&reason, place_reason);
    uint32_t nslots = make_values(j, w, values, slots, &reason), id;
    struct site *s = keep(sizeof *s + nslots);
    fetch_code *read = fetch_code_write(values, nslots);
    if (!s || !read)
        return NULL;
    s->filter = w->probe->filter;
    struct fetch_value compared[CONDITIONS_MAX];
    s->unknown = s->filter ? make_compared(j, w, compared) : 0;
    s->read_filter = s->filter ? fetch_code_write(compared, s->filter->conditions.count) : NULL;
    if (s->filter && !s->read_filter)
        return NULL;
    say_site(j, w, how, nslots, slots, buffer, &id);
    if (id == TAPSET_NO_ID)
        return NULL;
    s->id = id;
    s->nslots = nslots;
    s->also = NULL;
    s->resume = 0;
    s->enabled = w->probe->enabled;
    s->address = w->marker.pc + j->object->bias;
    s->read = read;
    s->has_strings = false;
    for (uint32_t i = 0; i < nslots; i++) {
        s->kinds[i] = slots[i].kind;
        s->has_strings |= slots[i].kind != TAPSET_SLOT_INT;
        if (slots[i].kind == TAPSET_SLOT_STACK)
            s->stack_most = slots[i].arg;
    }
    s->enter = how == TAPSET_JMP ? hit_code_write(s, values) : site_enter;
    return s;
}

static void refuse(const struct job *j, uint64_t pc, const char *reason)
{
    uint32_t id;
    for (size_t i = 0; i < j->nwanted; i++)
        if (j->wanted[i].marker.pc == pc)
            say_site(j, &j->wanted[i], TAPSET_REFUSED, 0, NULL, reason, &id);
}

static uint8_t *prepare_jmp(struct job *j, unsigned moved, const struct site *head, const uint8_t *code, uint8_t **moved_to)
{
    if (!j->trampolines || j->trampolines_used + TRAMPOLINE_SIZE > j->trampolines_size)
        return NULL;
    uint8_t *at = j->trampolines + j->trampolines_used;
    if (!trampoline_write(at, head, code, moved, moved_to))
        return NULL;
    j->trampolines_used += TRAMPOLINE_SIZE;
    return at + TRAMPOLINE_ENTRY;
}

/* A call among the moved bytes that would come back into the middle of the jmp: harmless before any thread has run it, deadly when one is inside that call now (maybe on
 * a coroutine's stack that nobody can find). */
static bool returns_inside(const uint8_t *code, unsigned moved)
{
    struct insn i;
    for (unsigned at = 0; at < moved; at += i.length) {
        if (!insn_decode(code + at, PLACEMENT_MAX_MOVED + 15 - at, &i))
            return true;
        if ((i.flow == INSN_CALL || i.flow == INSN_CALL_INDIRECT) && at + i.length < MACHINE_JUMP_SIZE)
            return true;
    }
    return false;
}

struct patch { uintptr_t at; uint8_t bytes[MACHINE_JUMP_SIZE]; uint8_t size; uint64_t semaphore; };

/* Makes the sites of one place, all probes, and the patch that will arm them. False: refused. */
static bool prepare_place(struct job *j, const struct placement *p, struct patch *patch)
{
    uintptr_t address = p->pc + j->object->bias;
    const uint8_t *code = elf_at(j->file, p->pc, 1);
    struct insn first;
    bool decoded = code && insn_decode(code, 15, &first);
    size_t compared = p->kind == PLACE_JMP ? p->moved : p->code && decoded ? first.length : 1;
    if (p->kind == PLACE_NOT) {
        refuse(j, p->pc, p->reason);
        return false;
    }
    if (memcmp((const void *)address, code, compared) != 0) {
        refuse(j, p->pc, "the code in memory is not that of the file: replaced since, or patched by someone else");
        return false;
    }
    bool jmp = p->kind == PLACE_JMP && (j->alone || (MACHINE_JUMP_IS_ATOMIC && !p->code));
    const char *reason = jmp ? NULL : p->kind == PLACE_JMP ? "other threads are running" : p->reason;
    /* whether the moved instructions can be written is known only by trying, with a stand-in for the site */
    struct site probe_site = { .address = address };
    uint8_t *entry = jmp ? prepare_jmp(j, p->moved, &probe_site, code, NULL) : NULL;
    if (jmp && !entry) {
        jmp = false;
        reason = j->trampolines ? "the following instructions cannot be moved" : "no memory within reach of a jmp";
    }
    if (patches_without_traps && (!jmp || returns_inside(code, p->moved))) {
        refuse(j, p->pc, jmp ? "threads may stand inside a call that the patch would cut; start the program under tapset for this marker"
                             : "it needs a trap, which is not safe in a program that runs already; start the program under tapset for this marker");
        j->trampolines_used -= jmp ? TRAMPOLINE_SIZE : 0;
        return false;
    }
    if (!jmp && p->code) { /* the trapped instruction is run in a trampoline */
        entry = decoded ? prepare_jmp(j, first.length, &probe_site, code, NULL) : NULL;
        if (!entry) {
            refuse(j, p->pc, "its first instruction cannot be moved");
            return false;
        }
    }
    struct site *head = NULL, **last = &head;
    memset(patch, 0, sizeof *patch);
    for (size_t i = 0; i < j->nwanted; i++) {
        const struct wanted *w = &j->wanted[i];
        if (w->marker.pc != p->pc)
            continue;
        struct site *s = make_site(j, w, jmp ? TAPSET_JMP : TAPSET_INT3, reason);
        if (!s)
            return false;
        *last = s;
        last = &s->also;
        if (w->marker.semaphore && writable_data(j, w->marker.semaphore))
            patch->semaphore = w->marker.semaphore + j->object->bias;
    }
    if (head->also)
        head->enter = site_enter;
    patch->at = address;
    if (jmp) {
        j->trampolines_used -= TRAMPOLINE_SIZE;
        entry = prepare_jmp(j, p->moved, head, code, NULL);
        patch->size = MACHINE_JUMP_SIZE;
        return entry && trampoline_jump(patch->bytes, address, (uintptr_t)entry);
    }
    uint8_t *moved_to = NULL;
    if (p->code) {
        j->trampolines_used -= TRAMPOLINE_SIZE;
        prepare_jmp(j, first.length, head, code, &moved_to);
    } else if (decoded && first.length > 1) {
        moved_to = (uint8_t *)address + first.length;
    }
    head->resume = (uintptr_t)moved_to;
    memcpy(patch->bytes, machine_trap, MACHINE_TRAP_SIZE);
    patch->size = MACHINE_TRAP_SIZE;
    signals_take_traps();
    return add_trap(head);
}

/* ---- choosing */

/* One place that one probe wants, with the arguments that the plan adds. False: no room for more. */
static bool want(struct job *j, const struct elf_marker *m, const struct tapset_plan_probe *probe, bool code)
{
    size_t k = j->nplaces;
    struct elf_marker described = *m;
    if (j->nwanted == MAX_WANTED)
        return false;
    if (*probe->args && (!code || *m->args)) {
        unsigned own = code ? operands_count(m->args) : ELF_MARKER_MOST_ARGUMENTS;
        size_t size = operands_join(NULL, 0, m->args, probe->args, own) + 1;
        char *all = keep(size);
        if (!all)
            return false;
        operands_join(all, size, m->args, probe->args, own);
        described.args = all;
    }
    j->wanted[j->nwanted++] = (struct wanted){ described, probe };
    while (k > 0 && j->places[k - 1].pc != m->pc)
        k--;
    if (k == 0) {
        j->places[j->nplaces].code = code;
        j->places[j->nplaces++].pc = m->pc;
    }
    return true;
}

static bool collect(void *context, const struct elf_marker *m)
{
    struct job *j = context;
    const struct tapset_plan *plan = tapset_plan();
    bool claimed = false, asked = false;
    for (uint32_t i = 0; i < plan->nprobes; i++) {
        if (!tapset_plan_wants(&plan->probes[i], j->object->path, m->provider, m->name))
            continue;
        if (!asked)
            claimed = providers_claim(j->object, m->provider, m->name);
        asked = true;
        if (claimed)
            break;
        if (!want(j, m, &plan->probes[i], false))
            return false;
    }
    return true;
}

static bool wants_value(const struct tapset_plan_probe *p)
{
    for (uint32_t i = 0; i < p->nslots; i++)
        if (p->slots[i].kind != TAPSET_SLOT_STACK && (elf_is_returned_value(p->slots[i].arg) || elf_is_returned_value(p->slots[i].arg2)))
            return true;
    return elf_reads_returned_value(p->args);
}

static bool collect_function(void *context, const struct elf_marker *m)
{
    struct job *j = context;
    if (m->valueless && wants_value(j->function_probe)) {
        uint32_t id;
        struct wanted w = { *m, j->function_probe };
        ready_module(j);
        say_site(j, &w, TAPSET_REFUSED, 0, NULL, FUNCTION_VALUELESS, &id);
        return true;
    }
    return want(j, m, j->function_probe, true);
}

static void collect_functions(struct job *j)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes; i++) {
        const struct tapset_plan_probe *p = &plan->probes[i];
        if (!elf_is_function_provider(p->provider) || (*p->path && !tapset_plan_wants(p, j->object->path, p->provider, p->name)))
            continue;
        j->function_probe = p;
        elf_functions(j->file, j->debug.data ? &j->debug : NULL, p->provider, p->name, collect_function, j);
    }
}

static bool collect_stand_in(void *context, const struct elf_marker *m)
{
    struct job *j = context;
    struct elf_marker marker = *m;
    marker.provider = j->stand_in->provider;
    marker.name = j->stand_in->marker;
    marker.args = j->stand_in->arguments(j->file, m->name);
    return !marker.args || want(j, &marker, j->function_probe, true);
}

static void collect_stand_ins(struct job *j)
{
    const struct tapset_plan *plan = tapset_plan();
    for (unsigned k = 0; (j->stand_in = providers_stand_in(k)); k++) {
        size_t before = j->nwanted;
        bool wanted = false;
        for (uint32_t i = 0; i < plan->nprobes; i++) {
            if (!tapset_plan_wants(&plan->probes[i], j->object->path, j->stand_in->provider, j->stand_in->marker))
                continue;
            wanted = true;
            j->function_probe = &plan->probes[i];
            elf_functions(j->file, j->debug.data ? &j->debug : NULL, ".function", j->stand_in->function, collect_stand_in, j);
        }
        if (wanted && j->nwanted == before && elf_symbol(j->file, j->stand_in->beside))
            tapset_note(2, "%s: %s cannot be told, since the build keeps no symbol of the function that does it, or a form of it that is not known.", j->object->path, j->stand_in->what);
    }
}

static bool plan_has_functions(const char *path)
{
    const struct tapset_plan *plan = tapset_plan();
    for (uint32_t i = 0; i < plan->nprobes; i++)
        if (elf_is_function_provider(plan->probes[i].provider))
            return true;
    for (unsigned k = 0; providers_stand_in(k); k++)
        for (uint32_t i = 0; i < plan->nprobes; i++)
            if (tapset_plan_wants(&plan->probes[i], path, providers_stand_in(k)->provider, providers_stand_in(k)->marker))
                return true;
    return false;
}

static void mapped_range(struct job *j)
{
    const Elf64_Phdr *p;
    j->low = UINTPTR_MAX;
    for (size_t i = 0; (p = elf_segment(j->file, i)); i++) {
        if (p->p_type != PT_LOAD)
            continue;
        uintptr_t low = j->object->bias + p->p_vaddr, high = low + p->p_memsz;
        j->low = low < j->low ? low : j->low;
        j->high = high > j->high ? high : j->high;
    }
}

static void arm_places(struct job *j, struct patch *patches)
{
    size_t npatches = 0;
    signals_guard_memory();
    for (size_t i = 0; i < j->nplaces; i++)
        npatches += prepare_place(j, &j->places[i], &patches[npatches]);
    if (!fetch_code_seal() || (j->trampolines && !trampoline_seal(j->trampolines, j->trampolines_size))) {
        tapset_note(3, "%s: the system forbids new code (SELinux execmem?); its markers are not armed", j->object->path);
        return;
    }
    for (size_t i = 0; i < npatches; i++) {
        if (!patch_text(patches[i].at, patches[i].bytes, patches[i].size, patches[i].semaphore)) {
            tapset_note(3, "%s: the code at %lx cannot be written; this marker is not armed", j->object->path, (unsigned long)patches[i].at);
            continue;
        }
        j->armed++;
    }
}

unsigned arm_object(struct tapset_object *object, const struct elf_file *file, bool alone)
{
    struct job j = { .object = object, .file = file, .alone = alone };
    bool functions = plan_has_functions(object->path);
    if (tapset_plan()->stacks)
        ready_module(&j); /* any object may be on a stack */
    if (!functions && !elf_section(file, ".note.stapsdt"))
        return 0;
    size_t wanted_size = MAX_WANTED * sizeof *j.wanted, places_size = MAX_WANTED * sizeof *j.places, patches_size = MAX_WANTED * sizeof(struct patch);
    j.wanted = sys_pages(wanted_size);
    j.places = sys_pages(places_size);
    struct patch *patches = sys_pages(patches_size);
    if (j.wanted && j.places && patches) {
        size_t malformed = elf_markers(file, collect, &j);
        if (malformed)
            tapset_note(2, "%s: %lu marker notes are malformed and left out", object->path, (unsigned long)malformed);
        if (functions) {
            elf_open_debug(&j.debug, file);
            collect_functions(&j);
            collect_stand_ins(&j);
        }
        if (j.nwanted) {
            ready_module(&j);
            placement_decide(file, j.places, j.nplaces);
            mapped_range(&j);
            j.trampolines_size = (j.nplaces + 1) * TRAMPOLINE_SIZE;
            j.trampolines_size = (j.trampolines_size + TAPSET_PAGE - 1) & ~(size_t)(TAPSET_PAGE - 1);
            j.trampolines = trampoline_allocate(j.low, j.high, j.trampolines_size);
            arm_places(&j, patches);
        }
    }
    elf_close(&j.debug);
    if (patches)
        munmap(patches, patches_size);
    if (j.places)
        munmap(j.places, places_size);
    if (j.wanted)
        munmap(j.wanted, wanted_size);
    return j.armed;
}
