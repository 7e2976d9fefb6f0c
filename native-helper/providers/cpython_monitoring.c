/* CPython 3.12 and on: sys.monitoring (PEP 669), with callbacks that are functions in C, so that no Python frame runs for an event. Each callback gets the code object and
 * the offset of the instruction in bytes. An evaluation hook is no choice here: it makes deep recursion fail, and 3.13.0 misses calls behind it. */
#include "cpython_events.h"

#define TOOL 4 /* 0 debugger, 1 coverage, 2 profiler, 5 optimizer have owners by PEP 669 */

typedef PyObject *(*fast_function)(PyObject *self, PyObject *const *arguments, ssize_t count);
/* PyMethodDef, part of the stable ABI */
struct method {
    const char *name;
    fast_function function;
    int flags;
    const char *doc;
};
#define METH_FASTCALL 0x80

static PyObject *none; /* immortal from 3.12 on (PEP 683), so that its count need not change */

static inline uint32_t offset_in(PyObject *const *arguments)
{
    return (uint32_t)cpython.api.as_long(arguments[1]);
}

static inline PyObject *entered(PyObject *const *arguments, ssize_t count, bool at_start, unsigned flags)
{
    if (count < 2)
        return none;
    uint32_t id = cpython_code_id(arguments[0]);
    cpython_emit(&cpython_entry_sites, arguments[0], id, at_start ? CPYTHON_NO_OFFSET : offset_in(arguments), flags);
    if (__builtin_expect(cpython_frames_are_watched, 0))
        cpython_frame_entered(id, NULL);
    return none;
}

static inline PyObject *left(PyObject *const *arguments, ssize_t count, PyObject *unwinding, unsigned flags)
{
    if (count < 2)
        return none;
    uint32_t id = cpython_code_id(arguments[0]);
    if (__builtin_expect(cpython_frames_are_watched, 0))
        cpython_frame_left(id, unwinding);
    cpython_emit(&cpython_return_sites, arguments[0], id, offset_in(arguments), flags);
    return none;
}

static PyObject *on_start(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    return entered(arguments, count, true, 0);
}

/* Also for throw(): both go on in the middle of a suspended generator. */
static PyObject *on_resume(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    return entered(arguments, count, false, TAPSET_RESUME);
}

static PyObject *on_return(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    return left(arguments, count, NULL, 0);
}

static PyObject *on_yield(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    return left(arguments, count, NULL, TAPSET_YIELD);
}

static PyObject *on_unwind(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    return left(arguments, count, count >= 3 ? arguments[2] : NULL, TAPSET_UNWOUND);
}

static PyObject *on_raise(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    if (count >= 3)
        cpython_raised(cpython_code_id(arguments[0]), (uint32_t)cpython.api.line_of(arguments[0], (int)offset_in(arguments)), arguments[2]);
    return none;
}

static PyObject *on_line(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    const struct cpython_code *c = count >= 2 ? cpython_code(cpython_code_id(arguments[0])) : NULL;
    if (c)
        PROVIDED_EMIT(&cpython_events[CPYTHON_LINE], c->file, c->function, (uint32_t)cpython.api.as_long(arguments[1]));
    return none;
}

static PyObject *on_instruction(PyObject *self, PyObject *const *arguments, ssize_t count)
{
    if (count >= 2)
        cpython_emit_opcode(arguments[0], cpython_code_id(arguments[0]), offset_in(arguments));
    return none;
}

enum group { CALLS, EXCEPTIONS, LINES, INSTRUCTIONS };

static const struct {
    const char *name; /* in sys.monitoring.events */
    struct method method;
    enum group group;
} events[] = {
    {"PY_START", {"tapset_start", on_start, METH_FASTCALL, NULL}, CALLS},    {"PY_RESUME", {"tapset_resume", on_resume, METH_FASTCALL, NULL}, CALLS},
    {"PY_THROW", {"tapset_throw", on_resume, METH_FASTCALL, NULL}, CALLS},   {"PY_RETURN", {"tapset_return", on_return, METH_FASTCALL, NULL}, CALLS},
    {"PY_YIELD", {"tapset_yield", on_yield, METH_FASTCALL, NULL}, CALLS},    {"PY_UNWIND", {"tapset_unwind", on_unwind, METH_FASTCALL, NULL}, CALLS},
    {"RAISE", {"tapset_raise", on_raise, METH_FASTCALL, NULL}, EXCEPTIONS},  {"LINE", {"tapset_line", on_line, METH_FASTCALL, NULL}, LINES},
    {"INSTRUCTION", {"tapset_instruction", on_instruction, METH_FASTCALL, NULL}, INSTRUCTIONS},
};

