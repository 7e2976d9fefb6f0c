/* Garbage collections by gc.callbacks, where the interpreter was built without markers. */
#include "cpython_events.h"
#include <string.h>

/* PyMethodDef, part of the stable ABI */
struct method { const char *name; PyObject *(*function)(PyObject *self, PyObject *arguments); int flags; const char *doc; };
#define METH_VARARGS 1

static PyObject *callback;
static PyObject *none;
static void (*incref)(PyObject *);
static PyObject *(*item)(PyObject *, ssize_t);
static PyObject *(*entry)(PyObject *, const char *);

static uint64_t number(PyObject *info, const char *name)
{
    PyObject *value = info ? entry(info, name) : NULL;
    return value ? (uint64_t)cpython.api.as_long(value) : 0;
}

/* arguments: the phase, "start" or "stop", and a dictionary */
static PyObject *on_collection(PyObject *self, PyObject *arguments)
{
    PyObject *phase = item(arguments, 0), *info = item(arguments, 1);
    const char *name = phase ? cpython.api.utf8(phase, NULL) : NULL;
    (void)self;
    if (name && strcmp(name, "start") == 0)
        PROVIDED_EMIT(&cpython_events[CPYTHON_GC_START], number(info, "generation"));
    else if (name)
        PROVIDED_EMIT(&cpython_events[CPYTHON_GC_DONE], number(info, "collected") + number(info, "uncollectable"));
    cpython.api.clear_error();
    incref(none);
    return none;
}

static PyObject *callbacks(void)
{
    PyObject *(*import)(const char *) = (PyObject * (*)(const char *)) cpython.api.symbol("PyImport_ImportModule");
    PyObject *module = import ? import("gc") : NULL;
    PyObject *list = module ? cpython.api.get_attribute(module, "callbacks") : NULL;
    if (module)
        cpython.api.decref(module);
    return list;
}

bool cpython_install_gc(void)
{
    static const struct method method = {"tapset_collection", on_collection, METH_VARARGS, NULL};
    PyObject *(*new_function)(const struct method *, PyObject *, PyObject *) = (PyObject * (*)(const struct method *, PyObject *, PyObject *)) cpython.api.symbol("PyCFunction_NewEx");
    int (*append)(PyObject *, PyObject *) = (int (*)(PyObject *, PyObject *))cpython.api.symbol("PyList_Append");
    incref = (void (*)(PyObject *))cpython.api.symbol("Py_IncRef");
    item = (PyObject * (*)(PyObject *, ssize_t)) cpython.api.symbol("PyTuple_GetItem");
    entry = (PyObject * (*)(PyObject *, const char *)) cpython.api.symbol("PyDict_GetItemString");
    none = cpython.api.symbol("_Py_NoneStruct");
    if (!new_function || !append || !incref || !item || !entry || !none)
        return false;
    PyObject *list = callbacks();
    callback = list ? new_function(&method, NULL, NULL) : NULL;
    bool done = callback && append(list, callback) == 0;
    if (list)
        cpython.api.decref(list);
    cpython.api.clear_error();
    return done;
}

void cpython_remove_gc(void)
{
    PyObject *(*call)(PyObject *, const char *, const char *, ...) = (PyObject * (*)(PyObject *, const char *, const char *, ...)) cpython.api.symbol("PyObject_CallMethod");
    PyObject *list = callback && call ? callbacks() : NULL;
    PyObject *result = list ? call(list, "remove", "O", callback) : NULL;
    if (result)
        cpython.api.decref(result);
    if (list)
        cpython.api.decref(list);
    if (callback)
        cpython.api.decref(callback);
    callback = NULL;
    cpython.api.clear_error();
}
