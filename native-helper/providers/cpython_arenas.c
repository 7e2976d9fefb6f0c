/* Arenas, the large pieces in which the object allocator takes memory from the system: by the allocator's own hook. */
#include "cpython_events.h"

/* PyObjectArenaAllocator, documented */
struct allocator {
    void *context;
    void *(*allocate)(void *context, size_t size);
    void (*release)(void *context, void *address, size_t size);
};

static struct allocator before;
static bool installed;

static void *allocate(void *context, size_t size)
{
    void *address = before.allocate(context, size);
    if (address && provided_is_on(&cpython_events[CPYTHON_ARENA_ALLOC]))
        PROVIDED_EMIT(&cpython_events[CPYTHON_ARENA_ALLOC], (uintptr_t)address, size);
    return address;
}

static void release(void *context, void *address, size_t size)
{
    if (provided_is_on(&cpython_events[CPYTHON_ARENA_FREE]))
        PROVIDED_EMIT(&cpython_events[CPYTHON_ARENA_FREE], (uintptr_t)address, size);
    before.release(context, address, size);
}

static void (*function(const char *name))(struct allocator *)
{
    return (void (*)(struct allocator *))cpython.api.symbol(name);
}

bool cpython_install_arenas(void)
{
    void (*get)(struct allocator *) = function("PyObject_GetArenaAllocator"), (*set)(struct allocator *) = function("PyObject_SetArenaAllocator");
    if (!get || !set)
        return false;
    get(&before);
    set(&(struct allocator){before.context, allocate, release});
    return installed = true;
}

void cpython_remove_arenas(void)
{
    void (*get)(struct allocator *) = function("PyObject_GetArenaAllocator"), (*set)(struct allocator *) = function("PyObject_SetArenaAllocator");
    struct allocator now;
    if (!installed)
        return;
    get(&now);
    if (now.allocate == allocate) /* else somebody came after us, and calls us: we stay and say nothing */
        set(&before);
    installed = false;
}
