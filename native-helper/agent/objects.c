#define _GNU_SOURCE
#include "objects.h"
#include "arm.h"
#include "arm_job.h"
#include "log.h"
#include "patches.h"
#include "sys.h"
#include "trampoline.h"
#include <dlfcn.h>
#include <elf.h>
#include <limits.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Entries are never freed (providers keep pointers); one whose object was unloaded has seen == false. */
struct known { struct tapset_object object; const struct link_map *map; uintptr_t low, high; bool seen; unsigned session; struct known *next; };

static struct known *known;
static unsigned session; /* counts the recordings that this process image was part of */
static bool multi_threaded_scan; /* only where the loader could not be hooked */

static const struct r_debug *first_namespace(void) { return &_r_debug; }

/* glibc 2.35 and later chain the namespaces; before, only the first one can be seen. */
static const struct r_debug *next_namespace(const struct r_debug *d)
{
    return d->r_version >= 2 ? *(const struct r_debug *const *)((const uint8_t *)d + sizeof *d) : NULL;
}

static struct known *find(const struct link_map *m, const char *path)
{
    for (struct known *k = known; k; k = k->next)
        if (k->map == m && k->object.bias == m->l_addr && k->object.dynamic == m->l_ld && strcmp(k->object.path, path) == 0)
            return k;
    return NULL;
}

static void set_range(struct known *k, const struct elf_file *f)
{
    const Elf64_Phdr *p;
    k->low = UINTPTR_MAX;
    for (size_t i = 0; (p = elf_segment(f, i)); i++) {
        if (p->p_type != PT_LOAD)
            continue;
        uintptr_t low = k->object.bias + p->p_vaddr, high = low + p->p_memsz;
        k->low = low < k->low ? low : k->low;
        k->high = high > k->high ? high : k->high;
    }
}

/* Is the file on disk still the one that is mapped? Its notes in memory (with the build id) must be equal. */
static bool same_file(const struct known *k, const struct elf_file *f)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(f, i)); i++) {
        const uint8_t *bytes = p->p_type == PT_NOTE ? elf_at(f, p->p_vaddr, p->p_filesz) : NULL;
        if (bytes && memcmp((const void *)(k->object.bias + p->p_vaddr), bytes, p->p_filesz) != 0)
            return false;
    }
    return true;
}

static void arm_new(struct known *k, bool alone)
{
    struct elf_file f;
    if (elf_open(&f, k->object.path) != NULL)
        return;
    set_range(k, &f);
    if (!same_file(k, &f))
        tapset_note(2, "%s was replaced on disk after the program mapped it: its markers are not armed", k->object.path);
    else
        arm_object(&k->object, &f, alone);
    elf_close(&f);
}

uint32_t tapset_object_module(const void *dynamic)
{
    struct known *k = known;
    struct elf_file f;
    while (k && (k->object.dynamic != dynamic || !k->seen))
        k = k->next;
    if (k && !k->object.module && elf_open(&f, k->object.path) == NULL) {
        struct job j = { .object = &k->object, .file = &f };
        if (same_file(k, &f))
            arm_ready_module(&j);
        elf_close(&f);
    }
    return k ? k->object.module : 0;
}

static void visit(const struct link_map *m, bool is_first, bool alone)
{
    char path[PATH_MAX];
    if (is_first && !*m->l_name) {
        ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
        if (n <= 0)
            return;
        path[n] = 0;
    } else if (!strchr(m->l_name, '/') || !realpath(m->l_name, path)) {
        return; /* the vDSO */
    }
    struct known *k = find(m, path);
    if (k) {
        k->seen = true;
        if (k->session != session) {
            k->session = session;
            k->object.module = 0;
            arm_new(k, alone);
        }
        return;
    }
    size_t length = strlen(path) + 1;
    k = sys_pages(sizeof *k + length);
    if (!k)
        return;
    memcpy(k + 1, path, length);
    k->object.path = (const char *)(k + 1);
    k->object.bias = m->l_addr;
    k->object.dynamic = m->l_ld;
    k->object.is_program = is_first && !*m->l_name;
    k->map = m;
    k->seen = true;
    k->session = session;
    arm_new(k, alone);
    k->next = known;
    known = k;
}

static void scan(bool alone)
{
    struct tapset_thread *t = &tapset_thread;
    if (t->vforked || __atomic_exchange_n(&tapset_live->scanning, 1, __ATOMIC_ACQUIRE))
        return; /* the loader's lock serialises us; this only keeps us from entering twice */
    for (struct known *k = known; k; k = k->next)
        k->seen = false;
    for (const struct r_debug *d = first_namespace(); d; d = next_namespace(d))
        for (const struct link_map *m = d->r_map; m; m = m->l_next)
            visit(m, d == first_namespace() && m == d->r_map, alone);
    for (struct known *k = known; k; k = k->next)
        if (!k->seen && k->map) {
            arm_forget(k->low, k->high); /* the code is gone: only our bookkeeping is left */
            k->map = NULL;
        }
    __atomic_store_n(&tapset_live->scanning, 0, __ATOMIC_RELEASE);
}

/* The loader calls this wherever a debugger would have its breakpoint. With state "consistent" after a load, the new objects are mapped but neither
 * relocated nor initialised: no thread can be running their code. */
static void on_loader_event(void)
{
    if (!tapset_live->alive && session > 1)
        return; /* between two recordings, in a thread that was on its way here */
    for (const struct r_debug *d = first_namespace(); d; d = next_namespace(d))
        if (d->r_state != RT_CONSISTENT)
            return;
    scan(true);
}

/* _dl_debug_state does nothing: its code gives way to a jump. */
static bool hook_loader(void)
{
    uintptr_t at = first_namespace()->r_brk;
    uint8_t jump[MACHINE_JUMP_SIZE];
    if (!at || !trampoline_room((const uint8_t *)at))
        return false;
    uint8_t *stub = trampoline_allocate(at, at + 16, TAPSET_PAGE);
    if (!stub)
        return false;
    trampoline_go(stub, (uintptr_t)on_loader_event);
    return trampoline_jump(jump, at, (uintptr_t)stub) && trampoline_seal(stub, TAPSET_PAGE) && patch_text(at, jump, sizeof jump, 0);
}

/* /proc/self/task has one link more than "." and ".." for each thread. */
static bool one_thread(void)
{
    struct stat st;
    return stat("/proc/self/task", &st) == 0 && st.st_nlink == 3;
}

void objects_start(bool standing)
{
    session++;
    scan(standing || one_thread());
    if (!hook_loader()) {
        multi_threaded_scan = true;
        tapset_note(2, "the loader of this system cannot be watched: markers of libraries that the program loads later are armed only after some of their code ran");
    }
}

void objects_ready_at_start(void)
{
    for (struct known *k = known; k; k = k->next)
        providers_object_ready(&k->object);
}

void objects_dlopened(const char *name, void *handle)
{
    struct link_map *m = NULL;
    if (multi_threaded_scan)
        scan(one_thread());
    if (!handle || dlinfo(handle, RTLD_DI_LINKMAP, &m) != 0)
        return;
    for (struct known *k = known; k; k = k->next)
        if (k->map == m) {
            k->object.requested = name;
            k->object.handle = handle;
            providers_object_ready(&k->object);
        }
}

bool objects_need_dlopen(void) { return multi_threaded_scan; }