/* Each kind of event slows the program, whether anybody listens or not. */
static bool is_wanted(enum group group)
{
    switch (group) {
    case CALLS:
        return cpython_entry_sites.count > 0 || cpython_return_sites.count > 0 || cpython_frames_are_watched;
    case EXCEPTIONS:
        return cpython_wants_exceptions();
    case LINES:
        return cpython_wants(CPYTHON_LINE);
    default:
        return cpython_wants(CPYTHON_OPCODE);
    }
}

/* The argument's frame is the thread's own. */
static PyObject *first_local(void *frame, const char *name)
{
    PyObject *(*current)(void) = (PyObject * (*)(void)) cpython.api.symbol("PyEval_GetFrame");
    PyObject *(*variable)(PyObject *, const char *) = (PyObject * (*)(PyObject *, const char *)) cpython.api.symbol("PyFrame_GetVarString");
    PyObject *own = current ? current() : NULL, *value = own && variable ? variable(own, name) : NULL;
    (void)frame;
    if (value)
        cpython.api.decref(value); /* the frame holds it */
    else
        cpython.api.clear_error();
    return value;
}

/* Calls a method by its name with arguments as Py_BuildValue takes them. False and no Python error left if that fails. */
#define CALL(object, name, ...) discard(call(object, name, __VA_ARGS__))
static PyObject *(*call)(PyObject *object, const char *method, const char *format, ...);

static bool discard(PyObject *result)
{
    if (!result) {
        cpython.api.clear_error();
        return false;
    }
    cpython.api.decref(result);
    return true;
}

static bool register_all(PyObject *monitoring)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *(*new_function)(const struct method *, PyObject *, PyObject *) = (PyObject * (*)(const struct method *, PyObject *, PyObject *)) a->symbol("PyCFunction_NewEx");
    PyObject *names = a->get_attribute(monitoring, "events");
    long mask = 0;
    bool ok = names != NULL && new_function != NULL;
    for (size_t i = 0; ok && i < sizeof events / sizeof *events; i++) {
        if (!is_wanted(events[i].group))
            continue;
        PyObject *number = a->get_attribute(names, events[i].name);
        PyObject *function = new_function(&events[i].method, NULL, NULL);
        long event = number ? a->as_long(number) : 0;
        ok = event > 0 && function && CALL(monitoring, "register_callback", "ilO", TOOL, event, function);
        mask |= event;
        if (number)
            a->decref(number);
        if (function)
            a->decref(function);
    }
    if (names)
        a->decref(names);
    return ok && CALL(monitoring, "set_events", "il", TOOL, mask);
}

static bool install(void)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *(*sys_object)(const char *) = (PyObject * (*)(const char *)) a->symbol("PySys_GetObject");
    call = (PyObject * (*)(PyObject *, const char *, const char *, ...)) a->symbol("PyObject_CallMethod");
    none = a->symbol("_Py_NoneStruct");
    cpython_first_local = first_local;
    PyObject *monitoring = sys_object && call && none ? sys_object("monitoring") : NULL; /* borrowed */
    return monitoring && CALL(monitoring, "use_tool_id", "is", TOOL, "tapset") && register_all(monitoring);
}

void cpython_remove_monitoring(void)
{
    PyObject *(*sys_object)(const char *) = (PyObject * (*)(const char *)) cpython.api.symbol("PySys_GetObject");
    PyObject *monitoring = sys_object("monitoring");
    if (!monitoring || !CALL(monitoring, "set_events", "ii", TOOL, 0))
        return;
    PyObject *names = cpython.api.get_attribute(monitoring, "events");
    for (size_t i = 0; names && i < sizeof events / sizeof *events; i++) {
        PyObject *number = cpython.api.get_attribute(names, events[i].name);
        if (number) {
            CALL(monitoring, "register_callback", "iOO", TOOL, number, none);
            cpython.api.decref(number);
        }
    }
    if (names)
        cpython.api.decref(names);
    CALL(monitoring, "free_tool_id", "i", TOOL);
}

bool cpython_install_monitoring(void)
{
    return install();
}

bool cpython_install_subinterpreter_monitoring(void)
{
    return cpython.api.request_extra(NULL) == cpython.extra && install();
}
