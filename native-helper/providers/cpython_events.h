/* CPython's events besides calls: lines, opcodes, exceptions, imports, warnings, garbage collections, memory arenas, audit events, the GIL, threads.
 *
 *   lines, opcodes, exceptions   3.12 and on: sys.monitoring (cpython_monitoring.c); before: a trace function in C (cpython_trace.c)
 *   imports, warnings            entry and return of the functions in Python that do them (cpython_frames.c)
 *   garbage collections          gc.callbacks (cpython_gc.c)
 *   arenas                       the allocator's own hook (cpython_arenas.c)
 *   the GIL, threads             the interpreter's calls of the C library, by its global offset table (cpython_gil.c)
 *   audit events                 our audit hook (cpython.c)
 *   resized dictionaries         the interpreter's own function, where its symbol was kept (cpython_dict.c)
 *
 * Nothing of this is installed unless the plan wants it. Everything runs with the GIL held, except where a comment says so. */
#ifndef TAPSET_CPYTHON_EVENTS_H
#define TAPSET_CPYTHON_EVENTS_H
#include "cpython.h"
#include "provided.h"
#include <string.h>

enum cpython_event {
    CPYTHON_LINE, CPYTHON_OPCODE, CPYTHON_GC_START, CPYTHON_GC_DONE, CPYTHON_IMPORT_START, CPYTHON_IMPORT_DONE, CPYTHON_AUDIT, CPYTHON_GIL_ACQUIRED, CPYTHON_GIL_RELEASED,
    CPYTHON_THREAD_START, CPYTHON_THREAD_STOP, CPYTHON_THROWN, CPYTHON_HANDLED, CPYTHON_SWALLOWED, CPYTHON_UNHANDLED, CPYTHON_WARNING, CPYTHON_ARENA_ALLOC, CPYTHON_ARENA_FREE,
    CPYTHON_EVENTS
};
extern struct provided cpython_events[CPYTHON_EVENTS];

static inline bool cpython_wants(enum cpython_event event)
{
    return provided_is_on(&cpython_events[event]);
}

static inline bool cpython_wants_exceptions(void)
{
    return cpython_wants(CPYTHON_THROWN) || cpython_wants(CPYTHON_HANDLED) || cpython_wants(CPYTHON_SWALLOWED) || cpython_wants(CPYTHON_UNHANDLED);
}

/* True if the plan wants any of them in the object at `path`. */
bool cpython_any_event_is_wanted(const char *path);
/* True if any of them is wanted here; known before the first code object is met. */
extern bool cpython_any_event;
/* Notes that the object has a marker itself. False: we do it all the same, since the marker is broken. */
bool cpython_leave_to_marker(const char *name);
/* Defines the sites of all that can be delivered, and says what cannot be. */
void cpython_define_events(void);
void cpython_forget_events(void);

/* ---- code objects, by frame id */

enum cpython_code_kind { CPYTHON_CODE_PLAIN, CPYTHON_CODE_IMPORT, CPYTHON_CODE_WARNING, CPYTHON_CODE_THREAD, CPYTHON_CODE_MODULE };
struct cpython_code {
    uint32_t file, function;
    uint8_t kind;            /* enum cpython_code_kind */
    uint32_t size;           /* of the instructions, once they were asked for */
    const uint8_t *instructions;
};
/* NULL for an id that is not known. */
struct cpython_code *cpython_code(uint32_t id);
void cpython_remember_code(uint32_t id, uint32_t file, uint32_t function, const char *file_name, const char *function_name);
void cpython_forget_codes(void);

/* What a code object's member `co_extra` points to. */
struct cpython_extras {
    ssize_t size;
    void *values[]; /* 3.6: one pointer to them */
};

static inline void *const *cpython_extra_values(const struct cpython_extras *extras)
{
    return cpython.extras_are_apart ? extras->values[0] : extras->values;
}

static inline uint32_t cpython_code_id(PyObject *code)
{
    const struct cpython_extras *extras;
    memcpy(&extras, (const uint8_t *)code + cpython.extra_at, sizeof extras);
    if (__builtin_expect(extras && cpython.extra < extras->size, 1)) {
        const void *value = cpython_extra_values(extras)[cpython.extra];
        if (__builtin_expect(value != NULL, 1))
            return (uint32_t)(uintptr_t)value;
    }
    return cpython_new_code(code);
}

/* ---- frames: set if imports, warnings or exceptions want to hear of each entry and return */

extern bool cpython_frames_are_watched;
/* `frame` is what `first_local` of the mechanism understands. */
void cpython_frame_entered(uint32_t id, void *frame);
/* `unwinding`: the exception by which it was left, or NULL. `yielded`: it goes on later. */
void cpython_frame_left(uint32_t id, PyObject *unwinding);
/* Before 3.12, under the evaluation hook: the same, and gives the thread its trace function. */
void cpython_frame_begins(uint32_t id, void *frame);
/* The exception that is set, borrowed; it stays set. */
PyObject *cpython_current_exception(void);
/* The first argument of the function that a frame runs, borrowed; NULL if it cannot be had. */
extern PyObject *(*cpython_first_local)(void *frame, const char *name);

/* State of a thread that runs Python code; NULL when there is no memory. */
#define CPYTHON_MOST_IMPORTS 32
#define CPYTHON_MOST_PENDING 16
struct cpython_pending {
    PyObject *exception; /* borrowed, only compared */
    int depth;           /* of the frame that deals with it */
    bool in_c;           /* it left a Python function and is with the C code that called that */
    uint64_t type, message;
    uint32_t code, line;
};
struct cpython_thread {
    int depth; /* frames of Python functions */
    bool traced;
    uint32_t nimports, npending;
    uint32_t imports[CPYTHON_MOST_IMPORTS];
    struct cpython_pending pending[CPYTHON_MOST_PENDING];
};
struct cpython_thread *cpython_this_thread(void);
void cpython_thread_ends(void);

/* ---- exceptions (cpython_exceptions.c) */

/* An exception came up in the frame of code `id` at a line: raised there, or passed on by what it called. */
void cpython_raised(uint32_t id, uint32_t line, PyObject *exception);
/* A frame at the thread's present depth ends; `unwinding` as above. Before the depth goes down. */
void cpython_exceptions_left(struct cpython_thread *t, uint32_t id, PyObject *unwinding);

/* A dictionary gets other room for its entries: the function of the interpreter that does it (cpython_dict.c). */
extern const struct tapset_stand_in cpython_dict_resize;

/* ---- installing; false: this build does not let us */
/* 3.6 and 3.7 cannot import before the first module runs: called again then. */
extern bool cpython_gc_waits;
bool cpython_install_gc(void);
void cpython_remove_gc(void);
bool cpython_install_arenas(void);
void cpython_remove_arenas(void);
bool cpython_install_gil(void);
void cpython_remove_gil(void);
/* Before 3.12: a trace function for each thread, put in at its next frame. */
bool cpython_prepare_trace(void);
extern bool cpython_trace_is_wanted;
/* The instruction at `offset`, in bytes, is about to run. */
void cpython_emit_opcode(PyObject *code, uint32_t id, uint32_t offset);
void cpython_trace_this_thread(struct cpython_thread *t);

#endif
