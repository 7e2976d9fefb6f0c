/* What becomes of exceptions. Each one that comes up in a frame is "pending" there until it is known what its fate is:
 *
 *   handled     the frame goes on after a handler: it returns, or raises something else while no handler for this one is active
 *   passed on   the frame is unwound by it; then it is with whatever called the frame: the next frame gets it, or C code
 *   swallowed   C code that called the frame discards it (hasattr, a callback, __del__): its own caller goes on
 *   unhandled   it leaves the thread's outermost frame, or the frame of threading that prints it
 *
 * So each thrown exception ends in one of handled, swallowed and unhandled. What ends iterations and closes generators is no exception to people and left out.
 * Exceptions are compared by address and never kept alive; an entry that is out of date is dropped by the rules above before its address can come again in the same frame. */
#include "cpython_events.h"
#include <string.h>

/* The parts of an object that all versions (but free-threaded builds) agree on. */
struct object { ssize_t references; struct type *type; };
struct type { struct object object; ssize_t size; const char *name; };
struct exception { struct object object; PyObject *dictionary, *arguments; };

static bool is_control_flow(const char *type)
{
    return strcmp(type, "StopIteration") == 0 || strcmp(type, "StopAsyncIteration") == 0 || strcmp(type, "GeneratorExit") == 0;
}

static uint64_t intern(const char *text)
{
    return tapset_intern(text, strlen(text));
}

/* The first text among its arguments; str() could run anything. */
static uint64_t message_of(PyObject *e)
{
    ssize_t (*size)(PyObject *) = (ssize_t(*)(PyObject *))cpython.api.symbol("PyTuple_Size");
    PyObject *(*item)(PyObject *, ssize_t) = (PyObject * (*)(PyObject *, ssize_t)) cpython.api.symbol("PyTuple_GetItem");
    void *text_type = cpython.api.symbol("PyUnicode_Type");
    PyObject *arguments = ((struct exception *)e)->arguments;
    ssize_t n = arguments && size && item ? size(arguments) : 0;
    for (ssize_t i = 0; i < n; i++) {
        PyObject *one = item(arguments, i);
        const char *text = one && (void *)((struct object *)one)->type == text_type ? cpython.api.utf8(one, NULL) : NULL;
        if (text)
            return intern(text);
    }
    cpython.api.clear_error();
    return TAPSET_STRING_NULL;
}

static void emit(enum cpython_event event, const struct cpython_pending *p, uint32_t id)
{
    const struct cpython_code *c = cpython_code(id);
    if (c && event == CPYTHON_HANDLED && c->kind == CPYTHON_CODE_THREAD)
        event = CPYTHON_UNHANDLED; /* threading prints what a thread did not handle */
    PROVIDED_EMIT(&cpython_events[event], p->type, p->message, c ? c->file : 0, c ? c->function : 0, p->line);
}

/* The innermost exception that is being handled by this thread; borrowed, only for comparison. */
static PyObject *active(void)
{
    static PyObject *(*handled)(void);
    static void (*info)(PyObject **, PyObject **, PyObject **);
    if (!handled && !info) {
        handled = (PyObject * (*)(void)) cpython.api.symbol("PyErr_GetHandledException"); /* 3.11 and on */
        info = (void (*)(PyObject **, PyObject **, PyObject **))cpython.api.symbol("PyErr_GetExcInfo");
    }
    PyObject *type = NULL, *value = NULL, *trace = NULL;
    if (handled)
        value = handled();
    else if (info)
        info(&type, &value, &trace);
    PyObject *result = value; /* whoever handles it holds it */
    if (type)
        cpython.api.decref(type);
    if (value)
        cpython.api.decref(value);
    if (trace)
        cpython.api.decref(trace);
    return result;
}

static bool is_known(const struct cpython_thread *t, const PyObject *e)
{
    for (uint32_t i = 0; i < t->npending; i++)
        if (t->pending[i].exception == e)
            return true;
    return false;
}

/* Its fate in the frame that ends, or that raises another. An exception that a frame further out still deals with is decided there. */
static void settle(struct cpython_thread *t, uint32_t id)
{
    struct cpython_pending p = t->pending[--t->npending];
    if (!is_known(t, p.exception))
        emit(p.in_c ? CPYTHON_SWALLOWED : CPYTHON_HANDLED, &p, p.in_c ? id : p.code);
}

static struct cpython_pending *last(struct cpython_thread *t)
{
    return t->npending > 0 && t->pending[t->npending - 1].depth >= t->depth ? &t->pending[t->npending - 1] : NULL;
}

static void add(struct cpython_thread *t, const struct cpython_pending *p)
{
    if (t->npending == CPYTHON_MOST_PENDING) /* deeper nesting of handlers than any program has: the outermost is forgotten */
        memmove(t->pending, t->pending + 1, --t->npending * sizeof *t->pending);
    t->pending[t->npending++] = *p;
}

/* An exception at the address of one that frames further out had: that one is gone, so it was handled there. */
static void forget_namesakes(struct cpython_thread *t, const PyObject *e)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < t->npending; i++) {
        if (t->pending[i].exception == e)
            emit(t->pending[i].in_c ? CPYTHON_SWALLOWED : CPYTHON_HANDLED, &t->pending[i], t->pending[i].code);
        else
            t->pending[kept++] = t->pending[i];
    }
    t->npending = kept;
}

void cpython_raised(uint32_t id, uint32_t line, PyObject *e)
{
    struct cpython_thread *t = cpython_this_thread();
    if (!t || is_control_flow(((struct object *)e)->type->name))
        return;
    PyObject *current = active();
    for (struct cpython_pending *p; (p = last(t)); settle(t, id)) {
        if (p->in_c && p->exception == e) { /* what it called passed it on */
            *p = (struct cpython_pending){.exception = e, .depth = t->depth, .type = p->type, .message = p->message, .code = id, .line = line};
            return;
        }
        if (!p->in_c && p->exception == current) {
            if (p->exception == e)
                return; /* raised again by its own handler */
            break;
        }
    }
    struct cpython_pending fresh = {.exception = e, .depth = t->depth, .type = intern(((struct object *)e)->type->name), .message = message_of(e), .code = id, .line = line};
    if (current != e || !is_known(t, e)) { /* else: thrown into a generator that a handler resumed */
        forget_namesakes(t, e);
        emit(CPYTHON_THROWN, &fresh, id);
    }
    add(t, &fresh);
}

void cpython_exceptions_left(struct cpython_thread *t, uint32_t id, PyObject *unwinding)
{
    struct cpython_pending passed = {0};
    for (struct cpython_pending *p; (p = last(t));) {
        if (unwinding && p->exception == unwinding && !p->in_c) {
            passed = *p;
            t->npending--;
        } else {
            settle(t, id);
        }
    }
    if (!passed.exception)
        return;
    passed.in_c = true;
    passed.depth = t->depth - 1;
    if (passed.depth == 0)
        emit(CPYTHON_UNHANDLED, &passed, passed.code);
    else
        add(t, &passed);
}
