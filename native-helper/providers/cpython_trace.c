/* Before 3.12: lines, instructions and exceptions by a trace function in C, which each thread gets at its next frame. The program's own trace function (a debugger, coverage) wins: what it
 * replaces is not put back, so events of that thread end there. */
#include "cpython_events.h"
#include "cpython_frame310.h"
#include <stdlib.h>
#include <string.h>

enum { TRACE_CALL = 0, TRACE_EXCEPTION = 1, TRACE_LINE = 2, TRACE_RETURN = 3, TRACE_OPCODE = 7 }; /* PyTrace_…, part of the documented interface */

typedef int (*trace_function)(PyObject *own, PyObject *frame, int what, PyObject *argument);
static void (*set_trace)(trace_function, PyObject *);
static int (*line_of_frame)(PyObject *);
static PyObject *(*code_of_frame)(PyObject *);
static PyObject *(*tuple_item)(PyObject *, ssize_t);

bool cpython_trace_is_wanted;

/* Borrowed: the frame holds it. The attribute f_code would raise an audit event each time. */
static PyObject *code_of(PyObject *frame)
{
    if (cpython.minor <= 10)
        return cpython_code_of_frame310(frame);
    PyObject *code = code_of_frame ? code_of_frame(frame) : NULL;
    if (code)
        cpython.api.decref(code);
    return code;
}

/* The instructions of a code object as the compiler made them, copied once. */
static const uint8_t *instructions_of(PyObject *code, struct cpython_code *c)
{
    if (c->instructions)
        return c->instructions;
    char *bytes;
    ssize_t length;
    PyObject *all = cpython.api.get_attribute(code, "co_code");
    if (all && cpython.api.bytes(all, &bytes, &length) == 0 && (c->instructions = malloc((size_t)length)) != NULL) {
        memcpy((void *)(uintptr_t)c->instructions, bytes, (size_t)length);
        c->size = (uint32_t)length;
    }
    if (all)
        cpython.api.decref(all);
    cpython.api.clear_error();
    return c->instructions;
}

void cpython_emit_opcode(PyObject *code, uint32_t id, uint32_t offset)
{
    struct cpython_code *c = cpython_code(id);
    const uint8_t *instructions = c ? instructions_of(code, c) : NULL;
    if (instructions && offset < c->size)
        PROVIDED_EMIT(&cpython_events[CPYTHON_OPCODE], c->file, c->function, offset, instructions[offset]);
}

static uint32_t offset_of(PyObject *frame)
{
    PyObject *last = cpython.api.get_attribute(frame, "f_lasti");
    long offset = last ? cpython.api.as_long(last) : 0;
    if (last)
        cpython.api.decref(last);
    return (uint32_t)offset; /* in bytes in every version, as Python gives it */
}

static void ask_for_opcodes(PyObject *frame)
{
    int (*set_attribute)(PyObject *, const char *, PyObject *) = (int (*)(PyObject *, const char *, PyObject *))cpython.api.symbol("PyObject_SetAttrString");
    PyObject *yes = cpython.api.symbol("_Py_TrueStruct");
    if (set_attribute && yes && set_attribute(frame, "f_trace_opcodes", yes) != 0)
        cpython.api.clear_error();
}

static int on_trace(PyObject *own, PyObject *frame, int what, PyObject *argument)
{
    PyObject *code;
    (void)own;
    switch (what) {
    case TRACE_CALL:
        if (cpython_wants(CPYTHON_OPCODE))
            ask_for_opcodes(frame);
        break;
    case TRACE_LINE:
        if (cpython_wants(CPYTHON_LINE) && (code = code_of(frame)) != NULL) {
            const struct cpython_code *c = cpython_code(cpython_code_id(code));
            PROVIDED_EMIT(&cpython_events[CPYTHON_LINE], c ? c->file : 0, c ? c->function : 0, (uint64_t)line_of_frame(frame));
        }
        break;
    case TRACE_OPCODE:
        if ((code = code_of(frame)) != NULL)
            cpython_emit_opcode(code, cpython_code_id(code), offset_of(frame));
        break;
    case TRACE_EXCEPTION:
        if (cpython_wants_exceptions() && (code = code_of(frame)) != NULL)
            cpython_raised(cpython_code_id(code), (uint32_t)line_of_frame(frame), tuple_item(argument, 1));
        break;
    default:
        break;
    }
    return 0;
}

bool cpython_prepare_trace(void)
{
    set_trace = (void (*)(trace_function, PyObject *))cpython.api.symbol("PyEval_SetTrace");
    line_of_frame = (int (*)(PyObject *))cpython.api.symbol("PyFrame_GetLineNumber");
    code_of_frame = (PyObject * (*)(PyObject *)) cpython.api.symbol("PyFrame_GetCode"); /* 3.9 and on */
    tuple_item = (PyObject * (*)(PyObject *, ssize_t)) cpython.api.symbol("PyTuple_GetItem");
    return cpython_trace_is_wanted = set_trace && line_of_frame && tuple_item;
}

void cpython_trace_this_thread(struct cpython_thread *t)
{
    t->traced = true;
    set_trace(on_trace, NULL);
}
