/* Without debug information a stack cannot be unwound reliably, so every word on it that could be a return address counts as one. Left-over words of earlier calls then make a thread look
 * busy that is not: it is asked again a moment later. A thread that waits in a system call in which neither the loader nor an allocator ever waits is taken at once,
 * unless a signal handler may have interrupted one of them. */
#include "safe_point.h"
#include "../agent/elf_notes.h"
#include <elf.h>
#include <linux/futex.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>

#define DEPTH (256u << 10) /* of the stack that is looked at: allocators and the loader are never deeper */

static void add_range(struct safe_points *s, uint64_t low, uint64_t high)
{
    if (low < high && s->nunsafe < sizeof s->unsafe / sizeof *s->unsafe) {
        s->unsafe[s->nunsafe].low = low;
        s->unsafe[s->nunsafe++].high = high;
    }
}

/* malloc and its relatives stand together in libc, their static parts in front of them. */
static void add_malloc(struct safe_points *s, const struct mapped_object *libc)
{
    static const char *const family[] = {"malloc", "free", "calloc", "realloc", "memalign", "aligned_alloc", "posix_memalign", "malloc_trim", "malloc_usable_size", "mallopt", "malloc_info"};
    uint64_t low = UINT64_MAX, high = 0;
    for (size_t i = 0; i < sizeof family / sizeof *family; i++) {
        uint64_t at = mapped_symbol(libc, family[i]);
        if (at) {
            low = at < low ? at : low;
            high = at > high ? at : high;
        }
    }
    if (high)
        add_range(s, low - 0x6000, high + 0x2000);
}

/* The making and ending of threads has a lock of its own, for stacks that are used again. */
static void add_threads(struct safe_points *s, const struct mapped_object *libc)
{
    uint64_t at = mapped_symbol(libc, "pthread_create");
    if (at)
        add_range(s, at - 0x1800, at + 0x1800);
}

/* Another allocator: all of its library. */
static void add_allocators(struct safe_points *s, const struct maps *maps, const struct mapped_object *libc, pid_t pid)
{
    uint64_t inode = 0;
    for (size_t i = 0; i < maps->count; i++) {
        const struct mapping *m = &maps->items[i];
        struct mapped_object o;
        if (!m->executable || !m->inode || m->inode == inode || (m->start >= libc->text && m->start < libc->text_end))
            continue;
        inode = m->inode;
        if (maps_find(maps, pid, NULL, m->device, m->inode, &o) && mapped_symbol(&o, "malloc") && mapped_symbol(&o, "free"))
            add_range(s, o.text, o.text_end);
    }
}

static bool find_code(struct safe_points *s, const struct mapped_object *libc)
{
    static const uint8_t restorer[] = {0x48, 0xC7, 0xC0, 0x0F, 0, 0, 0, 0x0F, 0x05}; /* mov $SYS_rt_sigreturn,%rax; syscall */
    struct elf_file f;
    const Elf64_Phdr *p;
    if (elf_open(&f, libc->file) != NULL)
        return false;
    for (size_t i = 0; (p = elf_segment(&f, i)); i++) {
        const uint8_t *code = p->p_type == PT_LOAD && p->p_flags & PF_X ? elf_at(&f, p->p_vaddr, p->p_filesz) : NULL;
        for (size_t k = 0; code && k + sizeof restorer <= p->p_filesz; k++)
            if (memcmp(code + k, restorer, sizeof restorer) == 0) {
                s->restorer = libc->bias + p->p_vaddr + k;
                s->system_call = s->restorer + 7;
                break;
            }
    }
    elf_close(&f);
    return s->system_call != 0;
}

bool safe_points_find(struct safe_points *s, const struct maps *maps, const struct mapped_object *libc, const struct mapped_object *loader, pid_t pid, struct failure *f)
{
    *s = (struct safe_points){.maps = maps};
    add_range(s, loader->text, loader->text_end);
    add_malloc(s, libc);
    add_threads(s, libc);
    add_allocators(s, maps, libc, pid);
    return find_code(s, libc) || fail(f, "cannot-attach", "the C library of process %ld is not one that this helper knows; start the program under tapset", (long)pid);
}

