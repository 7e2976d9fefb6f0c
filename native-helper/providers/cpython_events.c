#include "cpython_events.h"
#include <stdlib.h>
#include <string.h>
#include "sys.h"

#define EVENT(event, marker, letters) [event] = {.provider = "python", .name = marker, .kinds = letters}
struct provided cpython_events[CPYTHON_EVENTS] = {
    EVENT(CPYTHON_LINE, "line", "ssi"),
    EVENT(CPYTHON_OPCODE, "opcode", "ssii"),
    EVENT(CPYTHON_GC_START, "gc__start", "i"),
    EVENT(CPYTHON_GC_DONE, "gc__done", "i"),
    EVENT(CPYTHON_IMPORT_START, "import__find__load__start", "s"),
    EVENT(CPYTHON_IMPORT_DONE, "import__find__load__done", "si"),
    EVENT(CPYTHON_AUDIT, "audit", "si"),
    EVENT(CPYTHON_GIL_ACQUIRED, "gil__acquired", "i"),
    EVENT(CPYTHON_GIL_RELEASED, "gil__released", "i"),
    EVENT(CPYTHON_THREAD_START, "thread__start", "ii"),
    EVENT(CPYTHON_THREAD_STOP, "thread__stop", "i"),
    EVENT(CPYTHON_THROWN, "exception__thrown", "ssssi"),
    EVENT(CPYTHON_HANDLED, "exception__handled", "ssssi"),
    EVENT(CPYTHON_SWALLOWED, "exception__swallowed", "ssssi"),
    EVENT(CPYTHON_UNHANDLED, "exception__unhandled", "ssssi"),
    EVENT(CPYTHON_WARNING, "warning", "sssi"),
    EVENT(CPYTHON_ARENA_ALLOC, "arena__alloc", "ii"),
    EVENT(CPYTHON_ARENA_FREE, "arena__free", "ii"),
};

bool cpython_any_event, cpython_gc_waits;

bool cpython_any_event_is_wanted(const char *path)
{
    for (size_t i = 0; i < CPYTHON_EVENTS; i++)
        if (provided_is_wanted(&cpython_events[i], path))
            return cpython_any_event = true;
    return false;
}

/* The marker `line` of 3.11 crashes the interpreter (cpython issue 98894). */
bool cpython_leave_to_marker(const char *name)
{
    for (size_t i = 0; i < CPYTHON_EVENTS; i++)
        if (i != CPYTHON_LINE && strcmp(name, cpython_events[i].name) == 0)
            return cpython_events[i].native = true;
    return strcmp(name, "line") != 0;
}

static bool define(size_t first, size_t last, const char *how)
{
    bool any = false;
    for (size_t i = first; i <= last; i++) {
        provided_define(&cpython_events[i], cpython.path, cpython.module, how);
        any |= cpython_wants((enum cpython_event)i);
    }
    return any;
}

static void drop(size_t first, size_t last, const char *what)
{
    for (size_t i = first; i <= last; i++)
        cpython_events[i].count = 0;
    tapset_note(2, "Python %u.%u: %s cannot be observed in this build.", cpython.major, cpython.minor, what);
}

void cpython_define_events(void)
{
    bool monitored = cpython.minor >= 12;
    const char *how = monitored ? "sys.monitoring" : "trace function";
    bool traced = define(CPYTHON_LINE, CPYTHON_LINE, how) | define(CPYTHON_THROWN, CPYTHON_UNHANDLED, how);
    if (cpython.minor >= 7)
        traced |= define(CPYTHON_OPCODE, CPYTHON_OPCODE, how);
    else if (provided_is_wanted(&cpython_events[CPYTHON_OPCODE], cpython.path))
        tapset_note(2, "Python 3.%u cannot tell of single instructions; 3.7 and later can.", cpython.minor);
    if (traced && !monitored && !cpython_prepare_trace()) {
        drop(CPYTHON_LINE, CPYTHON_OPCODE, "lines and instructions");
        drop(CPYTHON_THROWN, CPYTHON_UNHANDLED, "exceptions");
    }
    bool frames = define(CPYTHON_IMPORT_START, CPYTHON_IMPORT_DONE, "entry and return of importlib") | define(CPYTHON_WARNING, CPYTHON_WARNING, "entry of warnings._showwarnmsg");
    cpython_frames_are_watched = frames || cpython_wants_exceptions();
    if (cpython.minor >= 8)
        define(CPYTHON_AUDIT, CPYTHON_AUDIT, "audit hook");
    cpython_gc_waits = define(CPYTHON_GC_START, CPYTHON_GC_DONE, "gc.callbacks") && cpython.minor < 8;
    if (cpython_wants(CPYTHON_GC_START) + cpython_wants(CPYTHON_GC_DONE) > 0 && !cpython_gc_waits && !cpython_install_gc())
        drop(CPYTHON_GC_START, CPYTHON_GC_DONE, "garbage collections");
    if (define(CPYTHON_ARENA_ALLOC, CPYTHON_ARENA_FREE, "arena allocator") && !cpython_install_arenas())
        drop(CPYTHON_ARENA_ALLOC, CPYTHON_ARENA_FREE, "memory arenas");
    if (define(CPYTHON_GIL_ACQUIRED, CPYTHON_THREAD_STOP, "calls of the C library") && !cpython_install_gil())
        drop(CPYTHON_GIL_ACQUIRED, CPYTHON_THREAD_STOP, "the GIL and threads");
}

void cpython_forget_events(void)
{
    cpython_remove_gil();
    cpython_frames_are_watched = cpython_trace_is_wanted = cpython_any_event = false;
    for (size_t i = 0; i < CPYTHON_EVENTS; i++)
        provided_forget(&cpython_events[i]);
    cpython_forget_codes();
}

static __thread struct cpython_thread *this_thread __attribute__((tls_model("initial-exec")));

/* Made at a thread's first frame, in the interpreter's own context, where malloc may be called. */
struct cpython_thread *cpython_this_thread(void)
{
    if (__builtin_expect(!this_thread, 0))
        this_thread = calloc(1, sizeof *this_thread);
    return this_thread;
}

void cpython_thread_ends(void)
{
    struct cpython_thread *t = this_thread;
    this_thread = NULL;
    free(t);
}
