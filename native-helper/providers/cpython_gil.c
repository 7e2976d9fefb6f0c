/* The GIL and threads, seen in what the interpreter asks of the C library. No symbol of the GIL is exported, but its two operations have shapes of their own (ceval_gil.h, 3.6 to 3.13):
 *
 *   take     lock(mutex); wait while it is locked; lock(switch mutex); signal; unlock(switch mutex); unlock(mutex)
 *   drop     lock(mutex); signal; unlock(mutex)
 *
 * so a signal under two locks is a take, one under a single lock is a drop, whichever interpreter's GIL it is. The interpreter's locks of other kinds are semaphores. These functions run with and
 * without the GIL. */
#include "cpython_events.h"
#include "got.h"
#include "sys.h"
#include <pthread.h>
#include <stdlib.h>

static __thread struct {
    unsigned locks;
    bool taking, dropping;
    uint64_t asked, taken; /* ns; taken 0: not known */
} mine __attribute__((tls_model("initial-exec")));

static int lock(pthread_mutex_t *mutex)
{
    if (mine.locks++ == 0)
        mine.asked = sys_mono_ns();
    return pthread_mutex_lock(mutex);
}

static int signal_one(pthread_cond_t *condition)
{
    if (mine.locks >= 2)
        mine.taking = true;
    else if (mine.locks == 1)
        mine.dropping = true;
    return pthread_cond_signal(condition);
}

static int unlock(pthread_mutex_t *mutex)
{
    int result = pthread_mutex_unlock(mutex);
    if (mine.locks == 0 || --mine.locks > 0)
        return result;
    uint64_t now = mine.taking || mine.dropping ? sys_mono_ns() : 0;
    if (mine.taking) {
        PROVIDED_EMIT(&cpython_events[CPYTHON_GIL_ACQUIRED], now - mine.asked);
        mine.taken = now;
    } else if (mine.dropping && mine.taken != 0) {
        PROVIDED_EMIT(&cpython_events[CPYTHON_GIL_RELEASED], now - mine.taken);
        mine.taken = 0;
    }
    mine.taking = mine.dropping = false;
    return result;
}

/* ---- threads */

struct beginning {
    void *(*start)(void *);
    void *argument;
    uint32_t parent;
};

static pthread_key_t ending;

static void end(void *unused)
{
    (void)unused;
    if (cpython_wants(CPYTHON_THREAD_STOP))
        PROVIDED_EMIT(&cpython_events[CPYTHON_THREAD_STOP], (uintptr_t)pthread_self());
    cpython_thread_ends();
}

static void *begin(void *raw)
{
    struct beginning b = *(struct beginning *)raw;
    free(raw);
    pthread_setspecific(ending, &ending);
    if (cpython_wants(CPYTHON_THREAD_START))
        PROVIDED_EMIT(&cpython_events[CPYTHON_THREAD_START], (uintptr_t)pthread_self(), b.parent);
    return b.start(b.argument);
}

static int create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument)
{
    struct beginning *b = malloc(sizeof *b);
    if (!b)
        return pthread_create(thread, attributes, start, argument);
    *b = (struct beginning){start, argument, sys_tid()};
    int result = pthread_create(thread, attributes, begin, b);
    if (result != 0)
        free(b);
    return result;
}

/* ---- in and out */

static struct {
    const char *name;
    void *ours;
    void **entry, *before;
} calls[] = {
    {"pthread_mutex_lock", (void *)lock, NULL, NULL},
    {"pthread_mutex_unlock", (void *)unlock, NULL, NULL},
    {"pthread_cond_signal", (void *)signal_one, NULL, NULL},
    {"pthread_create", (void *)create, NULL, NULL},
};

bool cpython_install_gil(void)
{
    static bool has_key;
    if (!has_key && pthread_key_create(&ending, end) != 0)
        return false;
    has_key = true;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (!(calls[i].entry = got_entry(cpython.dynamic, cpython.bias, calls[i].name, NULL)))
            return false;
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        calls[i].before = *calls[i].entry;
        if (!got_replace(calls[i].entry, calls[i].ours))
            return false;
    }
    return true;
}

void cpython_remove_gil(void)
{
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (calls[i].entry && calls[i].before) {
            __atomic_store_n(calls[i].entry, calls[i].before, __ATOMIC_RELEASE);
            calls[i].before = NULL;
        }
}