static bool is_unsafe(const struct safe_points *s, uint64_t address)
{
    for (unsigned i = 0; i < s->nunsafe; i++)
        if (address >= s->unsafe[i].low && address < s->unsafe[i].high)
            return true;
    return false;
}

/* Is there a call instruction in front of it? */
static bool is_return_address(const struct tracee *t, uint64_t address)
{
    uint8_t b[7];
    if (!tracee_read(t, address - sizeof b, b, sizeof b))
        return false;
    if (b[2] == 0xE8)
        return true;
    for (unsigned length = 2; length <= 7; length++) /* FF /2, with whatever addressing */
        if (b[7 - length] == 0xFF && (b[8 - length] >> 3 & 7) == 2)
            return true;
    return false;
}

/* The live part of a thread's stack, at most `limit` bytes. */
static uint64_t *read_stack(const struct safe_points *s, const struct tracee *t, const struct tracee_thread *thread, uint64_t limit, size_t *words)
{
    uint64_t from = thread->registers.rsp & ~(uint64_t)7;
    const struct mapping *m = maps_at(s->maps, from);
    uint64_t size = m ? m->end - from : 0;
    size = size > limit ? limit : size;
    uint64_t *stack = must_alloc(size + 8);
    *words = size && tracee_read(t, from, stack, size) ? size / 8 : 0;
    return stack;
}

static bool waits_harmlessly(const struct tracee_thread *thread)
{
    static const int calls[] = {SYS_read,    SYS_poll,   SYS_ppoll,   SYS_select,   SYS_pselect6, SYS_epoll_wait, SYS_epoll_pwait, SYS_nanosleep, SYS_clock_nanosleep, SYS_pause, SYS_rt_sigsuspend,
                                SYS_rt_sigtimedwait, SYS_wait4, SYS_waitid, SYS_accept, SYS_accept4, SYS_recvfrom, SYS_recvmsg, SYS_connect, SYS_sendto};
    /* glibc waits with a bit set for conditions, semaphores and threads, without one for its internal locks */
    if ((long long)thread->registers.orig_rax == SYS_futex && (thread->registers.rsi & FUTEX_CMD_MASK) == FUTEX_WAIT_BITSET)
        return true;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if ((long long)thread->registers.orig_rax == calls[i])
            return true;
    return false;
}

static bool is_safe(const struct safe_points *s, const struct tracee *t, const struct tracee_thread *thread)
{
    size_t words;
    if (is_unsafe(s, thread->registers.rip))
        return false;
    uint64_t *stack = read_stack(s, t, thread, DEPTH, &words);
    bool safe = words > 0, calm = waits_harmlessly(thread);
    for (size_t i = 0; i < words && safe; i++)
        if (calm)
            safe = stack[i] != s->restorer;
        else
            safe = !is_unsafe(s, stack[i]) || !is_return_address(t, stack[i]);
    free(stack);
    return safe;
}

const struct tracee_thread *safe_points_choose(const struct safe_points *s, const struct tracee *t)
{
    for (size_t i = 0; i < t->nthreads; i++)
        if (is_safe(s, t, &t->threads[i]))
            return &t->threads[i];
    return NULL;
}

bool threads_are_inside(const struct safe_points *s, const struct tracee *t, uint64_t low, uint64_t high)
{
    for (size_t i = 0; i < t->nthreads; i++) {
        size_t words;
        uint64_t pc = t->threads[i].registers.rip;
        if (pc > low && pc < high)
            return true;
        uint64_t *stack = read_stack(s, t, &t->threads[i], 64u << 20, &words);
        bool inside = false;
        for (size_t k = 0; k < words && !inside; k++)
            inside = stack[k] > low && stack[k] < high;
        free(stack);
        if (inside)
            return true;
    }
    return false;
}
