#include "kernel_probes.h"
#include "../agent/elf_notes.h"
#include "process_program.h"
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define CODE "cannot-attach"
#define RIGHTS "kernel probes need the capabilities CAP_BPF and CAP_PERFMON, which root has: run it by sudo, or use --backend agent for your own programs"

static int load(const struct bpf_code *c, enum kernel_method m, char *log, size_t size)
{
    return bpf_load_program(c, BPF_PROG_TYPE_KPROBE, kernel_method_attach_type(m), log, size);
}

static bool in_first_namespace(void)
{
    struct stat s;
    return stat("/proc/self/ns/pid", &s) != 0 || s.st_ino == 0xEFFFFFFCu; /* PROC_PID_INIT_INO */
}

static bool make_maps(struct kernel_maps *m, size_t nprobes, struct failure *f)
{
    long processors = sysconf(_SC_NPROCESSORS_CONF);
    struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_MEMLOCK, &unlimited); /* kernels before 5.11 count maps there */
    m->buffers = 4 * (uint32_t)(processors > 0 ? processors : 1);
    m->ring = bpf_map(BPF_MAP_TYPE_RINGBUF, 0, 0, KERNEL_RING_SIZE, 0);
    if (m->ring < 0 && errno == EPERM)
        return fail(f, CODE, RIGHTS);
    if (m->ring < 0)
        return fail(f, CODE, "this kernel cannot give a BPF ring buffer (%s); kernel probes need Linux 5.15 with CONFIG_BPF_SYSCALL", strerror(errno));
    m->traced = bpf_map(BPF_MAP_TYPE_HASH, 4, 4, 1u << 18, BPF_F_NO_PREALLOC);
    m->scratch = bpf_map(BPF_MAP_TYPE_ARRAY, 4, UEVENT_STRING_MAX * 2 + UEVENT_HEAD_MAX + 16, m->buffers, 0);
    m->lost = bpf_map(BPF_MAP_TYPE_HASH, 8, 8, 1u << 16, BPF_F_NO_PREALLOC);
    m->lost_count = bpf_map(BPF_MAP_TYPE_ARRAY, 4, 8, 1, 0);
    m->switches = bpf_map(BPF_MAP_TYPE_ARRAY, 4, 4, nprobes ? (uint32_t)nprobes : 1, 0);
    m->discarded = bpf_map(BPF_MAP_TYPE_ARRAY, 4, 8, nprobes ? (uint32_t)nprobes : 1, 0);
    m->programs = bpf_map(BPF_MAP_TYPE_PROG_ARRAY, 4, 4, UEVENT_RECIPES_MAX, 0);
    if (m->programs < 0 || m->traced < 0 || m->scratch < 0 || m->lost < 0 || m->lost_count < 0 || m->discarded < 0 || m->switches < 0)
        return fail(f, CODE, "this kernel cannot give the memory for kernel probes: %s", strerror(errno));
    for (uint32_t i = 0, on = 1; i < nprobes; i++)
        bpf_update(m->switches, &i, &on);
    return true;
}

static bool follow_processes(struct kernel_probes *k, struct failure *f)
{
    static const struct { enum uevent_type type; const char *point; } what[3] = {{UEVENT_FORK, "sched_process_fork"}, {UEVENT_EXEC, "sched_process_exec"}, {UEVENT_EXIT, "sched_process_exit"}};
    struct btf b;
    struct task_layout layout;
    struct bpf_code code;
    char log[4096] = "";
    if (!btf_load(&b))
        return fail(f, CODE, "this kernel does not publish its types (/sys/kernel/btf/vmlinux, CONFIG_DEBUG_INFO_BTF), so processes cannot be followed");
    bool good = task_layout_read(&layout, &b);
    btf_free(&b);
    if (!good)
        return fail(f, CODE, "the types of this kernel are not those that are known, so processes cannot be followed");
    for (int i = 0; i < 3; i++) {
        int program = process_program(&code, what[i].type, &layout, &k->maps) ? bpf_load_program(&code, BPF_PROG_TYPE_RAW_TRACEPOINT, 0, log, sizeof log) : -1;
        k->following[i] = program < 0 ? -1 : bpf_open_raw_tracepoint(what[i].point, program);
        int error = errno;
        if (program >= 0)
            close(program);
        if (k->following[i] < 0)
            return error == EPERM || error == EACCES ? fail(f, CODE, RIGHTS) : fail(f, CODE, "the kernel refuses to tell of %s: %s %.400s", what[i].point, strerror(error), log);
    }
    return true;
}

bool kernel_probes_open(struct kernel_probes *k, enum scope scope, uint32_t uid, size_t nprobes, struct failure *f)
{
    *k = (struct kernel_probes){.maps = {.scope = scope, .uid = uid, .ring = -1, .traced = -1, .scratch = -1, .lost = -1, .lost_count = -1, .discarded = -1, .switches = -1, .programs = -1}, .following = {-1, -1, -1}, .entry = -1};
    if (!in_first_namespace())
        return fail(f, CODE, "tapset runs in a container, where the kernel's numbers of processes are not the ones seen here; run it outside, or use --backend agent");
    if (!make_maps(&k->maps, nprobes, f) || !follow_processes(k, f)) {
        kernel_probes_close(k);
        return false;
    }
    k->links.method = kernel_method_choose();
    static struct bpf_code code;
    char log[2048] = "";
    entry_program(&code, &k->maps);
    k->entry = load(&code, k->links.method, log, sizeof log);
    k->links.program = k->entry;
    if (k->entry >= 0)
        return true;
    fail(f, CODE, "the kernel does not take the program for its probes: %s %.600s", strerror(errno), log);
    kernel_probes_close(k);
    return false;
}

