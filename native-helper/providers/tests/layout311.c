/* Compiled where Python 3.11's headers are installed: the layout that the provider assumes is the one that Python has. */
#include <Python.h>
#include <stddef.h>
#define Py_BUILD_CORE
#include "cpython_layout311.h"
#include <internal/pycore_frame.h>
#include <opcode.h>

#define SAME(condition) _Static_assert(condition, #condition)
SAME(offsetof(struct code311, flags) == offsetof(PyCodeObject, co_flags));
SAME(offsetof(struct code311, instructions) == offsetof(PyCodeObject, co_code_adaptive));
SAME(offsetof(struct frame311, code) == offsetof(_PyInterpreterFrame, f_code));
SAME(offsetof(struct frame311, instruction) == offsetof(_PyInterpreterFrame, prev_instr));
SAME(offsetof(struct frame311, owner) == offsetof(_PyInterpreterFrame, owner));
SAME(offsetof(struct frame311, values) == offsetof(_PyInterpreterFrame, localsplus));
SAME(FRAME311_OWNED_BY_THREAD == FRAME_OWNED_BY_THREAD && FRAME311_OWNED_BY_GENERATOR == FRAME_OWNED_BY_GENERATOR);
SAME(OPCODE311_RETURN_GENERATOR == RETURN_GENERATOR && OPCODE311_YIELD_VALUE == YIELD_VALUE);
SAME(CODE311_GENERATOR_FLAGS == (CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR));
SAME(BINARY_SUBSCR == 25 && BINARY_SUBSCR_ADAPTIVE == 17 && CALL_ADAPTIVE == 22 && LOAD_GLOBAL_ADAPTIVE == 47);
