#define _GNU_SOURCE
#define TAPSET_AGENT_SIDE
#include "patches.h"
#include "sys.h"
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <tapset/attach.h>
#include <unistd.h>

#define MAX_PATCHES 32768u

bool patches_deferred, patches_without_traps;
struct tapset_attach_table tapset_attach_table = {.version = TAPSET_ATTACH_VERSION};

static struct tapset_patch *patches;

/* Writes code of this process, without making it writable where the kernel allows that. */
static bool write_code(uintptr_t at, const void *bytes, size_t size)
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

static struct tapset_patch *new_patch(void)
{
    struct tapset_attach_table *t = &tapset_attach_table;
    if (!patches) {
        patches = sys_pages(MAX_PATCHES * sizeof *patches); /* taken page by page as it fills */
        t->patches = (uintptr_t)patches;
    }
    if (!patches)
        return NULL;
    if (t->npatches < MAX_PATCHES)
        return &patches[t->npatches++];
    for (size_t i = 0; i < MAX_PATCHES; i++)
        if (patches[i].state == TAPSET_PATCH_NONE)
            return &patches[i];
    return NULL;
}

bool patch_text(uintptr_t at, const void *bytes, size_t size, uintptr_t semaphore)
{
    struct tapset_patch *p = new_patch();
    if (!p)
        return false;
    p->at = at;
    p->semaphore = semaphore;
    p->size = (uint32_t)size;
    memcpy(p->was, (const void *)at, size);
    memcpy(p->is, bytes, size);
    if (patches_deferred) {
        p->state = TAPSET_PATCH_WAITING;
        return true;
    }
    if (!write_code(at, bytes, size)) {
        p->state = TAPSET_PATCH_NONE;
        return false;
    }
    if (semaphore)
        __atomic_fetch_add((uint16_t *)semaphore, 1, __ATOMIC_RELAXED);
    p->state = TAPSET_PATCH_APPLIED;
    return true;
}

void patches_forget(uintptr_t low, uintptr_t high)
{
    for (size_t i = 0; i < tapset_attach_table.npatches; i++)
        if (patches[i].at >= low && patches[i].at < high)
            patches[i].state = TAPSET_PATCH_NONE;
}

void patches_reset(void)
{
    if (patches)
        memset(patches, 0, tapset_attach_table.npatches * sizeof *patches);
    tapset_attach_table.npatches = 0;
}
