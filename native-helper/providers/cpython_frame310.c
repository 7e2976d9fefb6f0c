/* CPython 3.8 to 3.10: the evaluation hook of PEP 523 over PyFrameObject. 3.8 has no function to set it; its place in the interpreter's state is found by
 * the value that stands there: the address of the default evaluation function. */
#include "cpython.h"
#include <string.h>

/* Same places in 3.8, 3.9 and 3.10, checked against their headers; only f_lasti moved. */
struct code310 {
    uint8_t object[36];
    int32_t flags;
    uint8_t line[8];
    uint8_t *bytecode; /* a bytes object */
};
struct frame310 {
    uint8_t object[32];
    struct code310 *code;
};
#define LASTI_38 104u /* in bytes */
#define LASTI_310 96u /* in instructions of two bytes */
#define BYTES_HEADER 32u
#define GENERATOR_FLAGS 0x2a0
#define RETURN_VALUE 83

static cpython_eval next;

static inline uint32_t frame_id(struct code310 *code)
{
    void *value = NULL;
    if (__builtin_expect(cpython.api.get_extra((PyObject *)code, cpython.extra, &value) == 0 && value != NULL, 1))
        return (uint32_t)(uintptr_t)value;
    return cpython_new_code((PyObject *)code);
}

static inline uint32_t offset_of(const struct frame310 *frame)
{
    int32_t last;
    bool is_310 = cpython.minor >= 10;
    memcpy(&last, (const uint8_t *)frame + (is_310 ? LASTI_310 : LASTI_38), sizeof last);
    return last < 0 ? CPYTHON_NO_OFFSET : (uint32_t)last << is_310;
}

static unsigned flags_of_result(const struct frame310 *frame, const PyObject *result, bool generator)
{
    if (__builtin_expect(result == NULL, 0))
        return TAPSET_UNWOUND;
    uint32_t offset = generator ? offset_of(frame) : CPYTHON_NO_OFFSET;
    if (offset == CPYTHON_NO_OFFSET)
        return 0;
    /* A suspended frame stands at its yield, or at the instruction before its `yield from`, which it will run again. */
    return frame->code->bytecode[BYTES_HEADER + offset] == RETURN_VALUE ? 0 : TAPSET_YIELD;
}

static inline PyObject *record(PyObject *(*run)(void *thread, void *frame, int throwing), void *thread, struct frame310 *frame, int throwing)
{
    struct code310 *code = frame->code;
    bool generator = (code->flags & GENERATOR_FLAGS) != 0;
    uint32_t id = frame_id(code), offset = offset_of(frame);
    cpython_emit(&cpython_entry_sites, (PyObject *)code, id, offset, generator && offset != CPYTHON_NO_OFFSET ? TAPSET_RESUME : 0);
    PyObject *result = run(thread, frame, throwing);
    cpython_emit(&cpython_return_sites, (PyObject *)code, id, offset_of(frame), flags_of_result(frame, result, generator));
    return result;
}

static PyObject *hook(void *thread, void *frame, int throwing)
{
    return record(next, thread, frame, throwing);
}

/* 3.8 passes no thread. */
typedef PyObject *(*eval38)(void *frame, int throwing);

static PyObject *run38(void *thread, void *frame, int throwing)
{
    (void)thread;
    return ((eval38)(void *)next)(frame, throwing);
}

static PyObject *hook38(void *frame, int throwing)
{
    return record(run38, NULL, frame, throwing);
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
    next = a->default_eval;
    *member = (void *)hook38;
    return true;
}

bool cpython_install_frame310(void)
{
    return set(cpython.api.interpreter());
}

bool cpython_install_subinterpreter310(void)
{
    return cpython.api.request_extra(NULL) == cpython.extra && set(cpython.api.interpreter());
}
