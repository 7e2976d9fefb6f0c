/* CPython 3.12 and on: sys.monitoring (PEP 669), with callbacks in C, so that no Python frame runs for an event. Each callback gets the code object and
 * the offset of the instruction in bytes. An evaluation hook is no choice here: it makes deep recursion fail, and 3.13.0 misses calls behind it. */
#include "cpython_events.h"

#define TOOL 4 /* 0 debugger, 1 coverage, 2 profiler, 5 optimizer have owners by PEP 669 */

static PyObject *none; /* immortal from 3.12 on (PEP 683), so that its count need not change */
static const void *code_type, *int_type;
static uint32_t type_at; /* where an object points to its type */

static const void *type_of(PyObject *object)
{
    const void *type;
    memcpy(&type, (const uint8_t *)object + type_at, sizeof type);
    return type;
}

/* Anybody can get at our functions, and call them with what they like. */
static bool is_event(PyObject *const *arguments, size_t count)
{
    return (count & SIZE_MAX >> 1) >= 2 && type_of(arguments[0]) == code_type && type_of(arguments[1]) == int_type;
}

static bool has_third(size_t count)
{
    return (count & SIZE_MAX >> 1) >= 3;
}

/* An integer of one digit is its tag, which tells the number of digits and the sign, and the digit. */
static bool digits_are_known;
struct integer {
    uintptr_t tag;
    uint32_t digit;
};
#define ONE_DIGIT (1u << 3)

static inline uint32_t value_of(PyObject *integer)
{
    struct integer i;
    memcpy(&i, (const uint8_t *)integer + type_at + sizeof(void *), sizeof i.tag + sizeof i.digit);
    return __builtin_expect(digits_are_known && i.tag == ONE_DIGIT, 1) ? i.digit : (uint32_t)cpython.api.as_long(integer);
}

static inline uint32_t offset_in(PyObject *const *arguments)
{
    return value_of(arguments[1]);
}

static void look_at_digits(void)
{
    PyObject *(*new_integer)(long) = (PyObject * (*)(long)) cpython.api.symbol("PyLong_FromLong");
    PyObject *integer = new_integer ? new_integer(123456789) : NULL;
    struct integer i = {0, 0};
    if (integer) {
        memcpy(&i, (const uint8_t *)integer + type_at + sizeof(void *), sizeof i.tag + sizeof i.digit);
        cpython.api.decref(integer);
    }
    digits_are_known = i.tag == ONE_DIGIT && i.digit == 123456789;
}

static inline PyObject *entered(PyObject *const *arguments, size_t count, bool at_start, unsigned flags)
{
    if (!is_event(arguments, count))
        return none;
    uint32_t id = cpython_code_id(arguments[0]);
    cpython_emit(&cpython_entry_sites, arguments[0], id, at_start ? CPYTHON_NO_OFFSET : offset_in(arguments), flags);
    if (__builtin_expect(cpython_frames_are_watched, 0))
        cpython_frame_entered(id, NULL);
    return none;
}

static inline PyObject *left(PyObject *const *arguments, size_t count, PyObject *unwinding, unsigned flags)
{
    if (!is_event(arguments, count))
        return none;
    uint32_t id = cpython_code_id(arguments[0]);
    if (__builtin_expect(cpython_frames_are_watched, 0))
        cpython_frame_left(id, unwinding);
    cpython_emit(&cpython_return_sites, arguments[0], id, offset_in(arguments), flags);
    return none;
}

static PyObject *on_start(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    return entered(arguments, count, true, 0);
}

/* Also for throw(): both go on in the middle of a suspended generator. */
static PyObject *on_resume(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    return entered(arguments, count, false, TAPSET_RESUME);
}

static PyObject *on_return(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    return left(arguments, count, NULL, 0);
}

static PyObject *on_yield(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    return left(arguments, count, NULL, TAPSET_YIELD);
}

static PyObject *on_unwind(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    return left(arguments, count, has_third(count) ? arguments[2] : NULL, TAPSET_UNWOUND);
}

static PyObject *on_raise(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    if (is_event(arguments, count) && has_third(count))
        cpython_raised(cpython_code_id(arguments[0]), (uint32_t)cpython.api.line_of(arguments[0], (int)offset_in(arguments)), arguments[2]);
    return none;
}

static PyObject *on_line(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    const struct cpython_code *c = is_event(arguments, count) ? cpython_code(cpython_code_id(arguments[0])) : NULL;
    if (c)
        PROVIDED_EMIT(&cpython_events[CPYTHON_LINE], c->file, c->function, offset_in(arguments));
    return none;
}

static PyObject *on_instruction(PyObject *self, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    if (is_event(arguments, count))
        cpython_emit_opcode(arguments[0], cpython_code_id(arguments[0]), offset_in(arguments));
    return none;
}

enum group { CALLS, EXCEPTIONS, LINES, INSTRUCTIONS };

static const struct {
    const char *name; /* in sys.monitoring.events */
    cpython_function function;
    enum group group;
} events[] = {
    {"PY_START", on_start, CALLS},   {"PY_RESUME", on_resume, CALLS}, {"PY_THROW", on_resume, CALLS}, {"PY_RETURN", on_return, CALLS}, {"PY_YIELD", on_yield, CALLS},
    {"PY_UNWIND", on_unwind, CALLS}, {"RAISE", on_raise, EXCEPTIONS}, {"LINE", on_line, LINES},       {"INSTRUCTION", on_instruction, INSTRUCTIONS},
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
    PyObject *names = a->get_attribute(monitoring, "events"), *type = cpython_new_callable_type();
    long mask = 0;
    bool ok = names != NULL && type != NULL;
    for (size_t i = 0; ok && i < sizeof events / sizeof *events; i++) {
        if (!is_wanted(events[i].group))
            continue;
        PyObject *number = a->get_attribute(names, events[i].name);
        PyObject *function = cpython_new_callable(type, events[i].function);
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
    if (type)
        a->decref(type);
    return ok && CALL(monitoring, "set_events", "il", TOOL, mask);
}

static bool install(void)
{
    const struct cpython_api *a = &cpython.api;
    PyObject *(*sys_object)(const char *) = (PyObject * (*)(const char *)) a->symbol("PySys_GetObject");
    call = (PyObject * (*)(PyObject *, const char *, const char *, ...)) a->symbol("PyObject_CallMethod");
    none = a->symbol("_Py_NoneStruct");
    code_type = a->symbol("PyCode_Type");
    int_type = a->symbol("PyLong_Type");
    type_at = cpython_size_of_object();
    if (!type_at || !code_type || !int_type)
        return false;
    type_at -= sizeof(void *);
    look_at_digits();
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
