/* Coming into an interpreter that runs already, and out of it again.
 *
 * A hook may change only while nobody is in the middle of a bytecode of C code that relies on it: with the GIL held, taken in the ordinary way. The thread that runs us now may hold it in any
 * state, or wait for it. So a thread of our own takes it when it is free, does the work, and ends; Python knows of it only while it holds the GIL. */
#define TAPSET_AGENT_SIDE
#include "cpython.h"
#include <pthread.h>
#include <tapset/attach.h>

static void *work(void *raw)
{
    void (*job)(void) = (void (*)(void))raw;
    int (*take)(void) = (int (*)(void))cpython.api.symbol("PyGILState_Ensure");
    void (*give)(int) = (void (*)(int))cpython.api.symbol("PyGILState_Release");
    int state = take();
    job();
    give(state);
    __atomic_fetch_sub(&tapset_attach_table.pending, 1, __ATOMIC_RELEASE);
    return NULL;
}

bool cpython_with_gil(void (*job)(void))
{
    pthread_t thread;
    pthread_attr_t attributes;
    if (!cpython.api.is_initialized() || !cpython.api.symbol("PyGILState_Ensure") || !cpython.api.symbol("PyGILState_Release") || pthread_attr_init(&attributes) != 0)
        return false;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    __atomic_fetch_add(&tapset_attach_table.pending, 1, __ATOMIC_ACQUIRE);
    bool good = pthread_create(&thread, &attributes, work, (void *)job) == 0;
    if (!good)
        __atomic_fetch_sub(&tapset_attach_table.pending, 1, __ATOMIC_RELEASE);
    pthread_attr_destroy(&attributes);
    return good;
}
