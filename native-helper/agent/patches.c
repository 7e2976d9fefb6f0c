#define _GNU_SOURCE
#define TAPSET_AGENT_SIDE
#include "patches.h"
#include "arm.h"
#include "sys.h"
#include <string.h>
#include <tapset/attach.h>

#define MAX_PATCHES 32768u

bool patches_deferred, patches_without_traps;
struct tapset_attach_table tapset_attach_table = {.version = TAPSET_ATTACH_VERSION};

static struct tapset_patch *patches;

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
    if (!arm_write_code(at, bytes, size)) {
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
