/* CPython 3.11: the evaluation hook of PEP 523. While one is set, the interpreter no longer runs a Python call inside the caller's evaluation loop but asks the hook for each. */
#include "cpython_events.h"
#include "cpython_layout311.h"

static cpython_eval next;

static inline uint32_t offset_of(const struct frame311 *frame, const struct code311 *code)
{
    ssize_t offset = frame->instruction - code->instructions;
    return offset < 0 ? CPYTHON_NO_OFFSET : (uint32_t)offset;
}

static PyObject *first_local(void *frame, const char *name)
{
    (void)name;
    return ((struct frame311 *)frame)->values[0];
}

static PyObject *hook(void *thread, void *f, int throwing)
{
    struct frame311 *frame = f;
    struct code311 *code = frame->code;
    bool generator = (code->flags & CODE311_GENERATOR_FLAGS) != 0;
    unsigned flags = 0;
    if (__builtin_expect(generator, 0)) {
        if (frame->owner == FRAME311_OWNED_BY_THREAD) /* the call only makes the generator, its body does not start */
            return next(thread, frame, throwing);
        if (frame->instruction >= code->instructions && *frame->instruction != OPCODE311_RETURN_GENERATOR)
            flags = TAPSET_RESUME;
    }
    uint32_t id = cpython_code_id((PyObject *)code);
    cpython_emit(&cpython_entry_sites, (PyObject *)code, id, offset_of(frame, code), flags);
    bool more = cpython_any_event;
    if (__builtin_expect(more, 0))
        cpython_frame_begins(id, frame);
    ssize_t recording = cpython.extra;
    PyObject *result = next(thread, frame, throwing);
    if (__builtin_expect(recording != cpython.extra, 0)) /* another one began meanwhile, which does not know this id */
        return result;
    if (__builtin_expect(more && cpython_frames_are_watched, 0))
        cpython_frame_left(id, result ? NULL : cpython_current_exception());
    /* The caller of the hook clears the frame, so it and its code are still here. */
    flags = 0;
    if (__builtin_expect(result == NULL, 0))
        flags = TAPSET_UNWOUND;
    else if (__builtin_expect(generator, 0) && frame->instruction >= code->instructions && *frame->instruction == OPCODE311_YIELD_VALUE)
        flags = TAPSET_YIELD;
    cpython_emit(&cpython_return_sites, (PyObject *)code, id, offset_of(frame, code), flags);
    return result;
}

bool cpython_install_frame311(void)
{
    const struct cpython_api *a = &cpython.api;
    if (!a->set_eval || !a->get_eval)
        return false;
    void *interpreter = a->interpreter();
    next = a->get_eval(interpreter);
    cpython_first_local = first_local;
    a->set_eval(interpreter, hook);
    return true;
}

void cpython_remove_frame311(void)
{
    void *interpreter = cpython.api.interpreter();
    if (cpython.api.get_eval(interpreter) == hook) /* else somebody came after us, and calls us: we stay and say nothing */
        cpython.api.set_eval(interpreter, next);
}

bool cpython_install_subinterpreter311(void)
{
    const struct cpython_api *a = &cpython.api;
    void *interpreter = a->interpreter();
    if (a->request_extra(NULL) != cpython.extra || a->get_eval(interpreter) != next)
        return false;
    a->set_eval(interpreter, hook);
    return true;
}
