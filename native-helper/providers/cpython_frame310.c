/* CPython 3.8 to 3.10: the evaluation hook of PEP 523 over PyFrameObject. 3.8 has no function to set it; its place in the interpreter's state is found by
 * the value that stands there: the address of the default evaluation function. 3.6 and 3.7 get here by cpython_frame36.c. */
#include "cpython_events.h"
#include "cpython_frame310.h"
#include <string.h>

/* Offsets in bytes, checked against the headers of each version. */
struct layout {
    uint8_t first, last; /* minor versions */
    uint8_t last_instruction;  /* f_lasti of a frame */
    uint8_t shift;             /* f_lasti counts instructions of two bytes: 1 */
    uint8_t flags, bytecode;   /* co_flags and co_code of a code object */
};
static const struct layout layouts[] = {
    {6, 6, 120, 0, 32, 40},
    {7, 7, 104, 0, 32, 40},
    {8, 9, 104, 0, 36, 48},
    {10, 10, 96, 1, 36, 48},
};
static struct layout layout;

struct frame310 {
    uint8_t object[32];
    uint8_t *code;
};
#define BYTES_HEADER 32u
#define GENERATOR_FLAGS 0x2a0
#define RETURN_VALUE 83

static cpython_eval next;

PyObject *cpython_code_of_frame310(void *frame)
{
    return (PyObject *)((struct frame310 *)frame)->code;
}

static inline uint32_t offset_of(const struct frame310 *frame)
{
    int32_t last;
    memcpy(&last, (const uint8_t *)frame + layout.last_instruction, sizeof last);
    return last < 0 ? CPYTHON_NO_OFFSET : (uint32_t)last << layout.shift;
}

static unsigned flags_of_result(const struct frame310 *frame, const PyObject *result, bool generator)
{
    if (__builtin_expect(result == NULL, 0))
        return TAPSET_UNWOUND;
    uint32_t offset = generator ? offset_of(frame) : CPYTHON_NO_OFFSET;
    if (offset == CPYTHON_NO_OFFSET)
        return 0;
    /* A suspended frame stands at its yield, or at the instruction before its `yield from`, which it will run again. */
    const uint8_t *bytecode;
    memcpy(&bytecode, frame->code + layout.bytecode, sizeof bytecode);
    return bytecode[BYTES_HEADER + offset] == RETURN_VALUE ? 0 : TAPSET_YIELD;
}

static PyObject *first_local(void *frame, const char *name)
{
    PyObject *(*entry)(PyObject *, const char *) = (PyObject * (*)(PyObject *, const char *)) cpython.api.symbol("PyDict_GetItemString");
    PyObject *locals = cpython.api.get_attribute(frame, "f_locals"), *value = locals && entry ? entry(locals, name) : NULL;
    if (locals)
        cpython.api.decref(locals); /* the frame holds it, and it the value */
    return value;
}

static inline PyObject *record(PyObject *(*run)(void *thread, void *frame, int throwing), void *thread, struct frame310 *frame, int throwing)
{
    uint8_t *code = frame->code;
    int32_t flags;
    memcpy(&flags, code + layout.flags, sizeof flags);
    bool generator = (flags & GENERATOR_FLAGS) != 0;
    uint32_t id = cpython_code_id((PyObject *)code), offset = offset_of(frame);
    cpython_emit(&cpython_entry_sites, (PyObject *)code, id, offset, generator && offset != CPYTHON_NO_OFFSET ? TAPSET_RESUME : 0);
    bool more = cpython_any_event;
    if (__builtin_expect(more, 0))
        cpython_frame_begins(id, frame);
    ssize_t recording = cpython.extra;
    PyObject *result = run(thread, frame, throwing);
    if (__builtin_expect(recording != cpython.extra, 0)) /* another one began meanwhile, which does not know this id */
        return result;
    if (__builtin_expect(more && cpython_frames_are_watched, 0))
        cpython_frame_left(id, result ? NULL : cpython_current_exception());
    cpython_emit(&cpython_return_sites, (PyObject *)code, id, offset_of(frame), flags_of_result(frame, result, generator));
    return result;
}

static PyObject *hook(void *thread, void *frame, int throwing)
{
    return record(next, thread, frame, throwing);
}

/* 3.6 to 3.8 pass no thread. */
typedef PyObject *(*eval38)(void *frame, int throwing);

static PyObject *run38(void *thread, void *frame, int throwing)
{
    (void)thread;
    return ((eval38)(void *)next)(frame, throwing);
}

PyObject *cpython_record38(void *frame, int throwing)
{
    if (__builtin_expect(!next, 0))
        return ((eval38)(void *)cpython.api.default_eval)(frame, throwing);
    return record(run38, NULL, frame, throwing);
}

static bool choose_layout(void)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++)
        if (cpython.minor >= layouts[i].first && cpython.minor <= layouts[i].last) {
            layout = layouts[i];
            cpython_first_local = first_local;
            return true;
        }
    return false;
}

bool cpython_use_frames38(void)
{
    if (!choose_layout())
        return false;
    next = cpython.api.default_eval;
    return true;
}

/* The member eval_frame of 3.8's interpreter state; NULL unless exactly one word of it holds `value`. Reads memory without trusting its size. */
static void **find_member(void *interpreter, const void *value)
{
    void *words[512];
    void **found = NULL;
    size_t size = sizeof words;
    while (size > 1024 && !tapset_read_memory(words, (uintptr_t)interpreter, size))
        size /= 2;
    for (size_t i = 0; i < size / sizeof *words; i++)
        if (words[i] == value) {
            if (found)
                return NULL;
            found = (void **)interpreter + i;
        }
    return found;
}

static bool set(void *interpreter)
{
    const struct cpython_api *a = &cpython.api;
    if (a->set_eval && a->get_eval) {
        cpython_eval before = a->get_eval(interpreter);
        if (next && next != before)
            return false;
        next = before;
        a->set_eval(interpreter, hook);
        return true;
    }
    void **member = a->default_eval ? find_member(interpreter, (const void *)a->default_eval) : NULL;
    if (!member)
        return false;
    *member = (void *)cpython_record38;
    return cpython_use_frames38();
}

bool cpython_install_frame310(void)
{
    return choose_layout() && set(cpython.api.interpreter());
}

void cpython_remove_frame310(void)
{
    const struct cpython_api *a = &cpython.api;
    void *interpreter = a->interpreter();
    if (a->set_eval && a->get_eval) {
        if (a->get_eval(interpreter) == hook) /* else somebody came after us, and calls us: we stay and say nothing */
            a->set_eval(interpreter, next);
        return;
    }
    void **member = find_member(interpreter, (const void *)cpython_record38);
    if (member)
        *member = (void *)a->default_eval;
}

bool cpython_install_subinterpreter310(void)
{
    return cpython.api.request_extra(NULL) == cpython.extra && set(cpython.api.interpreter());
}
