#define _GNU_SOURCE
#include "arm.h"
#include "arm_job.h"
#include "insn.h"
#include "patches.h"
#include "signals.h"
#include "site.h"
#include "sys.h"
#include "trampoline.h"
#include "traps.h"
#include "unwind.h"
#include <elf.h>
#include <string.h>
#include <sys/mman.h>

void arm_forget(uintptr_t low, uintptr_t high)
{
    traps_forget(low, high);
    patches_forget(low, high);
    unwind_forget();
}

static bool writable_data(const struct job *j, uint64_t address)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(j->file, i)); i++)
        if (p->p_type == PT_LOAD && (p->p_flags & PF_W) && address >= p->p_vaddr && address + 2 <= p->p_vaddr + p->p_memsz)
            return true;
    return false;
}

/* For every probe that wants the place. */
static void refuse(const struct job *j, uint64_t pc, const char *reason)
{
    for (size_t i = 0; i < j->nwanted; i++)
        if (j->wanted[i].marker.pc == pc)
            arm_refuse(j, &j->wanted[i], reason);
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
    return traps_add(head);
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
    bool functions = wanted_functions(object->path);
    if (tapset_plan()->stacks)
        arm_ready_module(&j); /* any object may be on a stack */
    if (!functions && !elf_section(file, ".note.stapsdt"))
        return 0;
    size_t wanted_size = WANTED_MOST * sizeof *j.wanted, places_size = WANTED_MOST * sizeof *j.places, patches_size = WANTED_MOST * sizeof(struct patch);
    j.wanted = sys_pages(wanted_size);
    j.places = sys_pages(places_size);
    struct patch *patches = sys_pages(patches_size);
    if (j.wanted && j.places && patches) {
        wanted_collect(&j, functions);
        if (j.nwanted) {
            arm_ready_module(&j);
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