/* ---- arming */

static bool file_offset(const struct elf_file *e, uint64_t address, uint64_t *offset)
{
    const Elf64_Phdr *p;
    for (size_t i = 0; (p = elf_segment(e, i)); i++)
        if (p->p_type == PT_LOAD && address >= p->p_vaddr && address - p->p_vaddr < p->p_filesz) {
            *offset = address - p->p_vaddr + p->p_offset;
            return true;
        }
    return false;
}

static void refuse(struct known_site *s, const char *reason)
{
    struct text t = {0};
    text_add(&t, reason);
    free(s->reason);
    s->reason = t.data;
    s->how = TAPSET_REFUSED;
}

/* The number of the recipe, or -1. */
static int program_for(struct kernel_probes *k, const struct recipe *r, char *log, size_t size)
{
    static struct bpf_code code;
    for (size_t i = 0; i < k->nprograms; i++)
        if (recipe_equal(k->programs[i].recipe, r))
            return (int)i;
    log[0] = '\0';
    errno = E2BIG;
    uint32_t number = (uint32_t)k->nprograms;
    int fd = number < UEVENT_RECIPES_MAX && site_program(&code, r, &k->maps) ? load(&code, k->links.method, log, size) : -1;
    if (fd < 0 || !bpf_update(k->maps.programs, &number, &fd))
        return -1;
    struct kernel_program *more = must_alloc((k->nprograms + 1) * sizeof *more);
    if (k->nprograms)
        memcpy(more, k->programs, k->nprograms * sizeof *more);
    free(k->programs);
    k->programs = more;
    struct recipe *copy = must_alloc(sizeof *copy);
    *copy = *r;
    k->programs[k->nprograms++] = (struct kernel_program){copy, fd};
    return (int)number;
}

/* Appends the site to the link to be made. */
static void prepare_site(struct kernel_probes *k, struct known_site *s, size_t index, const struct elf_file *elf, unsigned long *offset, unsigned long *semaphore, uint64_t *cookies, uint32_t *count)
{
    char log[8192], reason[600];
    uint64_t at, counter = 0;
    int recipe;
    if (!file_offset(elf, s->pc, &at) || (s->semaphore && !file_offset(elf, s->semaphore, &counter))) {
        refuse(s, "its address is not in the file");
    } else if ((recipe = program_for(k, s->recipe, log, sizeof log)) < 0) {
        snprintf(reason, sizeof reason, "the kernel does not take the program that reads its arguments (%s) %.400s", strerror(errno), log);
        refuse(s, reason);
    } else {
        offset[*count] = at;
        semaphore[*count] = counter;
        cookies[(*count)++] = UEVENT_COOKIE(index, recipe);
    }
}

/* Where the kernel refuses one of many, it is found by trying each alone. */
static void link_each(struct kernel_probes *k, struct catalogue *c, const struct multi_link *all)
{
    char reason[200];
    for (uint32_t i = 0; i < all->count; i++) {
        struct multi_link one = {all->path, all->offsets + i, all->semaphores + i, all->cookies + i, 1};
        if (kernel_links_add(&k->links, &one))
            continue;
        snprintf(reason, sizeof reason, "the kernel refuses a probe there: %s", errno == EPERM || errno == EACCES ? "it needs CAP_SYS_ADMIN" : strerror(errno));
        refuse(&c->sites[(uint32_t)all->cookies[i]], reason);
    }
}

void kernel_probes_arm(struct kernel_probes *k, struct catalogue *c, size_t file, const char *here)
{
    const struct known_file *f = &c->files[file];
    struct elf_file elf;
    if (f->count == 0 || elf_open(&elf, here) != NULL)
        return;
    unsigned long *offsets = must_alloc(f->count * sizeof *offsets), *semaphores = must_alloc(f->count * sizeof *semaphores);
    uint64_t *cookies = must_alloc(f->count * sizeof *cookies);
    struct multi_link l = {.path = here, .offsets = offsets, .semaphores = semaphores, .cookies = cookies};
    for (size_t i = f->first; i < f->first + f->count; i++)
        if (c->sites[i].how != TAPSET_REFUSED)
            prepare_site(k, &c->sites[i], i, &elf, offsets, semaphores, cookies, &l.count);
    if (l.count && !kernel_links_add(&k->links, &l))
        link_each(k, c, &l);
    free(offsets);
    free(semaphores);
    free(cookies);
    elf_close(&elf);
}

static void close_if(int fd)
{
    if (fd >= 0)
        close(fd);
}

void kernel_probes_close(struct kernel_probes *k)
{
    kernel_links_close(&k->links);
    for (size_t i = 0; i < k->nprograms; i++) {
        close(k->programs[i].fd);
        free((void *)k->programs[i].recipe);
    }
    for (int i = 0; i < 3; i++)
        close_if(k->following[i]);
    const int maps[] = {k->maps.ring, k->maps.traced, k->maps.scratch, k->maps.lost, k->maps.lost_count, k->maps.discarded, k->maps.switches, k->maps.programs, k->entry};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        close_if(maps[i]);
    free(k->programs);
    *k = (struct kernel_probes){.maps = {.ring = -1, .traced = -1, .scratch = -1, .lost = -1, .lost_count = -1, .discarded = -1, .switches = -1, .programs = -1}, .following = {-1, -1, -1}, .entry = -1};
}
